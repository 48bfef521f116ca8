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
        let (object, is_read) = match wrapped {
            Some(inner) => {
                outer.finish(notes, "a RAM action");
                (Object::of(notes, "a RAM action", inner), inner.is_object())
            }
            None => (Some(outer), true),
        };
        let authorization = object.and_then(|object| authorization(notes, object));
        if authorization.is_none() && is_read {
            let what = "a RAM action without a name, or without a product in it";
            notes.value(NoteKind::Unreadable, what, wrapped.unwrap_or(value));
        }
        let is_new = |new: &Authorization| {
            operation.authorization.iter().all(|known| known.action != new.action)
        };
        match authorization {
            Some(authorization) if is_new(&authorization) => {
                operation.authorization.push(authorization);
            }
            Some(_) => {
                let what = "a RAM action that an operation has twice";
                notes.value(NoteKind::NoPlace, what, &actions[index]);
            }
            None => {}
        }
    }
}

/// What an action says; nothing, if it is none.
fn authorization(notes: &mut Notes, mut object: Object<'_>) -> Option<Authorization> {
    let action = object.get("action")?.as_str()?.trim().to_owned();
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
    };
    let (prefix, name) = action.split_once(':')?;
    if !is_name(prefix) || !is_name(name) {
        return None;
    }
    let access_level = object.text(notes, "authLevel").map(str::trim);
    let access_level = access_level.map(|level| notes.clean("authLevel", text::value(level)));
    let mut resources = Vec::new();
    for value in object.items(notes, "resources") {
        resources.extend(resource(notes, value, prefix));
    }
    let mut condition_keys = Vec::new();
    for value in object.items(notes, "actionConditions") {
        condition_keys.extend(condition_key(notes, value, &condition_keys));
    }
    object.finish(notes, "a RAM action");
    Some(Authorization { action, access_level, resources, condition_keys })
}

/// The type and the name of a resource of an action with this prefix.
fn resource(notes: &mut Notes, value: &Value, prefix: &str) -> Option<(String, Option<String>)> {
    let mut resource = Object::of(notes, "a resource", value)?;
    let kind = resource.prose(notes, "resourceType").unwrap_or_else(|| "All Resources".to_owned());
    let arn = resource.text(notes, "arn").map(|arn| notes.clean("arn", text::value(arn.trim())));
    let product = resource.text(notes, "product").map(str::trim);
    let is_named = |product: &str| {
        let matches = |part: &str| part.eq_ignore_ascii_case(product);
        arn.as_deref().is_some_and(|arn| arn.split(':').any(matches)) || matches(prefix)
    };
    if let Some(product) = product.filter(|product| !is_named(product)) {
        notes.add(NoteKind::NoPlace, "`product` of a resource", product);
    }
    if let Some(when) = resource.text(notes, "validationType").filter(|when| *when != "always") {
        notes.add(NoteKind::NoPlace, "`validationType` of a resource", when);
    }
    resource.finish(notes, "a resource");
    Some((kind, arn))
}

/// The key of a condition, in a text or an object, if it is not known yet.
fn condition_key(notes: &mut Notes, value: &Value, known: &[String]) -> Option<String> {
    let written = value.as_str().or_else(|| value.get("key").and_then(Value::as_str));
    let key = written.map(str::trim).filter(|key| !key.is_empty());
    if key.is_none() {
        notes.value(NoteKind::NoPlace, "`actionConditions` of a RAM action", value);
    }
    let is_new = |key: &&str| !known.iter().any(|known| known == key);
    let key = key.filter(is_new).map(|key| notes.clean("actionConditions", text::value(key)));
    if let Some(mut condition) =
        value.as_object().and_then(|_| Object::of(notes, "a condition", value))
        && written.is_some()
    {
        condition.get("key");
        condition.finish(notes, "one of `actionConditions`");
    }
    key
}

/// The limits of how often operations may be called.
pub(crate) fn flow_controls<'a>(notes: &mut Notes, object: &mut Object<'a>) -> &'a [Value] {
    let control = object.get("flowControl");
    let Some(mut control) = control.and_then(|value| Object::of(notes, "`flowControl`", value))
    else {
        return &[];
    };
    let limits = control.items(notes, "flowControlList");
    control.finish(notes, "`flowControl`");
    limits
}

/// Reads the limits of how often an operation may be called.
pub(crate) fn read_flow_control(notes: &mut Notes, limits: &[Value], operation: &mut Operation) {
    for value in limits {
        let Some(mut limit) = Object::of(notes, "a rate limit", value) else { continue };
        let requests = limit.size(notes, "threshold").filter(|requests| *requests > 0);
        let seconds = limit.size(notes, "countWindow").filter(|seconds| *seconds > 0);
        limit.get("api");
        let region = limit.text(notes, "regionId").filter(|region| *region != "*");
        let (Some(requests), Some(seconds)) = (requests, seconds) else {
            notes.value(NoteKind::NoPlace, "a rate limit without a number", value);
            continue;
        };
        limit.finish(notes, "a rate limit");
        let doc =
            region.map(|region| notes.clean("regionId", text::prose(&format!("In {region}."))));
        let limit = RateLimit { requests, per: format!("{seconds}s"), scope: None, doc };
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
        let own = own_change(notes, &mut change, &operation.action);
        change.finish(notes, "a change");
        let texts: Vec<String> = super::schema::both(description, own);
        match (!texts.is_empty()).then(|| texts.join("\n\n")) {
            Some(description) if crate::check::is_date(&date) => {
                operation.history.push((date, description));
            }
            _ => notes.value(NoteKind::NoPlace, "a change without a date or a text", value),
        }
    }
}

/// What a change of several operations says about this one.
fn own_change(notes: &mut Notes, change: &mut Object<'_>, action: &str) -> Option<String> {
    let is_own = |api: &&Value| api.get("api").and_then(Value::as_str) == Some(action);
    let own = change.items(notes, "apis").iter().find(is_own)?;
    let mut own = Object::of(notes, "a change", own)?;
    own.get("api");
    let description = own.prose(notes, "description");
    own.finish(notes, "a change");
    description
}
