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

    /// The parameters of the query, names and values as yet without percent encoding.
    #[must_use]
    pub fn query_pairs(&self) -> Vec<(&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect()
    }
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
