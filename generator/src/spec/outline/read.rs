//! What a YAML text says and where everything stands in it, if its shape is one that specs may have.
//!
//! The parser of `serde_yaml` tells neither where a value stands nor that a key stands twice. So
//! its values are built here, from the events of a parser that does, and beside them the outline.

mod mistakes;

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_yaml::{Mapping, Value};

use super::{Content, Node, Outline, Part, SmallSpan, Step};
use crate::diagnostic::{Diagnostic, Id, is_hidden};
use crate::source::{Place, Point, Span};
use crate::spec::scalar::{Comment, ambiguous, comments, plain_value, words_of};
use crate::spec::syntax::{self, SyntaxMistake};

/// After so many mistakes in the shape of one file, the rest is not looked at.
const MOST_REPORTED: usize = 200;

/// How deep mappings and lists may stand in one another.
pub(crate) const DEEPEST: usize = 64;

/// What was read of a YAML text.
pub(crate) struct Reading {
    pub(crate) value: Value,
    pub(crate) outline: Outline,
    /// What is wrong with single values and keys.
    pub(crate) mistakes: Vec<Diagnostic>,
    /// Where these stand: nothing else can be said about what is there, and about what is missing.
    pub(crate) damaged: Vec<Vec<Step>>,
}

/// Reads a YAML text, and its outline.
///
/// # Errors
///
/// Everything about the shape of the text that specs may not have, if nothing behind it can be judged.
pub(crate) fn read(source: usize, text: &str) -> Result<Reading, Vec<Diagnostic>> {
    let mut builder = Builder {
        source,
        comments: comments(text),
        stack: Vec::new(),
        finished: Vec::new(),
        outline: Outline::default(),
        root: None,
        diagnostics: Vec::new(),
        damaged: Vec::new(),
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok((event, span)) => (event, convert(span)),
            Err(error) => {
                let noticed = point(*error.marker());
                let SyntaxMistake { span, message, help } =
                    syntax::explain(text, error.info(), noticed);
                // What begins there is said once.
                builder.diagnostics.retain(|known| known.place.span.start != span.start);
                builder.report(Id::YamlSyntax, span, message, &help);
                return Err(builder.diagnostics);
            }
        };
        if !builder.take(event, span) || builder.diagnostics.len() >= MOST_REPORTED {
            return Err(builder.diagnostics);
        }
    }
    let Some(value) = builder.root.take() else {
        builder.empty_file();
        return Err(builder.diagnostics);
    };
    Ok(Reading {
        value,
        outline: builder.outline.finished(),
        mistakes: builder.diagnostics,
        damaged: builder.damaged,
    })
}

/// A scalar. Only one without quotes can be anything but text.
fn value_of(text: &str, plain: bool) -> Value {
    if plain { plain_value(text) } else { Value::from(text) }
}

fn convert(span: saphyr_parser::Span) -> Span {
    Span { start: point(span.start), end: point(span.end) }
}

fn point(marker: saphyr_parser::Marker) -> Point {
    Point { line: marker.line().max(1), column: marker.col() + 1 }
}

struct Builder {
    source: usize,
    /// Where texts end because a comment begins.
    comments: HashMap<(usize, usize), Comment>,
    stack: Vec<Open>,
    /// The values inside all that is open, in the order in which they stand.
    finished: Vec<Node>,
    outline: Outline,
    root: Option<Value>,
    diagnostics: Vec<Diagnostic>,
    damaged: Vec<Vec<Step>>,
}

/// A mapping or list whose end has not been seen.
struct Open {
    start: Span,
    /// How many values were finished before those in it.
    first: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Value>),
    Mapping(OpenMapping),
}

#[derive(Default)]
struct OpenMapping {
    values: Mapping,
    /// The key whose value comes next.
    key: Option<OpenKey>,
    /// Whether a key here has no value: what belongs to it stands in its place, perhaps.
    has_gap: bool,
}

struct OpenKey {
    /// Its text among those of the outline.
    text: Part,
    value: Value,
    span: Span,
}

impl Outline {
    /// Puts the values of a list or mapping behind those inside them.
    fn place(&mut self, inside: impl Iterator<Item = Node>) -> Part {
        let start = self.nodes.len();
        self.nodes.extend(inside);
        Part::of(start..self.nodes.len())
    }

