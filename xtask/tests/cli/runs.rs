//! Runs after, beside and instead of one another: cut short, at once, on a disk that is full.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::repository::{Repository, stderr, stdout};

/// A repository with emitted files, and with specs that have all changed since.
fn changed() -> Repository {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    for path in [
        "specs/ens/renew_instance.yaml",
        "specs/ens/renew_arm_server_instance.yaml",
        "specs/lindorm/renew_lindorm_instance.yaml",
    ] {
        repository.edit(path, "summary: ", "summary: It ");
    }
    repository
}

/// What should be there.
fn expected(repository: &Repository) -> Vec<Vec<u8>> {
    let other = Repository::new();
    fs::remove_dir_all(other.path("specs")).unwrap();
    crate::repository::copy(&repository.path("specs"), &other.path("specs"));
    other.succeed(&["codegen"]);
    other.generated().into_values().collect()
}

fn generated(repository: &Repository) -> Vec<Vec<u8>> {
    repository.generated().into_values().collect()
}

/// The lock of a repository, as another run has it.
fn lock(repository: &Repository) -> File {
    let path = repository.path("target/codegen/lock");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = File::create(path).unwrap();
    file.lock().unwrap();
    write!(file, "{}", std::process::id()).unwrap();
    file
}

#[test]
fn a_run_waits_for_the_one_before_it() {
    let repository = changed();
    let lock = lock(&repository);
    let mut command = repository.command(&["codegen"]);
    let run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(500));
    assert_ne!(generated(&repository), expected(&repository));
    drop(lock);
    let output = run.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let waiting =
        format!("waiting: another run, process {}, is writing here\n", std::process::id());
    assert_eq!(stderr(&output), waiting);
    assert_eq!(generated(&repository), expected(&repository));
}

