//! Reads an `api-docs.json`: a product with all its operations.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::draft::{Operation, Product, Source};
use super::notes::{NoteKind, Notes};
use super::operation::{self, Elsewhere};
use super::read::Object;
use super::schema::{self, Schemas};
use super::{ImportError, Options, facts, language, prose, text};
use crate::check::is_product_code;
use crate::names::{self, Case};

/// Reads a document. Of the operations, those that are wanted.
pub(crate) fn read(
    notes: &mut Notes,
    document: &Value,
    options: &Options,
) -> Result<Product, ImportError> {
    let apis = &*match document.get("apis") {
        Some(Value::Object(apis)) => Cow::Borrowed(apis),
        Some(Value::Array(items)) => Cow::Owned(by_name(notes, items)),
        _ => return Err(ImportError::new("it has no `apis`: this is not an api-docs.json")),
    };
    let Some(mut object) = Object::of(notes, "the document", document) else {
        return Err(ImportError::new("it is not a JSON object"));
    };
    for key in ["version", "apis"] {
        object.get(key);
    }
    let mut product = Product::default();
    read_info(notes, &mut object, &mut product)?;
    product.source = Source {
        id: "api-docs".to_owned(),
        prose_id: prose::SOURCE.to_owned(),
        document: format!("API metadata of {} {} (api-docs.json)", product.code, product.version),
        revision: Some(product.version.clone()),
        language: language::of(apis),
    };
    read_endpoints(notes, &mut object, &mut product);
    let components = read_components(notes, &mut object);
    let mut schemas = Schemas::new(components);
    let mut elsewhere = elsewhere(notes, &mut object, apis, &mut product);
    let is_rpc = is_called_rpc(document);
    product.reserve_types_of(apis.keys().map(String::as_str));
    for (action, value) in wanted(apis, options)? {
        notes.of(Some(action));
        if !is_drafted(notes, &mut product, action, options) {
            continue;
        }
        let elsewhere = elsewhere.remove(action.as_str()).unwrap_or_default();
        let mut read = operation::read(notes, &mut schemas, action, value, &elsewhere);
        if let Some(operation) = read.as_mut().filter(|_| is_rpc) {
            drop_path(notes, operation);
        }
        product.operations.extend(read);
    }
    notes.of(None);
    product.types = schemas.types(notes);
    note_unused(notes, &schemas, components.unwrap_or(&Map::new()), options);
    object.finish(notes, "the document");
    Ok(product)
}

/// The schemas that others refer to.
fn read_components<'a>(
    notes: &mut Notes,
    object: &mut Object<'a>,
) -> Option<&'a Map<String, Value>> {
    let mut components = Object::of(notes, "`components`", object.get("components")?)?;
    let schemas = components.get("schemas");
    components.finish(notes, "`components`");
    Some(Object::of(notes, "`schemas` of `components`", schemas?)?.entries())
}

/// Whether a product is of the style RPC in so many words, and not for want of another.
fn is_called_rpc(document: &Value) -> bool {
    let style = document.pointer("/info/style").and_then(Value::as_str);
    style.is_some_and(|style| style.trim().eq_ignore_ascii_case("rpc"))
}

/// Whether there is a draft of an operation: it can be named, and has no spec yet.
fn is_drafted(notes: &mut Notes, product: &mut Product, action: &str, options: &Options) -> bool {
    if let Some(problem) = unfit_action(product, action) {
        notes.refuse(action, &problem, "");
        return false;
    }
    !options.existing.contains(&format!("{}.yaml", names::stem(action)))
}

/// Tells of schemas that no operation uses, if all operations were read.
pub(crate) fn note_unused(
    notes: &mut Notes,
    schemas: &Schemas<'_>,
    components: &Map<String, Value>,
    options: &Options,
) {
    for name in schemas.unused().into_iter().filter(|_| options.operations.is_empty()) {
        let schema = components.get(name).unwrap_or(&Value::Null);
        let shown = format!("{name}: {}", schema::describe(schema));
        notes.add(NoteKind::NoPlace, "a schema that no draft uses", &shown);
    }
}

/// Operations that stand in a list, by their names.
fn by_name(notes: &mut Notes, items: &[Value]) -> Map<String, Value> {
    let mut found = Map::new();
    for item in items {
        let name = |key: &&str| item.get(*key).and_then(Value::as_str);
        let key = ["name", "apiName", "action"].into_iter().find(|key| name(key).is_some());
        match key.and_then(|key| name(&key).map(|name| (key, name))) {
            Some((key, name)) if !found.contains_key(name) => {
                let mut item = item.clone();
                item.as_object_mut().and_then(|item| item.remove(key));
                found.insert(name.to_owned(), item);
            }
            Some((_, name)) => {
                notes.refuse(name, "it stands twice, and the first is taken", &item.to_string());
            }
            None => notes.refuse("?", "an operation without a name", &item.to_string()),
        }
    }
    found
}

