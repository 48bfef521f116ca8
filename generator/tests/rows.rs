//! The rows of `reject/ROWS.md` whose input is accepted, or is no single file; and that each proof
//! which the table names is there.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::read_specs;
use generator::{Diagnostics, File, Id, Source};

const OPERATION: &str = "specs/shop/renew_thing.yaml";

/// The base with a part of the operation replaced.
fn generate_with(part: &str, other: &str) -> Result<Vec<File>, Diagnostics> {
    let mut sources = read_specs("tests/base");
    let source = sources.iter_mut().find(|source| source.path == OPERATION).unwrap();
    let text = String::from_utf8(source.content.clone()).unwrap();
    assert!(text.contains(part), "{part}");
    *source = Source::new(OPERATION, text.replacen(part, other, 1));
    generator::generate(&sources)
}

/// The base with one more file.
fn generate_and(path: &str, content: impl Into<Vec<u8>>) -> Result<Vec<File>, Diagnostics> {
    let mut sources = read_specs("tests/base");
    sources.push(Source::new(path, content));
    generator::generate(&sources)
}

/// A small operation.
fn operation(action: &str) -> String {
    format!(
        "action: {action}\nsummary: Does something.\nsources: {{page: {{document: The page}}}}\n\
         authorization: not_stated\nrequest: {{}}\nresponse: {{RequestId: string}}\n\
         errors: {{rows: 0}}\n"
    )
}

/// An emitted file, which must be Rust.
fn file(files: &[File], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).unwrap();
    syn::parse_file(&file.text).unwrap();
    file.text.clone()
}

/// The parameter of the base that takes other names here.
const PARAMETER: &str = "  AutoRenew: ";

fn with_parameter(wire: &str) -> String {
    let files = generate_with(PARAMETER, &format!("  \"{wire}\": ")).unwrap();
    file(&files, "shop/renew_thing.rs")
}

#[test]
fn rows_that_differ_in_the_description_are_two() {
    let row = "{message: It failed for this reason.}";
    let same = "{message: Order failed.}";
    let described = "{message: Order failed., doc: The price changed.}";
    let diagnostics = generate_with(row, same).unwrap_err();
    let found: Vec<Id> = diagnostics.iter().map(|diagnostic| diagnostic.id).collect();
    assert_eq!(found, [Id::RepeatedCode]);
    let files = generate_with(row, described).unwrap();
    assert!(file(&files, "shop/renew_thing.rs").contains("The price changed."));
}

#[test]
fn every_keyword_of_the_edition_becomes_a_raw_name() {
    // From the reference of Rust: strict, of edition 2018 and 2024, and reserved.
    let keywords = "as break const continue else enum extern false fn for if impl in let loop match \
                    mod move mut pub ref return static struct trait true type unsafe use where \
                    while async await dyn gen abstract become box do final macro override priv try \
                    typeof unsized virtual yield";
    for keyword in keywords.split_whitespace() {
        let wire = keyword[..1].to_uppercase() + &keyword[1..];
        let emitted = with_parameter(&wire);
        assert!(emitted.contains(&format!("pub r#{keyword}: Option<bool>")), "{keyword}");
        assert!(emitted.contains(&format!("\"{wire}\"")), "{keyword}");
    }
}

#[test]
fn names_of_the_wire_keep_their_punctuation() {
    let names = [
        ("Filter.1.Name", "filter_1_name"),
        ("a..b", "a_b"),
        ("x-acs-Token", "x_acs_token"),
        ("__context", "context"),
        ("_a_", "a"),
        ("HTTPPort", "http_port"),
        ("union", "union"),
        ("macro_rules", "macro_rules"),
    ];
    for (wire, rust) in names {
        let emitted = with_parameter(wire);
        assert!(emitted.contains(&format!("pub {rust}: Option<bool>")), "{wire}");
        assert!(emitted.contains(&format!("\"{wire}\"")), "{wire}");
    }
    let longest = "a".repeat(128);
    assert!(with_parameter(&longest).contains(&format!("pub {longest}:")));
}

