//! `AssumeRole` and `AssumeRoleWithOIDC` of the Security Token Service (STS).

use std::time::UNIX_EPOCH;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, USER_AGENT};
use http::uri::Scheme;
use http::{HeaderValue, Method, Request, Uri};
use secrecy::SecretString;

use super::environment::{defect, read_text, switch, variable};
use super::error::Failure;
use super::exchange::Fetch;
use super::keys::TemporaryKey;
use super::role::{AssumeRole, OidcRole, RoleSession};
use super::search::Context;
use crate::answer::is_throttling;
use crate::config::AGENT;
use crate::decode::{self, Field, Record};
use crate::endpoint::Origin;
use crate::request::{Draft, FORM};
use crate::secrets::SecretValues;
use crate::sign::encode_pairs;
use crate::time::format_utc;
use crate::{Credentials, OperationInfo, Parameters, Product};

const VERSION: &str = "2015-04-01";

/// A session has no effect of its own: a second one replaces a lost one.
const ASSUME_ROLE: &OperationInfo = &OperationInfo {
    product: &Product {
        code: "Sts",
        version: VERSION,
        title: "Security Token Service",
        ..Product::NONE
    },
    action: "AssumeRole",
    method: crate::Method::Post,
    safety: crate::Safety::Idempotent,
    ..OperationInfo::NONE
};

/// Assumes a role with credentials, in a request with signature version 3.
pub(super) async fn assume_role(
    context: &Context,
    base: &Credentials,
    role: &AssumeRole,
) -> Result<Credentials, Failure> {
    let session = Session::new(context, &role.session)?;
    let external_id = role.external_id.as_deref().unwrap_or_default();
    let role_arn =
        or_variable(context, &role.role_arn, "ALIBABA_CLOUD_ROLE_ARN", "the ARN of the role")?;
    let mut query = session.parameters(&role_arn);
    if !external_id.is_empty() {
        query.push(("ExternalId", external_id));
    }
    let invalid = |error: &dyn std::fmt::Display| Failure::invalid(error.to_string());
    let origin = Origin::parse(&session.host).map_err(|error| invalid(&error))?;
    let mut parameters = Parameters::new();
    for (name, value) in query {
        parameters.query_named(name, value);
    }
    let agent = HeaderValue::from_static(AGENT);
    let draft =
        Draft::new(ASSUME_ROLE, &parameters, &origin, &agent).map_err(|error| invalid(&error))?;
    let random = context.environment.random();
    let random = random.map_err(|error| Failure::unavailable(error.to_string()))?;
    let nonce = format!("{:032x}", u128::from_be_bytes(random));
    let signed =
        draft.sign(base, context.environment.now(), &nonce).map_err(|error| invalid(&error))?;
    let secrets = [base.access_key_secret(), base.security_token()];
    send(context, signed.request, &session.host, &secrets).await
}

/// Assumes a role with a token from a file, in a request without a signature.
pub(super) async fn assume_role_with_oidc(
    context: &Context,
    role: &OidcRole,
) -> Result<Credentials, Failure> {
    let session = Session::new(context, &role.session)?;
    let value = |value, name, meaning| or_variable(context, value, name, meaning);
    let role_arn = value(&role.role_arn, "ALIBABA_CLOUD_ROLE_ARN", "the ARN of the role")?;
    let provider_arn = value(
        &role.provider_arn,
        "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
        "the ARN of the OIDC provider",
    )?;
    let token_file =
        value(&role.token_file, "ALIBABA_CLOUD_OIDC_TOKEN_FILE", "the file with the OIDC token")?;
    let token = read_text(&*context.environment, token_file.as_ref())?;
    let token = token.trim();
    if token.is_empty() {
        return Err(Failure::invalid(format!("{token_file} is empty")));
    }
    let mut form = session.parameters(&role_arn);
    form.push(("OIDCProviderArn", &provider_arn));
    form.push(("OIDCToken", token));
    let query = encode_pairs(&[
        ("Action", "AssumeRoleWithOIDC"),
        ("Format", "JSON"),
        ("Timestamp", &format_utc(context.environment.now())),
        ("Version", VERSION),
    ]);
    let request = request(&session.host, &query, encode_pairs(&form))?;
    send(context, request, &session.host, &[Some(&SecretString::from(token))]).await
}

/// What the parameters of a session are, once the environment has filled the gaps.
struct Session {
    host: String,
    name: String,
    seconds: String,
    policy: Option<String>,
}

