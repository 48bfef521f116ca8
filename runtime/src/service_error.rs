//! The answer of a service that refused a request.

mod access_denied;
mod execution;
mod members;

use std::fmt;

use crate::answer::KeptHeaders;
use crate::secrets::SecretValues;
use crate::text::Excerpt;
use crate::{DecodeError, ErrorCode, Found};

use members::{Body, access_denied_of};

pub use access_denied::AccessDenied;
use execution::may_have_been_executed;
pub(crate) use execution::{has_order, is_name_of_success};
pub(crate) use members::{is_member_of_errors, request_id_of};

/// A service refused a request, and said why.
///
/// Decide by [`code`](Self::code), never by the status: ENS, for one, answers 400 to everything.
/// A code that nobody documented is no failure: [`code`](Self::code) is `None` then, and
/// [`raw_code`](Self::raw_code) has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError<C> {
    code: Option<C>,
    captured: Option<String>,
    refusal: Refusal,
}

impl<C: ErrorCode> ServiceError<C> {
    /// Reads the body of an answer with this HTTP status.
    ///
    /// # Errors
    ///
    /// If the body is not a JSON object, for instance because a proxy answered and not the service,
    /// or has codes that contradict each other.
    pub fn decode(status: u16, body: &[u8]) -> Result<Self, DecodeError> {
        Refusal::decode(status, body).map(Self::of)
    }

    /// Looks up the code of a refusal.
    pub(crate) fn of(refusal: Refusal) -> Self {
        let found = C::find(refusal.raw_code().unwrap_or_default());
        let code = found.map(|Found { code, .. }| code);
        let captured = found.and_then(|Found { captured, .. }| captured.map(str::to_owned));
        Self { code, captured, refusal }
    }

    /// The code, if it is documented for this operation or for the gateway.
    pub fn code(&self) -> Option<C> {
        self.code
    }
}

impl<C> ServiceError<C> {
    pub(crate) fn map_code<D>(self, map: impl FnOnce(C) -> D) -> ServiceError<D> {
        let Self { code, captured, refusal } = self;
        ServiceError { code: code.map(map), captured, refusal }
    }

    /// What stands in the gap of a code such as `InvalidParameter.%s`: often the parameter.
    pub fn captured(&self) -> Option<&str> {
        self.captured.as_deref()
    }

    /// The code as the service spelt it, in `Code` or else in `ErrorCode` or `ErrCode`; `None` if
    /// the answer has none.
    pub fn raw_code(&self) -> Option<&str> {
        self.refusal.raw_code()
    }

    /// The message of the service, as it was sent. Escape it before it goes into a log. In the error of a
    /// call, one of more than 128 KiB is its beginning, and how many bytes there were more.
    pub fn message(&self) -> Option<&str> {
        self.refusal.message()
    }

    /// The HTTP status of the answer, which may differ from the documented one.
    pub fn http_status(&self) -> u16 {
        self.refusal.status
    }

    /// The identifier of the request, to give to the support of Alibaba Cloud.
    pub fn request_id(&self) -> Option<&str> {
        self.refusal.request_id()
    }

    /// The value of a header, as [`Error::header`](crate::Error::header) gives it; `None` if this was
    /// decoded from a body alone.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.refusal.headers.get(name)
    }

    /// The host that answered, as it names itself.
    pub fn host_id(&self) -> Option<&str> {
        self.refusal.body.host_id.given()
    }

    /// The address of a page that helps with this very error.
    pub fn recommend(&self) -> Option<&str> {
        self.refusal.body.recommend.given()
    }

    /// Why access was denied, if it was and the service tells.
    pub fn access_denied(&self) -> Option<&AccessDenied> {
        self.refusal.access_denied.as_deref()
    }
}

/// A refusal whose code has not been looked up: what does not depend on the operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: u16,
    body: Box<Body>,
    access_denied: Option<Box<AccessDenied>>,
    headers: KeptHeaders,
    /// Whether the answer gives reason to think that the request was executed, or has a code by another name
    /// than gateways write: an operation that has begun answers so, too.
    proves_nothing: bool,
}

impl Refusal {
    pub(crate) fn decode(status: u16, json: &[u8]) -> Result<Self, DecodeError> {
        // Gateways quote a request in whatever encoding it has. That must not hide their code.
        let json = &*String::from_utf8_lossy(json);
        let json = json.as_bytes();
        let (body, has_other_code) = Body::read(json)?;
        let proves_nothing = has_other_code || may_have_been_executed(json);
        let access_denied = access_denied_of(json).map(Box::new);
        let headers = KeptHeaders::default();
        Ok(Self { status, body: Box::new(body), access_denied, headers, proves_nothing })
    }

    /// Takes the identifier from a header if the body has none.
    pub(crate) fn with_request_id(mut self, request_id: Option<String>) -> Self {
        if self.request_id().is_none() {
            self.body.request_id = request_id.unwrap_or_default().into();
        }
        self
    }

    /// Keeps the headers with which it came.
    pub(crate) fn with_headers(self, headers: KeptHeaders) -> Self {
        Self { headers, ..self }
    }

    /// Overwrites secrets that the answer repeats: the message about a wrong signature quotes the
    /// signed request, and with it the security token.
    pub(crate) fn redacted(mut self, secrets: &SecretValues) -> Self {
        let denials = self.access_denied.iter_mut().flat_map(|denied| denied.texts());
        self.body.texts().chain(denials.flatten()).for_each(|text| secrets.redact(text));
        self.headers.redact(secrets);
        self
    }

    pub(crate) fn http_status(&self) -> u16 {
        self.status
    }

    /// Whether its code proves nothing about what became of the request.
    pub(crate) fn proves_nothing(&self) -> bool {
        self.proves_nothing
    }

    pub(crate) fn raw_code(&self) -> Option<&str> {
        self.body.code.given()
    }

    pub(crate) fn message(&self) -> Option<&str> {
        self.body.message.given()
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.body.request_id.given()
    }
}

impl<C> fmt::Display for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.raw_code().unwrap_or("no code");
        write!(f, "{} (HTTP status {})", Excerpt(code), self.http_status())?;
        if let Some(message) = self.message() {
            write!(f, ": {}", Excerpt(message))?;
        }
        match self.request_id() {
            Some(request_id) => write!(f, " [request id {}]", Excerpt(request_id)),
            None => Ok(()),
        }
    }
}

impl<C: fmt::Debug> std::error::Error for ServiceError<C> {}