#[test]
fn a_type_may_not_have_a_name_that_emitted_files_import() {
    let mut names = BTreeSet::new();
    for file in generator::generate(&read_specs("tests/accept")).unwrap() {
        // What the root of the crate hands on is imported nowhere.
        if file.path != "lib.rs" {
            for item in syn::parse_file(&file.text).unwrap().items {
                if let syn::Item::Use(syn::ItemUse {
                    vis: syn::Visibility::Inherited, tree, ..
                }) = item
                {
                    imported(&tree, &mut names);
                }
            }
        }
    }
    assert!(names.contains("Field") && names.contains("OpenEnum"), "{names:?}");
    let of_the_prelude = ["Option", "Result", "String", "Vec", "Box", "Some", "None", "Ok", "Err"];
    names.extend(of_the_prelude.map(str::to_owned));
    names.extend(["Client", "Error", "Default", "Debug", "Clone", "Self", "T"].map(str::to_owned));
    let mut accepted = Vec::new();
    for name in names.iter().filter(|name| name.starts_with(char::is_uppercase)) {
        let parameter = format!("  Speed: {{rust_type: {name}, ");
        let mistakes = generate_with("  Speed: {", &parameter);
        let is_about_name =
            |id| matches!(id, Id::ReservedName | Id::NameCollision | Id::InvalidName);
        let is_refused = mistakes.is_err_and(|all| all.iter().any(|one| is_about_name(one.id)));
        if !is_refused {
            accepted.push(name);
        }
    }
    assert!(accepted.is_empty(), "{accepted:?}");
}

/// The names that a `use` brings in.
fn imported(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        // What comes from the crate itself is called as the specs say.
        syn::UseTree::Path(path) if path.ident == "crate" => {}
        syn::UseTree::Path(path) => imported(&path.tree, names),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, names)),
        syn::UseTree::Glob(_) => panic!("an emitted file imports everything of a module"),
    }
}

#[test]
fn an_operation_may_have_the_name_of_its_product() {
    let files = generate_and("specs/shop/shop.yaml", operation("Shop")).unwrap();
    let emitted = file(&files, "shop/mod.rs");
    assert!(emitted.contains("#[expect(clippy::module_inception"), "{emitted}");
    assert!(files.iter().any(|file| file.path == "shop/shop.rs"));
}

#[test]
fn no_path_of_a_spec_leads_out_of_the_emitted_crate() {
    let stems = "con nul aux prn com1 lpt9 mod lib main errors gateway type self crate 2fa é _ x_ .. \
                 ../x a.b a-b";
    for stem in stems.split_whitespace() {
        let (first, rest) = stem.split_at(stem.chars().next().unwrap().len_utf8());
        let action = first.to_uppercase() + rest;
        let paths = [
            format!("specs/shop/{stem}.yaml"),
            format!("specs/{stem}/x.yaml"),
            format!("specs/{stem}/product.yaml"),
            format!("specs/shop/errors/{stem}.yaml"),
        ];
        let table = "doc: A table.\nsources: {page: {document: P}}\nrows: 1\n400: {A: b}\n";
        for path in paths {
            for content in [operation(&action), operation("X"), table.to_owned()] {
                assert!(generate_and(&path, content).is_err(), "{path}");
            }
        }
    }
    for path in ["", "x.yaml", "/specs/shop/x.yaml", "specs/shop/../x.yaml", "specs\\shop\\x.yaml"]
    {
        let refused = generate_and(path, operation("X")).unwrap_err();
        assert!(refused.iter().any(|mistake| mistake.id == Id::UnexpectedFile), "{path}");
    }
}

