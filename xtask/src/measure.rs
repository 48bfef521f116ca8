//! What generating costs, and what compiling costs that comes of it.
//!
//! The operations of the repository are repeated under other names until there are enough. They
//! are generated into a crate in the target folder, and that crate alone is compiled: what it
//! depends on is built before the clock starts. Costs are CPU time, because a machine that does
//! other work as well prolongs only the time on the wall.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, bail};
use generator::{File, Source, Style};
use nix::sys::resource::{Usage, UsageWho, getrusage};

/// Generates and compiles each of these numbers of operations, and prints a line for each.
///
/// # Errors
///
/// If the specs have a mistake, or what is generated does not compile.
pub(crate) fn run(root: &Path, counts: &[u32], target: &Path) -> anyhow::Result<()> {
    let specs = crate::specs::read(root)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "CPU milliseconds per operation, and memory at the peak of generating")?;
    if cfg!(debug_assertions) {
        writeln!(
            out,
            "This generator is built without optimisation. An optimised one needs about a tenth of \
             the time:\ncargo run --release -p xtask -- measure"
        )?;
    }
    writeln!(out, "operations  generate  check  release  memory")?;
    for &count in counts {
        let (sources, names) = repeated(&specs, count)?;
        let generating = || generate(&sources, &names);
        let (files, generating) = cost_of(UsageWho::RUSAGE_SELF, generating)?;
        let peak = peak_mebibytes()?;
        let folder = write_crate(root, &target.join(format!("measure-{count}")), &files)?;
        let checking = cost_of_compiling(&folder, target, &["check"])?;
        let building = cost_of_compiling(&folder, target, &["build", "--release"])?;
        let [generating, checking, building] = [generating, checking, building]
            .map(|cost| cost.as_secs_f64() * 1e3 / f64::from(count));
        writeln!(
            out,
            "{count:>10}  {generating:>8.2}  {checking:>5.1}  {building:>7.1}  {peak:>4} MB"
        )?;
    }
    Ok(())
}

/// The specs with this many operations: those that are there, again and again. Each is there at
/// least once, because something that is shared belongs to it, perhaps; the names are those of the
/// operations that are wanted.
fn repeated(specs: &[Source], count: u32) -> anyhow::Result<(Vec<Source>, Vec<String>)> {
    let is_operation = |source: &&Source| action(source).is_some();
    let pages: Vec<&Source> = specs.iter().filter(is_operation).collect();
    let mut sources: Vec<Source> =
        specs.iter().filter(|source| !is_operation(source)).cloned().collect();
    let mut names = Vec::new();
    let at_least = u32::try_from(pages.len())?;
    for (number, page) in (0..count.max(at_least)).zip(pages.iter().cycle()) {
        let action = action(page).unwrap_or_default();
        let letters: String = format!("{number:05}").chars().map(letter).collect();
        let name = format!("Measured{letters}");
        let text = String::from_utf8_lossy(&page.content);
        let text = text.replacen(&format!("action: {action}"), &format!("action: {name}"), 1);
        // Types with names of their own would be the same in each copy.
        let text = text.replace("rust_type: ", &format!("rust_type: {name}"));
        let (folder, _) = page.path.rsplit_once('/').unwrap_or_default();
        let path = format!("{folder}/measured{}.yaml", letters.to_lowercase());
        if number < count {
            names.push(format!("{}:{name}", folder.trim_start_matches("specs/")));
        }
        sources.push(Source::new(path, text));
    }
    if pages.is_empty() {
        bail!("there are no operations in {} files", specs.len());
    }
    Ok((sources, names))
}

/// The action of a spec, if it is one of an operation.
fn action(source: &Source) -> Option<&str> {
    let text = std::str::from_utf8(&source.content).ok()?;
    text.lines().find_map(|line| line.strip_prefix("action: ")).map(str::trim)
}

/// Digits would be split off by the rules for names.
fn letter(digit: char) -> char {
    char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap_or_default()).unwrap_or_default())
}

fn generate(sources: &[Source], names: &[String]) -> anyhow::Result<Vec<File>> {
    let checked = generator::check(sources)
        .map_err(|mistakes| anyhow::anyhow!("{}", mistakes.render(sources, Style::Plain)))?;
    Ok(checked.only(names)?.files(|_| ()))
}

/// A crate with these files and every feature, in a folder that is made anew.
fn write_crate(root: &Path, folder: &Path, files: &[File]) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for file in files {
        let path = folder.join("src").join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &file.text)?;
    }
    let root = root.canonicalize()?;
    let module = |file: &File| Some(file.path.strip_suffix("/mod.rs")?.to_owned());
    let products: Vec<String> =
        files.iter().filter_map(module).filter(|module| !module.contains('/')).collect();
    let runtime = root.join("runtime");
    let runtime = runtime.to_str().context("the path of the runtime is not UTF-8")?;
    let manifest = format!(
        "[package]\nname = \"aliyun-api\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [features]\n{} = []\ndefault = {products:?}\n\n[dependencies]\n\
         aliyun-runtime = {{ path = {runtime:?}, default-features = false }}\n",
        products.join(" = []\n")
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder.to_owned())
}

/// Compiles a crate, and then that crate alone once more.
fn cost_of_compiling(folder: &Path, target: &Path, arguments: &[&str]) -> anyhow::Result<Duration> {
    let compile = || {
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target.join("measure-target"))
            .env("CARGO_INCREMENTAL", "0")
            .status()
            .context("cannot start cargo")?;
        if status.success() { Ok(()) } else { bail!("cargo {} failed", arguments.join(" ")) }
    };
    compile()?;
    let library = folder.join("src/lib.rs");
    let text = fs::read(&library)?;
    fs::write(&library, text)?;
    let ((), cost) = cost_of(UsageWho::RUSAGE_CHILDREN, compile)?;
    Ok(cost)
}

/// What something costs in CPU time, of this process or of those that it waits for.
fn cost_of<T>(
    who: UsageWho,
    work: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<(T, Duration)> {
    let before = cpu_time(&getrusage(who)?)?;
    let result = work()?;
    let after = cpu_time(&getrusage(who)?)?;
    Ok((result, after.saturating_sub(before)))
}

fn cpu_time(usage: &Usage) -> anyhow::Result<Duration> {
    let time = usage.user_time() + usage.system_time();
    Ok(Duration::new(u64::try_from(time.tv_sec())?, 0)
        + Duration::from_micros(u64::try_from(time.tv_usec())?))
}

/// The most memory that this process has had.
fn peak_mebibytes() -> anyhow::Result<i64> {
    let peak = getrusage(UsageWho::RUSAGE_SELF)?.max_rss();
    // Linux counts kibibytes, macOS bytes.
    Ok(if cfg!(target_os = "macos") { peak >> 20 } else { peak >> 10 })
}
