//! `fuzz/` is a workspace of its own with a lock file of its own, which no other test reads: it goes
//! stale unnoticed when the generator gets a dependency.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table};

/// A TOML file of this repository.
fn read(path: &str) -> DocumentMut {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The packages that a manifest depends on, each with the least version that it takes; none if it is
/// given by its path.
fn wanted(manifest: &DocumentMut, workspace: &DocumentMut) -> Vec<(String, Option<String>)> {
    let shared = &workspace["workspace"]["dependencies"];
    let wanted = |(name, item): (&str, &Item)| {
        let is_shared = item.get("workspace").is_some();
        let item = if is_shared { &shared[name] } else { item };
        let text = |key: &str| item.get(key).and_then(Item::as_str).map(str::to_owned);
        let version = item.as_str().map(str::to_owned).or_else(|| text("version"));
        (text("package").unwrap_or_else(|| name.to_owned()), version)
    };
    let mut wanted: Vec<_> =
        manifest["dependencies"].as_table().unwrap().iter().map(wanted).collect();
    wanted.sort();
    wanted
}

fn packages(lock: &DocumentMut) -> impl Iterator<Item = &Table> {
    lock["package"].as_array_of_tables().unwrap().iter()
}

fn text<'a>(package: &'a Table, key: &str) -> &'a str {
    package[key].as_str().unwrap()
}

/// The dependencies of a package in a lock file, without the versions that tell two of a name apart.
fn locked(lock: &DocumentMut, name: &str) -> Vec<String> {
    let package = packages(lock).find(|package| text(package, "name") == name).unwrap();
    let dependencies = package["dependencies"].as_array().unwrap().iter();
    let name = |entry: &str| entry.split(' ').next().unwrap().to_owned();
    dependencies.map(|entry| name(entry.as_str().unwrap())).collect()
}

/// The numbers of a version.
fn numbers(version: &str) -> Vec<u64> {
    let release = version.split(['+', '-']).next().unwrap();
    release.split('.').map(|number| number.parse().unwrap()).collect()
}

#[test]
fn the_lock_of_the_fuzz_targets_has_what_the_manifests_ask_for() {
    let (lock, workspace) = (read("fuzz/Cargo.lock"), read("Cargo.toml"));
    for (name, manifest) in [("fuzz", "fuzz/Cargo.toml"), ("generator", "generator/Cargo.toml")] {
        let wanted = wanted(&read(manifest), &workspace);
        let names: Vec<String> = wanted.iter().map(|(name, _)| name.clone()).collect();
        let remedy = "run `cargo update --workspace` in fuzz/, and commit fuzz/Cargo.lock";
        assert_eq!(locked(&lock, name), names, "{manifest}: {remedy}");
        for (name, version) in wanted {
            let Some(least) = version else { continue };
            let mut versions = packages(&lock)
                .filter(|package| text(package, "name") == name)
                .map(|package| text(package, "version"));
            let fits = versions.any(|version| numbers(version) >= numbers(&least));
            assert!(fits, "{manifest} asks for {name} {least}: {remedy}");
        }
    }
}
