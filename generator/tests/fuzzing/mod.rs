//! What the fuzz targets in `fuzz/` do with an input: the test `corpus` does the same with the inputs
//! that are kept.

use generator::import::{CliMetadata, Options, api_docs, cli_metadata};
use generator::{File, Source, Style};

/// A small set of specs without a mistake, into which an input goes.
const BASE: [(&str, &str); 4] = [
    ("specs/gateway/errors.yaml", include_str!("../base/specs/gateway/errors.yaml")),
    ("specs/shop/errors/order.yaml", include_str!("../base/specs/shop/errors/order.yaml")),
    ("specs/shop/product.yaml", include_str!("../base/specs/shop/product.yaml")),
    (OPERATION, include_str!("../base/specs/shop/renew_thing.yaml")),
];

/// The file that an input takes the place of if it does not say.
const OPERATION: &str = "specs/shop/renew_thing.yaml";

/// Begins a line of an input that names the file of the lines behind it.
const NAMES_FILE: &[u8] = b"#= ";

/// Generates from specs, some of which are the input.
///
/// # Panics
///
/// If the generator does something else than to report mistakes or to emit well formatted Rust.
pub(crate) fn generate(input: &[u8]) {
    let mut sources = BASE.map(|(path, text)| Source::new(path, text)).to_vec();
    for file in files(input) {
        sources.retain(|source| source.path != file.path);
        sources.push(file);
    }
    judge(&sources);
}

/// Generates from specs, and looks at what comes of it.
fn judge(sources: &[Source]) {
    match generator::generate(sources) {
        Ok(files) => files.iter().for_each(check_file),
        Err(mistakes) => {
            assert!(mistakes.len() > 0, "it fails without a mistake");
            assert!(!mistakes.render(sources, Style::Plain).is_empty());
            assert!(!mistakes.render(sources, Style::Colored).is_empty());
            assert_eq!(mistakes.records(sources).len(), mistakes.len());
        }
    }
}

/// Makes drafts of metadata.
///
/// # Panics
///
/// If the import does something else than to refuse the metadata or to make drafts, or if the
/// generator cannot judge these.
pub(crate) fn import(input: &[u8]) {
    let options = Options { module: "imported".to_owned(), ..Options::default() };
    let metadata = CliMetadata {
        products: input.to_vec(),
        product: None,
        version: Some(input.to_vec()),
        operations: vec![("DescribeThings".to_owned(), input.to_vec())],
    };
    for drafts in [api_docs(input, &options), cli_metadata(&metadata, &options)] {
        match drafts {
            Ok(drafts) => {
                let mut sources = vec![Source::new(BASE[0].0, BASE[0].1)];
                sources.extend(drafts.files);
                judge(&sources);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// The files of an input.
fn files(input: &[u8]) -> Vec<Source> {
    let mut files = vec![Source::new(OPERATION, "")];
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = line.strip_prefix(NAMES_FILE) {
            files.push(Source::new(String::from_utf8_lossy(path.trim_ascii()), ""));
        } else if let Some(file) = files.last_mut() {
            file.content.extend_from_slice(line);
        }
    }
    if files.len() > 1 {
        // Nothing stands before the first file that has a name.
        files.retain(|file| !file.content.is_empty());
    }
    files
}

/// An emitted file is Rust, of which the formatter changes only where lines break.
fn check_file(File { path, text }: &File) {
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let printed = prettyplease::unparse(&parsed);
    let is_code = |line: &&str| !line.starts_with("// ");
    let is_ink = |character: &char| !character.is_whitespace() && *character != ',';
    let code = |text: &str| -> String {
        text.lines().filter(is_code).flat_map(str::chars).filter(is_ink).collect()
    };
    assert!(code(text) == code(&printed), "{path}: the formatter makes of it\n{printed}");
    let again = syn::parse_file(&printed).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(prettyplease::unparse(&again) == printed, "{path}: printed again, it is different");
}
