//! Writes what has been understood and named as the files of specs.

use indexmap::IndexMap;

use super::draft::{
    Authorization, Field, Fields, Kind, Operation, Pagination, Product, Row, Safety, Scalar, Source,
};
use super::notes::{Note, NoteKind, Notes};
use super::tables::Table;
use super::text;
use super::yaml::{self, Key, Yaml};
use crate::names;
use crate::vocabulary::Required;

/// The entries of a mapping.
type Entries = Vec<(Key, Yaml)>;

/// Writes `product.yaml`.
pub(crate) fn product(product: &Product, notes: &Notes) -> String {
    let style = if product.is_roa { "roa" } else { "rpc" };
    let mut out = Entries::new();
    push_text(&mut out, "code", &product.code);
    out.push(("version".into(), Yaml::Bare(product.version.clone())));
    push_text(&mut out, "title", &product.title);
    push_prose(&mut out, "doc", product.doc.as_deref());
    push_text(&mut out, "style", style);
    push_optional_text(&mut out, "ram_prefix", product.ram_prefix.as_deref());
    let http = vec![
        ("methods".into(), Yaml::texts(product.methods.iter().cloned())),
        ("protocols".into(), Yaml::texts(product.protocols.iter().cloned())),
    ];
    out.push(("http".into(), Yaml::Map(http)));
    out.push(("endpoints".into(), endpoints(product)));
    out.push(("sources".into(), sources(&product.source)));
    if !product.types.is_empty() {
        let named = product.types.iter().map(|(name, named)| {
            let is_of_request = product.types_of_requests.contains(name);
            (Key::from(&**name), named_type(named, is_of_request))
        });
        out.push(("types".into(), Yaml::Map(named.collect())));
    }
    format!("{}{}", head(&product.source, notes.about(None)), yaml::print(&out))
}

/// Writes a table of errors.
pub(crate) fn table(table: &Table, source: &Source) -> String {
    let mut out = Entries::new();
    push_text(
        &mut out,
        "doc",
        &format!("Errors that {} operations share.", table.operations.len()),
    );
    out.push(("sources".into(), sources(source)));
    out.push(("rows".into(), Yaml::Bare(table.rows.len().to_string())));
    out.extend(statuses(&table.rows, |code| table.names.get(code)));
    yaml::print(&out)
}

/// Writes an operation that uses these tables.
pub(crate) fn operation(
    product: &Product,
    operation: &Operation,
    tables: &[&Table],
    notes: &Notes,
) -> String {
    let mut out = Entries::new();
    push_text(&mut out, "action", &operation.action);
    push_prose(&mut out, "summary", Some(&operation.summary));
    push_prose(&mut out, "doc", Some(&*operation.doc.join("\n\n")).filter(|doc| !doc.is_empty()));
    push_optional_text(&mut out, "group", operation.group.as_deref());
    push_optional_text(&mut out, "deprecated", operation.deprecated.as_deref());
    out.push(("sources".into(), sources(&product.source)));
    push_map(&mut out, "http", http(product, operation));
    out.push(("authorization".into(), authorization(operation.authorization.as_ref())));
    if !operation.rate_limits.is_empty() {
        let limits = operation.rate_limits.iter().map(|limit| {
            let mut entries = vec![
                ("requests".into(), Yaml::Bare(limit.requests.to_string())),
                ("per".into(), Yaml::text(&*limit.per)),
            ];
            push_optional_text(&mut entries, "scope", limit.scope);
            Yaml::Map(entries)
        });
        out.push(("rate_limits".into(), Yaml::List(limits.collect())));
    }
    match &operation.safety {
        Safety::AtMostOnce => {}
        Safety::ReadOnly => push_text(&mut out, "safety", "read_only"),
        Safety::Token(token) => {
            out.push(("safety".into(), Yaml::Map(vec![("token".into(), Yaml::text(&**token))])));
        }
    }
    if operation.charges {
        out.push(("charges".into(), Yaml::Bare("true".to_owned())));
    }
    if let Some(dry_run) = &operation.dry_run {
        let mut entries = vec![("parameter".into(), Yaml::text(&*dry_run.parameter))];
        push_optional_text(&mut entries, "succeeds_with", dry_run.succeeds_with.as_deref());
        out.push(("dry_run".into(), Yaml::Map(entries)));
    }
    push_pagination(&mut out, &operation.pagination);
    out.push(("request".into(), fields(&operation.request, Place::Request)));
    if !operation.response_headers.is_empty() {
        out.push(("response_headers".into(), fields(&operation.response_headers, Place::Response)));
    }
    out.push(("response".into(), fields(&operation.response, Place::Response)));
    out.push(("errors".into(), errors(operation, tables)));
    push_samples(&mut out, operation);
    if !operation.history.is_empty() {
        let change = |(date, change): &(String, String)| {
            Yaml::Map(vec![
                ("date".into(), Yaml::Bare(date.clone())),
                ("change".into(), Yaml::prose(change)),
            ])
        };
        out.push(("history".into(), Yaml::List(operation.history.iter().map(change).collect())));
    }
    format!("{}{}", head(&product.source, notes.about(Some(&operation.action))), yaml::print(&out))
}