fn read_info(
    notes: &mut Notes,
    object: &mut Object<'_>,
    product: &mut Product,
) -> Result<(), ImportError> {
    let Some(mut info) = object.get("info").and_then(|info| Object::of(notes, "`info`", info))
    else {
        return Err(ImportError::new("it has no `info` with `product` and `version`"));
    };
    let version = match info.get("version") {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => info.text(notes, "version").map(|version| version.trim().to_owned()),
    };
    let code = info.text(notes, "product").map(str::trim);
    let (Some(code), Some(version)) = (code, version) else {
        return Err(ImportError::new("`info` has no `product` or no `version`"));
    };
    product.code = product_code(notes, code);
    if product.code.is_empty() || !crate::check::is_version(&version) {
        let shown = text::excerpt(&format!("{code} {version}"));
        return Err(ImportError::new(format!(
            "the `product` and the `version` of `info` cannot be sent: `{shown}`"
        )));
    }
    product.version = version;
    let style = info.text(notes, "style").map(str::trim);
    read_style(notes, style, product);
    product.title = info.prose(notes, "title").unwrap_or_else(|| product.code.clone());
    product.doc = info.prose(notes, "description");
    info.finish(notes, "`info`");
    Ok(())
}

/// The code of a product, without what no name of a product has.
pub(crate) fn product_code(notes: &mut Notes, code: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '-' };
    let plain: String = code.chars().map(plain).collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain != code {
        notes.add(NoteKind::Changed, "the code of the product was made one that specs have", code);
    }
    plain
}

/// There are two styles. `V3` names the signature that both are sent with: whether its operations have
/// paths tells the style. Another word names a gateway with a signature of its own.
pub(crate) fn read_style(notes: &mut Notes, style: Option<&str>, product: &mut Product) {
    let style = style.filter(|style| !crate::check::says_nothing(style));
    let is = |word: &str| style.is_some_and(|style| style.eq_ignore_ascii_case(word));
    product.is_roa = style.is_some() && !is("rpc") && !is("v3");
    let is_known = ["rpc", "roa", "restful", "v3"].into_iter().any(is);
    if let Some(style) = style.filter(|_| !is_known) {
        let what = "a style that is neither RPC nor ROA: its requests may need another signature, \
                    so that none is sent before `signature` is taken out";
        notes.add(NoteKind::Assumed, what, style);
        product.signature = Some(notes.clean("style", text::value(style)));
    }
}

/// In a product of the style RPC, a name tells what is called: a path that some operations have all the
/// same is one behind the gateway.
fn drop_path(notes: &mut Notes, operation: &mut Operation) {
    let is_whole = |path: &String| path != "/" && !path.contains('{');
    if let Some(path) = operation.path.take_if(|path| is_whole(path)) {
        let what = "a path, in a product of the style RPC: requests go to `/`";
        notes.add(NoteKind::Assumed, what, &path);
    }
}

/// A host without the protocol before it and the slash behind it.
fn bare_host(host: &str) -> &str {
    let host = ["https://", "http://"]
        .into_iter()
        .find_map(|protocol| host.strip_prefix(protocol))
        .unwrap_or(host);
    host.strip_suffix('/').unwrap_or(host)
}

fn read_endpoints(notes: &mut Notes, object: &mut Object<'_>, product: &mut Product) {
    for value in object.items(notes, "endpoints") {
        let Some(mut endpoint) = Object::of(notes, "an endpoint", value) else { continue };
        let region = endpoint.text(notes, "regionId").unwrap_or_default().trim();
        let names: Vec<&str> = ["regionName", "areaId", "areaName"]
            .into_iter()
            .filter_map(|key| endpoint.text(notes, key).map(str::trim))
            .collect();
        let public = endpoint.text(notes, "endpoint").map(str::trim);
        let public = endpoint.text(notes, "public").map(str::trim).or(public).map(bare_host);
        let vpc = endpoint.text(notes, "vpc").map(str::trim).map(bare_host);
        endpoint.finish(notes, "an endpoint");
        match public {
            Some(public) if crate::check::is_region(region) && crate::check::is_host(public) => {
                product.regions.insert(region.to_owned(), public.to_owned());
                if let Some(vpc) = vpc.filter(|vpc| !crate::check::is_host(vpc)) {
                    let what = "a host in a VPC that is no host";
                    notes.add(NoteKind::LeftOut, what, &format!("{region}: {vpc}"));
                }
                let vpc = vpc.filter(|vpc| crate::check::is_host(vpc));
                product.vpc.extend(vpc.map(|vpc| (region.to_owned(), vpc.to_owned())));
                if !names.is_empty() {
                    let names = format!("{region}: {}", names.join(", "));
                    notes.add(NoteKind::NoPlace, "the name and the area of a region", &names);
                }
            }
            _ => {
                let what = "an endpoint whose region or host is missing, or is none";
                notes.value(NoteKind::LeftOut, what, value);
            }
        }
    }
    product.regions.sort_keys();
    product.vpc.sort_keys();
}

