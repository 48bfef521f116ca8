//! Places that take in whatever comes, for members that must not spoil the rest of an answer.

use crate::decode::{Mismatch, Scalar};
use crate::{Field, List, Record};

/// The text of a text, number or boolean; any other value is passed over.
#[derive(Default)]
pub(crate) struct Lenient(pub(crate) String, Ignored);

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
        "anything"
    }
}

/// Passes over the elements of an array and the members of an object.
#[derive(Default)]
struct Ignored(Option<Box<Lenient>>);

impl List for Ignored {
    fn element(&mut self) -> &mut dyn Field {
        &mut **self.0.get_or_insert_default()
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
