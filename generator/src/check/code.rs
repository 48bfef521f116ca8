//! Checks a single error code: its variant, and the template that it may be.

use std::collections::HashMap;

use super::report::{At, Namespace, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::Template;
use crate::names::{self, Case, Name, NameProblem};
use crate::source::Place;

/// The names and templates of codes that must differ from one another.
pub(crate) struct Taken {
    pub(crate) variants: Namespace,
    /// The code of each template, by the text before and after the gap.
    templates: HashMap<(String, String), String>,
}

impl Taken {
    pub(crate) fn new() -> Self {
        Self { variants: Namespace::with_rust_key("variant"), templates: HashMap::new() }
    }

    /// Notes the template of a code that stands in a table: there it was checked.
    pub(crate) fn know(&mut self, wire: &str, template: &Template) -> &str {
        let around_gap = (template.prefix.clone(), template.suffix.clone());
        self.templates.entry(around_gap).or_insert_with(|| wire.to_owned())
    }

    /// Takes a template for a code: two codes must not be one template.
    fn claim(&mut self, report: &mut Report, at: Place, wire: &str, template: &Template) {
        let other = self.know(wire, template);
        if other != wire {
            let message = format!("the template `{wire}` matches the same codes as `{other}`");
            let help = "write the code once, with a list of its rows";
            report.push(Diagnostic::new(Id::InvalidTemplate, at, message, help));
        }
    }
}

/// Makes the variant of a code, and the template if it is one.
pub(crate) fn check_code(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    prefix: Option<&str>,
    rust: Option<&str>,
    taken: &mut Taken,
) -> Option<(Name, Option<Template>)> {
    let (literal, template) = check_spelling(report, at, wire)?;
    let short = prefix.and_then(|prefix| literal.strip_prefix(prefix)).unwrap_or(&literal);
    let name = match rust {
        Some(rust) => names::explicit(rust, Case::Camel),
        None => names::from_wire(short, Case::Camel),
    };
    match name {
        Ok(name) => {
            taken.variants.claim(report, name.as_str(), wire, at.of_key());
            if let Some(template) = &template {
                taken.claim(report, at.of_key(), wire, template);
            }
            Some((name, template))
        }
        Err(problem) => {
            report_code_without_name(report, at, wire, rust, &problem);
            None
        }
    }
}

/// Checks the text of a code, and takes it apart: its literal text, and the template if it has a gap.
fn check_spelling(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
) -> Option<(String, Option<Template>)> {
    let invalid = |report: &mut Report, problem: &str| {
        let message = format!("`{}` cannot be an error code: {problem}", wire.escape_default());
        report.key(Id::InvalidName, at, message, "write the code as the wire has it");
    };
    if wire.is_empty() {
        let message = "a row without a code has no variant";
        let help = "if the page has it so, write `catch_all: true` in the row";
        report.key(Id::InvalidTemplate, at, message, help);
        return None;
    }
    if let Err(NameProblem(problem)) = names::check_wire(wire) {
        invalid(report, &problem);
        return None;
    }
    if wire.trim() != wire {
        invalid(report, "it begins or ends with a space");
        return None;
    }
    template_of(wire)
        .inspect_err(|problem| {
            let help = if is_only_a_gap(wire) {
                "if the page has it so, write `catch_all: true` in its row: it gets no variant"
            } else {
                "write the code with one gap, `%s` or `{name}`, and text around it, as in \
                 InvalidParameter.%s"
            };
            report.key(Id::InvalidTemplate, at, format!("the template `{wire}` {problem}"), help);
        })
        .ok()
}

/// Checks the code of a success: it is one, and never a template.
pub(crate) fn check_code_of_success(report: &mut Report, at: &At<'_>, wire: &str) {
    if let Some((_, Some(_))) = check_spelling(report, at, wire) {
        let message = format!("`{wire}` is a template, and a success has a code of its own");
        let help = "write the code with which the service answers, or remove `succeeded`";
        report.key(Id::InvalidTemplate, at, message, help);
    }
}

/// No variant can be made of a code, or the one that the spec gives it is none.
fn report_code_without_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    rust: Option<&str>,
    NameProblem(problem): &NameProblem,
) {
    let message = match rust {
        Some(rust) => format!("the Rust name `{rust}` {problem}"),
        None => format!("no Rust variant can be made of `{wire}`: {problem}"),
    };
    let help = if rust.is_none() && wire.contains(['%', '$', '<', '*']) {
        "give the code a Rust name with `rust: …`: it is compared as it stands here, for only \
         `%s` and `{name}` are gaps"
    } else {
        "give the code a Rust name with `rust: …`, as in `rust: BadRequest`"
    };
    report.key(Id::InvalidName, at, message, help);
}

/// Whether a code is only a gap, or empty, so that it says nothing about which codes there are.
pub(crate) fn is_only_a_gap(wire: &str) -> bool {
    wire.is_empty() || split_gap(wire) == Some(("", ""))
}

/// Whether a text can be an error code of a spec.
pub(crate) fn is_error_code(wire: &str) -> bool {
    names::check_wire(wire).is_ok() && wire.trim() == wire && template_of(wire).is_ok()
}

/// The text before and after the gap of a code that is a template.
pub(crate) fn template_parts(wire: &str) -> Option<(String, String)> {
    let (_, template) = template_of(wire).ok()?;
    template.map(|Template { prefix, suffix }| (prefix, suffix))
}

/// Takes a code apart: its literal text, and the template if it has a gap (`%s` or `{name}`).
fn template_of(wire: &str) -> Result<(String, Option<Template>), &'static str> {
    let Some((prefix, rest)) = split_gap(wire) else { return Ok((wire.to_owned(), None)) };
    if split_gap(rest).is_some() {
        return Err("has more than one gap");
    }
    if prefix.is_empty() && rest.is_empty() {
        return Err("matches every code");
    }
    let template = Template { prefix: prefix.to_owned(), suffix: rest.to_owned() };
    Ok((format!("{prefix}{rest}"), Some(template)))
}

/// Splits a text around its first gap.
fn split_gap(text: &str) -> Option<(&str, &str)> {
    let placeholder = text.split_once("%s");
    let named = text.split_once('{').and_then(|(prefix, rest)| {
        let (name, suffix) = rest.split_once('}')?;
        (!name.contains('{')).then_some((prefix, suffix))
    });
    placeholder.into_iter().chain(named).min_by_key(|(prefix, _)| prefix.len())
}
