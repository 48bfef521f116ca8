//! Checks an operation.

use std::collections::HashSet;
use std::mem::discriminant;

use super::authorization::check_authorization;
use super::constraints::check_constraints;
use super::errors::{KnownTable, check_operation_errors};
use super::facts::Sources;
use super::fields::{Level, Owner, Scope, check_fields};
use super::http::{Addressing, check_addressing, check_braces, check_method};
use super::older_pages::{check_common_parameters, check_numbered};
use super::pagination::check_paginations;
use super::paths::{Fields, Side};
use super::places::{check_answer, check_headers, check_locations, check_shown_headers};
use super::remarks::{
    check_history, check_rate_limits, check_related, check_success_codes, check_successes,
    check_texts,
};
use super::report::{At, Namespace, Report};
use super::safety::{check_dry_run, check_safety, check_token, check_token_seconds};
use super::samples::check_samples;
use super::text::{check_distinct, check_optional_text, check_text, check_texts_if_any};
use super::told_apart::{Answers, check_successes_agree};
use crate::diagnostic::Id;
use crate::model::{Code, Field, NamedType, Operation, Role};
use crate::names::{self, Case, Name};
use crate::spec::Document;
use crate::spec::types;
use crate::vocabulary::{Method, Protocol};

/// What the operations of a product share, and what they tell about its use.
pub(crate) struct ProductScope<'a> {
    pub(crate) product: &'a Document<types::Product>,
    pub(crate) types: &'a [NamedType],
    pub(crate) tables: &'a [KnownTable],
    pub(crate) gateway: &'a [Code],
    pub(crate) namespace: Namespace,
    pub(crate) used_tables: HashSet<String>,
    pub(crate) used_sources: HashSet<String>,
}

/// Checks everything that one page says.
pub(crate) fn check_operation(
    report: &mut Report,
    document: &Document<types::Operation>,
    path: &str,
    product: &mut ProductScope<'_>,
) -> Option<Operation> {
    let at = At::root(document);
    let spec = &document.spec;
    let name = check_action(report, &at, &spec.action, &document.stem);
    let module = check_stem(report, &at, &document.stem, &spec.action);
    let safety = check_safety(report, &at, spec);
    check_prose(report, &at, spec);
    let related = check_related(report, &at, &spec.related);
    let conflicts = check_texts(report, &at.key("conflict"), &spec.conflict);
    let defects = check_texts(report, &at.key("defect"), &spec.defect);
    let authorization = check_authorization(report, &at, spec, &product.product.spec);
    let rate_limits = check_rate_limits(report, &at, &spec.rate_limits);
    let successes = check_successes(report, &at, spec.response_status.as_ref());
    let mut sources = Sources::new(&spec.sources, Some(product.product));
    let from = sources.check_from(report, &at, &spec.from);
    let http = check_addressing(report, &at, &spec.http, product.product.spec.style);
    check_braces(report, &at, &spec.request, &http);
    let found = report.diagnostics.len();
    let fields = check_all_fields(report, &at, spec, name.as_ref(), product, &mut sources);
    let are_all = report.diagnostics.len() == found;
    let mut parameters = fields.parameters;
    check_common_parameters(report, &at.key("request"), spec, &product.product.spec);
    check_parameters(report, &at, spec, &http, &mut parameters, are_all);
    let (at_request, at_response) = (at.key("request"), at.key("response"));
    let request = Fields::new(&at_request, Side::Request, &parameters, are_all);
    let response = Fields::new(&at_response, Side::Response, &fields.members, are_all);
    let token_seconds = check_token_seconds(report, &at, spec);
    let dry_run = check_dry_run(report, &at, spec, &request);
    let success_codes = check_success_codes(report, &at, spec);
    let pagination = check_paginations(report, &at, &spec.pagination, safety, &request, &response);
    let constraints =
        check_constraints(report, &at, &spec.constraints, (&request, &response), &mut sources);
    let (prefix, tables) = (product.product.spec.error_prefix.as_deref(), product.tables);
    let errors =
        check_operation_errors(report, &at, &spec.errors, prefix, tables, &mut product.used_tables);
    let (members, gateway) = (&*fields.members, product.gateway);
    check_successes_agree(report, &at, &Answers { spec, members, errors: &errors, gateway });
    let stated = spec.response.are_stated.then_some(&response);
    let samples = spec.samples.as_ref().map(|samples| check_samples(report, &at, samples, stated));
    let (sources, used) = sources.finish(report, &at, from);
    product.used_sources.extend(used);
    let shared = &product.product.spec.http;
    let (methods, protocols) = check_http(report, &at.key("http"), &spec.http, shared);
    let method = method_to_use(&methods);
    check_method(report, &at, method, http.body);
    let history = check_history(report, &at, &spec.history);
    // What cannot be named is left out only here: everything that the page says is checked by now.
    let name = name?;
    claim_types(report, &at, &name, &spec.action, &mut product.namespace);
    Some(Operation {
        module: module?,
        spec_path: path.to_owned(),
        action: spec.action.clone(),
        request_type: names::with_suffix(&name, "Request"),
        response_type: names::with_suffix(&name, "Response"),
        error_type: names::with_suffix(&name, "Error"),
        summary: spec.summary.clone(),
        doc: spec.doc.clone(),
        group: spec.group.clone(),
        deprecated: spec.deprecated.clone(),
        applies_to: spec.applies_to.clone(),
        related,
        conflicts,
        defects,
        method,
        protocols,
        methods,
        authorization,
        rate_limits,
        safety,
        token_seconds,
        token_ends_with_refusal: spec.safety.ends_token_with_refusal(),
        dry_run,
        http_path: http.path,
        host: http.host,
        body: http.body,
        pagination,
        charges: spec.charges,
        parameters,
        members: fields.members,
        members_stated: spec.response.are_stated,
        successes,
        success_codes,
        headers: fields.headers,
        error_headers: fields.error_headers,
        events: fields.events,
        types: fields.types,
        constraints,
        errors,
        samples,
        history,
        history_elsewhere: matches!(spec.history, types::History::Elsewhere),
        sources,
    })
}

