//! A finding to the few lines of its source that a report shows.

use std::ops::Range;

use textwrap::core::display_width;

use super::printable::picture;
use crate::lint::Finding;
use crate::number;
use crate::text::is_acted_on;

/// Scalar values kept on either side of a finding; no terminal is wider.
const AROUND: usize = 240;
/// Scalar values kept of the finding itself; a longer one is cut in the middle of a sentence.
const INSIDE: usize = 2_000;
/// Stands where something was left out.
const CUT: char = '…';

/// The lines of a finding, of bounded size whatever the file, safe to print.
///
/// Control characters are replaced one by one with visible ones, tabs with one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The lines, parted by `\n`.
    pub text: String,
    /// Bytes of `text` that the finding covers.
    pub mark: Range<usize>,
    /// What the fix changes, if there is one.
    pub change: Option<Change>,
}

/// A phrase before and after a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The words as they stand.
    pub before: String,
    /// The words as they should be.
    pub after: String,
}

impl Excerpt {
    /// Cuts the lines of `finding` out of `text`, the decoded text it was found in.
    pub fn of(text: &str, finding: &Finding) -> Self {
        let start = text.floor_char_boundary(finding.span.start);
        let end = text.floor_char_boundary(finding.span.end).max(start);
        let (before, cut_before) = tail_of_line(&text[..start]);
        let (inside, cut_inside) = head(&text[start..end], INSIDE, |_| false);
        let secret = finding.secret.then(|| number::hidden(inside));
        let inside = secret.as_deref().unwrap_or(inside);
        let (after, cut_after) = head(&text[end..], AROUND, |c| c == '\n' || c == '\r');

        let mut shown = String::new();
        shown.extend(cut_before.then_some(CUT));
        push(&mut shown, before);
        let from = shown.len();
        push_lines(&mut shown, inside);
        shown.extend(cut_inside.then_some(CUT));
        let to = shown.len();
        push(&mut shown, after);
        shown.extend(cut_after.then_some(CUT));
        let change = finding.change(text).map(|(before, after)| Change::of(&before, &after));
        Self { text: shown, mark: from..to, change }
    }

    /// Takes secret numbers (ASCII digits) out of the lines; all digits out of what is marked where
    /// that is one.
    pub fn mask(&mut self, numbers: &[String], is_secret: bool) {
        if is_secret {
            let hidden = number::hidden(&self.text[self.mark.clone()]);
            self.text.replace_range(self.mark.clone(), &hidden);
            self.mark.end = self.mark.start + hidden.len();
        }
        let mut mark = [self.mark.start, self.mark.end];
        self.text = number::masked_with(&self.text, numbers, &mut mark);
        self.mark = mark[0]..mark[1];
        if let Some(change) = &mut self.change {
            change.before = number::masked(&change.before, numbers);
            change.after = number::masked(&change.after, numbers);
        }
    }

    /// The same lines, each cut down to `columns` of a terminal around what is marked.
    pub fn fit(&self, columns: usize) -> Self {
        let mut text = String::new();
        let mut mark = None;
        let mut at = 0;
        for line in self.text.split('\n') {
            if at > 0 {
                text.push('\n');
            }
            let own = clamp(&self.mark, at, line.len());
            let (shown, own) = fit_line(line, own, columns);
            let own = text.len() + own.start..text.len() + own.end;
            text.push_str(&shown);
            at += line.len() + 1;
            // A line before the mark or after it holds no part of it: the lines of an excerpt
            // are those of its finding.
            let start = mark.map_or(own.start, |m: Range<usize>| m.start);
            mark = Some(start..own.end);
        }
        Self { text, mark: mark.unwrap_or_default(), change: self.change.clone() }
    }
}

impl Change {
    /// Two phrases of the source, each on one line and safe to print.
    pub fn of(before: &str, after: &str) -> Self {
        Self { before: joined(before), after: joined(after) }
    }
}

/// The end of `text` from its last line end on, and whether more of the line was left out.
fn tail_of_line(text: &str) -> (&str, bool) {
    let mut start = text.len();
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        if c == '\n' || c == '\r' {
            return (&text[start..], false);
        }
        if count == AROUND {
            // A number that is cut could not be told any more, and so not be masked.
            return (text[start..].trim_start_matches(char::is_numeric), true);
        }
        start = at;
    }
    (text, false)
}

/// The start of `text` up to a character that `ends` it, and whether more was left out.
fn head(text: &str, most: usize, ends: impl Fn(char) -> bool) -> (&str, bool) {
    for (count, (at, c)) in text.char_indices().enumerate() {
        if ends(c) {
            return (&text[..at], false);
        }
        if count == most {
            return (text[..at].trim_end_matches(char::is_numeric), true);
        }
    }
    (text, false)
}

fn push(shown: &mut String, text: &str) {
    shown.extend(text.chars().map(picture));
}

/// As [`push`], with each kind of line end as `\n`.
fn push_lines(shown: &mut String, text: &str) {
    for (index, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if index > 0 {
            shown.push('\n');
        }
        push(shown, line);
    }
}

/// `text` with a line end and the white space around it as one space.
fn joined(text: &str) -> String {
    let mut shown = String::new();
    let mut gap = false;
    for c in text.chars() {
        if gap && (c.is_whitespace() || is_acted_on(c)) {
            continue;
        }
        gap = c == '\n' || c == '\r';
        if gap {
            shown.truncate(shown.trim_end_matches([' ', '\t']).len());
        }
        shown.push(if gap { ' ' } else { picture(c) });
    }
    shown
}

