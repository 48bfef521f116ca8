//! Spec files → the emitted crate.

#![no_main]

#[path = "../../generator/tests/fuzzing/mod.rs"]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzzing::generate(input));
