//! Text → `Spec`: what was written, and where.
//!
//! | module | what it does |
//! |---|---|
//! | `bytes` | bytes to text; what no file may contain |
//! | `outline` | what a text says and where everything stands; the shape that YAML may have in a spec |
//! | `scalar` | which plain scalars mean the same to everybody |
//! | `syntax` | what the errors of the YAML parser mean |
//! | `types` | the keys of each kind of file |
//! | `forms` | values that may be written in more than one form |
//! | `decode` | text to types, with every mistake at its place |
//! | `mistake` | what serde reports, in the words of a spec |

mod bytes;
mod decode;
mod forms;
mod mistake;
pub(crate) mod outline;
mod scalar;
mod syntax;
pub(crate) mod types;

use crate::diagnostic::{Diagnostic, Diagnostics, Id};
use crate::parallel;
use crate::source::{Place, Source, Span};
pub(crate) use bytes::LARGEST;
pub(crate) use forms::{Bound, Errors, Literal, NO_STATUS, Statuses, ValueSpan};
use outline::{Outline, Reading};

/// All files, as they were written.
#[derive(Debug, Default)]
pub(crate) struct Specs {
    pub(crate) products: Vec<Document<types::Product>>,
    pub(crate) tables: Vec<Document<types::Table>>,
    pub(crate) operations: Vec<Document<types::Operation>>,
    pub(crate) gateway: Vec<Document<types::Gateway>>,
}

/// A file: what it says, and where it says it.
#[derive(Debug)]
pub(crate) struct Document<T> {
    /// The index of the file among the sources.
    pub(crate) source: usize,
    /// The folder under `specs`, and the stem of the file name.
    pub(crate) module: String,
    pub(crate) stem: String,
    pub(crate) outline: Outline,
    /// In a box: the list of all files grows in steps.
    pub(crate) spec: Box<T>,
}

/// Reads every file.
///
/// # Errors
///
/// Every file that is not YAML, or whose keys and types are not those of a spec.
pub(crate) fn parse(sources: &[Source]) -> Result<Specs, Diagnostics> {
    let mut specs = Specs::default();
    let mut diagnostics = Vec::new();
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by(|left, right| sources[*left].path.cmp(&sources[*right].path));
    for parsed in parallel::map(order, |index| parse_file(index, &sources[index])) {
        match parsed {
            Ok(parsed) => specs.extend(parsed),
            Err(found) => diagnostics.extend(found),
        }
    }
    if diagnostics.is_empty() { Ok(specs) } else { Err(Diagnostics::new(diagnostics, sources)) }
}

impl Specs {
    fn extend(&mut self, Self { products, tables, operations, gateway }: Self) {
        self.products.extend(products);
        self.tables.extend(tables);
        self.operations.extend(operations);
        self.gateway.extend(gateway);
    }
}

fn parse_file(index: usize, source: &Source) -> Result<Specs, Vec<Diagnostic>> {
    parse_by_place(index, source)
        .map_err(|found| misplaced(index, source).map_or(found, |diagnostic| vec![diagnostic]))
}

/// Says where a file belongs that stands elsewhere: every key of it would be a mistake there.
fn misplaced(index: usize, source: &Source) -> Option<Diagnostic> {
    let parts: Vec<&str> = source.path.split('/').collect();
    let ["specs", module, .., name] = parts.as_slice() else { return None };
    let text = bytes::text(index, source).ok()?;
    let reading = outline::read(index, &text).ok().filter(|reading| reading.mistakes.is_empty())?;
    let has = |key| reading.outline.has_key(&[], key);
    let (what, path) = if has("action") {
        ("an operation", format!("specs/{module}/{name}"))
    } else if has("code") && has("version") {
        ("the facts of a product", format!("specs/{module}/product.yaml"))
    } else if has("rows") {
        ("a table of errors", format!("specs/{module}/errors/{name}"))
    } else {
        return None;
    };
    let place = Place { source: index, span: Span::START };
    let message = format!("this file holds {what}, and does not stand where those belong");
    let help = format!("move it to `{path}`");
    (path != source.path).then(|| Diagnostic::new(Id::UnexpectedFile, place, message, help))
}

/// Reads a file as what its place says that it is.
fn parse_by_place(index: usize, source: &Source) -> Result<Specs, Vec<Diagnostic>> {
    let mut specs = Specs::default();
    let parts: Vec<&str> = source.path.split('/').collect();
    let stem = |name: &str| name.strip_suffix(".yaml").map(str::to_owned);
    match parts.as_slice() {
        ["specs", "gateway", "errors.yaml"] => {
            specs.gateway.push(document(index, source, "gateway", "errors".to_owned())?);
        }
        ["specs", module, "product.yaml"] => {
            specs.products.push(document(index, source, module, "product".to_owned())?);
        }
        ["specs", module, "errors", name] if let Some(stem) = stem(name) => {
            specs.tables.push(document(index, source, module, stem)?);
        }
        ["specs", module, name] if let Some(stem) = stem(name) => {
            specs.operations.push(document(index, source, module, stem)?);
        }
        _ => {
            let place = Place { source: index, span: Span::START };
            let message = format!("no spec stands at `{}`", source.path);
            let help = "a spec is one of specs/gateway/errors.yaml, specs/<product>/product.yaml, \
                        specs/<product>/errors/<table>.yaml and specs/<product>/<operation>.yaml";
            return Err(vec![Diagnostic::new(Id::UnexpectedFile, place, message, help)]);
        }
    }
    Ok(specs)
}

fn document<T: serde::de::DeserializeOwned>(
    index: usize,
    source: &Source,
    module: &str,
    stem: String,
) -> Result<Document<T>, Vec<Diagnostic>> {
    let text = bytes::text(index, source)?;
    let mut reading = outline::read(index, &text)?;
    if !reading.mistakes.is_empty() {
        let mut mistakes = std::mem::take(&mut reading.mistakes);
        mistakes.extend(decode::mistakes_beside::<T>(index, &text, reading));
        return Err(mistakes);
    }
    let Reading { value, outline, .. } = reading;
    let spec = decode::decode(index, &text, value, &outline)?;
    let module = module.to_owned();
    Ok(Document { source: index, module, stem, outline, spec: Box::new(spec) })
}
