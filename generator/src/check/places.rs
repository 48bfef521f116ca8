//! Checks where the fields of a request stand, and how their values are written there.

use super::constants::check_constant_fits_place;
use super::http::Addressing;
use super::inside_json::check_inside_json;
use super::literals::{as_printed, is_empty_text, speaks_of};
use super::report::{At, Report};
use super::wire_names::{check_header_names, check_wire_names};
use crate::diagnostic::{Diagnostic, Id};
use crate::headers::prefix_of_many;
use crate::model::{Field, Type};
use crate::spec::types::{self, FullField, Ordered};
use crate::vocabulary::{Body, Encoding, Location, Required};

/// Puts every parameter into its place.
pub(crate) fn check_locations(
    report: &mut Report,
    at: &At<'_>,
    specs: &Ordered<types::Field>,
    addressing: &Addressing,
    parameters: &mut [Field],
) {
    let has_payload =
        specs.values().any(|types::Field(spec)| spec.location == Some(Location::Payload));
    for parameter in &mut *parameters {
        let wire = parameter.wire.clone();
        let at = at.key(&wire);
        let Some(types::Field(spec)) = specs.get(&wire) else { continue };
        parameter.location = location(spec, &parameter.wire, addressing, has_payload);
        check_body(report, &at, parameter.location, addressing.body);
        check_scalar(report, &at, parameter);
        check_part_of_address(report, &at, spec, parameter);
        check_constant_fits_place(report, &at, &addressing.path, parameter);
        check_written(report, &at, spec, parameter);
        check_whole(report, &at, parameter);
        let is_in_json = matches!(parameter.location, Location::Body | Location::Payload);
        check_inside_json(report, &at, spec, is_in_json);
        if let (Type::Any, Location::Query | Location::Form, Encoding::Plain) =
            (&parameter.kind, parameter.location, parameter.encoding)
        {
            // There is no other way to write any value as one text.
            parameter.encoding = Encoding::Json;
        }
    }
    check_payload(report, at, specs, addressing);
    check_wire_names(report, at, parameters);
    let in_headers = |parameter: &&Field| parameter.location == Location::Header;
    check_header_names(report, at, parameters.iter().filter(in_headers));
}

/// Where a parameter stands: as it says, or as usual for its operation.
fn location(spec: &FullField, wire: &str, addressing: &Addressing, has_payload: bool) -> Location {
    let named_in = |names: &Option<Vec<String>>| names.iter().flatten().any(|name| name == wire);
    match (spec.location, addressing.body) {
        (Some(location), _) => location,
        (None, _) if named_in(&addressing.path_names) => Location::Path,
        (None, _) if named_in(&addressing.host_names) => Location::Host,
        (None, Body::Json) if !has_payload => Location::Body,
        (None, Body::Json | Body::Form | Body::None) => Location::Query,
    }
}

/// A field of the body needs a body that has fields.
fn check_body(report: &mut Report, at: &At<'_>, location: Location, body: Body) {
    let needed = match location {
        Location::Body | Location::Payload if body != Body::Json => "json",
        Location::Form if body != Body::Form => "form",
        Location::Query
        | Location::Form
        | Location::Body
        | Location::Path
        | Location::Header
        | Location::Host
        | Location::Payload
        | Location::Member => return,
    };
    let message = format!("the request has no body of the kind that this place needs: `{needed}`");
    let help = format!("add `http: {{body: {needed}}}` to the operation, or correct the place");
    report.value(Id::Contradiction, &at.key("in"), message, help);
}

/// What stands in a path, a host or a header is one short text, and a path or host is never
/// without it.
fn check_scalar(report: &mut Report, at: &At<'_>, parameter: &Field) {
    let (place, must_be_given) = match parameter.location {
        Location::Path => ("a path", true),
        Location::Host => ("the name of a host", true),
        Location::Header => ("a header", false),
        Location::Query
        | Location::Form
        | Location::Body
        | Location::Payload
        | Location::Member => return,
    };
    let is_header = parameter.location == Location::Header;
    if is_header && !is_of_headers(parameter) {
        report_no_header(report, at);
    } else if !is_header && !parameter.kind.is_scalar() {
        let message = format!("a value of this type cannot stand in {place}");
        let help = "only scalars can: correct the type or the place";
        report.value(Id::RuleForOtherType, &at.key("type"), message, help);
    }
    if must_be_given && parameter.required != Required::Yes {
        let message = format!("{place} cannot be made without this parameter");
        let help = "write `required: true`, and in `from` or `conflict` what the page says";
        report.key(Id::Contradiction, &at.key("required"), message, help);
    }
}