/// The texts that stand at the head of a page.
fn check_prose(report: &mut Report, at: &At<'_>, spec: &types::Operation) {
    check_text(report, &at.key("summary"), &spec.summary);
    for (key, text) in
        [("doc", &spec.doc), ("group", &spec.group), ("deprecated", &spec.deprecated)]
    {
        check_optional_text(report, at, key, text.as_deref());
    }
    check_texts_if_any(report, &at.key("applies_to"), &spec.applies_to);
}

/// Takes the names of the types that are called after an operation.
fn claim_types(
    report: &mut Report,
    at: &At<'_>,
    name: &Name,
    action: &str,
    namespace: &mut Namespace,
) {
    for suffix in ["Request", "Response", "Error"] {
        let type_name = names::with_suffix(name, suffix);
        super::claim_type_of_operation(report, &at.key("action"), &type_name, action, namespace);
    }
}

/// All fields of an operation, and the types that they define.
struct AllFields {
    parameters: Vec<Field>,
    members: Vec<Field>,
    headers: Vec<Field>,
    error_headers: Vec<Field>,
    events: Vec<Field>,
    types: Vec<NamedType>,
}

fn check_all_fields(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    action: Option<&Name>,
    product: &mut ProductScope<'_>,
    sources: &mut Sources<'_>,
) -> AllFields {
    let mut scope = Scope {
        named: product.types,
        namespace: &mut product.namespace,
        sources,
        defined: Vec::new(),
    };
    let (at_request, at_response) = (at.key("request"), at.key("response"));
    let at_headers = at.key("response_headers");
    // An action that is no name is reported, and the types inside are called after nothing.
    let action = action.cloned().unwrap_or_else(names::nameless);
    let answer = names::with_suffix(&action, "Response");
    let owner = Owner { name: &action, role: Role::Request, level: Level::Parameter };
    let parameters = check_fields(report, &at_request, &spec.request, owner, &mut scope);
    let owner = Owner { name: &answer, role: Role::Response, level: Level::Answer };
    let mut members = check_fields(report, &at_response, &spec.response.fields, owner, &mut scope);
    check_answer(report, &at_response, &spec.response.fields, &mut members);
    let owner = Owner { level: Level::Header, ..owner };
    let mut headers = check_fields(report, &at_headers, &spec.response_headers, owner, &mut scope);
    check_headers(report, &at_headers, &mut headers);
    check_answer_names(report, at, &members, &headers);
    let at_error_headers = at.key("error_headers");
    let refusal = names::with_suffix(&action, "ErrorHeader");
    let owner = Owner { name: &refusal, role: Role::Response, level: Level::Header };
    let mut error_headers =
        check_fields(report, &at_error_headers, &spec.error_headers, owner, &mut scope);
    check_headers(report, &at_error_headers, &mut error_headers);
    check_shown_headers(report, &at_error_headers, &error_headers);
    let event = names::with_suffix(&action, "Event");
    let owner = Owner { name: &event, role: Role::Response, level: Level::Event };
    let events = check_fields(report, &at.key("events"), &spec.events, owner, &mut scope);
    AllFields { parameters, members, headers, error_headers, events, types: scope.defined }
}

