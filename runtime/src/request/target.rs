//! Where a request goes: host and path, with what the parameters fill in.

use std::borrow::Cow;

use super::{BuildError, BuildPart};
use crate::Parameters;
use crate::endpoint::Origin;
use crate::sign::percent_encode;

/// Writes a path, with the values of parameters in the place of their names in braces.
///
/// A value is one part of the path whatever it holds: its slashes are encoded. One that would
/// lead to another resource is refused: nothing at all, or dots, which HTTP clients resolve. In the
/// place of `{+name}`, slashes part a value, and each part is judged so. A value with which the path
/// begins may have the slash of the path before it, as pages write whole paths.
pub(super) fn push_path(
    out: &mut String,
    template: &'static str,
    parameters: &Parameters<'_>,
) -> Result<(), BuildError> {
    let mut rest = template;
    while let Some((before, name, after)) = next_brace(rest) {
        let (name, part, has_parts) = match name.strip_prefix('+') {
            Some(name) => (name, BuildPart::PathParts(name), true),
            None => (name, BuildPart::Path(name), false),
        };
        let refused = BuildError { part };
        let value = find(&parameters.path, name).filter(|value| !value.is_empty());
        let value = value.ok_or(refused)?;
        out.push_str(before);
        if has_parts {
            let is_first = before == "/" && rest.len() == template.len();
            let inner = value.strip_prefix('/').filter(|_| is_first);
            push_parts(out, inner.unwrap_or(value)).ok_or(refused)?;
            rest = after;
            continue;
        }
        percent_encode(out, value);
        let segment = &out[out.rfind('/').map_or(0, |slash| slash + 1)..];
        let is_last_of_segment = after.is_empty() || after.starts_with('/');
        if is_last_of_segment && matches!(segment, "." | "..") {
            return Err(refused);
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(())
}

/// Writes a value of several parts of a path; `None` if one of them would lead to another resource.
fn push_parts(out: &mut String, value: &str) -> Option<()> {
    for (index, part) in value.split('/').enumerate() {
        if matches!(part, "" | "." | "..") {
            return None;
        }
        if index > 0 {
            out.push('/');
        }
        percent_encode(out, part);
    }
    Some(())
}

/// The host with the values of parameters in the place of their names in braces. `{endpoint}` is
/// the host of the product.
///
/// An IP address has no names under it, so it is taken as it is: it belongs to a test or a proxy.
pub(super) fn fill_host<'o>(
    template: &'static str,
    parameters: &Parameters<'_>,
    origin: Cow<'o, Origin>,
) -> Result<Cow<'o, Origin>, BuildError> {
    let mut host = String::with_capacity(template.len() + origin.host().len());
    let mut rest = template;
    while let Some((before, name, after)) = next_brace(rest) {
        host.push_str(before);
        if name == "endpoint" {
            host.push_str(origin.host());
        } else {
            let value = find(&parameters.host, name).filter(|value| is_label(value));
            host.push_str(value.ok_or(BuildError { part: BuildPart::HostLabel(name) })?);
        }
        rest = after;
    }
    host.push_str(rest);
    if origin.is_ip_address() {
        return Ok(origin);
    }
    origin.with_host(&host).map(Cow::Owned).ok_or(BuildError { part: BuildPart::Host })
}

/// What stands before the next name in braces, that name, and what stands behind.
fn next_brace(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    // Most paths are a slash, for which a search for a character has too much to prepare.
    let (before, rest) = template.split_at(template.bytes().position(|byte| byte == b'{')?);
    let (name, after) = rest[1..].split_once('}')?;
    Some((before, name, after))
}

fn find<'p>(values: &'p [(&'static str, Cow<'_, str>)], name: &str) -> Option<&'p str> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
}

/// Whether a text can stand between the dots of a host name.
fn is_label(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !text.is_empty() && text.bytes().all(fits)
}