/// A path or a host cannot have an empty text in it, though it may be a value elsewhere.
fn check_part_of_address(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    parameter: &mut Field,
) {
    if !matches!(parameter.location, Location::Path | Location::Host) {
        return;
    }
    let is_known = speaks_of(spec.defect.as_deref(), "example");
    for example in parameter.examples.iter_mut().filter(|example| is_empty_text(&example.value)) {
        if example.fits && !is_known {
            let key = if spec.example.is_some() { "example" } else { "examples" };
            let message = "the example is empty, and a path or host cannot be made with nothing";
            let help = format!("correct the example; {}", as_printed("example"));
            report.value(Id::OutsideValues, &at.key(key), message, help);
        }
        example.fits = false;
    }
}

/// How a value is written must be possible where it stands.
fn check_written(report: &mut Report, at: &At<'_>, spec: &FullField, parameter: &Field) {
    let problem = match (spec.encoding, parameter.location) {
        (None, _)
        | (Some(_), Location::Query | Location::Form)
        | (Some(types::Encoding::Json | types::Encoding::Csv), Location::Body) => None,
        (Some(types::Encoding::Repeat | types::Encoding::Flat), Location::Body) => {
            Some("in a JSON body, lists and structures are JSON")
        }
        (
            Some(_),
            Location::Path
            | Location::Header
            | Location::Host
            | Location::Payload
            | Location::Member,
        ) => Some("what stands here is written as it is"),
    };
    if let Some(fact) = problem {
        report.key(Id::Contradiction, &at.key("encoding"), fact, "remove `encoding`");
    }
}

/// Bytes are a whole body, and a whole body that is a text is bytes.
fn check_whole(report: &mut Report, at: &At<'_>, field: &Field) {
    match (&field.kind, field.location == Location::Payload) {
        (Type::Binary, false) => report_binary(report, at),
        (Type::String | Type::Enum(_), true) => {
            let message = "a text that is the whole body would be JSON, with quotes around it";
            let help = "write `type: binary` for a body that is the text itself, and in `doc` what it \
                        holds; if that is JSON, write its structure, or `type: any`";
            report.value(Id::RuleForOtherType, &at.key("type"), message, help);
        }
        (
            Type::Bool
            | Type::Int32
            | Type::Int64
            | Type::Uint64
            | Type::Float
            | Type::Double
            | Type::Any
            | Type::Struct(_)
            | Type::List(_)
            | Type::Map(_),
            _,
        )
        | (Type::Binary, true)
        | (Type::String | Type::Enum(_), false) => {}
    }
}

/// Bytes are bytes only where nothing stands beside them.
pub(crate) fn report_binary(report: &mut Report, at: &At<'_>) {
    let message = "bytes can only be a whole body: `in: payload`";
    let help = "write `type: string` with `format: base64` for bytes that are written as text";
    report.value(Id::RuleForOtherType, &at.key("type"), message, help);
}

/// The payload is the whole body: there is one, and nothing beside it.
fn check_payload(
    report: &mut Report,
    at: &At<'_>,
    specs: &Ordered<types::Field>,
    addressing: &Addressing,
) {
    let in_body = |location: Option<Location>| {
        matches!(location, Some(Location::Payload | Location::Body | Location::Form))
    };
    let places = specs.iter().map(|(wire, types::Field(spec))| (wire, spec.location));
    let Some((first, _)) =
        places.clone().find(|(_, location)| *location == Some(Location::Payload))
    else {
        return;
    };
    if addressing.body != Body::Json {
        return;
    }
    for (wire, _) in places.filter(|(wire, location)| *wire != first && in_body(*location)) {
        let message = format!("`{first}` is the whole body, and `{wire}` would stand in it, too");
        let help = "put one of them elsewhere, or make both of them fields of the body";
        report.push(
            Diagnostic::new(Id::Contradiction, at.key(wire).key("in").of_value(), message, help)
                .with_related(at.key(first).key("in").of_value(), "the whole body"),
        );
    }
}

/// Decides which members of a response are its whole body: at most one, and then no other.
pub(crate) fn check_answer(
    report: &mut Report,
    at: &At<'_>,
    specs: &Ordered<types::Field>,
    members: &mut [Field],
) {
    for member in members {
        let Some(types::Field(spec)) = specs.get(&member.wire) else { continue };
        let at = at.key(&member.wire);
        match spec.location {
            None => {}
            Some(Location::Payload) => {
                member.location = Location::Payload;
                if specs.len() > 1 {
                    let message = "the response has other members than its whole body";
                    let help = "remove `in: payload`, or the others; headers stand under \
                                `response_headers`";
                    report.value(Id::Contradiction, &at.key("in"), message, help);
                }
                if spec.encoding == Some(types::Encoding::Csv) {
                    let message = "a list that is the whole body is an array of JSON";
                    let help = "remove `encoding`; for a body that is the text itself, write \
                                `type: binary`, and in `doc` what it holds";
                    report.key(Id::Contradiction, &at.key("encoding"), message, help);
                }
            }
            Some(_) => {
                let message = "a member of a response stands in the body";
                let help = "headers stand under `response_headers`; write `in: payload` if the \
                            member is the whole body";
                report.value(Id::InvalidValue, &at.key("in"), message, help);
            }
        }
        check_whole(report, &at, member);
    }
}