/// Puts every parameter into its place, and marks the one that holds the idempotency token.
fn check_parameters(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    http: &Addressing,
    parameters: &mut [Field],
    are_all: bool,
) {
    let at_request = at.key("request");
    check_numbered(report, &at_request, spec);
    check_locations(report, &at_request, &spec.request, http, parameters);
    let request = Fields::new(&at_request, Side::Request, parameters, are_all);
    if let Some(token) = check_token(report, at, spec, &request) {
        parameters[token].is_token = true;
    }
}

/// Headers and members of a response become fields of one struct.
fn check_answer_names(report: &mut Report, at: &At<'_>, members: &[Field], headers: &[Field]) {
    let (at_response, at_headers) = (at.key("response"), at.key("response_headers"));
    for header in headers {
        let same = members.iter().find(|member| member.name == header.name);
        let mut names = Namespace::with_rust_key("field");
        for (at, field) in
            same.map(|member| (&at_response, member)).into_iter().chain([(&at_headers, header)])
        {
            let place = at.key(&field.wire).of_key();
            names.claim(report, field.name.as_str(), &field.wire, place);
        }
    }
}

/// The action must be a name, and the file must be named after it.
fn check_action(report: &mut Report, at: &At<'_>, action: &str, stem: &str) -> Option<Name> {
    let at = at.key("action");
    let is_plain = action.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let name = match names::from_wire(action, Case::Camel) {
        Ok(name) if is_plain => name,
        Ok(_) | Err(_) => {
            let message = format!("`{}` is not the name of an operation", action.escape_default());
            report.value(Id::InvalidName, &at, message, "write it as in RenewInstance");
            return None;
        }
    };
    let expected = names::stem(action);
    if stem != expected {
        let message = format!("the file `{stem}.yaml` holds the operation `{action}`");
        let help = format!("rename the file to `{expected}.yaml`, or correct `action`");
        report.value(Id::FileName, &at, message, help);
    }
    Some(name)
}

/// A file that is named after its action must be able to be a module; another is reported already.
fn check_stem(report: &mut Report, at: &At<'_>, stem: &str, action: &str) -> Option<Name> {
    let module = names::explicit(stem, Case::Snake).ok().filter(|_| names::is_module_name(stem));
    if module.is_none() && stem == names::stem(action) {
        let message = format!("`{stem}` cannot be the name of a Rust module and of a file");
        let help = "an operation of this name cannot be generated: leave its file out";
        report.value(Id::FileName, &at.key("action"), message, help);
    }
    module
}

/// The methods and protocols of the operation, or else those of its product.
fn check_http(
    report: &mut Report,
    at: &At<'_>,
    own: &types::OperationHttp,
    shared: &types::Http,
) -> (Vec<Method>, Vec<Protocol>) {
    let methods = own_or_shared(
        report,
        &at.key("methods"),
        own.methods.as_deref(),
        shared.methods.as_deref(),
        ("the operation has no method", "write `[GET]`"),
    );
    let protocols = own_or_shared(
        report,
        &at.key("protocols"),
        own.protocols.as_deref(),
        shared.protocols.as_deref(),
        ("the operation has no protocol", "write `[HTTPS]`"),
    );
    (methods, protocols)
}

fn own_or_shared<T: Copy>(
    report: &mut Report,
    at: &At<'_>,
    own: Option<&[T]>,
    shared: Option<&[T]>,
    (message, help): (&str, &str),
) -> Vec<T> {
    if own.is_some_and(<[_]>::is_empty) {
        report.key(Id::InvalidValues, at, message, help);
    }
    check_distinct(report, at, own.unwrap_or_default().iter().map(discriminant));
    own.or(shared).unwrap_or_default().to_vec()
}

/// POST where it is documented, as the official SDKs do; otherwise the first method.
fn method_to_use(methods: &[Method]) -> Method {
    if methods.contains(&Method::Post) {
        Method::Post
    } else {
        methods.first().copied().unwrap_or(Method::Post)
    }
}