/// What a person should know who finishes the draft.
fn head<'a>(source: &Source, notes: impl Iterator<Item = &'a Note>) -> String {
    let notes: Vec<&Note> = notes.filter(|note| note.kind != NoteKind::Defect).collect();
    let mut out = format!("# A draft, made from: {}\n", text::comment(&source.document));
    for kind in NoteKind::ALL {
        let lines: Vec<&str> =
            notes.iter().filter(|note| note.kind == kind).map(|note| &*note.text).collect();
        if !lines.is_empty() {
            out.extend(["#\n# ", kind.heading(), ":\n"]);
        }
        for line in lines {
            out.extend(["# - ", line, "\n"]);
        }
    }
    out
}

fn push_text(out: &mut Entries, key: &str, text: &str) {
    out.push((key.into(), Yaml::text(text)));
}

fn push_optional_text(out: &mut Entries, key: &str, text: Option<&str>) {
    out.extend(text.map(|text| (key.into(), Yaml::text(text))));
}

fn push_prose(out: &mut Entries, key: &str, text: Option<&str>) {
    out.extend(text.map(|text| (key.into(), Yaml::prose(text))));
}

fn push_map(out: &mut Entries, key: &str, entries: Entries) {
    if !entries.is_empty() {
        out.push((key.into(), Yaml::Map(entries)));
    }
}

fn sources(source: &Source) -> Yaml {
    let mut entries = Entries::new();
    push_text(&mut entries, "document", &source.document);
    push_optional_text(&mut entries, "revision", source.revision.as_deref());
    push_text(&mut entries, "language", source.language);
    Yaml::Map(vec![(source.id.into(), Yaml::Map(entries))])
}

fn endpoints(product: &Product) -> Yaml {
    let hosts = |hosts: &IndexMap<String, String>| {
        Yaml::Map(
            hosts
                .iter()
                .map(|(region, host)| (Key::from(&**region), Yaml::text(&**host)))
                .collect(),
        )
    };
    let mut entries = Entries::new();
    if product.regions.is_empty() {
        push_optional_text(&mut entries, "default", product.default_host.as_deref());
    } else {
        entries.push(("regions".into(), hosts(&product.regions)));
    }
    if !product.vpc.is_empty() {
        entries.push(("vpc".into(), hosts(&product.vpc)));
    }
    if entries.is_empty() { Yaml::text("unstated") } else { Yaml::Map(entries) }
}

/// What is different from the product.
fn http(product: &Product, operation: &Operation) -> Entries {
    let mut out = Entries::new();
    for (key, own, shared) in [
        ("methods", &operation.methods, &product.methods),
        ("protocols", &operation.protocols, &product.protocols),
    ] {
        if !own.is_empty() && own != shared {
            out.push((key.into(), Yaml::texts(own.iter().cloned())));
        }
    }
    push_optional_text(&mut out, "path", operation.path.as_deref());
    push_optional_text(&mut out, "body", operation.body);
    push_optional_text(&mut out, "host", operation.host.as_deref());
    out
}

fn authorization(authorization: Option<&Authorization>) -> Yaml {
    let Some(Authorization { action, access_level, resources, condition_keys }) = authorization
    else {
        return Yaml::text("not_stated");
    };
    let resource = |(kind, arn): &(String, Option<String>)| {
        let mut entries = Entries::new();
        push_text(&mut entries, "type", kind);
        push_optional_text(&mut entries, "arn", arn.as_deref());
        Yaml::Map(entries)
    };
    let mut out = Entries::new();
    push_text(&mut out, "action", action);
    push_text(&mut out, "access_level", access_level);
    out.push(("resources".into(), Yaml::List(resources.iter().map(resource).collect())));
    out.push(("condition_keys".into(), Yaml::texts(condition_keys.iter().cloned())));
    out.push(("associated_operations".into(), Yaml::List(Vec::new())));
    Yaml::Map(out)
}

