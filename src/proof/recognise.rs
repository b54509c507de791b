//! A mail to what it is and says of a declaration.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::rules::{self, MailRules, Pattern};
use super::{Evidence, EvidenceKind, Sender, System, star_name};
use crate::mail::{Mail, Origin};
use crate::message::Lang;
use crate::number;

/// A name of a company or person is no longer than this (in characters).
const LONGEST: usize = 80;
/// The address of a mail stands in its first lines.
const HEAD: usize = 30;
/// A line names a number no more often than this.
const MOST_NAMES: usize = 50;
/// Words in names of businesses, in compatibility form.
const BUSINESS: [&str; 12] = [
    "会社",
    "法人",
    "組合",
    "(株)",
    "(有)",
    "(同)",
    "事務所",
    "商店",
    "工房",
    "co.,",
    "inc",
    "ltd",
];

/// What a mail of `file` says.
pub fn evidence(file: &str, mail: Mail) -> Evidence {
    let Some(rules) = rules::mails() else { return bare(file, EvidenceKind::Other, mail) };
    let subject = plain(&mail.subject);
    let body = plain(&mail.text);
    let kind = kind(rules, &subject, &body, &mail);
    let mut one = bare(file, kind, mail);
    let rule = rules.kind.iter().find(|rule| rule.id == kind);
    one.has_subject = rule.is_some_and(|rule| rule.subject.0.is_match(&subject));
    one.is_whole = rule.is_none_or(|rule| rule.holds.iter().all(|part| part.0.is_match(&body)));
    one.has_end = rules.end.iter().any(|end| end.0.is_match(&body));
    one.sender = sender(rules, &one.mail);
    let lengths = &rules.numbers.lengths;
    let (least, most) =
        (lengths.first().copied().unwrap_or(11), lengths.last().copied().unwrap_or(12));
    one.user_numbers = numbers_behind(&one.mail, &rules.numbers.user, least.min(8), most.max(16));
    let ids = numbers_behind(&one.mail, &rules.numbers.declaration, least, most);
    one.declaration_id = ids.into_iter().next();
    match kind {
        EvidenceKind::Status => {
            one.company = field(&one.mail.text, &rules.status.company);
            one.state = field(&one.mail.text, &rules.status.state);
            let level = field(&one.mail.text, &rules.status.level);
            let level = level.and_then(|level| stars(rules, [plain(&level)].into_iter()));
            one.stars = level.or_else(|| stars(rules, one.mail.text.lines().map(plain)));
        }
        EvidenceKind::Completion | EvidenceKind::Acceptance => {
            (one.company, one.person) = addressee(&one.mail.text);
            let lines = one.mail.text.lines().filter(|line| !line.contains('「')).map(plain);
            one.stars = stars(rules, std::iter::once(subject)).or_else(|| stars(rules, lines));
        }
        _ => {}
    }
    one
}

/// A file that cannot be read and may be a picture of the page.
pub fn unread(file: &str) -> Evidence {
    bare(file, EvidenceKind::Unread, Mail::new(Origin::Page))
}

fn bare(file: &str, kind: EvidenceKind, mail: Mail) -> Evidence {
    Evidence {
        file: file.to_owned(),
        kind,
        mail,
        company: None,
        person: None,
        stars: None,
        state: None,
        declaration_id: None,
        user_numbers: Vec::new(),
        has_end: false,
        is_whole: false,
        has_subject: false,
        sender: Sender::Unsaid,
    }
}

/// Compatibility form, lower case, no spaces.
pub(super) fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn kind(rules: &MailRules, subject: &str, body: &str, mail: &Mail) -> EvidenceKind {
    if let Some(rule) = rules.kind.iter().find(|rule| rule.subject.0.is_match(subject)) {
        return rule.id;
    }
    let all = |patterns: &[Pattern]| patterns.iter().all(|pattern| pattern.0.is_match(body));
    let is_page = matches!(mail.origin, Origin::Page | Origin::Pasted);
    if is_page && all(&rules.status.page) {
        return EvidenceKind::Status;
    }
    let by_body = rules.kind.iter().find(|rule| all(&rule.body));
    by_body.map_or(EvidenceKind::Other, |rule| rule.id)
}

fn sender(rules: &MailRules, mail: &Mail) -> Sender {
    let emails = mail.from.iter().map(|from| from.email.to_lowercase());
    let mut emails = emails.filter(|email| email.contains('@')).peekable();
    if emails.peek().is_none() {
        return Sender::Unsaid;
    }
    let of_office = |email: String| {
        let host = email.rsplit('@').next().unwrap_or_default();
        rules.sender.iter().any(|domain| {
            host == domain
                || host.strip_suffix(domain.as_str()).is_some_and(|sub| sub.ends_with('.'))
        })
    };
    if emails.any(of_office) { Sender::Office } else { Sender::Other }
}

/// The one level that the lines name; a line that names both as a choice names none.
fn stars(rules: &MailRules, lines: impl Iterator<Item = String>) -> Option<u8> {
    let mut found = Vec::new();
    for line in lines {
        let line = rules.both.0.replace_all(&line, "");
        for level in &rules.levels {
            if level.pattern.0.is_match(&line) && !found.contains(&level.stars) {
                found.push(level.stars);
            }
        }
    }
    match found[..] {
        [stars] => Some(stars),
        _ => None,
    }
}

