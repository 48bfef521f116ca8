//! Whatever stands in the specs, the generator answers, and emits only Rust.

mod common;

use common::read_specs;
use generator::{Source, Style};
use proptest::prelude::*;

/// The operation of the base, into which hostile input goes.
const OPERATION: &str = "specs/shop/renew_thing.yaml";

/// Generates from the base with one file replaced; `true` if it has no mistake.
fn accepts(path: &str, content: Vec<u8>) -> bool {
    let mut sources = read_specs("tests/base");
    sources.retain(|source| source.path != path);
    sources.push(Source::new(path, content));
    match generator::generate(&sources) {
        Ok(files) => {
            for file in files {
                let parsed = syn::parse_file(&file.text);
                assert!(parsed.is_ok(), "{}: {:?}", file.path, parsed.err());
            }
            true
        }
        Err(diagnostics) => {
            assert!(!diagnostics.render(&sources, Style::Plain).is_empty());
            assert!(!diagnostics.render(&sources, Style::Colored).is_empty());
            assert_eq!(diagnostics.records(&sources).len(), diagnostics.len());
            false
        }
    }
}

fn operation() -> String {
    let sources = read_specs("tests/base");
    let source = sources.into_iter().find(|source| source.path == OPERATION).unwrap();
    String::from_utf8(source.content).unwrap()
}

/// The operation with something else in the place of a part of it.
fn with(part: &str, other: &str) -> String {
    let text = operation();
    assert!(text.contains(part), "{part}");
    text.replacen(part, other, 1)
}

#[test]
fn hostile_input_is_refused() {
    let many = |count: usize, item: fn(usize) -> String| (0..count).map(item).collect::<String>();
    let deep_block =
        |item: &str| (0..500).map(|depth| "  ".repeat(depth) + item).collect::<String>();
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    let cases: Vec<(&str, String)> = vec![
        ("brackets", "[".repeat(300_000)),
        ("brackets in lines", "[\n".repeat(300_000)),
        ("dashes in lines", "-\n".repeat(300_000)),
        ("braces", "{".repeat(300_000)),
        ("brackets and braces", "[{a: ".repeat(100_000)),
        ("dashes", "- ".repeat(300_000)),
        ("question marks", "? ".repeat(300_000)),
        ("colons", ":".repeat(300_000)),
        ("deep mappings", deep_block("a:\n")),
        ("deep lists", deep_block("-\n")),
        ("aliases", bomb.to_owned()),
        ("an alias of itself", "a: &a [*a]\n".to_owned()),
        ("zeros", "\0".repeat(500_000)),
        ("carriage returns", "\r".repeat(500_000)),
        ("line feeds", "\n".repeat(1_000_000)),
        ("comments", "#\n".repeat(500_000)),
        ("documents", "---\n".repeat(200_000)),
        ("a huge scalar", format!("action: {}\n", "a".repeat(1_000_000))),
        ("a huge line", format!("a {}", "é".repeat(400_000))),
        ("a huge key", format!("{}: a\n", "a".repeat(1_000))),
        ("unknown keys", many(20_000, |n| format!("k{n}: 1\n"))),
        ("one key", "a: b\n".repeat(50_000)),
        ("empty values", "a:\n".repeat(200_000)),
        (
            "codes",
            with(
                "    Forbidden:",
                &(many(10_000, |n| format!("    Code{n}: a\n")) + "    Forbidden:"),
            ),
        ),
        (
            "bad codes",
            with(
                "    Forbidden:",
                &(many(10_000, |n| format!("    a-{n} é: a\n")) + "    Forbidden:"),
            ),
        ),
        (
            "rows",
            with(
                "      - {message: It",
                &("      - {message: a}\n".repeat(40_000) + "      - {message: It"),
            ),
        ),
        (
            "values",
            with("[slow, fast]", &format!("[{}]", many(15_000, |n| format!("v{n},\n    ")))),
        ),
        (
            "ranges",
            with(
                "[1..9, 12]",
                &format!("[{}]", many(10_000, |n| format!("{n}..{},\n    ", n + 1))),
            ),
        ),
        (
            "sources of values",
            with(
                "[DescribeThings]",
                &format!("[d-0, {}]", many(20_000, |n| format!("D{n},\n    "))),
            ),
        ),
        ("fields", with("  Period:", &(many(10_000, |n| format!("  F{n}: a\n")) + "  Period:"))),
        (
            "fields of a note",
            with("[Remark, Speed]", &format!("[{}]", many(20_000, |n| format!("R{n},\n    ")))),
        ),
        (
            "brackets of a formula",
            with(
                "constraints:\n",
                &format!("constraints:\n  - formula: >-\n{}", "      ((((((((\n".repeat(40_000)),
            ),
        ),
        ("tables", with("[order]", &format!("[{}]", many(20_000, |n| format!("t{n},\n    "))))),
    ];
    for (what, content) in cases {
        assert!(!accepts(OPERATION, content.into_bytes()), "{what}");
    }
}

