//! How the time to judge a document grows with it: hostile and dense shapes at one size and at twice.
//!
//! `cargo bench --bench judge` prints, for each shape, the CPU time of both sizes, their ratio and
//! the time for a megabyte. A ratio near 2 is growth in proportion; near 4, with the square. An
//! argument that is no option names the shapes to be tried: `cargo bench --bench judge -- sentences`.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod shapes;

use std::error::Error;
use std::fs::read_to_string;

use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, repair};
use sa_lint::lint::Linter;
use sa_lint::report::Excerpt;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

use shapes::SHAPES;

/// Bytes of the smaller document.
const SIZE: usize = 200_000;
/// The best of so many rounds counts: the rest is other work of the machine.
const ROUNDS: usize = 3;
/// From this ratio on a shape is pointed at.
const SUSPICIOUS: f64 = 2.8;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let linter = Linter::new(RuleSet::builtin()?)?;
    println!("{:<28} {:>9} {:>9} {:>6} {:>9}", "shape", "ms", "ms of 2n", "ratio", "ms a MB");
    for shape in SHAPES {
        if !wanted.is_empty() && !wanted.iter().any(|name| shape.name.contains(name.as_str())) {
            continue;
        }
        for (job, run) in [("", judge as fn(&Linter, &str, Format)), (" --fix", fix)] {
            let time = |size| best(|| run(&linter, &shape.text(size), shape.format));
            let (once, twice) = (time(SIZE)?, time(2 * SIZE)?);
            let ratio = twice / once.max(1e-3);
            let a_megabyte = twice / (2 * SIZE) as f64 * 1e6;
            let mark = if ratio > SUSPICIOUS && twice > 0.05 { "  <- grows too fast" } else { "" };
            println!(
                "{:<28} {:>9.1} {:>9.1} {ratio:>6.2} {:>9.1}{mark}",
                format!("{}{job}", shape.name),
                once * 1e3,
                twice * 1e3,
                a_megabyte * 1e3
            );
        }
    }
    Ok(())
}

/// Judges a document, and cuts out the lines of what is found as reports show them.
fn judge(linter: &Linter, text: &str, format: Format) {
    let source = SourceFile::decode("shape", text.as_bytes().to_vec());
    for finding in linter.lint(&source, format) {
        std::hint::black_box(Excerpt::of(source.text(), &finding));
    }
}

/// Judges a document and repairs it.
fn fix(linter: &Linter, text: &str, format: Format) {
    let judge = |raw| {
        let source = SourceFile::decode("shape", raw);
        let findings = linter.lint(&source, format);
        Judged { reading: Reading::new(source, format), findings, suppressed: Vec::new() }
    };
    let mut judged = judge(text.as_bytes().to_vec());
    std::hint::black_box(repair(&mut judged, true, &judge));
}

/// The least CPU seconds of some rounds.
fn best(run: impl Fn()) -> Result<f64, Box<dyn Error>> {
    let mut least = f64::MAX;
    for _ in 0..ROUNDS {
        let before = cpu_seconds()?;
        run();
        least = least.min(cpu_seconds()? - before);
    }
    Ok(least)
}

/// CPU time of this process: its time on a core, not that of others (Linux only).
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let stat = read_to_string("/proc/self/schedstat")?;
    let nanoseconds = stat.split(' ').next().ok_or("no CPU time")?;
    Ok(nanoseconds.parse::<f64>()? / 1e9)
}