fn push_pagination(out: &mut Entries, pagination: &[Pagination]) {
    let one = |Pagination(keys): &Pagination| {
        Yaml::Map(keys.iter().map(|(key, value)| ((*key).into(), Yaml::text(&**value))).collect())
    };
    match pagination {
        [] => {}
        [pagination] => out.push(("pagination".into(), one(pagination))),
        several => out.push(("pagination".into(), Yaml::List(several.iter().map(one).collect()))),
    }
}

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Request,
    Response,
    /// Among the items of a list or the values of a mapping.
    Item,
}

fn fields(fields: &Fields, place: Place) -> Yaml {
    Yaml::Map(
        fields
            .iter()
            .map(|(name, field)| (Key::from(&**name), one_field(field, place, place)))
            .collect(),
    )
}

/// A type under `types`.
fn named_type(field: &Field, is_of_request: bool) -> Yaml {
    one_field(field, Place::Item, if is_of_request { Place::Request } else { Place::Response })
}

/// A field; in short, it is only its type. Its members stand in a request or a response.
fn one_field(field: &Field, place: Place, side: Place) -> Yaml {
    let mut out = Entries::new();
    push_text(&mut out, "type", field.kind.word());
    push_optional_text(&mut out, "in", field.location);
    push_optional_text(&mut out, "encoding", field.encoding);
    push_optional_text(&mut out, "wrapper", field.wrapper.as_deref());
    push_optional_text(&mut out, "const", field.constant.as_deref());
    if place == Place::Request && field.constant.is_none() {
        let required = match field.required {
            Some(Required::Yes) => "true",
            Some(Required::No) => "false",
            Some(Required::Unstated) | None => "unstated",
        };
        out.push(("required".into(), Yaml::Bare(required.to_owned())));
    }
    push_prose(&mut out, "doc", Some(&*field.doc.join("\n\n")).filter(|doc| !doc.is_empty()));
    push_scalar(&mut out, "example", field.example.as_ref());
    push_scalar(&mut out, "default", field.default.as_ref());
    push_rules(&mut out, field);
    if field.has_json_content {
        push_text(&mut out, "content", "json");
    }
    push_optional_text(&mut out, "format", field.format.as_deref());
    if field.is_sensitive {
        out.push(("sensitive".into(), Yaml::Bare("true".to_owned())));
    }
    push_optional_text(&mut out, "deprecated", field.deprecated.as_deref());
    push_optional_text(&mut out, "conflict", field.conflict.as_deref());
    push_prose(
        &mut out,
        "defect",
        Some(&*field.defects.join("\n")).filter(|defect| !defect.is_empty()),
    );
    push_optional_text(&mut out, "rust", field.rust.as_deref());
    push_optional_text(&mut out, "rust_type", field.rust_type.as_deref());
    match &field.kind {
        Kind::List(items) => out.push(("items".into(), one_field(items, Place::Item, side))),
        Kind::Map(values) => out.push(("values".into(), one_field(values, Place::Item, side))),
        Kind::Struct(members) => out.push(("fields".into(), fields(members, side))),
        Kind::Text
        | Kind::Bool
        | Kind::Int32
        | Kind::Int64
        | Kind::Integer
        | Kind::Float
        | Kind::Double
        | Kind::Binary
        | Kind::Any
        | Kind::Named(_) => {}
    }
    match out.as_slice() {
        [(_, kind)] => kind.clone(),
        _ => Yaml::Map(out),
    }
}

fn push_rules(out: &mut Entries, field: &Field) {
    if !field.choices.is_empty() {
        let has_meanings = field.choices.iter().all(|(_, meaning)| meaning.is_some());
        let meaning = |(wire, meaning): &(String, Option<String>)| {
            (Key::from(&**wire), Yaml::prose(meaning.as_deref().unwrap_or_default()))
        };
        let choices = if has_meanings {
            Yaml::Map(field.choices.iter().map(meaning).collect())
        } else {
            Yaml::texts(field.choices.iter().map(|(wire, _)| wire.clone()))
        };
        out.push(("enum".into(), choices));
    }
    if !field.allowed.is_empty() {
        let values = field.allowed.iter().map(|value| Yaml::Bare(value.to_string()));
        out.push(("allowed".into(), Yaml::List(values.collect())));
    }
    push_scalar(out, "minimum", field.minimum.as_ref());
    push_scalar(out, "maximum", field.maximum.as_ref());
    push_scalar(out, "multiple_of", field.multiple_of.as_ref());
    for (key, size) in [
        ("min_length", field.min_length),
        ("max_length", field.max_length),
        ("min_items", field.min_items),
        ("max_items", field.max_items),
    ] {
        out.extend(size.map(|size| (key.into(), Yaml::Bare(size.to_string()))));
    }
    push_optional_text(out, "pattern", field.pattern.as_deref());
}