#[test]
fn emitted_paths_stay_in_the_source_folder() {
    for folder in ["tests/base", "tests/accept", ".."] {
        for File { path, .. } in generator::generate(&read_specs(folder)).unwrap() {
            let is_name = |part: &str| {
                let stem = part.strip_suffix(".rs").unwrap_or(part);
                stem.bytes().all(|byte| byte.is_ascii_lowercase() || b"_0123456789".contains(&byte))
            };
            assert!(path.split('/').all(is_name), "{path}");
        }
    }
}

#[test]
fn a_code_that_is_no_name_has_one_in_rust() {
    let codes = [
        ("Forbidden. RAM is not supported.", "ForbiddenRam"),
        ("2FA.Missing", "TwoFactorMissing"),
        ("%d", "Number"),
        ("a/b:c", "Path"),
    ];
    for (wire, rust) in codes {
        let row = format!("    \"{wire}\": {{rust: {rust}, message: ");
        let files = generate_with("    Forbidden: {message: ", &row).unwrap();
        let emitted = file(&files, "shop/renew_thing.rs");
        assert!(emitted.contains(&format!("    {rust},\n")), "{wire}");
        assert!(emitted.contains(&format!("\"{wire}\"")), "{wire}");
    }
}

#[test]
fn templates_have_text_around_one_gap() {
    let templates = [
        ("Bad.%s", "(\"Bad.\", \"\")"),
        ("Bad{ParameterName}", "(\"Bad\", \"\")"),
        ("Bad.%s.Value", "(\"Bad.\", \".Value\")"),
        ("%s.Bad", "(\"\", \".Bad\")"),
    ];
    for (wire, parts) in templates {
        let files = generate_with("    Forbidden: ", &format!("    \"{wire}\": ")).unwrap();
        let emitted = file(&files, "shop/renew_thing.rs");
        assert!(emitted.contains(&format!("Template::new{parts}")), "{wire}");
    }
}

#[test]
fn a_range_may_hold_one_value() {
    let files =
        generate_with("minimum: 1, maximum: 9, example: 2", "minimum: 2, maximum: 2").unwrap();
    assert!(file(&files, "shop/renew_thing.rs").contains("Span::Value(2)"));
}

#[test]
fn a_word_in_a_list_of_one_is_a_value() {
    let rule = "{note: A remark needs a speed., fields: [Remark, Speed], source: cli}";
    let listed = "{required_if: {field: Speed, when: {Remark: [present]}}}";
    let files = generate_with(rule, listed).unwrap();
    assert!(file(&files, "shop/renew_thing.rs").contains("`Remark` is `present`"));
}

#[test]
fn the_table_names_proofs_that_are_there() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let table = fs::read_to_string(tests.join("reject/ROWS.md")).unwrap();
    let mut numbers = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, input, outcome, proof] = cells.as_slice() else { panic!("{line}") };
        let Ok(number) = number.parse::<usize>() else { continue };
        numbers.push(number);
        assert!(!input.is_empty() && !outcome.is_empty(), "{line}");
        let named = proof.split('`').skip(1).step_by(2);
        let found = named.map(|name| assert!(is_there(&tests, name), "{number}: {name}")).count();
        assert!(found > 0 || proof.starts_with("none: "), "{number} has no proof");
    }
    assert_eq!(numbers, (1..=121).collect::<Vec<_>>());
}

/// Whether a proof is there: the fixture `kind/name`, or the test `path: name`, where the path is one
/// of a file, or of a folder with files, without its extension.
fn is_there(tests: &Path, name: &str) -> bool {
    if let Some((path, function)) = name.split_once(": ") {
        let path = tests.join("../..").join(path);
        let text = fs::read_to_string(path.with_extension("rs")).unwrap_or_else(|_| {
            let files = fs::read_dir(&path).into_iter().flatten();
            files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
        });
        return text.contains(&format!("fn {function}("));
    }
    let fixture = tests.join("reject").join(name);
    let is_made_by_the_test = name.contains("generated_");
    fixture.with_extension("snap").exists()
        && (is_made_by_the_test || fixture.is_dir() || fixture.with_extension("yaml").exists())
}
