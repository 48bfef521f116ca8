//! The metadata service of an ECS instance, and services that answer as it does.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue, USER_AGENT};
use http::{Method, Request, StatusCode, Uri};

use super::environment::{switch, variable};
use super::error::Failure;
use super::exchange::Fetch;
use super::keys::{TemporaryKey, not_understood};
use super::search::Context;
use crate::Credentials;
use crate::config::AGENT;
use crate::decode::{self, Field, Record};

const HOST: &str = "100.100.100.200";
const TOKEN_PATH: &str = "/latest/api/token";
const ROLES_PATH: &str = "/latest/meta-data/ram/security-credentials/";
const TOKEN: HeaderName = HeaderName::from_static("x-aliyun-ecs-metadata-token");
const TOKEN_SECONDS: HeaderName =
    HeaderName::from_static("x-aliyun-ecs-metadata-token-ttl-seconds");

/// The temporary key of a role that is attached to this instance; of the one that
/// `ALIBABA_CLOUD_ECS_METADATA` names, or of whichever it is, if the name is empty.
pub(super) async fn ecs_role(context: &Context, name: &str) -> Result<Credentials, Failure> {
    let environment = &*context.environment;
    if switch(environment, "ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
        return Err(Failure::disabled("switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED"));
    }
    let role = match (name, variable(environment, "ALIBABA_CLOUD_ECS_METADATA")?) {
        ("", Some(role)) => role.to_string(),
        ("", None) => attached_role(context).await?,
        (role, _) => role.to_owned(),
    };
    if !is_role_name(&role) {
        return Err(Failure::invalid(format!(
            "`{role}` is not the name of a role: it may have letters, digits and `._-`"
        )));
    }
    let place = format!(" in the answer for the role {role}");
    let path = format!("{ROLES_PATH}{role}");
    let key = ask(context, &path, |body| successful_key(body, &place)).await;
    // Who knows the name of a role knows that the service is there.
    key.map_err(|failure| failure.usual(false))?.check(&place, environment.now())
}

/// The temporary key that an address in `ALIBABA_CLOUD_CREDENTIALS_URI` answers with.
pub(super) async fn credentials_uri(context: &Context, uri: &str) -> Result<Credentials, Failure> {
    let uri = checked_uri(uri)?;
    let host = uri.host().unwrap_or_default().to_owned();
    let (connect, read) = (Duration::from_secs(5), Duration::from_secs(10));
    let fetch = Fetch::from_nearby(request(Method::GET, uri), connect, read);
    let response = context.desk.fetch_of_host(fetch).await?;
    let body = accepted(&response, &host)?;
    let place = format!(" in the answer of {host}");
    successful_key(&body, &place)?.check(&place, context.environment.now())
}

/// The name of the role that is attached to this instance.
async fn attached_role(context: &Context) -> Result<String, Failure> {
    let names =
        ask(context, ROLES_PATH, |body| Ok(String::from_utf8_lossy(body).into_owned())).await?;
    match names.lines().map(str::trim).find(|name| !name.is_empty()) {
        Some(name) if is_role_name(name) => Ok(name.to_owned()),
        Some(_) => Err(Failure::unavailable(format!(
            "the answer of {HOST} is not the name of a role: does something else answer there?"
        ))
        .usual(true)),
        None => Err(Failure::not_configured("no RAM role is attached to this instance")),
    }
}

