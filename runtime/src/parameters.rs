//! From a typed request to the parameters of the wire.

use std::borrow::Cow;

/// The parameters of one request, in the order in which they were written.
///
/// ```
/// use aliyun_runtime::Parameters;
///
/// let mut parameters = Parameters::new();
/// parameters.query("InstanceId", "i-1");
/// parameters.query("Period", &12_i64);
/// parameters.query("AutoRenew", &None::<bool>);
/// assert_eq!(parameters.query_pairs(), [("InstanceId", "i-1"), ("Period", "12")]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    query: Vec<(Cow<'static, str>, String)>,
    form: Vec<(Cow<'static, str>, String)>,
}

impl Parameters {
    /// No parameters yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a parameter into the query. A value that is not set writes nothing, an empty string
    /// is written as it is.
    pub fn query<P: Parameter + ?Sized>(&mut self, name: &'static str, value: &P) {
        if let Some(text) = value.to_wire() {
            self.query.push((Cow::Borrowed(name), text));
        }
    }

    /// Writes a parameter into the body, which is sent as a form.
    pub fn form<P: Parameter + ?Sized>(&mut self, name: &'static str, value: &P) {
        if let Some(text) = value.to_wire() {
            self.form.push((Cow::Borrowed(name), text));
        }
    }

    /// Writes a parameter into the query whose name is made at run time, such as `Tag.1.Key`.
    pub fn query_named(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.query.push((Cow::Owned(name.into()), value.into()));
    }

    /// As [`query_named`](Self::query_named), for the body.
    pub fn form_named(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.form.push((Cow::Owned(name.into()), value.into()));
    }

    /// The parameters of the query, names and values as yet without percent encoding.
    #[must_use]
    pub fn query_pairs(&self) -> Vec<(&str, &str)> {
        borrowed(&self.query)
    }

    /// The parameters of the body, names and values as yet without percent encoding.
    #[must_use]
    pub fn form_pairs(&self) -> Vec<(&str, &str)> {
        borrowed(&self.form)
    }
}

fn borrowed<'a>(pairs: &'a [(Cow<'static, str>, String)]) -> Vec<(&'a str, &'a str)> {
    pairs.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect()
}

/// A value that can be sent as a parameter.
pub trait Parameter {
    /// The value as it is written on the wire, or `None` if there is nothing to send.
    fn to_wire(&self) -> Option<String>;
}

impl Parameter for str {
    fn to_wire(&self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Parameter for String {
    fn to_wire(&self) -> Option<String> {
        Some(self.clone())
    }
}

impl<P: Parameter> Parameter for Option<P> {
    fn to_wire(&self) -> Option<String> {
        self.as_ref().and_then(P::to_wire)
    }
}

impl<E: OpenEnum> Parameter for E {
    fn to_wire(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

macro_rules! write_with_display {
    ($($type:ty),*) => {$(
        impl Parameter for $type {
            fn to_wire(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )*};
}

write_with_display!(bool, i32, i64, f32, f64);

/// An enumerated parameter: the documented values, and room for any other.
///
/// A service may learn values before its page lists them, so every such enum has a variant
/// `Unknown` that carries the text.
pub trait OpenEnum {
    /// The documented values, in the order of the page.
    const VALUES: &'static [&'static str];

    /// The value as it is written on the wire.
    fn as_str(&self) -> &str;

    /// Whether this is one of the documented values, however it was made.
    fn is_documented(&self) -> bool {
        Self::VALUES.contains(&self.as_str())
    }
}
