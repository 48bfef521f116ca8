//! The answer of a service that refused a request.

mod execution;

use std::fmt;

use crate::decode::{self, Mismatch, Scalar};
use crate::lenient::Lenient;
use crate::secrets::SecretValues;
use crate::text::Excerpt;
use crate::{DecodeError, ErrorCode, Field, Found, Record};

pub(crate) use execution::says_that_it_was_executed;

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
    /// If the body is not a JSON object with members of the documented kinds, for instance because
    /// a proxy answered and not the service.
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

    /// The code as the service spelt it, in `Code` or else in `ErrorCode`; `None` if the answer has
    /// none.
    pub fn raw_code(&self) -> Option<&str> {
        self.refusal.raw_code()
    }

    /// The message of the service, whole and as it was sent. Escape it before it goes into a log.
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

    /// The host that answered, as it names itself.
    pub fn host_id(&self) -> Option<&str> {
        self.refusal.body.host_id.as_deref()
    }

    /// The address of a page that helps with this very error.
    pub fn recommend(&self) -> Option<&str> {
        self.refusal.body.recommend.as_deref()
    }

    /// Why access was denied, if it was and the service tells.
    pub fn access_denied(&self) -> Option<&AccessDenied> {
        self.refusal.body.access_denied.as_ref().map(|Denial(denied)| denied)
    }
}

/// A refusal whose code has not been looked up: what does not depend on the operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: u16,
    body: Box<Body>,
    /// Whether the answer says as well that the request was executed, or calls its code otherwise
    /// than gateways do: an operation that has begun answers so, too.
    proves_nothing: bool,
}

impl Refusal {
    pub(crate) fn decode(status: u16, json: &[u8]) -> Result<Self, DecodeError> {
        let mut body = decode::object::<Body>(json).or_else(|error| {
            // A member of an odd type must not hide the code of the service.
            match decode::object::<Essentials>(json) {
                Ok(essentials) if essentials.has_code() => Ok(essentials.into()),
                Ok(_) | Err(_) => Err(error),
            }
        })?;
        let has_other_code = body.take_other_names();
        let proves_nothing = has_other_code || says_that_it_was_executed(json);
        Ok(Self { status, body: Box::new(body), proves_nothing })
    }

    /// Takes the identifier from a header if the body has none.
    pub(crate) fn with_request_id(mut self, request_id: Option<String>) -> Self {
        let known = self.body.request_id.take();
        self.body.request_id = known.or(request_id);
        self
    }

    /// Overwrites secrets that the answer repeats: the message about a wrong signature quotes the
    /// signed request, and with it the security token.
    pub(crate) fn without(mut self, secrets: &SecretValues) -> Self {
        self.body.texts().for_each(|text| secrets.redact(text));
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
        self.body.code.0.as_deref()
    }

    pub(crate) fn message(&self) -> Option<&str> {
        self.body.message.as_deref()
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.body.request_id.as_deref()
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

/// The members of an error answer. Some gateways spell them with a small first letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Body {
    request_id: Option<String>,
    host_id: Option<String>,
    code: Code,
    message: Option<String>,
    /// What some products call the code and the message, mostly beside `Success: false`.
    other_code: Code,
    other_message: Option<String>,
    recommend: Option<String>,
    access_denied: Option<Denial>,
}

impl Body {
    /// Every text in it.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let Self { request_id, host_id, message, other_message, recommend, .. } = self;
        let Self { code: Code(code), other_code: Code(other_code), access_denied, .. } = self;
        let denials = access_denied.iter_mut().flat_map(|Denial(denied)| denied.texts());
        let texts = [request_id, host_id, code, message, other_code, other_message, recommend];
        texts.into_iter().chain(denials).flatten()
    }

    /// Takes the code and the message by their other names, where there are no usual ones. Whether
    /// the code was one of them.
    fn take_other_names(&mut self) -> bool {
        let is_blank = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
        let (code, message) = (self.other_code.0.take(), self.other_message.take());
        if is_blank(&self.message) && message.is_some() {
            self.message = message;
        }
        let has_other_code = is_blank(&self.code.0) && !is_blank(&code);
        if has_other_code {
            self.code = Code(code);
        }
        has_other_code
    }
}

impl Record for Body {
    fn names(&self) -> &'static [&'static str] {
        &[
            "RequestId",
            "HostId",
            "Code",
            "Message",
            "ErrorCode",
            "ErrorMessage",
            "Recommend",
            "AccessDeniedDetail",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.host_id),
            2 => Some(&mut self.code),
            3 => Some(&mut self.message),
            4 => Some(&mut self.other_code),
            5 => Some(&mut self.other_message),
            6 => Some(&mut self.recommend),
            7 => Some(&mut self.access_denied),
            _ => None,
        }
    }

    fn index(&self, name: &str) -> Option<usize> {
        index_of(self.names(), name)
    }
}

/// The members that matter most, whatever the types of all others.
#[derive(Default)]
struct Essentials {
    request_id: Lenient,
    host_id: Lenient,
    code: Code,
    message: Lenient,
    other_code: Lenient,
    other_message: Lenient,
    recommend: Lenient,
}

impl Essentials {
    fn has_code(&self) -> bool {
        self.code.0.is_some() || !self.other_code.0.is_empty()
    }
}

