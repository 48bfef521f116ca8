//! What the words of a schema mean: its type, and whether it becomes one of the product.

use serde_json::{Map, Value};

use crate::import::values;

/// The type of a schema; `null` beside another type says nothing that an absent member does not.
pub(super) fn type_word(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::String(word) => Some(word),
        Value::Array(words) => words.iter().filter_map(Value::as_str).find(|word| *word != "null"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

/// The word of the format for a type that is written in the word of a programming language.
pub(super) fn usual_word(word: &str) -> &str {
    match word {
        "String" | "str" | "text" | "char" | "enum" | "date" | "Date" | "datetime"
        | "timestamp" | "byte" => "string",
        "Boolean" | "bool" | "Bool" => "boolean",
        "Integer" | "int" | "int32" | "int64" | "uint64" | "short" | "Short" | "long" | "Long" => {
            "integer"
        }
        "Number" | "float" | "Float" | "double" | "Double" | "decimal" | "Decimal"
        | "BigDecimal" => "number",
        "Array" | "list" | "List" | "JSONArray" => "array",
        "Object" | "map" | "Map" | "struct" | "json" | "Json" | "JSONObject" => "object",
        "Any" | "null" => "any",
        other => other,
    }
}

/// Whether a type is that of a structure, or left to what else a schema says.
pub(super) fn is_of_structure(value: Option<&Value>) -> bool {
    type_word(value).is_none_or(|word| usual_word(word) == "object")
}

/// Whether a schema may be a structure that is made of others.
pub(crate) fn is_joined(schema: &Value) -> bool {
    let parts = schema.get("allOf").and_then(Value::as_array);
    parts.is_some_and(|parts| !parts.is_empty()) && is_of_structure(schema.get("type"))
}

pub(super) fn is_structure(schema: &Value) -> bool {
    if is_joined(schema) {
        return true;
    }
    let has_members = |properties: &Map<String, Value>| !properties.is_empty();
    schema.get("properties").and_then(Value::as_object).is_some_and(has_members)
        && type_word(schema.get("type")).is_none_or(|word| word == "object")
}

pub(super) fn is_enumeration(schema: &Value) -> bool {
    let values = schema.get("enum").and_then(Value::as_array);
    type_word(schema.get("type")) == Some("string")
        && values.is_some_and(|values| values::can_be_choices(values))
}
