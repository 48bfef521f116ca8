//! Writing values: as parameters with names such as `Tag.1.Key`, as JSON, as one text with separators.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::value::{Value, View};

/// Takes in the members of a [`Structure`](crate::Structure).
///
/// It decides where they go; a structure only names them.
pub struct Members<'s, 'a>(Sink<'s, 'a>);

enum Sink<'s, 'a> {
    /// Parameters whose names begin with a prefix.
    Pairs { prefix: &'s str, out: &'s mut Pairs<'a> },
    /// A JSON object.
    Object(&'s mut JsonObject),
}

impl<'a> Members<'_, 'a> {
    /// Writes a member. One that is absent writes nothing.
    ///
    /// Among parameters, a list is written item by item (`DataDisk.1.Size`) and a structure member
    /// by member; in JSON both are what they are there.
    pub fn member(&mut self, name: &'static str, value: &'a dyn Value) {
        match &mut self.0 {
            Sink::Pairs { prefix, out } => out.push(joined(prefix, name), value.view()),
            Sink::Object(object) => object.member(name, value.view()),
        }
    }

    /// Writes a member as a text that holds JSON.
    pub fn member_json(&mut self, name: &'static str, value: &'a dyn Value) {
        match &mut self.0 {
            Sink::Pairs { prefix, out } => out.push_json(joined(prefix, name), value.view()),
            Sink::Object(object) => object.member_json(name, value.view()),
        }
    }

    /// Writes a member that is a list as one text, with `separator` between its items.
    ///
    /// The service takes an item with the separator in it for two.
    pub fn member_joined(&mut self, name: &'static str, value: &'a dyn Value, separator: char) {
        match &mut self.0 {
            Sink::Pairs { prefix, out } => {
                out.push_joined(joined(prefix, name), value.view(), separator);
            }
            Sink::Object(object) => object.member_joined(name, value.view(), separator),
        }
    }
}

fn joined(prefix: &str, name: &str) -> Cow<'static, str> {
    let mut text = String::with_capacity(prefix.len() + 1 + name.len());
    text.push_str(prefix);
    text.push('.');
    text.push_str(name);
    text.into()
}

/// A value that is written in one piece.
///
/// Numbers are kept as they are: the digits are written where they are sent.
#[derive(Clone)]
pub(crate) enum Text<'a> {
    Plain(Cow<'a, str>),
    Integer(i128),
    Float(f64),
    Single(f32),
}

impl<'a> Text<'a> {
    /// The text of a value that is no list, map or structure.
    pub(crate) fn of(view: View<'a>) -> Option<Self> {
        match view {
            View::Text(text) => Some(Self::Plain(Cow::Borrowed(text))),
            View::Integer(number) => Some(Self::Integer(number)),
            View::Float(number) => Some(Self::Float(number)),
            View::Single(number) => Some(Self::Single(number)),
            View::Boolean(true) => Some(Self::Plain(Cow::Borrowed("true"))),
            View::Boolean(false) => Some(Self::Plain(Cow::Borrowed("false"))),
            View::Json(serde_json::Value::String(text)) => {
                Some(Self::Plain(Cow::Borrowed(text.as_str())))
            }
            View::Absent
            | View::Json(serde_json::Value::Null)
            | View::List(_)
            | View::Map(_)
            | View::Structure(_)
            | View::Bytes(_) => None,
            View::Json(json) => Some(Self::Plain(Cow::Owned(json.to_string()))),
        }
    }

