//! The members of an error answer.

use super::access_denied::Denial;
use crate::decode::{self, Mismatch, Scalar};
use crate::lenient::Lenient;
use crate::{AccessDenied, DecodeError, Field, Record};

/// The members of an error answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) request_id: Lenient,
    pub(super) host_id: Lenient,
    pub(super) code: Code,
    pub(super) message: Lenient,
    pub(super) recommend: Lenient,
}

impl Body {
    /// Reads an answer. Whether it has a code by another name than gateways use, which the usual one
    /// does not repeat.
    pub(super) fn read(json: &[u8]) -> Result<(Self, bool), DecodeError> {
        let Written { mut body, other_codes, other_messages } = decode::object(json)?;
        let others = || other_codes.iter().filter_map(Lenient::given);
        let has_other_code = others().any(|other| Some(other) != body.code.given());
        if body.code.given().is_none() {
            body.code = Code(others().next().map(str::to_owned));
        }
        if body.message.given().is_none() {
            let mut others = other_messages.into_iter().filter(|other| other.given().is_some());
            body.message = others.next().unwrap_or_default();
        }
        Ok((body, has_other_code))
    }

    /// Every text in it.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let Self { request_id, host_id, code: Code(code), message, recommend } = self;
        [request_id, host_id, message, recommend].into_iter().map(Lenient::text_mut).chain(code)
    }
}

/// The members as they are written. Some gateways spell them with a small first letter.
///
/// Only the code has to be what it should: others of an odd type must not hide it.
#[derive(Default)]
struct Written {
    body: Body,
    /// What some products call the code and the message, mostly beside `Success: false`.
    other_codes: [Lenient; 2],
    other_messages: [Lenient; 4],
}

const NAMES: &[&str] = &[
    "RequestId",
    "HostId",
    "Code",
    "Message",
    "Recommend",
    "ErrorCode",
    "ErrCode",
    "ErrorMessage",
    "ErrMessage",
    "ErrorMsg",
    "ErrMsg",
];

impl Record for Written {
    fn names(&self) -> &'static [&'static str] {
        NAMES
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.body.request_id),
            1 => Some(&mut self.body.host_id),
            2 => Some(&mut self.body.code),
            3 => Some(&mut self.body.message),
            4 => Some(&mut self.body.recommend),
            5 | 6 => Some(&mut self.other_codes[index - 5]),
            7..=10 => Some(&mut self.other_messages[index - 7]),
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
