//! Decides what takes all types and operations to decide, so that what is written is whole: how
//! operations are addressed, what enumerations allow, and which operations cannot be generated.

use std::collections::BTreeSet;

use super::draft::{Example, Field, Fields, Kind, Operation, Product, Scalar};
use super::notes::{NoteKind, Notes};
use super::{parameters, raw, samples, sent, success_codes, text, values};
use crate::vocabulary::Required;

/// Settles a product; all of it has been read.
pub(crate) fn settle(notes: &mut Notes, product: &mut Product, has_style: bool) {
    super::cycles::cut(notes, &mut product.types);
    if !has_style {
        settle_style(notes, product);
    }
    settle_hosts(notes, product);
    product.operations.retain_mut(|operation| {
        notes.of(Some(&operation.action));
        raw::describe_body(operation, &product.types);
        settle_operation(notes, operation, product.is_roa, &product.types)
    });
    notes.of(None);
    drop_unused_types(notes, product);
    let types = product.types.clone();
    for (name, field) in &mut product.types {
        notes.within(name, |notes| settle_field(notes, field, &types, Stands::Alone));
    }
    let types = product.types.clone();
    for operation in &mut product.operations {
        notes.of(Some(&operation.action));
        sent::leave_out(notes, operation, product.is_roa, &types);
        for (step, fields) in [
            ("request", &mut operation.request),
            ("response", &mut operation.response),
            ("headers", &mut operation.response_headers),
            ("events", &mut operation.events),
        ] {
            notes.within(step, |notes| settle_fields(notes, fields, &types));
        }
        success_codes::read(notes, operation, &types);
        operation.doc = joined(notes, &operation.doc);
        samples::learn_wrappers(notes, operation);
        samples::judge(operation, &types);
    }
    notes.of(None);
    // A header has no place for a structure: what stood there alone is used no more.
    drop_unused_types(notes, product);
}

/// With one style, all operations share a path; with the other, each has its own.
fn settle_style(notes: &mut Notes, product: &mut Product) {
    let has_path =
        |operation: &&Operation| operation.path.as_deref().is_some_and(|path| path != SHARED_PATH);
    let with_path = product.operations.iter().filter(has_path).count();
    if !product.is_roa && with_path * 2 > product.operations.len() {
        notes.add(NoteKind::Assumed, "most operations have a path: the style is roa", "");
        product.is_roa = true;
    }
}

/// A host in a VPC belongs to a region that has a public one, too.
fn settle_hosts(notes: &mut Notes, product: &mut Product) {
    let regions = &product.regions;
    product.vpc.retain(|region, host| {
        let is_known = regions.contains_key(region);
        if !is_known {
            let what = "a host in a VPC of a region without a public host";
            notes.add(NoteKind::NoPlace, what, &format!("{region}: {host}"));
        }
        is_known
    });
}

/// The path of operations that share one.
const SHARED_PATH: &str = "/";

/// Whether an operation can be generated as it is now.
fn settle_operation(
    notes: &mut Notes,
    operation: &mut Operation,
    is_roa: bool,
    types: &Fields,
) -> bool {
    match (operation.path.as_deref(), is_roa) {
        (None, true) => {
            let what = "an operation without a path has the path `/`";
            notes.add(NoteKind::Assumed, what, "");
            operation.path = Some(SHARED_PATH.to_owned());
        }
        (Some(SHARED_PATH), false) => operation.path = None,
        (Some(path), false) => {
            let why = "it has a path, in a product whose operations share one";
            notes.refuse(&operation.action, why, path);
            return false;
        }
        (None, false) | (Some(_), true) => {}
    }
    let has_wildcard = |path: &str| {
        path.split('/').any(|part| part.trim_matches('*').is_empty() && part.contains('*'))
    };
    if let Some(path) = operation.path.clone().filter(|path| has_wildcard(path)) {
        let why = "a part of its path stands for others, and it is not told which parameter fills it: write \
                   the spec by hand, with `{+Name}` in its place";
        notes.refuse(&operation.action, why, &path);
        return false;
    }
    if operation.path.as_deref().is_some_and(|path| !crate::check::is_path(path)) {
        let path = operation.path.clone().unwrap_or_default();
        notes.refuse(&operation.action, "its path can stand in no address", &path);
        return false;
    }
    // The gateway of the other style answers JSON instead of XML to whoever asks for it.
    let is_xml = |format: &str| format.split(", ").all(|format| format.contains("xml"));
    match &operation.answer_format {
        Some(format) if !is_roa && is_xml(format) => {
            notes.add(NoteKind::NoPlace, "answers that are not JSON alone", format);
        }
        Some(_) => raw::take_answer(notes, operation, types),
        None => {}
    }
    if operation.body.is_some() {
        settle_method(notes, operation);
    }
    true
}

