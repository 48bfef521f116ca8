//! How the time of a call is shared out between its credentials and its request.

use std::future::{Future, poll_fn, ready};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::time::{Duration, Instant};

use aliyun_runtime::credentials::{CredentialsProvider, CredentialsSource, Turn};
use aliyun_runtime::transport::Limits;
use aliyun_runtime::{Client, Config, ErrorKind, Outcome, blocking};
use bytes::Bytes;
use http::Method;

use super::{KEY, START, Variables, accepted};
use crate::clients::{Answer, AnyClient, answer, runtime};
use crate::machine::{ManualClock, moment};
use crate::operations::renew_instance;
use crate::server::{Server, ok};

/// One of the two clients, over a transport that answers at once.
fn over_transport(
    is_async: bool,
    config: Config,
    send: impl Fn(http::Request<Bytes>, Limits) -> Answer + Send + Sync + 'static,
) -> AnyClient {
    if is_async {
        let transport = move |request, limits| ready(send(request, limits));
        AnyClient::Async(Client::with_transport(config, transport), runtime())
    } else {
        AnyClient::Blocking(blocking::Client::with_transport(config, send))
    }
}

/// A machine with a role, and a service that accepts everything.
fn metadata_and_service(request: &http::Request<Bytes>) -> Answer {
    match (request.uri().host(), request.method()) {
        (Some("100.100.100.200"), &Method::PUT) => answer(200, "token"),
        (Some("100.100.100.200"), _) => answer(200, KEY),
        _ => accepted(),
    }
}

/// Each request for credentials takes as long as it may. What is left is enough to send a renewal.
#[test]
fn credentials_that_come_late_leave_time_for_the_answer() {
    for is_async in [true, false] {
        let variables = Arc::new(Variables::default());
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        let source = CredentialsSource::default_chain();
        let provider = CredentialsProvider::with_environment(source, variables);
        let clock = ManualClock::at(moment(START));
        let config = Config::new(provider)
            .region("cn-hangzhou")
            .total_timeout(Duration::from_secs(2))
            .clock(clock.clone());
        let send = move |request: http::Request<Bytes>, limits: Limits| {
            if request.uri().host() == Some("100.100.100.200") {
                clock.advance(limits.total);
            }
            metadata_and_service(&request)
        };
        let client = over_transport(is_async, config, send);
        client.send(&renew_instance()).expect("accepted");
    }
}

/// A task that has begun to fetch credentials and is never polled again, as one that lost a `select!`.
#[test]
fn a_call_that_nobody_polls_does_not_keep_the_others_from_theirs() {
    let requests = Arc::new(AtomicU64::new(0));
    let transport = move |_: http::Request<Bytes>, _: Limits| {
        let number = requests.fetch_add(1, Ordering::SeqCst);
        async move {
            match number {
                0 => std::future::pending().await,
                1 => answer(200, KEY),
                _ => accepted(),
            }
        }
    };
    let source = CredentialsSource::credentials_uri("http://127.0.0.1/c");
    let provider = CredentialsProvider::with_environment(source, Arc::new(Variables::default()));
    let config = Config::new(provider).region("cn-hangzhou");
    let config = config.total_timeout(Duration::from_millis(600));
    let client = Client::with_transport(config, transport);
    runtime().block_on(async {
        let request = renew_instance();
        let mut stuck = pin!(client.send(&request));
        assert!(poll_fn(|context| Poll::Ready(stuck.as_mut().poll(context).is_pending())).await);
        client.send(&request).await.expect("it fetches them itself");
    });
}

#[cfg(unix)]
#[test]
fn a_program_takes_no_more_than_the_time_of_the_call() {
    for client in [AnyClient::over_reqwest, AnyClient::over_ureq] {
        let service = Server::answering(ok());
        let variables = Arc::new(Variables::default());
        variables.set("ALIBABA_CLOUD_PROFILE", "slow");
        let source = CredentialsSource::default_chain();
        let config = Config::new(CredentialsProvider::with_environment(source, variables))
            .endpoint(service.endpoint())
            .allow_plain_http()
            .total_timeout(Duration::from_millis(400));
        let start = Instant::now();
        let error = client(&config).send(&renew_instance()).expect_err("no credentials");
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::NotSent));
        assert!(error.to_string().contains("took too long"), "{error}");
        #[cfg(target_os = "linux")]
        while is_child("sleep\x007\0") {
            assert!(start.elapsed() < Duration::from_secs(3), "the program goes on");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The one who fetches has got stuck, the program that is run after a wait for it does not end, and the
/// next step of the chain has credentials.
#[cfg(unix)]
#[test]
fn a_program_after_a_wait_leaves_time_for_the_call() {
    for is_async in [true, false] {
        let variables = Arc::new(Variables::default());
        variables.set("ALIBABA_CLOUD_PROFILE", "slow");
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        let source = CredentialsSource::default_chain();
        let provider = CredentialsProvider::with_environment(source, variables);
        let Turn::Refresh(stuck) = provider.turn() else { panic!("nobody fetches as yet") };
        let config = Config::new(provider).region("cn-hangzhou");
        let config = config.total_timeout(Duration::from_secs(2));
        let client = over_transport(is_async, config, |request, _| metadata_and_service(&request));
        client.send(&renew_instance()).expect("accepted");
        drop(stuck);
    }
}

/// Whether this process has a child with this command line.
#[cfg(target_os = "linux")]
fn is_child(command_line: &str) -> bool {
    let own = std::process::id().to_string();
    let is_it = |folder: PathBuf| {
        let stat = std::fs::read_to_string(folder.join("stat")).unwrap_or_default();
        let parent = stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1));
        let is_mine = parent == Some(&own);
        is_mine
            && std::fs::read_to_string(folder.join("cmdline")).is_ok_and(|it| it == command_line)
    };
    let processes = std::fs::read_dir("/proc").expect("there is one");
    processes.flatten().any(|entry| is_it(entry.path()))
}
