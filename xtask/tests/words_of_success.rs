//! The generator asks of each code of an error that the runtime would take for one of a success whether it is.
//! Neither depends on the other, so each has the words: they must be the same.

use std::fs;
use std::path::Path;

/// What a function of a file does: the lines of its body, however far they are indented.
fn body(path: &str, function: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let source = fs::read_to_string(&path).unwrap();
    let (_, rest) = source.split_once(&format!("fn {function}(")).unwrap();
    let (body, _) = rest.split_once("\n}\n").unwrap();
    body.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_generator_and_the_runtime_know_the_same_words_of_success() {
    for function in ["says_success", "is_code_of_success"] {
        let [generator, runtime] =
            ["generator/src/check/tells.rs", "runtime/src/answer/failure.rs"]
                .map(|path| body(path, function));
        assert!(generator.len() > 2, "{function}: {generator:?}");
        assert_eq!(generator, runtime, "{function}");
    }
}
