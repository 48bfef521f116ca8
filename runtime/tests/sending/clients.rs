//! Both clients behind one face, so that one test runs over both.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aliyun_runtime::transport::{Limits, TransportError, TransportErrorKind};
use aliyun_runtime::{Client, Config, Credentials, Error, Operation, blocking};
use bytes::Bytes;

use crate::machine::ManualClock;

/// One of the two clients.
#[derive(Debug)]
pub(crate) enum AnyClient {
    Async(Client, tokio::runtime::Runtime),
    Blocking(blocking::Client),
}

impl AnyClient {
    pub(crate) fn over_reqwest(config: &Config) -> Self {
        Self::Async(Client::new(config.clone()).unwrap(), runtime())
    }

    pub(crate) fn over_ureq(config: &Config) -> Self {
        Self::Blocking(blocking::Client::new(config.clone()))
    }

    pub(crate) fn send<O: Operation>(&self, operation: &O) -> Result<O::Response, Error<O::Error>> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.send(operation)),
            Self::Blocking(client) => client.send(operation),
        }
    }

    /// Does nothing for a while, as a program does in which other tasks are running.
    pub(crate) fn pause(&self, duration: Duration) {
        match self {
            Self::Async(_, runtime) => {
                runtime.block_on(async { tokio::time::sleep(duration).await });
            }
            Self::Blocking(_) => std::thread::sleep(duration),
        }
    }
}

/// Both clients over their own transports.
pub(crate) fn both(config: &Config) -> [AnyClient; 2] {
    [AnyClient::over_reqwest(config), AnyClient::over_ureq(config)]
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// What a scripted transport was asked to send.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(crate) request: http::Request<Bytes>,
    pub(crate) limits: Limits,
}

/// Both clients over a transport that answers from a script: the number of the request, counted
/// from 0, to the answer. Waiting moves the clock.
pub(crate) struct Scripted {
    pub(crate) client: AnyClient,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Scripted {
    pub(crate) fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap().clone()
    }

    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap().clone()
    }
}

pub(crate) type Answer = Result<http::Response<Bytes>, TransportError>;

pub(crate) fn both_scripted(
    config: &Config,
    start: SystemTime,
    script: impl Fn(usize) -> Answer + Send + Sync + Clone + 'static,
) -> [Scripted; 2] {
    [true, false].map(|is_async| {
        let clock = ManualClock::at(start);
        let config = config.clone().clock(clock.clone());
        let exchanges = Arc::new(Mutex::new(Vec::new()));
        let waits = Arc::new(Mutex::new(Vec::new()));
        let (script, seen) = (script.clone(), exchanges.clone());
        let answer = move |request: http::Request<Bytes>, limits: Limits| {
            let mut seen = seen.lock().unwrap();
            seen.push(Exchange { request, limits });
            script(seen.len() - 1)
        };
        let waited = waits.clone();
        let wait = move |duration: Duration| {
            waited.lock().unwrap().push(duration);
            clock.advance(duration);
        };
        let client = if is_async {
            let transport = move |request, limits| std::future::ready(answer(request, limits));
            let sleep = move |duration| {
                wait(duration);
                std::future::ready(())
            };
            AnyClient::Async(Client::with_parts(config, transport, sleep), runtime())
        } else {
            AnyClient::Blocking(blocking::Client::with_parts(config, answer, wait))
        };
        Scripted { client, exchanges, waits }
    })
}

/// Made-up credentials and a region that both products have.
pub(crate) fn config() -> Config {
    Config::new(Credentials::access_key("testAccessKeyId", "testAccessKeySecret"))
        .region("cn-hangzhou")
}

/// An answer with this status and body.
pub(crate) fn answer(status: u16, body: impl Into<Bytes>) -> Answer {
    let response = http::Response::builder().status(status);
    let response = response.header("content-type", "application/json").body(body.into());
    response.map_err(|error| TransportError::not_sent(TransportErrorKind::Other).because(error))
}

/// The same answer with one more header.
pub(crate) fn with_header(answer: Answer, name: &'static str, value: &str) -> Answer {
    answer.map(|mut answer| {
        answer.headers_mut().insert(name, value.parse().unwrap());
        answer
    })
}

/// An error of the service with this code.
pub(crate) fn refusal(status: u16, code: &str) -> Answer {
    answer(status, format!(r#"{{"RequestId":"R-1","Code":"{code}","Message":"m"}}"#))
}
