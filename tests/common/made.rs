//! Runs made by hand, to test reports without judging anything.

use std::path::Path;
use std::sync::LazyLock;

use sa_lint::lint::{Edit, Finding, Fix, Safety, Severity, Text};
use sa_lint::message::Lang;
use sa_lint::report::{
    Base, Cause, Checked, Context, FilePlace, FileReport, Outcome, Reported, Run, Skip,
};
use sa_lint::rule::RuleSet;
use sa_lint::text::{SourceFile, Span};

/// A file whose text marks each finding as `⟦phrase⟧` or `⟦phrase⇒replacement⟧`; a phrase that
/// starts with `!` is a warning, with `?` a hint.
pub(crate) fn file(path: &str, marked: &str) -> FileReport {
    let (text, marks) = unmark(marked);
    let source = SourceFile::decode(path, text.into_bytes());
    let findings =
        marks.into_iter().map(|mark| Reported::of(&source, finding(&source, mark))).collect();
    let checked = Checked {
        encoding: source.encoding(),
        malformed: false,
        fail_on: Severity::Error,
        findings,
        suppressed: Vec::new(),
        secrets: Vec::new(),
        repair: None,
    };
    FileReport { path: path.to_owned(), file: FilePlace::No, outcome: Outcome::Checked(checked) }
}

/// A run over `files` alone.
pub(crate) fn run(files: Vec<FileReport>) -> Run {
    Run { files, ..Run::default() }
}

struct Mark {
    span: Span,
    severity: Severity,
    replacement: Option<String>,
}

fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('⟦') {
        let (inside, after) = tail.split_once('⟧').expect("every ⟦ has its ⟧");
        let (severity, inside) = match inside.chars().next() {
            Some('!') => (Severity::Warning, &inside[1..]),
            Some('?') => (Severity::Hint, &inside[1..]),
            _ => (Severity::Error, inside),
        };
        let (phrase, replacement) = match inside.split_once('⇒') {
            Some((phrase, replacement)) => (phrase, Some(replacement.to_owned())),
            None => (inside, None),
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(phrase);
        marks.push(Mark { span: Span::new(start, text.len()), severity, replacement });
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

fn finding(source: &SourceFile, mark: Mark) -> Finding {
    let matched = source.text()[mark.span.range()].to_owned();
    let help = match &mark.replacement {
        Some(right) => Text {
            ja: format!("「{right}」と書いてください。"),
            en: format!("Write “{right}”."),
        },
        None => Text {
            ja: "文を書き直してください。".into(), en: "Rewrite the sentence.".into()
        },
    };
    let raw_span = source.raw_span(mark.span);
    Finding {
        rule: "sample-rule".into(),
        severity: mark.severity,
        span: mark.span,
        raw_span,
        location: None,
        start: source.position(mark.span.start),
        end: source.position(mark.span.end),
        message: Text {
            ja: format!("「{matched}」は宣言より強い言い方です。"),
            en: format!("“{matched}” claims more than a declaration."),
        },
        matched,
        help,
        url: "https://example.co.jp/source".into(),
        fingerprint: "0123456789abcdef".into(),
        fix: mark.replacement.map(|replacement| Fix {
            safety: Safety::Safe,
            edits: vec![Edit { span: mark.span, raw_span, replacement }],
        }),
        secret: false,
        held_back: None,
        quote: None,
    }
}

/// Two files of an unknown kind, one that is not text, one that cannot be read.
pub(crate) fn left_alone() -> Vec<FileReport> {
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    [
        ("style.css", Outcome::Skipped(Skip::UnknownType)),
        ("script.js", Outcome::Skipped(Skip::UnknownType)),
        ("logo.html", Outcome::Skipped(Skip::Binary)),
        ("secret.html", Outcome::Failed(Cause::Io(denied))),
    ]
    .into_iter()
    .map(|(path, outcome)| FileReport { path: path.to_owned(), file: FilePlace::No, outcome })
    .collect()
}

/// What a report writes.
pub(crate) fn written(report: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    report(&mut out).expect("memory takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().expect("the embedded rules"));
static BASE: LazyLock<Base> = LazyLock::new(|| Base::new(Path::new("/srv/site"), None));

/// What the formats for other programs need: English, the embedded rules, a run that was started in
/// `/srv/site`, the root of its project.
pub(crate) fn english() -> Context<'static> {
    Context { lang: Lang::En, rules: &RULES, base: &BASE }
}

/// Names that are hard on formats: spaces, Japanese, signs that mean something somewhere, control
/// characters.
pub(crate) const HARD_NAMES: [&str; 6] = [
    "会社 概要.html",
    "100%,#?&\"'<x>|`[a](b)@c.html",
    "C:\\site\\a:b.html",
    "a\nb\r\t\u{1b}[2J\u{9b}.html",
    "gpj\u{202e}lmth.\u{fffe}html",
    "::error::a,b.html",
];