#[test]
fn every_name_is_a_name_or_a_mistake() {
    let names = [
        "",
        " ",
        "_",
        "__",
        "-",
        ".",
        "..",
        "a.b",
        "a..b",
        "self",
        "Self",
        "super",
        "crate",
        "type",
        "Type",
        "async",
        "gen",
        "try",
        "union",
        "macro_rules",
        "2FA",
        "9",
        "a b",
        "a;fn x(){}",
        "'a",
        "r#type",
        "{}",
        "{",
        "}",
        "%s",
        "a%s",
        "*/",
        "\\\"#",
        "//",
        "../../x",
        "/etc/x",
        "con",
        "nul",
        "é",
        "漢",
        "ａ",
        "ß",
        "ﬁ",
        "аbc",
        "e\u{301}",
        "a\u{200d}b",
        "a\u{202e}b",
        "Option",
        "String",
        "Vec",
        "Unknown",
        "Gateway",
        "new",
        "validate",
        "clone",
        "parameters",
        "Error",
        "Debug",
    ];
    let quoted = |name: &str| serde_json::Value::from(name).to_string();
    let long = "a".repeat(200);
    for name in names.into_iter().chain([&*long]) {
        let key = quoted(name);
        accepts(OPERATION, with("  ThingId: ", &format!("  {key}: ")).into());
        accepts(OPERATION, with("  OrderId: ", &format!("  {key}: ")).into());
        accepts(OPERATION, with("    Forbidden: ", &format!("    {key}: ")).into());
        accepts(OPERATION, with("[slow, fast]", &format!("[slow, fast, {key}]")).into());
        accepts(OPERATION, with("  Speed: ", &format!("  {key}: ")).into());
        accepts(OPERATION, with("action: RenewThing", &format!("action: {key}")).into());
        accepts(OPERATION, with("example: t-1", &format!("example: {key}, rust: {key}")).into());
        accepts(OPERATION, with("summary: Renews a thing.", &format!("summary: {key}")).into());
        let path = format!("specs/shop/{name}.yaml");
        accepts(&path, operation().into());
        accepts(&format!("specs/{name}/product.yaml"), b"code: x\n".to_vec());
    }
}

/// A text with some of its lines or words left out, doubled, or in the place of others.
fn mutated(text: String) -> impl Strategy<Value = String> {
    let change =
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8, any::<bool>());
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut text = text.clone();
        for (at, from, kind, by_line) in changes {
            let is_end = |c: char| if by_line { c == '\n' } else { " \n,:{}[]".contains(c) };
            let mut parts: Vec<String> = text.split_inclusive(is_end).map(str::to_owned).collect();
            if parts.is_empty() {
                return text;
            }
            let (at, from) = (at.index(parts.len()), from.index(parts.len()));
            match kind {
                0 => drop(parts.remove(at)),
                1 => parts.insert(at, parts[at].clone()),
                2 => {
                    let other = parts[from].clone();
                    parts[at] = other;
                }
                3 => parts.swap(at, from),
                _ => parts[at] = format!(" {}", parts[at]),
            }
            text = parts.concat();
        }
        text
    })
}

fn base_file() -> impl Strategy<Value = (String, String)> {
    let files: Vec<(String, String)> = read_specs("tests/base")
        .into_iter()
        .map(|source| (source.path, String::from_utf8(source.content).unwrap()))
        .collect();
    prop::sample::select(files)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_never_panic((path, _) in base_file(), bytes in any::<Vec<u8>>()) {
        accepts(&path, bytes);
    }

    #[test]
    fn text_never_panics((path, _) in base_file(), text in "([ -~\n\r\t:{}\\[\\]\"'#&*!|>%@`-]|\\PC){0,200}") {
        accepts(&path, text.into());
    }

    #[test]
    fn a_changed_file_never_panics(
        (path, text) in base_file().prop_flat_map(|(path, text)| (Just(path), mutated(text)))
    ) {
        accepts(&path, text.into());
    }
}
