//! Official metadata → drafts of specs.

#![no_main]

#[path = "../../generator/tests/fuzzing/mod.rs"]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzzing::import(input));
