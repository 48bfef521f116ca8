//! From a typed request to the parameters of the wire.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use crate::members::{JsonObject, Pairs, Text, joined_text, json_text, push_json};
use crate::sign::canonical_pairs;
use crate::value::{Value, View};

/// The parameters of one request, in the order in which they were written.
///
/// Values are borrowed where that is possible. One that is absent writes nothing; an empty text is
/// written as it is.
///
/// ```
/// use aliyun_runtime::Parameters;
///
/// let mut parameters = Parameters::new();
/// parameters.query("Period", &12_i64);
/// parameters.query("InstanceId", &"i-1");
/// parameters.query("AutoRenew", &None::<bool>);
/// assert_eq!(parameters.canonical_query(), "InstanceId=i-1&Period=12");
/// ```
#[derive(Default)]
pub struct Parameters<'a> {
    pub(crate) query: Pairs<'a>,
    pub(crate) form: Pairs<'a>,
    /// Parts of the path, by the name in braces.
    pub(crate) path: Vec<(&'static str, Cow<'a, str>)>,
    /// Labels of the host, by the name in braces.
    pub(crate) host: Vec<(&'static str, Cow<'a, str>)>,
    pub(crate) headers: Vec<Header<'a>>,
    body: Option<JsonObject>,
    payload: Payload,
    /// The idempotency token of the call, for a request that has none of its own.
    token: Option<&'a str>,
    written_token: Option<(Place, Cow<'a, str>)>,
    /// The first parameter whose value cannot be written.
    pub(crate) unfit: Option<&'static str>,
}

/// What becomes a header.
pub(crate) struct Header<'a> {
    /// The parameter, whose name is that of the header or, with a `*` at its end, of many.
    pub(crate) parameter: &'static str,
    /// What stands in the place of the `*`.
    pub(crate) key: Option<&'a str>,
    pub(crate) value: Cow<'a, str>,
}

/// The body as a whole.
#[derive(Clone, Default)]
pub(crate) enum Payload {
    #[default]
    None,
    Json(String),
    Bytes(Bytes),
}

/// Where a parameter was written.
#[derive(Clone, Copy)]
enum Place {
    Query,
    Form,
    /// A member of the JSON object that is the body.
    Body,
    Header,
}

impl<'a> Parameters<'a> {
    /// No parameters yet. A request that has no idempotency token of its own is written without one,
    /// although its operation may need it ([`OperationInfo::token`](crate::OperationInfo::token)): then
    /// begin [`with_token`](Self::with_token).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No parameters yet, and an idempotency token for a request that has none of its own.
    #[must_use]
    pub fn with_token(token: &'a str) -> Self {
        Self { token: Some(token), ..Self::default() }
    }

    /// Writes a parameter into the query. A list is written item by item (`Tag.1.Key`), a
    /// structure member by member (`SystemDisk.Size`).
    pub fn query(&mut self, name: &'static str, value: &'a dyn Value) {
        self.query.push(name.into(), value.view());
        self.note_unfit(name);
    }

    /// Writes a parameter into the query as JSON text.
    pub fn query_json(&mut self, name: &'static str, value: &'a dyn Value) {
        self.query.push_json(name.into(), value.view());
        self.note_unfit(name);
    }

    /// Writes a list into the query as one text, with `separator` between its items.
    ///
    /// The service takes an item with the separator in it for two:
    /// [`Validator::lack_separator`](crate::Validator::lack_separator) finds them.
    ///
    /// ```
    /// let mut parameters = aliyun_runtime::Parameters::new();
    /// let zones = vec!["a".to_owned(), "b".to_owned()];
    /// parameters.query_joined("Zones", &zones, '|');
    /// assert_eq!(parameters.canonical_query(), "Zones=a%7Cb");
    /// ```
    pub fn query_joined(&mut self, name: &'static str, value: &'a dyn Value, separator: char) {
        self.query.push_joined(name.into(), value.view(), separator);
        self.note_unfit(name);
    }

