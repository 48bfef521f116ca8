//! Checks a `product.yaml`.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::report::{At, Report};
use super::text::{check_date, check_distinct, check_optional_text, check_text, is_date};
use crate::diagnostic::Id;
use crate::model::Endpoint;
use crate::names;
use crate::spec::types::{Endpoints, Http, Ordered, Product, Regions, StatedEndpoints};

/// The folder of a product must be able to be a Rust module.
pub(crate) fn check_module(report: &mut Report, at: &At<'_>, module: &str) {
    if !names::is_module_name(module) {
        let message = format!("the folder `{module}` cannot be a Rust module");
        let help = match names::suggested_module(module) {
            Some(name) => format!("rename it to `{name}`"),
            None => "name it in snake case, e.g. specs/ens; Rust and the emitted crate keep some \
                     names for themselves"
                .to_owned(),
        };
        report.key(Id::FileName, at, message, help);
    }
}

/// The facts of a product that stand alone.
pub(crate) fn check_product(report: &mut Report, at: &At<'_>, product: &Product) {
    if !is_code(&product.code) {
        let message = format!("`{}` is not a product code", product.code);
        let help = "write it as the endpoint and the SDKs have it, e.g. Ens or hitsdb";
        report.value(Id::InvalidValue, &at.key("code"), message, help);
    }
    check_version(report, &at.key("version"), &product.version);
    check_text(report, &at.key("title"), &product.title);
    check_optional_text(report, at, "doc", product.doc.as_deref());
    if let Some(prefix) = &product.ram_prefix
        && !is_code(prefix)
    {
        let message = format!("`{prefix}` is not the prefix of a RAM action");
        report.value(Id::InvalidValue, &at.key("ram_prefix"), message, "write it as in `ens`");
    }
    check_optional_text(report, at, "signature", product.signature.as_deref());
    check_optional_text(report, at, "error_prefix", product.error_prefix.as_deref());
    let at_http = at.key("http");
    let Http { methods, protocols } = &product.http;
    let given = methods.iter().flatten().map(discriminant);
    check_distinct(report, &at_http.key("methods"), given);
    let given = protocols.iter().flatten().map(discriminant);
    check_distinct(report, &at_http.key("protocols"), given);
    for (key, missing) in [
        ("methods", methods.as_ref().is_none_or(Vec::is_empty)),
        ("protocols", protocols.as_ref().is_none_or(Vec::is_empty)),
    ] {
        if missing {
            let message = format!("the product has no `{key}`");
            let help = "write `http: {methods: [GET, POST], protocols: [HTTPS]}`";
            report.key(Id::MissingKey, &at_http, message, help);
        }
    }
}

/// Whether a text can be the code of a product, or the prefix of its RAM actions.
pub(crate) fn is_code(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

/// A version is a date of the calendar, or anything else that can stand in a header.
fn check_version(report: &mut Report, at: &At<'_>, version: &str) {
    if is_version(version) {
        return;
    }
    if is_like_a_date(version) {
        check_date(report, at, version);
    } else {
        let message = format!("`{version}` is not the version of an API");
        report.value(Id::InvalidValue, at, message, "write it as in 2023-12-26 or 0.6.0");
    }
}

/// Whether a version can be sent. One that is like a date has to be one.
pub(crate) fn is_version(version: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let is_date = || is_date(version) || ends_after_its_month(version);
    !version.is_empty() && version.bytes().all(is_plain) && (!is_like_a_date(version) || is_date())
}

fn is_like_a_date(version: &str) -> bool {
    let with_hyphens = version.split('-').count() == 3
        && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    // As in 2024.05.06.
    let lengths = version.split(['.', '_']).map(|part| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then_some(part.len())
    });
    with_hyphens || lengths.eq([Some(4), Some(2), Some(2)])
}

/// Services have versions of the 31st of a month with 30 days.
fn ends_after_its_month(version: &str) -> bool {
    let month = version.strip_suffix("-31").unwrap_or_default();
    is_date(&format!("{month}-30"))
}

/// The hosts of a product.
pub(crate) struct Hosts {
    pub(crate) regions: Vec<Endpoint>,
    pub(crate) default: Option<String>,
    pub(crate) are_stated: bool,
}

/// Makes one table of the hosts, however they are written.
pub(crate) fn check_endpoints(report: &mut Report, at: &At<'_>, endpoints: &Endpoints) -> Hosts {
    match endpoints {
        Endpoints::Unstated => Hosts { regions: Vec::new(), default: None, are_stated: false },
        Endpoints::Stated(stated) => {
            if let Some(host) = &stated.default {
                check_host(report, &at.key("default"), host);
            }
            let regions = check_regions(report, at, stated);
            Hosts { regions, default: stated.default.clone(), are_stated: true }
        }
    }
}

