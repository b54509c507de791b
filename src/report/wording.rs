//! What the reports say: values of a run to sentences of `locales/*/report.ftl`.

use std::cmp::Reverse;
use std::io::ErrorKind;

use super::{Cause, Summary, Unfetched, printable};
use crate::extract::Unreadable;
use crate::fix::WriteError;
use crate::lint::{Finding, HeldBack, Safety, Severity};
use crate::message::{Argument, Lang, Message, say};
use crate::rule::Ground;
use crate::text::{Area, Location, balanced, nested};

/// What a severity is called. (Formats for programs use the ids `error`, `warning`, `hint`.)
pub fn severity(lang: Lang, severity: Severity) -> String {
    let id = match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Hint => "severity-hint",
    };
    say(lang, id)
}

/// Heads the line with the phrase before and after.
pub fn label_change(lang: Lang) -> String {
    say(lang, "label-change")
}

/// Heads the line that says what to do.
pub fn label_help(lang: Lang) -> String {
    say(lang, "label-help")
}

/// Heads the line with the address of the source.
pub fn label_url(lang: Lang) -> String {
    say(lang, "label-url")
}

/// What stands before the address that shows a place marked in a browser.
pub fn label_link(lang: Lang) -> String {
    say(lang, "label-link")
}

/// A phrase before and after.
pub fn change(lang: Lang, before: &str, arrow: &str, after: &str) -> String {
    let inside = |phrase| match lang {
        Lang::Ja => nested(phrase),
        Lang::En => balanced(phrase),
    };
    let (before, after) = (inside(before), inside(after));
    let message = if after.is_empty() {
        Message::new("change-delete").with("before", before)
    } else {
        Message::new("change").with("before", before).with("arrow", arrow).with("after", after)
    };
    message.text(lang)
}

/// Heads the line of a change that was made.
pub fn fixed(lang: Lang) -> String {
    say(lang, "fixed")
}

/// Where a reader finds it in a file that is no text: 「スライド 3、段落 2」.
pub fn place(lang: Lang, location: &Location) -> String {
    let mut parts = Vec::new();
    let mut count = |id: &'static str, value: Option<usize>| {
        if let Some(value) = value {
            parts.push(Message::new(id).with("number", value).text(lang));
        }
    };
    count("place-mail", location.mail);
    count("place-page", location.page);
    count("place-slide", location.slide);
    if let Some(sheet) = &location.sheet {
        let sheet = printable(sheet).into_owned();
        parts.push(Message::new("place-sheet").with("name", sheet).text(lang));
    }
    if let Some(cell) = &location.cell {
        parts
            .push(Message::new("place-cell").with("name", printable(cell).into_owned()).text(lang));
    }
    if let Some(area) = location.area {
        parts.push(say(lang, area_id(area)));
    }
    if let Some(number) = location.paragraph {
        parts.push(Message::new("place-paragraph").with("number", number).text(lang));
    }
    parts.join(&say(lang, "place-separator"))
}

fn area_id(area: Area) -> &'static str {
    match area {
        Area::Header => "place-header",
        Area::Footer => "place-footer",
        Area::Note => "place-note",
        Area::TextBox => "place-text-box",
        Area::Comment => "place-comment",
        Area::Drawing => "place-drawing",
        Area::Master => "place-master",
        Area::Subject => "place-subject",
        Area::Body => "place-body",
        Area::AltText => "place-alt-text",
        Area::Properties => "place-properties",
    }
}

/// What is wrong; in a file that is no text with its place, for reports that know of lines only.
pub fn message(lang: Lang, finding: &Finding) -> String {
    let words = finding.message.get(lang);
    match &finding.location {
        None => words.to_owned(),
        Some(location) => Message::new("place-message")
            .with("place", place(lang, location))
            .with("words", words)
            .text(lang),
    }
}

/// Why a finding is not repaired by the program although the right words are known.
pub fn held_back(lang: Lang, reason: &HeldBack) -> String {
    let why = match reason {
        HeldBack::Markup => Message::new("held-back-markup"),
        HeldBack::Runs => Message::new("held-back-runs"),
        HeldBack::Format => Message::new("held-back-format"),
        HeldBack::Encoding(lost) => Message::new("held-back-encoding")
            .with("character", printable(&lost.character.to_string()).into_owned())
            .with("code", format!("{:04X}", u32::from(lost.character)))
            .with("encoding", lost.encoding),
        HeldBack::Remains => Message::new("held-back-remains"),
        HeldBack::NewFinding { rule } => Message::new("held-back-new-finding").with("rule", rule),
        HeldBack::Reading => Message::new("held-back-reading"),
    };
    Message::new("held-back").with("why", why).text(lang)
}