/// A request with a body is sent with a method that has one: the first is taken, but for POST.
fn settle_method(notes: &mut Notes, operation: &mut Operation) {
    let methods = &mut operation.methods;
    if methods.is_empty() {
        notes.add(NoteKind::Assumed, "an operation with a body and without methods uses POST", "");
        methods.push("POST".to_owned());
    }
    methods.sort_by_key(|method| method == "GET");
    if methods == &["GET"] {
        move_body_to_query(notes, operation);
    } else if methods.iter().any(|method| method == "POST") {
        methods.sort();
    }
}

/// GET has no body.
fn move_body_to_query(notes: &mut Notes, operation: &mut Operation) {
    operation.body = None;
    for (name, field) in &mut operation.request {
        if matches!(field.location, Some("body" | "form" | "payload")) {
            notes.add(
                NoteKind::Assumed,
                "a parameter in the body of a GET goes into the query",
                name,
            );
            field.location = Some("query");
            let is_structured = matches!(
                field.kind,
                Kind::List(_) | Kind::Map(_) | Kind::Struct(_) | Kind::Named(_)
            );
            if is_structured && field.encoding.is_none() {
                field.encoding = Some("json");
            }
        }
    }
}

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Among the fields of a mapping.
    InFields,
    /// As what a list or mapping holds.
    InItems,
    /// As a type of the product.
    Alone,
}

fn settle_fields(notes: &mut Notes, fields: &mut Fields, types: &Fields) {
    for (name, field) in fields {
        notes.within(name, |notes| settle_field(notes, field, types, Stands::InFields));
    }
}

fn settle_field(notes: &mut Notes, field: &mut Field, types: &Fields, stands: Stands) {
    if field.kind == Kind::Binary && field.location != Some("payload") {
        field.kind = Kind::Text;
        field.format = field.format.take().or(Some("binary".to_owned()));
    }
    settle_named(notes, field, types);
    values::settle(notes, field);
    match stands {
        Stands::InFields => {}
        Stands::InItems => keep_for_items(field),
        Stands::Alone => keep_for_types(field),
    }
    field.doc = joined(notes, &field.doc);
    let separator = (field.encoding == Some("csv")).then(|| field.separator.unwrap_or(","));
    if let Some(element) = field.kind.element_mut() {
        if let Some(separator) = separator {
            super::examples::settle_items(notes, element, separator);
        }
        settle_field(notes, element, types, Stands::InItems);
    } else if let Some(members) = field.kind.members_mut() {
        settle_fields(notes, members, types);
    }
}

