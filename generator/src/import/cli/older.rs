//! The older metadata of the command line: the parameters of an operation, and nothing of its answers.

use serde_json::Value;

use crate::import::draft::{Field, Fields, Kind, Operation, Product};
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::import::{Options, document, operation, parameters, recognize, values};
use crate::names;
use crate::vocabulary::Required;

/// Reads an operation of the older metadata.
pub(super) fn read_operation(
    notes: &mut Notes,
    product: &mut Product,
    file: &str,
    value: &Value,
    version: &Value,
    options: &Options,
) {
    let Some(mut object) = Object::of_operation(notes, file, value) else { return };
    let action = object.text(notes, "name").unwrap_or(file).to_owned();
    if let Some(problem) = document::unfit_action(product, &action) {
        notes.refuse(&action, &problem, "");
        return;
    }
    if options.existing.contains(&format!("{}.yaml", names::stem(&action))) {
        return;
    }
    let mut operation = Operation { action, ..Operation::default() };
    let about = version.get("apis").and_then(|apis| apis.get(&operation.action));
    read_summary(notes, about, &mut operation);
    let is_deprecated = object.boolean(notes, "deprecated") == Some(true);
    if is_deprecated && operation.deprecated.is_none() {
        operation.deprecated = Some("The metadata mark it as deprecated.".to_owned());
    }
    if let Err(problem) =
        operation::read_http(notes, &mut object, ["method", "protocol"], &mut operation)
    {
        notes.refuse(&operation.action, &problem, "");
        return;
    }
    notes.within("request", |notes| {
        parameters::read_path(notes, &mut object, &mut operation);
        for parameter in object.items(notes, "parameters") {
            match read_parameter(notes, parameter, product.is_roa) {
                Some((name, _)) if operation.request.contains_key(&name) => {
                    let what = "a parameter whose name stands twice";
                    notes.value(NoteKind::LeftOut, what, parameter);
                }
                Some((name, field)) => _ = operation.request.insert(name, field),
                None => {}
            }
        }
        parameters::complete(notes, &mut operation);
    });
    recognize::read_token(notes, &mut operation);
    recognize::read_dry_run(notes, &mut operation);
    object.finish(notes, "");
    product.operations.push(operation);
}

/// `version.json` tells what each operation is for.
fn read_summary(notes: &mut Notes, about: Option<&Value>, operation: &mut Operation) {
    if let Some(mut about) =
        about.and_then(|about| Object::of(notes, "an entry of version.json", about))
    {
        operation.summary = about.prose(notes, "summary").unwrap_or_default();
        let title = about.prose(notes, "title").filter(|title| *title != operation.action);
        operation.doc.extend(title);
        if about.boolean(notes, "deprecated") == Some(true) {
            operation.deprecated = Some("The metadata mark it as deprecated.".to_owned());
        }
        about.finish(notes, "an entry of version.json");
    }
    if operation.summary.is_empty() {
        notes.add(NoteKind::Assumed, "an operation without a summary is called by its name", "");
        operation.summary = format!("The operation {}.", operation.action);
    }
}

fn read_parameter(notes: &mut Notes, value: &Value, is_roa: bool) -> Option<(String, Field)> {
    let mut object = Object::of(notes, "a parameter", value)?;
    let name = object.text(notes, "name").unwrap_or_default().to_owned();
    if names::check_wire(&name).is_err() {
        notes.value(NoteKind::LeftOut, "a parameter whose name cannot stand in a spec", value);
        return None;
    }
    let position = object.text(notes, "position").unwrap_or("Query");
    if let ("Header", Some(what)) = (position, parameters::unfit_parameter(&name)) {
        notes.value(NoteKind::LeftOut, what, value);
        return None;
    }
    let location = match position {
        "Query" => "query",
        "Body" => {
            if is_roa {
                "body"
            } else {
                "form"
            }
        }
        "Path" => "path",
        "Header" => "header",
        "Host" | "Domain" => "host",
        _ => {
            notes.value(
                NoteKind::LeftOut,
                "a parameter in a place that requests do not have",
                value,
            );
            return None;
        }
    };
    let field = notes.within(&name, |notes| {
        let mut field = read_field(notes, &mut object, location);
        values::mark_sensitive(&name, &mut field);
        field.location = Some(location);
        let is_whole = location == "body" && name.eq_ignore_ascii_case("body");
        if is_whole && field.kind == Kind::Text {
            // On the command line, the body is written as a text.
            notes.add(NoteKind::Assumed, "a body without members is any JSON, not a text", "");
            field.kind = Kind::Any;
        }
        object.finish(notes, "a parameter");
        field
    });
    Some((name, field))
}

/// Reads a parameter, or one of its members; inside JSON, lists need no numbers.
fn read_field(notes: &mut Notes, object: &mut Object<'_>, location: &str) -> Field {
    let is_in_json = location == "body";
    let required = object.boolean(notes, "required");
    let required = required.map(|required| if required { Required::Yes } else { Required::No });
    let mut field = Field { required, ..Field::default() };
    field.doc.extend(object.prose(notes, "description"));
    let word = object.text(notes, "type").unwrap_or("String");
    let members = object.items(notes, "sub_parameters");
    let becomes_json = word == "Json";
    let members = read_members(notes, members, if becomes_json { "body" } else { location });
    let items = |members: Fields, otherwise: Kind| {
        let kind = if members.is_empty() { otherwise } else { Kind::Struct(members) };
        Kind::List(Box::new(Field { kind, ..Field::default() }))
    };
    let rest = if is_in_json { Kind::Any } else { Kind::Text };
    field.kind = match word {
        "String" | "Date" | "Text" => Kind::Text,
        "Boolean" => Kind::Bool,
        "Integer" => Kind::Int32,
        "Long" => Kind::Int64,
        "Float" => Kind::Float,
        "Double" | "Number" => Kind::Double,
        "Struct" if members.is_empty() && matches!(location, "query" | "form") => {
            notes.add(NoteKind::Assumed, parameters::MEMBERS_ARE_TEXTS, "");
            Kind::Map(Box::default())
        }
        "Any" | "Object" | "Map" | "Struct" if members.is_empty() => Kind::Any,
        "Object" | "Struct" => Kind::Struct(members),
        "RepeatList" | "Array" => {
            if members.is_empty() {
                notes.add(NoteKind::Assumed, parameters::ITEMS_ARE_TEXTS, "");
            }
            items(members, rest)
        }
        "Json" => {
            if members.is_empty() {
                Kind::Any
            } else {
                let what = "JSON with members is taken for a list of them: the metadata do not say";
                notes.add(NoteKind::Assumed, what, "");
                items(members, rest)
            }
        }
        other => {
            notes.add(NoteKind::Unreadable, "a type that the format does not have", other);
            Kind::Text
        }
    };
    if becomes_json && !is_in_json {
        field.encoding = Some("json");
    }
    field
}

fn read_members(notes: &mut Notes, members: &[Value], location: &str) -> Fields {
    let mut fields = Fields::new();
    for member in members {
        let Some(mut object) = Object::of(notes, "a member", member) else { continue };
        let name = object.text(notes, "name").unwrap_or_default().to_owned();
        // It goes where the parameter goes.
        object.get("position");
        if names::check_wire(&name).is_err() {
            notes.value(NoteKind::LeftOut, "a member whose name cannot stand in a spec", member);
            continue;
        }
        let field = notes.within(&name, |notes| {
            let mut field = read_field(notes, &mut object, location);
            values::mark_sensitive(&name, &mut field);
            object.finish(notes, "a member");
            field
        });
        fields.insert(name, field);
    }
    fields
}