/// What the document says about each operation in other places.
fn elsewhere<'a>(
    notes: &mut Notes,
    object: &mut Object<'a>,
    apis: &Map<String, Value>,
    product: &mut Product,
) -> HashMap<&'a str, Elsewhere<'a>> {
    let mut found: HashMap<&str, Elsewhere<'_>> = HashMap::new();
    for directory in object.items(notes, "directories") {
        read_directory(directory, &mut Vec::new(), &mut found);
    }
    if let Some(ram) = object.get("ram").and_then(|ram| Object::of(notes, "`ram`", ram)) {
        read_ram(notes, ram, apis, product, &mut found);
    }
    for limit in facts::flow_controls(notes, object) {
        match limit.get("api").and_then(Value::as_str) {
            Some(name) if apis.contains_key(name) => {
                found.entry(name).or_default().flow_control.push(limit);
            }
            _ => notes.value(NoteKind::NoPlace, "a rate limit of no operation", limit),
        }
    }
    for change in object.items(notes, "changeSet") {
        read_change(notes, change, &mut found);
    }
    super::errors::note_shared(notes, object.get("errorCodes"));
    found
}

/// What the document says about permissions: the prefix of the actions, and those of each operation.
fn read_ram<'a>(
    notes: &mut Notes,
    mut ram: Object<'a>,
    apis: &Map<String, Value>,
    product: &mut Product,
    found: &mut HashMap<&'a str, Elsewhere<'a>>,
) {
    for action in ram.items(notes, "ramActions") {
        match action.get("apiName").and_then(Value::as_str) {
            Some(name) if apis.contains_key(name) => {
                found.entry(name).or_default().ram_actions.push(action);
            }
            _ => notes.value(NoteKind::NoPlace, "a RAM action of no operation", action),
        }
    }
    for code in ram.items(notes, "ramCodes") {
        match code.as_str() {
            Some(code) if product.ram_prefix.is_none() && is_product_code(code) => {
                product.ram_prefix = Some(code.to_owned());
            }
            _ => notes.value(NoteKind::NoPlace, "one more of `ramCodes`", code),
        }
    }
    let code = ram.text(notes, "productCode").map(str::trim);
    if let Some(code) = code.filter(|code| !code.eq_ignore_ascii_case(&product.code)) {
        notes.add(NoteKind::NoPlace, "`productCode` of `ram`", code);
    }
    ram.finish(notes, "`ram`");
}

/// The headings under which an operation stands, from the outermost to its own.
fn read_directory<'a>(
    directory: &'a Value,
    headings: &mut Vec<String>,
    found: &mut HashMap<&'a str, Elsewhere<'a>>,
) {
    if let Some(action) = directory.as_str() {
        let elsewhere = found.entry(action).or_default();
        if elsewhere.group.is_none() && !headings.is_empty() {
            elsewhere.group = Some(headings.join(" / "));
        }
        return;
    }
    let title = directory.get("title").and_then(Value::as_str).map(|title| text::prose(title).text);
    let title = title.filter(|title| !crate::check::says_nothing(title));
    headings.extend(title.clone());
    for child in directory.get("children").and_then(Value::as_array).into_iter().flatten() {
        read_directory(child, headings, found);
    }
    if title.is_some() {
        headings.pop();
    }
}

/// A change of the document names the operations that it is about.
fn read_change<'a>(
    notes: &mut Notes,
    change: &'a Value,
    found: &mut HashMap<&'a str, Elsewhere<'a>>,
) {
    let apis = change.get("apis").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names: Vec<&str> =
        apis.iter().filter_map(|api| api.get("api").or(Some(api))?.as_str()).collect();
    if names.is_empty() {
        notes.value(NoteKind::NoPlace, "a change of no operation", change);
    }
    for name in names {
        found.entry(name).or_default().changes.push(change);
    }
}

/// The operations to import, in the order of the document.
fn wanted<'a>(
    apis: &'a Map<String, Value>,
    options: &Options,
) -> Result<impl Iterator<Item = (&'a String, &'a Value)>, ImportError> {
    if let Some(unknown) = options.operations.iter().find(|name| !apis.contains_key(*name)) {
        let known = apis.keys().map(String::as_str);
        let help = crate::suggest::suggestion(unknown, known, "its operations are");
        return Err(ImportError::new(format!(
            "it has no operation `{}`: {help}",
            text::excerpt(unknown)
        )));
    }
    let is_wanted = |(name, _): &(&String, &Value)| {
        options.operations.is_empty() || options.operations.contains(name)
    };
    Ok(apis.iter().filter(is_wanted))
}

/// Why an operation can have no file, if it can have none. Otherwise its names are taken.
pub(crate) fn unfit_action(product: &mut Product, action: &str) -> Option<String> {
    let is_plain = action.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let stem = names::stem(action);
    if !is_plain || names::from_wire(action, Case::Camel).is_err() || !names::is_module_name(&stem)
    {
        let shown = action.escape_default();
        return Some(format!("no file and no Rust module can be named after `{shown}`"));
    }
    let own = [stem, Case::Camel.convert(action)];
    if let Some(other) = own.iter().find_map(|name| product.names.get(name)) {
        return Some(format!("`{other}` has the same name in Rust"));
    }
    product.names.extend(own.map(|name| (name, action.to_owned())));
    None
}
