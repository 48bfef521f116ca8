//! Drives a provider with answers that a test gives.

use std::sync::Arc;
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{
    CredentialsError, CredentialsProvider, CredentialsSource, Fetch,
};
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use bytes::Bytes;
use http::{Request, Response};
use secrecy::ExposeSecret;

use crate::environment::MadeUp;

/// An answer with a status and a body, or no answer for a reason.
pub(crate) type Answer = Result<(u16, &'static str), &'static str>;

/// What came of a search, and the requests that it sent.
pub(crate) struct Run {
    pub(crate) outcome: Result<Credentials, CredentialsError>,
    pub(crate) requests: Vec<Request<Bytes>>,
    pub(crate) origin: Option<String>,
}

impl Run {
    /// The identifier, secret and token that were found.
    pub(crate) fn key(&self) -> (String, String, Option<String>) {
        key(self.outcome.as_ref().expect("credentials"))
    }

    /// The text of the error.
    pub(crate) fn error(&self) -> String {
        self.outcome.as_ref().expect_err("an error").to_string()
    }

    /// The hosts that were asked.
    pub(crate) fn hosts(&self) -> Vec<&str> {
        self.requests.iter().filter_map(|request| request.uri().host()).collect()
    }
}

/// Searches the default chain.
pub(crate) fn search(environment: MadeUp, answers: &[Answer]) -> Run {
    search_source(CredentialsSource::default_chain(), environment, answers)
}

/// Searches a source. A request for which there is no answer left is answered with status 404.
pub(crate) fn search_source(
    source: CredentialsSource,
    environment: MadeUp,
    answers: &[Answer],
) -> Run {
    let provider = CredentialsProvider::with_environment(source, Arc::new(environment));
    let mut requests = Vec::new();
    let mut answers = answers.iter();
    let outcome = provider.get(
        || PATIENCE,
        |fetch: Fetch| {
            requests.push(fetch.request);
            respond(answers.next().copied().unwrap_or(Ok((404, ""))))
        },
    );
    Run { outcome, requests, origin: provider.origin() }
}

/// How long a test waits for another fetch.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) fn respond(answer: Answer) -> Result<Response<Bytes>, TransportError> {
    let (status, body) = answer.map_err(no_answer)?;
    Ok(Response::builder().status(status).body(Bytes::from(body)).expect("a valid response"))
}

/// No connection, for this reason.
pub(crate) fn no_answer(reason: &str) -> TransportError {
    TransportError::not_sent(TransportErrorKind::Connect).because(reason)
}

pub(crate) fn key(credentials: &Credentials) -> (String, String, Option<String>) {
    let text = |secret: &secrecy::SecretString| secret.expose_secret().to_owned();
    (
        credentials.access_key_id().expect("an access key").to_owned(),
        credentials.access_key_secret().map(text).expect("a secret"),
        credentials.security_token().map(text),
    )
}

/// A key as [`Run::key`] shows it.
pub(crate) fn plain(id: &str, secret: &str) -> (String, String, Option<String>) {
    (id.to_owned(), secret.to_owned(), None)
}

/// A temporary key as [`Run::key`] shows it.
pub(crate) fn temporary(id: &str, secret: &str, token: &str) -> (String, String, Option<String>) {
    (id.to_owned(), secret.to_owned(), Some(token.to_owned()))
}

/// An answer of STS that is valid for one hour after the start of a test.
pub(crate) const STS_ANSWER: &str = r#"{"RequestId": "r-1", "Credentials": {"AccessKeyId":
    "STS.a", "AccessKeySecret": "b", "SecurityToken": "c", "Expiration": "2026-06-01T01:00:00Z"}}"#;

/// An answer of the metadata service that is valid for six hours after the start of a test.
pub(crate) const METADATA_ANSWER: &str = r#"{"Code": "Success", "AccessKeyId": "STS.m",
    "AccessKeySecret": "n", "SecurityToken": "o", "Expiration": "2026-06-01T06:00:00Z"}"#;
