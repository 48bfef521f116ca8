//! Follows the paths by which rules name fields: `Period`, `SystemDisk.Size`, `DataDisk[].Size`,
//! `NodeGroups[].Nodes[].Hostname`.

use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, FieldPath, ResponsePath, StructType};
use crate::source::Place;
use crate::suggest::suggestion;

/// The fields of a request or a response to which paths lead.
pub(crate) struct Fields<'a> {
    /// Where they are written.
    pub(crate) at: &'a At<'a>,
    pub(crate) side: Side,
    /// Those without a mistake.
    pub(crate) sound: &'a [Field],
    /// Whether these are all. If not, a field that is not found may be one with a mistake.
    pub(crate) are_all: bool,
}

/// What paths begin in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Request,
    Response,
}

impl Side {
    /// What it is, and what its fields are called.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Request => ("the request", "parameter"),
            Self::Response => ("the response", "member"),
        }
    }

    /// What to do about a path that leads into a list.
    fn help_with_list(self) -> &'static str {
        match self {
            Self::Request => {
                "a rule about each of its items names their fields as in `DataDisk[].Size`"
            }
            Self::Response => {
                "let the path end with the name of the list; if the list is the member of an object, \
                 the name of that member is the `wrapper` of the list"
            }
        }
    }
}

/// A path and what it leads to.
pub(crate) struct Found<'a> {
    pub(crate) path: FieldPath,
    pub(crate) field: &'a Field,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(at: &'a At<'a>, side: Side, sound: &'a [Field], are_all: bool) -> Self {
        Self { at, side, sound, are_all }
    }

    /// Finds the field of a request that a rule names.
    pub(crate) fn find(&self, report: &mut Report, place: Place, text: &str) -> Option<Found<'a>> {
        let found = self.follow(report, place, text)?;
        if found.field.constant.is_some() {
            let message = format!("`{text}` always has the same value");
            let help = "name a field that can be given, or remove its `const`";
            report.push(Diagnostic::new(Id::Contradiction, place, message, help));
            return None;
        }
        Some(found)
    }

    /// Finds a parameter that stands directly in the request, with its index.
    pub(crate) fn find_parameter(
        &self,
        report: &mut Report,
        at: &At<'_>,
        name: &str,
    ) -> Option<(usize, &'a Field)> {
        let found = self.find(report, at.of_value(), name)?;
        let ([], [index]) = (found.path.lists.as_slice(), found.path.steps.as_slice()) else {
            let message = format!("`{name}` is not a parameter itself");
            let help = "name a field that stands directly under `request`";
            report.value(Id::UnknownField, at, message, help);
            return None;
        };
        Some((*index, found.field))
    }

    /// Whether a path leads to the parameter that holds the idempotency token.
    pub(crate) fn is_token(&self, path: &FieldPath) -> bool {
        let ([], [index]) = (path.lists.as_slice(), path.steps.as_slice()) else { return false };
        self.sound.get(*index).is_some_and(|field| field.is_token)
    }

    /// The list that holds the items about which a path is.
    pub(crate) fn list_of(&self, path: &FieldPath) -> Option<&'a Field> {
        let steps = path.lists.concat();
        let (last, before) = steps.split_last()?;
        let into = |fields: &'a [Field], step: &usize| Some(fields.get(*step)?.kind.fields());
        before.iter().try_fold(self.sound, into)?.get(*last)
    }

    /// Finds a field of a response that stands there once.
    pub(crate) fn find_in_answer(
        &self,
        report: &mut Report,
        place: Place,
        text: &str,
    ) -> Option<(ResponsePath, &'a Field)> {
        let Found { path, field } = self.follow(report, place, text)?;
        if !path.lists.is_empty() {
            let message = format!("`{text}` leads into the items of a list");
            let help = "name a field that the response has once";
            report.push(Diagnostic::new(Id::UnknownField, place, message, help));
            return None;
        }
        Some((ResponsePath { steps: path.steps, text: path.text }, field))
    }

    fn follow(&self, report: &mut Report, place: Place, text: &str) -> Option<Found<'a>> {
        match follow(self.sound, text) {
            Ok(found) => Some(found),
            Err(Problem::Unknown { name, inside: None, known }) => {
                if !self.at.has_key(first_name(name)) && !self.at.has_key(name) {
                    let (whole, one) = self.side.words();
                    let message = format!("{whole} has no {one} `{name}`");
                    let listed = format!("the {one}s are");
                    let help = suggestion(name, known.iter().map(String::as_str), &listed);
                    report.push(Diagnostic::new(Id::UnknownField, place, message, help));
                }
                None
            }
            Err(Problem::Unknown { name, inside: Some(inside), known }) => {
                if self.are_all {
                    let message = format!("`{inside}` has no field `{name}`");
                    let help = suggestion(name, known.iter().map(String::as_str), "its fields are");
                    report.push(Diagnostic::new(Id::UnknownField, place, message, help));
                }
                None
            }
            Err(Problem::IsList { fact }) => {
                let help = self.side.help_with_list();
                report.push(Diagnostic::new(Id::UnknownField, place, fact, help));
                None
            }
            Err(Problem::Other { fact, help }) => {
                report.push(Diagnostic::new(Id::UnknownField, place, fact, help));
                None
            }
        }
    }
}

