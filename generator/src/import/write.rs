//! Writes what has been understood and named as the files of specs.

mod errors;
mod fields;

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::draft::{
    Authorization, Field, Operation, Pagination, Product, RateLimit, Safety, Source,
};
use super::notes::{Note, NoteKind, Notes};
use super::tables::Table;
use super::text;
use super::yaml::{self, Key, Yaml};
use crate::names;
use crate::spec::types::SourceOfFacts;
use crate::vocabulary::SampleKind;
use errors::{errors, statuses};
use fields::{Place, fields, named_type};

/// The entries of a mapping.
type Entries = Vec<(Key, Yaml)>;

/// Writes `product.yaml`.
pub(crate) fn product(product: &Product, notes: &Notes) -> String {
    let style = if product.is_roa { "roa" } else { "rpc" };
    let mut out = Entries::new();
    push_text(&mut out, "code", &product.code);
    let is_date = crate::check::is_date(&product.version);
    let version = if is_date { Yaml::Bare } else { Yaml::Text };
    out.push(("version".into(), version(product.version.clone())));
    push_text(&mut out, "title", &product.title);
    push_prose(&mut out, "doc", product.doc.as_deref());
    push_text(&mut out, "style", style);
    push_optional_text(&mut out, "ram_prefix", product.ram_prefix.as_deref());
    push_optional_text(&mut out, "signature", product.signature.as_deref());
    let http = vec![
        ("methods".into(), Yaml::texts(product.methods.iter().cloned())),
        ("protocols".into(), Yaml::texts(product.protocols.iter().cloned())),
    ];
    out.push(("http".into(), Yaml::Map(http)));
    out.push(("endpoints".into(), endpoints(product)));
    out.push(("sources".into(), sources(&product.source, product.types.values())));
    if !product.types.is_empty() {
        let types = type_entries(
            product.types.iter(),
            &product.types_of_requests,
            &product.source.prose_id,
        );
        out.push(("types".into(), Yaml::Map(types)));
    }
    format!("{}{}", head(&product.source, notes.about_product()), yaml::print(&out))
}

/// Writes types as they stand below `types`.
pub(crate) fn types<'a>(
    types: impl Iterator<Item = (&'a String, &'a Field)>,
    of_requests: &BTreeSet<String>,
    prose: &str,
) -> String {
    let types = type_entries(types, of_requests, prose);
    let text = yaml::print(&[("types".into(), Yaml::Map(types))]);
    text.strip_prefix("types:\n").unwrap_or(&text).to_owned()
}

fn type_entries<'a>(
    types: impl Iterator<Item = (&'a String, &'a Field)>,
    of_requests: &BTreeSet<String>,
    prose: &str,
) -> Entries {
    let entry = |(name, named): (&String, &Field)| {
        (Key::from(&**name), named_type(named, of_requests.contains(name), prose))
    };
    types.map(entry).collect()
}

/// Writes a table of errors.
pub(crate) fn table(table: &Table, source: &Source) -> String {
    let mut out = Entries::new();
    push_text(
        &mut out,
        "doc",
        &format!("Errors that {} operations share.", table.operations.len()),
    );
    out.push(("sources".into(), sources(source, std::iter::empty())));
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
    let related = operation.related.iter().map(|(name, what)| ((**name).into(), Yaml::prose(what)));
    push_map(&mut out, "related", related.collect());
    out.push(("sources".into(), sources(&product.source, operation.request.values())));
    push_map(&mut out, "http", http(product, operation));
    out.push(("authorization".into(), authorizations(operation)));
    push_list(&mut out, "rate_limits", operation.rate_limits.iter().map(rate_limit).collect());
    match &operation.safety {
        Safety::AtMostOnce => {}
        Safety::ReadOnly => push_text(&mut out, "safety", "read_only"),
        Safety::Token(token) => {
            out.push(("safety".into(), Yaml::Map(vec![("token".into(), Yaml::text(&**token))])));
        }
    }
    if let Some(charges) = operation.charges {
        out.push(("charges".into(), Yaml::Bare(charges.to_string())));
    }
    if let Some(dry_run) = &operation.dry_run {
        let mut entries = vec![("parameter".into(), Yaml::text(&*dry_run.parameter))];
        push_optional_text(&mut entries, "succeeds_with", dry_run.succeeds_with.as_deref());
        out.push(("dry_run".into(), Yaml::Map(entries)));
    }
    push_pagination(&mut out, &operation.pagination);
    let prose = &*product.source.prose_id;
    out.push(("request".into(), request(operation, prose)));
    push_statuses(&mut out, &operation.response_status);
    if !operation.response_headers.is_empty() {
        let headers = fields(&operation.response_headers, Place::Response, prose);
        out.push(("response_headers".into(), headers));
    }
    let is_stated = operation.has_response || !operation.response.is_empty();
    let response = fields(&operation.response, Place::Response, prose);
    out.push(("response".into(), if is_stated { response } else { Yaml::text("unstated") }));
    push_list(&mut out, "success_codes", operation.success_codes.iter().map(Yaml::text).collect());
    if !operation.events.is_empty() {
        out.push(("events".into(), fields(&operation.events, Place::Event, prose)));
    }
    out.push(("errors".into(), errors(operation, tables)));
    push_samples(&mut out, operation);
    push_list(&mut out, "history", operation.history.iter().map(change).collect());
    format!("{}{}", head(&product.source, notes.about(&operation.action)), yaml::print(&out))
}

