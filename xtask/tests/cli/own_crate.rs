//! `codegen --only`: a crate of somebody's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::repository::{Repository, collect, stdout};

const ONLY: &str = "ens:RenewInstance,lindorm:RenewLindormInstance";

fn arguments<'a>(only: &'a str, out: &'a str) -> [&'a str; 5] {
    ["codegen", "--only", only, "--out", out]
}

/// The folder of the crate, in that of the repository.
fn folder(repository: &Repository) -> String {
    repository.path("own/my-crate").to_str().unwrap().to_owned()
}

fn files(folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder.as_ref(), &mut files);
    files
}

fn names(folder: &str) -> Vec<String> {
    let name = |path: PathBuf| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files(folder).into_keys().map(name).collect()
}

#[test]
fn it_has_the_operations_and_what_they_use() {
    let repository = Repository::new();
    let out = folder(&repository);
    let printed = repository.succeed(&arguments(ONLY, &out));
    assert!(
        printed.starts_with("ens: 1 operation, 4 files\nlindorm: 1 operation, 2 files\n"),
        "{printed}"
    );
    assert_eq!(
        names(&out),
        [
            "Cargo.toml",
            "rustfmt.toml",
            "src/ens/errors/mod.rs",
            "src/ens/errors/order.rs",
            "src/ens/mod.rs",
            "src/ens/renew_instance.rs",
            "src/gateway.rs",
            "src/lib.rs",
            "src/lindorm/mod.rs",
            "src/lindorm/renew_lindorm_instance.rs",
        ]
    );
    let manifest = fs::read_to_string(format!("{out}/Cargo.toml")).unwrap();
    assert!(manifest.contains("default = [\"client\", \"ens\", \"lindorm\"]\n"), "{manifest}");
    assert!(!repository.path("generated").exists());
    let check = [&arguments(ONLY, &out)[..], &["--check"]].concat();
    repository.succeed(&check);
    fs::remove_file(format!("{out}/src/lib.rs")).unwrap();
    let shown = repository.fail(&check);
    assert!(shown.contains("; run the same command without `--check`"), "{shown}");
}

#[test]
fn another_set_of_operations_takes_files_away_and_leaves_the_manifest_to_its_owner() {
    let repository = Repository::new();
    let out = folder(&repository);
    let manifest = format!("{out}/Cargo.toml");
    let name = ["--name", "my-crate"];
    repository.succeed(&[&arguments(ONLY, &out)[..], &name].concat());
    let text = fs::read_to_string(&manifest).unwrap();
    assert!(text.contains("name = \"my-crate\"\n"), "{text}");
    fs::write(&manifest, text + "\n[dev-dependencies]\nserde = \"1\" # mine\n").unwrap();
    fs::create_dir(format!("{out}/tests")).unwrap();
    fs::write(format!("{out}/tests/mine.rs"), "// mine\n").unwrap();
    repository.succeed(&arguments("ens:RenewInstance", &out));
    assert!(!names(&out).iter().any(|name| name.contains("lindorm")));
    let text = fs::read_to_string(&manifest).unwrap();
    assert!(text.contains("only = [\"ens:RenewInstance\"]\n"), "{text}");
    assert!(text.contains("default = [\"client\", \"ens\"]\n"), "{text}");
    assert!(text.ends_with("serde = \"1\" # mine\n"), "{text}");
    assert_eq!(fs::read_to_string(format!("{out}/tests/mine.rs")).unwrap(), "// mine\n");
    let shown = repository.fail(&[&arguments(ONLY, &out)[..], &["--name", "other"]].concat());
    assert!(shown.contains("the crate has the name `my-crate`"), "{shown}");
}

#[test]
fn comments_in_the_list_of_operations_stay() {
    let repository = Repository::new();
    let out = folder(&repository);
    let manifest = format!("{out}/Cargo.toml");
    repository.succeed(&arguments(ONLY, &out));
    let text = fs::read_to_string(&manifest).unwrap();
    let commented = "[\n    \"ens:RenewInstance\", # for the shop\n";
    let changed = text.replacen("[\"ens:RenewInstance\",", commented, 1);
    assert_ne!(changed, text);
    fs::write(&manifest, changed).unwrap();
    repository.succeed(&arguments("ens:RenewInstance", &out));
    let text = fs::read_to_string(&manifest).unwrap();
    assert!(text.contains("[\n    \"ens:RenewInstance\" # for the shop\n"), "{text}");
}

#[test]
fn examples_use_the_name_of_the_crate() {
    let repository = Repository::new();
    let out = folder(&repository);
    repository.succeed(&[&arguments(ONLY, &out)[..], &["--name", "my-crate"]].concat());
    let text = fs::read_to_string(format!("{out}/src/ens/renew_instance.rs")).unwrap();
    assert!(text.contains("//! use my_crate::ens::RenewInstanceRequest;\n"), "{text}");
    assert!(!files(&out).values().any(|text| String::from_utf8_lossy(text).contains("aliyun_api")));
}

#[test]
fn what_a_page_says_keeps_the_name_that_it_has_there() {
    let repository = Repository::new();
    let out = folder(&repository);
    repository.edit(
        "specs/ens/renew_instance.yaml",
        "summary: ",
        "summary: As aliyun_api::it does. ",
    );
    repository.succeed(&[&arguments(ONLY, &out)[..], &["--name", "my-crate"]].concat());
    let text = fs::read_to_string(format!("{out}/src/ens/renew_instance.rs")).unwrap();
    assert!(text.contains("As `aliyun_api::it` does."), "{text}");
}