/// A field of a named enumeration has one of its values, and no encoding.
fn settle_named(notes: &mut Notes, field: &mut Field, types: &Fields) {
    let Kind::Named(name) = &field.kind else { return };
    let named = types.get(name);
    let Some(named) = named.filter(|named| named.kind == Kind::Text) else {
        if named.is_none() {
            field.kind = Kind::Any;
        }
        if matches!(field.location, Some("path" | "header" | "host")) {
            field.kind = named.map_or(Kind::Any, |named| named.kind.clone());
            parameters::flatten_to_text(notes, field);
        }
        return;
    };
    field.encoding = None;
    let is_choice = |text: &str| named.choices.iter().any(|choice| choice.wire == text);
    let mut is_right = |key: &str, value: &Scalar| match value {
        Scalar::Text(text) if !is_choice(text) => {
            let defect = format!("The {key} is `{text}`, which is outside the documented values.");
            values::add_defect(notes, &mut field.defects, &defect);
            false
        }
        Scalar::Text(_) | Scalar::Bool(_) | Scalar::Integer(_) | Scalar::Number(_) => true,
    };
    field.examples.retain(|example| is_right("example", &example.value));
    field.default = field.default.take().filter(|default| is_right("default", default));
}

/// What a list or mapping holds has fewer keys: the rest is told in its description.
fn keep_for_items(field: &mut Field) {
    (field.required, field.location) = (None, None);
    (field.wrapper, field.encoding) = (None, None);
    // Documents often show all of a list or mapping as the example of what it holds.
    field.has_json_content = false;
    field.from_prose.remove("default");
    if let Some(default) = field.default.take() {
        field.doc.push(format!("Default: {}", default.in_prose()));
    }
    field.doc.extend(field.deprecated.take());
}

/// A named type has a description, and its values or fields: the rest is told in its description.
fn keep_for_types(field: &mut Field) {
    keep_for_items(field);
    let shown = |Example { value, shows }: Example| match shows {
        Some(shows) => format!("Example: {value} ({shows})"),
        None => format!("Example: {value}"),
    };
    field.doc.extend(std::mem::take(&mut field.examples).into_iter().map(shown));
    field.doc.extend(field.format.take().map(|format| format!("Format: {format}")));
    field.doc.extend(field.conflict.take());
    field.doc.append(&mut field.defects);
    field.is_sensitive = false;
}

/// Several texts as one that is not too long.
fn joined(notes: &mut Notes, texts: &[String]) -> Vec<String> {
    let mut distinct: Vec<&String> = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    let texts: Vec<&str> = distinct.into_iter().map(String::as_str).collect();
    let joined = notes.clean("description", text::prose(&texts.join("\n\n")));
    if crate::check::says_nothing(&joined) { Vec::new() } else { vec![joined] }
}

/// The types that requests use, directly or through others: there it matters what must be given.
pub(crate) fn types_of_requests(product: &Product) -> BTreeSet<String> {
    used_types(product, |operation| vec![&operation.request])
}

/// A type that no operation uses stands for nothing.
fn drop_unused_types(notes: &mut Notes, product: &mut Product) {
    let used = used_types(product, |operation| {
        let Operation { request, response, response_headers, events, .. } = operation;
        vec![request, response, response_headers, events]
    });
    let unused = |name: &String, _: &mut Field| {
        if !used.contains(name) {
            notes.add(NoteKind::NoPlace, "a schema that no operation refers to any more", name);
        }
        used.contains(name)
    };
    product.types.retain(unused);
}

/// The types of some fields of the operations, and those that stand in them.
fn used_types<'a>(
    product: &'a Product,
    fields: impl Fn(&'a Operation) -> Vec<&'a Fields>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&Field> =
        product.operations.iter().flat_map(fields).flat_map(Fields::values).collect();
    while let Some(field) = waiting.pop() {
        if let Some(name) = field.kind.name()
            && found.insert(name.to_owned())
        {
            waiting.extend(product.types.get(name));
        }
        waiting.extend(field.kind.inside());
    }
    found
}

/// What cannot be left out has no doubt about it.
pub(crate) fn must_be_given(field: &Field) -> bool {
    field.required == Some(Required::Yes)
}

/// Takes all descriptions out of a field, and out of what is in it.
pub(crate) fn describe_nothing(field: &mut Field) {
    field.doc.clear();
    field.kind.inside_mut().for_each(describe_nothing);
}
