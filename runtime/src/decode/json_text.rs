//! Members that are a text with JSON in it.

use std::fmt;

use super::{DecodeError, Field, List, Mismatch, Record, Scalar, value_into};

/// What a service sent as a text that holds JSON, as in `{"Points": "[{\"Value\": 1}]"}`.
///
/// The JSON is decoded like that of an answer. A text that is something else is no error of the
/// answer: it is kept, and [`value`](Self::value) says what is wrong with it. An empty text holds an
/// empty value. Some services send the JSON itself, without a text around it: it is taken, too.
///
/// ```
/// use aliyun_runtime::{Field, JsonText, Record, decode};
///
/// #[derive(Debug, Default)]
/// struct Metric {
///     points: Option<JsonText<Vec<i64>>>,
/// }
///
/// impl Record for Metric {
///     fn names(&self) -> &'static [&'static str] {
///         &["Points"]
///     }
///
///     fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
///         (index == 0).then_some(&mut self.points)
///     }
/// }
///
/// let metric: Metric = decode::object(br#"{"Points": "[1, 2]"}"#)?;
/// assert_eq!(metric.points.unwrap().value(), Ok(&vec![1, 2]));
///
/// let metric: Metric = decode::object(br#"{"Points": "none yet"}"#)?;
/// let points = metric.points.unwrap();
/// assert_eq!(points.text(), Some("none yet"));
/// assert!(points.value().is_err());
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct JsonText<T> {
    text: Option<String>,
    value: Result<T, DecodeError>,
}

impl<T> JsonText<T> {
    /// The text; `None` if the service sent the JSON without a text around it.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// What the text holds.
    ///
    /// # Errors
    ///
    /// If the text is not the JSON that the page documents. The error names the place in it.
    pub fn value(&self) -> Result<&T, &DecodeError> {
        self.value.as_ref()
    }

    /// What the text holds, by value.
    ///
    /// # Errors
    ///
    /// As for [`value`](Self::value).
    pub fn into_value(self) -> Result<T, DecodeError> {
        self.value
    }
}

/// Without the text, in which secrets may stand that the value hides.
impl<T: fmt::Debug> fmt::Debug for JsonText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Ok(value) => f.debug_tuple("JsonText").field(value).finish(),
            Err(_) => f.write_str("JsonText([not the documented JSON, not shown])"),
        }
    }
}

impl<T: Field> Field for JsonText<T> {
    fn blank() -> Self {
        Self { text: None, value: Ok(T::blank()) }
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let mut held = T::blank();
        self.value = match value {
            Scalar::Text(text) => {
                self.text = Some(text.to_owned());
                let is_empty = text.trim().is_empty();
                let read = if is_empty { Ok(()) } else { value_into(text.as_bytes(), &mut held) };
                // The record that has this text may call it secret, and is not known here.
                read.map(|()| held).map_err(|error| error.shown(true))
            }
            number => held.scalar(number).map(|()| Ok(held))?,
        };
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.value.as_mut().ok()?.list()
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        self.value.as_mut().ok()?.record()
    }

    fn expects(&self) -> &'static str {
        "a text with JSON in it"
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{body, response};
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Whole(Option<JsonText<BTreeMap<String, i32>>>);

    impl Record for Whole {
        fn payload(&mut self) -> Option<&mut dyn Field> {
            Some(&mut self.0)
        }
    }

    fn read(json: &str) -> JsonText<BTreeMap<String, i32>> {
        body::<Whole>(json.as_bytes()).unwrap().0.unwrap()
    }

    #[test]
    fn the_json_of_a_text_is_decoded_and_the_text_is_kept() {
        let text = read(r#""{\"a\": 1, \"b\": \"2\"}""#);
        assert_eq!(text.text(), Some(r#"{"a": 1, "b": "2"}"#));
        assert_eq!(text.value().unwrap()["b"], 2);
        assert_eq!(text.into_value().unwrap().len(), 2);
    }

    #[test]
    fn json_without_a_text_around_it_is_taken() {
        let json = read(r#"{"a": 1}"#);
        assert_eq!(json.text(), None);
        assert_eq!(json.value().unwrap()["a"], 1);
    }

    #[test]
    fn an_empty_text_and_null_hold_nothing() {
        for json in ["\"\"", "\" \"", "\"null\""] {
            assert!(read(json).value().unwrap().is_empty(), "{json}");
        }
    }

    #[test]
    fn another_text_is_kept_and_its_place_is_named() {
        for (json, path) in [("\"abc\"", ""), (r#""{\"a\": \"x\"}""#, "a"), ("\"[1]\"", "")] {
            let text = read(json);
            assert!(text.text().is_some(), "{json}");
            assert_eq!(text.value().unwrap_err().path(), path, "{json}");
            let shown = format!("{0} {0:?}", text.value().unwrap_err());
            assert!(!shown.contains("found"), "{shown}");
        }
        let json = http::Response::new(bytes::Bytes::from_static(b"5"));
        assert!(response::<Whole>(&json).is_err());
    }

    #[test]
    fn the_text_is_not_in_debug() {
        for json in [r#""{\"a\": \"hidden-1\"}""#, r#""hidden-1""#] {
            assert!(!format!("{:?}", read(json)).contains("hidden-1"), "{json}");
        }
        assert!(format!("{:?}", read(r#""{\"a\": 1}""#)).contains("\"a\": 1"));
    }
}
