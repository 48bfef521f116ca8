//! Where everything stands in a YAML text: a tree of places with the keys that lead to them.

mod read;

pub(crate) use read::{DEEPEST, read};

use crate::source::{Point, Span};

/// A value and where it stands. The outlines of all files are in memory at the same time.
#[derive(Debug)]
pub(crate) struct Node {
    span: SmallSpan,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Scalar,
    List(Box<[Node]>),
    /// In the order of the keys.
    Mapping(Box<[Entry]>),
}

/// A value of a mapping.
#[derive(Debug)]
struct Entry {
    key: Box<str>,
    key_span: SmallSpan,
    value: Node,
}

/// A stretch of a file in half the memory: no file has more lines or columns.
#[derive(Clone, Copy, Debug)]
struct SmallSpan {
    start: (u32, u32),
    end: (u32, u32),
}

impl SmallSpan {
    fn of(span: Span) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let point = |point: Point| (small(point.line), small(point.column));
        Self { start: point(span.start), end: point(span.end) }
    }

    fn span(self) -> Span {
        let large = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let point = |(line, column)| Point { line: large(line), column: large(column) };
        Span { start: point(self.start), end: point(self.end) }
    }
}

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
        (key_span.span(), node.span.span())
    }

    /// The value behind a step, with the place of its key; an item of a list is its own key.
    fn child(&self, step: &Step) -> Option<(SmallSpan, &Self)> {
        match (&self.content, step) {
            (Content::Mapping(entries), Step::Key(key)) => {
                let at = entries.binary_search_by(|entry| (*entry.key).cmp(key)).ok()?;
                entries.get(at).map(|entry| (entry.key_span, &entry.value))
            }
            (Content::List(items), Step::Item(index)) => {
                items.get(*index).map(|item| (item.span, item))
            }
            (Content::Scalar | Content::Mapping(_) | Content::List(_), _) => None,
        }
    }
}
