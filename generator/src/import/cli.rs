//! Reads the metadata of the Alibaba Cloud CLI: one file for each operation. The older ones know its
//! parameters and nothing of its answers; the newer ones are read like an `api-docs.json`.

mod older;

use serde_json::{Map, Value};

use super::canonical::{self, Converted};
use super::draft::{Product, Source};
use super::notes::{NoteKind, Notes};
use super::operation::{self, Elsewhere};
use super::read::Object;
use super::schema::Schemas;
use super::{CliMetadata, ImportError, Options, document, prose, text};
use crate::names;

/// Reads a product.
pub(crate) fn read(
    notes: &mut Notes,
    metadata: &CliMetadata,
    options: &Options,
) -> Result<Product, ImportError> {
    let mut product = Product::default();
    let products = parsed("products.json", &metadata.products)?;
    let version = match &metadata.version {
        Some(bytes) => parsed("version.json", bytes)?,
        None => Value::Null,
    };
    let found = wanted_product(&products, metadata.product.as_deref())?;
    read_product(notes, found, &version, &mut product)?;
    product.source = Source {
        id: "cli".to_owned(),
        prose_id: prose::SOURCE.to_owned(),
        document: format!("Alibaba Cloud CLI metadata of {} {}", product.code, product.version),
        revision: Some(product.version.clone()),
        language: Some("en"),
    };
    check_wanted(metadata, options)?;
    product.reserve_types_of(metadata.operations.iter().map(|(name, _)| &**name));
    let files = wanted_files(notes, metadata, options);
    let mut components = Map::new();
    let mut converted: Vec<Option<Converted>> = Vec::new();
    for (name, value) in &files {
        notes.of(Some(name));
        let mut newer = canonical::is_canonical(value).then(|| canonical::convert(value));
        if let Some(newer) = &mut newer {
            canonical::merge(notes, &mut components, newer);
        }
        converted.push(newer);
    }
    let mut schemas = Schemas::new(Some(&components));
    for ((name, value), newer) in files.iter().zip(&converted) {
        notes.of(Some(name));
        match newer {
            Some(newer) => {
                let action = value.get("name").and_then(Value::as_str).unwrap_or(name);
                note_newer(notes, &product, action, value, newer);
                read_newer(notes, &mut schemas, &mut product, action, newer, options);
            }
            None => older::read_operation(notes, &mut product, name, value, &version, options),
        }
    }
    notes.of(None);
    product.types = schemas.types(notes);
    document::note_unused(notes, &schemas, &components, options);
    Ok(product)
}

fn parsed(name: &str, bytes: &[u8]) -> Result<Value, ImportError> {
    super::read::json(bytes)
        .map_err(|problem| ImportError::new(format!("{name} is not JSON: {problem}")))
}

/// The files of the wanted operations, each with the name of its operation.
fn wanted_files<'a>(
    notes: &mut Notes,
    metadata: &'a CliMetadata,
    options: &Options,
) -> Vec<(&'a str, Value)> {
    let mut files: Vec<(&str, Value)> = Vec::new();
    for (name, bytes) in &metadata.operations {
        if options.operations.is_empty() || options.operations.contains(name) {
            match super::read::json(bytes) {
                Ok(value) => files.push((name, value)),
                Err(problem) => notes.refuse(name, "its file is not JSON", &problem),
            }
        }
    }
    files
}

/// What a newer file leaves to be decided.
fn note_newer(
    notes: &mut Notes,
    product: &Product,
    action: &str,
    value: &Value,
    newer: &Converted,
) {
    notes.of(Some(action));
    let is = |style: &str, word: &str| style.eq_ignore_ascii_case(word);
    if let Some(style) = canonical::style(value)
        && is(style, "rpc") == product.is_roa
    {
        notes.add(NoteKind::NoPlace, "an operation with another style than its product", style);
    }
    for list in &newer.wrapped {
        let what = "a list may stand in an object that is called after its items: it is read in \
                    both ways";
        notes.add(NoteKind::Assumed, what, list);
    }
}

fn read_newer<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    product: &mut Product,
    action: &str,
    newer: &'a Converted,
    options: &Options,
) {
    if let Some(problem) = document::unfit_action(product, action) {
        return notes.refuse(action, &problem, "");
    }
    if options.existing.contains(&format!("{}.yaml", names::stem(action))) {
        return;
    }
    let elsewhere = Elsewhere::default();
    let read = operation::read(notes, schemas, action, &newer.operation, &elsewhere);
    product.operations.extend(read);
}

