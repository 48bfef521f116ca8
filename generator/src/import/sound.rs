//! Sees to it that drafts have no mistake: an operation whose draft has one is left out alone, and the
//! others go on.

use std::collections::BTreeMap;

use super::{Drafts, ImportError, Options};
use crate::names;
use crate::source::Source;

/// The operations that are left out, with the reason.
pub(crate) type Refused = BTreeMap<String, String>;

/// Makes drafts, again and again, until none of an operation has a mistake.
pub(crate) fn drafts(
    options: &Options,
    make: impl Fn(&Refused) -> Result<Drafts, ImportError>,
) -> Result<Drafts, ImportError> {
    let mut refused = Refused::new();
    loop {
        let drafts = make(&refused)?;
        let known = refused.len();
        refused.extend(mistakes(options, &drafts));
        if refused.len() == known {
            return Ok(drafts);
        }
    }
}

/// The stems of the operations whose drafts have a mistake, with the first one of each.
fn mistakes(options: &Options, drafts: &Drafts) -> Refused {
    // What the gateway answers is no part of a product, and has to be there.
    const GATEWAY: &str =
        "doc: Codes.\nsources: {page: {document: Codes}}\ncodes: {Any: {status: []}}\n";
    let product = format!("specs/{}/product.yaml", options.module);
    let mut sources = vec![Source::new("specs/gateway/errors.yaml", GATEWAY)];
    sources.extend(drafts.files.iter().cloned());
    if !drafts.files.iter().any(|file| file.path == product) {
        // Without their product, nothing can be said about operations.
        let Some(existing) = &options.existing_product else { return Refused::new() };
        sources.push(Source::new(product, existing.as_str()));
    }
    let Err(diagnostics) = crate::lint(&sources) else { return Refused::new() };
    let folder = format!("specs/{}/", options.module);
    let mut found = Refused::new();
    for record in diagnostics.records(&sources) {
        let stem =
            record.range.path.strip_prefix(&folder).and_then(|path| path.strip_suffix(".yaml"));
        let is_operation = |stem: &&str| !stem.contains('/') && *stem != "product";
        if let Some(stem) = stem.filter(is_operation) {
            found.entry(stem.to_owned()).or_insert(record.message);
        }
    }
    found
}

/// Why an operation is left out, if it is.
pub(crate) fn reason<'a>(refused: &'a Refused, action: &str) -> Option<&'a str> {
    refused.get(&names::stem(action)).map(String::as_str)
}
