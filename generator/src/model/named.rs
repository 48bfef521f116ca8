//! Types with names of their own: enumerations and structures.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{FactSources, Field, ValueRemarks};
use crate::names::Name;
use crate::vocabulary::Required;

/// A type with a name of its own.
#[derive(Clone, Debug)]
pub(crate) enum NamedType {
    Enum(Arc<EnumType>),
    Struct(Arc<StructType>),
}

impl NamedType {
    pub(crate) fn name(&self) -> &Name {
        match self {
            Self::Enum(kind) => &kind.name,
            Self::Struct(kind) => &kind.name,
        }
    }
}

/// Where values of a named type stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Request,
    Response,
    Both,
}

impl Role {
    /// Whether a field cannot be left out, and is an argument of `new`. A service may leave out every
    /// field of what stands in answers, too.
    pub(crate) fn is_argument(self, required: Required) -> bool {
        match self {
            Self::Request => required == Required::Yes,
            Self::Response | Self::Both => false,
        }
    }

    /// Whether a field has a setter.
    pub(crate) fn has_setter(self, required: Required) -> bool {
        match self {
            Self::Request | Self::Both => !self.is_argument(required),
            Self::Response => false,
        }
    }
}

/// An enumerated type, which also takes values that are not documented.
#[derive(Debug)]
pub(crate) struct EnumType {
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The field for which it is defined, if no other has it.
    pub(crate) field: Option<String>,
    pub(crate) role: Role,
    pub(crate) values: Vec<EnumValue>,
    pub(crate) from: FactSources,
}

/// A type with named fields.
pub(crate) struct StructType {
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The field for which it is defined, if no other has it.
    pub(crate) field: Option<String>,
    pub(crate) role: Role,
    /// Set once every type of the product has a name: a type may have lists of itself.
    pub(crate) fields: OnceLock<Vec<Field>>,
    pub(crate) from: FactSources,
}

impl StructType {
    pub(crate) fn fields(&self) -> &[Field] {
        self.fields.get().map_or(&[], Vec::as_slice)
    }
}

/// Without the fields, among which may be lists of the same type.
impl fmt::Debug for StructType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StructType").field("name", &self.name).finish_non_exhaustive()
    }
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) wire: String,
    pub(crate) variant: Name,
    pub(crate) meaning: Option<String>,
    pub(crate) remarks: ValueRemarks,
}
