//! Where a check is, and what it found there.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Span};
use crate::spec::Document;
use crate::spec::outline::{Node, Outline, Step, StepRef};

/// A place in a document, reached step by step. It costs nothing until it is looked for.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    source: usize,
    outline: &'a Outline,
    /// The place around it, and the step from there; none for the whole of a document.
    from: Option<(&'a At<'a>, StepRef<'a>)>,
    /// What stands there, if it was looked for.
    known: Option<&'a Node>,
}

impl<'a> At<'a> {
    /// The whole of a document.
    pub(crate) fn root<T>(document: &'a Document<T>) -> Self {
        let (source, outline) = (document.source, &document.outline);
        Self { source, outline, from: None, known: None }
    }

    /// The value of a key here.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> At<'b> {
        At { from: Some((self, StepRef::Key(key))), known: None, ..*self }
    }

    /// An item of the list here.
    pub(crate) fn item(&self, index: usize) -> At<'_> {
        At { from: Some((self, StepRef::Item(index))), known: None, ..*self }
    }

    /// The value behind a step.
    pub(crate) fn step<'b>(&'b self, step: &'b Step) -> At<'b> {
        At { from: Some((self, step.as_ref())), known: None, ..*self }
    }

    /// The same place, looked for once: much is asked about what stands there.
    pub(crate) fn found(self) -> Self {
        Self { known: self.node(), ..self }
    }

    /// Whether the mapping here has this key.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        self.key(key).node().is_some()
    }

    /// Whether the key that leads here is written: a list that is left out is empty as well.
    pub(crate) fn is_written(&self) -> bool {
        match self.from {
            Some((_, StepRef::Key(_))) => self.node().is_some(),
            Some((_, StepRef::Item(_))) | None => true,
        }
    }

    /// The key that leads here; the item, in a list.
    pub(crate) fn of_key(&self) -> Place {
        Place { source: self.source, span: self.nearest().map_or(Span::START, Node::key_span) }
    }

    /// What stands here among others: the key of a mapping, or the item of a list.
    pub(crate) fn of_item(&self) -> Place {
        match self.from {
            Some((_, StepRef::Key(_))) => self.of_key(),
            Some((_, StepRef::Item(_))) | None => self.of_value(),
        }
    }

    /// The value here.
    pub(crate) fn of_value(&self) -> Place {
        Place { source: self.source, span: self.nearest().map_or(Span::START, Node::span) }
    }

    /// What stands here, if anything does.
    fn node(&self) -> Option<&'a Node> {
        self.known.or_else(|| match self.from {
            Some((parent, step)) => self.outline.child(parent.node()?, step),
            None => self.outline.root(),
        })
    }

    /// What stands here, or the last on the way here that exists.
    fn nearest(&self) -> Option<&'a Node> {
        self.node().or_else(|| self.from?.0.nearest())
    }
}

/// What the checks found.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A mistake in a value.
    pub(crate) fn value(
        &mut self,
        id: Id,
        at: &At<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(id, at.of_value(), message, help));
    }

    /// A mistake in a key, or in all that stands under it.
    pub(crate) fn key(
        &mut self,
        id: Id,
        at: &At<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(id, at.of_key(), message, help));
    }

    /// A mistake with everything that belongs to it.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Names that must differ from one another, each with what it was made of.
pub(crate) struct Namespace {
    what: &'static str,
    help: &'static str,
    taken: HashMap<String, (String, Option<Place>)>,
}

impl Namespace {
    /// No names yet; `what` says what they name, as in "the field", and `help` how to give one of
    /// them another name.
    pub(crate) fn new(what: &'static str, help: &'static str) -> Self {
        Self { what, help, taken: HashMap::new() }
    }

    /// Names that a `rust:` beside them replaces.
    pub(crate) fn with_rust_key(what: &'static str) -> Self {
        Self::new(what, "give one of them a Rust name of its own with `rust: …`")
    }

    /// Takes a name that the emitted code needs for something else.
    pub(crate) fn reserve(&mut self, name: &str, reason: &str) {
        self.taken.insert(name.to_owned(), (reason.to_owned(), None));
    }

    /// Takes a name for what is called `wire` at this place, unless it is taken.
    pub(crate) fn claim(&mut self, report: &mut Report, name: &str, wire: &str, place: Place) {
        self.claim_with_help(report, name, wire, place, self.help);
    }

    /// The same, for what gets another name in its own way.
    pub(crate) fn claim_with_help(
        &mut self,
        report: &mut Report,
        name: &str,
        wire: &str,
        place: Place,
        help: &str,
    ) {
        let what = self.what;
        let Some((other, other_place)) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), (wire.to_owned(), Some(place)));
            return;
        };
        report.push(match other_place {
            Some(other_place) => Diagnostic::new(
                Id::NameCollision,
                place,
                format!("`{wire}` and `{other}` would both be the {what} `{name}` in Rust"),
                help,
            )
            .with_related(*other_place, format!("`{other}` is the {what} `{name}`")),
            None => Diagnostic::new(
                Id::ReservedName,
                place,
                format!("`{wire}` would be the {what} `{name}` in Rust, which is {other}"),
                help,
            ),
        });
    }
}
