//! The features of the products in `generated/Cargo.toml`.

use std::fs;
use std::path::Path;

use crate::repository::{Repository, stderr, stdout};

const MANIFEST: &str = "\
[package]
name = \"aliyun-api\" # a comment

[features]
default = [\"client\"]
client = []
";

fn with_manifest() -> Repository {
    let repository = Repository::new();
    fs::create_dir(repository.path("generated")).unwrap();
    fs::write(repository.path("generated/Cargo.toml"), MANIFEST).unwrap();
    repository
}

fn manifest(repository: &Repository) -> String {
    fs::read_to_string(repository.path("generated/Cargo.toml")).unwrap()
}

#[test]
fn the_manifest_of_this_repository_has_its_products() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let repository = Repository::like_this();
    fs::create_dir(repository.path("generated")).unwrap();
    fs::copy(here.join("generated/Cargo.toml"), repository.path("generated/Cargo.toml")).unwrap();
    let before = manifest(&repository);
    assert!(before.contains("ens = [] # from specs/ens\n"), "{before}");
    repository.succeed(&["codegen"]);
    assert_eq!(manifest(&repository), before, "run `cargo xtask codegen`");
}

#[test]
fn features_come_and_go_with_their_products() {
    let repository = with_manifest();
    assert!(repository.succeed(&["codegen"]).contains("\nCargo.toml written\n"));
    let kept = manifest(&repository);
    assert!(kept.contains("default = [\"client\", \"ens\", \"lindorm\"]\n"), "{kept}");
    assert!(kept.contains("lindorm = [] # from specs/lindorm\n"), "{kept}");
    assert!(kept.contains("name = \"aliyun-api\" # a comment\n"), "{kept}");
    fs::remove_dir_all(repository.path("specs/lindorm")).unwrap();
    repository.succeed(&["codegen"]);
    assert!(!manifest(&repository).contains("lindorm"));
    assert_eq!(
        manifest(&repository).replace(", \"ens\"", "").replace("ens = [] # from specs/ens\n", ""),
        MANIFEST
    );
}

#[test]
fn comments_between_default_features_stay() {
    let repository = with_manifest();
    let commented = "[\n    \"client\", # keep this\n    # products\n]";
    repository.edit("generated/Cargo.toml", "[\"client\"]", commented);
    repository.succeed(&["codegen"]);
    let lindorm = "    \"client\", # keep this\n    \"ens\",\n    \"lindorm\",\n    # products\n]";
    assert!(manifest(&repository).contains(lindorm), "{}", manifest(&repository));
    repository.edit("generated/Cargo.toml", "\"ens\",", "\"ens\", # mine");
    fs::remove_dir_all(repository.path("specs/lindorm")).unwrap();
    repository.succeed(&["codegen"]);
    let ens = "    \"client\", # keep this\n    \"ens\", # mine\n    # products\n]";
    assert!(manifest(&repository).contains(ens), "{}", manifest(&repository));
}

#[test]
fn a_feature_that_is_missing_is_shown_by_a_check() {
    let repository = with_manifest();
    repository.succeed(&["codegen"]);
    repository.succeed(&["codegen", "--check"]);
    repository.edit("generated/Cargo.toml", "ens = [] # from specs/ens\n", "");
    let output = repository.run(&["codegen", "--check"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stdout(&output).contains("+ens = [] # from specs/ens\n"));
    // What is remembered of the last run does not hide it.
    let printed = repository.succeed(&["codegen"]);
    assert!(printed.contains("Cargo.toml written"), "{printed}");
    repository.succeed(&["codegen", "--check"]);
}

#[test]
fn what_is_no_manifest_is_named_and_nothing_is_written() {
    for (text, problem) in [
        ("[features", "it is not TOML"),
        ("[features]\nens = [\"client\"]\n", "the product `ens` has the name of another feature"),
    ] {
        let repository = with_manifest();
        fs::write(repository.path("generated/Cargo.toml"), text).unwrap();
        let shown = repository.fail(&["codegen"]);
        assert!(shown.contains("Cargo.toml") && shown.contains(problem), "{shown}");
        assert_eq!(manifest(&repository), text);
        assert!(!repository.path("generated/src").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_manifest_behind_a_link_is_refused() {
    let repository = with_manifest();
    let outside = repository.path("outside.toml");
    fs::rename(repository.path("generated/Cargo.toml"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, repository.path("generated/Cargo.toml")).unwrap();
    assert!(repository.fail(&["codegen"]).contains("is a symbolic link"));
    assert_eq!(fs::read_to_string(outside).unwrap(), MANIFEST);
}
