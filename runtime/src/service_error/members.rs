//! The members of an error answer.

use std::mem;

use super::access_denied::Denial;
use crate::decode::{self, Mismatch, Scalar};
use crate::lenient::Lenient;
use crate::{AccessDenied, Field, Record};

/// The members of an error answer. Some gateways spell them with a small first letter.
///
/// Only the code has to be what it should: others of an odd type must not hide it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) request_id: Lenient,
    pub(super) host_id: Lenient,
    pub(super) code: Code,
    pub(super) message: Lenient,
    /// What some products call the code and the message, mostly beside `Success: false`.
    other_code: Lenient,
    other_message: Lenient,
    pub(super) recommend: Lenient,
}

impl Body {
    /// Every text in it.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let Self { request_id, host_id, code: Code(code), message, .. } = self;
        let Self { other_code, other_message, recommend, .. } = self;
        let texts = [request_id, host_id, message, other_code, other_message, recommend];
        texts.into_iter().map(Lenient::text_mut).chain(code)
    }

    /// Takes the code and the message by their other names, where there are no usual ones. Whether
    /// there is a code by its other name that the usual one does not repeat.
    pub(super) fn take_other_names(&mut self) -> bool {
        let (code, message) = (mem::take(&mut self.other_code), mem::take(&mut self.other_message));
        if self.message.given().is_none() {
            self.message = message;
        }
        let has_other_code = code.given().is_some() && code.given() != self.code.given();
        if has_other_code && self.code.given().is_none() {
            self.code = Code(code.given().map(str::to_owned));
        }
        has_other_code
    }
}

const NAMES: &[&str] =
    &["RequestId", "HostId", "Code", "Message", "ErrorCode", "ErrorMessage", "Recommend"];

impl Record for Body {
    fn names(&self) -> &'static [&'static str] {
        NAMES
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
pub(super) struct Code(Option<String>);

impl Code {
    pub(super) fn given(&self) -> Option<&str> {
        self.0.as_deref().filter(|code| !code.is_empty())
    }
}

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

/// The identifier in a body that need not be an answer as documented.
pub(crate) fn request_id_of(body: &[u8]) -> Option<String> {
    Only::<Lenient>::of(body, &["RequestId"]).given().map(str::to_owned)
}

const ACCESS_DENIED: &[&str] = &["AccessDeniedDetail"];

/// Why access was denied, as far as an answer tells it as documented.
pub(super) fn access_denied_of(body: &[u8]) -> Option<AccessDenied> {
    let Denial(denied) = Only::of(body, ACCESS_DENIED);
    Some(denied).filter(|denied| *denied != AccessDenied::default())
}

/// Whether a member with this name belongs to an error answer.
pub(crate) fn is_member_of_errors(name: &str) -> bool {
    [NAMES, ACCESS_DENIED].iter().any(|names| index_of(names, name).is_some())
}

/// One member of an answer, which behind it may be cut off or wrong.
struct Only<F> {
    names: &'static [&'static str],
    field: F,
}

impl<F: Field> Only<F> {
    fn of(body: &[u8], names: &'static [&'static str]) -> F {
        let mut only = Self { names, field: F::blank() };
        let _ = decode::object_into(body, &mut only);
        only.field
    }
}

impl<F: Field> Record for Only<F> {
    fn names(&self) -> &'static [&'static str] {
        self.names
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.field)
    }

    fn index(&self, name: &str) -> Option<usize> {
        index_of(self.names(), name)
    }
}

/// The index of a name whose first letter may be small.
fn index_of(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| {
        let rest = |name: &str| name.chars().skip(1).eq(known.chars().skip(1));
        let first = name.chars().next().map(|first| first.to_ascii_uppercase());
        first == known.chars().next() && rest(name)
    })
}