/// Puts the headers of an answer into their place. They hold one short text each.
pub(crate) fn check_headers(report: &mut Report, at: &At<'_>, headers: &mut [Field]) {
    for header in &mut *headers {
        header.location = Location::Header;
        if !is_of_headers(header) {
            report_no_header(report, &at.key(&header.wire));
        }
    }
    check_header_names(report, at, headers.iter());
}

/// Whether values can stand in a header, or in many.
fn is_of_headers(field: &Field) -> bool {
    match (&field.kind, prefix_of_many(&field.wire)) {
        (Type::Map(element), Some(_)) => element.kind.is_scalar(),
        (kind, _) => kind.is_scalar(),
    }
}

fn report_no_header(report: &mut Report, at: &At<'_>) {
    let message = "a value of this type cannot stand in a header";
    let help = "only scalars can, and under a name that ends in `-*` a `map` of them: correct the type \
                or the name";
    report.value(Id::RuleForOtherType, &at.key("type"), message, help);
}

/// Whoever asks an error for one of its headers gets it.
pub(crate) fn check_shown_headers(report: &mut Report, at: &At<'_>, headers: &[Field]) {
    let is_secret = |header: &&Field| {
        header.sensitive || header.kind.element().is_some_and(|element| element.sensitive)
    };
    for header in headers.iter().filter(is_secret) {
        let message = "a header of an error can be read by everybody who has the error";
        let help = "leave a secret header out, and tell about it in the `doc` of the operation";
        report.key(Id::Contradiction, &at.key(&header.wire), message, help);
    }
}

/// How a value is written, as far as its type decides.
pub(crate) fn check_encoding(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    kind: &Type,
) -> Encoding {
    let Some(encoding) = spec.encoding else { return Encoding::Plain };
    let (fits, types, help) = match encoding {
        types::Encoding::Repeat => {
            (kind.items().is_some(), "lists", "remove it, or correct `type`")
        }
        types::Encoding::Flat => (
            matches!(kind, Type::Struct(_) | Type::Map(_)),
            "structures and maps",
            "remove it, or correct `type`",
        ),
        types::Encoding::Json => (
            matches!(kind, Type::Struct(_) | Type::Map(_) | Type::List(_) | Type::Any),
            "lists, structures, maps and `any`",
            "write `content: json` if the string holds JSON, or correct `type`",
        ),
        types::Encoding::Csv => (
            kind.items().is_some_and(|element| element.kind.is_scalar()),
            "lists of scalars",
            "write `encoding: json` if it is sent as JSON, or correct the types",
        ),
    };
    if !fits {
        let message = format!("this `encoding` is for {types}");
        report.value(Id::RuleForOtherType, &at.key("encoding"), message, help);
    }
    match encoding {
        types::Encoding::Repeat | types::Encoding::Flat => Encoding::Plain,
        types::Encoding::Json => Encoding::Json,
        types::Encoding::Csv => Encoding::Csv,
    }
}

/// The name of the only member of the object that stands around a list.
pub(crate) fn check_wrapper(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    kind: &Type,
) -> Option<String> {
    let wrapper = spec.wrapper.as_ref()?;
    if let Some((message, help)) = match spec.encoding {
        Some(types::Encoding::Json) => Some((
            "a text with JSON has no `wrapper`",
            "describe the object in the text as a `struct`",
        )),
        Some(types::Encoding::Csv) => Some((
            "a list that is one text has no `wrapper`",
            "describe what stands around the text as a `struct`",
        )),
        Some(types::Encoding::Repeat | types::Encoding::Flat) | None => None,
    } {
        report.key(Id::Contradiction, &at.key("wrapper"), message, help);
    }
    if kind.items().is_none() {
        let message = format!("`wrapper` is for lists, and this is a `{}`", spec.kind);
        let help = "write `type: list`, or remove it";
        report.key(Id::RuleForOtherType, &at.key("wrapper"), message, help);
        return None;
    }
    if let Err(crate::names::NameProblem(problem)) = crate::names::check_wire(wrapper) {
        let message =
            format!("`{}` cannot be the name of a member: {problem}", wrapper.escape_default());
        report.value(
            Id::InvalidName,
            &at.key("wrapper"),
            message,
            "write the name as the wire has it",
        );
    }
    Some(wrapper.clone())
}
