//! A provider whose clock stands still, and whose requests a test answers.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{
    AssumeRole, CredentialsError, CredentialsProvider, CredentialsSource, Fetch,
};
use aliyun_runtime::transport::TransportError;
use bytes::Bytes;
use http::Response;

use crate::driver::{Answer, PATIENCE, no_answer, respond};
use crate::environment::MadeUp;

/// A provider whose clock a test moves, and the answers that its requests get.
pub(crate) struct Bench {
    pub(crate) environment: Arc<MadeUp>,
    pub(crate) provider: CredentialsProvider,
    answers: RefCell<VecDeque<Result<Response<Bytes>, TransportError>>>,
    requests: AtomicUsize,
}

impl Bench {
    pub(crate) fn new(source: CredentialsSource, environment: MadeUp) -> Self {
        let environment = Arc::new(environment);
        let provider = CredentialsProvider::with_environment(source, environment.clone());
        Self { environment, provider, answers: RefCell::default(), requests: AtomicUsize::new(0) }
    }

    pub(crate) fn ecs() -> Self {
        Self::new(CredentialsSource::ecs_role("roleX"), MadeUp::default())
    }

    pub(crate) fn sts() -> Self {
        let base = CredentialsSource::fixed(Credentials::access_key("i", "s"));
        Self::new(base.assume_role(AssumeRole::new("acs:ram::1:role/r")), MadeUp::default())
    }

    /// Prepares the answers to a token and a key of the metadata service.
    pub(crate) fn metadata(&self, id: &str, expiration: &str) -> &Self {
        let body = format!(
            r#"{{"Code": "Success", "AccessKeyId": "{id}", "AccessKeySecret": "s",
                "SecurityToken": "t", "Expiration": "{expiration}"}}"#
        );
        let body = Response::new(Bytes::from(body));
        self.answers.borrow_mut().extend([respond(Ok((200, "token"))), Ok(body)]);
        self
    }

    pub(crate) fn sts_answer(&self, id: &str, expiration: &str) -> &Self {
        let body = format!(
            r#"{{"Credentials": {{"AccessKeyId": "{id}", "AccessKeySecret": "s",
                "SecurityToken": "t", "Expiration": "{expiration}"}}}}"#
        );
        self.answers.borrow_mut().push_back(Ok(Response::new(Bytes::from(body))));
        self
    }

    /// Prepares an answer.
    pub(crate) fn answer(&self, answer: Answer) {
        self.answers.borrow_mut().push_back(respond(answer));
    }

    pub(crate) fn get(&self) -> Result<Credentials, CredentialsError> {
        self.provider.get(
            || PATIENCE,
            |_fetch: Fetch| {
                self.requests.fetch_add(1, Ordering::SeqCst);
                self.answers
                    .borrow_mut()
                    .pop_front()
                    .unwrap_or_else(|| Err(no_answer("nobody answers")))
            },
        )
    }

    pub(crate) fn id(&self) -> String {
        self.get().expect("credentials").access_key_id().expect("an id").to_owned()
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    pub(crate) fn pass(&self, minutes: u64) {
        self.environment.pass(Duration::from_secs(60 * minutes));
    }
}
