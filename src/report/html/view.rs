//! A run to what its page shows: all words chosen, all text safe to show, nothing escaped yet.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::{FindingView, Repairer};
use super::safe::{path, text};
use crate::lint::Severity;
use crate::message::{Lang, Message, say};
use crate::report::concise::severity_id;
use crate::report::summary::BySeverity;
use crate::report::{Change, Repair, Run, Summary, wording};
use crate::rule::{Rule, RuleSet};

/// Pages in the table; the rest can be unfolded.
const PAGES: usize = 20;
/// Checked files that are named.
const FILES: usize = 2_000;

/// Everything the page shows.
#[derive(Serialize)]
pub(super) struct View {
    /// `error`, `warning`, `hint`, `clean` or `none`.
    verdict: &'static str,
    headline: String,
    total: usize,
    severities: Vec<Figure>,
    repairs: Vec<Figure>,
    /// By number of findings, most first.
    pages: Vec<Page>,
    /// Number of the first page that is folded away, if any are.
    folded: Option<usize>,
    more_pages: String,
    /// Rules with findings, weightiest first.
    rules: Vec<RuleFindings>,
    /// Titles of all rules the run was judged by.
    looked_for: Vec<String>,
    changes: Vec<Changed>,
    /// Nothing of the changes was written.
    only_shown: bool,
    unreadable: Vec<Problem>,
    malformed: Vec<Problem>,
    unwritten: Vec<Problem>,
    /// How many files were checked and left alone.
    figures: String,
    /// How much was repaired, if anything was.
    repaired: Option<String>,
    files_title: String,
    files: Vec<String>,
    more_files: Option<String>,
    made_by: String,
    /// With `{shown}` and `{total}` for the script to fill in.
    shown: String,
}

/// A count with its meaning.
#[derive(Serialize)]
struct Figure {
    id: &'static str,
    name: String,
    count: usize,
    shown: String,
    means: String,
}

