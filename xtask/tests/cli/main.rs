//! The tasks as a person calls them, each in a folder of its own.

mod files;
mod lint;
mod manifest;
mod own_crate;
mod repository;
mod runs;
mod spec_files;
#[cfg(unix)]
mod users;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use repository::{Repository, collect, stderr, stdout};

#[test]
fn codegen_says_what_it_wrote() {
    let printed = Repository::new().succeed(&["codegen"]);
    assert!(
        printed.starts_with("ens: 2 operations, 5 files\nlindorm: 1 operation, 2 files\n"),
        "{printed}"
    );
    assert!(printed.contains("9 files: 9 written, 0 removed, 0 unchanged, in "), "{printed}");
}

#[test]
fn codegen_writes_what_is_in_this_repository() {
    let repository = Repository::like_this();
    repository.succeed(&["codegen"]);
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut expected = BTreeMap::new();
    collect(&here.join("generated/src"), &mut expected);
    let by_name = |root: &Path, files: BTreeMap<PathBuf, Vec<u8>>| -> BTreeMap<PathBuf, Vec<u8>> {
        let name = |path: &Path| path.strip_prefix(root).unwrap().to_owned();
        files.iter().map(|(path, content)| (name(path), content.clone())).collect()
    };
    assert_eq!(
        by_name(&repository.path(""), repository.generated()),
        by_name(here, expected),
        "run `cargo xtask codegen`"
    );
}

#[test]
fn who_stops_reading_meets_no_panic() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    for task in [&["codegen"][..], &["codegen", "--check"], &["lint"], &["catalog"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = repository.command(task).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), &*stderr(&output)), (Some(1), ""), "{task:?}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let modified = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let times = || repository.generated().keys().map(|path| modified(path)).collect::<Vec<_>>();
    let before = times();
    let printed = repository.succeed(&["codegen"]);
    assert!(printed.contains("0 written, 0 removed, 9 unchanged"), "{printed}");
    assert_eq!(times(), before);
}

#[test]
fn language_time_zone_and_folder_do_not_matter() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let expected = repository.generated();
    for (language, zone) in [("zh_CN.UTF-8", "Asia/Shanghai"), ("tr_TR.UTF-8", "UTC+12"), ("C", "")]
    {
        fs::remove_dir_all(repository.path("generated")).unwrap();
        let mut command = repository.command(&["codegen"]);
        command.env("LANG", language).env("LC_ALL", language).env("TZ", zone);
        command.current_dir(std::env::temp_dir());
        assert!(command.output().unwrap().status.success());
        assert_eq!(repository.generated(), expected, "{language} {zone}");
    }
}

#[test]
fn check_shows_what_would_change_and_writes_nothing() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    assert_eq!(
        repository.succeed(&["codegen", "--check"]),
        "generated/src is what the specs say: 9 files\n"
    );
    repository.edit("specs/ens/renew_instance.yaml", "summary: Prolongs", "summary: Renews");
    let before = repository.generated();
    let output = repository.run(&["codegen", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let diff = stdout(&output);
    assert!(diff.contains("-//! `RenewInstance`: Prolongs a subscription"), "{diff}");
    assert!(diff.contains("+//! `RenewInstance`: Renews a subscription"), "{diff}");
    assert!(stderr(&output).contains("run `cargo xtask codegen`"));
    assert_eq!(repository.generated(), before);
}

#[test]
fn a_mistake_is_shown_and_nothing_is_written() {
    let repository = Repository::new();
    repository.succeed(&["codegen"]);
    let before = repository.generated();
    repository.edit("specs/ens/renew_instance.yaml", "safety: at_most_once", "safty: at_most_once");
    repository.edit("specs/lindorm/renew_lindorm_instance.yaml", "rows: 7", "rows: seven");
    for arguments in [&["codegen"][..], &["codegen", "--check"], &["lint"], &["catalog"]] {
        let shown = repository.fail(arguments);
        assert!(shown.contains("specs/ens/renew_instance.yaml:23:1"), "{shown}");
        assert!(shown.contains("did you mean `safety`?"), "{shown}");
        assert!(shown.contains("specs/lindorm/renew_lindorm_instance.yaml"), "{shown}");
        assert!(shown.contains("2 mistakes found"), "{shown}");
    }
    assert_eq!(repository.generated(), before);
}

#[test]
fn lint_gives_editors_the_place_of_each_mistake() {
    let repository = Repository::new();
    assert_eq!(repository.succeed(&["lint"]), "7 files: no mistakes\n");
    assert_eq!(repository.succeed(&["lint", "--format", "json"]), "[]\n");
    repository.edit("specs/ens/renew_instance.yaml", "example: 1\n", "example: 99\n");
    let output = repository.run(&["lint", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let records: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let record = &records[0];
    assert_eq!(record["id"], "outside-values");
    assert_eq!(record["path"], "specs/ens/renew_instance.yaml");
    assert_eq!((&record["line"], &record["column"]), (&37.into(), &14.into()));
    assert_eq!((&record["end_line"], &record["end_column"]), (&37.into(), &16.into()));
    assert!(record["help"].as_str().unwrap().starts_with("correct the values"));
}

#[test]
fn the_catalog_has_the_documented_shape() {
    let printed = Repository::new().succeed(&["catalog", "--format", "json"]);
    let catalog: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let operation = &catalog["products"][0]["operations"][0];
    assert_eq!(operation["action"], "RenewARMServerInstance");
    assert_eq!(operation["module_path"], "ens::renew_arm_server_instance");
    assert_eq!(operation["http_method"], "POST");
    assert_eq!(operation["safety"], "at_most_once");
    assert_eq!(operation["authorization"], "undisclosed");
    assert_eq!(operation["rate_limits"][0]["requests"], 10);
    assert_eq!(operation["request"][1]["allowed"][9], 12);
    assert_eq!(operation["request"][0]["sources"][0], "RunInstances");
    assert_eq!(operation["errors"].as_array().unwrap().len(), 103);
    assert_eq!(operation["history"][2]["date"], "2022-07-05");
    assert_eq!(catalog["gateway"]["errors"].as_array().unwrap().len(), 57);
}

#[test]
fn help_is_everywhere() {
    let xtask = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap()
    };
    assert!(stderr(&xtask(&[])).contains("Usage: cargo xtask"));
    for arguments in [&["-h"][..], &["codegen", "-h"], &["lint", "-h"], &["catalog", "-h"]] {
        let output = xtask(arguments);
        assert!(output.status.success());
        assert!(stdout(&output).contains("Usage: cargo xtask"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_cost_of_no_operation_cannot_be_measured() {
    let output = Repository::new().run(&["measure", "--operations", "3,0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("0 is not in 1.."), "{}", stderr(&output));
}
