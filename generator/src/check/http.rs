//! Checks how an operation is addressed: its path, its host and its body.

use super::product::is_host;
use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::names;
use crate::spec::types::{self, OperationHttp};
use crate::suggest::suggestion;
use crate::vocabulary::{Body, Location, Method, Style};

/// Where an operation is sent to.
pub(crate) struct Addressing {
    pub(crate) path: String,
    /// The parameters whose names stand between braces in the path; none if it cannot be read.
    pub(crate) path_names: Option<Vec<String>>,
    pub(crate) host: Option<String>,
    pub(crate) host_names: Option<Vec<String>>,
    pub(crate) body: Body,
}

/// What stands between braces in a host, besides the names of parameters: the host of the product.
const ENDPOINT: &str = "endpoint";

/// Checks where an operation is sent to.
pub(crate) fn check_addressing(
    report: &mut Report,
    at: &At<'_>,
    http: &OperationHttp,
    style: Style,
) -> Addressing {
    let at = at.key("http");
    let (path, path_names) = check_path(report, &at, http, style);
    let host_names = check_host(report, &at.key("host"), http.host.as_deref());
    let body = check_body(report, &at.key("body"), http.body);
    Addressing { path, path_names, host: http.host.clone(), host_names, body }
}

fn check_path(
    report: &mut Report,
    at: &At<'_>,
    http: &OperationHttp,
    style: Style,
) -> (String, Option<Vec<String>>) {
    let at_path = at.key("path");
    let Some(path) = &http.path else {
        if style == Style::Roa {
            let message = "the operation has no path";
            let help = "add `http: {path: /…}`: with `style: roa`, each operation has its own";
            report.key(Id::MissingKey, at, message, help);
        }
        return ("/".to_owned(), (style == Style::Rpc).then(Vec::new));
    };
    if style == Style::Rpc && path != "/" {
        let message = "the operations of this product share one path";
        let help = "remove `path`, or write `style: roa` in product.yaml";
        report.value(Id::Contradiction, &at_path, message, help);
    }
    let (literal, names) = match taken_apart(path) {
        Ok(parts) => parts,
        Err(problem) => {
            report_braces(report, &at_path, path, problem);
            return (path.clone(), None);
        }
    };
    if !is_address(path, &literal) {
        let message = format!("`{path}` is not the path of an address");
        let help = "begin it with `/`, and put the names of parameters between braces, as in \
                    /clusters/{ClusterId}; parameters of the query stand under `request`";
        report.value(Id::InvalidValue, &at_path, message, help);
    }
    for name in names.iter().filter(|name| name.starts_with('+')) {
        let braces = format!("/{{{name}}}");
        let behind = path.split_once(&braces).map(|(_, behind)| behind);
        if !behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('/')) {
            let message = format!("`{{{name}}}` has something else beside it");
            let help = "a value whose slashes part the path has slashes on both sides, or the end";
            report.value(Id::InvalidValue, &at_path, message, help);
        }
    }
    let names = without_marks(names);
    check_once(report, &at_path, &names);
    (path.clone(), Some(names))
}

/// The names of parameters whose values may have several parts of a path without the mark that says so.
fn without_marks(names: Vec<String>) -> Vec<String> {
    let plain = |name: String| name.strip_prefix('+').map(str::to_owned).unwrap_or(name);
    names.into_iter().map(plain).collect()
}

/// Whether a text is the path of an address, with names between braces that stand there once each.
pub(crate) fn is_path(path: &str) -> bool {
    taken_apart(path).is_ok_and(|(literal, names)| {
        let names = without_marks(names);
        let is_new = |(index, name): (usize, &String)| !names[..index].contains(name);
        is_address(path, &literal) && names.iter().enumerate().all(is_new)
    })
}

/// Whether a path is one, with what stands outside of its braces.
fn is_address(path: &str, literal: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~:@!$&'()*+,;=".contains(c);
    path.starts_with('/') && !path.contains("//") && literal.chars().all(is_plain)
}

