//! Whatever stands in a text of a spec, rustdoc shows it: it adds no link but a plain address, no
//! heading, no HTML, and no code that would be compiled and run as a test.

mod common;

use std::collections::BTreeSet;

use common::read_specs;
use generator::{Source, Style};
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

const OPERATION: &str = "specs/shop/renew_thing.yaml";

/// Texts of the operation of the base that end up in documentation, with what stands before them.
const TEXTS: [Text; 8] = [
    ("summary: ", "Renews a thing."),
    ("\ndoc: ", "It costs money."),
    ("group: ", "Things"),
    ("doc: ", "ID of the thing."),
    ("unit: ", "thing"),
    ("{note: ", "A remark needs a speed."),
    ("message: ", "The shop is closed."),
    ("change: ", "Operation added."),
];

/// What is in the documentation of an emitted file, as rustdoc reads it.
#[derive(Debug, Default, PartialEq)]
struct Documentation {
    /// What the text of a spec must not add to.
    structure: BTreeSet<String>,
    /// All that is shown, without white space.
    shown: String,
}

impl Documentation {
    fn add(&mut self, markdown: &str) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_SMART_PUNCTUATION;
        let mut references = BTreeSet::new();
        let reference = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            references.insert(format!("a link to the item {}", link.reference));
            None
        };
        for event in Parser::new_with_broken_link_callback(markdown, options, Some(reference)) {
            match event {
                Event::Start(tag) => self.structure.extend(structure(&tag)),
                Event::Html(html) | Event::InlineHtml(html) => {
                    self.structure.insert(format!("HTML {html}"));
                }
                Event::FootnoteReference(name) => {
                    self.structure.insert(format!("a reference to the footnote {name}"));
                }
                Event::TaskListMarker(_) => drop(self.structure.insert("a task".to_owned())),
                Event::Rule => drop(self.structure.insert("a rule".to_owned())),
                Event::Text(text) | Event::Code(text) => {
                    self.shown.extend(text.chars().filter(|shown| !shown.is_whitespace()));
                }
                Event::End(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::SoftBreak
                | Event::HardBreak => {}
            }
        }
        self.structure.extend(references);
    }
}

/// What a part of Markdown does beyond showing its text.
fn structure(tag: &Tag<'_>) -> Option<String> {
    match tag {
        Tag::Heading { level, .. } => Some(format!("a heading {level}")),
        Tag::BlockQuote(_) => Some("a quote".to_owned()),
        Tag::CodeBlock(CodeBlockKind::Indented) => Some("indented code".to_owned()),
        Tag::CodeBlock(CodeBlockKind::Fenced(kind)) if &**kind == "text" => None,
        Tag::CodeBlock(CodeBlockKind::Fenced(kind)) => Some(format!("a code block `{kind}`")),
        Tag::HtmlBlock => Some("a block of HTML".to_owned()),
        Tag::FootnoteDefinition(name) => Some(format!("the footnote {name}")),
        Tag::Table(_) => Some("a table".to_owned()),
        Tag::Link { link_type: LinkType::Autolink, dest_url, .. }
            if dest_url.starts_with("http://") || dest_url.starts_with("https://") =>
        {
            None
        }
        Tag::Link { dest_url, .. } => Some(format!("a link to {dest_url}")),
        Tag::Image { dest_url, .. } => Some(format!("the image {dest_url}")),
        _ => None,
    }
}

/// The documentation of each item of an emitted file: lines that follow one another.
fn comments(text: &str) -> Vec<String> {
    assert!(
        !text.contains("#[doc") && !text.contains("#![doc"),
        "documentation that is no comment"
    );
    let mut comments = vec![String::new()];
    for line in text.lines().map(str::trim_start) {
        match (line.strip_prefix("///").or(line.strip_prefix("//!")), comments.last_mut()) {
            (Some(line), Some(comment)) => {
                *comment += line.strip_prefix(' ').unwrap_or(line);
                comment.push('\n');
            }
            _ => comments.push(String::new()),
        }
    }
    comments
}

/// A place for a text, and the harmless text of the base in it.
type Text = (&'static str, &'static str);