#[derive(Serialize)]
struct Page {
    number: usize,
    path: String,
    total: usize,
    shown: String,
    /// Errors, warnings, hints.
    counts: [usize; 3],
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
struct RuleFindings {
    id: String,
    severity: &'static str,
    severity_name: String,
    title: String,
    count: String,
    /// `None` for what no rule file describes.
    about: Option<About>,
}

#[derive(Serialize)]
struct About {
    judges: String,
    why: String,
    ground: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct Changed {
    path: String,
    changes: Vec<ChangedPhrase>,
}

#[derive(Serialize)]
struct ChangedPhrase {
    line: String,
    before: String,
    after: String,
}

/// A path and what is wrong with it.
#[derive(Serialize)]
struct Problem {
    path: String,
    why: String,
}

impl View {
    pub(super) fn new(run: &Run, rules: &RuleSet, lang: Lang) -> Self {
        let summary = Summary::of(run);
        let pages = pages(run, rules, lang);
        let files: Vec<String> = run.checked().map(|(name, _)| path(name)).collect();
        let unnamed = files.len().saturating_sub(FILES);
        let only_shown = run.repairs().any(|(_, repair)| matches!(repair, Repair::Shown { .. }));
        let repaired = summary.fixed.total() > 0 && !only_shown;
        let (verdict, headline) = verdict(&summary, repaired);
        let count = |id, count: usize| Message::new(id).with("count", count).text(lang);
        Self {
            verdict,
            headline: headline.text(lang),
            total: summary.findings.total(),
            severities: severities(summary.findings, lang),
            repairs: repairs(run, lang),
            folded: (pages.len() > PAGES).then_some(PAGES + 1),
            more_pages: count("html-more-pages", pages.len().saturating_sub(PAGES)),
            pages,
            rules: kinds(run, rules, lang),
            looked_for: rules.rules().iter().map(|rule| text(rule.title.get(lang))).collect(),
            changes: changes(run, lang),
            only_shown,
            unreadable: problems(run.unreadable(), |cause| wording::cause(lang, cause)),
            malformed: problems(
                run.checked().filter(|(_, checked)| checked.malformed),
                |checked| wording::malformed(lang, checked.encoding),
            ),
            unwritten: problems(run.unwritten(), |error| wording::unwritten(lang, error)),
            figures: wording::files(lang, &summary),
            repaired: repaired.then(|| wording::repaired(lang, &summary)),
            files_title: count("html-checked-files", files.len()),
            more_files: (unnamed > 0).then(|| count("html-more-files", unnamed)),
            files: files.into_iter().take(FILES).collect(),
            made_by: Message::new("html-made-by")
                .with("version", env!("CARGO_PKG_VERSION"))
                .text(lang),
            shown: Message::new("html-shown")
                .with("shown", "{shown}")
                .with("total", "{total}")
                .text(lang),
        }
    }
}

/// What the reader is to know first.
fn verdict(summary: &Summary, repaired: bool) -> (&'static str, Message) {
    let found = summary.findings;
    let (id, message, count) = if found.error > 0 {
        ("error", Message::new("html-verdict-error"), found.error)
    } else if found.warning > 0 {
        ("warning", Message::new("html-verdict-warning"), found.total())
    } else if found.hint > 0 {
        ("hint", Message::new("html-verdict-hint"), found.hint)
    } else if repaired {
        return ("clean", Message::new("html-verdict-repaired"));
    } else if summary.files_checked > 0 {
        return ("clean", Message::new("html-verdict-clean"));
    } else {
        return ("none", Message::new("html-verdict-none"));
    };
    (id, message.with("count", count))
}

fn figure(id: &'static str, name: String, count: usize, means: String, lang: Lang) -> Figure {
    Figure { id, name, count, shown: counted(count, lang), means }
}

/// 「3 件」
fn counted(count: usize, lang: Lang) -> String {
    Message::new("html-count").with("count", count).text(lang)
}

fn severities(found: BySeverity, lang: Lang) -> Vec<Figure> {
    [
        (Severity::Error, found.error, say(lang, "html-error-means")),
        (Severity::Warning, found.warning, say(lang, "html-warning-means")),
        (Severity::Hint, found.hint, say(lang, "html-hint-means")),
    ]
    .into_iter()
    .map(|(severity, count, means)| {
        figure(severity_id(severity), wording::severity(lang, severity), count, means, lang)
    })
    .collect()
}

fn repairs(run: &Run, lang: Lang) -> Vec<Figure> {
    Repairer::ALL
        .into_iter()
        .map(|repair| {
            let of = run.findings().filter(|(_, found)| Repairer::of(&found.finding) == repair);
            figure(repair.id(), repair.name(lang), of.count(), repair.means(lang), lang)
        })
        .collect()
}

/// The pages with findings, those with most first.
fn pages(run: &Run, rules: &RuleSet, lang: Lang) -> Vec<Page> {
    let with_findings = run.checked().filter(|(_, checked)| !checked.findings.is_empty());
    let mut pages: Vec<Page> = with_findings
        .map(|(name, checked)| {
            let findings = &checked.findings;
            let of = |severity| findings.iter().filter(|f| f.finding.severity == severity).count();
            Page {
                number: 0,
                path: path(name),
                total: findings.len(),
                shown: counted(findings.len(), lang),
                counts: [of(Severity::Error), of(Severity::Warning), of(Severity::Hint)],
                findings: findings.iter().map(|f| FindingView::new(f, rules, lang)).collect(),
            }
        })
        .collect();
    // Stable: pages with as many findings stay by path.
    pages.sort_by_key(|page| std::cmp::Reverse(page.total));
    pages.iter_mut().zip(1..).for_each(|(page, number)| page.number = number);
    pages
}

fn kinds(run: &Run, rules: &RuleSet, lang: Lang) -> Vec<RuleFindings> {
    let mut counts: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for (_, found) in run.findings() {
        let entry = counts.entry(&found.finding.rule).or_insert((found.finding.severity, 0));
        entry.0 = entry.0.max(found.finding.severity);
        entry.1 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    counts
        .into_iter()
        .map(|(id, (severity, count))| {
            let rule = rules.get(id);
            RuleFindings {
                id: id.to_owned(),
                severity: severity_id(severity),
                severity_name: wording::severity(lang, severity),
                title: text(rule.map_or(id, |rule| rule.title.get(lang))),
                count: counted(count, lang),
                about: rule.map(|rule| about(rule, lang)),
            }
        })
        .collect()
}

fn about(rule: &Rule, lang: Lang) -> About {
    About {
        judges: text(rule.judges.get(lang)),
        why: text(rule.why.get(lang)),
        ground: wording::ground(lang, rule.ground).to_string(),
        url: super::safe::address(&rule.url),
    }
}

fn changes(run: &Run, lang: Lang) -> Vec<Changed> {
    let with_changes = run.repairs().filter(|(_, repair)| !repair.changes().is_empty());
    with_changes
        .map(|(name, repair)| Changed {
            path: path(name),
            changes: repair
                .changes()
                .iter()
                .map(|made| {
                    let Change { before, after } = Change::of(&made.before, &made.after);
                    let line = match &made.location {
                        Some(location) => text(&wording::place(lang, location)),
                        None => made.start.line.to_string(),
                    };
                    ChangedPhrase { line, before: text(&before), after: text(&after) }
                })
                .collect(),
        })
        .collect()
}

fn problems<'a, T>(
    of: impl Iterator<Item = (&'a str, T)>,
    why: impl Fn(T) -> String,
) -> Vec<Problem> {
    of.map(|(name, what)| Problem { path: path(name), why: text(&why(what)) }).collect()
}
