//! `lint` of some files, and for editors.

use std::fs;

use crate::repository::{Repository, stderr, stdout};

const RENEW: &str = "specs/ens/renew_instance.yaml";
const LINDORM: &str = "specs/lindorm/renew_lindorm_instance.yaml";

fn records(repository: &Repository, arguments: &[&str]) -> Vec<serde_json::Value> {
    let output = repository.run(&[&["lint", "--format", "json"], arguments].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_is_no_spec_has_a_record_for_editors() {
    let repository = Repository::new();
    fs::write(repository.path("specs/ens/notes.txt"), "").unwrap();
    let huge = fs::File::create(repository.path("specs/lindorm/huge.yaml")).unwrap();
    huge.set_len(1 << 40).unwrap();
    let output = repository.run(&["lint", "--format", "json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), ""));
    let records = records(&repository, &[]);
    let facts = |record: &serde_json::Value| {
        let text = |key: &str| record[key].as_str().unwrap().to_owned();
        assert_eq!((&record["line"], &record["end_column"]), (&1.into(), &1.into()));
        [text("id"), text("path"), text("help")]
    };
    assert_eq!(
        records.iter().map(facts).collect::<Vec<_>>(),
        [
            ["unexpected-file", "specs/ens/notes.txt", "move it elsewhere"],
            ["file-too-large", "specs/lindorm/huge.yaml", "move it elsewhere"],
        ]
    );
    fs::remove_dir_all(repository.path("specs")).unwrap();
    let missing = self::records(&repository, &[]);
    assert_eq!((&missing[0]["id"], &missing[0]["path"]), (&"missing-file".into(), &"specs".into()));
}

#[test]
fn some_files_are_checked_among_all() {
    let repository = Repository::new();
    assert_eq!(repository.succeed(&["lint", RENEW]), "1 file: no mistakes\n");
    repository.edit(LINDORM, "rows: 7", "rows: 8");
    for (path, files) in [(RENEW, 1), ("specs/ens", 4), ("specs/ens/errors/", 1)] {
        let printed = repository.succeed(&["lint", path]);
        let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        assert_eq!(printed, format!("{files}: no mistakes; 1 mistake in other files\n"), "{path}");
        assert!(records(&repository, &[path]).is_empty());
    }
    repository.edit(RENEW, "example: 1\n", "example: 99\n");
    for path in [RENEW, "specs/ens/"] {
        let shown = repository.fail(&["lint", path]);
        assert!(
            shown.contains("renew_instance.yaml:37:14") && !shown.contains("lindorm"),
            "{shown}"
        );
        assert!(
            shown.contains("1 mistake found; ") && shown.ends_with("1 mistake in other files\n")
        );
    }
    for both in [&["specs"][..], &["."], &[RENEW, LINDORM], &[]] {
        assert_eq!(records(&repository, both).len(), 2, "{both:?}");
    }
}

#[test]
fn a_path_is_one_from_the_working_directory_or_from_the_root() {
    let repository = Repository::new();
    repository.edit(RENEW, "example: 1\n", "example: 99\n");
    let mut inside = repository.command(&["lint", "renew_instance.yaml"]);
    let output = inside.current_dir(repository.path("specs/ens")).output().unwrap();
    assert!(stderr(&output).contains("1 mistake found"), "{}", stderr(&output));
    let whole = repository.path(RENEW).display().to_string();
    assert!(repository.fail(&["lint", &whole]).contains("1 mistake found"));
}

#[test]
fn a_mistake_is_shown_to_both_files_that_it_is_about() {
    let repository = Repository::new();
    let source = "sources:\n  api-docs: {document: Another}\n";
    repository.edit(RENEW, "sources:\n", source);
    for path in [RENEW, "specs/ens/product.yaml"] {
        let found = records(&repository, &[path]);
        assert!(found.iter().any(|record| record["id"] == "duplicate-definition"), "{found:?}");
    }
}

#[test]
fn what_keeps_files_from_being_checked_is_shown() {
    let repository = Repository::new();
    repository.edit("specs/ens/product.yaml", "title: ", "titel: ");
    let shown = repository.fail(&["lint", RENEW]);
    assert!(shown.contains("specs/ens/product.yaml:"), "{shown}");
    assert!(shown.ends_with("; these are in other files, which are read first\n"), "{shown}");
    // What is wrong with the file itself comes first.
    repository.edit(RENEW, "safety: ", "safty: ");
    let shown = repository.fail(&["lint", RENEW]);
    assert!(
        !shown.contains("product.yaml") && shown.contains("1 mistake in other files"),
        "{shown}"
    );
}

#[test]
fn a_path_of_no_spec_is_refused() {
    let repository = Repository::new();
    fs::create_dir(repository.path("specs/empty")).unwrap();
    for path in ["specs/ens/renew.yaml", "specs/empty", "specs/en", "/", "specs/ens/product.yaml/x"]
    {
        for format in ["text", "json"] {
            let output = repository.run(&["lint", path, "--format", format]);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{path}");
            let expected =
                format!("error: there is no spec at {path}: name a file or folder under");
            assert!(stderr(&output).starts_with(&expected), "{}", stderr(&output));
        }
    }
}