/// The documentation of the base with a text in some of its places.
fn documentation(places: &[Text], text: Option<&str>) -> Documentation {
    let mut sources = read_specs("tests/base");
    let source = sources.iter_mut().find(|source| source.path == OPERATION).unwrap();
    let mut content = String::from_utf8(source.content.clone()).unwrap();
    for (place, harmless) in places {
        let old = format!("{place}{harmless}");
        assert!(content.contains(&old), "{old}");
        if let Some(text) = text {
            let new = format!("{place}{}", serde_json::Value::from(text));
            content = content.replacen(&old, &new, 1);
        }
    }
    *source = Source::new(OPERATION, content);
    let files = generator::generate(&sources)
        .unwrap_or_else(|mistakes| panic!("{}", mistakes.render(&sources, Style::Plain)));
    let mut documentation = Documentation::default();
    for file in files.iter().filter(|file| file.path.starts_with("shop/")) {
        for comment in &comments(&file.text) {
            documentation.add(comment);
        }
    }
    documentation
}

/// What a text adds to the documentation, or loses from it, in some places.
fn problems(places: &[Text], text: &str) -> Vec<String> {
    let expected = documentation(places, None);
    let found = documentation(places, Some(text));
    let added = found.structure.difference(&expected.structure);
    let mut problems: Vec<_> =
        added.map(|added| format!("{text:?} in {places:?} adds {added}")).collect();
    // Behind the fence of a block stands its language, which is not shown.
    let is_fence = |line: &&str| line.trim_start().starts_with(['`', '~']);
    let lines = text.lines().filter(|line| !is_fence(line) || text.lines().count() == 1);
    for word in lines.flat_map(|line| line.split(|c: char| !c.is_ascii_alphabetic())) {
        if !found.shown.contains(word) {
            problems.push(format!("{text:?} in {places:?} does not show {word}"));
        }
    }
    problems
}

#[test]
fn text_adds_nothing_but_text() {
    let texts = [
        "a */ b /* c \"# d \\ {} %s",
        "before\n```rust,should_panic\nlet a = b;\n```",
        "```\nlet a = b;\n```\nbehind",
        "before\n\n    indented\n\nbehind",
        "- one\n      indented\n- two",
        "see [GetObject], [`Get`], [a][b], [a](https://example.com) and ![a](b)",
        "[a]: https://example.com",
        "see [this](javascript:alert) or <javascript:alert> or [that](data:text/html,a)",
        "a <br> b <script>alert(1)</script> <!-- c --> Vec<u8> <a@example.com>",
        "see https://example.com/a_(b)?c=*d* or http://example.com",
        "# one\ntwo\n===\nthree\n---\n## four",
        "> a quote",
        "one | two\n--- | ---\nthree | four",
        "| one | two |\n|---|---|\n| three | four |",
        "a[^1]\n\n[^1]: b",
        "- [ ] task\n- [x] done",
        "1. one\n2) two",
        "a\n***\n___\n* * *\n- - -",
        "- # heading\n- > quote\n- 1. number\n- - item",
        "- ~~~compile_fail",
        "- ```rust\n  code",
        "~~~compile_fail",
        "```compile_fail",
        "/ slash",
        "! exclamation",
        "* star",
        "&lt;script&gt; &#96;&#96;&#96;",
        "a line that ends with a backslash\\\nand goes on  \nhere",
    ];
    let in_each_place = |text| TEXTS.iter().flat_map(move |place| problems(&[*place], text));
    let problems: Vec<String> = texts.into_iter().flat_map(in_each_place).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_adds_nothing_but_text(parts in prop::collection::vec(prop::sample::select(PARTS), 1..12)) {
        let text = parts.concat() + " end";
        let problems = problems(&TEXTS, &text);
        prop_assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}

const PARTS: &[&str] = &[
    "```",
    "~~~",
    "`",
    "``",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "# ",
    "> ",
    "|",
    "---",
    "===",
    "***",
    "<br>",
    "<b",
    ">",
    "</p>",
    "<!--",
    "-->",
    "[x]",
    "(javascript:y)",
    "(https://e.c)",
    "[x]: y",
    "!",
    "[^x]",
    "https://e.c/d",
    "http://e.c",
    "<https://e.c>",
    "*",
    "_",
    "\\",
    "\n",
    "\n\n",
    " ",
    "    ",
    "rust",
    "compile_fail",
    "words and words",
    "&lt;",
    "&#96;",
    "CamelCase",
    "snake_case",
    "a::b",
    "[",
    "]",
    "(",
    ")",
    "{}",
    "*/",
    "\"#",
    ":",
    ".",
    "é",
    "漢",
    "[ ] ",
    "~",
    "$",
    "^",
];