/// Why a file was not written.
pub fn unwritten(lang: Lang, error: &WriteError) -> String {
    let why = match error {
        WriteError::ReadOnly => Message::new("unwritten-read-only"),
        WriteError::NotAFile => Message::new("unwritten-no-file"),
        WriteError::Outside => Message::new("unwritten-outside"),
        WriteError::Changed => return say(lang, "unwritten-changed"),
        WriteError::Folder(error) => Message::new("unwritten-folder").with("cause", error),
        WriteError::Io(error) if error.kind() == ErrorKind::StorageFull => {
            Message::new("unwritten-full")
        }
        WriteError::Io(error) => Message::new("unwritten-other").with("cause", error),
    };
    Message::new("unwritten").with("why", why).text(lang)
}

/// Why something could not be read.
pub fn cause(lang: Lang, cause: &Cause) -> String {
    let message = match cause {
        Cause::Missing => Message::new("unreadable-missing"),
        Cause::DanglingLink => Message::new("unreadable-link"),
        Cause::Loop { ancestor } => {
            Message::new("unreadable-loop").with("ancestor", printable(ancestor).into_owned())
        }
        Cause::NoImage { page } => {
            Message::new("no-image").with("page", printable(page).into_owned())
        }
        Cause::Unfetched(why) => unfetched(why),
        Cause::Unreadable(why) => match why {
            Unreadable::Broken(cause) => {
                Message::new("unreadable-broken").with("cause", printable(cause).into_owned())
            }
            Unreadable::Encrypted => Message::new("unreadable-encrypted"),
            Unreadable::Larger(most) => {
                Message::new("unreadable-larger").with("most", most.to_string())
            }
            Unreadable::TooLarge(most) => {
                Message::new("unreadable-too-large").with("most", most.to_string())
            }
            Unreadable::TooMuch(most) => {
                Message::new("unreadable-too-much").with("most", most.to_string())
            }
            Unreadable::TooMany(most) => Message::new("unreadable-too-many").with("most", *most),
            Unreadable::TooManyPages(most) => {
                Message::new("unreadable-too-many-pages").with("most", *most)
            }
            Unreadable::TooManyMails(most) => {
                Message::new("unreadable-too-many-mails").with("most", *most)
            }
            Unreadable::TooDeep(most) => Message::new("unreadable-too-deep").with("most", *most),
            Unreadable::Scanned => Message::new("unreadable-scanned"),
            Unreadable::Legacy(legacy) => {
                Message::new("unreadable-legacy").with("modern", legacy.modern())
            }
            Unreadable::NotBuilt(part) => Message::new("unreadable-not-built").with("part", *part),
        },
        Cause::Io(error) => match error.kind() {
            ErrorKind::NotFound => Message::new("unreadable-missing"),
            ErrorKind::PermissionDenied => Message::new("unreadable-permission"),
            _ => Message::new("unreadable-other").with("cause", error),
        },
    };
    message.text(lang)
}

/// That what comes in has more bytes than are read of that, in MiB.
pub fn larger(most: u64) -> Message {
    Message::new("unreadable-input-larger").with("most", most.to_string())
}

/// Why an address could not be read, and what to do.
fn unfetched(why: &Unfetched) -> Message {
    match why {
        Unfetched::NoHost => Message::new("unfetched-no-host"),
        Unfetched::Refused => Message::new("unfetched-refused"),
        Unfetched::Tls { cause } => Message::new("unfetched-tls").with("cause", cause.as_str()),
        Unfetched::Timeout => Message::new("unfetched-timeout"),
        Unfetched::Broken { cause } => {
            Message::new("unfetched-broken").with("cause", cause.as_str())
        }
        Unfetched::Status { status } => {
            let id = match status {
                401 | 403 => "unfetched-forbidden",
                404 | 410 => "unfetched-not-there",
                500..=599 | 429 => "unfetched-busy",
                _ => "unfetched-status",
            };
            Message::new(id).with("status", usize::from(*status))
        }
        Unfetched::TooLarge { bytes } => Message::new("unfetched-too-large")
            .with("size", usize::try_from(bytes >> 20).unwrap_or(usize::MAX)),
        Unfetched::Redirects => Message::new("unfetched-redirects"),
        Unfetched::Private => Message::new("unfetched-private"),
        Unfetched::Robots => Message::new("unfetched-robots"),
        Unfetched::NoRobots => Message::new("unfetched-no-robots"),
        Unfetched::NoSitemap => Message::new("unfetched-no-sitemap"),
        Unfetched::BrokenOff => Message::new("unfetched-broken-off"),
    }
}

/// That a file was read although some of its bytes are no text.
pub fn malformed(lang: Lang, encoding: &str) -> String {
    Message::new("malformed").with("encoding", encoding).text(lang)
}

