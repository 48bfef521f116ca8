//! What the README shows is what the examples do.

#[test]
fn the_readme_shows_the_examples() {
    let readme = include_str!("../../README.md");
    let example = include_str!("../examples/renew.rs");
    let (_, program) = example.split_once("\n\n").unwrap();
    assert!(readme.contains(program), "generated/examples/renew.rs is not in README.md");
}
