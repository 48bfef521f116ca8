//! Spec files → the emitted crate.

#![no_main]

#[path = "../../generator/tests/fuzzing/mod.rs"]
#[expect(dead_code, reason = "the target `import` uses the rest of it")]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzzing::generate(input));