    fn sort(&self, entries: &mut [Node]) {
        entries.sort_unstable_by(|left, right| self.key(left).cmp(self.key(right)));
    }

    fn push_key(&mut self, text: &str) -> Part {
        let start = self.keys.len();
        self.keys.push_str(text);
        Part::of(start..self.keys.len())
    }

    /// The same, in no more memory than it needs.
    fn finished(mut self) -> Self {
        self.nodes.shrink_to_fit();
        self.keys.shrink_to_fit();
        self
    }
}

impl Builder {
    /// Takes an event in; false if it makes no sense to go on.
    fn take(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.report(
                    Id::SeveralDocuments,
                    span,
                    "a second YAML document begins here".to_owned(),
                    "write one spec per file, and remove `---`",
                );
                return false;
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
            Event::Alias(_) => {
                self.feature(span, "an alias (`*name`)");
                if self.is_before_key() {
                    return false;
                }
                self.damage_here();
                self.place(Value::Null, span, Content::Scalar);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_marked = anchor > 0 || tag.is_some();
                self.check_features(span, anchor, tag.is_some());
                self.scalar(&text, style, span, is_marked);
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                return self.open(span, OpenKind::List(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                return self.open(span, OpenKind::Mapping(OpenMapping::default()));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.stack.pop() {
                    self.close(open, span);
                }
            }
        }
        true
    }

    fn open(&mut self, start: Span, kind: OpenKind) -> bool {
        if self.stack.len() == DEEPEST {
            self.report(
                Id::TooDeep,
                start,
                format!("mappings and lists stand more than {DEEPEST} deep in one another"),
                "a spec is flat: look for brackets that are not closed",
            );
            return false;
        }
        if self.is_before_key() {
            self.report(
                Id::YamlSyntax,
                start,
                "a mapping or list stands where a key belongs".to_owned(),
                "put quotes around a key that contains brackets",
            );
            return false;
        }
        self.stack.push(Open { start, first: self.finished.len(), kind });
        true
    }

    /// Whether a key comes next.
    fn is_before_key(&self) -> bool {
        let open = self.stack.last().map(|open| &open.kind);
        matches!(open, Some(OpenKind::Mapping(OpenMapping { key: None, .. })))
    }

    /// Notes that a mistake is reported where the reading is now: in a value, or in a key, with which
    /// all that stands beside it may have come to the wrong place.
    fn damage_here(&mut self) {
        let step = |open: &Open| match &open.kind {
            OpenKind::List(values) => Some(Step::Item(values.len())),
            OpenKind::Mapping(OpenMapping { key, .. }) => {
                let key = self.outline.keys.get(key.as_ref()?.text.range())?;
                Some(Step::Key(key.to_owned()))
            }
        };
        let path = self.stack.iter().map_while(step).collect();
        self.damaged.push(path);
    }

    /// Notes that a mistake is reported about the mapping or list that is being read.
    fn damage_around(&mut self) {
        self.damage_here();
        if !self.is_before_key()
            && let Some(path) = self.damaged.last_mut()
        {
            path.pop();
        }
    }

    fn close(&mut self, Open { start, first, kind }: Open, end: Span) {
        let span = Span { start: start.start, end: end.end };
        let (value, content) = match kind {
            OpenKind::List(values) => {
                let items = self.outline.place(self.finished.drain(first..));
                (Value::Sequence(values), Content::List(items))
            }
            OpenKind::Mapping(OpenMapping { values, .. }) => {
                self.outline.sort(&mut self.finished[first..]);
                let entries = self.outline.place(self.finished.drain(first..));
                (Value::Mapping(values), Content::Mapping(entries))
            }
        };
        self.place(value, span, content);
    }

    /// Takes a scalar in. One that has an anchor or a tag is a mistake already.
    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span, is_marked: bool) {
        let (plain, found) = (style == ScalarStyle::Plain, self.diagnostics.len());
        if plain && let Some(general) = ambiguous(text) {
            let message = format!("`{text}` is read differently by people and by programs");
            let words = self.open_key().and_then(words_of);
            let help = match words {
                Some(words) => format!("the words that this key takes are {words}"),
                None => general.to_owned(),
            };
            self.report(Id::AmbiguousScalar, span, message, &help);
        }
        // Elsewhere it would have been seen in the text of the file.
        let has_escapes = style == ScalarStyle::DoubleQuoted;
        if has_escapes && let Some(hidden) = text.chars().find(|character| is_hidden(*character)) {
            let message =
                format!("this text has the invisible character U+{:04X}", u32::from(hidden));
            let help = "remove the escape sequence that stands for it";
            self.report(Id::InvisibleCharacter, span, message, help);
        }
        if plain {
            self.check_comment(text, span);
        }
        let is_null = plain && matches!(text, "" | "~" | "null");
        let is_sound = self.diagnostics.len() == found;
        if self.is_before_key() {
            if !is_sound {
                self.damage_around();
            }
            return self.key(text, plain, is_null, span);
        }
        if !is_sound {
            self.damage_here();
        }
        let value = value_of(text, plain);
        if is_null && self.stack.is_empty() {
            self.empty_file();
            self.damage_here();
        } else if is_null {
            if !is_marked {
                self.empty_value(span);
            }
            self.damage_around();
        }
        self.place(value, span, Content::Scalar);
    }

