//! Reads official metadata, and writes the drafts of specs that the generator makes of them.
//!
//! A spec that is there already is somebody's work: it is left alone unless `--force` is given.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use generator::Source;
use generator::import::{CliMetadata, Drafts, Options, api_docs, cli_metadata};

use crate::lock;
use crate::output::{self, Wanted, refuse_link};

/// What to import, and where to.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// An `api-docs.json`.
    #[arg(value_name = "API_DOCS.json", required_unless_present = "cli_metadata")]
    document: Option<PathBuf>,
    /// A folder with the metadata of the Alibaba Cloud CLI: `products.json`, and a folder for each
    /// product, with its operations or with a folder for each of its versions. In the repository of
    /// the metadata, these stand in `metadatas` and `canonical`.
    #[arg(long, value_name = "DIR", conflicts_with = "document")]
    cli_metadata: Option<PathBuf>,
    /// The code of the product, if the metadata of the CLI have several.
    #[arg(long, value_name = "CODE", requires = "cli_metadata")]
    product: Option<String>,
    /// The version of the product, such as 2020-06-15, if the metadata of the CLI have several.
    #[arg(long, value_name = "VERSION", requires = "cli_metadata")]
    api_version: Option<String>,
    /// The operations to import; all, if none is named.
    #[arg(long = "operation", value_name = "NAME", num_args = 1..)]
    operations: Vec<String>,
    /// The folder for the drafts, such as `specs/ens`; it is looked for in `--root` if that is given.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Overwrites specs that are there already: all of them, with `product.yaml` and the tables of
    /// errors, or those of the operations that are named alone.
    #[arg(long)]
    force: bool,
}

/// More than any real document has.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Makes and writes the drafts.
pub(crate) fn run(root: Option<&Path>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let into = root.unwrap_or(Path::new("")).join(&arguments.into);
    let named = match arguments.into.file_name() {
        Some(_) => into.clone(),
        // As in `.`, which is a folder with a name all the same.
        None => into.canonicalize().unwrap_or_default(),
    };
    let module = named.file_name().and_then(|name| name.to_str());
    let module = module.context("`--into` names no folder; write it as in specs/ens")?.to_owned();
    let _lock = lock::take(&repository_of(&named, root)?)?;
    let there = existing(&into)?;
    let existing = kept(arguments, &there);
    // Some operations do not say what all others need.
    let is_kept = !arguments.force || !arguments.operations.is_empty();
    let existing_product = if is_kept && there.contains("product.yaml") {
        let bytes = read(&into.join("product.yaml"))?;
        Some(String::from_utf8(bytes).context("product.yaml is not UTF-8")?)
    } else {
        None
    };
    let existing_tables = tables(&into, &existing)?;
    let operations = arguments.operations.clone();
    let options = Options { module, operations, existing, existing_product, existing_tables };
    let drafts = match (&arguments.document, &arguments.cli_metadata) {
        (Some(document), _) => {
            let bytes = read(document)?;
            api_docs(&bytes, &options).with_context(|| document.display().to_string())?
        }
        (None, Some(folder)) => {
            let version = arguments.api_version.as_deref();
            let metadata = read_cli_metadata(folder, arguments.product.as_deref(), version)?;
            cli_metadata(&metadata, &options).with_context(|| folder.display().to_string())?
        }
        (None, None) => bail!("name an api-docs.json, or a folder with `--cli-metadata`"),
    };
    let written = write(&into, &drafts)?;
    let done = Done { drafts, written, there, is_product_kept: options.existing_product.is_some() };
    report(arguments, &into, &done)?;
    Ok(ExitCode::SUCCESS)
}

/// The repository whose specs stand in a folder, however it was named. Drafts that are put elsewhere
/// belong to none: then it is the one that the run is about.
fn repository_of(folder: &Path, root: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let specs = folder.parent().filter(|parent| parent.ends_with("specs"));
    let above = specs.and_then(Path::parent).or(root);
    Ok(above.map_or_else(crate::repository, Path::to_owned))
}

