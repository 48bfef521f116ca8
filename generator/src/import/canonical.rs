//! The newer metadata of the Alibaba Cloud CLI, which know the types and styles of parameters, and the
//! answers of an operation: brought into the shape of an `api-docs.json`, so that one reader is enough.
//!
//! A key without a counterpart keeps its name: the reader does not know it, and notes it. Left out is
//! what is about the commands alone, and how the gateway calls a member on its inner side.

mod answers;
mod taken;

use serde_json::{Map, Value};

use super::notes::{NoteKind, Notes};
use answers::Answers;
use taken::Taken;

/// An operation as an `api-docs.json` would have it.
pub(crate) struct Converted {
    pub(crate) operation: Value,
    /// The schemas that the file of the operation has for itself.
    pub(crate) components: Map<String, Value>,
    /// The lists that may stand in an object that is called after their items.
    pub(crate) wrapped: Vec<String>,
}

/// Whether a file is written in the newer way.
pub(crate) fn is_canonical(value: &Value) -> bool {
    value.get("operation").is_some_and(Value::is_object)
}

/// The style in which an operation is called, such as `RPC`.
pub(crate) fn style(value: &Value) -> Option<&str> {
    value.get("operation")?.get("api_style")?.as_str()
}

/// Brings the description of an operation into the other shape.
pub(crate) fn convert(value: &Value) -> Converted {
    let mut taken = Taken::of(value);
    for key in ["name", "cmd_name", "cmd_full_name", "product_code", "multi_version"] {
        taken.drop(key);
    }
    for key in ["camel_example", "kebab_example"] {
        taken.drop(key);
    }
    taken.rename("protocol", "schemes");
    taken.rename("method", "methods");
    taken.localize("description", "summary");
    if let Some(ways) = taken.take_list("security") {
        taken.put("security", ways.iter().map(way_to_sign).collect());
    }
    let parameters = taken.take_list("parameters");
    let is_listed = parameters.is_some();
    let parameters = &parameters.unwrap_or_default();
    let is_bytes = take_http(&mut taken, parameters);
    let mut first_version = Vec::new();
    for key in ["v1_parameters", "v1_body_parameters"] {
        for item in taken.take_list(key).into_iter().flatten() {
            if !is_known(parameters, &item) && !first_version.contains(&item) {
                first_version.push(item);
            }
        }
    }
    if !first_version.is_empty() {
        taken.put("v1_parameters", first_version.into());
    }
    let converted = parameters.iter().map(|value| parameter(value, is_bytes));
    if is_listed {
        taken.put("parameters", converted.collect());
    }
    let mut answers = Answers { is_rpc: style(value) == Some("RPC"), wrapped: Vec::new() };
    if let Some(responses) = taken.take_object("responses") {
        let response =
            |(status, response): (&String, &Value)| (status.clone(), answers.response(response));
        let responses: Map<String, Value> = responses.iter().map(response).collect();
        taken.put("responses", responses.into());
    }
    let mut components = Map::new();
    if let Some(found) = taken.take_object("components") {
        for (key, value) in found {
            match value {
                Value::Object(schemas) if key == "schemas" => {
                    let schema =
                        |(name, schema): (&String, &Value)| (name.clone(), answers.schema(schema));
                    components = schemas.iter().map(schema).collect();
                }
                value => taken.put("components", value),
            }
        }
    }
    Converted { operation: taken.finish(), components, wrapped: answers.wrapped }
}

