//! Files under `specs` that are no specs, or cannot be read as one.

use std::fs::{self, File};

use crate::repository::Repository;
#[cfg(unix)]
use crate::{repository::stderr, users};

/// Runs a task that must name this, and says so about it.
fn refused(repository: &Repository, path: &str, problem: &str) {
    for arguments in [&["lint"][..], &["codegen"], &["codegen", "--check"], &["catalog"]] {
        let shown = repository.fail(arguments);
        assert!(shown.contains(path) && shown.contains(problem), "{arguments:?}: {shown}");
    }
    assert!(!repository.path("generated").exists());
}

#[test]
fn a_file_name_that_is_not_utf8_is_shown_with_its_bytes() {
    #[cfg(target_os = "linux")]
    {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let repository = Repository::new();
        let name = OsStr::from_bytes(b"renew\xff\x1b[31m.yaml");
        fs::write(repository.path("specs/ens").join(name), "").unwrap();
        refused(&repository, r"specs/ens/renew\xFF\u{1b}[31m.yaml", "not UTF-8: rename it");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let repository = Repository::new();
    let pipe = repository.path("specs/ens/pipe.yaml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    refused(&repository, "specs/ens/pipe.yaml", "a regular file that ends in `.yaml`");
}

#[test]
fn a_folder_with_the_name_of_a_spec_is_named() {
    let repository = Repository::new();
    fs::create_dir(repository.path("specs/ens/other.yaml")).unwrap();
    refused(&repository, "specs/ens/other.yaml", "a folder with the name of a spec");
}

#[test]
fn a_folder_that_stands_too_deep_is_named() {
    let repository = Repository::new();
    fs::create_dir_all(repository.path("specs/ens/errors/more")).unwrap();
    refused(&repository, "specs/ens/errors/more", "no spec stands so deep");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_not_even_in_a_circle() {
    use std::os::unix::fs::symlink;

    for (target, link) in [
        ("../../specs", "specs/ens/circle"),
        ("itself", "specs/ens/itself"),
        ("renew_instance.yaml", "specs/ens/link.yaml"),
        ("/dev/zero", "specs/ens/endless.yaml"),
    ] {
        let repository = Repository::new();
        symlink(target, repository.path(link)).unwrap();
        refused(&repository, link, "it is a symbolic link");
    }
}

#[test]
fn the_other_extension_is_named() {
    let repository = Repository::new();
    fs::write(repository.path("specs/ens/other.yml"), "").unwrap();
    refused(&repository, "specs/ens/other.yml", "specs end in `.yaml`: rename it");
}

#[test]
fn other_files_are_named() {
    let repository = Repository::new();
    fs::write(repository.path("specs/ens/notes.txt"), "").unwrap();
    refused(&repository, "specs/ens/notes.txt", "it is no spec");
}

#[test]
fn what_editors_leave_behind_is_passed_over() {
    let repository = Repository::new();
    for name in [".hidden.yaml", ".#x", "#x#", "x.yaml~", "x.yaml.bak", "x.yaml.orig", "x.swp"] {
        fs::write(repository.path("specs/ens").join(name), "not: [read").unwrap();
    }
    assert_eq!(repository.succeed(&["lint"]), "7 files: no mistakes\n");
}

#[test]
fn names_that_some_systems_take_for_the_same_are_named() {
    let repository = Repository::new();
    fs::write(repository.path("specs/ens/Renew_Instance.yaml"), "").unwrap();
    if fs::read_dir(repository.path("specs/ens")).unwrap().count() == 4 {
        // On such a system, there cannot be two.
        return;
    }
    refused(
        &repository,
        "specs/ens/renew_instance.yaml: it is the same file as specs/ens/Renew_Instance.yaml",
        "rename one",
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_with_the_reason() {
    use std::os::unix::fs::PermissionsExt;

    let repository = Repository::new();
    let path = repository.path("specs/ens/renew_instance.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let output = users::ordinary(&repository, &["lint"]).output().unwrap();
    let shown = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        shown.contains("specs/ens/renew_instance.yaml: it cannot be read: Permission denied"),
        "{shown}"
    );
}

#[test]
fn a_huge_file_is_not_read() {
    let repository = Repository::new();
    // It takes no room: nothing is written to it.
    let file = File::create(repository.path("specs/ens/huge.yaml")).unwrap();
    file.set_len(1 << 40).unwrap();
    refused(&repository, "specs/ens/huge.yaml", "it has 1099512 MB, and no spec is that large");
}

#[test]
fn more_mistakes_may_follow_those_in_the_shape_of_a_file() {
    let repository = Repository::new();
    repository.edit("specs/ens/renew_instance.yaml", "action: RenewInstance", "action: Other");
    let shown = repository.fail(&["lint"]);
    assert!(shown.ends_with("found; nothing is generated of them\n"), "{shown}");
    repository.edit("specs/ens/product.yaml", "title: ", "titel: ");
    let shown = repository.fail(&["lint"]);
    assert!(shown.contains("1 mistake found, and more may follow"), "{shown}");
}

#[test]
fn every_such_file_is_named_at_once() {
    let repository = Repository::new();
    fs::write(repository.path("specs/ens/other.yml"), "").unwrap();
    fs::write(repository.path("specs/lindorm/notes.txt"), "").unwrap();
    let shown = repository.fail(&["lint"]);
    assert!(shown.contains("other.yml") && shown.contains("notes.txt"), "{shown}");
}

#[test]
fn a_repository_without_specs_is_left_alone() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path("specs")).unwrap();
    let folder = repository.path("specs").display().to_string();
    for task in ["codegen", "lint", "catalog"] {
        let shown = repository.fail(&[task]);
        assert!(shown.contains(&format!("there is no folder {folder}")), "{shown}");
    }
    fs::create_dir(repository.path("specs")).unwrap();
    assert!(repository.fail(&["codegen"]).contains("there is no spec under"));
    assert!(!repository.path("generated").exists());
}