impl Record for Essentials {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "HostId", "Code", "Message", "ErrorCode", "ErrorMessage", "Recommend"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.host_id),
            2 => Some(&mut self.code),
            3 => Some(&mut self.message),
            4 => Some(&mut self.other_code),
            5 => Some(&mut self.other_message),
            6 => Some(&mut self.recommend),
            _ => None,
        }
    }

    fn index(&self, name: &str) -> Option<usize> {
        index_of(self.names(), name)
    }
}

/// A code. Two that contradict each other, as `Code` beside `code`, are none: what becomes of money
/// depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Code(Option<String>);

impl Field for Code {
    fn blank() -> Self {
        Self::default()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let text = value.to_text();
        let known = self.0.get_or_insert_with(|| text.clone().into_owned());
        if *known == text { Ok(()) } else { Err(Mismatch) }
    }

    fn expects(&self) -> &'static str {
        "one error code"
    }
}

impl From<Essentials> for Body {
    fn from(essentials: Essentials) -> Self {
        let given = |text: Lenient| Some(text.0).filter(|text| !text.is_empty());
        Self {
            request_id: given(essentials.request_id),
            host_id: given(essentials.host_id),
            code: essentials.code,
            message: given(essentials.message),
            other_code: Code(given(essentials.other_code)),
            other_message: given(essentials.other_message),
            recommend: given(essentials.recommend),
            access_denied: None,
        }
    }
}

/// The identifier in a body that need not be an answer as documented: behind the identifier it may be
/// cut off or wrong.
pub(crate) fn request_id_of(body: &[u8]) -> Option<String> {
    let mut found = Identified::default();
    let _ = decode::object_into(body, &mut found);
    Some(found.0.0).filter(|text| !text.is_empty())
}

/// Only the identifier of an answer.
#[derive(Default)]
struct Identified(Lenient);

impl Record for Identified {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.0)
    }

    fn index(&self, name: &str) -> Option<usize> {
        index_of(self.names(), name)
    }
}

/// Whether a member with this name belongs to an error answer.
pub(crate) fn is_member_of_errors(name: &str) -> bool {
    index_of(Body::default().names(), name).is_some()
}

/// The index of a name whose first letter may be small.
fn index_of(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| {
        let rest = |name: &str| name.chars().skip(1).eq(known.chars().skip(1));
        let first = name.chars().next().map(|first| first.to_ascii_uppercase());
        first == known.chars().next() && rest(name)
    })
}

/// Why access was denied: who was denied what, and by which kind of policy.
///
/// The service sends it as an object or as a text. A text that is not a JSON object is kept as it
/// is, in [`text`](Self::text).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessDenied {
    /// The action that was denied, e.g. `ens:RenewInstance`.
    pub auth_action: Option<String>,
    /// The name of the identity that was denied.
    pub auth_principal_display_name: Option<String>,
    /// The account that the identity belongs to.
    pub auth_principal_owner_id: Option<String>,
    /// The kind of identity, e.g. `SubUser`.
    pub auth_principal_type: Option<String>,
    /// Whether a policy denies the action or none allows it, e.g. `ImplicitDeny`.
    pub no_permission_type: Option<String>,
    /// The kind of policy that decided, e.g. `AccountLevelIdentityBasedPolicy`.
    pub policy_type: Option<String>,
    /// A text that an administrator can have decoded to learn more.
    pub encoded_diagnostic_message: Option<String>,
    /// The whole, if the service sent it as a text.
    pub text: Option<String>,
}

impl AccessDenied {
    fn texts(&mut self) -> [&mut Option<String>; 8] {
        let Self {
            auth_action,
            auth_principal_display_name,
            auth_principal_owner_id,
            auth_principal_type,
            no_permission_type,
            policy_type,
            encoded_diagnostic_message,
            text,
        } = self;
        [
            auth_action,
            auth_principal_display_name,
            auth_principal_owner_id,
            auth_principal_type,
            no_permission_type,
            policy_type,
            encoded_diagnostic_message,
            text,
        ]
    }
}

impl Record for AccessDenied {
    fn names(&self) -> &'static [&'static str] {
        &[
            "AuthAction",
            "AuthPrincipalDisplayName",
            "AuthPrincipalOwnerId",
            "AuthPrincipalType",
            "NoPermissionType",
            "PolicyType",
            "EncodedDiagnosticMessage",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.auth_action),
            1 => Some(&mut self.auth_principal_display_name),
            2 => Some(&mut self.auth_principal_owner_id),
            3 => Some(&mut self.auth_principal_type),
            4 => Some(&mut self.no_permission_type),
            5 => Some(&mut self.policy_type),
            6 => Some(&mut self.encoded_diagnostic_message),
            _ => None,
        }
    }
}

/// What an answer says about denied access: an object, or a text that may hold one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Denial(AccessDenied);

impl Field for Denial {
    fn blank() -> Self {
        Self::default()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let Scalar::Text(text) = value else { return Err(Mismatch) };
        self.0 = decode::object(text.as_bytes()).unwrap_or_default();
        self.0.text = Some(text.to_owned());
        Ok(())
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(&mut self.0)
    }

    fn expects(&self) -> &'static str {
        "an object or a string"
    }
}
