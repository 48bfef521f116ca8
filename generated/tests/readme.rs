//! What the README shows is what the examples do, that of the repository and that of the crate.

const README: &str = include_str!("../../README.md");
const README_OF_CRATE: &str = include_str!("../README.md");
const MANIFEST: &str = include_str!("../Cargo.toml");

/// A README shows all of an example but the description at its beginning and the tests at its end.
#[track_caller]
fn assert_shown(readme: &str, example: &str) {
    let program = example.split("\n\n#[cfg(test)]").next().unwrap();
    let (_, program) = program.split_once("\n\n").unwrap();
    assert!(readme.contains(program), "this is not in README.md:\n{program}");
}

#[test]
fn the_readme_shows_the_examples() {
    assert_shown(README, include_str!("../examples/renew.rs"));
    assert_shown(README, include_str!("../examples/renew_blocking.rs"));
    assert_shown(README_OF_CRATE, include_str!("../examples/renew.rs"));
}

/// docs.rs and crates.io show them, and have no other file of the repository.
#[test]
fn the_readmes_of_crates_link_to_no_file() {
    let readmes = [README_OF_CRATE, include_str!("../../runtime/README.md")];
    for link in readmes.into_iter().flat_map(|readme| readme.split("](").skip(1)) {
        assert!(link.starts_with("https://") || link.starts_with('#'), "{link}");
    }
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