fn check_wanted(metadata: &CliMetadata, options: &Options) -> Result<(), ImportError> {
    let is_there = |name: &&String| metadata.operations.iter().any(|(known, _)| known == *name);
    match options.operations.iter().find(|name| !is_there(name)) {
        Some(unknown) => {
            let known = metadata.operations.iter().map(|(name, _)| name.as_str());
            let help = crate::suggest::suggestion(unknown, known, "its operations are");
            Err(ImportError::new(format!(
                "there is no operation `{}`: {help}",
                text::excerpt(unknown)
            )))
        }
        None => Ok(()),
    }
}

/// What `products.json` says about the wanted product, or the only one.
fn wanted_product<'a>(products: &'a Value, wanted: Option<&str>) -> Result<&'a Value, ImportError> {
    let listed =
        products.get("products").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let code_of = |value: &Value| value.get("code").and_then(Value::as_str).map(str::to_owned);
    let is_wanted = |value: &&Value| {
        wanted.is_none_or(|wanted| {
            code_of(value).is_some_and(|code| code.eq_ignore_ascii_case(wanted))
        })
    };
    let matching: Vec<&Value> = listed.iter().filter(is_wanted).collect();
    let [found] = matching.as_slice() else {
        let known: Vec<String> = listed.iter().filter_map(code_of).collect();
        return Err(ImportError::new(format!(
            "products.json has {} such products: name one with `--product`; it knows {}",
            matching.len(),
            text::excerpt(&known.join(", "))
        )));
    };
    Ok(found)
}

fn read_product(
    notes: &mut Notes,
    found: &Value,
    of_version: &Value,
    product: &mut Product,
) -> Result<(), ImportError> {
    let Some(mut object) = Object::of(notes, "a product", found) else {
        return Err(ImportError::new("the product is not an object"));
    };
    object.get("apis");
    let code = object.text(notes, "code").map(|code| document::product_code(notes, code.trim()));
    // The folder of a version knows best which one it is.
    let own = |key: &str| of_version.get(key).and_then(Value::as_str).map(str::trim);
    let version = object.text(notes, "version").map(str::trim);
    let version = own("version").or(version);
    let (Some(code), Some(version)) = (
        code.filter(|code| !code.is_empty()),
        version.filter(|version| crate::check::is_version(version)),
    ) else {
        return Err(ImportError::new(
            "the product has no `code`, or no `version` that can be sent, as in 2017-11-10",
        ));
    };
    (product.code, product.version) = (code, version.to_owned());
    let name =
        object.get("name").and_then(|name| name.get("en").or(Some(name))).and_then(Value::as_str);
    product.title = name
        .map(|name| text::prose(name).text)
        .filter(|name| !crate::check::says_nothing(name))
        .unwrap_or_else(|| product.code.clone());
    let style = object.text(notes, "api_style").map(str::trim).or(own("style"));
    document::read_style(notes, style, product);
    if let Some(service) = object.text(notes, "location_service_code") {
        notes.add(NoteKind::NoPlace, "`location_service_code` of a product", service);
    }
    read_hosts(notes, &mut object, product);
    object.finish(notes, "a product");
    Ok(())
}

fn read_hosts(notes: &mut Notes, object: &mut Object<'_>, product: &mut Product) {
    let default = object.text(notes, "global_endpoint").map(str::trim);
    for (key, hosts) in
        [("regional_endpoints", &mut product.regions), ("regional_vpc_endpoints", &mut product.vpc)]
    {
        for (region, host) in object.get(key).and_then(Value::as_object).into_iter().flatten() {
            match host.as_str() {
                Some(host) if crate::check::is_region(region) && crate::check::is_host(host) => {
                    hosts.insert(region.clone(), host.to_owned());
                }
                _ => notes.add(
                    NoteKind::LeftOut,
                    "an endpoint without a region or a host",
                    &format!("{region}: {host}"),
                ),
            }
        }
        hosts.sort_keys();
    }
    match default {
        Some(host) if crate::check::is_host(host) && product.regions.is_empty() => {
            product.default_host = Some(host.to_owned());
        }
        Some(host) => notes.add(NoteKind::NoPlace, "`global_endpoint` of a product", host),
        None => {}
    }
}