    /// As [`query`](Self::query), into a body that is sent as a form.
    pub fn form(&mut self, name: &'static str, value: &'a dyn Value) {
        self.form.push(name.into(), value.view());
        self.note_unfit(name);
    }

    /// As [`query_json`](Self::query_json), into a body that is sent as a form.
    pub fn form_json(&mut self, name: &'static str, value: &'a dyn Value) {
        self.form.push_json(name.into(), value.view());
        self.note_unfit(name);
    }

    /// As [`query_joined`](Self::query_joined), into a body that is sent as a form.
    pub fn form_joined(&mut self, name: &'static str, value: &'a dyn Value, separator: char) {
        self.form.push_joined(name.into(), value.view(), separator);
        self.note_unfit(name);
    }

    /// Writes a member of the JSON object that is the body.
    pub fn body(&mut self, name: &'static str, value: &'a dyn Value) {
        self.body_member(name, |body| body.member(name, value.view()));
    }

    /// Writes a member of the body as a text that holds JSON.
    pub fn body_json(&mut self, name: &'static str, value: &'a dyn Value) {
        self.body_member(name, |body| body.member_json(name, value.view()));
    }

    /// As [`query_joined`](Self::query_joined), as a member of the JSON object that is the body.
    pub fn body_joined(&mut self, name: &'static str, value: &'a dyn Value, separator: char) {
        self.body_member(name, |body| body.member_joined(name, value.view(), separator));
    }

    /// Writes the body as a whole: bytes as they are, any other value as JSON.
    pub fn payload(&mut self, value: &'a dyn Value) {
        self.payload = match value.view() {
            View::Absent => Payload::None,
            View::Bytes(bytes) => Payload::Bytes(bytes.clone()),
            other => {
                let mut text = String::new();
                if !push_json(&mut text, other) {
                    self.unfit.get_or_insert("the body");
                }
                Payload::Json(text)
            }
        };
    }

    /// Writes what stands in the path in the place of `{name}`.
    pub fn path(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(text) = self.single(name, value) {
            self.path.push((name, text));
        }
    }

    /// Writes what stands in the host in the place of `{name}`.
    pub fn host(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(text) = self.single(name, value) {
            self.host.push((name, text));
        }
    }

    /// Writes a header.
    pub fn header(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(value) = self.single(name, value) {
            self.headers.push(Header { parameter: name, key: None, value });
        }
    }

    /// Writes a header for each entry of a map: under the name `x-meta-*`, the key `a` makes the header
    /// `x-meta-a`.
    pub fn headers(&mut self, name: &'static str, value: &'a dyn Value) {
        match value.view() {
            View::Absent => {}
            View::Map(entries) => entries.each(&mut |key, value| {
                if let Some(value) = self.single(name, value) {
                    self.headers.push(Header { parameter: name, key: Some(key), value });
                }
            }),
            View::Text(_)
            | View::Integer(_)
            | View::Float(_)
            | View::Single(_)
            | View::Boolean(_)
            | View::Json(_)
            | View::List(_)
            | View::Structure(_)
            | View::Bytes(_) => {
                self.unfit.get_or_insert(name);
            }
        }
    }

    /// Writes the idempotency token into the query: that of the request, or else that of the call.
    pub fn token(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(token) = self.choose_token(Place::Query, value) {
            self.query.list.push((name.into(), Text::Plain(token)));
        }
    }

    /// As [`token`](Self::token), into a body that is sent as a form.
    pub fn form_token(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(token) = self.choose_token(Place::Form, value) {
            self.form.list.push((name.into(), Text::Plain(token)));
        }
    }

    /// As [`token`](Self::token), as a member of the JSON object that is the body.
    pub fn body_token(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(token) = self.choose_token(Place::Body, value) {
            self.body_member(name, |body| body.member(name, View::Text(&token)));
        }
    }

    /// As [`token`](Self::token), as a header.
    pub fn header_token(&mut self, name: &'static str, value: &'a dyn Value) {
        if let Some(token) = self.choose_token(Place::Header, value) {
            self.headers.push(Header { parameter: name, key: None, value: token });
        }
    }

