//! CLI profiles of the modes `CloudSSO` and `OAuth`: a person has logged in with a browser, and
//! the token of the login is exchanged for a temporary key.
//!
//! A login that has expired is never renewed here. For `OAuth` that would use up the token that
//! the CLI keeps in its file, and only the CLI can write it there.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http::uri::Scheme;
use http::{Method, Request, Uri};

use super::error::Failure;
use super::exchange::Fetch;
use super::keys::{Secret, TemporaryKey};
use super::search::Context;
use crate::Credentials;
use crate::config::AGENT;

/// A login of a profile, and how to exchange it.
#[derive(Clone)]
pub(super) struct Login {
    pub(super) profile: String,
    pub(super) kind: LoginKind,
    /// The token of the login.
    pub(super) token: Secret,
    /// When the login expires, if the profile says so.
    pub(super) expiration: Option<SystemTime>,
    /// The temporary key that the CLI got last, if it is complete.
    pub(super) cached: Option<Credentials>,
}

#[derive(Clone)]
pub(super) enum LoginKind {
    /// The address to log in at, the account, and the access configuration.
    CloudSso { sign_in_url: String, account_id: String, access_configuration: String },
    /// The host of the site: `oauth.aliyun.com` or `oauth.alibabacloud.com`.
    OAuth { host: &'static str },
}

impl Login {
    /// Whether the CLI got this key last.
    pub(super) fn has_cached(&self, key: &Credentials) -> bool {
        self.cached.as_ref().is_some_and(|cached| cached.is_same(key))
    }
}

/// The temporary key of a login: the one that the CLI got last while it lasts, unless a service has just
/// refused it; else a new one.
pub(super) async fn temporary_key(
    context: &Context,
    login: &Login,
) -> Result<Credentials, Failure> {
    let now = context.environment.now();
    let is_usable = |key: &&Credentials| {
        let is_refused = context.refused.as_ref().is_some_and(|refused| refused.is_same(key));
        !is_refused && key.expiration().is_some_and(|expiration| expiration > now + SHORTEST_USE)
    };
    if let Some(key) = login.cached.as_ref().filter(is_usable) {
        return Ok(key.clone());
    }
    exchange(context, login).await
}

/// A new temporary key for a login.
pub(super) async fn exchange(context: &Context, login: &Login) -> Result<Credentials, Failure> {
    let now = context.environment.now();
    let is_expired = login.expiration.is_none_or(|expiration| expiration <= now);
    if is_expired || login.token.is_empty() {
        return Err(login_expired(login));
    }
    let request = request(login)?;
    let host = request.uri().host().unwrap_or_default().to_owned();
    let response = context.desk.fetch_of_host(Fetch::from_internet(request)).await?;
    match response.status().as_u16() {
        200..=299 => read(login, response.body(), &host, now),
        401 | 403 => Err(login_expired(login)),
        status @ 500.. => {
            Err(Failure::unavailable(format!("{host} answered with HTTP status {status}")))
        }
        status => Err(Failure::refused(format!("{host} answered with HTTP status {status}"))),
    }
}

/// A key that the CLI got is used only if it lasts long enough for a call and its retries.
const SHORTEST_USE: Duration = Duration::from_secs(180);

fn login_expired(login: &Login) -> Failure {
    let (mode, command) = match login.kind {
        LoginKind::CloudSso { .. } => ("CloudSSO", "configure --mode CloudSSO"),
        LoginKind::OAuth { .. } => ("OAuth", "configure --mode OAuth"),
    };
    Failure::invalid(format!(
        "the {mode} login of the profile `{profile}` has expired: run `aliyun {command} --profile \
         {profile}`",
        profile = login.profile,
    ))
}

fn request(login: &Login) -> Result<Request<Bytes>, Failure> {
    let (uri, body) = match &login.kind {
        LoginKind::CloudSso { sign_in_url, account_id, access_configuration } => {
            let body = serde_json::json!({
                "AccountId": account_id,
                "AccessConfigurationId": access_configuration,
            });
            (sign_in_uri(sign_in_url, &login.profile)?, Bytes::from(body.to_string()))
        }
        LoginKind::OAuth { host } => {
            let uri = Uri::builder().scheme(Scheme::HTTPS).authority(*host);
            (uri.path_and_query("/v1/exchange").build().ok(), Bytes::new())
        }
    };
    let uri = uri.ok_or_else(|| Failure::invalid("the address of the login is not a URL"))?;
    let mut authorization = HeaderValue::try_from(format!("Bearer {}", login.token.expose()))
        .map_err(|_| login_expired(login))?;
    authorization.set_sensitive(true);
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    headers.insert(AUTHORIZATION, authorization);
    Ok(request)
}

/// Where the host of the login gives temporary keys. The login itself is sent there, so nothing
/// but https will do.
fn sign_in_uri(sign_in_url: &str, profile: &str) -> Result<Option<Uri>, Failure> {
    let authority = sign_in_url
        .parse::<Uri>()
        .ok()
        .filter(|uri| uri.scheme() == Some(&Scheme::HTTPS))
        .and_then(|uri| uri.authority().cloned())
        .filter(|authority| !authority.as_str().contains('@'))
        .ok_or_else(|| {
            let text = format!("cloud_sso_sign_in_url of the profile `{profile}` is not https");
            Failure::invalid(text)
        })?;
    let uri = Uri::builder().scheme(Scheme::HTTPS).authority(authority);
    Ok(uri.path_and_query("/cloud-credentials").build().ok())
}

fn read(login: &Login, body: &[u8], host: &str, now: SystemTime) -> Result<Credentials, Failure> {
    let place = format!(" in the answer of {host}");
    let key = match login.kind {
        LoginKind::CloudSso { .. } => TemporaryKey::decode_member(body, &format!(" of {host}"))?,
        LoginKind::OAuth { .. } => TemporaryKey::decode(body, &format!(" of {host}"))?,
    };
    key.check(&place, now)
}