/// The part of `mark` that lies in the `len` bytes from `at` on, as bytes of that line.
fn clamp(mark: &Range<usize>, at: usize, len: usize) -> Range<usize> {
    let place = |offset: usize| offset.saturating_sub(at).min(len);
    place(mark.start)..place(mark.end)
}

/// `line` cut down to `columns` around `mark`, and where the mark is then.
fn fit_line(line: &str, mark: Range<usize>, columns: usize) -> (String, Range<usize>) {
    if display_width(line) <= columns {
        return (line.to_owned(), mark);
    }
    let columns = columns.max(4);
    let inside = start_within(&line[mark.clone()], columns - 2);
    let room = columns.saturating_sub(2 + display_width(inside));
    // What one side does not need the other may have; the start of a sentence says more.
    let right_needs = display_width(&line[mark.end..]);
    let left = end_within(&line[..mark.start], room - right_needs.min(room / 2));
    let mut shown = String::new();
    shown.extend((left.len() < mark.start).then_some(CUT));
    shown.push_str(left);
    let start = shown.len();
    shown.push_str(inside);
    if inside.len() < mark.len() {
        shown.push(CUT);
        let end = shown.len();
        return (shown, start..end);
    }
    let end = shown.len();
    let right = start_within(&line[mark.end..], room - display_width(left));
    shown.push_str(right);
    shown.extend((mark.end + right.len() < line.len()).then_some(CUT));
    (shown, start..end)
}

/// As much of the start of `text` as `columns` hold.
fn start_within(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += display_width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// As much of the end of `text` as `columns` hold.
fn end_within(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += display_width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            return &text[at + c.len_utf8()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lint::{Edit, Fix, Safety, Severity, Text};
    use crate::text::{Position, Span};

    fn finding(span: Span, edits: Vec<Edit>) -> Finding {
        Finding {
            rule: "sample-rule".into(),
            severity: Severity::Error,
            span,
            raw_span: span,
            location: None,
            start: Position { line: 1, column: 1 },
            end: Position { line: 1, column: 1 },
            matched: String::new(),
            message: Text::default(),
            help: Text::default(),
            url: String::new(),
            fingerprint: String::new(),
            fix: Some(Fix { safety: Safety::Safe, edits }),
            secret: false,
            held_back: None,
            quote: None,
        }
    }

    fn marked(excerpt: &Excerpt) -> String {
        let Range { start, end } = excerpt.mark;
        format!("{}[{}]{}", &excerpt.text[..start], &excerpt.text[start..end], &excerpt.text[end..])
    }

    #[test]
    fn the_lines_of_the_finding_are_kept_and_no_other() {
        let text = "一行目\r\n二つ\t星を\r\n取得しました。\r三行目";
        let start = text.find("星").unwrap();
        let end = text.find("しました").unwrap();
        let excerpt = Excerpt::of(text, &finding(Span::new(start, end), Vec::new()));
        assert_eq!(marked(&excerpt), "二つ [星を\n取得]しました。");
        assert_eq!(marked(&excerpt.fit(12)), "二つ [星を\n取得]しまし…");
        assert_eq!(marked(&excerpt.fit(4)), "…[星…\n取…]");
    }

    #[test]
    fn a_change_shows_all_that_its_edits_touch() {
        let text = "二つ星の<b>認定</b>を\n  受けました";
        let place = |word: &str| {
            let start = text.find(word).unwrap();
            Span::new(start, start + word.len())
        };
        let edit = |word, replacement: &str| Edit {
            span: place(word),
            raw_span: place(word),
            replacement: replacement.into(),
        };
        let edits =
            vec![edit("の", "を"), edit("認定", "宣言"), edit("を\n  受けました", "しました")];
        let change = Excerpt::of(text, &finding(place("認定"), edits)).change.unwrap();
        assert_eq!(change.before, "の<b>認定</b>を 受けました");
        assert_eq!(change.after, "を<b>宣言</b>しました");
    }

    proptest! {
        /// Whatever the text and the place: the mark holds the phrase, lines fit, size is bounded.
        #[test]
        fn any_place_of_any_text_can_be_shown(
            text in "[a星ｶﾞ\u{1b}\t\r\n\u{200b}🙂…]{0,900}",
            at in 0..900usize,
            length in 0..40usize,
            columns in 6..100usize,
        ) {
            let starts: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = starts[at.min(starts.len() - 1)];
            let end = starts[(at + length).min(starts.len() - 1)];
            let excerpt = Excerpt::of(&text, &finding(Span::new(start, end), Vec::new()));
            let phrase = &excerpt.text[excerpt.mark.clone()];
            let mut expected = String::new();
            push_lines(&mut expected, &text[start..end]);
            prop_assert_eq!(phrase, expected);
            prop_assert!(excerpt.text.chars().count() <= 2 * AROUND + 40 + 2);
            prop_assert!(!excerpt.text.contains(|c: char| is_acted_on(c) && c != '\n'));

            let fitted = excerpt.fit(columns);
            for line in fitted.text.split('\n') {
                prop_assert!(display_width(line) <= columns, "{:?}", line);
            }
            prop_assert!(fitted.text.get(fitted.mark.clone()).is_some());
            prop_assert_eq!(
                fitted.text.split('\n').count(),
                excerpt.text.split('\n').count()
            );
        }
    }
}
