//! Runs the fuzz targets in `fuzz/` for a while, with the toolchain that is there.
//!
//! libFuzzer needs code that counts the branches it takes. The compiler adds the counters on request,
//! on a stable toolchain as well; only the sanitizers are for others, and code without `unsafe` has
//! little use for them. `cargo fuzz` works in the same folder, for those who have it.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

/// How long to run, and what.
#[derive(Args)]
pub(crate) struct Options {
    /// The target; all of them if it is not given.
    target: Option<Target>,
    /// For how many seconds each target runs.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
    /// Runs the target with this one input, and tries no other.
    #[arg(long, value_name = "FILE", requires = "target")]
    input: Option<PathBuf>,
}

/// The fuzz targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Spec files → the emitted crate.
    Generate,
    /// Official metadata → drafts of specs → the emitted crate.
    Import,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Import => "import",
        }
    }
}

/// Counters for every edge, and the operands of comparisons, which tell libFuzzer what comes closer.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing";

/// An input that takes longer than this, in seconds, is a mistake.
const LONGEST_RUN: u32 = 10;

/// The most memory, in MiB, that an input may take.
const MOST_MEMORY: u32 = 1024;

/// The longest input, in bytes: with longer ones fewer are tried.
const LONGEST_INPUT: u32 = 16 * 1024;

/// Builds the targets and runs them.
///
/// # Errors
///
/// If a target cannot be built or started.
pub(crate) fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    require_compiler()?;
    let folder = root.join("fuzz");
    let mut failed = false;
    for target in Target::value_variants() {
        if options.target.is_none_or(|wanted| wanted == *target) {
            let binary = build(&folder, *target)?;
            failed |= !match &options.input {
                Some(input) => reproduce(&binary, input)?,
                None => search(&folder, &binary, *target, options.seconds)?,
            };
        }
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// libFuzzer is C++, and is built with the target.
fn require_compiler() -> anyhow::Result<()> {
    let compiler = std::env::var_os("CXX").unwrap_or_else(|| OsString::from("c++"));
    let found = Command::new(&compiler)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        bail!(
            "there is no C++ compiler `{}`, and libFuzzer is written in C++: install one (the \
             package `g++`, for instance), or name it in the variable CXX. The inputs that are kept \
             run without it: `cargo test -p generator --test corpus`",
            compiler.display()
        );
    }
    Ok(())
}

/// Builds a target with counters, apart from everything that is built without.
fn build(folder: &Path, target: Target) -> anyhow::Result<PathBuf> {
    let output = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| folder.join("target"), |folder| PathBuf::from(folder).join("fuzz"));
    // What is built for another machine than this one gets the flags; build scripts do not.
    let machine = machine()?;
    let status = cargo()
        .args(["build", "--release", "--locked", "--target", &machine, "--bin", target.name()])
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &output)
        .env("RUSTFLAGS", COVERAGE)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("the fuzz target `{}` cannot be built", target.name());
    }
    Ok(output.join(machine).join("release").join(target.name()))
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The machine that this toolchain builds for, as `x86_64-unknown-linux-gnu`.
fn machine() -> anyhow::Result<String> {
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")))
        .arg("-vV")
        .output()
        .context("cannot run rustc")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what machine it builds for")
}

/// Runs a target with new inputs; true if all went well.
fn search(folder: &Path, binary: &Path, target: Target, seconds: u32) -> anyhow::Result<bool> {
    let name = target.name();
    let kept = folder.join("corpus").join(name);
    // What is found on the way is a start for the next run, and not for everybody.
    let found = folder.join("target/corpus").join(name);
    let failures = folder.join("artifacts").join(name);
    for folder in [&found, &failures] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let before = files(&failures)?;
    writeln!(io::stdout(), "{name}: {seconds} seconds")?;
    let status = Command::new(binary)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={LONGEST_RUN}"))
        .arg(format!("-rss_limit_mb={MOST_MEMORY}"))
        .arg(format!("-max_len={LONGEST_INPUT}"))
        .arg(format!("-artifact_prefix={}/", failures.display()))
        .arg("-print_final_stats=1")
        .args([&found, &kept])
        .status()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    if status.success() {
        return Ok(true);
    }
    let failures: Vec<_> =
        files(&failures)?.into_iter().filter(|file| !before.contains(file)).collect();
    eprintln!("error: {name} failed ({status})");
    for file in &failures {
        let file = file.display();
        eprintln!("  the input:         {file}");
        eprintln!("  to see it again:   cargo xtask fuzz {name} --input {file}");
        eprintln!("  when it is mended: cp {file} {}/", kept.display());
    }
    Ok(false)
}

/// The files of a folder.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(entries.collect::<Result<Vec<_>, _>>()?.iter().map(fs::DirEntry::path).collect())
}

/// Runs a target with one input; true if all went well.
fn reproduce(binary: &Path, input: &Path) -> anyhow::Result<bool> {
    fs::metadata(input).with_context(|| format!("cannot read {}", input.display()))?;
    let status = Command::new(binary)
        .arg(input)
        .status()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    Ok(status.success())
}
