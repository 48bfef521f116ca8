//! Drafts as a person gets them: written once, never over somebody's work, and sound.

mod files;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
