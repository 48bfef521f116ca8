//! Places that take in whatever comes, for members that must not spoil the rest of an answer.

use std::fmt;

use crate::decode::{Mismatch, Scalar};
use crate::{Field, List, Record};

/// The text of a text, number or boolean; any other value is passed over.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Lenient(String, Ignored);

impl Lenient {
    /// The text, which is empty if there was none.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    pub(crate) fn text_mut(&mut self) -> &mut String {
        &mut self.0
    }

    /// The text, if it is not empty.
    pub(crate) fn given(&self) -> Option<&str> {
        Some(self.text()).filter(|text| !text.is_empty())
    }
}

/// The text alone: programs show their users the `Debug` of an error that leaves `main`.
impl fmt::Debug for Lenient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Default for Lenient {
    fn default() -> Self {
        String::new().into()
    }
}

impl From<String> for Lenient {
    fn from(text: String) -> Self {
        Self(text, Ignored)
    }
}

impl Field for Lenient {
    fn blank() -> Self {
        Self::default()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.0.scalar(value)
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(&mut self.1)
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(&mut self.1)
    }

    fn expects(&self) -> &'static str {
        "a text"
    }
}

/// Passes over the elements of an array and the members of an object.
///
/// It keeps nothing of them: nobody would overwrite a secret that is in there. It has no default, with
/// which it would be a field for objects alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ignored;

impl Field for Ignored {
    fn blank() -> Self {
        Self
    }

    fn scalar(&mut self, _: Scalar<'_>) -> Result<(), Mismatch> {
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(self)
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "anything"
    }
}

impl List for Ignored {
    fn element(&mut self) -> &mut dyn Field {
        self
    }
}

impl Record for Ignored {}
