//! What may stand in the way in the folder of the emitted files. Nothing of it is lost.

use std::fs;
use std::path::PathBuf;

use crate::repository::Repository;

/// A repository with emitted files, and with a spec that has changed since.
fn changed() -> Repository {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    repository.edit("specs/ens/renew_instance.yaml", "summary: Prolongs", "summary: Renews");
    repository
}

/// Runs `codegen`, which must name this and change nothing.
fn refused(repository: &Repository, path: &str, problem: &str) {
    let before = repository.generated();
    for arguments in [&["codegen"][..], &["codegen", "--force"]] {
        let shown = repository.fail(arguments);
        assert!(shown.contains(path) && shown.contains(problem), "{arguments:?}: {shown}");
    }
    assert_eq!(repository.generated(), before);
}

#[test]
fn a_foreign_file_is_named_and_kept() {
    let repository = changed();
    for name in ["notes.rs", "empty", ".hidden"] {
        let foreign = repository.path("generated/src/ens").join(name);
        let text = if name == "empty" { "" } else { "// mine\n" };
        fs::write(&foreign, text).unwrap();
        refused(&repository, name, "was not written by the generator");
        assert_eq!(fs::read_to_string(&foreign).unwrap(), text);
        fs::remove_file(foreign).unwrap();
    }
    repository.succeed(&["codegen"]);
}

#[test]
fn a_foreign_file_in_the_place_of_an_emitted_one_is_kept() {
    let repository = changed();
    fs::write(repository.path("generated/src/ens/renew_instance.rs"), "// mine\n").unwrap();
    refused(&repository, "renew_instance.rs", "was not written by the generator");
}

/// As a power cut leaves files that were not on the disk yet.
#[test]
fn an_empty_file_in_the_place_of_an_emitted_one_is_replaced() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let before = repository.generated();
    fs::write(repository.path("generated/src/ens/renew_instance.rs"), "").unwrap();
    repository.succeed(&["codegen"]);
    assert_eq!(repository.generated(), before);
}

#[test]
fn every_foreign_file_is_named_at_once() {
    let repository = changed();
    fs::write(repository.path("generated/src/one.rs"), "").unwrap();
    fs::write(repository.path("generated/src/two.rs"), "").unwrap();
    refused(&repository, "one.rs", "two.rs");
}

#[test]
fn a_file_that_was_changed_by_hand_is_named_and_kept_without_force() {
    let repository = changed();
    let path = "generated/src/ens/renew_instance.rs";
    repository.edit(path, "charges money", "charges a lot of money");
    let before = repository.generated();
    let shown = repository.fail(&["codegen"]);
    assert!(shown.contains("renew_instance.rs"), "{shown}");
    assert!(shown.contains("Move the change to the spec"), "{shown}");
    assert!(shown.contains("`--force`"), "{shown}");
    let output = repository.run(&["codegen", "--check"]);
    let diff = crate::stdout(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(diff.lines().any(|line| line.starts_with("-//!") && line.contains("a lot of money")));
    let said = crate::stderr(&output);
    assert!(said.contains("changed by hand"), "{said}");
    assert!(!said.contains("; run `cargo xtask codegen`"), "it would refuse: {said}");
    assert_eq!(repository.generated(), before);
    let printed = repository.succeed(&["codegen", "--force"]);
    assert!(printed.contains(" 0 removed"), "{printed}");
    assert!(!fs::read_to_string(repository.path(path)).unwrap().contains("a lot of money"));
}

#[test]
fn a_file_without_a_spec_that_was_changed_by_hand_is_kept_without_force() {
    let repository = changed();
    let path = "generated/src/lindorm/renew_lindorm_instance.rs";
    repository.edit(path, "Lindorm", "lindorm");
    fs::remove_dir_all(repository.path("specs/lindorm")).unwrap();
    assert!(repository.fail(&["codegen"]).contains("changed by hand"));
    assert!(repository.path(path).exists());
    repository.succeed(&["codegen", "--force"]);
    assert!(!repository.path("generated/src/lindorm").exists());
}

#[test]
fn a_change_by_hand_that_a_spec_says_now_is_no_matter() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let old = repository.generated();
    repository.edit("specs/ens/renew_instance.yaml", "summary: Prolongs", "summary: Renews");
    repository.succeed(&["codegen"]);
    let new = repository.generated();
    // As git leaves the files when the branch of the specs and that of the files are different.
    for (path, content) in &old {
        fs::write(path, content).unwrap();
    }
    assert_ne!(old, new);
    repository.succeed(&["codegen"]);
    assert_eq!(repository.generated(), new);
}

