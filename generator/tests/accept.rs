//! What the language can say, and the code that is emitted for it.
//!
//! `accept/specs` is a tree of specs with a file for each feature of the language. Its emitted code
//! stands beside it, and so does that of the real specs.

mod common;

use common::read_specs;
use generator::catalog::Catalog;
use generator::{File, Source, Style};
use serde::Serialize;
use serde_json::Value;

/// Generates, or shows what is wrong.
fn generate(sources: &[Source]) -> Vec<File> {
    generator::generate(sources)
        .unwrap_or_else(|diagnostics| panic!("{}", diagnostics.render(sources, Style::Plain)))
}

fn assert_snapshots(folder: &str, sources: &[Source]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for File { path, text } in generate(sources) {
            insta::assert_snapshot!(path.replace('/', "__"), text);
        }
    });
}

#[test]
fn every_feature_has_its_code() {
    assert_snapshots("accept/snapshots", &read_specs("tests/accept"));
}

#[test]
fn the_real_specs_have_their_code() {
    assert_snapshots("real/snapshots", &read_specs(".."));
}

#[test]
fn the_catalog_has_what_the_specs_say() {
    let Catalog { products, gateway } =
        generator::catalog::catalog(&read_specs("tests/accept")).unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("accept/catalog");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        // An operation apart, so that a change of one is seen as such.
        for mut product in products {
            for operation in std::mem::take(&mut product.operations) {
                assert_json(&format!("{}__{}", product.module, operation.action), &operation);
            }
            assert_json(&product.module, &product);
        }
        assert_json("gateway", &gateway);
    });
}

fn assert_json(name: &str, value: &impl Serialize) {
    let mut value = serde_json::to_value(value).unwrap();
    leave_out_nulls(&mut value);
    insta::assert_snapshot!(name, serde_json::to_string_pretty(&value).unwrap());
}

/// Leaves out what a spec does not say, which would be most of what there is to read.
fn leave_out_nulls(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|_, entry| !entry.is_null());
            entries.values_mut().for_each(leave_out_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_nulls),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_formatter_finds_the_same_tokens_in_every_file() {
    for sources in [read_specs("tests/accept"), read_specs("..")] {
        for File { path, text } in generate(&sources) {
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let printed = prettyplease::unparse(&file);
            // Where lines end is for rustfmt to say, which the tests of xtask ask.
            let tokens = |text: &str| -> String {
                let lines = text.lines().filter(|line| !line.starts_with("// "));
                lines.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != ',').collect()
            };
            assert_eq!(tokens(&text), tokens(&printed), "{path}");
        }
    }
}

#[test]
fn the_order_of_the_sources_does_not_matter() {
    for mut sources in [read_specs("tests/accept"), read_specs("..")] {
        let expected = generate(&sources);
        assert_eq!(generate(&sources), expected, "a second run");
        sources.reverse();
        assert_eq!(generate(&sources), expected, "reversed");
        for by in [1, 3, 7] {
            sources.rotate_left(by);
            assert_eq!(generate(&sources), expected, "rotated");
        }
    }
}

/// Structures that hold two of the next, and lists of lists, would make it as long as can be.
#[test]
fn an_example_is_not_longer_than_somebody_reads() {
    let structures = |depth: usize| -> String {
        let field = |index: usize| match index {
            0 => "string".to_owned(),
            index => format!("Part{index}"),
        };
        let structure = |index: usize| {
            let inner = field(index - 1);
            format!(
                "  Part{index}:\n    type: struct\n    fields:\n      \
                 One: {{type: {inner}, required: true}}\n      \
                 Two: {{type: {inner}, required: true}}\n"
            )
        };
        (1..=depth).map(structure).collect()
    };
    let lists = (0..8).fold("string".to_owned(), |inner, _| {
        let list = format!("{{type: list, required: true, min_items: 20, items: {inner}}}");
        format!("{{type: struct, fields: {{Parts: {list}}}}}")
    });
    let operation = |action: &str, field: &str| {
        let path = format!("specs/toy/{}.yaml", action.to_lowercase());
        let text = format!(
            "action: {action}\nsummary: Takes much.\nsources: {{page: {{document: The page}}}}\n\
             authorization: not_stated\nrequest:\n  Whole: {field}\nresponse: {{}}\n\
             errors: {{rows: 0}}\n"
        );
        Source::new(path, text)
    };
    let product = format!(
        "code: Toy\nversion: 2020-01-01\ntitle: Toy\nstyle: rpc\n\
         http: {{methods: [POST], protocols: [HTTPS]}}\nendpoints: unstated\n\
         sources: {{about: {{document: The page of the product}}}}\ntypes:\n{}",
        structures(30)
    );
    let mut sources = read_specs("tests/base");
    sources.retain(|source| source.path.starts_with("specs/gateway/"));
    sources.extend([
        Source::new("specs/toy/product.yaml", product),
        operation("Deep", "{type: Part30, encoding: json, required: true}"),
        operation("Wide", &lists.replacen("{type: struct", "{type: struct, required: true", 1)),
    ]);
    let longest_example = |file: &File| {
        let is_of_example = |line: &&str| line.starts_with("//! ") && line.contains('"');
        (file.path.clone(), file.text.lines().filter(is_of_example).count())
    };
    for (path, lines) in generate(&sources).iter().map(longest_example) {
        assert!(lines < 1000, "{path}: {lines}");
    }
}

#[test]
fn the_ends_of_lines_do_not_matter() {
    let sources = read_specs("tests/accept");
    let with_crlf = |Source { path, content }: &Source| {
        let text = String::from_utf8(content.clone()).unwrap();
        Source::new(path.clone(), text.replace('\n', "\r\n"))
    };
    let other: Vec<Source> = sources.iter().map(with_crlf).collect();
    assert_eq!(generate(&sources), generate(&other));
}
