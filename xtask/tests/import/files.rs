//! What may stand in the way of drafts, or happen while they are written: nothing is half done.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::{Repository, metadata};

/// Every file in the folder of a product, with its content and when it changed.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let modified = path.metadata().unwrap().modified().unwrap();
            found.insert(path.clone(), (fs::read(path).unwrap(), modified));
        }
    }
    found
}

#[test]
fn drafts_that_are_there_already_are_not_written_again() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor", "--force"];
    repository.succeed(&import);
    let file = repository.path("specs/motor/stop_engine.yaml");
    fs::write(&file, "mine\n").unwrap();
    let before = files(&repository.path("specs/motor"));
    let told = repository.succeed(&import);
    assert!(told.contains("specs/motor/stop_engine.yaml: overwritten\n"), "{told}");
    assert!(told.contains("specs/motor/park_engine.yaml: unchanged\n"), "{told}");
    assert!(told.contains("specs/motor/errors/engine.yaml: unchanged\n"), "{told}");
    assert!(told.contains("\n1 files written to "), "{told}");
    let mut after = files(&repository.path("specs/motor"));
    assert_ne!(after[&file], before[&file]);
    after.insert(file.clone(), before[&file].clone());
    assert_eq!(after, before);
}

#[test]
fn a_read_only_spec_is_named_and_nothing_is_written() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor", "--force"];
    repository.succeed(&import);
    let file = repository.path("specs/motor/stop_engine.yaml");
    for path in ["specs/motor/odd_engine.yaml", "specs/motor/stop_engine.yaml"] {
        fs::write(repository.path(path), "mine\n").unwrap();
    }
    let before = files(&repository.path("specs/motor"));
    let old = file.metadata().unwrap().permissions();
    let mut read_only = old.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&file, read_only).unwrap();
    let told = repository.fail(&import);
    assert!(told.contains("nothing was changed: "), "{told}");
    assert!(told.contains("stop_engine.yaml is read-only: make it writable"), "{told}");
    assert_eq!(files(&repository.path("specs/motor")), before);
    fs::set_permissions(&file, old).unwrap();
    repository.succeed(&import);
}

/// Imports in a shell that lets no file grow beyond one block of 512 bytes, or of 1024: the first
/// draft fits, and others do not.
#[cfg(unix)]
fn import_with_little_room(repository: &Repository, command: &str, import: &[&str]) -> Output {
    let import = repository.command(import);
    let script = format!("{command}; ulimit -f 1; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).arg(import.get_program()).args(import.get_args());
    shell.output().unwrap()
}

/// A limit for the size of files fails as a full disk does: in the middle of a file.
#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing_and_leaves_nothing() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor", "--force"];
    let fail = || {
        let output = import_with_little_room(&repository, "trap '' XFSZ", &import);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("nothing was changed: cannot write "), "{told}");
    };
    fail();
    assert!(!repository.path("specs/motor").exists());
    repository.succeed(&import);
    for name in ["product", "stop_engine", "odd_engine"] {
        fs::write(repository.path(&format!("specs/motor/{name}.yaml")), "mine\n").unwrap();
    }
    let before = files(&repository.path("specs/motor"));
    fail();
    assert_eq!(files(&repository.path("specs/motor")), before);
}

/// Without a handler, the system kills who goes beyond the limit: in the middle of a file.
#[cfg(unix)]
#[test]
fn an_import_that_was_killed_is_made_up_for() {
    use std::os::unix::process::ExitStatusExt;

    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor"];
    let output = import_with_little_room(&repository, "ulimit -c 0", &import);
    assert!(output.status.signal().is_some(), "{:?}", output.status);
    let left = files(&repository.path("specs/motor"));
    assert!(left.len() > 1);
    assert!(left.keys().all(|path| path.to_str().unwrap().ends_with(".codegen-new")), "{left:?}");
    repository.succeed(&import);
    let other = Repository::new();
    other.succeed(&import);
    let of = |repository: &Repository| -> Vec<(PathBuf, Vec<u8>)> {
        let name = |path: &Path| path.strip_prefix(repository.path("")).unwrap().to_owned();
        let files = files(&repository.path("specs/motor"));
        files.into_iter().map(|(path, (content, _))| (name(&path), content)).collect()
    };
    assert_eq!(of(&repository), of(&other));
}

#[test]
fn imports_wait_for_the_run_before_them_however_their_folder_is_named() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let path = repository.path("target/codegen/lock");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let lock = File::create(path).unwrap();
    lock.lock().unwrap();
    let absolute = format!("{}/", repository.path("specs/motor").display());
    let (root, specs) = (repository.path(""), repository.path("specs"));
    let runs = [(&*absolute, &root), ("motor", &specs), ("specs/motor", &root)].map(|run| {
        let (into, folder) = run;
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["import", &errors, "--into", into]).current_dir(folder);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    });
    thread::sleep(Duration::from_millis(500));
    assert!(!repository.path("specs/motor").exists());
    drop(lock);
    for run in runs {
        let output = run.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        assert!(told.starts_with("waiting: another run"), "{told}");
    }
    assert!(repository.path("specs/motor/stop_engine.yaml").is_file());
}

#[test]
fn a_new_folder_may_be_named_from_where_the_run_is() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    for (into, folder) in [("motor", "specs"), ("specs/engine", ""), ("new/specs/motor", "")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["import", &errors, "--into", into]).current_dir(repository.path(folder));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(repository.path(folder).join(into).join("stop_engine.yaml").is_file());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    let repository = Repository::new();
    let elsewhere = repository.path("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor", "--force"];
    std::os::unix::fs::symlink(&elsewhere, repository.path("specs/motor")).unwrap();
    for into in ["specs/motor", "specs/motor/", "specs/motor//", "specs/motor/."] {
        let told = repository.fail(&["import", &errors, "--into", into]);
        assert!(told.contains("specs/motor is a symbolic link"), "{into}: {told}");
    }
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    fs::remove_file(repository.path("specs/motor")).unwrap();
    fs::create_dir(repository.path("specs/motor")).unwrap();
    let file = elsewhere.join("file");
    fs::write(&file, "mine").unwrap();
    std::os::unix::fs::symlink(&file, repository.path("specs/motor/stop_engine.yaml")).unwrap();
    assert!(repository.fail(&import).contains("is a symbolic link"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    fs::remove_file(repository.path("specs/motor/stop_engine.yaml")).unwrap();
    // As an import leaves a file that is killed while it writes.
    let left = repository.path("specs/motor/.stop_engine.yaml.codegen-new");
    std::os::unix::fs::symlink(&file, &left).unwrap();
    assert!(repository.fail(&import).contains(".codegen-new is a symbolic link"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert!(left.is_symlink());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_spec_is_named_and_not_opened() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let pipe = repository.path("specs/motor/stop_engine.yaml");
    fs::create_dir(pipe.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let told = repository.fail(&["import", &errors, "--into", "specs/motor", "--force"]);
    assert!(told.contains("stop_engine.yaml is not a regular file"), "{told}");
}
