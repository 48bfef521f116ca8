//! What each type takes in.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Map, Number, Value as Json};

use super::{Field, List, ListForm, Mismatch, Record, Scalar};

impl Field for String {
    fn blank() -> Self {
        Self::new()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = value.to_text().into_owned();
        Ok(())
    }

    fn is_text(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

impl Field for bool {
    fn blank() -> Self {
        false
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Boolean(boolean) => boolean,
            Scalar::Text("true") => true,
            Scalar::Text("false") => false,
            _ => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a boolean"
    }
}

impl Field for i64 {
    fn blank() -> Self {
        0
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Integer(number) => number,
            Scalar::Float(number) => integral(number).ok_or(Mismatch)?,
            Scalar::Text(text) => text.parse().map_err(|_| Mismatch)?,
            Scalar::Large(_) | Scalar::Boolean(_) => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a 64-bit integer"
    }
}

impl Field for u64 {
    fn blank() -> Self {
        0
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Integer(number) => Self::try_from(number).map_err(|_| Mismatch)?,
            Scalar::Large(number) => number,
            Scalar::Float(number) => {
                let number = integral(number).ok_or(Mismatch)?;
                Self::try_from(number).map_err(|_| Mismatch)?
            }
            Scalar::Text(text) => text.parse().map_err(|_| Mismatch)?,
            Scalar::Boolean(_) => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "an unsigned 64-bit integer"
    }
}

/// The integer that a float stands for, if it has no fraction and is small enough to be exact.
#[expect(clippy::cast_possible_truncation, reason = "an integral value below 2^53 fits")]
fn integral(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    // What is written as one more than that is rounded to it.
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

impl Field for i32 {
    fn blank() -> Self {
        0
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let mut wide = 0_i64;
        wide.scalar(value)?;
        *self = Self::try_from(wide).map_err(|_| Mismatch)?;
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a 32-bit integer"
    }
}

impl Field for f64 {
    fn blank() -> Self {
        0.0
    }

    #[expect(clippy::cast_precision_loss, reason = "a float is asked for, and JSON has no other")]
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Float(number) => number,
            Scalar::Integer(number) => number as Self,
            Scalar::Large(number) => number as Self,
            Scalar::Text(text) => {
                text.parse().ok().filter(|number: &Self| number.is_finite()).ok_or(Mismatch)?
            }
            Scalar::Boolean(_) => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a number"
    }
}

impl Field for f32 {
    fn blank() -> Self {
        0.0
    }

    #[expect(clippy::cast_possible_truncation, reason = "the page documents this precision")]
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let mut wide = 0_f64;
        wide.scalar(value)?;
        let narrow = wide as Self;
        if narrow.is_infinite() {
            return Err(Mismatch);
        }
        *self = narrow;
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a number"
    }
}

impl<F: Field> Field for Option<F> {
    fn blank() -> Self {
        None
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.get_or_insert_with(F::blank).scalar(value)
    }

    fn is_text(&self) -> bool {
        F::blank().is_text()
    }

    fn keeps_null(&self) -> bool {
        F::blank().keeps_null()
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.get_or_insert_with(F::blank).list()
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        self.get_or_insert_with(F::blank).record()
    }

    fn bytes(&mut self) -> Option<&mut Bytes> {
        self.get_or_insert_with(F::blank).bytes()
    }

    fn expects(&self) -> &'static str {
        F::blank().expects()
    }
}

impl<F: Field> Field for Vec<F> {
    fn blank() -> Self {
        Self::new()
    }

    /// An empty text stands for an empty list: some services write it so.
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        if value == Scalar::Text("") { Ok(()) } else { Err(Mismatch) }
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "an array"
    }
}

impl<F: Field> List for Vec<F> {
    fn element(&mut self) -> &mut dyn Field {
        self.push(F::blank());
        let last = self.len() - 1;
        &mut self[last]
    }

    fn null(&mut self) {
        if !F::blank().keeps_null() {
            self.pop();
        }
    }
}

impl<R: Record + Default> Field for R {
    fn blank() -> Self {
        Self::default()
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "an object"
    }
}

impl<V: Field> Record for BTreeMap<String, V> {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        Some((self.entry(name.to_owned()).or_insert_with(V::blank), ListForm::Array))
    }

    fn null(&mut self, name: &str) {
        self.remove(name);
    }
}

impl Field for Json {
    fn blank() -> Self {
        Self::Null
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Text(text) => Self::from(text),
            Scalar::Integer(number) => Self::from(number),
            Scalar::Large(number) => Self::from(number),
            Scalar::Float(number) => Self::Number(Number::from_f64(number).ok_or(Mismatch)?),
            Scalar::Boolean(boolean) => Self::from(boolean),
        };
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        *self = Self::Array(Vec::new());
        self.as_array_mut().map(|elements| elements as &mut dyn List)
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        *self = Self::Object(Map::new());
        self.as_object_mut().map(|members| members as &mut dyn Record)
    }

    fn keeps_null(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "any value"
    }
}

/// A null stays a null here.
impl Record for Map<String, Json> {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        Some((self.entry(name).or_insert(Json::Null), ListForm::Array))
    }
}

impl Field for Bytes {
    fn blank() -> Self {
        Self::new()
    }

    fn bytes(&mut self) -> Option<&mut Bytes> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "bytes"
    }
}
