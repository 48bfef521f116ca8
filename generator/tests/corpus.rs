//! The inputs in `fuzz/corpus`, without a fuzzer: those to begin with, and those that once went wrong.

mod fuzzing;

use std::fs;
use std::path::{Path, PathBuf};

/// The kept inputs of a target, in order.
fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let mut inputs: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "there is no input for {target}");
    inputs
}

#[test]
fn every_kept_input_is_generated_or_refused() {
    for input in inputs("generate") {
        println!("{}", input.display());
        fuzzing::generate(&fs::read(input).unwrap());
    }
}

#[test]
fn every_kept_input_is_imported_or_refused() {
    for input in inputs("import") {
        println!("{}", input.display());
        fuzzing::import(&fs::read(input).unwrap());
    }
}