impl Session {
    fn new(context: &Context, session: &RoleSession) -> Result<Self, Failure> {
        let environment = &*context.environment;
        let or_variable = |value: &Option<String>, name| match value {
            Some(value) if !value.is_empty() => Ok(Some(value.clone())),
            _ => Ok(variable(environment, name)?.map(|value| value.to_string())),
        };
        let region = or_variable(&session.region, "ALIBABA_CLOUD_STS_REGION")?;
        let vpc = session
            .vpc
            .unwrap_or_else(|| switch(environment, "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"));
        let name = or_variable(&session.name, "ALIBABA_CLOUD_ROLE_SESSION_NAME")?;
        let now = environment.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Self {
            host: host(region.as_deref(), vpc)?,
            name: name.unwrap_or_else(|| format!("aliyun-runtime-{}", now.as_secs())),
            seconds: seconds(session.seconds)?.to_string(),
            policy: session.policy.clone().filter(|policy| !policy.is_empty()),
        })
    }

    fn parameters<'a>(&'a self, role_arn: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut parameters = vec![
            ("DurationSeconds", self.seconds.as_str()),
            ("RoleArn", role_arn),
            ("RoleSessionName", &self.name),
        ];
        parameters.extend(self.policy.as_deref().map(|policy| ("Policy", policy)));
        parameters
    }
}

/// A value that a program or profile gives, or else a variable.
fn or_variable(
    context: &Context,
    value: &str,
    name: &str,
    meaning: &str,
) -> Result<String, Failure> {
    match (defect(value), value) {
        (_, "") => match variable(&*context.environment, name)? {
            Some(value) => Ok(value.to_string()),
            None => Err(Failure::invalid(format!("{meaning} is missing, and {name} is not set"))),
        },
        (Some(defect), _) => Err(Failure::invalid(format!("{meaning} {defect}"))),
        (None, value) => Ok(value.to_owned()),
    }
}

/// The host of STS. Inside a virtual private cloud it exists for regions only.
fn host(region: Option<&str>, vpc: bool) -> Result<String, Failure> {
    let Some(region) = region else { return Ok("sts.aliyuncs.com".to_owned()) };
    let is_region = region.len() <= 63
        && region.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if !is_region {
        return Err(Failure::invalid(format!(
            "`{region}` is not a region for STS: use one such as cn-shanghai"
        )));
    }
    let service = if vpc { "sts-vpc" } else { "sts" };
    Ok(format!("{service}.{region}.aliyuncs.com"))
}

/// How long the session shall last. A CLI profile says 0 for the default.
fn seconds(configured: Option<u64>) -> Result<u64, Failure> {
    match configured {
        None | Some(0) => Ok(3600),
        Some(seconds @ 900..=43_200) => Ok(seconds),
        Some(seconds) => Err(Failure::invalid(format!(
            "the session shall last {seconds} seconds, but STS allows 900 to 43200"
        ))),
    }
}

/// A request without a signature, with a form in its body.
fn request(host: &str, query: &str, form: String) -> Result<Request<Bytes>, Failure> {
    let uri = Uri::builder()
        .scheme(Scheme::HTTPS)
        .authority(host)
        .path_and_query(format!("/?{query}"))
        .build()
        .map_err(|error| Failure::invalid(format!("the address of STS: {error}")))?;
    let mut request = Request::new(Bytes::from(form));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    Ok(request)
}

/// Sends a request to STS and reads the temporary key from the answer.
async fn send(
    context: &Context,
    request: Request<Bytes>,
    host: &str,
    secrets: &[Option<&SecretString>],
) -> Result<Credentials, Failure> {
    let response = context.desk.fetch_of_host(Fetch::from_internet(request)).await?;
    let place = format!(" of {host}");
    if !response.status().is_success() {
        return Err(refusal(response.status(), response.body(), host, secrets));
    }
    let key = TemporaryKey::decode_member(response.body(), &place)?;
    key.check(&format!(" in the answer{place}"), context.environment.now())
}

/// What a service said when it refused to give credentials.
#[derive(Default)]
struct Refusal {
    code: String,
    message: String,
    request_id: String,
}

impl Record for Refusal {
    fn names(&self) -> &'static [&'static str] {
        &["Code", "Message", "RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.code),
            1 => Some(&mut self.message),
            2 => Some(&mut self.request_id),
            _ => None,
        }
    }
}

/// The failure that an answer of STS stands for.
///
/// The message is shown in part, and nothing with the secrets that were sent: STS repeats them when
/// a signature does not match.
fn refusal(
    status: http::StatusCode,
    body: &[u8],
    host: &str,
    secrets: &[Option<&SecretString>],
) -> Failure {
    let Refusal { mut code, mut message, mut request_id } =
        decode::object(body).unwrap_or_default();
    let secrets = SecretValues::of(secrets);
    for text in [&mut code, &mut message, &mut request_id] {
        secrets.redact(text);
    }
    let message: String = message.chars().take(300).collect();
    let text = match code.as_str() {
        "" => format!("{host} answered with HTTP status {}", status.as_u16()),
        code => format!("{host} refused: {code}: {message} [request id {request_id}]"),
    };
    let is_temporary = status.is_server_error()
        || status == http::StatusCode::TOO_MANY_REQUESTS
        || is_throttling(&code);
    if is_temporary {
        return Failure::unavailable(text);
    }
    Failure::refused(text).about_key(is_about_key(&code))
}

/// Whether a code says that the key, its secret or its token will not do.
fn is_about_key(code: &str) -> bool {
    let is_part_of = |family| {
        code.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    matches!(code, "Forbidden.AccessKey" | "SignatureDoesNotMatch")
        || is_part_of("InvalidAccessKeyId")
        || is_part_of("InvalidSecurityToken")
}
