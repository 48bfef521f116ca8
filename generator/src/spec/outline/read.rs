//! What a YAML text says and where everything stands in it, if its shape is one that specs may have.
//!
//! The parser of `serde_yaml` tells neither where a value stands nor that a key stands twice. So
//! its values are built here, from the events of a parser that does, and beside them the outline.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_yaml::{Mapping, Value};

use super::{Content, Entry, Node, SmallSpan};
use crate::diagnostic::{Diagnostic, Id, is_hidden};
use crate::source::{Place, Point, Span};
use crate::spec::scalar::{ambiguous, cuts, plain_value};
use crate::spec::syntax;

/// After so many mistakes in the shape of one file, the rest is not looked at.
const MOST_REPORTED: usize = 200;

/// How deep mappings and lists may stand in one another.
pub(crate) const DEEPEST: usize = 64;

/// Reads a YAML text, and its outline.
///
/// # Errors
///
/// Everything about the shape of the text that specs may not have.
pub(crate) fn read(source: usize, text: &str) -> Result<(Value, Node), Vec<Diagnostic>> {
    let mut builder = Builder {
        source,
        cuts: cuts(text),
        stack: Vec::new(),
        root: None,
        diagnostics: Vec::new(),
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok((event, span)) => (event, convert(span)),
            Err(error) => {
                let at = point(*error.marker());
                let (fact, help) = syntax::explain(error.info());
                let message = format!("this is not YAML: {fact}");
                builder.report(Id::YamlSyntax, Span { start: at, end: at }, message, help);
                return Err(builder.diagnostics);
            }
        };
        if !builder.take(event, span) || builder.diagnostics.len() >= MOST_REPORTED {
            return Err(builder.diagnostics);
        }
    }
    match builder.root {
        Some(root) if builder.diagnostics.is_empty() => Ok(root),
        Some(_) => Err(builder.diagnostics),
        None => {
            builder.empty_file();
            Err(builder.diagnostics)
        }
    }
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
    /// Where a comment begins that may be meant as text: the column, by the line.
    cuts: HashMap<usize, usize>,
    stack: Vec<Open>,
    root: Option<(Value, Node)>,
    diagnostics: Vec<Diagnostic>,
}

/// A mapping or list whose end has not been seen.
struct Open {
    start: Span,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Value>, Vec<Node>),
    Mapping(OpenMapping),
}

#[derive(Default)]
struct OpenMapping {
    values: Mapping,
    /// The outlines of the values by their keys, each with the place of the key.
    entries: HashMap<Box<str>, (Span, Node)>,
    /// The key whose value comes next, as it is written and as it is meant.
    key: Option<Box<OpenKey>>,
    /// Whether a key here has no value: what belongs to it stands in its place, perhaps.
    has_gap: bool,
}

struct OpenKey {
    written: String,
    value: Value,
    span: Span,
}

