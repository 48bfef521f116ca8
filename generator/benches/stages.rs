//! What generating costs, stage by stage, beside what the libraries cost that it stands on.
//!
//! `cargo bench -p generator` prints, for 3, 300 and 3,000 operations, the time of each stage in
//! microseconds per operation, and how it compares with the floor: parsing the same YAML, parsing
//! the emitted text with syn, and printing it with prettyplease. The specs are those of the
//! repository, repeated under other names. Each time is the best of several runs.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generator::{File, Source};

/// Specs with this many operations, half of them like one page and half like another.
fn specs(operations: usize) -> Vec<Source> {
    let real = common::read_specs("..");
    let text = |path: &str| {
        let source = real.iter().find(|source| source.path == path);
        let source = source.unwrap_or_else(|| panic!("{path} is gone"));
        String::from_utf8_lossy(&source.content).into_owned()
    };
    let is_shared = |source: &&Source| !source.path.contains("/renew_");
    let mut specs: Vec<Source> = real.iter().filter(is_shared).cloned().collect();
    let pages = [
        ("ens", "RenewInstance", text("specs/ens/renew_instance.yaml")),
        ("lindorm", "RenewLindormInstance", text("specs/lindorm/renew_lindorm_instance.yaml")),
    ];
    for number in 0..operations {
        let (product, action, page) = &pages[number % pages.len()];
        let letters: String = format!("{number:05}").chars().map(letter).collect();
        let content = page.replace(&format!("action: {action}"), &format!("action: Do{letters}"));
        let path = format!("specs/{product}/do{}.yaml", letters.to_lowercase());
        specs.push(Source::new(path, content));
    }
    specs
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
    for operations in [3, 300, 3_000] {
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