/// The numbers behind a name, each on the same line or the next.
fn numbers_behind(mail: &Mail, name: &Pattern, least: usize, most: usize) -> Vec<String> {
    let lines: Vec<&str> =
        std::iter::once(mail.subject.as_str()).chain(mail.text.lines()).collect();
    let mut numbers = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).copied().unwrap_or_default();
        let named = std::iter::successors(behind(line, name), |rest| behind(rest, name));
        numbers.extend(named.take(MOST_NAMES).filter_map(|rest| {
            number::first(&rest, least, most)
                .or_else(|| number::first(&format!("{rest} {next}"), least, most))
        }));
    }
    numbers
}

/// What of a line stands behind a name, in compatibility form.
fn behind(line: &str, name: &Pattern) -> Option<String> {
    let plain: String = line.nfkc().collect();
    let lower = plain.to_lowercase();
    // Names may be spaced: 自己宣言 ID.
    let kept: Vec<(usize, char)> =
        lower.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let joined: String = kept.iter().map(|(_, c)| c).collect();
    let found = name.0.find(&joined)?;
    let count = joined[..found.end()].chars().count();
    let from = kept.get(count).map_or(lower.len(), |(at, _)| *at);
    Some(lower[from..].to_owned())
}

/// What a page shows beside or below a name.
fn field(text: &str, name: &Pattern) -> Option<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.iter().enumerate().find_map(|(at, line)| {
        let shown: String = line.nfkc().collect();
        let joined = plain(&shown);
        let found = name.0.find(&joined).filter(|found| found.start() == 0)?;
        let count = joined[..found.end()].chars().count();
        let mut seen = 0;
        let rest = shown.char_indices().find_map(|(at, c)| {
            if seen == count {
                return Some(at);
            }
            seen += c.to_lowercase().filter(|c| !c.is_whitespace()).count();
            None
        });
        let rest = rest.map_or("", |at| &shown[at..]).trim_start_matches([':', ' ']).trim();
        let value = if rest.is_empty() { lines.get(at + 1)?.trim() } else { rest };
        (value.chars().count() <= LONGEST).then(|| value.to_owned())
    })
}

/// The company and the person that a mail is addressed to: 「会社名 ⏎ 氏名 様」.
fn addressee(text: &str) -> (Option<String>, Option<String>) {
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines().take(HEAD).map(str::trim) {
        if line.is_empty() {
            block.clear();
            continue;
        }
        let name = ["様", "さま", "御中", "殿"].iter().find_map(|end| line.strip_suffix(end));
        let Some(name) = name.filter(|_| line.chars().count() <= LONGEST) else {
            block.push(line);
            continue;
        };
        let name = name.trim();
        let named = block.iter().find(|line| is_business(line)).or(block.first());
        if let Some(company) = named.filter(|line| line.chars().count() <= LONGEST) {
            let person = (!name.is_empty()).then(|| name.to_owned());
            return (Some(label_free(company)), person);
        }
        // All on one line: the business first.
        let parts: Vec<&str> = name.split_whitespace().collect();
        let at = parts.iter().rposition(|part| is_business(part));
        return match (at, line.ends_with("御中")) {
            (Some(at), _) if at + 1 < parts.len() => {
                (Some(parts[..=at].join(" ")), Some(parts[at + 1..].join(" ")))
            }
            (Some(_), _) | (None, true) => (Some(name.to_owned()), None),
            (None, false) => (None, Some(name.to_owned())),
        };
    }
    (None, None)
}

/// 「会社名：株式会社サンプル」 is 株式会社サンプル.
fn label_free(line: &str) -> String {
    let rest = line
        .split_once([':', '：'])
        .filter(|(label, rest)| label.chars().count() <= 6 && !rest.trim().is_empty());
    rest.map_or(line, |(_, rest)| rest.trim()).to_owned()
}

fn is_business(line: &str) -> bool {
    let line: String = line.nfkc().collect::<String>().to_lowercase();
    BUSINESS.iter().any(|word| line.contains(word))
}

/// The same business, written in another way: ㈱サンプル and 株式会社 サンプル.
pub(super) fn same_business(one: &str, other: &str) -> bool {
    let form = |name: &str| {
        plain(name)
            .replace("(株)", "株式会社")
            .replace("(有)", "有限会社")
            .replace("(同)", "合同会社")
            .replace(['‐', '‑', '–', '—', '−', 'ー', '-'], "-")
    };
    form(one) == form(other)
}

/// The system that a declaration's number is of.
pub(super) fn system(number: &str) -> Option<System> {
    let numbers = &rules::mails()?.numbers;
    match number {
        _ if number.starts_with(&numbers.old) => Some(System::Old),
        _ if number.starts_with(&numbers.new) => Some(System::New),
        _ => None,
    }
}

/// Where a mail says what an office looks for: in bytes of its text, in order, none over another.
pub(super) fn marks(one: &Evidence) -> Vec<Range<usize>> {
    let text = one.mail.text.as_str();
    let first = |words: &str| text.find(words).map(|at| at..at + words.len());
    let mut marks: Vec<Range<usize>> =
        [&one.company, &one.state].into_iter().flatten().filter_map(|words| first(words)).collect();
    if let Some(number) = &one.declaration_id {
        marks.extend(number::places(text, number));
    }
    // Mails say the level in their subject, and name both as examples.
    if let Some(stars) = one.stars.filter(|_| one.kind == EvidenceKind::Status) {
        marks.extend(first(&star_name(stars).text(Lang::Ja)));
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.start >= end;
        end = end.max(mark.end);
        free
    });
    marks
}