/// The hosts of the regions, in the order of their names.
fn check_regions(report: &mut Report, at: &At<'_>, endpoints: &StatedEndpoints) -> Vec<Endpoint> {
    let at_regions = at.key("regions");
    let public = match &endpoints.regions {
        Regions::NotThere => {
            check_without_regions(report, at, endpoints);
            BTreeMap::new()
        }
        Regions::Hosts(hosts) => {
            check_written_hosts(report, at, endpoints, hosts);
            hosts.iter().map(|(region, host)| (region.clone(), host.clone())).collect()
        }
        Regions::Names(regions) => {
            hosts_of_pattern(report, &at_regions, endpoints.pattern.as_deref(), regions)
        }
    };
    for (key, pattern) in [("pattern", &endpoints.pattern), ("vpc_pattern", &endpoints.vpc_pattern)]
    {
        if let Some(pattern) = pattern {
            check_host_pattern(report, &at.key(key), pattern);
        }
    }
    check_vpc(report, at, endpoints, &public);
    if public.is_empty() && !matches!(endpoints.regions, Regions::NotThere) {
        let message = "the product has no region";
        report.key(Id::InvalidValues, &at_regions, message, "list the regions and their hosts");
    }
    for region in public.keys() {
        check_region(report, &at_regions, region);
    }
    let vpc = |region: &String| {
        let from_pattern = || endpoints.vpc_pattern.as_ref().map(|pattern| fill(pattern, region));
        endpoints.vpc.get(region).cloned().or_else(from_pattern)
    };
    let endpoint = |(region, public)| Endpoint { vpc: vpc(&region), region, public };
    public.into_iter().map(endpoint).collect()
}

/// Without regions, there is one host for all of them.
fn check_without_regions(report: &mut Report, at: &At<'_>, endpoints: &StatedEndpoints) {
    if endpoints.default.is_none() {
        let message = "the product has neither regions nor a host for all of them";
        let help = "add `regions`, or `default: <product>.aliyuncs.com`; write \
                    `endpoints: unstated` if no host is known";
        report.key(Id::MissingKey, at, message, help);
    } else if endpoints.pattern.is_some() || endpoints.vpc_pattern.is_some() {
        let message = "there is a pattern without the regions in which it holds";
        let help = "list them, as in `regions: [cn-beijing, cn-shanghai]`";
        report.key(Id::MissingKey, at, message, help);
    }
}

/// Regions that are written with their hosts need no pattern.
fn check_written_hosts(
    report: &mut Report,
    at: &At<'_>,
    endpoints: &StatedEndpoints,
    hosts: &Ordered<String>,
) {
    for (region, host) in hosts {
        check_host(report, &at.key("regions").key(region), host);
    }
    if endpoints.pattern.is_some() {
        let message = "there are both a pattern and a mapping from regions to hosts";
        let help = "keep the mapping, or write the regions as a list";
        report.key(Id::Contradiction, &at.key("pattern"), message, help);
    }
}

/// The hosts of a list of regions, which a pattern makes.
fn hosts_of_pattern(
    report: &mut Report,
    at: &At<'_>,
    pattern: Option<&str>,
    regions: &[String],
) -> BTreeMap<String, String> {
    if pattern.is_none() {
        let message = "there is a list of regions without a pattern for their hosts";
        let help = "add `pattern: <product>.{region}.aliyuncs.com`, or write \
                    `<region>: <host>` for each region";
        report.key(Id::MissingKey, at, message, help);
    }
    let mut hosts = BTreeMap::new();
    for (index, region) in regions.iter().enumerate() {
        let host = fill(pattern.unwrap_or_default(), region);
        if hosts.insert(region.clone(), host).is_some() {
            let message = format!("the region `{region}` stands twice in this list");
            report.value(Id::InvalidValues, &at.item(index), message, "remove it");
        }
    }
    hosts
}

fn check_vpc(
    report: &mut Report,
    at: &At<'_>,
    endpoints: &StatedEndpoints,
    public: &BTreeMap<String, String>,
) {
    let at_vpc = at.key("vpc");
    if endpoints.vpc_pattern.is_some() && !endpoints.vpc.is_empty() {
        let message = "there are both a pattern and a mapping for the hosts in a VPC";
        report.key(Id::Contradiction, &at_vpc, message, "keep one of them");
    }
    for (region, host) in &endpoints.vpc {
        check_host(report, &at_vpc.key(region), host);
        if !public.contains_key(region) {
            let message = format!("the region `{region}` is not one of `regions`");
            let known = public.keys().map(String::as_str);
            let help = crate::suggest::suggestion(region, known, "the regions are");
            report.key(Id::UnknownField, &at_vpc.key(region), message, help);
        }
    }
}

fn fill(pattern: &str, region: &str) -> String {
    pattern.replace("{region}", region)
}

fn check_host_pattern(report: &mut Report, at: &At<'_>, pattern: &str) {
    if pattern.matches("{region}").count() != 1 || !is_host(&fill(pattern, "region")) {
        let message = format!("`{pattern}` is not a host with `{{region}}` in it");
        report.value(Id::InvalidValue, at, message, "write it as in ens.{region}.aliyuncs.com");
    }
}

fn check_host(report: &mut Report, at: &At<'_>, host: &str) {
    if !is_host(host) {
        let message = format!("`{host}` is not a host");
        let help = "write the name alone, in small letters, as in ens.aliyuncs.com";
        report.value(Id::InvalidValue, at, message, help);
    }
}

fn check_region(report: &mut Report, at: &At<'_>, region: &str) {
    if !is_label(region) {
        let message = format!("`{region}` is not the ID of a region");
        report.key(Id::InvalidValue, &at.key(region), message, "write it as in cn-shanghai");
    }
}

pub(crate) fn is_host(host: &str) -> bool {
    host.contains('.') && host.split('.').all(is_label)
}

pub(crate) fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
