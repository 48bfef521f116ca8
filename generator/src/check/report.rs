//! Where a check is, and what it found there.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Id};
use crate::source::Place;
use crate::spec::Document;
use crate::spec::outline::{Outline, Step};

/// A place in a document, reached step by step. It costs nothing until something is reported.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    source: usize,
    outline: &'a Outline,
    parent: Option<&'a At<'a>>,
    step: StepTo<'a>,
}

#[derive(Clone, Copy)]
enum StepTo<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    /// The whole of a document.
    pub(crate) fn root<T>(document: &'a Document<T>) -> Self {
        let (source, outline) = (document.source, &document.outline);
        Self { source, outline, parent: None, step: StepTo::Root }
    }

    /// The value of a key here.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> At<'b> {
        At { parent: Some(self), step: StepTo::Key(key), ..*self }
    }

    /// An item of the list here.
    pub(crate) fn item(&self, index: usize) -> At<'_> {
        At { parent: Some(self), step: StepTo::Item(index), ..*self }
    }

    /// The value behind a step.
    pub(crate) fn step<'b>(&'b self, step: &'b Step) -> At<'b> {
        match step {
            Step::Key(key) => self.key(key),
            Step::Item(index) => self.item(*index),
        }
    }

    /// Whether the mapping here has this key.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        self.outline.has_key(&self.path(), key)
    }

    /// Whether the key that leads here is written: a list that is left out is empty as well.
    pub(crate) fn is_written(&self) -> bool {
        match (self.parent, self.step) {
            (Some(parent), StepTo::Key(key)) => parent.has_key(key),
            (None, _) | (_, StepTo::Root | StepTo::Item(_)) => true,
        }
    }

    /// The key that leads here; the item, in a list.
    pub(crate) fn of_key(&self) -> Place {
        Place { source: self.source, span: self.outline.key_span(&self.path()) }
    }

    /// What stands here among others: the key of a mapping, or the item of a list.
    pub(crate) fn of_item(&self) -> Place {
        match self.step {
            StepTo::Root | StepTo::Item(_) => self.of_value(),
            StepTo::Key(_) => self.of_key(),
        }
    }

    /// The value here.
    pub(crate) fn of_value(&self) -> Place {
        Place { source: self.source, span: self.outline.value_span(&self.path()) }
    }

    fn path(&self) -> Vec<Step> {
        let mut path = self.parent.map(At::path).unwrap_or_default();
        match self.step {
            StepTo::Root => {}
            StepTo::Key(key) => path.push(Step::Key(key.to_owned())),
            StepTo::Item(index) => path.push(Step::Item(index)),
        }
        path
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
