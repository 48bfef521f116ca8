//! Drafts as a person gets them: written once, never over somebody's work, and sound.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A folder with the table of the gateway, and no product.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let gateway = folder.path().join("specs/gateway");
        fs::create_dir_all(&gateway).unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::copy(here.join("specs/gateway/errors.yaml"), gateway.join("errors.yaml")).unwrap();
        Self { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).arg("--root").arg(self.folder.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn fail(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }
}

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

/// Metadata with which the generator is tested.
fn metadata(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    folder.join("generator/tests/import").join(name).to_str().unwrap().to_owned()
}

#[test]
fn drafts_are_sound() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let told = repository.succeed(&["import", &errors, "--into", "specs/motor"]);
    assert!(told.contains("\n6 operations, 1 shared error tables\n"), "{told}");
    assert!(told.contains("3 a row whose code cannot stand in a spec"), "{told}");
    let cli = metadata("cli");
    let told = repository.succeed(&["import", "--cli-metadata", &cli, "--into", "specs/tools"]);
    let folder = repository.path("specs/tools");
    assert!(told.contains(&format!("3 files written to {};", folder.display())), "{told}");
    assert!(told.starts_with(&format!("{}/", folder.display())), "{told}");
    assert_eq!(repository.succeed(&["lint"]), "12 files: no mistakes\n");
    repository.succeed(&["codegen"]);
    assert!(repository.path("generated/src/motor/stop_engine.rs").is_file());
}

#[test]
fn a_version_of_a_product_is_found_in_the_repository_of_the_metadata() {
    let repository = Repository::new();
    let metadata = metadata("repository");
    let import = ["import", "--cli-metadata", &metadata, "--into", "specs/boats"];
    let told = repository.fail(&import);
    assert!(told.contains("--product"), "{told}");
    let boats = [&import[..], &["--product", "Boats"]].concat();
    let told = repository.fail(&boats);
    assert!(told.contains("name one with `--api-version`: 2021-01-01, 2022-02-02"), "{told}");
    let told = repository.fail(&[&boats[..], &["--api-version", "2023-03-03"]].concat());
    assert!(told.contains("2021-01-01, 2022-02-02"), "{told}");
    let told = repository.succeed(&[&boats[..], &["--api-version", "2022-02-02"]].concat());
    assert!(told.contains("specs/boats/sell_boat.yaml: written\n"), "{told}");
    let inner = format!("{metadata}/canonical");
    let import = ["import", "--cli-metadata", &inner, "--product", "ports"];
    repository.succeed(&[&import[..], &["--into", "specs/ports"]].concat());
    let product = fs::read_to_string(repository.path("specs/ports/product.yaml")).unwrap();
    assert!(product.contains("\nversion: 2022-02-02\n"), "{product}");
    assert_eq!(repository.succeed(&["lint"]), "8 files: no mistakes\n");
    repository.succeed(&["codegen"]);
}

