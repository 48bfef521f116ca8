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

#[cfg(test)]
mod tests {
    use super::drafts;
    use crate::import::{Drafts, Options, Summary};
    use crate::source::Source;

    #[test]
    fn an_operation_with_a_mistake_is_left_out_alone() {
        const PRODUCT: &str = "code: A\nversion: v1\ntitle: A\nstyle: rpc\nhttp: {methods: [POST], \
                               protocols: [HTTPS]}\nendpoints: unstated\nsources: {a: {document: b}}\n";
        const SOUND: &str = "summary: S.\nsources: {a: {document: b}}\nauthorization: not_stated\n\
                             request: {}\nresponse: unstated\nerrors: unstated\n";
        let options = Options { module: "a".to_owned(), ..Options::default() };
        let made = drafts(&options, |refused| {
            let file = |name: &str, text: String| Source::new(format!("specs/a/{name}.yaml"), text);
            let mut files = vec![file("product", PRODUCT.to_owned())];
            for (stem, action, more) in
                [("get_a", "GetA", ""), ("get_b", "GetB", "strange: 1\n"), ("get_c", "GetD", "")]
            {
                if !refused.contains_key(stem) {
                    files.push(file(stem, format!("action: {action}\n{SOUND}{more}")));
                }
            }
            let notes = refused.iter().map(|(stem, why)| (stem.clone(), why.clone()));
            let summary = Summary { defective_samples: notes.collect(), ..Summary::default() };
            Ok(Drafts { files, summary })
        });
        let made = made.unwrap();
        let paths: Vec<&str> = made.files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["specs/a/product.yaml", "specs/a/get_a.yaml"]);
        assert!(made.summary.defective_samples[0].1.contains("strange"), "{made:?}");
    }
}
