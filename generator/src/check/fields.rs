//! Checks fields: the parameters of a request, the members and headers of a response, and what
//! stands in structures.

use super::examples::check_examples;
use super::facts::Sources;
use super::headers::{check_header_name, is_in_header, stem};
use super::kinds::{check_content, check_kind};
use super::literals::{Values, check_literal, check_shown, is_empty_text, speaks_of};
use super::places::{check_encoding, check_wrapper, report_binary};
use super::report::{At, Namespace, Report};
use super::separator::check_separator;
use super::text::{
    check_distinct, check_not_empty, check_optional_text, check_text, check_texts_if_any,
};
use super::values::check_rules;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, NamedType, Role, Type};
use crate::names::{self, Case, Name, NameProblem};
use crate::spec::Literal;
use crate::spec::types::{self, FullField, Ordered};
use crate::vocabulary::{Location, Required};

/// What fields may refer to, and what they define.
pub(crate) struct Scope<'a, 'f> {
    /// The named types of the product.
    pub(crate) named: &'a [NamedType],
    /// The types of the product, to which fields add some.
    pub(crate) namespace: &'a mut Namespace,
    pub(crate) sources: &'a mut Sources<'f>,
    /// The types that fields define, each before those inside it.
    pub(crate) defined: Vec<NamedType>,
}

/// What fields stand in.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'a> {
    /// What the names of types begin with that fields define.
    pub(crate) name: &'a Name,
    pub(crate) role: Role,
    pub(crate) level: Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// In the request itself.
    Parameter,
    /// In the response itself.
    Answer,
    /// Among the headers of the response.
    Header,
    /// Among the events of a streaming answer.
    Event,
    /// In a structure.
    Member,
}

