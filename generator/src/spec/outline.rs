//! Where everything stands in a YAML text: a tree of places with the keys that lead to them.

mod read;

use std::ops::Range;

pub(crate) use read::{DEEPEST, Reading, read};

use crate::source::{Point, Span};

/// The places of a file. The outlines of all files are in memory at the same time, so that each is
/// one list of small nodes, without a pointer or a text of its own in any of them.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Values behind those inside them; the children of each stand together.
    nodes: Vec<Node>,
    /// The texts of the keys, one behind the other.
    keys: String,
}

/// A value, and what leads to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// Its key, if it stands in a mapping.
    key: Part,
    /// Where the key stands; an item of a list is its own key.
    key_span: SmallSpan,
    span: SmallSpan,
    content: Content,
}

impl Node {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        self.span.span()
    }

    /// Where its key stands; an item of a list is its own key.
    pub(crate) fn key_span(&self) -> Span {
        self.key_span.span()
    }
}

#[derive(Clone, Copy, Debug)]
enum Content {
    Scalar,
    List(Part),
    /// In the order of the keys.
    Mapping(Part),
}

/// A part of a list or text: no file has more values, or longer keys.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    start: u32,
    length: u32,
}

impl Part {
    fn of(range: Range<usize>) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self { start: small(range.start), length: small(range.len()) }
    }

    fn range(self) -> Range<usize> {
        let large = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let start = large(self.start);
        start..start.saturating_add(large(self.length))
    }
}

/// A stretch of a file in little memory: no file has more lines, and no line more columns.
#[derive(Clone, Copy, Debug)]
struct SmallSpan {
    lines: (u32, u32),
    columns: (u16, u16),
}

impl SmallSpan {
    fn of(Span { start, end }: Span) -> Self {
        let line = |point: Point| u32::try_from(point.line).unwrap_or(u32::MAX);
        let column = |point: Point| u16::try_from(point.column).unwrap_or(u16::MAX);
        Self { lines: (line(start), line(end)), columns: (column(start), column(end)) }
    }

    fn span(self) -> Span {
        let point = |line: u32, column: u16| Point {
            line: usize::try_from(line).unwrap_or(usize::MAX),
            column: usize::from(column),
        };
        Span {
            start: point(self.lines.0, self.columns.0),
            end: point(self.lines.1, self.columns.1),
        }
    }
}

/// A step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    Key(String),
    Item(usize),
}

/// The same, of a key that stands elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) enum StepRef<'a> {
    Key(&'a str),
    Item(usize),
}

impl Step {
    pub(crate) fn as_ref(&self) -> StepRef<'_> {
        match self {
            Self::Key(key) => StepRef::Key(key),
            Self::Item(index) => StepRef::Item(*index),
        }
    }
}

impl Outline {
    /// The value at the end of a path, or the last on the way that exists.
    pub(crate) fn value_span(&self, path: &[Step]) -> Span {
        self.follow(path).map_or(Span::START, Node::span)
    }

    /// The key at the end of a path; for an item of a list, the item.
    pub(crate) fn key_span(&self, path: &[Step]) -> Span {
        self.follow(path).map_or(Span::START, Node::key_span)
    }

    /// Whether this is a mapping with this key.
    pub(crate) fn has_key(&self, path: &[Step], key: &str) -> bool {
        let mut steps = path.iter().map(Step::as_ref).chain([StepRef::Key(key)]);
        let root = self.root();
        root.and_then(|root| steps.try_fold(root, |at, step| self.child(at, step))).is_some()
    }

    fn follow(&self, path: &[Step]) -> Option<&Node> {
        let mut node = self.root()?;
        for step in path {
            let Some(child) = self.child(node, step.as_ref()) else { break };
            node = child;
        }
        Some(node)
    }

    /// The value that is the whole file.
    pub(crate) fn root(&self) -> Option<&Node> {
        self.nodes.last()
    }

    /// The value behind a step.
    pub(crate) fn child(&self, node: &Node, step: StepRef<'_>) -> Option<&Node> {
        match (node.content, step) {
            (Content::Mapping(part), StepRef::Key(key)) => {
                let entries = self.nodes.get(part.range())?;
                let at = entries.binary_search_by(|entry| self.key(entry).cmp(key)).ok()?;
                entries.get(at)
            }
            (Content::List(part), StepRef::Item(index)) => self.nodes.get(part.range())?.get(index),
            (Content::Scalar | Content::Mapping(_) | Content::List(_), _) => None,
        }
    }

    fn key(&self, node: &Node) -> &str {
        self.keys.get(node.key.range()).unwrap_or_default()
    }
}