/// Those of the specs that stay: all, none, or all but those of the operations that are wanted.
fn kept(arguments: &Arguments, there: &BTreeSet<String>) -> BTreeSet<String> {
    let wanted: BTreeSet<String> = arguments.operations.iter().map(|name| file_of(name)).collect();
    match (arguments.force, wanted.is_empty()) {
        (false, _) => there.clone(),
        (true, true) => BTreeSet::new(),
        (true, false) => there.difference(&wanted).cloned().collect(),
    }
}

/// The name of the spec of an operation.
fn file_of(operation: &str) -> String {
    format!("{}.yaml", generator::import::file_stem(operation))
}

/// The specs that stand in a folder, by their paths in it.
fn existing(folder: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (folder, prefix) in [(folder.to_owned(), ""), (folder.join("errors"), "errors/")] {
        refuse_link(&folder)?;
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", folder.display()));
            }
        };
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if Path::new(&name).extension().is_some_and(|extension| extension == "yaml") {
                refuse_link(&entry.path())?;
                found.insert(format!("{prefix}{name}"));
            }
        }
    }
    Ok(found)
}

/// The tables of errors that are kept, by the stems of their files.
fn tables(folder: &Path, kept: &BTreeSet<String>) -> anyhow::Result<BTreeMap<String, String>> {
    let stem = |path: &String| {
        path.strip_prefix("errors/")?
            .strip_suffix(".yaml")
            .map(|stem| (stem.to_owned(), path.clone()))
    };
    let mut found = BTreeMap::new();
    for (stem, path) in kept.iter().filter_map(stem) {
        let text = String::from_utf8(read(&folder.join(&path))?);
        found.insert(stem, text.with_context(|| format!("{path} is not UTF-8"))?);
    }
    Ok(found)
}

/// Reads a regular file.
fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", file.display());
    let kind = fs::metadata(file).with_context(cannot)?;
    ensure!(kind.is_file(), "{} is not a regular file", file.display());
    ensure!(kind.len() <= MOST_BYTES, "{} is too large for metadata", file.display());
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .with_context(cannot)?;
    Ok(bytes)
}

/// Reads `products.json`, and the folder of a product beside it.
fn read_cli_metadata(
    folder: &Path,
    product: Option<&str>,
    version: Option<&str>,
) -> anyhow::Result<CliMetadata> {
    let products = read(&products_file(folder))?;
    let folder = product_folder(&folder_of_products(folder), product)?;
    let mut metadata = CliMetadata { products, ..CliMetadata::default() };
    let code = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    metadata.product = product.map(str::to_owned).or(code);
    let folder = version_folder(folder, version)?;
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .with_context(|| format!("cannot read {}", folder.display()))?;
    files.sort();
    for file in files {
        let is_json = file.extension().is_some_and(|extension| extension == "json");
        let Some(name) = file.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_json) else {
            continue;
        };
        let bytes = read(&file)?;
        if name == "version" {
            metadata.version = Some(bytes);
        } else {
            metadata.operations.push((name.to_owned(), bytes));
        }
    }
    Ok(metadata)
}

/// `products.json`, which stands beside the folders of the products, or with the older ones.
fn products_file(folder: &Path) -> PathBuf {
    let own = folder.join("products.json");
    let with_the_older = [folder.join("metadatas"), folder.join("../metadatas")];
    let mut others = with_the_older.iter().map(|folder| folder.join("products.json"));
    if own.exists() { own } else { others.find(|file| file.exists()).unwrap_or(own) }
}

/// The folder with the folders of the products. The newer metadata say more.
fn folder_of_products(folder: &Path) -> PathBuf {
    let inside = ["canonical", "metadatas"].map(|name| folder.join(name));
    inside.into_iter().find(|folder| folder.is_dir()).unwrap_or_else(|| folder.to_owned())
}

