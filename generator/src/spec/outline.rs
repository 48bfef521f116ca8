//! Where everything stands in a YAML text, and whether its shape is one that specs may have.
//!
//! The values of a spec come from `serde_yaml`, which tells neither where a value stands nor that a
//! key stands twice. The outline is built from the events of a second parser that does: a tree of
//! places with the keys that lead to them.

use indexmap::IndexMap;
use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Point, Span};

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Scalar,
    List(Vec<Node>),
    Mapping(Entries),
}

/// The values of a mapping by their keys, each with the place of the key.
type Entries = IndexMap<String, (Span, Node)>;

/// A step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    Key(String),
    Item(usize),
}

impl Node {
    /// The value at the end of a path, or the last on the way that exists.
    pub(crate) fn value_span(&self, path: &[Step]) -> Span {
        self.follow(path).1
    }

    /// The key at the end of a path; for an item of a list, the item.
    pub(crate) fn key_span(&self, path: &[Step]) -> Span {
        self.follow(path).0
    }

    /// Whether this is a mapping with this key.
    pub(crate) fn has_key(&self, path: &[Step], key: &str) -> bool {
        let mut node = self;
        for step in path {
            match node.child(step) {
                Some((_, child)) => node = child,
                None => return false,
            }
        }
        node.child(&Step::Key(key.to_owned())).is_some()
    }

    fn follow(&self, path: &[Step]) -> (Span, Span) {
        let mut node = self;
        let mut key_span = node.span;
        for step in path {
            let Some((span, value)) = node.child(step) else { break };
            key_span = span;
            node = value;
        }
        (key_span, node.span)
    }

    /// The value behind a step, with the place of its key; an item of a list is its own key.
    fn child(&self, step: &Step) -> Option<(Span, &Self)> {
        match (&self.content, step) {
            (Content::Mapping(entries), Step::Key(key)) => {
                entries.get(key).map(|(key_span, value)| (*key_span, value))
            }
            (Content::List(items), Step::Item(index)) => {
                items.get(*index).map(|item| (item.span, item))
            }
            (Content::Scalar | Content::Mapping(_) | Content::List(_), _) => None,
        }
    }
}

/// How deep mappings and lists may stand in one another.
const DEEPEST: usize = 32;

/// Reads the outline of a YAML text.
///
/// # Errors
///
/// Everything about the shape of the text that specs may not have.
pub(crate) fn outline(source: usize, text: &str) -> Result<Node, Vec<Diagnostic>> {
    let mut builder = Builder { source, stack: Vec::new(), root: None, diagnostics: Vec::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok((event, span)) => (event, convert(span)),
            Err(error) => {
                let at = point(*error.marker());
                builder.report(
                    Id::YamlSyntax,
                    Span { start: at, end: at },
                    format!("this is not YAML: {}", error.info()),
                    "look at the indentation and quotes of this line and of the one before it; \
                     put quotes around text that contains `: `, ` #` or begins with a special \
                     character",
                );
                return Err(builder.diagnostics);
            }
        };
        if !builder.take(event, span) {
            return Err(builder.diagnostics);
        }
    }
    match builder.root {
        Some(root) if builder.diagnostics.is_empty() => Ok(root),
        Some(_) => Err(builder.diagnostics),
        None => {
            builder.report(
                Id::EmptyFile,
                Span::START,
                "the file is empty".to_owned(),
                "write the spec, or remove the file",
            );
            Err(builder.diagnostics)
        }
    }
}

fn convert(span: saphyr_parser::Span) -> Span {
    Span { start: point(span.start), end: point(span.end) }
}

fn point(marker: saphyr_parser::Marker) -> Point {
    Point { line: marker.line().max(1), column: marker.col() + 1 }
}

struct Builder {
    source: usize,
    stack: Vec<Open>,
    root: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

/// A mapping or list whose end has not been seen.
struct Open {
    start: Span,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Mapping { entries: Entries, key: Option<(String, Span)> },
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
                return self.open(span, OpenKind::List(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.check_features(span, anchor, tag.is_some());
                return self.open(span, OpenKind::Mapping { entries: Entries::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { start, kind }) = self.stack.pop() {
                    let content = match kind {
                        OpenKind::List(items) => Content::List(items),
                        OpenKind::Mapping { entries, key: _ } => Content::Mapping(entries),
                    };
                    let span = Span { start: start.start, end: span.end };
                    self.place(Node { span, content });
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
        if let Some(Open { kind: OpenKind::Mapping { key: None, .. }, .. }) = self.stack.last() {
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
        let Some(Open { kind: OpenKind::Mapping { entries, key: key @ None }, .. }) =
            self.stack.last_mut()
        else {
            if plain && matches!(text, "" | "~" | "null") {
                self.empty_value(span);
            }
            return self.place(Node { span, content: Content::Scalar });
        };
        *key = Some((text.to_owned(), span));
        let first = entries.get(text).map(|(first, _)| *first);
        if let Some(first) = first {
            let source = self.source;
            let message = format!("the key `{text}` stands twice in this mapping");
            let help = "keep one of them; an error code that its page lists several times is \
                        written once, with a list of its rows";
            self.diagnostics.push(
                Diagnostic::new(Id::DuplicateKey, Place { source, span }, message, help)
                    .with_related(Place { source, span: first }, "it stands here first"),
            );
        } else if text == "<<" && plain {
            self.feature(span, "a merge key (`<<`)");
        }
    }

    /// Puts a finished value where it belongs.
    fn place(&mut self, node: Node) {
        match self.stack.last_mut().map(|open| &mut open.kind) {
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Mapping { entries, key, .. }) => {
                if let Some((key, key_span)) = key.take() {
                    entries.entry(key).or_insert((key_span, node));
                }
            }
            None => self.root = Some(node),
        }
    }

    fn empty_value(&mut self, span: Span) {
        let (span, message) = match self.stack.last().map(|open| &open.kind) {
            Some(OpenKind::Mapping { key: Some((key, key_span)), .. }) => {
                (*key_span, format!("the key `{key}` has no value"))
            }
            Some(OpenKind::List(_)) => (span, "this item of the list is empty".to_owned()),
            Some(OpenKind::Mapping { key: None, .. }) | None => return,
        };
        let help = "write the value, or leave the key out: a fact that is not known is not written; \
                    an empty text is written as \"\"";
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

/// Says what to do about a plain scalar that older YAML, newer YAML and people do not all take for
/// the same thing.
fn ambiguous(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 8] = ["yes", "no", "on", "off", "y", "n", ".inf", ".nan"];
    let lower = text.to_ascii_lowercase();
    if WORDS.contains(&lower.trim_start_matches(['+', '-']))
        || (matches!(&*lower, "true" | "false" | "null") && lower != text)
    {
        return Some("put quotes around it if it is text; a boolean is `true` or `false`");
    }
    let digits = text.trim_start_matches(['+', '-']);
    let looks_like_number = digits
        .starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && (digits.replace('_', "").parse::<f64>().is_ok()
            || ["0x", "0X", "0o", "0O", "0b", "0B"].iter().any(|radix| digits.starts_with(radix)));
    (looks_like_number && !is_decimal(text)).then_some(
        "put quotes around it if it is text; a number is written in plain decimal digits",
    )
}

/// Whether a text is a number as everybody writes it: `-12`, `0`, `0.5`.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}