/// Adds the schemas of an operation to those of all operations. One that is not what another
/// operation has under its name gets a name of its own.
pub(crate) fn merge(notes: &mut Notes, all: &mut Map<String, Value>, converted: &mut Converted) {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for (name, schema) in &converted.components {
        if all.get(name).is_some_and(|known| known != schema) {
            let is_free = |other: &String| {
                !converted.components.contains_key(other)
                    && all.get(other).is_none_or(|known| known == schema)
            };
            let others = (2_u32..).map(|number| format!("{name}{number}"));
            renamed
                .extend(others.take(LARGEST_NUMBER).find(is_free).map(|new| (name.clone(), new)));
        }
    }
    for (name, new) in &renamed {
        let what = "a schema that is not what another operation has under its name: it has a \
                    name of its own";
        notes.add(NoteKind::Assumed, what, new);
        if let Some(schema) = converted.components.remove(name) {
            converted.components.insert(new.clone(), schema);
        }
    }
    refer(&mut converted.operation, &renamed);
    for (name, mut schema) in std::mem::take(&mut converted.components) {
        refer(&mut schema, &renamed);
        all.entry(name).or_insert(schema);
    }
}

/// More operations than any product has.
const LARGEST_NUMBER: usize = 100_000;

const COMPONENTS: &str = "#/components/schemas/";