impl OpenKind {
    fn finish(self) -> (Value, Content) {
        match self {
            Self::List(values, items) => {
                (Value::Sequence(values), Content::List(items.into_boxed_slice()))
            }
            Self::Mapping(OpenMapping { values, entries, .. }) => {
                let entry =
                    |(key, (span, value))| Entry { key, key_span: SmallSpan::of(span), value };
                let mut entries: Box<[Entry]> = entries.into_iter().map(entry).collect();
                entries.sort_unstable_by(|left, right| left.key.cmp(&right.key));
                (Value::Mapping(values), Content::Mapping(entries))
            }
        }
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
                return false;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                return self.open(span, OpenKind::List(Vec::new(), Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                return self.open(span, OpenKind::Mapping(OpenMapping::default()));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { start, kind }) = self.stack.pop() {
                    let (value, content) = kind.finish();
                    let span = Span { start: start.start, end: span.end };
                    self.place(value, Node { span: SmallSpan::of(span), content });
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
        if let Some(Open { kind: OpenKind::Mapping(OpenMapping { key: None, .. }), .. }) =
            self.stack.last()
        {
            self.report(
                Id::YamlSyntax,
                start,
                "a mapping or list stands where a key belongs".to_owned(),
                "put quotes around a key that contains brackets",
            );
            return false;
        }
        self.stack.push(Open { start, kind });
        true
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let plain = style == ScalarStyle::Plain;
        if plain && let Some(help) = ambiguous(text) {
            let message = format!("`{text}` is read differently by people and by programs");
            self.report(Id::AmbiguousScalar, span, message, help);
        }
        if let Some(hidden) = text.chars().find(|character| is_hidden(*character)) {
            let message =
                format!("this text has the invisible character U+{:04X}", u32::from(hidden));
            let help = "remove the escape sequence that stands for it";
            self.report(Id::InvisibleCharacter, span, message, help);
        }
        if plain && self.cuts.get(&span.end.line) == Some(&span.end.column) {
            let message = format!("`{text}` ends here, and a comment begins");
            let help = "put quotes around the text if the `#` belongs to it; a comment is written \
                        with a space: `# `";
            self.report(Id::AmbiguousScalar, span, message, help);
        }
        let is_null = plain && matches!(text, "" | "~" | "null");
        if let Some(OpenKind::Mapping(OpenMapping { key: None, .. })) =
            self.stack.last().map(|open| &open.kind)
        {
            return self.key(text, plain, is_null, span);
        }
        let value = value_of(text, plain);
        if is_null && self.stack.is_empty() {
            self.empty_file();
        } else if is_null {
            self.empty_value(span);
        }
        self.place(value, Node { span: SmallSpan::of(span), content: Content::Scalar });
    }

    /// Takes a key in: its value comes next.
    fn key(&mut self, text: &str, plain: bool, is_null: bool, span: Span) {
        let source = self.source;
        let Some(Open { kind: OpenKind::Mapping(open), .. }) = self.stack.last_mut() else {
            return;
        };
        let value = value_of(text, plain);
        open.key = Some(Box::new(OpenKey { written: text.to_owned(), value, span }));
        let first = open.entries.get(text).map(|(first, _)| *first);
        if let Some(first) = first.filter(|_| !open.has_gap) {
            let message = format!("the key `{text}` stands twice in this mapping");
            let help = "keep one of them; an error code that its page lists several times is \
                        written once, with a list of its rows";
            self.diagnostics.push(
                Diagnostic::new(Id::DuplicateKey, Place { source, span }, message, help)
                    .with_related(Place { source, span: first }, "it stands here first"),
            );
        } else if text == "<<" && plain {
            self.feature(span, "a merge key (`<<`)");
        } else if is_null || (plain && matches!(text, "true" | "false")) {
            let message = if text.is_empty() {
                "a value stands here without a key".to_owned()
            } else {
                format!("the key `{text}` is not a text")
            };
            let help = "write the name of the key; put quotes around it if it is meant so";
            self.report(Id::AmbiguousScalar, span, message, help);
        }
    }

    /// Puts a finished value where it belongs.
    fn place(&mut self, value: Value, node: Node) {
        match self.stack.last_mut().map(|open| &mut open.kind) {
            Some(OpenKind::List(values, items)) => {
                values.push(value);
                items.push(node);
            }
            Some(OpenKind::Mapping(OpenMapping { values, entries, key, .. })) => {
                if let Some(OpenKey { written, value: key, span }) = key.take().map(|key| *key) {
                    values.insert(key, value);
                    entries.entry(written.into_boxed_str()).or_insert((span, node));
                }
            }
            None => self.root = Some((value, node)),
        }
    }

    fn empty_file(&mut self) {
        let help = "write the spec, or remove the file";
        self.report(Id::EmptyFile, Span::START, "the file is empty".to_owned(), help);
    }

    fn empty_value(&mut self, span: Span) {
        let (span, message, help) = match self.stack.last_mut().map(|open| &mut open.kind) {
            Some(OpenKind::Mapping(OpenMapping { key: Some(open), has_gap, .. })) => {
                *has_gap = true;
                let OpenKey { written: key, span: at_key, .. } = &**open;
                let is_name = |c: char| c.is_ascii_alphanumeric() || "._-%".contains(c);
                let help = if key.chars().all(is_name) && !key.ends_with('.') {
                    "write the value, or leave the key out: a fact that is not known is not \
                     written. What belongs to a key is indented more than the key"
                } else {
                    "put quotes around the whole text if this is a part of one: between `{` and \
                     `}` a comma ends a text"
                };
                (*at_key, format!("the key `{key}` has no value"), help)
            }
            Some(OpenKind::List(..)) => {
                let help = "write the item, or remove its dash or comma";
                (span, "this item of the list is empty".to_owned(), help)
            }
            Some(OpenKind::Mapping(OpenMapping { key: None, .. })) | None => return,
        };
        self.report(Id::EmptyValue, span, message, help);
    }

    fn check_features(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.feature(span, "an anchor (`&name`)");
        }
        if tagged {
            self.feature(span, "a tag (`!name`)");
        }
    }

    fn feature(&mut self, span: Span, what: &str) {
        self.report(
            Id::YamlFeature,
            span,
            format!("{what} is YAML that specs do without"),
            "write the value itself; put quotes around text that begins with `&`, `*` or `!`",
        );
    }

    fn report(&mut self, id: Id, span: Span, message: String, help: &str) {
        let place = Place { source: self.source, span };
        self.diagnostics.push(Diagnostic::new(id, place, message, help));
    }
}