#[test]
fn names_that_no_operation_has_are_shown_with_what_was_meant() {
    let repository = Repository::new();
    let out = folder(&repository);
    for (only, problem) in [
        ("ens:RenewInstanc", "ens has no operation `RenewInstanc`; did you mean `RenewInstance`?"),
        ("ends:RenewInstance", "there is no product `ends`; did you mean `ens`?"),
        ("ens:Xyz", "its operations are `RenewARMServerInstance`, `RenewInstance`"),
        ("RenewInstance", "write `ens:RenewInstance`"),
        ("nothing", "there is no product `nothing`; the products are `ens`, `lindorm`"),
        ("hitsdb", "`hitsdb` is the code of `lindorm`"),
        ("hitsdb:RenewLindormInstance", "the code of `lindorm:RenewLindormInstance`"),
        ("ens:", "ens has no operation ``"),
    ] {
        let shown = repository.fail(&arguments(only, &out));
        assert!(shown.contains(problem), "{shown}");
    }
    let together = arguments("ens:One,ens:Two", &out);
    let apart = ["codegen", "--only", "ens:One", "ens:Two", "--out", &out];
    for both in [&together[..], &apart] {
        let shown = repository.fail(both);
        assert!(shown.contains("`One`") && shown.contains("`Two`"), "{shown}");
    }
    assert!(!repository.path("own").exists());
}

#[test]
fn a_product_alone_stands_for_all_its_operations() {
    let repository = Repository::new();
    let out = folder(&repository);
    repository.succeed(&arguments("ens", &out));
    let names = names(&out);
    for module in ["renew_instance", "renew_arm_server_instance"] {
        assert!(names.contains(&format!("src/ens/{module}.rs")), "{names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("src/lindorm")));
    let manifest = fs::read_to_string(format!("{out}/Cargo.toml")).unwrap();
    assert!(manifest.contains("only = [\"ens\"]"), "{manifest}");
}

#[test]
fn a_mistake_in_another_operation_is_shown_all_the_same() {
    let repository = Repository::new();
    repository.edit("specs/ens/renew_arm_server_instance.yaml", "summary:", "sumary:");
    let shown = repository.fail(&arguments("ens:RenewInstance", &folder(&repository)));
    assert!(shown.contains("did you mean `summary`?"), "{shown}");
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_kept() {
    let cases: [(&str, &str, &str); 4] = [
        ("notes.txt", "mine", "is no crate of `--only`"),
        ("Cargo.toml", "[package]\nname = \"mine\"\n", "it is not of a crate of `--only`"),
        ("Cargo.toml", "[workspace]\n", "it has no `package`"),
        ("src/main.rs", "fn main() {}\n", "is no crate of `--only`"),
    ];
    for (name, text, problem) in cases {
        let repository = Repository::new();
        let out = folder(&repository);
        let path = PathBuf::from(format!("{out}/{name}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let before = files(&out);
        let shown = repository.fail(&arguments(ONLY, &out));
        assert!(shown.contains(problem), "{shown}");
        assert!(shown.contains("name a folder that is new or empty") || name == "Cargo.toml");
        assert_eq!(files(&out), before);
    }
}

#[test]
fn the_crate_of_the_repository_is_refused() {
    let repository = Repository::new();
    fs::create_dir(repository.path("generated")).unwrap();
    fs::write(repository.path("generated/Cargo.toml"), "[package]\nname = \"aliyun-api\"\n")
        .unwrap();
    repository.succeed(&["codegen"]);
    let before = repository.generated();
    let out = repository.path("generated");
    let shown = repository.fail(&arguments("ens:RenewInstance", out.to_str().unwrap()));
    assert!(shown.contains("it is not of a crate of `--only`"), "{shown}");
    assert_eq!(repository.generated(), before);
}

#[test]
fn what_a_run_left_that_was_ended_does_not_stand_in_the_way() {
    let repository = Repository::new();
    let out = folder(&repository);
    fs::create_dir_all(format!("{out}/src/ens")).unwrap();
    fs::write(format!("{out}/.Cargo.toml.codegen-new"), "[pack").unwrap();
    fs::write(format!("{out}/src/.lib.rs.codegen-new"), "// @gen").unwrap();
    repository.succeed(&arguments(ONLY, &out));
    assert!(names(&out).iter().all(|name| !name.contains("codegen-new")));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_refused() {
    let repository = Repository::new();
    fs::create_dir(repository.path("own")).unwrap();
    fs::create_dir(repository.path("outside")).unwrap();
    let out = folder(&repository);
    std::os::unix::fs::symlink(repository.path("outside"), &out).unwrap();
    for end in ["", "/", "//", "/."] {
        let shown = repository.fail(&arguments(ONLY, &format!("{out}{end}")));
        assert!(shown.contains("is a symbolic link"), "{end}: {shown}");
    }
    assert_eq!(fs::read_dir(repository.path("outside")).unwrap().count(), 0);
}

#[test]
fn names_that_no_crate_can_have_are_refused() {
    let repository = Repository::new();
    let out = folder(&repository);
    for name in ["", "My-Crate", "my crate", "1st", "../x", "std", "fn"] {
        let shown = repository.fail(&[&arguments(ONLY, &out)[..], &["--name", name]].concat());
        assert!(shown.contains("cannot be the name of a crate"), "{name}: {shown}");
    }
    assert!(!repository.path("own").exists());
}

#[test]
fn the_options_belong_together() {
    let repository = Repository::new();
    for arguments in [
        &["codegen", "--only", ONLY][..],
        &["codegen", "--out", "somewhere"],
        &["codegen", "--name", "my-crate"],
        &["codegen", "--check", "--force"],
    ] {
        let output = repository.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    }
}