#[test]
fn a_run_that_waits_too_long_names_the_one_that_writes() {
    let repository = changed();
    let before = repository.generated();
    let _lock = lock(&repository);
    let start = Instant::now();
    let shown = repository.fail(&["codegen"]);
    assert!((10..20).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
    let process = format!("process {}, has been writing here", std::process::id());
    assert!(shown.contains(&process), "{shown}");
    assert!(shown.contains("or end it"), "{shown}");
    assert_eq!(repository.generated(), before);
}

#[test]
fn a_check_waits_for_nobody_and_leaves_nothing() {
    let repository = Repository::new();
    let output = repository.run(&["codegen", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    assert!(shown.contains("generated/src/lib.rs: it is missing\n"), "{shown}");
    assert!(shown.lines().count() < 20, "a file that is missing is not shown line by line");
    assert!(!repository.path("target").exists() && !repository.path("generated").exists());
    let _lock = lock(&repository);
    assert!(stderr(&repository.run(&["codegen", "--check"])).contains("is not what the specs say"));
}

#[test]
fn many_runs_at_once_leave_what_one_leaves() {
    let repository = changed();
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let mut command = repository.command(&["codegen"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert_eq!(generated(&repository), expected(&repository));
}

/// Runs `codegen` in a shell after a command of it.
#[cfg(unix)]
fn after(repository: &Repository, command: &str) -> std::process::Output {
    let codegen = repository.command(&["codegen"]);
    let script = format!("{command}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).arg(codegen.get_program()).args(codegen.get_args());
    shell.output().unwrap()
}

/// A limit for the size of files fails as a full disk does: in the middle of a file.
#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing_and_leaves_nothing() {
    let repository = changed();
    let (before, files) = (repository.generated(), all_files(&repository));
    // The limit counts blocks of 512 bytes, or of 1024. Some files fit, others do not.
    let output = after(&repository, "trap '' XFSZ; ulimit -f 12");
    let shown = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("nothing was changed: cannot write "), "{shown}");
    assert!(shown.contains("File too large"), "{shown}");
    assert_eq!(repository.generated(), before);
    assert_eq!(all_files(&repository), files);
    repository.succeed(&["codegen"]);
    assert_eq!(generated(&repository), expected(&repository));
}

/// Without a handler, the system kills who goes beyond the limit: in the middle of a file.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_while_it_writes_a_file_is_made_up_for() {
    use std::os::unix::process::ExitStatusExt;

    let repository = changed();
    let before = repository.generated();
    let output = after(&repository, "ulimit -c 0; ulimit -f 12");
    assert!(output.status.signal().is_some(), "{:?}", output.status);
    let is_left = |path: &Path| path.to_str().unwrap().ends_with(".codegen-new");
    let (left, after): (BTreeMap<_, _>, BTreeMap<_, _>) =
        repository.generated().into_iter().partition(|(path, _)| is_left(path));
    assert!(!left.is_empty());
    assert_eq!(after, before);
    let output = repository.run(&["codegen", "--check"]);
    assert!(stdout(&output).contains("was left by a run that was ended"));
    repository.succeed(&["codegen"]);
    assert_eq!(generated(&repository), expected(&repository));
}

#[test]
fn a_run_that_is_killed_at_any_moment_is_made_up_for() {
    let repository = changed();
    let expected = expected(&repository);
    let old = repository.generated();
    let start = Instant::now();
    repository.succeed(&["codegen"]);
    let whole = start.elapsed();
    for step in 1..=8 {
        for (path, content) in &old {
            fs::write(path, content).unwrap();
        }
        let mut run = repository.command(&["codegen"]).stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * step / 8);
        // It may be done by then.
        let _ = run.kill();
        run.wait().unwrap();
        for (path, content) in repository.generated() {
            let is_whole = old.get(&path) == Some(&content) || expected.contains(&content);
            assert!(is_whole || path.to_str().unwrap().ends_with(".codegen-new"), "{path:?}");
        }
        repository.succeed(&["codegen"]);
        assert_eq!(generated(&repository), expected, "{step}");
    }
}

/// The state between two files, for which a signal would have to be lucky.
#[test]
fn a_run_that_was_ended_between_two_files_is_made_up_for() {
    let repository = changed();
    let new = expected(&repository);
    let paths: Vec<_> = repository.generated().into_keys().collect();
    for (path, content) in paths.iter().zip(&new).take(4) {
        fs::write(path, content).unwrap();
    }
    for (path, content) in paths.iter().zip(&new).skip(4) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let temporary = path.with_file_name(format!(".{name}.codegen-new"));
        fs::write(temporary, &content[..content.len().min(name.len())]).unwrap();
    }
    repository.succeed(&["codegen"]);
    assert_eq!(generated(&repository), new);
}

#[test]
fn only_what_a_run_left_is_taken_away() {
    let repository = changed();
    let mine = repository.path("generated/src/ens/.notes.rs.codegen-new");
    fs::write(&mine, "// mine\n").unwrap();
    assert!(repository.fail(&["codegen"]).contains("was not written by the generator"));
    assert_eq!(fs::read_to_string(mine).unwrap(), "// mine\n");
}

#[test]
fn a_run_with_nothing_to_do_generates_nothing() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let fingerprint = repository.path("target/codegen/fingerprint.json");
    let text = fs::read_to_string(&fingerprint).unwrap();
    // Who generates counts the files; who does not believes what was counted.
    let other = text.replace("\"files\":9", "\"files\":12345");
    assert_ne!(other, text);
    fs::write(&fingerprint, &other).unwrap();
    assert!(repository.succeed(&["codegen"]).contains("12345 files: 0 written, 0 removed, 12345"));
    assert!(repository.succeed(&["codegen", "--check"]).contains("say: 9 files"));
}

#[test]
fn a_fingerprint_that_does_not_fit_is_not_believed() {
    let changes: [fn(&Repository); 6] = [
        |repository| {
            repository.edit("specs/ens/renew_instance.yaml", "summary: ", "summary: It ");
        },
        |repository| fs::remove_dir_all(repository.path("specs/lindorm")).unwrap(),
        |repository| fs::remove_file(repository.path("generated/src/ens/mod.rs")).unwrap(),
        |repository| fs::remove_dir_all(repository.path("generated")).unwrap(),
        |repository| fs::write(repository.path("target/codegen/fingerprint.json"), "{").unwrap(),
        |repository| fs::remove_dir_all(repository.path("target")).unwrap(),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let repository = Repository::new();
        repository.succeed(&["codegen"]);
        change(&repository);
        repository.succeed(&["codegen"]);
        assert_eq!(generated(&repository), expected(&repository), "{index}");
    }
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let foreign = repository.path("generated/src/notes.rs");
    fs::write(&foreign, "// mine\n").unwrap();
    assert!(repository.fail(&["codegen"]).contains("notes.rs"));
    fs::remove_file(foreign).unwrap();
    repository.edit("generated/src/lib.rs", "Typed", "typed");
    assert!(repository.fail(&["codegen"]).contains("changed by hand"));
}

/// Every file of a repository but its specs and what is remembered, with when it changed.
#[cfg(unix)]
fn all_files(repository: &Repository) -> Vec<(String, SystemTime)> {
    let mut files = BTreeMap::new();
    crate::collect(&repository.path("generated"), &mut files);
    let modified = |path: &Path| path.metadata().unwrap().modified().unwrap();
    files.keys().map(|path| (path.display().to_string(), modified(path))).collect()
}