/// The folder of a product; the only one, if none is named.
fn product_folder(folder: &Path, product: Option<&str>) -> anyhow::Result<PathBuf> {
    let is_wanted = |name: &str| product.is_none_or(|code| name.eq_ignore_ascii_case(code));
    match folders(folder, is_wanted)?.as_slice() {
        [(_, folder)] => Ok(folder.clone()),
        [] => bail!("{} has no folder for this product", folder.display()),
        _ => bail!("{} has several products: name one with `--product`", folder.display()),
    }
}

/// The folder of a version of a product, if its versions have folders.
fn version_folder(folder: PathBuf, version: Option<&str>) -> anyhow::Result<PathBuf> {
    let all = folders(&folder, |_| true)?;
    let wanted = |(name, _): &&(String, PathBuf)| version.is_none_or(|version| name == version);
    let found: Vec<&(String, PathBuf)> = all.iter().filter(wanted).collect();
    match found.as_slice() {
        [(_, folder)] => Ok(folder.clone()),
        [] if all.is_empty() => Ok(folder),
        _ => {
            let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            let (folder, names) = (folder.display(), names.join(", "));
            bail!("{folder} has these versions: name one with `--api-version`: {names}")
        }
    }
}

/// The folders in a folder whose names are wanted, sorted.
fn folders(
    folder: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("cannot read {}", folder.display()))?;
    let name = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut found: Vec<(String, PathBuf)> = entries
        .iter()
        .map(|entry| (name(entry), entry.path()))
        .filter(|(name, path)| path.is_dir() && is_wanted(name))
        .collect();
    found.sort();
    Ok(found)
}

/// Writes the drafts that are new or different: all of them, or none. Their paths are returned.
fn write(folder: &Path, drafts: &Drafts) -> anyhow::Result<BTreeSet<String>> {
    let wanted = |Source { path, content }: &Source| {
        let text = std::str::from_utf8(content).context("a draft is not UTF-8")?;
        Ok(Wanted { path: in_folder(path), text: text.to_owned() })
    };
    let wanted = drafts.files.iter().map(wanted).collect::<anyhow::Result<_>>()?;
    let plan = output::plan_files(folder, wanted)?;
    plan.apply()?;
    Ok(plan.written().map(str::to_owned).collect())
}

/// The path of a spec in the folder of its product.
fn in_folder(path: &str) -> String {
    path.splitn(3, '/').nth(2).unwrap_or(path).to_owned()
}

/// What was done, by the paths of the specs in the folder of their product.
struct Done {
    drafts: Drafts,
    /// Those of the drafts that were new or different.
    written: BTreeSet<String>,
    /// The specs that were there before.
    there: BTreeSet<String>,
    is_product_kept: bool,
}

fn report(arguments: &Arguments, into: &Path, done: &Done) -> anyhow::Result<()> {
    let Done { drafts, written, there, is_product_kept } = done;
    let into = into.display();
    let mut out = std::io::stdout().lock();
    let drafted: BTreeSet<String> = drafts.files.iter().map(|file| in_folder(&file.path)).collect();
    let (replaced, kept): (Vec<&String>, Vec<&String>) =
        there.iter().partition(|path| drafted.contains(*path));
    for path in written.difference(there) {
        writeln!(out, "{into}/{path}: written")?;
    }
    for path in replaced {
        let is_merged = *is_product_kept && path == "product.yaml";
        let done = match (written.contains(path), is_merged) {
            (false, _) => "unchanged",
            (true, true) => "types were added at its end",
            (true, false) => "overwritten",
        };
        writeln!(out, "{into}/{path}: {done}")?;
    }
    let is_told =
        |path: &&&String| !arguments.force || *is_product_kept && **path == "product.yaml";
    // Who wants some operations knows that the others stay.
    let is_wanted = |path: &&&String| {
        arguments.operations.is_empty()
            || ***path == "product.yaml"
            || arguments.operations.iter().any(|name| file_of(name) == ***path)
    };
    for path in kept.iter().filter(is_told).filter(is_wanted) {
        writeln!(out, "{into}/{path}: is there already, and was left alone")?;
    }
    write!(out, "{}", drafts.summary)?;
    writeln!(out, "{} files written to {into}; `cargo xtask lint` checks them", written.len())?;
    Ok(())
}
