//! A crate of somebody's own, with the operations that they want: its manifest, and whether a
//! folder is one.
//!
//! The manifest is written once and is theirs then, but for the features of the products and the
//! list of operations.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail};
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value, value};

use crate::output::{self, Wanted};
use crate::{features, list};

/// How prettyplease and rustfmt agree: without it, `cargo fmt` would change emitted files.
const RUSTFMT: &str = include_str!("../../generated/rustfmt.toml");

/// The name of a crate that is given none: the one in the examples of the documentation.
const NAME: &str = "aliyun-api";

const RUNTIME: &str = "aliyun-runtime";

/// What somebody wants.
#[derive(Debug)]
pub(crate) struct OwnCrate<'a> {
    /// The folder, as an absolute path.
    pub(crate) folder: &'a Path,
    pub(crate) name: Option<&'a str>,
    pub(crate) only: &'a [String],
    /// The repository in which the runtime is.
    pub(crate) repository: &'a Path,
}

impl OwnCrate<'_> {
    /// The files in which a person writes as well, and the name of the library.
    ///
    /// # Errors
    ///
    /// If the folder holds something else than such a crate, or the name cannot be one.
    pub(crate) fn kept(&self, products: &[&str]) -> anyhow::Result<(Vec<Wanted>, String)> {
        let name = self.name.unwrap_or(NAME);
        if !generator::is_crate_name(name) {
            bail!("`{name}` cannot be the name of a crate: write it as in `my-crate`");
        }
        output::refuse_link(self.folder)?;
        let path = self.folder.join("Cargo.toml");
        let manifest = if let Some(text) = output::read_text_if_there(&path)? {
            text
        } else {
            self.refuse_content(self.folder)?;
            self.new_manifest(name)?
        };
        let problem = || format!("cannot use {}", path.display());
        let (manifest, name) = self.update(&manifest).with_context(problem)?;
        let manifest = features::keep(&manifest, products).with_context(problem)?;
        let rustfmt = output::read_text_if_there(&self.folder.join("rustfmt.toml"))?;
        let rustfmt = rustfmt.unwrap_or_else(|| RUSTFMT.to_owned());
        let kept = [("Cargo.toml", manifest), ("rustfmt.toml", rustfmt)];
        let kept = kept.map(|(path, text)| Wanted { path: path.to_owned(), text });
        Ok((kept.into(), name.replace('-', "_")))
    }

    /// A folder without a manifest must hold nothing, but what a run left there that was ended.
    fn refuse_content(&self, folder: &Path) -> anyhow::Result<()> {
        if !folder.exists() {
            return Ok(());
        }
        let problem = || format!("cannot use {}", folder.display());
        for entry in fs::read_dir(folder).with_context(problem)? {
            let path = entry.with_context(problem)?.path();
            output::refuse_link(&path)?;
            let is_ours = ["Cargo.toml", "rustfmt.toml"]
                .iter()
                .any(|name| path == output::temporary(&self.folder.join(name)));
            if path.is_dir() {
                self.refuse_content(&path)?;
            } else if !is_ours && !output::is_leftover(&path)? {
                bail!(
                    "{} is there already, and {} is no crate of `--only`: name a folder that is \
                     new or empty",
                    path.display(),
                    self.folder.display()
                );
            }
        }
        Ok(())
    }

    /// Makes the list of operations true, and looks at the name.
    fn update(&self, manifest: &str) -> anyhow::Result<(String, String)> {
        let mut document: DocumentMut = manifest.parse().context("it is not TOML")?;
        let package = document.get_mut("package").and_then(Item::as_table_like_mut);
        let package = package.context("it has no `package`")?;
        let found = package.get("name").and_then(Item::as_str).unwrap_or_default().to_owned();
        let Some(only) = recorded_operations(package) else {
            bail!("it is not of a crate of `--only`: name a folder that is new or empty");
        };
        if self.name.is_some_and(|name| name != found) {
            bail!("the crate has the name `{found}`: leave `--name` out, or change it there");
        }
        let mut wanted = self.only.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        if !only.iter().filter_map(Value::as_str).eq(wanted.iter().map(String::as_str)) {
            let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
            list::keep(only, &wanted, |_| true);
            return Ok((document.to_string(), found));
        }
        Ok((manifest.to_owned(), found))
    }

    fn new_manifest(&self, name: &str) -> anyhow::Result<String> {
        let mut document: DocumentMut = MANIFEST.parse().context("the template is not TOML")?;
        document["package"]["name"] = value(name);
        let mut runtime = Table::new();
        runtime.insert("version", value(env!("CARGO_PKG_VERSION")));
        // A folder of specs alone, as `--root` may name one, uses the runtime of this repository.
        let repositories = [self.repository.to_owned(), crate::repository()];
        let mut runtimes = repositories.iter().map(|folder| folder.join("runtime"));
        if let Some(path) = runtimes.find(|path| path.join("Cargo.toml").is_file()) {
            let path = relative(&existing_part(self.folder)?, &path.canonicalize()?);
            let path = path.to_str().context("the path of the runtime is not UTF-8")?.to_owned();
            runtime.insert("path", value(path));
        }
        runtime.insert("default-features", value(false));
        document["dependencies"][RUNTIME] = value(runtime.into_inline_table());
        Ok(document.to_string())
    }
}

/// The manifest of a new crate; its name and where the runtime is are still to be filled in.
const MANIFEST: &str = "\
# Written once by `cargo xtask codegen --only`, and yours now. It keeps two things true: the features
# of the products, and the list of operations.
[package]
name = \"\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.88\"
publish = false

[package.metadata.codegen]
only = []

[features]
default = [\"client\"]
# The asynchronous client, over reqwest with rustls.
client = [\"aliyun-runtime/client\"]
# The blocking client, over ureq with rustls.
blocking = [\"aliyun-runtime/blocking\"]
# A span per call and an event per attempt.
tracing = [\"aliyun-runtime/tracing\"]

[dependencies]
";

/// The operations that a crate was made with.
fn recorded_operations(package: &mut dyn TableLike) -> Option<&mut Array> {
    let metadata = package.get_mut("metadata")?.as_table_like_mut()?;
    let codegen = metadata.get_mut("codegen")?.as_table_like_mut()?;
    codegen.get_mut("only")?.as_array_mut()
}

/// The canonical path of a folder of which the last parts need not exist.
fn existing_part(folder: &Path) -> anyhow::Result<PathBuf> {
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
    let rest = folder.strip_prefix(existing).unwrap_or(folder);
    let existing =
        existing.canonicalize().with_context(|| format!("cannot use {}", existing.display()))?;
    Ok(existing.join(rest))
}

/// The path that leads from one folder to another, if one does.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let parts = |path: &Path| path.components().map(|part| part.as_os_str().to_owned()).collect();
    let (from_parts, to_parts): (Vec<_>, Vec<_>) = (parts(from), parts(to));
    let shared = from_parts.iter().zip(&to_parts).take_while(|(left, right)| left == right).count();
    // On Windows, no such path leads from one drive to another.
    if from.components().next() != to.components().next() {
        return to.to_owned();
    }
    let up =
        std::iter::repeat_n(Component::ParentDir.as_os_str().to_owned(), from_parts.len() - shared);
    up.chain(to_parts.into_iter().skip(shared)).collect()
}
