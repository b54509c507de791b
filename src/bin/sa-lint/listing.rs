//! `--list-files`, `--statistics`: a run as a list of its files, or as counts of its rules.

use std::collections::BTreeMap;
use std::io::{self, Write};

use sa_lint::extract::Format;
use sa_lint::message::{Lang, Message, say};
use sa_lint::report::{Outcome, Run, Skip, printable, wording};
use sa_lint::rule::RuleSet;

/// What to print in place of the findings.
#[derive(Debug, clap::Args)]
pub(crate) struct ListChoice {
    #[arg(long, conflicts_with_all = ["statistics", "format", "fix", "unsafe_fixes", "diff", "output"])]
    list_files: bool,
    #[arg(long, conflicts_with_all = ["format", "fix", "unsafe_fixes", "diff"])]
    statistics: bool,
}

impl ListChoice {
    /// True when the files are to be listed, whatever is found in them.
    pub(crate) fn lists(&self) -> bool {
        self.list_files
    }

    /// Prints what was asked for; `false` where that is the findings themselves.
    pub(crate) fn write(
        &self,
        run: &Run,
        rules: &RuleSet,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<bool> {
        if self.list_files {
            files(run, lang, out)?;
        } else if self.statistics {
            statistics(run, rules, lang, out)?;
        }
        Ok(self.list_files || self.statistics)
    }
}

/// Each file with what became of it.
fn files(run: &Run, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for file in &run.files {
        let fate = match &file.outcome {
            Outcome::Checked(checked) => {
                Message::new("listed-checked").with("encoding", checked.encoding).text(lang)
            }
            Outcome::Skipped(skip) => {
                let reason = reason(&file.path, *skip);
                Message::new("listed-skipped").with("reason", reason).text(lang)
            }
            Outcome::Failed(cause) => wording::cause(lang, cause),
        };
        writeln!(out, "{}: {fate}", printable(&file.path))?;
    }
    Ok(())
}

fn reason(path: &str, skip: Skip) -> Message {
    // Of a kind that is read, and not read: the program's own, whatever is included.
    let is_read = matches!(Format::from_path(path), Some(Format::Toml | Format::Json));
    Message::new(match skip {
        Skip::UnknownType if is_read => "listed-own",
        Skip::UnknownType => "listed-unknown-type",
        Skip::Binary => "listed-binary",
        Skip::Excluded => "listed-excluded",
        Skip::Generated => "listed-generated",
        Skip::Packages => "listed-packages",
        Skip::NoText => "listed-no-text",
    })
}

/// How often each rule found something, most first.
fn statistics(run: &Run, rules: &RuleSet, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut last = BTreeMap::new();
    for (path, found) in run.findings() {
        let rule = found.finding.rule.as_str();
        let (places, files) = counts.entry(rule).or_default();
        *places += 1;
        *files += usize::from(last.insert(rule, path) != Some(path));
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(a, (most, _)), (b, (more, _))| more.cmp(most).then(a.cmp(b)));
    let width = counts.first().map_or(1, |(_, (places, _))| places.to_string().len());
    let name = counts.iter().map(|(rule, _)| rule.len()).max().unwrap_or_default();
    for (rule, (places, files)) in &counts {
        let files = Message::new("statistics-files").with("count", *files).text(lang);
        let title = rules.get(rule).map(|found| found.title.get(lang).to_owned());
        let title = title.unwrap_or_default();
        writeln!(out, "{places:>width$}  {rule:<name$}  {title}{files}")?;
    }
    if counts.is_empty() {
        writeln!(out, "{}", say(lang, "statistics-none"))?;
    }
    Ok(())
}