/// Makes references follow the schemas that were renamed.
fn refer(value: &mut Value, renamed: &[(String, String)]) {
    match value {
        _ if renamed.is_empty() => {}
        Value::Object(entries) => {
            for (key, value) in entries {
                let name = value.as_str().and_then(|path| path.strip_prefix(COMPONENTS));
                let new = renamed.iter().find(|(old, _)| name == Some(old.as_str()));
                match new.filter(|_| key == "$ref") {
                    Some((_, new)) => *value = format!("{COMPONENTS}{new}").into(),
                    None => refer(value, renamed),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What a file says about the request as a whole. True if its body is bytes.
fn take_http(taken: &mut Taken, parameters: &[Value]) -> bool {
    let Some(operation) = taken.take("operation") else { return false };
    let mut operation = Taken::of(&operation);
    // The one of several methods and protocols that the CLI takes, and what stands elsewhere, too.
    for key in ["action", "api_style", "api_version", "method", "protocol", "url"] {
        operation.drop(key);
    }
    let body = operation.take("req_body_type");
    let word = body.as_ref().and_then(Value::as_str).unwrap_or_default();
    let is_bytes = matches!(word, "byte" | "binary");
    // That it is JSON or a form, the places of the parameters tell.
    let is_told = is_bytes || matches!(word, "json" | "formData");
    if let Some(body) = body.filter(|_| !is_told && !operation.rest.contains_key("content_type")) {
        operation.put("req_body_type", body);
    }
    if let Some(kind) = operation.take("operation_type") {
        taken.put("operationType", kind);
    }
    if let Some(kind) = operation.take("system_operation_type").filter(|kind| kind != "none") {
        taken.put("systemTags", Map::from_iter([("operationType".to_owned(), kind)]).into());
    }
    if let Some(kind) = operation.take("content_type") {
        taken.put("consumes", vec![kind].into());
    }
    match operation.take("response_format") {
        Some(Value::String(format)) if format == "xml" => {
            taken.put("produces", vec![Value::from("application/xml")].into());
        }
        Some(Value::String(format)) if matches!(&*format, "json" | "binary") => {}
        Some(other) => operation.put("response_format", other),
        None => {}
    }
    if operation.rest.get("is_sse") == Some(&Value::Bool(true)) {
        operation.drop("is_sse");
        taken.put("produces", vec![Value::from("text/event-stream")].into());
    }
    if let Some(mapping) = operation.take_object("body_mapping") {
        // A member that is called like a parameter elsewhere has none of its own.
        let is_member = |name: &Value| parameters.iter().any(|known| is_in_body(known, name));
        let others = mapping.into_iter().filter(|(_, name)| !is_member(name));
        operation.put("body_mapping", others.collect::<Map<String, Value>>().into());
    }
    if let Value::Object(rest) = operation.finish() {
        for (key, value) in rest {
            taken.put(&key, value);
        }
    }
    is_bytes
}

/// Whether a parameter stands in the body under a name.
fn is_in_body(parameter: &Value, name: &Value) -> bool {
    let is = |key: &str, word: &str| parameter.get(key).and_then(Value::as_str) == Some(word);
    parameter.get("raw_name") == Some(name)
        && ["body", "formData", "formdata", "form"].iter().any(|place| is("location", place))
}

/// The first version of the CLI had a body as a whole, and otherwise the same parameters.
fn is_known(parameters: &[Value], first: &Value) -> bool {
    let name = first.get("name").and_then(Value::as_str);
    name.is_some_and(|name| name.eq_ignore_ascii_case("body"))
        || parameters.iter().any(|known| known.get("raw_name").and_then(Value::as_str) == name)
}

fn way_to_sign(way: &Value) -> Value {
    match way.as_str() {
        Some(name) => Map::from_iter([(name.to_owned(), Value::Array(Vec::new()))]).into(),
        None => way.clone(),
    }
}

fn parameter(value: &Value, is_bytes: bool) -> Value {
    if !value.is_object() {
        return value.clone();
    }
    let mut taken = Taken::of(value);
    let mut made = Taken::default();
    let is_whole_body = taken.take("direct_body") == Some(Value::Bool(true));
    if is_whole_body && is_bytes {
        taken.put("format", "binary".into());
    }
    let name = taken.take("raw_name").or_else(|| taken.take("name"));
    // A body as a whole is sent without its name.
    made.put("name", if is_whole_body { "body".into() } else { name.unwrap_or_default() });
    let location = taken.take("location").or_else(|| taken.take("position"));
    match location.as_ref().and_then(Value::as_str) {
        Some("domain") => made.put("in", "host".into()),
        // Which members the body has is said in these metadata.
        Some("body") if !is_whole_body => made.put("in", super::parameters::MEMBER.into()),
        Some("formdata") => made.put("in", "formData".into()),
        _ => made.put("in", location.unwrap_or_else(|| "query".into())),
    }
    if let Some(style) = taken.take("param_style") {
        made.put("style", style);
    }
    made.put("schema", requested(taken));
    made.finish()
}

/// The schema of a parameter, of one of its members, or of what a list or a mapping holds.
fn requested(mut taken: Taken) -> Value {
    for key in ["name", "raw_name", "options"] {
        taken.drop(key);
    }
    taken.localize("help", "help");
    taken.localize("description", "description");
    if let Some(help) = taken.take("help") {
        // The description is the same, with what the help of a command cannot show.
        let description = taken.take("description");
        taken.put("description", description.unwrap_or(help));
    }
    for (key, new) in [
        ("doc_required", "docRequired"),
        ("min_length", "minLength"),
        ("max_length", "maxLength"),
        ("min_items", "minItems"),
        ("max_items", "maxItems"),
    ] {
        taken.rename(key, new);
    }
    read_numbers(&mut taken);
    if let Some(fields) = taken.take_list("fields") {
        let mut properties = Map::new();
        let mut others = Vec::new();
        for field in fields {
            match field.get("raw_name").or_else(|| field.get("name")).and_then(Value::as_str) {
                Some(name) if !properties.contains_key(name) => {
                    properties.insert(name.to_owned(), requested(Taken::of(&field)));
                }
                _ => others.push(field),
            }
        }
        taken.put("properties", properties.into());
        taken.put("fields", others.into());
    }
    for (key, new) in [("element", "items"), ("value", "additionalProperties")] {
        if let Some(inner) = taken.take(key) {
            taken.put(new, requested(Taken::of(&inner)));
        }
    }
    taken.finish()
}

/// Numbers are written as texts.
fn read_numbers(taken: &mut Taken) {
    let word = taken.rest.get("type").and_then(Value::as_str).unwrap_or_default();
    if matches!(word, "string" | "array" | "object" | "map" | "any") {
        return;
    }
    let read = |value: Value| match &value {
        Value::String(text) => serde_json::from_str(text)
            .ok()
            .filter(|read: &Value| read.is_number() || read.is_boolean())
            .unwrap_or(value),
        _ => value,
    };
    for key in ["minimum", "maximum", "default"] {
        if let Some(value) = taken.take(key) {
            taken.put(key, read(value));
        }
    }
    if let Some(values) = taken.take_list("enum") {
        taken.put("enum", values.into_iter().map(read).collect());
    }
}