enum Problem<'t> {
    Unknown { name: &'t str, inside: Option<String>, known: Vec<String> },
    IsList { fact: String },
    Other { fact: String, help: &'static str },
}

/// The part of a path before the first dot or bracket.
fn first_name(text: &str) -> &str {
    text.split(['.', '[']).next().unwrap_or(text)
}

fn follow<'a, 't>(mut fields: &'a [Field], text: &'t str) -> Result<Found<'a>, Problem<'t>> {
    let (mut lists, mut steps) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let Some((index, behind)) = longest(fields, rest) else {
            let before = text[..text.len() - rest.len()].trim_end_matches('.');
            return Err(Problem::Unknown {
                name: rest,
                inside: (!before.is_empty()).then(|| before.to_owned()),
                known: fields.iter().map(|field| field.wire.clone()).collect(),
            });
        };
        let field = &fields[index];
        steps.push(index);
        let here = &text[..text.len() - behind.len()];
        let is_wrapper = |name: &str| field.wrapper.as_deref() == Some(name);
        if behind.is_empty() || behind.strip_prefix('.').is_some_and(is_wrapper) {
            let path = FieldPath { lists, steps, text: text.to_owned() };
            return Ok(Found { path, field });
        }
        (fields, rest) = if let Some(behind) = behind.strip_prefix("[]") {
            lists.push(std::mem::take(&mut steps));
            if behind.is_empty() {
                return Err(Problem::Other {
                    fact: format!("`{text}` names the items of a list, and none of their fields"),
                    help: "write the name of the list without `[]`, or go on to a field",
                });
            }
            (items_of(field, here)?, behind.strip_prefix('.').unwrap_or_default())
        } else {
            (fields_of(field, here)?, behind.strip_prefix('.').unwrap_or_default())
        };
    }
}

/// The field with which a path begins, and the rest of the path. Names may have dots in them.
fn longest<'t>(fields: &[Field], path: &'t str) -> Option<(usize, &'t str)> {
    let behind = |field: &Field| -> Option<&'t str> {
        let behind = path.strip_prefix(&*field.wire)?;
        let ends = behind.is_empty() || behind.starts_with('.') || behind.starts_with("[]");
        ends.then_some(behind)
    };
    let matching = fields.iter().enumerate();
    let matching = matching.filter_map(|(index, field)| Some((index, behind(field)?)));
    matching.min_by_key(|(_, behind)| behind.len())
}

fn fields_of<'a>(field: &'a Field, here: &str) -> Result<&'a [Field], Problem<'static>> {
    if let Some(kind) = field.kind.structure() {
        return Ok(kind.fields());
    }
    if field.kind.items().is_some() {
        return Err(Problem::IsList { fact: format!("`{here}` is a list") });
    }
    let (fact, help) = if field.kind.element().is_some() {
        (format!("`{here}` is a map, whose keys are not known"), "describe it as a `note`")
    } else {
        (format!("`{here}` has no fields"), "let the path end here")
    };
    Err(Problem::Other { fact, help })
}

fn items_of<'a>(field: &'a Field, here: &str) -> Result<&'a [Field], Problem<'static>> {
    let Some(items) = field.kind.items() else {
        return Err(Problem::Other {
            fact: format!("`{here}` is not a list"),
            help: "remove the `[]`, or correct the type",
        });
    };
    items.kind.structure().map(StructType::fields).ok_or_else(|| Problem::Other {
        fact: format!("the items of `{here}` have no fields"),
        help: "name the list itself, or describe the rule as a `note`",
    })
}
