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

pub(super) fn is_structure(schema: &Value) -> bool {
    let is_joined =
        schema.get("allOf").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
    if is_joined && schema.get("properties").is_none() && type_word(schema.get("type")).is_none() {
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