#[test]
fn a_clean_merge_of_files_is_no_change_by_hand() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    repository.edit("specs/ens/renew_instance.yaml", "summary: ", "summary: It ");
    repository.succeed(&["codegen"]);
    let path = "generated/src/ens/renew_instance.rs";
    let merged = fs::read_to_string(repository.path(path)).unwrap();
    repository.edit("specs/ens/renew_instance.yaml", "charges money", "costs money");
    repository.succeed(&["codegen"]);
    let expected = repository.generated();
    // Both changes, and the hash of one.
    let merged = merged.replacen("charges money", "costs money", 1);
    let new = fs::read_to_string(repository.path(path)).unwrap();
    assert_eq!(new.lines().zip(merged.lines()).filter(|(new, old)| new != old).count(), 1);
    fs::write(repository.path(path), merged).unwrap();
    repository.succeed(&["codegen"]);
    assert_eq!(repository.generated(), expected);
}

#[test]
fn other_line_ends_are_no_change_by_hand() {
    let repository = changed();
    for (path, content) in repository.generated() {
        fs::write(path, String::from_utf8(content).unwrap().replace('\n', "\r\n")).unwrap();
    }
    let printed = repository.succeed(&["codegen"]);
    assert!(printed.contains("9 written, 0 removed, 0 unchanged"), "{printed}");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named() {
    let repository = changed();
    let path = repository.path("generated/src/ens/renew_instance.rs");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    refused(&repository, "renew_instance.rs", "is a folder, and a file belongs there");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_named() {
    let repository = changed();
    fs::remove_dir_all(repository.path("generated/src/ens")).unwrap();
    fs::write(repository.path("generated/src/ens"), "mine").unwrap();
    refused(&repository, "generated/src/ens", "was not written by the generator");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use std::os::unix::fs::symlink;

    for path in [
        "generated/src/ens/renew_instance.rs",
        "generated/src/ens/stale.rs",
        "generated/src/ens/.renew_instance.rs.codegen-new",
        "generated/src/ens",
        "generated/src",
        "generated",
    ] {
        let repository = changed();
        let (inside, outside) = (repository.path(path), repository.path("outside"));
        if inside.exists() {
            fs::rename(&inside, &outside).unwrap();
        } else {
            fs::write(&outside, "mine").unwrap();
        }
        symlink(&outside, &inside).unwrap();
        // What is behind the link is compared as well.
        refused(&repository, path, "is a symbolic link");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_followed() {
    let repository = changed();
    let path = "generated/src/ens/renew_instance.rs";
    fs::remove_file(repository.path(path)).unwrap();
    std::os::unix::fs::symlink(repository.path("nowhere"), repository.path(path)).unwrap();
    let shown = repository.fail(&["codegen"]);
    assert!(shown.contains(path) && shown.contains("is a symbolic link"), "{shown}");
    assert!(!repository.path("nowhere").exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_named_and_not_opened() {
    let repository = changed();
    let pipe = repository.path("generated/src/pipe.rs");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let shown = repository.fail(&["codegen"]);
    assert!(shown.contains("pipe.rs\nThat was not written by the generator"), "{shown}");
}

#[test]
fn a_read_only_file_or_folder_is_named_and_nothing_is_written() {
    let files: [fn(&Repository) -> PathBuf; 2] = [
        |repository| repository.path("generated/src/ens/renew_instance.rs"),
        |repository| repository.path("generated/src/ens"),
    ];
    for file in files {
        let repository = changed();
        // More than one file has to change.
        repository.edit("specs/lindorm/renew_lindorm_instance.yaml", "summary: ", "summary: It ");
        let path = file(&repository);
        let old = path.metadata().unwrap().permissions();
        let mut read_only = old.clone();
        read_only.set_readonly(true);
        fs::set_permissions(&path, read_only).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        refused(&repository, &name, "is read-only: make it writable");
        fs::set_permissions(&path, old).unwrap();
        repository.succeed(&["codegen"]);
    }
}

/// The system refuses: the mode says nothing about it, because the folder belongs to another user.
#[cfg(unix)]
#[test]
fn a_folder_of_another_user_is_named_and_nothing_is_written() {
    use std::os::unix::fs::{PermissionsExt, chown};

    let repository = changed();
    repository.edit("specs/ens/renew_arm_server_instance.yaml", "summary: ", "summary: It ");
    repository.edit("specs/lindorm/renew_lindorm_instance.yaml", "summary: ", "summary: It ");
    let before = repository.generated();
    let mut command = crate::users::ordinary(&repository, &["codegen"]);
    let folder = repository.path("generated/src/lindorm");
    if chown(&folder, Some(0), None).is_err() {
        // An ordinary user cannot give a folder away. Without `x`, it cannot be written to either.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let output = command.output().unwrap();
    let shown = crate::stderr(&output);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("lindorm") && shown.contains("Permission denied"), "{shown}");
    assert_eq!(repository.generated(), before);
}

#[test]
fn files_of_removed_specs_go_and_so_do_their_folders() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    fs::remove_dir_all(repository.path("specs/lindorm")).unwrap();
    let printed = repository.succeed(&["codegen"]);
    assert!(printed.contains("7 files: 1 written, 2 removed, 6 unchanged"), "{printed}");
    assert!(!repository.path("generated/src/lindorm").exists());
}