fn rate_limit(limit: &RateLimit) -> Yaml {
    let mut entries = vec![
        ("requests".into(), Yaml::Bare(limit.requests.to_string())),
        ("per".into(), Yaml::text(&*limit.per)),
    ];
    push_optional_text(&mut entries, "scope", limit.scope);
    push_prose(&mut entries, "doc", limit.doc.as_deref());
    Yaml::Map(entries)
}

fn change((date, change): &(String, String)) -> Yaml {
    Yaml::Map(vec![
        ("date".into(), Yaml::Bare(date.clone())),
        ("change".into(), Yaml::prose(change)),
    ])
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

fn push_list(out: &mut Entries, key: &str, items: Vec<Yaml>) {
    if !items.is_empty() {
        out.push((key.into(), Yaml::List(items)));
    }
}

/// The document, and its descriptions if they are the only ones to tell a fact about some fields.
fn sources<'a>(source: &Source, fields: impl Iterator<Item = &'a Field>) -> Yaml {
    let mut all = vec![(Key::from(&*source.id), one_source(&source.definition()))];
    let mut waiting: Vec<&Field> = fields.collect();
    while let Some(field) = waiting.pop() {
        if !field.from_prose.is_empty() {
            all.push((Key::from(&*source.prose_id), one_source(&source.descriptions())));
            break;
        }
        waiting.extend(field.kind.inside());
    }
    Yaml::Map(all)
}

fn one_source(SourceOfFacts { document, revision, language, .. }: &SourceOfFacts) -> Yaml {
    let mut entries = Entries::new();
    push_text(&mut entries, "document", document);
    push_optional_text(&mut entries, "revision", revision.as_deref());
    push_optional_text(&mut entries, "language", language.as_deref());
    Yaml::Map(entries)
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

/// The parameters. Their place is written where it is not the usual one.
fn request(operation: &Operation, prose: &str) -> Yaml {
    let has_payload = operation.request.values().any(|field| field.location == Some("payload"));
    let others = if operation.body == Some("json") && !has_payload { "body" } else { "query" };
    let with_place = |(name, field): (&String, &Field)| {
        let is_between_braces = matches!(field.location, Some("path" | "host"));
        let is_usual = is_between_braces || field.location == Some(others);
        let location = field.location.filter(|_| !is_usual);
        (name.clone(), Field { location, ..field.clone() })
    };
    fields(&operation.request.iter().map(with_place).collect(), Place::Request, prose)
}

/// What is different from the product.
fn http(product: &Product, operation: &Operation) -> Entries {
    let mut out = Entries::new();
    for (key, own, shared) in [
        ("methods", &operation.methods, &product.methods),
        ("protocols", &operation.protocols, &product.protocols),
    ] {
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort();
            words
        };
        if !own.is_empty() && sorted(own) != sorted(shared) {
            out.push((key.into(), Yaml::texts(own.iter().cloned())));
        }
    }
    push_optional_text(&mut out, "path", operation.path.as_deref());
    push_optional_text(&mut out, "body", operation.body);
    push_optional_text(&mut out, "host", operation.host.as_deref());
    out
}

fn authorizations(operation: &Operation) -> Yaml {
    match operation.authorization.as_slice() {
        [] if operation.is_anonymous => Yaml::text("anonymous"),
        [] => Yaml::text("not_stated"),
        [only] => authorization(only),
        several => Yaml::List(several.iter().map(authorization).collect()),
    }
}

fn authorization(authorization: &Authorization) -> Yaml {
    let Authorization { action, access_level, resources, condition_keys } = authorization;
    let resource = |(kind, arn): &(String, Option<String>)| {
        let mut entries = Entries::new();
        push_text(&mut entries, "type", kind);
        push_optional_text(&mut entries, "arn", arn.as_deref());
        Yaml::Map(entries)
    };
    let mut out = Entries::new();
    push_text(&mut out, "action", action);
    push_optional_text(&mut out, "access_level", access_level.as_deref());
    out.push(("resources".into(), Yaml::List(resources.iter().map(resource).collect())));
    out.push(("condition_keys".into(), Yaml::texts(condition_keys.iter().cloned())));
    Yaml::Map(out)
}

/// One status, a list of them, or a mapping from each to what it says.
fn push_statuses(out: &mut Entries, statuses: &[(u16, Option<String>)]) {
    let one = |(status, _): &(u16, Option<String>)| Yaml::Bare(status.to_string());
    let meant = |(status, meaning): &(u16, Option<String>)| {
        Some((Key::Bare(status.to_string()), Yaml::prose(meaning.as_deref()?)))
    };
    let value = match (statuses, statuses.iter().map(meant).collect::<Option<Entries>>()) {
        ([], _) => return,
        (_, Some(meant)) => Yaml::Map(meant),
        ([only], None) => one(only),
        (several, None) => Yaml::List(several.iter().map(one).collect()),
    };
    out.push(("response_status".into(), value));
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

fn push_samples(out: &mut Entries, operation: &Operation) {
    let sample = |sample: &super::draft::Sample| {
        let mut entries = Entries::new();
        let kind = match sample.kind {
            SampleKind::Json => "json",
            SampleKind::Xml => "xml",
            SampleKind::Http => "http",
            SampleKind::Text => "text",
        };
        push_text(&mut entries, "kind", kind);
        push_optional_text(&mut entries, "of", sample.is_error.then_some("error"));
        entries.push(("body".into(), Yaml::prose(&sample.body)));
        push_prose(&mut entries, "defect", sample.defect.as_deref());
        Yaml::Map(entries)
    };
    push_list(out, "samples", operation.samples.iter().map(sample).collect());
}

/// The file of an operation, in the folder of its product.
pub(crate) fn file_name(operation: &Operation) -> String {
    format!("{}.yaml", names::stem(&operation.action))
}