fn push_scalar(out: &mut Entries, key: &str, scalar: Option<&Scalar>) {
    out.extend(scalar.map(|scalar| {
        let value = match scalar {
            Scalar::Bool(value) => Yaml::Bare(value.to_string()),
            Scalar::Integer(value) => Yaml::Bare(value.to_string()),
            Scalar::Number(value) => Yaml::Bare(value.clone()),
            Scalar::Text(text) => Yaml::text(&**text),
        };
        (key.into(), value)
    }));
}

fn errors(operation: &Operation, tables: &[&Table]) -> Yaml {
    let shared: usize = tables.iter().map(|table| table.rows.len()).sum();
    let mut out = Entries::new();
    out.push(("rows".into(), Yaml::Bare((operation.errors.len() + shared).to_string())));
    if !tables.is_empty() {
        out.push(("use".into(), Yaml::texts(tables.iter().map(|table| table.stem.clone()))));
    }
    if !operation.has_errors {
        out.push(("complete".into(), Yaml::Bare("false".to_owned())));
    }
    out.extend(statuses(&operation.errors, |code| operation.error_names.get(code)));
    Yaml::Map(out)
}

/// Rows by status, and by code. A code that stands in several rows is a list in each place.
fn statuses<'a>(rows: &[Row], name: impl Fn(&str) -> Option<&'a String>) -> Entries {
    let mut statuses: IndexMap<u16, IndexMap<&str, Vec<&Row>>> = IndexMap::new();
    for row in rows {
        statuses.entry(row.status).or_default().entry(&row.code).or_default().push(row);
    }
    let mut named: Vec<&str> = Vec::new();
    let mut out = Entries::new();
    for (status, codes) in statuses {
        let mut entries = Entries::new();
        for (code, of_code) in codes {
            let is_repeated = rows.iter().filter(|row| row.code == code).count() > 1;
            let mut rust = name(code).filter(|_| !named.contains(&code));
            named.push(code);
            let mut one = |row: &Row, is_item: bool| {
                let mut entries = vec![("message".into(), Yaml::text(&*row.message))];
                push_prose(&mut entries, "doc", row.doc.as_deref());
                push_optional_text(&mut entries, "rust", rust.take().map(String::as_str));
                match entries.as_slice() {
                    [(_, message)] if !is_item => message.clone(),
                    _ => Yaml::Map(entries),
                }
            };
            let value = if is_repeated {
                Yaml::List(of_code.into_iter().map(|row| one(row, true)).collect())
            } else {
                Yaml::List(of_code.into_iter().map(|row| one(row, false)).collect())
            };
            entries.push((Key::from(code), first_unless(value, is_repeated)));
        }
        out.push((Key::Bare(status.to_string()), Yaml::Map(entries)));
    }
    out
}

/// The only item of a list, unless it has to be one.
fn first_unless(value: Yaml, is_list: bool) -> Yaml {
    match value {
        Yaml::List(mut items) if !is_list && items.len() == 1 => items.remove(0),
        other => other,
    }
}

fn push_samples(out: &mut Entries, operation: &Operation) {
    let sample = |sample: &super::draft::Sample| {
        let mut entries = Entries::new();
        push_text(&mut entries, "kind", if sample.is_json { "json" } else { "xml" });
        entries.push(("body".into(), Yaml::prose(&sample.body)));
        push_prose(&mut entries, "defect", sample.defect.as_deref());
        Yaml::Map(entries)
    };
    if !operation.samples.is_empty() {
        out.push(("samples".into(), Yaml::List(operation.samples.iter().map(sample).collect())));
    }
}

/// The file of an operation, in the folder of its product.
pub(crate) fn file_name(operation: &Operation) -> String {
    format!("{}.yaml", names::stem(&operation.action))
}
