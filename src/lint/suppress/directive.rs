//! The words of a comment to what it asks for.

use std::ops::Range;

use crate::document::Comment;
use crate::text::nearest;

/// What a comment does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Suppresses on the comment's own line.
    Line,
    /// Suppresses on the next line.
    NextLine,
    /// Suppresses from here on.
    Begin,
    /// Ends that.
    End,
    /// Suppresses in the whole file.
    File,
}

const VERBS: [(&str, Verb); 5] = [
    ("disable-line", Verb::Line),
    ("disable-next-line", Verb::NextLine),
    ("disable", Verb::Begin),
    ("enable", Verb::End),
    ("disable-file", Verb::File),
];

/// The words of a comment; ranges are bytes of its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directive<'a> {
    pub(super) verb: Verb,
    /// What it names, known or not.
    pub(super) names: Vec<Range<usize>>,
    /// Why, in the words of the writer.
    pub(super) reason: Option<&'a str>,
}

/// A verb that is none, and the one that was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnknownVerb {
    pub(super) range: Range<usize>,
    pub(super) near: Option<&'static str>,
}

/// Reads `sa-lint-VERB RULE, RULE -- reason`. Names are parted by commas or white space; a colon
/// may stand for the two hyphens, which XML does not allow in comments.
pub(super) fn parse(text: &str) -> Result<Directive<'_>, UnknownVerb> {
    let start = Comment::SIGN.len().min(text.len());
    let verb = start..at_end(text, start, |c| c.is_whitespace() || is_colon(c));
    let known = VERBS.iter().find(|(name, _)| *name == &text[verb.clone()]);
    let Some((_, known)) = known else {
        let near = nearest(&text[verb.clone()], VERBS.iter().map(|(name, _)| *name));
        return Err(UnknownVerb { range: 0..verb.end, near });
    };
    let (end, reason) = reason(text, verb.end);
    let mut names = Vec::new();
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '、');
    let mut at = verb.end;
    while at < end {
        let skipped = text[at..end].find(|c| !parts(c)).unwrap_or(end - at);
        let name = at + skipped..at_end(&text[..end], at + skipped, parts);
        at = name.end;
        if !name.is_empty() {
            names.push(name);
        }
    }
    Ok(Directive { verb: *known, names, reason })
}

/// Where the names end and the reason begins, and the reason.
fn reason(text: &str, from: usize) -> (usize, Option<&str>) {
    let mut after_space = true;
    for (at, c) in text[from..].char_indices() {
        let at = from + at;
        let length = if is_colon(c) {
            c.len_utf8()
        } else if after_space && text[at..].starts_with("--") {
            text[at..].len() - text[at..].trim_start_matches('-').len()
        } else {
            after_space = c.is_whitespace() || matches!(c, ',' | '、');
            continue;
        };
        let reason = text[at + length..].trim();
        return (at, Some(reason).filter(|reason| !reason.is_empty()));
    }
    (text.len(), None)
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

fn at_end(text: &str, from: usize, is_end: impl Fn(char) -> bool) -> usize {
    text[from..].find(is_end).map_or(text.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, verb: Verb, names: &[&str], reason: Option<&str>) {
        let read = parse(text).unwrap();
        let named: Vec<&str> = read.names.iter().map(|name| &text[name.clone()]).collect();
        assert_eq!((read.verb, &named[..], read.reason), (verb, names, reason), "{text}");
    }

    #[test]
    fn verbs_names_and_reasons() {
        reads("sa-lint-disable-line a-b", Verb::Line, &["a-b"], None);
        reads("sa-lint-disable-next-line a,b , c", Verb::NextLine, &["a", "b", "c"], None);
        reads("sa-lint-disable a、b", Verb::Begin, &["a", "b"], None);
        reads("sa-lint-enable", Verb::End, &[], None);
        reads(
            "sa-lint-disable-file a -- 引用: 元のまま",
            Verb::File,
            &["a"],
            Some("引用: 元のまま"),
        );
        reads("sa-lint-disable-file a b：引用 -- a", Verb::File, &["a", "b"], Some("引用 -- a"));
        reads("sa-lint-disable-line\n  a\n  --- b ", Verb::Line, &["a"], Some("b"));
        reads("sa-lint-disable-line a--b", Verb::Line, &["a--b"], None);
        reads("sa-lint-disable-line -- a", Verb::Line, &[], Some("a"));
        reads("sa-lint-disable-line a --", Verb::Line, &["a"], None);
    }

    #[test]
    fn other_verbs_are_unknown() {
        for (text, end, near) in [
            ("sa-lint-disabel-line a", 20, Some("disable-line")),
            ("sa-lint-disable-nextline a", 24, Some("disable-next-line")),
            ("sa-lint-", 8, None),
            ("sa-lint-ほか", 14, None),
        ] {
            assert_eq!(parse(text), Err(UnknownVerb { range: 0..end, near }), "{text}");
        }
    }
}
