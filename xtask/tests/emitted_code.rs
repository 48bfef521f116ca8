//! The emitted code as its users and their tools meet it: it compiles, without a warning of the
//! compiler, of clippy and of rustdoc; its examples run; and it is formatted.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of this repository.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Runs cargo, which must find everything on this machine.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "cargo {arguments:?}\n{stdout}\n{stderr}");
    stdout
}

/// A path as a text of TOML, which is written as in JSON.
fn toml_text(path: &Path) -> serde_json::Value {
    path.to_str().unwrap().into()
}

/// A crate with the code that is emitted for every feature of the language.
fn crate_of_every_feature() -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("every-feature");
    if root.exists() {
        std::fs::remove_dir_all(&root).unwrap();
    }
    copy(&repository().join("generator/tests/accept/specs"), &root.join("specs"));
    write_large_specs(&root.join("specs/shop"));
    write_long_names(&root.join("specs/shop"));
    crate_of(&root, &["bare", "depot", "shop", "vault"])
}

/// A crate with the code that is emitted for the specs of a folder, which describe these products.
fn crate_of(root: &Path, products: &[&str]) -> PathBuf {
    let generated = root.join("generated");
    std::fs::create_dir_all(&generated).unwrap();
    let runtime = toml_text(&repository().join("runtime"));
    let features = products.join(" = []\n");
    let manifest = format!(
        "[package]\nname = \"aliyun-api\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [features]\ndefault = {products:?}\n{features} = []\n\n\
         [lints.rust]\nmissing_docs = \"warn\"\nunsafe_code = \"forbid\"\n\n\
         [lints.clippy]\npedantic = \"warn\"\n\n\
         [dependencies]\naliyun-runtime = {{ path = {runtime}, default-features = false }}\n"
    );
    std::fs::write(generated.join("Cargo.toml"), manifest).unwrap();
    for file in ["Cargo.lock", "generated/rustfmt.toml"] {
        let name = Path::new(file).file_name().unwrap();
        std::fs::copy(repository().join(file), generated.join(name)).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--root"])
        .arg(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    generated
}

/// Writes specs that are as long as clippy finds anything too long: they would be half of the tree.
fn write_large_specs(folder: &Path) {
    let lines = |count: usize, line: &dyn Fn(usize) -> String| -> String {
        (0..count).map(|index| line(index) + "\n").collect()
    };
    let list = |count: usize, item: &dyn Fn(usize) -> String| -> String {
        (0..count).map(item).collect::<Vec<_>>().join(", ")
    };
    let head = "sources: {page: {document: The page}}\n";
    let rows = |indent: &str, name: &str, count: usize| {
        lines(count, &|index| format!("{indent}{name}{index}: {{message: Message {index}.}}"))
    };
    let table = format!("doc: Many codes.\n{head}rows: 450\n400:\n{}", rows("  ", "Code", 450));
    std::fs::write(folder.join("errors/many.yaml"), table).unwrap();
    let operation = format!(
        "action: Large\nsummary: Takes and answers as much as no page has.\n{head}\
         authorization: not_stated\nrequest:\n\
         \x20 Kind: {{type: string, required: false, enum: [{}]}}\n\
         \x20 Figure: {{type: int32, required: false, allowed: [{}]}}\n\
         \x20 Share: {{type: double, required: false, allowed: [{}]}}\n\
         response:\n{}\
         errors:\n  rows: 1999\n  use: [many]\n  400:\n\
         {}{}    Often:\n{}",
        list(1100, &|index| format!("Value{index}")),
        list(700, &|index| (2 * index).to_string()),
        list(1100, &|index| format!("{index}.5")),
        lines(1100, &|index| format!("  Member{index}: string")),
        lines(150, &|index| format!("    Code{index}: [{{message: Another message {index}.}}]")),
        rows("    ", "Own", 299),
        lines(1100, &|index| format!("      - {{message: Text {index}.}}")),
    );
    std::fs::write(folder.join("large.yaml"), operation).unwrap();
}

/// Writes a spec with lists and maps whose names have every length at which their lines may break.
fn write_long_names(folder: &Path) {
    let kinds = [
        ("Word", "{type: list, required: false, items: {type: string, enum: [a, b]}}"),
        ("Part", "{type: map, required: false, values: {type: list, items: int64}}"),
        ("Label", "{type: map, required: false, values: string}"),
        ("Meaning", "{type: map, required: false, values: {type: string, enum: [a, b]}}"),
    ];
    let parameters: String = kinds
        .iter()
        .flat_map(|(name, field)| {
            (1..43).map(move |length| format!("  {name}{}: {field}\n", "x".repeat(length)))
        })
        .collect();
    let operation = format!(
        "action: LongNames\nsummary: Takes lists and maps with long names.\n\
         sources: {{page: {{document: The page}}}}\nauthorization: not_stated\n\
         request:\n{parameters}response: {{RequestId: string}}\nerrors: {{rows: 0}}\n"
    );
    std::fs::write(folder.join("long_names.yaml"), operation).unwrap();
}

/// Writes an operation whose names have this length, with what is broken into lines where names are long:
/// rules about lists in structures, pages in two styles, secrets, enumerations and codes.
fn write_names_of(length: usize, folder: &Path) {
    let name = |first: char, length: usize| format!("{first}{}", "x".repeat(length - 1));
    let [page, token, rack, shelf, part] =
        ['P', 'T', 'R', 'S', 'Q'].map(|first| name(first, length.min(33)));
    let code = 2 * length;
    let [exact, template] = ['C', 'D'].map(|first| name(first, code));
    let text = format!(
        "action: Sweep{length}s\nsummary: Takes names of one length.\n\
         sources: {{page: {{document: The page}}}}\nauthorization: not_stated\n\
         safety: read_only\nrequest:\n\
         \x20 {page}: {{type: int32, required: false}}\n\
         \x20 {token}: {{type: string, required: false}}\n\
         \x20 {rack}:\n    type: struct\n    required: false\n    fields:\n      \
         {shelf}: {{type: list, required: false, encoding: json, items: {{type: struct, fields: \
         {{{part}: {{type: string, required: false, enum: [a, b]}}, Low: {{type: int32, required: \
         false, sensitive: true}}, High: {{type: int32, required: false}}}}}}}}\n      \
         In:\n        type: struct\n        required: false\n        fields:\n          \
         {part}: {{type: list, required: true, items: {{type: struct, fields: {{Low: {{type: int32, \
         required: false}}, High: {{type: int32, required: false}}}}}}}}\n\
         constraints:\n\
         \x20 - order: \"{rack}.{shelf}[].Low < {rack}.{shelf}[].High\"\n\
         \x20 - order: \"{rack}.In.{part}[].Low < {rack}.In.{part}[].High\"\n\
         pagination:\n\
         \x20 - {{style: page, page: {page}, items: Items}}\n\
         \x20 - {{style: token, token: {token}, next_token: N2, items: Items}}\n\
         response: {{N2: string, Items: {{type: list, items: string}}}}\n\
         errors:\n  rows: 2\n  400: {{{exact}: One., {template}.%s: Another.}}\n"
    );
    std::fs::write(folder.join(format!("sweep{length}s.yaml")), text).unwrap();
}

#[test]
fn code_with_names_of_any_length_is_formatted() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names-of-any-length");
    if root.exists() {
        std::fs::remove_dir_all(&root).unwrap();
    }
    let specs = repository().join("generator/tests/accept/specs");
    copy(&specs.join("gateway"), &root.join("specs/gateway"));
    copy(&specs.join("bare"), &root.join("specs/bare"));
    for length in 3..50 {
        write_names_of(length, &root.join("specs/bare"));
    }
    cargo(&crate_of(&root, &["bare"]), &["fmt", "--check"]);
}

#[test]
fn code_for_every_feature_compiles_without_a_warning() {
    let folder = crate_of_every_feature();
    cargo(&folder, &["fmt", "--check"]);
    cargo(&folder, &["clippy", "--quiet"]);
    cargo(&folder, &["doc", "--quiet", "--no-deps"]);
    let tests = cargo(&folder, &["test", "--quiet", "--doc"]);
    assert!(tests.contains("test result: ok. 81 passed"), "{tests}");
    // Programs that use the emitted types as their users would.
    copy(&repository().join("xtask/tests/every_feature"), &folder.join("tests"));
    for program in ["items", "requests", "responses", "rules"] {
        let text = std::fs::read_to_string(folder.join(format!("tests/{program}.rs"))).unwrap();
        let count = text.matches("#[test]").count();
        let tests = cargo(&folder, &["test", "--quiet", "--test", program]);
        assert!(tests.contains(&format!("test result: ok. {count} passed")), "{tests}");
    }
}

#[test]
fn a_crate_of_some_operations_compiles_under_a_name_of_its_own() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own-crate");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--only", "ens:RenewInstance,lindorm:RenewLindormInstance"])
        .args(["--name", "my-crate", "--out"])
        .arg(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    std::fs::write(folder.join("Cargo.toml"), manifest + "\n[workspace]\n").unwrap();
    std::fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let products = ["--no-default-features", "--features", "ens,lindorm"];
    cargo(&folder, &["fmt", "--check"]);
    cargo(&folder, &[&["clippy", "--quiet"][..], &products].concat());
    let tests = cargo(&folder, &[&["test", "--quiet", "--doc"][..], &products].concat());
    assert!(tests.contains("test result: ok. ") && !tests.contains(" 0 passed"), "{tests}");
    cargo(&folder, &["check", "--quiet", "--no-default-features", "--features", "ens"]);
}

#[test]
fn a_program_outside_the_workspace_builds_validates_and_matches() {
    let printed =
        cargo(&repository().join("xtask/tests/consumer"), &["run", "--quiet", "--locked"]);
    insta::assert_snapshot!(printed);
}
