//! CPU time of a whole build of the default site: reading, rendering, writing.
//!
//! `cargo bench --bench build` prints it and fails above 50 ms.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::civil::date;
use sa_lint::config::{Lang, Stars};
use sa_lint::site::{Answers, PolicyAnswer, Purpose, Sources, render, starter, write};

const ROUNDS: u32 = 100;
const LIMIT: Duration = Duration::from_millis(50);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let project = tempfile::tempdir()?;
    let answers = Answers {
        company: "株式会社サンプル".into(),
        company_en: Some("Sample Co., Ltd.".into()),
        stars: Stars::Two,
        declared: date(2026, 4, 1),
        url: "https://www.example.co.jp/security/".into(),
        policy: PolicyAnswer::Make("代表取締役　見本 太郎".into()),
        logo: None,
        email: Some("info@example.co.jp".into()),
        languages: vec![Lang::Ja, Lang::En],
    };
    for file in starter(&answers).map_err(|problem| problem.message.en)? {
        let path = project.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(project.path()))?;
        std::fs::write(path, file.text)?;
    }
    // The very first build of a process also loads the phrase model and warms the caches.
    let first = Instant::now();
    build(project.path())?;
    let first = first.elapsed();
    // One thread works, so what the process used is what the build used.
    let before = cpu_time()?;
    for _ in 0..ROUNDS {
        build(project.path())?;
    }
    let each = (cpu_time()? - before) / ROUNDS;
    println!("first build of a process: {:.1} ms (wall)", first.as_secs_f64() * 1e3);
    println!("a whole build, mean of {ROUNDS}: {:.2} ms of CPU", each.as_secs_f64() * 1e3);
    let good = each < LIMIT && first < LIMIT;
    println!("limit: {} ms: {}", LIMIT.as_millis(), if good { "kept" } else { "EXCEEDED" });
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn build(project: &Path) -> Result<(), Box<dyn Error>> {
    let say = |problems: Vec<sa_lint::config::Problem>| format!("{problems:?}");
    let sources = Sources::read(project, date(2026, 12, 31)).map_err(say)?;
    let rendered = render(&sources, Purpose::Publish).map_err(say)?;
    write(&rendered.files, &project.join("public"), false).map_err(say)?;
    Ok(())
}

/// User and system time of this process (Linux, proc(5): fields 14 and 15, 100 ticks a second).
fn cpu_time() -> Result<Duration, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: Vec<u64> = fields.skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(Duration::from_millis(ticks.iter().sum::<u64>() * 10))
}
