//! Fields, and the types that they have.

use std::sync::Arc;

use super::{EnumType, FactSources, Span, StructType, ValueRule};
use crate::names::Name;
use crate::spec::Literal;
use crate::vocabulary::{Encoding, Location, Required};

/// A parameter, a member of a response, a header of a response, or a field of a structure.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) kind: Type,
    pub(crate) doc: Option<String>,
    pub(crate) examples: Vec<Example>,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) since: Option<String>,
    /// The editions, engines or regions for which it is.
    pub(crate) applies_to: Vec<String>,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
    /// Unstated in a response.
    pub(crate) required: Required,
    pub(crate) default: Option<Literal>,
    /// What happens where it is left out.
    pub(crate) when_absent: Option<String>,
    /// The default, if it counts where the field is left out, and is a value of the field.
    pub(crate) value_when_absent: Option<Literal>,
    /// The only value. There is no Rust field for it.
    pub(crate) constant: Option<Literal>,
    /// Whether it holds the idempotency token, of which each call makes one if there is none: nobody
    /// has to give it, even where the service needs it.
    pub(crate) is_token: bool,
    /// What its values are. In a response this is only documented.
    pub(crate) rules: Vec<ValueRule>,
    pub(crate) values_from: Vec<String>,
    /// Whether it is a string that holds JSON.
    pub(crate) json_text: bool,
    pub(crate) location: Location,
    pub(crate) encoding: Encoding,
    /// What stands between the items of a list that is written as one text.
    pub(crate) separator: Option<char>,
    /// The only member of the object that stands around a list: `{"Region": [...]}`.
    pub(crate) wrapper: Option<String>,
}

impl Field {
    /// Whether its values are integers, or texts that have to be.
    pub(crate) fn is_integer(&self) -> bool {
        let is_text = matches!(self.kind, Type::String);
        self.kind.is_integer() || is_text && self.rules.iter().any(ValueRule::is_of_integers)
    }

    /// The first example that is a value of the field.
    pub(crate) fn value_shown(&self) -> Option<&Literal> {
        Example::value_of(&self.examples)
    }
}

/// A value that the page shows.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) value: Literal,
    /// What it shows, if there are several and the page tells.
    pub(crate) doc: Option<String>,
    /// Whether it is a value of its field. The defect says what is wrong with another.
    pub(crate) fits: bool,
}

impl Example {
    /// The first one that is a value.
    pub(crate) fn value_of(examples: &[Self]) -> Option<&Literal> {
        examples.iter().find(|example| example.fits).map(|example| &example.value)
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Type {
    String,
    Bool,
    Int32,
    Int64,
    Uint64,
    Float,
    Double,
    Binary,
    /// Any JSON value.
    Any,
    Enum(Arc<EnumType>),
    Struct(Arc<StructType>),
    List(Arc<Element>),
    /// By text.
    Map(Arc<Element>),
}

impl Type {
    /// Whether its values are single ones that any place of a request can hold: texts, numbers and
    /// booleans.
    pub(crate) fn is_scalar(&self) -> bool {
        match self {
            Self::String
            | Self::Bool
            | Self::Int32
            | Self::Int64
            | Self::Uint64
            | Self::Float
            | Self::Double
            | Self::Enum(_) => true,
            Self::Binary | Self::Any | Self::Struct(_) | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Whether it is an integer.
    pub(crate) fn is_integer(&self) -> bool {
        matches!(self, Self::Int32 | Self::Int64 | Self::Uint64)
    }

    /// The type whose rules its numbers follow: a text may be an integer.
    pub(crate) fn of_its_number(&self) -> &Self {
        if let Self::String = self { &Self::Int64 } else { self }
    }

    /// The least and the greatest of its integers. A text holds one of 64 bits, with or without a sign.
    pub(crate) fn integers(&self) -> Span {
        let (low, high) = match self {
            Self::Int32 => (i32::MIN.into(), i32::MAX.into()),
            Self::Uint64 => (u64::MIN.into(), u64::MAX.into()),
            Self::String => (i64::MIN.into(), u64::MAX.into()),
            Self::Bool
            | Self::Int64
            | Self::Float
            | Self::Double
            | Self::Binary
            | Self::Any
            | Self::Enum(_)
            | Self::Struct(_)
            | Self::List(_)
            | Self::Map(_) => (i64::MIN.into(), i64::MAX.into()),
        };
        Span { low, high }
    }

    /// Whether it is an integer or has a fraction.
    pub(crate) fn is_number(&self) -> bool {
        self.is_integer() || matches!(self, Self::Float | Self::Double)
    }

    /// The enumeration that it is.
    pub(crate) fn enumeration(&self) -> Option<&EnumType> {
        if let Self::Enum(kind) = self { Some(kind) } else { None }
    }

    /// The structure that it is.
    pub(crate) fn structure(&self) -> Option<&StructType> {
        if let Self::Struct(kind) = self { Some(kind) } else { None }
    }

    /// What it holds, if it is a list.
    pub(crate) fn items(&self) -> Option<&Element> {
        if let Self::List(element) = self { Some(element) } else { None }
    }

    /// What it holds, if it is a list or a map.
    pub(crate) fn element(&self) -> Option<&Element> {
        if let Self::List(element) | Self::Map(element) = self { Some(element) } else { None }
    }

    /// What it is, or what its lists and maps hold in the end.
    pub(crate) fn inner(&self) -> &Self {
        self.element().map_or(self, |element| element.kind.inner())
    }

    /// The fields of a structure, or of those that a list holds.
    pub(crate) fn fields(&self) -> &[Field] {
        let kind = self.items().map_or(self, |element| &element.kind);
        kind.structure().map_or(&[], StructType::fields)
    }
}

/// What lists and maps hold.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) kind: Type,
    pub(crate) doc: Option<String>,
    pub(crate) examples: Vec<Example>,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) sensitive: bool,
    pub(crate) rules: Vec<ValueRule>,
    /// What is said about the keys of a map.
    pub(crate) keys: Option<Keys>,
    pub(crate) json_text: bool,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

impl Element {
    /// The first example that is a value of the list or map.
    pub(crate) fn value_shown(&self) -> Option<&Literal> {
        Example::value_of(&self.examples)
    }
}

/// What is said about the keys of a map.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) doc: Option<String>,
    pub(crate) examples: Vec<Example>,
    pub(crate) format: Option<String>,
    pub(crate) rules: Vec<ValueRule>,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}
