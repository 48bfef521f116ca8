//! What generating costs, stage by stage, beside what the libraries cost that it stands on.
//!
//! `cargo bench -p generator` prints, for 24, 300 and 3,000 operations, the time of each stage in
//! microseconds per operation, and how it compares with the floor: parsing the same YAML, parsing
//! the emitted text with syn, and printing it with prettyplease. Other numbers can be given, as in
//! `cargo bench -p generator -- 16000`. The specs are those of the repository, repeated under other
//! names. Each time is the best of several runs. All but the floor runs on all cores: compare on
//! one of them, with `taskset -c 0`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generator::{File, Source};

/// Specs with this many operations: those of the repository, again and again. Each has to be there
/// once, because something that is shared belongs to it.
fn specs(operations: usize) -> Vec<Source> {
    let (pages, mut specs): (Vec<Source>, Vec<Source>) =
        common::read_specs("..").into_iter().partition(|source| action(source).is_some());
    assert!(operations >= pages.len(), "there are {} operations already", pages.len());
    for (number, page) in (0..operations).zip(pages.iter().cycle()) {
        let letters: String = format!("{number:05}").chars().map(letter).collect();
        let name = format!("Measured{letters}");
        let action = action(page).unwrap_or_default();
        let text = String::from_utf8_lossy(&page.content)
            .replacen(&format!("action: {action}"), &format!("action: {name}"), 1)
            // Types with names of their own would be the same in each copy.
            .replace("rust_type: ", &format!("rust_type: {name}"));
        let (folder, _) = page.path.rsplit_once('/').unwrap_or_default();
        let path = format!("{folder}/measured{}.yaml", letters.to_lowercase());
        specs.push(Source::new(path, text));
    }
    specs
}

/// The action of a spec, if it is one of an operation.
fn action(source: &Source) -> Option<&str> {
    let text = std::str::from_utf8(&source.content).ok()?;
    text.lines().find_map(|line| line.strip_prefix("action: ")).map(str::trim)
}

/// Digits would be split off by the rules for names.
fn letter(digit: char) -> char {
    char::from(b"abcdefghij"[digit.to_digit(10).unwrap_or_default() as usize])
}

/// The best of several runs.
fn time<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(once).min().unwrap_or_default()
}

fn main() {
    println!(
        "{:>10} {:>10} {:>10} {:>10} | {:>10} {:>10} {:>10} | {:>8}",
        "operations", "check", "emit", "all", "yaml", "syn", "print", "all/floor"
    );
    let given: Vec<usize> = std::env::args().filter_map(|given| given.parse().ok()).collect();
    for operations in if given.is_empty() { vec![24, 300, 3_000] } else { given } {
        measure(operations);
    }
    println!("times in microseconds per operation");
}

fn measure(operations: usize) {
    let sources = specs(operations);
    let runs = (3_000 / operations).clamp(2, 30);
    let files = generate(&sources);
    let trees: Vec<syn::File> = files
        .iter()
        .map(|file| syn::parse_file(&file.text).expect("emitted text parses"))
        .collect();

    let check = time(runs, || generator::lint(&sources).is_ok());
    let all = time(runs, || generate(&sources));
    let yaml = time(runs, || {
        let parse = |source: &Source| {
            let text = std::str::from_utf8(&source.content).unwrap_or_default();
            serde_yaml::from_str::<serde_yaml::Value>(text).is_ok()
        };
        sources.iter().filter(|source| parse(source)).count()
    });
    let syn =
        time(runs, || files.iter().filter(|file| syn::parse_file(&file.text).is_ok()).count());
    let print =
        time(runs, || trees.iter().map(|tree| prettyplease::unparse(tree).len()).sum::<usize>());

    let count = u32::try_from(operations).unwrap_or(u32::MAX);
    let per = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(count);
    let floor = yaml + syn + print;
    println!(
        "{operations:>10} {:>10.0} {:>10.0} {:>10.0} | {:>10.0} {:>10.0} {:>10.0} | {:>8.2}",
        per(check),
        per(all.saturating_sub(check)),
        per(all),
        per(yaml),
        per(syn),
        per(print),
        all.as_secs_f64() / floor.as_secs_f64()
    );
}

fn generate(sources: &[Source]) -> Vec<File> {
    generator::generate(sources).unwrap_or_else(|diagnostics| {
        panic!("{}", diagnostics.render(sources, generator::Style::Plain))
    })
}