fn check_host(report: &mut Report, at: &At<'_>, host: Option<&str>) -> Option<Vec<String>> {
    let Some(host) = host else { return Some(Vec::new()) };
    let (_, mut names) = match taken_apart(host) {
        Ok(parts) => parts,
        Err(problem) => {
            report_braces(report, at, host, problem);
            return None;
        }
    };
    let mut filled = host.replace("{endpoint}", "endpoint.aliyuncs.com");
    for name in &names {
        filled = filled.replace(&format!("{{{name}}}"), "name");
    }
    if !is_host(&filled) {
        let message = format!("`{host}` is not a host");
        let help = "write it as in {projectName}.{endpoint}, where {endpoint} stands for the host \
                    of the product";
        report.value(Id::InvalidValue, at, message, help);
    }
    check_once(report, at, &names);
    names.retain(|name| name != ENDPOINT);
    Some(names)
}

fn check_once(report: &mut Report, at: &At<'_>, names: &[String]) {
    for (index, name) in names.iter().enumerate() {
        if names[..index].contains(name) {
            let message = format!("`{{{name}}}` stands here twice");
            report.value(Id::InvalidValues, at, message, "remove one of them");
        }
    }
}

fn report_braces(report: &mut Report, at: &At<'_>, text: &str, problem: &str) {
    let message = format!("`{text}` {problem}");
    let help = "put the name of a parameter between `{` and `}`, as in /clusters/{ClusterId}";
    report.value(Id::InvalidValue, at, message, help);
}

/// Takes a text apart: what stands outside of braces, and the names between them.
fn taken_apart(text: &str) -> Result<(String, Vec<String>), &'static str> {
    let (mut literal, mut names) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').ok_or("has a `{` without a `}`")?;
        if name.contains('{') || names::check_wire(name).is_err() {
            return Err("has no name between its braces");
        }
        literal.push_str(before);
        names.push(name.to_owned());
        rest = behind;
    }
    literal.push_str(rest);
    if literal.contains('}') { Err("has a `}` without a `{`") } else { Ok((literal, names)) }
}

fn check_body(report: &mut Report, at: &At<'_>, body: Option<types::Body>) -> Body {
    match body {
        None | Some(types::Body::None) => Body::None,
        Some(types::Body::Form) => Body::Form,
        Some(types::Body::Json) => Body::Json,
        Some(types::Body::Xml) => {
            let message = "bodies of XML are described, and no code is generated for them";
            let help = "leave the file out until they are, or send the request by other means";
            report.value(Id::NotGenerated, at, message, help);
            Body::None
        }
    }
}

/// Every name between braces is a parameter that stands there, and the other way round.
pub(crate) fn check_braces(
    report: &mut Report,
    at: &At<'_>,
    request: &types::Ordered<types::Field>,
    addressing: &Addressing,
) {
    let at_http = at.key("http");
    let at_request = at.key("request");
    for (key, location, names) in [
        ("path", Location::Path, &addressing.path_names),
        ("host", Location::Host, &addressing.host_names),
    ] {
        let Some(names) = names else { continue };
        for name in names {
            match request.get(name) {
                None => {
                    let known = request.keys().map(String::as_str);
                    let help = suggestion(name, known, "the parameters are");
                    let message = format!("the request has no parameter `{name}`");
                    report.value(Id::UnknownField, &at_http.key(key), message, help);
                }
                Some(types::Field(spec)) if spec.location.is_some_and(|own| own != location) => {
                    let message = format!("`{name}` stands in the {key}, and says otherwise");
                    let help = format!("write `in: {key}`, or take it out of `http.{key}`");
                    let at = at_request.key(name);
                    report.value(Id::Contradiction, &at.key("in"), message, help);
                }
                Some(_) => {}
            }
        }
        for (name, types::Field(spec)) in request {
            if spec.location == Some(location) && !names.contains(name) {
                let message = format!("the {key} of the operation has no `{{{name}}}`");
                let help = format!("add it to `http.{key}`, or correct the place");
                let at = at_request.key(name);
                report.value(Id::Contradiction, &at.key("in"), message, help);
            }
        }
    }
}

/// A request with a body needs a method that has one.
pub(crate) fn check_method(report: &mut Report, at: &At<'_>, method: Method, body: Body) {
    if method == Method::Get && body != Body::None {
        let message = "the request has a body, and is sent with GET, which has none";
        let help = "correct `http.methods` or `http.body`";
        report.value(Id::Contradiction, &at.key("http").key("body"), message, help);
    }
}