    /// The key whose value is being read.
    fn open_key(&self) -> Option<&str> {
        self.stack
            .iter()
            .rev()
            .find_map(|open| match &open.kind {
                OpenKind::List(_) => None,
                OpenKind::Mapping(OpenMapping { key, .. }) => Some(key.as_ref()),
            })?
            .and_then(|key| self.outline.keys.get(key.text.range()))
    }

    /// Takes a key in: its value comes next.
    fn key(&mut self, text: &str, plain: bool, is_null: bool, span: Span) {
        let source = self.source;
        let is_outermost = self.stack.len() == 1;
        let Some(Open { kind: OpenKind::Mapping(open), first, .. }) = self.stack.last_mut() else {
            return;
        };
        let value = value_of(text, plain);
        // `400` and `"400"` are two values, and one key. Nearly every key is the same in both forms.
        let is_known = |value: &Value| open.values.contains_key(value);
        let other = (!plain || !value.is_string()).then(|| value_of(text, !plain));
        let is_twice = is_known(&value) || other.is_some_and(|other| is_known(&other));
        let has_gap = open.has_gap;
        open.key = Some(OpenKey { text: self.outline.push_key(text), value, span });
        if is_twice && !has_gap {
            let message = format!("the key `{text}` stands twice in this mapping");
            let help = if is_outermost {
                "keep one of them"
            } else {
                "keep one of them; an error code that its page lists several times is written once, \
                 with a list of its rows"
            };
            let place = Place { source, span };
            let mut diagnostic = Diagnostic::new(Id::DuplicateKey, place, message, help);
            let mut entries = self.finished[*first..].iter();
            if let Some(first) = entries.find(|entry| self.outline.key(entry) == text) {
                let place = Place { source, span: first.key_span.span() };
                diagnostic = diagnostic.with_related(place, "it stands here first");
            }
            self.diagnostics.push(diagnostic);
        } else if text == "<<" && plain {
            self.feature(span, "a merge key (`<<`)");
            self.damage_around();
        } else if is_null || (plain && matches!(text, "true" | "false")) {
            let message = if text.is_empty() {
                "a value stands here without a key".to_owned()
            } else {
                format!("the key `{text}` is not a text")
            };
            let help = "write the name of the key; put quotes around it if it is meant so";
            self.report(Id::AmbiguousScalar, span, message, help);
            self.damage_around();
        }
    }

    /// Puts a finished value where it belongs.
    fn place(&mut self, value: Value, span: Span, content: Content) {
        let span = SmallSpan::of(span);
        let mut node = Node { key: Part::default(), key_span: span, span, content };
        match self.stack.last_mut().map(|open| &mut open.kind) {
            Some(OpenKind::List(values)) => values.push(value),
            Some(OpenKind::Mapping(OpenMapping { values, key, .. })) => {
                let Some(OpenKey { text, value: key, span }) = key.take() else { return };
                values.insert(key, value);
                (node.key, node.key_span) = (text, SmallSpan::of(span));
            }
            None => {
                self.outline.place(std::iter::once(node));
                self.root = Some(value);
                return;
            }
        }
        self.finished.push(node);
    }
}