    pub(crate) fn push_to(&self, out: &mut String) {
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Integer(number) => push_integer(out, *number),
            // Writing into a string cannot fail.
            Self::Float(number) => write!(out, "{number}").unwrap_or_default(),
            Self::Single(number) => write!(out, "{number}").unwrap_or_default(),
        }
    }

    /// The text, which is copied only if it is a number.
    pub(crate) fn into_cow(self) -> Cow<'a, str> {
        match self {
            Self::Plain(text) => text,
            Self::Integer(_) | Self::Float(_) | Self::Single(_) => {
                let mut text = String::new();
                self.push_to(&mut text);
                text.into()
            }
        }
    }

    /// About how long the text is.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::Plain(text) => text.len(),
            Self::Integer(_) | Self::Float(_) | Self::Single(_) => 20,
        }
    }

    pub(crate) fn is_finite(&self) -> bool {
        match self {
            Self::Plain(_) | Self::Integer(_) => true,
            Self::Float(number) => number.is_finite(),
            Self::Single(number) => number.is_finite(),
        }
    }
}

/// Writes the digits of an integer, without the detour through a formatter.
fn push_integer(out: &mut String, number: i128) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    // Those of requests have 64 bits at the most, and dividing more of them takes longer.
    let Ok(mut rest) = u64::try_from(number.unsigned_abs()) else {
        return write!(out, "{number}").unwrap_or_default();
    };
    loop {
        at -= 1;
        digits[at] = b"0123456789"[(rest % 10) as usize];
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// Parameters with their names.
#[derive(Clone, Default)]
pub(crate) struct Pairs<'a> {
    pub(crate) list: Vec<(Cow<'a, str>, Text<'a>)>,
    /// Whether a value could not be written: a number that is not finite, or bytes.
    pub(crate) unfit: bool,
}

impl<'a> Pairs<'a> {
    /// Writes a value: a list item by item, a map and a structure member by member.
    pub(crate) fn push(&mut self, name: Cow<'a, str>, view: View<'a>) {
        match view {
            View::List(items) => {
                for index in 0..items.count() {
                    if let Some(item) = items.item(index) {
                        self.push(numbered(&name, index + 1), item.view());
                    }
                }
            }
            View::Map(entries) => entries.each(&mut |key, value| {
                self.push(joined(&name, key), value.view());
            }),
            View::Structure(structure) => {
                structure.members(&mut Members(Sink::Pairs { prefix: &name, out: self }));
            }
            View::Bytes(_) => self.unfit = true,
            scalar => {
                if let Some(text) = Text::of(scalar) {
                    self.unfit |= !text.is_finite();
                    self.list.push((name, text));
                }
            }
        }
    }

    /// Writes a value as JSON text.
    pub(crate) fn push_json(&mut self, name: Cow<'a, str>, view: View<'a>) {
        if let Some(text) = json_text(view, &mut self.unfit) {
            self.list.push((name, Text::Plain(text)));
        }
    }

    /// Writes a list as one text.
    pub(crate) fn push_joined(&mut self, name: Cow<'a, str>, view: View<'a>, separator: char) {
        if let Some(text) = joined_text(view, separator, &mut self.unfit) {
            self.list.push((name, Text::Plain(text)));
        }
    }
}

fn numbered(prefix: &str, number: usize) -> Cow<'static, str> {
    let mut text = String::with_capacity(prefix.len() + 4);
    text.push_str(prefix);
    text.push('.');
    push_integer(&mut text, i128::try_from(number).unwrap_or(i128::MAX));
    text.into()
}

/// A value as JSON text. A text stays as it is: it is taken for JSON text.
pub(crate) fn json_text<'a>(view: View<'a>, unfit: &mut bool) -> Option<Cow<'a, str>> {
    match view {
        View::Absent => None,
        View::Text(text) => Some(text.into()),
        View::Json(serde_json::Value::String(text)) => Some(text.into()),
        other => {
            let mut text = String::new();
            *unfit |= !push_json(&mut text, other);
            Some(text.into())
        }
    }
}

