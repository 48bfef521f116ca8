//! The members of an error answer.

use super::access_denied::Denial;
use crate::decode::{self, Mismatch, Scalar};
use crate::lenient::Lenient;
use crate::{Field, Record};

/// The members of an error answer. Some gateways spell them with a small first letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) request_id: Option<String>,
    pub(super) host_id: Option<String>,
    pub(super) code: Code,
    pub(super) message: Option<String>,
    /// What some products call the code and the message, mostly beside `Success: false`.
    other_code: Code,
    other_message: Option<String>,
    pub(super) recommend: Option<String>,
    pub(super) access_denied: Option<Denial>,
}

impl Body {
    /// Every text in it.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let Self { request_id, host_id, message, other_message, recommend, .. } = self;
        let Self { code: Code(code), other_code: Code(other_code), access_denied, .. } = self;
        let denials = access_denied.iter_mut().flat_map(|Denial(denied)| denied.texts());
        let texts = [request_id, host_id, code, message, other_code, other_message, recommend];
        texts.into_iter().chain(denials).flatten()
    }

    /// Takes the code and the message by their other names, where there are no usual ones. Whether
    /// there is a code by its other name that the usual one does not repeat.
    pub(super) fn take_other_names(&mut self) -> bool {
        let is_blank = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
        let (code, message) = (self.other_code.0.take(), self.other_message.take());
        if is_blank(&self.message) && message.is_some() {
            self.message = message;
        }
        let has_other_code = !is_blank(&code) && code != self.code.0;
        if has_other_code && is_blank(&self.code.0) {
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
pub(super) struct Essentials {
    request_id: Lenient,
    host_id: Lenient,
    code: Code,
    message: Lenient,
    other_code: Lenient,
    other_message: Lenient,
    recommend: Lenient,
}

impl Essentials {
    pub(super) fn has_code(&self) -> bool {
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
pub(super) struct Code(pub(super) Option<String>);

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
