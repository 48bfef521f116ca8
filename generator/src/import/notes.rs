//! What an import could not carry over, or had to decide: told in the draft, and counted.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display};

use serde_json::Value;

use super::text::{self, Change, Clean};

/// What kind of thing a note tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A fact that the language has no place for.
    NoPlace,
    /// A fact that only `doc` tells, because no key fits the type of its field.
    Described,
    /// A value that is not what the format has there.
    Unreadable,
    /// An operation of which there is no draft.
    Refused,
    /// A parameter, a row or another part that could not be written at all.
    LeftOut,
    /// Something that the document does not say, and the draft has to.
    Assumed,
    /// A text that was changed so that it can stand in a spec.
    Changed,
    /// A contradiction of the document, which the draft tells in `defect` or `conflict`.
    Defect,
}

impl NoteKind {
    /// Every kind, the gravest first.
    pub const ALL: [Self; 8] = [
        Self::Refused,
        Self::LeftOut,
        Self::Unreadable,
        Self::NoPlace,
        Self::Described,
        Self::Assumed,
        Self::Changed,
        Self::Defect,
    ];

    /// Whether the draft holds less than the document.
    #[must_use]
    pub fn is_loss(self) -> bool {
        match self {
            Self::NoPlace | Self::Unreadable | Self::Refused | Self::LeftOut => true,
            Self::Described | Self::Assumed | Self::Changed | Self::Defect => false,
        }
    }

    /// What notes of this kind are called when they are counted.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::NoPlace => "facts without a place",
            Self::Described => "facts that only `doc` tells",
            Self::Unreadable => "values that could not be read",
            Self::Refused => "operations without a draft",
            Self::LeftOut => "left out",
            Self::Assumed => "assumed",
            Self::Changed => "texts changed",
            Self::Defect => "contradictions, told in the drafts",
        }
    }
}

/// Something that a person should know about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of thing it tells.
    pub kind: NoteKind,
    /// The operation it belongs to; the product, if it is none.
    pub operation: Option<String>,
    /// What it is about, in the same words for all notes of this sort.
    pub what: String,
    /// Where, and with which value, as it stands in the head of the draft.
    pub text: String,
}

/// Collects notes while one operation is read.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    list: Vec<Note>,
    /// Where in the list the notes of each operation stand.
    by_operation: HashMap<String, Vec<usize>>,
    operation: Option<String>,
    path: Vec<String>,
}

impl Notes {
    /// The notes that follow belong to this operation, or to the product.
    pub(crate) fn of(&mut self, operation: Option<&str>) {
        self.operation = operation.map(str::to_owned);
        self.path.clear();
    }

    /// Goes one step deeper while something is read.
    pub(crate) fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(text::comment(step));
        let result = read(self);
        self.path.pop();
        result
    }

    /// Notes something about what is being read.
    pub(crate) fn add(&mut self, kind: NoteKind, what: &str, detail: &str) {
        let place = self.path.join(" ");
        let text = [&*place, what]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(": ");
        let text = if detail.is_empty() { text } else { format!("{text}: {detail}") };
        let (operation, what) = (self.operation.clone(), text::comment(what));
        self.push(Note { kind, operation, what, text: text::comment(&text) });
    }

    fn push(&mut self, note: Note) {
        if let Some(operation) = &note.operation {
            let index = self.list.len();
            self.by_operation.entry(operation.clone()).or_default().push(index);
        }
        self.list.push(note);
    }

    /// Notes why there is no draft of an operation.
    pub(crate) fn refuse(&mut self, action: &str, why: &str, detail: &str) {
        let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
        self.push(Note {
            kind: NoteKind::Refused,
            operation: Some(action.to_owned()),
            what: text::comment(why),
            text: text::comment(&format!("{action}: {why}{detail}")),
        });
    }

    /// Notes a value, if it says anything.
    pub(crate) fn value(&mut self, kind: NoteKind, what: &str, value: &Value) {
        if says_something(value) {
            self.add(kind, what, &value.to_string());
        }
    }

    /// Takes a text, and notes what was done to it.
    pub(crate) fn clean(&mut self, what: &str, clean: Clean) -> String {
        for change in &clean.changes {
            let done = match change {
                Change::Invisible => "invisible characters were left out",
                Change::Cut => "the end was cut off: it was too long",
                Change::Secret => "what looks like the ID of an access key was masked",
            };
            self.add(NoteKind::Changed, done, what);
        }
        clean.text
    }

    /// The notes so far about an operation.
    pub(crate) fn about(&self, operation: &str) -> impl Iterator<Item = &Note> {
        let found = self.by_operation.get(operation).into_iter().flatten();
        found.filter_map(|index| self.list.get(*index))
    }

    /// The notes so far about the product, with the operations that have no draft to stand in.
    pub(crate) fn about_product(&self) -> impl Iterator<Item = &Note> {
        self.list.iter().filter(|note| note.operation.is_none() || note.kind == NoteKind::Refused)
    }

    pub(crate) fn finish(self) -> Vec<Note> {
        self.list
    }
}

/// Whether a value carries a fact: nothing, an empty text and `false` do not.
pub(crate) fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) | Value::Number(_) => true,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(says_something),
        Value::Object(entries) => entries.values().any(says_something),
    }
}

/// What an import did, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many operations there are drafts of.
    pub operations: usize,
    /// How many tables of errors they share.
    pub tables: usize,
    /// How many sample answers are tests, because they are answers of their operation.
    pub samples: usize,
    /// The JSON samples that are no answers of their operation: its name, and why.
    pub defective_samples: Vec<(String, String)>,
    /// Every note, in the order of the document.
    pub notes: Vec<Note>,
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operations, tables, samples, defective_samples, notes } = self;
        writeln!(f, "{operations} operations, {tables} shared error tables")?;
        writeln!(
            f,
            "{samples} JSON samples are answers of their operation, {} have a defect",
            defective_samples.len()
        )?;
        for (operation, defect) in defective_samples {
            writeln!(f, "  {operation}: {defect}")?;
        }
        let is_refusal = |note: &&Note| note.kind == NoteKind::Refused;
        writeln!(f, "{} {}", notes.iter().filter(is_refusal).count(), NoteKind::Refused.heading())?;
        for note in notes.iter().filter(is_refusal) {
            writeln!(f, "  {}", note.text)?;
        }
        for kind in NoteKind::ALL.into_iter().filter(|kind| *kind != NoteKind::Refused) {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for note in notes.iter().filter(|note| note.kind == kind) {
                *counts.entry(&note.what).or_default() += 1;
            }
            let count: usize = counts.values().sum();
            writeln!(f, "{count} {}", kind.heading())?;
            for (what, count) in counts {
                writeln!(f, "  {count} {what}")?;
            }
        }
        Ok(())
    }
}