#[test]
fn what_is_there_is_left_alone_unless_it_is_forced() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let import = ["import", &errors, "--into", "specs/motor"];
    repository.succeed(&import);
    let file = repository.path("specs/motor/stop_engine.yaml");
    let draft = fs::read_to_string(&file).unwrap();
    fs::write(&file, "mine\n").unwrap();
    let told = repository.succeed(&import);
    assert!(told.contains("specs/motor/stop_engine.yaml: is there already, and was left alone\n"));
    assert!(told.contains("0 files written"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine\n");
    let told = repository.succeed(&[&import[..], &["--force"]].concat());
    assert!(told.contains("specs/motor/stop_engine.yaml: overwritten\n"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), draft);
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
fn one_operation_can_be_wanted() {
    let repository = Repository::new();
    let fields = metadata("fields.api-docs.json");
    let import = ["import", &fields, "--into", "specs/shop", "--operation"];
    let told = repository.succeed(&[&import[..], &["CreatePart"]].concat());
    assert!(told.contains("specs/shop/create_part.yaml: written\n"), "{told}");
    let told = repository.succeed(&[&import[..], &["DescribeThing"]].concat());
    assert!(!told.contains("create_part.yaml"), "{told}");
    fs::remove_file(repository.path("specs/shop/describe_thing.yaml")).unwrap();
    let told = repository.succeed(&[&import[..], &["CreatePart"]].concat());
    assert!(told.contains("specs/shop/create_part.yaml: is there already"), "{told}");
    assert!(repository.path("specs/shop/create_part.yaml").is_file());
    assert!(!repository.path("specs/shop/describe_thing.yaml").exists());
    let told = repository.fail(&[&import[..], &["DescribThing"]].concat());
    assert!(told.contains("did you mean `DescribeThing`?"), "{told}");
}

#[test]
fn one_operation_can_be_forced_and_the_others_keep_their_tables() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    let some = ["StartEngine", "StopEngine", "ParkEngine"];
    let import = ["import", &errors, "--into", "specs/motor", "--operation"];
    repository.succeed(&[&import[..], &some].concat());
    let table = repository.path("specs/motor/errors/common.yaml");
    let mine = fs::read_to_string(&table).unwrap().replacen("doc: ", "doc: Mine. ", 1);
    fs::write(&table, &mine).unwrap();
    // The same operations with other rows would share a table of the same name.
    let text = fs::read_to_string(&errors).unwrap().replace("Missing%s", "Absent%s");
    let other = repository.path("other.json");
    fs::write(&other, text).unwrap();
    let other = other.to_str().unwrap();
    let import = ["import", other, "--into", "specs/motor", "--force", "--operation"];
    let told = repository.succeed(&[&import[..], &some].concat());
    assert!(told.contains("specs/motor/stop_engine.yaml: overwritten\n"), "{told}");
    assert_eq!(fs::read_to_string(&table).unwrap(), mine, "{told}");
    assert!(repository.path("specs/motor/errors/common_2.yaml").is_file(), "{told}");
}

#[test]
fn a_product_gets_the_types_of_operations_that_come_later() {
    let repository = Repository::new();
    let paths = metadata("paths.api-docs.json");
    let import = ["import", &paths, "--into", "specs/garage", "--operation"];
    repository.succeed(&[&import[..], &["PutXml"]].concat());
    let file = repository.path("specs/garage/product.yaml");
    let mine = fs::read_to_string(&file).unwrap().replace("title: garage", "title: Mine");
    fs::write(&file, &mine).unwrap();
    assert!(!mine.contains("types:"));
    for force in [&[][..], &["--force"]] {
        let told = repository.succeed(&[&import[..], &["PutCar"], force].concat());
        let done = "specs/garage/product.yaml: types were added at its end\n";
        let kept = "specs/garage/product.yaml: is there already, and was left alone\n";
        assert!(told.contains(if force.is_empty() { done } else { kept }), "{told}");
    }
    let merged = fs::read_to_string(&file).unwrap();
    assert!(merged.starts_with(&mine) && merged.contains("\n  Car:\n"), "{merged}");
    assert!(repository.succeed(&["lint"]).ends_with("no mistakes\n"));
}

#[test]
fn operations_of_another_product_are_refused() {
    let repository = Repository::new();
    let errors = metadata("errors.api-docs.json");
    repository.succeed(&["import", &errors, "--into", "specs/motor"]);
    let before = fs::read_dir(repository.path("specs/motor")).unwrap().count();
    let fields = metadata("fields.api-docs.json");
    let told = repository.fail(&["import", &fields, "--into", "specs/motor"]);
    let expected = "specs/motor/product.yaml is that of `motor 2022-12-31`, and these operations are of \
                    `Shop 2024-02-29`";
    assert!(told.contains(expected), "{told}");
    let cli = metadata("cli");
    let told = repository.fail(&["import", "--cli-metadata", &cli, "--into", "specs/motor"]);
    assert!(told.contains("name a folder of their own"), "{told}");
    assert_eq!(fs::read_dir(repository.path("specs/motor")).unwrap().count(), before);
    let file = repository.path("specs/motor/product.yaml");
    let other = fs::read_to_string(&file).unwrap().replace("version: ", "version: 1-");
    fs::write(&file, other).unwrap();
    let told = repository.fail(&["import", &errors, "--into", "specs/motor"]);
    assert!(told.contains("correct `code` and `version`"), "{told}");
}

#[test]
fn what_is_no_metadata_is_named_and_nothing_is_written() {
    let repository = Repository::new();
    let text = repository.path("text.json");
    fs::write(&text, "no JSON").unwrap();
    let text = text.to_str().unwrap();
    let told = repository.fail(&["import", text, "--into", "specs/motor"]);
    assert!(told.contains("text.json: it is not JSON"), "{told}");
    let missing = repository.path("missing.json");
    let told = repository.fail(&["import", missing.to_str().unwrap(), "--into", "specs/motor"]);
    assert!(told.contains("cannot read"), "{told}");
    let folder = repository.folder.path().to_str().unwrap();
    let told = repository.fail(&["import", folder, "--into", "specs/motor"]);
    assert!(told.contains("is not a regular file"), "{told}");
    let errors = metadata("errors.api-docs.json");
    let told = repository.fail(&["import", &errors, "--into", "specs/a-b"]);
    assert!(told.contains("snake case"), "{told}");
    let cli = metadata("cli");
    let import = ["import", "--cli-metadata", &cli, "--into", "specs/tools", "--product", "Other"];
    assert!(repository.fail(&import).contains("no folder for this product"));
    assert!(!repository.path("specs/motor").exists() && !repository.path("specs/tools").exists());
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
