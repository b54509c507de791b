//! CPU time of a whole build of the default site: rules, reading, rendering, judging, writing.
//!
//! `cargo bench --bench build` prints it and fails above 50 ms.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use jiff::civil::date;
use sa_lint::config::{Level, Stars};
use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::message::{Lang, Message};
use sa_lint::rule::RuleSet;
use sa_lint::site::{
    Answers, CheckText, Found, PolicyAnswer, Purpose, Sources, judge, render, starter, write,
};
use sa_lint::text::SourceFile;

const ROUNDS: u32 = 100;
const LIMIT: Duration = Duration::from_millis(50);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let project = tempfile::tempdir()?;
    let answers = Answers {
        company: "株式会社サンプル".into(),
        company_en: Some("Sample Co., Ltd.".into()),
        stars: Stars::Two,
        declared: date(2026, 4, 1),
        accepted: None,
        system: None,
        url: "https://www.example.co.jp/security/".into(),
        policy: PolicyAnswer::Make("代表取締役　見本 太郎".into()),
        logo: None,
        email: Some("info@example.co.jp".into()),
        languages: vec![Lang::Ja, Lang::En],
    };
    for file in starter(&answers).map_err(|problem| problem.message.text(Lang::En))? {
        let path = project.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(project.path()))?;
        std::fs::write(path, file.text)?;
    }
    // The very first build of a process also loads the phrase model and warms the caches.
    let before = cpu_time()?;
    build(project.path())?;
    let first = cpu_time()? - before;
    let before = cpu_time()?;
    for _ in 0..ROUNDS {
        build(project.path())?;
    }
    let each = (cpu_time()? - before) / ROUNDS;
    println!("the first build of a process: {:.1} ms of CPU", first.as_secs_f64() * 1e3);
    println!("a whole build, mean of {ROUNDS}: {:.2} ms of CPU", each.as_secs_f64() * 1e3);
    let good = each < LIMIT && first < LIMIT;
    println!("limit: {} ms: {}", LIMIT.as_millis(), if good { "kept" } else { "EXCEEDED" });
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn build(project: &Path) -> Result<(), Box<dyn Error>> {
    let say = |problems: Vec<sa_lint::config::Problem>| format!("{problems:?}");
    let sources = Sources::read(project, date(2026, 12, 31)).map_err(say)?;
    let rendered = render(&sources, Purpose::Publish).map_err(say)?;
    let linter = Linter::new(RuleSet::builtin()?)?;
    let check = |texts: &[CheckText<'_>]| lint(&linter, texts);
    let problems = judge(&sources, &rendered, &check);
    if !problems.is_empty() {
        return Err(format!("{problems:?}").into());
    }
    write(&rendered.files, &project.join("public"), false).map_err(say)?;
    Ok(())
}

fn lint(linter: &Linter, texts: &[CheckText<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (text, CheckText { path, text: html }) in texts.iter().enumerate() {
        let source = SourceFile::decode(*path, html.as_bytes().to_vec());
        found.extend(linter.lint(&source, Format::Html).into_iter().map(|finding| Found {
            text,
            level: Level::Error,
            rule: finding.rule,
            span: finding.span,
            message: Message::given(finding.message.en),
            help: None,
        }));
    }
    found
}

/// Time on a CPU of this, the only thread (Linux, /proc/self/schedstat: its first field, in ns).
fn cpu_time() -> Result<Duration, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds = stat.split_whitespace().next().unwrap_or_default().parse()?;
    Ok(Duration::from_nanos(nanoseconds))
}