/// Names of roles have at most 64 characters. Nothing else may get into the path.
fn is_role_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && !name.starts_with('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// Asks the metadata service, with a token of its own for each question, and without one if the
/// answer to that is of no use, as the official SDKs do.
async fn ask<T>(
    context: &Context,
    path: &str,
    read: impl Fn(&[u8]) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let token = session_token(context).await?;
    let may_ask_again = token.is_some() && !is_token_needed(context);
    match ask_once(context, path, token).await.and_then(|body| read(&body)) {
        Err(_) if may_ask_again => ask_once(context, path, None).await.and_then(|body| read(&body)),
        outcome => outcome,
    }
}

async fn ask_once(
    context: &Context,
    path: &str,
    token: Option<HeaderValue>,
) -> Result<Bytes, Failure> {
    let mut request = request(Method::GET, metadata_uri(path)?);
    if let Some(token) = token {
        request.headers_mut().insert(TOKEN, token);
    }
    let response = fetch(context, request).await?;
    if response.status() == StatusCode::NOT_FOUND {
        return Err(Failure::not_configured(format!(
            "{HOST} answered with HTTP status 404: no such RAM role is attached to this instance"
        )));
    }
    accepted(&response, HOST)
}

/// Whether the old form of the service, which needs no token, must not be used.
fn is_token_needed(context: &Context) -> bool {
    switch(&*context.environment, "ALIBABA_CLOUD_IMDSV1_DISABLED")
}

/// The token of a session with the metadata service; `None` if it gives none and questions
/// without a token are allowed.
async fn session_token(context: &Context) -> Result<Option<HeaderValue>, Failure> {
    let mut request = request(Method::PUT, metadata_uri(TOKEN_PATH)?);
    request.headers_mut().insert(TOKEN_SECONDS, HeaderValue::from_static("21600"));
    let token = fetch(context, request).await.and_then(|response| {
        let mut token = HeaderValue::from_bytes(accepted(&response, HOST)?.trim_ascii())
            .map_err(|_| Failure::unavailable(format!("{HOST} gave a token that is none")))?;
        token.set_sensitive(true);
        Ok(token)
    });
    match token {
        Ok(token) if !token.is_empty() => Ok(Some(token)),
        Err(failure) if is_token_needed(context) => Err(failure),
        Ok(_) | Err(_) => Ok(None),
    }
}

async fn fetch(
    context: &Context,
    request: Request<Bytes>,
) -> Result<http::Response<Bytes>, Failure> {
    // The service is one hop away. Elsewhere nothing answers, and that must show soon.
    let timeout = Duration::from_secs(1);
    let fetch = Fetch::from_nearby(request, timeout, timeout);
    context.desk.fetch(fetch).await.map_err(|error| {
        Failure::unavailable(format!("{HOST} (is this an ECS instance?): {error}")).usual(true)
    })
}

fn metadata_uri(path: &str) -> Result<Uri, Failure> {
    Uri::builder()
        .scheme("http")
        .authority(HOST)
        .path_and_query(path)
        .build()
        .map_err(|error| Failure::invalid(format!("the address of {HOST}: {error}")))
}

/// The address that a user configured. What stands in it may be secret, so it is not shown.
fn checked_uri(uri: &str) -> Result<Uri, Failure> {
    let parsed: Option<Uri> = uri.parse().ok();
    let parsed = parsed.filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")));
    let Some(uri) = parsed else {
        return Err(Failure::invalid("the address is not a URL with http:// or https://"));
    };
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        let text = "the address has a user name or password, which is not supported";
        return Err(Failure::invalid(text));
    }
    Ok(uri)
}

fn request(method: Method, uri: Uri) -> Request<Bytes> {
    let mut request = Request::new(Bytes::new());
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    request.headers_mut().insert(USER_AGENT, HeaderValue::from_static(AGENT));
    request
}

/// The body of an answer that is a success.
fn accepted(response: &http::Response<Bytes>, host: &str) -> Result<Bytes, Failure> {
    let status = response.status();
    let text = || format!("{host} answered with HTTP status {}", status.as_u16());
    if status == StatusCode::OK {
        Ok(response.body().clone())
    } else if status.is_client_error() {
        Err(Failure::refused(text()))
    } else {
        Err(Failure::unavailable(text()))
    }
}

/// The temporary key in a body that must also say `Success`.
fn successful_key(body: &[u8], place: &str) -> Result<TemporaryKey, Failure> {
    let Verdict { code } = decode::object(body).map_err(|error| not_understood(&error, place))?;
    if code != "Success" {
        return Err(Failure::refused(format!("Code{place} is `{code}` and not Success")));
    }
    TemporaryKey::decode(body, place)
}

#[derive(Default)]
struct Verdict {
    code: String,
}

impl Record for Verdict {
    fn names(&self) -> &'static [&'static str] {
        &["Code"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.code)
    }
}