/// Checks all fields of one mapping.
pub(crate) fn check_fields(
    report: &mut Report,
    at: &At<'_>,
    fields: &Ordered<types::Field>,
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Vec<Field> {
    let mut names = Namespace::with_rust_key("field");
    let mut checked = Vec::new();
    let at = at.found();
    for (wire, types::Field(spec)) in fields {
        let at = at.key(wire).found();
        checked.extend(check_field(report, &at, wire, spec, owner, &mut names, scope));
    }
    checked
}

fn check_field(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    owner: Owner<'_>,
    names: &mut Namespace,
    scope: &mut Scope<'_, '_>,
) -> Option<Field> {
    check_keys_fit_owner(report, at, spec, owner);
    check_field_texts(report, at, spec);
    let from = scope.sources.check_from(report, at, &spec.from);
    let has_name = check_header_name(report, at, wire, spec, owner);
    let name = has_name.then(|| check_name(report, at, wire, spec, owner, names)).flatten();
    let kind = check_kind(report, at, wire, spec, owner, scope);
    let required = check_required(report, at, spec, owner);
    check_values_from(report, at, &spec.values_from);
    let (name, kind) = (name?, kind?);
    check_default_is_all(report, at, spec);
    if owner.role.has_setter(required) && spec.constant.is_none() {
        check_setter(report, at, &name);
    }
    let rules = check_rules(report, at, spec, &kind);
    let is_asked_for =
        required == Required::Yes && owner.role != Role::Response && spec.constant.is_none();
    check_may_be_given(report, at, spec, is_asked_for);
    let have_text = is_asked_for && matches!(kind, Type::String) && spec.min_length != Some(0);
    let values = Values { kind: &kind, rules: &rules, have_text };
    let default_fits = spec.default.as_ref().is_some_and(|default| {
        is_nothing(default, &kind)
            || check_shown(report, &at.key("default"), ("default", default), spec, values)
    });
    let default_counts = default_fits && required != Required::Yes;
    check_constant(report, at, spec, Values { have_text: false, ..values });
    if let (Level::Member | Level::Event, Type::Binary) = (owner.level, &kind) {
        report_binary(report, at);
    }
    Some(Field {
        wire: wire.to_owned(),
        name,
        doc: spec.doc.clone(),
        examples: check_examples(report, at, spec, values),
        format: spec.format.clone(),
        unit: spec.unit.clone(),
        sensitive: spec.sensitive,
        deprecated: spec.deprecated.clone(),
        since: spec.since.clone(),
        applies_to: spec.applies_to.clone(),
        from,
        conflict: spec.conflict.clone(),
        defect: spec.defect.clone(),
        required,
        default: spec.default.clone(),
        when_absent: spec.when_absent.clone(),
        value_when_absent: spec.default.clone().filter(|_| default_counts),
        constant: spec.constant.as_deref().cloned(),
        // Decided when all parameters are known, as is where they stand.
        is_token: false,
        rules,
        values_from: spec.values_from.clone(),
        json_text: check_content(report, at, spec, &kind),
        location: Location::Member,
        encoding: check_encoding(report, at, spec, &kind),
        separator: check_separator(report, at, spec, &kind),
        wrapper: check_wrapper(report, at, spec, &kind),
        kind,
    })
}

/// What has to be given must be able to have something in it.
fn check_may_be_given(report: &mut Report, at: &At<'_>, spec: &FullField, is_asked_for: bool) {
    for (key, most) in [("max_length", spec.max_length), ("max_items", spec.max_items)] {
        if is_asked_for && most == Some(0) {
            let message = "a required parameter is to be given, and this allows nothing in it";
            let help = "correct one of the two; if the page has both, write `required: unstated`, \
                        and say in `conflict` or `defect` why";
            report.value(Id::EmptyRange, &at.key(key), message, help);
        }
    }
}

/// Whether a default says that nothing is taken: the empty text, however long the values are.
fn is_nothing(default: &Literal, kind: &Type) -> bool {
    is_empty_text(default) && matches!(kind, Type::String | Type::Enum(_))
}

/// Each key belongs to fields of a request, of a response, or of both.
fn check_keys_fit_owner(report: &mut Report, at: &At<'_>, spec: &FullField, owner: Owner<'_>) {
    let in_response = owner.role == Role::Response;
    let in_request_alone = owner.role == Role::Request;
    let in_both = owner.role == Role::Both;
    let is_json = spec.encoding == Some(types::Encoding::Json);
    let is_text = is_json || spec.encoding == Some(types::Encoding::Csv);
    let absent = "what an event holds may be missing: remove the key";
    let request = "it is for requests: remove the key";
    let encoded = if in_both {
        "an answer would be read in another way than a request is written: give requests a \
         structure of their own, which has the key, and answers another"
    } else {
        "of a response, only the value of a member can be in a text: remove the key, or write \
         `encoding: json` or `encoding: csv`"
    };
    for (key, present, fits, help) in [
        ("required", spec.required.is_some(), owner.level != Level::Event, absent),
        ("values_from", !spec.values_from.is_empty(), !in_response, request),
        ("when_absent", spec.when_absent.is_some(), !in_response, request),
        (
            "encoding",
            spec.encoding.is_some(),
            if in_response {
                is_text && matches!(owner.level, Level::Answer | Level::Member)
            } else {
                !(in_both && is_json)
            },
            encoded,
        ),
        ("const", spec.constant.is_some(), in_request_alone, request),
        (
            "wrapper",
            spec.wrapper.is_some(),
            in_response && matches!(owner.level, Level::Answer | Level::Member),
            "it is for lists of a response: remove the key",
        ),
        (
            "in",
            spec.location.is_some(),
            matches!(owner.level, Level::Parameter | Level::Answer),
            "only the fields directly under `request` have a place of their own: remove the key",
        ),
    ] {
        if present && !fits {
            let message = format!("{} has no `{key}`", called(owner));
            report.key(Id::UnknownKey, &at.key(key), message, help);
        }
    }
}

/// What fields of an owner are called.
fn called(owner: Owner<'_>) -> &'static str {
    match (owner.level, owner.role) {
        (Level::Parameter, _) => "a parameter",
        (Level::Header, _) => "a header of a response",
        (Level::Event, _) => "an event of a response",
        (Level::Answer, _) | (Level::Member, Role::Response) => "a member of a response",
        (Level::Member, Role::Request) => "a field of a structure",
        (Level::Member, Role::Both) => "a field that stands in responses, too,",
    }
}

/// The texts that fields and elements have.
pub(crate) fn check_field_texts(report: &mut Report, at: &At<'_>, spec: &FullField) {
    for (key, text) in [
        ("doc", &spec.doc),
        ("format", &spec.format),
        ("unit", &spec.unit),
        ("when_absent", &spec.when_absent),
        ("deprecated", &spec.deprecated),
        ("since", &spec.since),
        ("conflict", &spec.conflict),
        ("defect", &spec.defect),
    ] {
        check_optional_text(report, at, key, text.as_deref());
    }
    check_texts_if_any(report, &at.key("applies_to"), &spec.applies_to);
}

fn check_required(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    owner: Owner<'_>,
) -> Required {
    match (spec.required, owner.role, &spec.constant) {
        // A service may leave out every member: what the page says is shown alone.
        (said, Role::Response, _) => said.unwrap_or(Required::Unstated),
        (_, Role::Request | Role::Both, Some(_)) => Required::Yes,
        (None, Role::Request | Role::Both, None) => {
            let message = "it is not said whether this parameter is required";
            let help = "add `required: true`, `false`, or `unstated` if the page does not say";
            report.key(Id::MissingKey, at, message, help);
            Required::Unstated
        }
        (Some(required), Role::Request | Role::Both, None) => {
            for (key, present, message) in [
                ("default", spec.default.is_some(), "the parameter is required and has a default"),
                (
                    "when_absent",
                    spec.when_absent.is_some(),
                    "the parameter is required and may be absent",
                ),
            ] {
                let is_known =
                    spec.conflict.is_some() || speaks_of(spec.defect.as_deref(), "required");
                if required == Required::Yes && present && !is_known {
                    let help = format!(
                        "a required parameter has no use for a `{key}`: correct one of the two; if \
                         the page has both, say so in `defect`, with the word `required`; if the \
                         sources disagree, say in `conflict` how"
                    );
                    report.key(Id::Contradiction, &at.key(key), message, help);
                }
            }
            required
        }
    }
}

/// What is taken where a field is left out is a value, or something else.
fn check_default_is_all(report: &mut Report, at: &At<'_>, spec: &FullField) {
    if spec.default.is_some() && spec.when_absent.is_some() {
        let message = "there are both `default` and `when_absent`";
        let help = "keep `default` if that value is taken whenever the field is left out, and write the \
                    rest into `doc`; otherwise keep `when_absent`";
        report.key(Id::Contradiction, &at.key("when_absent"), message, help);
    }
}

/// A value that never changes says everything about the field.
fn check_constant(report: &mut Report, at: &At<'_>, spec: &FullField, values: Values<'_>) {
    let Some(constant) = &spec.constant else { return };
    for (key, present) in [
        ("required", spec.required.is_some()),
        ("default", spec.default.is_some()),
        ("when_absent", spec.when_absent.is_some()),
        ("enum", spec.choices.is_some()),
        ("values_from", !spec.values_from.is_empty()),
        ("rust", spec.rust.is_some()),
    ] {
        if present {
            let message = format!("the field has both `const` and `{key}`");
            let help = match key {
                "required" => {
                    "a constant is always sent and has no Rust field: remove `required`, or write an \
                     `enum` of this value if the parameter may be left out"
                }
                _ => "a constant is always sent and has no Rust field: remove one of the two",
            };
            report.key(Id::Contradiction, &at.key(key), message, help);
        }
    }
    if values.kind.is_scalar() {
        let at = at.key("const");
        let found = report.diagnostics.len();
        // What is sent has to be of the type, whatever `defect` says.
        if check_literal(report, &at, constant, values.kind) && report.diagnostics.len() == found {
            check_shown(report, &at, ("const", constant), spec, values);
        }
    } else {
        let message = format!("`const` is for scalars, and this is a `{}`", spec.kind);
        let help = "write the constant as a string, or remove it";
        report.key(Id::RuleForOtherType, &at.key("const"), message, help);
    }
}

pub(crate) fn check_setter(report: &mut Report, at: &At<'_>, name: &Name) {
    if names::is_reserved_setter(name) {
        let message = format!("the setter `{name}` would hide a method of every request");
        let help = "give the parameter a Rust name of its own with `rust: …`";
        report.key(Id::ReservedName, at, message, help);
    }
}

fn check_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    owner: Owner<'_>,
    names: &mut Namespace,
) -> Option<Name> {
    let rust = spec.rust.as_deref();
    if let Err(NameProblem(problem)) = names::check_wire(wire) {
        let message =
            format!("`{}` cannot be the name of a field: {problem}", wire.escape_default());
        report.key(Id::InvalidName, at, message, "write the name as the wire has it");
        return None;
    }
    let (name, at_name) = match rust {
        Some(rust) => (names::explicit(rust, Case::Snake), at.key("rust")),
        None if is_in_header(spec, owner) => {
            (names::from_wire(stem(wire, owner), Case::Snake), *at)
        }
        None => (names::from_wire(wire, Case::Snake), *at),
    };
    match name {
        Ok(name) => {
            if spec.constant.is_none() {
                names.claim(report, name.as_str(), wire, at_name.of_key());
            }
            Some(name)
        }
        Err(NameProblem(problem)) => {
            let message = match rust {
                Some(rust) => format!("the Rust name `{rust}` {problem}"),
                None => format!("no Rust name can be made of `{wire}`: {problem}"),
            };
            let help = "give the field a Rust name with `rust: …`, in snake case";
            report.key(Id::InvalidName, &at_name, message, help);
            None
        }
    }
}

fn check_values_from(report: &mut Report, at: &At<'_>, operations: &[String]) {
    let at = at.key("values_from");
    check_not_empty(report, &at, operations);
    check_distinct(report, &at, operations);
    for (index, operation) in operations.iter().enumerate() {
        let at = at.item(index);
        check_operation_name(report, &at, operation);
    }
}

/// The name of an operation, which need not have a spec.
pub(crate) fn check_operation_name(report: &mut Report, at: &At<'_>, operation: &str) {
    check_text(report, at, operation);
    if !operation.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let message = format!("`{operation}` is not the name of an operation");
        report.push(Diagnostic::new(
            Id::InvalidName,
            at.of_item(),
            message,
            "write it as in DescribeInstances",
        ));
    }
}