/// How many files were checked, left alone, not readable.
pub fn files(lang: Lang, summary: &Summary) -> String {
    let skipped = summary.files_skipped.total();
    let checked = |id, count| Message::new(id).with("count", count).text(lang);
    let (pages, mut sentences) = (summary.pages_checked, Vec::new());
    let files = summary.files_checked - pages;
    if files > 0 || pages == 0 {
        sentences.push(checked("files-checked", files));
    }
    if pages > 0 {
        sentences.push(checked("pages-checked", pages));
    }
    if skipped > 0 {
        let message = Message::new("files-skipped").with("count", skipped);
        sentences.push(message.with("reasons", skip_reasons(summary)).text(lang));
    }
    if summary.unreadable > 0 {
        let message = Message::new("files-unreadable").with("count", summary.unreadable);
        sentences.push(message.text(lang));
    }
    sentences.join(&say(lang, "sentence-separator"))
}

/// How many findings there are or remain, and how many of them `--fix` would repair.
pub fn findings(lang: Lang, summary: &Summary) -> String {
    let after_fix = summary.fixed.total() > 0;
    let found = summary.findings;
    if found.total() == 0 {
        return say(
            lang,
            match (after_fix, summary.has_baseline) {
                (true, _) => "left-nothing",
                (false, true) => "found-nothing-new",
                (false, false) => "found-nothing",
            },
        );
    }
    let counts: Argument = [
        ("count-error", found.error),
        ("count-warning", found.warning),
        ("count-hint", found.hint),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(id, count)| Message::new(id).with("count", count))
    .collect();
    let message = Message::new(if after_fix { "left" } else { "found" });
    message.with("counts", counts).with("fixable", fixable(summary)).text(lang)
}

/// 「うち 2 件は --fix で、1 件は --unsafe-fixes で直せます。」
fn fixable(summary: &Summary) -> Argument {
    let fixable = summary.fixable;
    let id = match (fixable.safe, fixable.needs_review) {
        (0, 0) => return "".into(),
        (_, 0) => "fixable-safe",
        (0, _) => "fixable-unsafe",
        _ => "fixable-both",
    };
    let message = Message::new(id).with("safe", fixable.safe);
    message.with("unsafe", fixable.needs_review).into()
}

/// How much was repaired.
pub fn repaired(lang: Lang, summary: &Summary) -> String {
    let message = Message::new("repaired").with("places", summary.fixed.total());
    message.with("files", summary.files_fixed).text(lang)
}

/// How much a diff would change, and what it would leave.
pub fn would_change(lang: Lang, summary: &Summary) -> String {
    let places = summary.fixed.total();
    let change = if places == 0 {
        Message::new("would-change-nothing")
    } else {
        let message = Message::new("would-change").with("places", places);
        message.with("files", summary.files_fixed)
    };
    let mut sentences = vec![change.text(lang)];
    if places > 0 || summary.findings.total() > 0 {
        sentences.push(findings(lang, summary));
    }
    sentences.join(&say(lang, "sentence-separator"))
}

/// Why a run checked no file, and what to do.
pub fn nothing_checked(lang: Lang, summary: &Summary) -> String {
    let found = if summary.files_skipped.total() == 0 {
        Message::new("nothing-there")
    } else {
        Message::new("nothing-of-a-kind").with("reasons", skip_reasons(summary))
    };
    Message::new("nothing-checked").with("found", found).text(lang)
}

/// What a rule rests on.
pub fn ground(lang: Lang, ground: Ground) -> String {
    let id = match ground {
        Ground::Source => "ground-source",
        Ground::Official => "ground-official",
        Ground::Practice => "ground-practice",
    };
    say(lang, id)
}

/// How sure a fix is.
pub fn safety(lang: Lang, safety: Safety) -> String {
    let id = match safety {
        Safety::Safe => "safety-safe",
        Safety::Unsafe => "safety-unsafe",
    };
    say(lang, id)
}

/// 「対象外の種類 4、文字のファイルではない 1」
fn skip_reasons(summary: &Summary) -> Argument {
    let skipped = summary.files_skipped;
    let reasons = [
        ("skipped-unknown-type", skipped.unknown_type),
        ("skipped-binary", skipped.binary),
        ("skipped-excluded", skipped.excluded),
        ("skipped-generated", skipped.generated),
        ("skipped-packages", skipped.packages),
        ("skipped-no-text", skipped.no_text),
    ];
    reasons
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| Message::new(id).with("count", count).with("kinds", kinds(summary)))
        .collect()
}

/// How many kinds of files that are not read are named.
const NAMED_KINDS: usize = 4;

/// 「.png 12、.css 3 など」
fn kinds(summary: &Summary) -> Argument {
    let mut kinds: Vec<(&str, usize)> =
        summary.unknown_types.iter().map(|(kind, &count)| (kind.as_str(), count)).collect();
    kinds.sort_by_key(|&(kind, count)| (Reverse(count), kind));
    let more = (kinds.len() > NAMED_KINDS).then(|| Message::new("skipped-more-kinds"));
    let named = kinds.into_iter().take(NAMED_KINDS).map(|(kind, count)| {
        Message::new("skipped-kind").with("kind", printable(kind).into_owned()).with("count", count)
    });
    named.chain(more).collect()
}
