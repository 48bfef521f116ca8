//! Official metadata → drafts of specs.

#![no_main]

#[path = "../../generator/tests/fuzzing/mod.rs"]
#[expect(dead_code, reason = "the target `generate` uses the rest of it")]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzzing::import(input));