/// A list as one text. A value that is no list is its only item.
pub(crate) fn joined_text<'a>(
    view: View<'a>,
    separator: char,
    unfit: &mut bool,
) -> Option<Cow<'a, str>> {
    let View::List(items) = view else { return Text::of(view).map(Text::into_cow) };
    let mut text = String::new();
    for index in 0..items.count() {
        if index > 0 {
            text.push(separator);
        }
        match items.item(index).and_then(|item| Text::of(item.view())) {
            Some(item) if item.is_finite() => item.push_to(&mut text),
            Some(_) | None => *unfit = true,
        }
    }
    Some(text.into())
}

/// A JSON object that is being written.
pub(crate) struct JsonObject {
    text: String,
    is_empty: bool,
    /// Whether a value could not be written: a number that is not finite, or bytes.
    pub(crate) unfit: bool,
}

impl JsonObject {
    pub(crate) fn new() -> Self {
        Self::after(String::new())
    }

    /// An object that begins behind a text.
    fn after(mut text: String) -> Self {
        text.push('{');
        Self { text, is_empty: true, unfit: false }
    }

    pub(crate) fn member(&mut self, name: &str, view: View<'_>) {
        if !matches!(view, View::Absent) {
            self.name(name);
            self.unfit |= !push_json(&mut self.text, view);
        }
    }

    pub(crate) fn member_json(&mut self, name: &str, view: View<'_>) {
        if let Some(text) = json_text(view, &mut self.unfit) {
            self.name(name);
            push_json_string(&mut self.text, &text);
        }
    }

    pub(crate) fn member_joined(&mut self, name: &str, view: View<'_>, separator: char) {
        if let Some(text) = joined_text(view, separator, &mut self.unfit) {
            self.name(name);
            push_json_string(&mut self.text, &text);
        }
    }

    /// The object as it is so far.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.text.len() + 1);
        text.push_str(&self.text);
        text.push('}');
        text
    }

    fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }

    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_empty) {
            self.text.push(',');
        }
        push_json_string(&mut self.text, name);
        self.text.push(':');
    }
}

/// Writes a value as compact JSON; false if JSON has no way to write it.
pub(crate) fn push_json(out: &mut String, view: View<'_>) -> bool {
    match view {
        View::Absent => out.push_str("null"),
        View::Text(text) => push_json_string(out, text),
        View::Integer(number) => push_integer(out, number),
        View::Float(number) => return push_json_number(out, number.is_finite(), &number),
        View::Single(number) => return push_json_number(out, number.is_finite(), &number),
        View::Boolean(boolean) => out.push_str(if boolean { "true" } else { "false" }),
        View::Json(json) => write!(out, "{json}").unwrap_or_default(),
        View::Bytes(_) => return false,
        View::List(items) => {
            let mut fits = true;
            out.push('[');
            for index in 0..items.count() {
                if index > 0 {
                    out.push(',');
                }
                fits &= push_json(out, items.item(index).map_or(View::Absent, Value::view));
            }
            out.push(']');
            return fits;
        }
        View::Map(entries) => {
            return push_json_object(out, |object| {
                entries.each(&mut |name, value| object.member(name, value.view()));
            });
        }
        View::Structure(structure) => {
            return push_json_object(out, |object| {
                structure.members(&mut Members(Sink::Object(object)));
            });
        }
    }
    true
}

fn push_json_object(out: &mut String, write: impl FnOnce(&mut JsonObject)) -> bool {
    let mut object = JsonObject::after(std::mem::take(out));
    write(&mut object);
    let fits = !object.unfit;
    *out = object.finish();
    fits
}

/// Writes a number as serde does: a whole one with `.0`, so that it stays a float.
fn push_json_number(out: &mut String, is_finite: bool, number: &dyn std::fmt::Debug) -> bool {
    // Writing into a string cannot fail.
    let _ = write!(out, "{number:?}");
    is_finite
}

/// Writes a text as a JSON string. What is not ASCII is left as it is.
fn push_json_string(out: &mut String, text: &str) {
    // Writing into a string cannot fail.
    let _ = write!(out, "{}", serde_json::Value::from(text));
}
