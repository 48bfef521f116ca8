//! Places that take in whatever comes, for members that must not spoil the rest of an answer.

use crate::decode::{Mismatch, Scalar};
use crate::{Field, List, Record};

/// The text of a text, number or boolean; any other value is passed over.
#[derive(Default)]
pub(crate) struct Lenient(pub(crate) String, Ignored);

impl Field for Lenient {
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
        "anything"
    }
}

/// Passes over any value.
#[derive(Default)]
struct Ignored;

impl Field for Ignored {
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

impl Record for Ignored {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn field(&mut self, _: usize) -> Option<&mut dyn Field> {
        None
    }
}
