//! What the README shows is what the examples do.

const README: &str = include_str!("../../README.md");
const MANIFEST: &str = include_str!("../Cargo.toml");

/// The README shows all of an example but the description at its beginning and the tests at its end.
#[track_caller]
fn assert_shown(example: &str) {
    let program = example.split("\n\n#[cfg(test)]").next().unwrap();
    let (_, program) = program.split_once("\n\n").unwrap();
    assert!(README.contains(program), "this is not in README.md:\n{program}");
}

#[test]
fn the_readme_shows_the_examples() {
    assert_shown(include_str!("../examples/renew.rs"));
    assert_shown(include_str!("../examples/renew_blocking.rs"));
}

/// With the features that the README names, its blocking program compiles: they are the ones without
/// which cargo does not build the example.
#[test]
fn the_readme_names_the_features_that_its_programs_need() {
    let features = r#"features = ["blocking", "lindorm"]"#;
    assert!(
        MANIFEST.contains(&format!("name = \"renew_blocking\"\nrequired-{features}"))
    );
    let line = format!(
        "aliyun-api = {{ path = \"…/generated\", default-features = false, {features} }}"
    );
    assert!(README.contains(&line), "{line}");
}
