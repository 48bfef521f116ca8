//! Recognises in which language descriptions are written.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// The language of most descriptions, if there are any.
pub(crate) fn of(apis: &Map<String, Value>) -> Option<&'static str> {
    let mut texts = HashMap::new();
    apis.values().for_each(|api| collect(api, &mut texts));
    let chinese = texts.values().filter(|is_chinese| **is_chinese).count();
    match (texts.len(), chinese) {
        (0, _) => None,
        (all, chinese) if chinese * 2 > all => Some("zh"),
        _ => Some("en"),
    }
}

/// Collects all descriptions once, each with whether it is Chinese. A title is often the name of the
/// operation alone, which is in no language.
fn collect<'a>(value: &'a Value, texts: &mut HashMap<&'a str, bool>) {
    const KEYS: [&str; 3] = ["title", "summary", "description"];
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if KEYS.contains(&key.as_str()) => {
                        let is_chinese = text.contains(is_han);
                        let is_said = is_chinese || text.trim().contains(char::is_whitespace);
                        texts.extend(is_said.then_some((text.trim(), is_chinese)));
                    }
                    other => collect(other, texts),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::json;

    #[test]
    fn names_are_in_no_language() {
        let language = |apis: serde_json::Value| of(apis.as_object().unwrap());
        let rule = json!({"title": "CreateRule", "summary": "创建策略。"});
        assert_eq!(language(json!({"CreateRule": rule})), Some("zh"));
        let parameter = json!({"name": "Id", "schema": {"description": "应用ID。"}});
        let bare = json!({"title": "DeleteRule", "parameters": [parameter]});
        assert_eq!(language(json!({"DeleteRule": bare})), Some("zh"));
        assert_eq!(language(json!({"DeleteRule": {"title": "Deletes a rule."}})), Some("en"));
        assert_eq!(language(json!({"DeleteRule": {"title": "DeleteRule"}})), None);
    }
}
