//! What an operation answers, in the shape of an `api-docs.json`.

use serde_json::{Map, Value};

use super::taken::Taken;
use crate::names;

/// Converts what an operation answers.
pub(super) struct Answers {
    /// Answers in this style may have an object around a list.
    pub(super) is_rpc: bool,
    /// The lists that may stand in such an object.
    pub(super) wrapped: Vec<String>,
}

impl Answers {
    pub(super) fn response(&mut self, response: &Value) -> Value {
        if !response.is_object() {
            return response.clone();
        }
        let mut taken = Taken::of(response);
        taken.localize("description", "description");
        if let Some(headers) = taken.take_object("headers") {
            let header = |(name, header): (&String, &Value)| (name.clone(), self.header(header));
            let headers: Map<String, Value> = headers.iter().map(header).collect();
            taken.put("headers", headers.into());
        }
        if let Some(schema) = taken.take("schema") {
            taken.put("schema", self.schema(&schema));
        }
        taken.finish()
    }

    fn header(&mut self, header: &Value) -> Value {
        match header.get("schema") {
            Some(_) => self.response(header),
            None => self.schema(header),
        }
    }

    pub(super) fn schema(&mut self, schema: &Value) -> Value {
        if !schema.is_object() {
            return schema.clone();
        }
        let mut taken = Taken::of(schema);
        for key in ["backendName", "visibility", "nullToEmpty", "mappingResourcePropertyName"] {
            taken.drop(key);
        }
        let is_array = taken.rest.get("type").and_then(Value::as_str) == Some("array");
        if !is_array || !self.is_rpc {
            taken.drop("itemName");
        }
        taken.localize_title();
        taken.localize("description", "description");
        if let Some(properties) = taken.take_object("properties") {
            let member =
                |(name, member): (&String, &Value)| (name.clone(), self.member(name, member));
            let properties: Map<String, Value> = properties.iter().map(member).collect();
            taken.put("properties", properties.into());
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = taken.take(key) {
                taken.put(key, self.schema(&inner));
            }
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            if let Some(parts) = taken.take_list(key) {
                taken.put(key, parts.iter().map(|part| self.schema(part)).collect());
            }
        }
        taken.finish()
    }

    /// A member of an object. A list whose items have a name may stand in an object of its own.
    fn member(&mut self, name: &str, member: &Value) -> Value {
        let mut converted = self.schema(member);
        let Some(entries) = converted.as_object_mut() else { return converted };
        let item = entries.get("itemName").and_then(Value::as_str).map(str::to_owned);
        let Some(item) = item.filter(|item| names::check_wire(item).is_ok()) else {
            return converted;
        };
        entries.remove("itemName");
        self.wrapped.push(format!("{name}: {item}"));
        let mut around = Map::from_iter([("type".to_owned(), "object".into())]);
        around.extend(entries.remove("required").map(|required| ("required".to_owned(), required)));
        around.insert("properties".to_owned(), Map::from_iter([(item, converted)]).into());
        around.into()
    }
}