    /// Writes a parameter into the query whose name is made at run time, such as `Tag.1.Key`.
    pub fn query_named(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) {
        self.query.list.push((name.into(), Text::Plain(value.into())));
    }

    /// As [`query_named`](Self::query_named), into a body that is sent as a form.
    pub fn form_named(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) {
        self.form.list.push((name.into(), Text::Plain(value.into())));
    }

    /// The idempotency token that is sent, be it that of the request or that of the call.
    #[must_use]
    pub fn idempotency_token(&self) -> Option<&str> {
        let (place, token) = self.written_token.as_ref()?;
        let is_sent = match place {
            Place::Query | Place::Header => true,
            Place::Form => self.sends_form(),
            Place::Body => matches!(self.payload, Payload::None),
        };
        is_sent.then_some(token)
    }

    /// The query as it is signed and sent: percent encoded, in the order of the names.
    #[must_use]
    pub fn canonical_query(&self) -> String {
        canonical_pairs(&self.query.list)
    }

    /// The body as it is sent, if it is a form: percent encoded, in the order of the names.
    #[must_use]
    pub fn canonical_form(&self) -> String {
        canonical_pairs(&self.form.list)
    }

    /// The body as it is sent, if it is JSON.
    #[must_use]
    pub fn json_body(&self) -> Option<String> {
        match (&self.payload, &self.body) {
            (Payload::Json(text), _) => Some(text.clone()),
            (Payload::Bytes(_), _) | (Payload::None, None) => None,
            (Payload::None, Some(body)) => Some(body.to_text()),
        }
    }

    /// Whether the form is what the body holds: JSON and bytes take its place.
    pub(crate) fn sends_form(&self) -> bool {
        matches!(self.payload, Payload::None) && self.body.is_none()
    }

    /// The bytes that are the body as a whole.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match &self.payload {
            Payload::Bytes(bytes) => Some(bytes),
            Payload::Json(_) | Payload::None => None,
        }
    }

    fn body_member(&mut self, name: &'static str, write: impl FnOnce(&mut JsonObject)) {
        let body = self.body.get_or_insert_with(JsonObject::new);
        write(body);
        if std::mem::take(&mut body.unfit) {
            self.unfit.get_or_insert(name);
        }
    }

    /// A value that has to be a single text.
    fn single(&mut self, name: &'static str, value: &'a dyn Value) -> Option<Cow<'a, str>> {
        let view = value.view();
        let mut unfit = false;
        let text = match view {
            View::Absent => None,
            View::List(_) => joined_text(view, ',', &mut unfit),
            View::Map(_) | View::Structure(_) => json_text(view, &mut unfit),
            View::Bytes(_) => {
                unfit = true;
                None
            }
            View::Text(_)
            | View::Integer(_)
            | View::Float(_)
            | View::Single(_)
            | View::Boolean(_)
            | View::Json(_) => Text::of(view).map(|text| {
                unfit = !text.is_finite();
                text.into_cow()
            }),
        };
        if unfit {
            self.unfit.get_or_insert(name);
        }
        text
    }

    fn choose_token(&mut self, place: Place, value: &'a dyn Value) -> Option<Cow<'a, str>> {
        let own = if value.is_given() { Text::of(value.view()).map(Text::into_cow) } else { None };
        let token = own.or_else(|| self.token.map(Cow::Borrowed));
        self.written_token = token.clone().map(|token| (place, token));
        token
    }

    /// Notes a parameter that could not be written into the query or the form.
    fn note_unfit(&mut self, name: &'static str) {
        let (query, form) = (&mut self.query.unfit, &mut self.form.unfit);
        if std::mem::take(query) || std::mem::take(form) {
            self.unfit.get_or_insert(name);
        }
    }
}

impl fmt::Debug for Parameters<'_> {
    /// Shows names only: a value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &Pairs<'_>| -> Vec<String> {
            pairs.list.iter().map(|(name, _)| name.to_string()).collect()
        };
        f.debug_struct("Parameters")
            .field("query", &names(&self.query))
            .field("form", &names(&self.form))
            .finish_non_exhaustive()
    }
}
