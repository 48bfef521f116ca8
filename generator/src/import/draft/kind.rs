//! The types of fields, and their values.

use std::fmt::{self, Display};

use super::{Field, Fields};

/// The type of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Kind {
    #[default]
    Text,
    Bool,
    Int32,
    Int64,
    /// Without a sign.
    Uint64,
    /// An integer whose width is not said.
    Integer,
    Float,
    Double,
    Binary,
    Any,
    /// A type of the product.
    Named(String),
    List(Box<Field>),
    Map(Box<Field>),
    Struct(Fields),
}

impl Kind {
    pub(crate) fn is_integer(&self) -> bool {
        matches!(self, Self::Int32 | Self::Int64 | Self::Uint64 | Self::Integer)
    }

    pub(crate) fn is_number(&self) -> bool {
        self.is_integer() || matches!(self, Self::Float | Self::Double)
    }

    pub(crate) fn is_scalar(&self) -> bool {
        self.is_number() || matches!(self, Self::Text | Self::Bool)
    }

    /// The name of the type of the product that it is.
    pub(crate) fn name(&self) -> Option<&str> {
        self.parts().0
    }

    /// What a list or a mapping holds.
    pub(crate) fn element(&self) -> Option<&Field> {
        self.parts().1
    }

    /// What a list or a mapping holds.
    pub(crate) fn element_mut(&mut self) -> Option<&mut Field> {
        self.parts_mut().0
    }

    /// The members of a structure.
    pub(crate) fn members(&self) -> Option<&Fields> {
        self.parts().2
    }

    /// The members of a structure.
    pub(crate) fn members_mut(&mut self) -> Option<&mut Fields> {
        self.parts_mut().1
    }

    /// The fields that stand directly in it: what it holds, or its members.
    pub(crate) fn inside(&self) -> impl Iterator<Item = &Field> {
        let (_, element, members) = self.parts();
        element.into_iter().chain(members.into_iter().flat_map(Fields::values))
    }

    /// The fields that stand directly in it: what it holds, or its members.
    pub(crate) fn inside_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        let (element, members) = self.parts_mut();
        element.into_iter().chain(members.into_iter().flat_map(Fields::values_mut))
    }

    /// The name of a type, what is held, the members: the one of them that there is.
    fn parts(&self) -> (Option<&str>, Option<&Field>, Option<&Fields>) {
        match self {
            Self::Named(name) => (Some(name), None, None),
            Self::List(element) | Self::Map(element) => (None, Some(element), None),
            Self::Struct(members) => (None, None, Some(members)),
            Self::Text
            | Self::Bool
            | Self::Int32
            | Self::Int64
            | Self::Uint64
            | Self::Integer
            | Self::Float
            | Self::Double
            | Self::Binary
            | Self::Any => (None, None, None),
        }
    }

    fn parts_mut(&mut self) -> (Option<&mut Field>, Option<&mut Fields>) {
        match self {
            Self::List(element) | Self::Map(element) => (Some(element), None),
            Self::Struct(members) => (None, Some(members)),
            Self::Named(_)
            | Self::Text
            | Self::Bool
            | Self::Int32
            | Self::Int64
            | Self::Uint64
            | Self::Integer
            | Self::Float
            | Self::Double
            | Self::Binary
            | Self::Any => (None, None),
        }
    }

    /// The word for it in the language.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Text => "string",
            Self::Bool => "bool",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint64 => "uint64",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Double => "double",
            Self::Binary => "binary",
            Self::Any => "any",
            Self::Named(name) => name,
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Struct(_) => "struct",
        }
    }
}

/// A scalar of the type of its field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar {
    Bool(bool),
    Integer(i128),
    /// A number as it is written in decimal digits.
    Number(String),
    Text(String),
}

impl Scalar {
    /// As it stands in prose.
    pub(crate) fn in_prose(&self) -> String {
        let written = self.to_string();
        if written.is_empty() { "the empty text".to_owned() } else { format!("`{written}`") }
    }
}

impl Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(value) | Self::Text(value) => f.write_str(value),
        }
    }
}
