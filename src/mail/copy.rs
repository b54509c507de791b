//! Mails in the text of another: forwarded, quoted, pasted with their headers.

use std::sync::LazyLock;

use regex::Regex;

use super::{Address, Mail, Origin, date, one_line, tidy};

/// So many mails in one text are taken apart.
const MOST: usize = 40;

/// A line of a header block: what it is of, and its value.
static HEADER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^[\s*_・■●◆-]*(?:",
        r"(?P<subject>(?i:subject|sub)|件\s*名|題\s*名|タイトル)|",
        r"(?P<from>(?i:from)|差出人|送信者|送信元|発信者)|",
        r"(?P<date>(?i:date|sent)|送信日時|受信日時|送信日|受信日|日\s*時|日\s*付)|",
        r"(?P<to>(?i:to)|宛\s*先|あて先|送信先|受信者)|",
        r"(?P<other>(?i:cc|bcc|reply-to)|返信先|添付ファイル|重要度)",
        r")[\s*_]*[:：][\s*_]*(?P<value>.*)$",
    ))
    .ok()
});

/// Where a program says that another mail follows.
static SEPARATOR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^\s*(?:[-_=*－―─]{2,}\s*.*(?:original message|forwarded message|転送|元のメッセージ|",
        r"引用|begin forwarded|end of forward).*|begin forwarded message:|転送されたメッセージ[:：]?|",
        r"[-_]{20,})\s*$",
    ))
    .ok()
});

/// A text's line, and how often it is quoted.
struct Line<'a> {
    depth: usize,
    text: &'a str,
}

/// The mail, and those that its text holds copies of. A text that only is a copy gives the copy
/// alone.
pub(super) fn with_copies(mail: Mail) -> Vec<Mail> {
    let lines: Vec<Line<'_>> = mail.text.lines().map(line).collect();
    let blocks = blocks(&lines);
    let mut copies = Vec::new();
    for (index, block) in blocks.iter().enumerate().take(MOST) {
        let end = blocks.get(index + 1).map_or(lines.len(), |next| next.start);
        copies.push(copy(block, &lines[block.body..end], &mail));
    }
    if copies.is_empty() {
        return match quoted_whole(&lines) {
            Some(text) if mail.origin == Origin::Pasted => vec![Mail { text, ..mail }],
            // When the answer was sent says nothing of the mail in it.
            Some(text) => vec![Mail { text, sent: None, origin: Origin::Copied, ..mail }],
            None => vec![mail],
        };
    }
    let before = blocks.first().map_or(0, |block| block.start);
    let says_something = lines[..before].iter().any(|line| !line.text.trim().is_empty());
    if mail.origin == Origin::Pasted && !says_something {
        return copies;
    }
    // What stands before the copies is the mail's own.
    let own: Vec<&str> = lines[..before].iter().map(|line| line.text).collect();
    let own = Mail { text: tidy(&own.join("\n")), ..mail };
    std::iter::once(own).chain(copies).collect()
}

/// Headers of one mail inside a text.
#[derive(Default)]
struct Block {
    /// Its first line.
    start: usize,
    /// The line behind it.
    body: usize,
    depth: usize,
    subject: Option<String>,
    from: Option<String>,
    date: Option<String>,
    to: Option<String>,
}

/// All header blocks: a subject, and a sender or a day with it; or a subject that begins the text or
/// stands between empty lines.
fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match block(lines, at) {
            Some(block) => {
                at = block.body.max(at + 1);
                found.push(block);
            }
            None => at += 1,
        }
    }
    found
}

