//! Reads the facts about an operation that newer documents carry, some of them for all operations in
//! one place: permissions, rate limits and the change history.

use serde_json::Value;

use super::draft::{Authorization, Operation, RateLimit};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::text;

/// Reads what a RAM action allows.
pub(crate) fn read_authorization(notes: &mut Notes, actions: &[Value], operation: &mut Operation) {
    for (index, value) in actions.iter().enumerate() {
        // Older documents have the action itself, newer ones wrap it.
        let Some(mut outer) = Object::of(notes, "a RAM action", value) else { continue };
        for key in ["apiName", "operationType"] {
            outer.get(key);
        }
        let wrapped = outer.get("ramAction");
        let authorization = match wrapped {
            Some(inner) => {
                outer.finish(notes, "a RAM action");
                Object::of(notes, "a RAM action", inner)
                    .and_then(|inner| authorization(notes, inner))
            }
            None => authorization(notes, outer),
        };
        match authorization {
            Some(authorization) if operation.authorization.is_none() => {
                operation.authorization = Some(authorization);
            }
            Some(_) => {
                let what = "more than one RAM action of an operation";
                notes.value(NoteKind::NoPlace, what, &actions[index]);
            }
            None => {}
        }
    }
}

fn authorization(notes: &mut Notes, mut object: Object<'_>) -> Option<Authorization> {
    let action = object.text(notes, "action")?.trim().to_owned();
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
    };
    if !action.split_once(':').is_some_and(|(prefix, name)| is_name(prefix) && is_name(name)) {
        notes.add(NoteKind::Unreadable, "a RAM action without a product", &action);
        return None;
    }
    let access_level = object.text(notes, "authLevel").unwrap_or("unstated");
    let access_level = notes.clean("authLevel", text::value(access_level.trim()));
    let mut resources = Vec::new();
    for resource in object.items(notes, "resources") {
        let Some(mut resource) = Object::of(notes, "a resource", resource) else { continue };
        let kind =
            resource.prose(notes, "resourceType").unwrap_or_else(|| "All Resources".to_owned());
        let arn =
            resource.text(notes, "arn").map(|arn| notes.clean("arn", text::value(arn.trim())));
        resource.get("product");
        if let Some(when) = resource.text(notes, "validationType").filter(|when| *when != "always")
        {
            notes.add(NoteKind::NoPlace, "`validationType` of a resource", when);
        }
        resource.finish(notes, "a resource");
        resources.push((kind, arn));
    }
    let mut condition_keys = Vec::new();
    for condition in object.items(notes, "actionConditions") {
        let key = condition.as_str().or_else(|| condition.get("key").and_then(Value::as_str));
        match key.map(str::trim).filter(|key| !key.is_empty()) {
            Some(key) if !condition_keys.iter().any(|known| known == key) => {
                condition_keys.push(notes.clean("actionConditions", text::value(key)));
            }
            Some(_) => {}
            None => notes.value(NoteKind::NoPlace, "`actionConditions` of a RAM action", condition),
        }
    }
    object.finish(notes, "a RAM action");
    Some(Authorization { action, access_level, resources, condition_keys })
}

/// Reads the limits of how often an operation may be called.
pub(crate) fn read_flow_control(notes: &mut Notes, limits: &[Value], operation: &mut Operation) {
    for value in limits {
        let Some(mut limit) = Object::of(notes, "a rate limit", value) else { continue };
        let requests = limit.size(notes, "threshold").filter(|requests| *requests > 0);
        let seconds = limit.size(notes, "countWindow").filter(|seconds| *seconds > 0);
        limit.get("api");
        let region = limit.text(notes, "regionId").filter(|region| *region != "*");
        let (Some(requests), Some(seconds), None) = (requests, seconds, region) else {
            notes.value(
                NoteKind::NoPlace,
                "a rate limit of one region, or without a number",
                value,
            );
            continue;
        };
        let limit = RateLimit { requests, per: format!("{seconds}s"), scope: None };
        if !operation.rate_limits.contains(&limit) {
            operation.rate_limits.push(limit);
        }
    }
}

/// Reads the change history.
pub(crate) fn read_history(notes: &mut Notes, changes: &[Value], operation: &mut Operation) {
    for value in changes {
        let Some(mut change) = Object::of(notes, "a change", value) else { continue };
        let date = change.text(notes, "createdAt").unwrap_or_default();
        let date = date.get(..10).unwrap_or_default().to_owned();
        let description = change.prose(notes, "description");
        change.get("apis");
        change.finish(notes, "a change");
        match description {
            Some(description) if crate::check::is_date(&date) => {
                operation.history.push((date, description));
            }
            _ => notes.value(NoteKind::NoPlace, "a change without a date or a text", value),
        }
    }
}