fn block(lines: &[Line<'_>], start: usize) -> Option<Block> {
    let header = HEADER.as_ref()?;
    let mut block = Block { start, body: start, depth: lines[start].depth, ..Block::default() };
    let mut last: Option<&'static str> = None;
    let mut lone = true;
    for (at, line) in lines.iter().enumerate().skip(start).take(24) {
        if line.text.trim().is_empty() {
            // Some programs put an empty line between headers.
            let goes_on = lines.get(at + 1).is_some_and(|next| header.is_match(next.text));
            if at > start && goes_on && block.subject.is_none() {
                continue;
            }
            break;
        }
        if let Some(found) = header.captures(line.text) {
            let value = found.name("value").map_or("", |value| value.as_str()).trim();
            let value = value.trim_matches('*').trim().to_owned();
            let kinds = ["subject", "from", "date", "to", "other"];
            let kind = kinds.into_iter().find(|kind| found.name(kind).is_some())?;
            let slot = match kind {
                "subject" => &mut block.subject,
                "from" => &mut block.from,
                "date" => &mut block.date,
                "to" => &mut block.to,
                _ => &mut None,
            };
            if slot.is_some() {
                break;
            }
            *slot = Some(value);
            lone &= last.is_none();
            last = Some(kind);
        } else if at == start {
            return None;
        } else if let Some(kind) = last {
            // A long value that was broken; a body that begins at once is longer or follows a
            // subject that is whole.
            let next_ends = lines
                .get(at + 1)
                .is_none_or(|next| next.text.trim().is_empty() || header.is_match(next.text));
            if !next_ends || lone {
                break;
            }
            let slot = match kind {
                "subject" => block.subject.as_mut(),
                "to" => block.to.as_mut(),
                "from" => block.from.as_mut(),
                _ => None,
            };
            if let Some(value) = slot {
                value.push_str(line.text.trim());
            }
        }
        block.body = at + 1;
    }
    let has_more = block.from.is_some() || block.date.is_some();
    let stands_alone =
        start == 0 || lines[start - 1].text.trim().is_empty() || is_mark(&lines[start - 1]);
    (block.subject.is_some() && (has_more || stands_alone)).then_some(block)
}

/// A line that a person or program puts before a mail: 「【②自己宣言完了のお知らせメール】」, a rule.
fn is_mark(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    SEPARATOR.as_ref().is_some_and(|separator| separator.is_match(text))
        || (text.starts_with(['【', '[', '■', '●', '①', '②', '③']) && text.chars().count() < 60)
}

fn copy(block: &Block, body: &[Line<'_>], outer: &Mail) -> Mail {
    // The copy ends where the quoting does, or at the next mark.
    let mut lines: Vec<&str> = Vec::new();
    for line in body {
        let is_separator = SEPARATOR.as_ref().is_some_and(|mark| mark.is_match(line.text));
        if is_separator || (line.depth < block.depth && !line.text.trim().is_empty()) {
            break;
        }
        lines.push(line.text);
    }
    while lines
        .last()
        .is_some_and(|last| is_mark(&Line { depth: 0, text: last }) || last.trim().is_empty())
    {
        lines.pop();
    }
    let parse = |value: &Option<String>| value.as_deref().map(addresses).unwrap_or_default();
    let pasted = matches!(outer.origin, Origin::Pasted | Origin::Page);
    Mail {
        subject: one_line(block.subject.as_deref().unwrap_or_default()),
        from: parse(&block.from),
        to: parse(&block.to),
        sent: block.date.as_deref().and_then(date::of_words),
        text: tidy(&lines.join("\n")),
        origin: if pasted { Origin::Pasted } else { Origin::Copied },
        is_damaged: outer.is_damaged,
        attachments: Vec::new(),
    }
}

/// `氏名 <a@example.co.jp>, b@example.co.jp`.
fn addresses(text: &str) -> Vec<Address> {
    let mut all = Vec::new();
    for part in text.split([',', ';', '、']).take(50) {
        let part = part.replace("[mailto:", "<").replace(']', ">").replace("mailto:", "");
        let (name, email) = match part.split_once(['<', '＜']) {
            Some((name, rest)) => (
                name.to_owned(),
                rest.split(['>', '＞', '<']).next().unwrap_or_default().to_owned(),
            ),
            None if part.contains('@') => (String::new(), part),
            None => (part, String::new()),
        };
        let name = one_line(name.trim().trim_matches(['"', '\'', '「', '」']));
        let email = one_line(&email);
        if !name.is_empty() || !email.is_empty() {
            all.push(Address { name, email });
        }
    }
    all
}

/// Takes the marks of quoting off a line.
fn line(text: &str) -> Line<'_> {
    let (mut rest, mut depth) = (text, 0);
    loop {
        let inner = rest.trim_start_matches([' ', '\u{3000}']);
        let Some(after) = inner.strip_prefix(['>', '＞', '|']) else { break };
        depth += 1;
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Line { depth, text: if depth == 0 { text } else { rest } }
}

/// The text without its marks, where at least two of three lines that say something have one.
fn quoted_whole(lines: &[Line<'_>]) -> Option<String> {
    let said: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let quoted = said.iter().filter(|line| line.depth > 0).count();
    if quoted == 0 || quoted * 3 < said.len() * 2 {
        return None;
    }
    let inside: Vec<&str> =
        lines.iter().filter(|line| line.depth > 0).map(|line| line.text).collect();
    Some(tidy(&inside.join("\n")))
}
