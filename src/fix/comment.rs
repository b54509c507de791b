//! Findings to comments beside them that say why they do not count: like a repair each is tried in
//! memory, and kept only where the page stays as it is and the finding is left out.

use super::comment_sign::{Sign, signs};
use super::moves::Moves;
use super::page::same_but_for;
use crate::extract::Reading;
use crate::lint::{Edit, Finding, Linter};
use crate::text::Span;

/// How many lines above and below a finding are tried for a comment.
const REACH: usize = 40;

/// A file with comments for its findings.
#[derive(Debug)]
pub struct Commented {
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// The findings that no comment can be written for, by their place in the list.
    pub left: Vec<usize>,
}

/// Writes a comment with `reason` for each of `findings`, which are in the order of the text.
pub fn comment(
    reading: &Reading,
    findings: &[&Finding],
    linter: &Linter,
    reason: &str,
) -> Commented {
    let mut draft = Draft::new(reading, findings, linter, reason);
    let mut left = Vec::new();
    for group in draft.by_line() {
        if draft.covers(&group) {
            continue;
        }
        for one in group.into_iter().rev() {
            if !draft.covers(&[one]) {
                left.push(one);
            }
        }
    }
    left.sort_unstable();
    let bytes = draft.bytes(&draft.edits).unwrap_or_else(|| reading.source.raw().to_vec());
    Commented { bytes, left }
}

struct Draft<'d> {
    reading: &'d Reading,
    findings: &'d [&'d Finding],
    linter: &'d Linter,
    reason: &'d str,
    signs: Vec<Sign>,
    /// Where each line starts, in bytes of the text.
    lines: Vec<usize>,
    line_end: &'static str,
    /// What is wrong with the comments that are there already.
    faults: usize,
    /// What is written so far, in the order of the text.
    edits: Vec<Edit>,
    /// The findings that have their comment.
    covered: Vec<usize>,
}

impl<'d> Draft<'d> {
    fn new(
        reading: &'d Reading,
        findings: &'d [&'d Finding],
        linter: &'d Linter,
        reason: &'d str,
    ) -> Self {
        let text = reading.source.text();
        let ends = text.match_indices(['\n', '\r']).map(|(at, end)| at + end.len());
        let starts =
            ends.filter(|&at| !(text[..at].ends_with('\r') && text[at..].starts_with('\n')));
        let line_end = if text.contains("\r\n") {
            "\r\n"
        } else if !text.contains('\n') && text.contains('\r') {
            "\r"
        } else {
            "\n"
        };
        Self {
            reading,
            findings,
            linter,
            reason,
            signs: signs(reading.format, reading.source.path()),
            lines: std::iter::once(0).chain(starts).collect(),
            line_end,
            faults: linter.comments(reading).problems(|_| false).len(),
            edits: Vec::new(),
            covered: Vec::new(),
        }
    }

    /// The findings of each line, the last line first, so that what is written moves none of those
    /// that are still to come.
    fn by_line(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (index, finding) in self.findings.iter().enumerate().rev() {
            match groups.last_mut() {
                Some(group) if self.findings[group[0]].start.line == finding.start.line => {
                    group.push(index);
                }
                _ => groups.push(vec![index]),
            }
        }
        groups
    }

    /// Writes a comment for some findings of a line, where one can stand.
    fn covers(&mut self, group: &[usize]) -> bool {
        let signs = self.signs.clone();
        let beside =
            signs.iter().flat_map(|sign| [self.above(group, *sign), self.behind(group, *sign)]);
        let found = beside.flatten().map(|edit| vec![edit]).find(|edits| self.holds(edits, group));
        let found = found.or_else(|| signs.iter().find_map(|sign| self.around(group, *sign)));
        let Some(edits) = found else { return false };
        self.edits = self.with(&edits);
        self.covered.extend_from_slice(group);
        true
    }

    /// The comment on a line of its own before the one the findings are on.
    fn above(&self, group: &[usize], sign: Sign) -> Option<Edit> {
        let line = self.findings[*group.first()?].start.line;
        self.on_line(line, sign, &self.words("disable-next-line", group, sign))
    }

    /// The comment at the end of their line.
    fn behind(&self, group: &[usize], sign: Sign) -> Option<Edit> {
        let line = self.findings[*group.first()?].end.line;
        let end =
            self.line(line)?.trim_end_matches(['\n', '\r']).len() + self.lines.get(line - 1)?;
        let words = sign.behind(&self.words("disable-line", group, sign))?;
        Some(insertion(end, format!(" {words}")))
    }

    /// Comments before and behind some lines, for a finding that none can stand right beside.
    fn around(&self, group: &[usize], sign: Sign) -> Option<Vec<Edit>> {
        let finding = self.findings[*group.first()?];
        let words = self.words("disable", group, sign);
        let first = finding.start.line;
        let mut above = (first.saturating_sub(REACH).max(1)..first).rev();
        let begin = above.find_map(|line| {
            let edit = self.on_line(line, sign, &words)?;
            self.holds(std::slice::from_ref(&edit), group).then_some(edit)
        })?;
        let words = format!("sa-lint-enable {}", self.rules(group));
        let mut below = finding.end.line + 1..=finding.end.line + REACH;
        below.find_map(|line| {
            let edits = vec![begin.clone(), self.on_line(line, sign, &words)?];
            self.holds(&edits, group).then_some(edits)
        })
    }

    fn on_line(&self, line: usize, sign: Sign, words: &str) -> Option<Edit> {
        let text = self.line(line)?;
        let indent = &text[..text.len() - text.trim_start_matches([' ', '\t', '\u{3000}']).len()];
        let comment = sign.above(words, text)?;
        let at = *self.lines.get(line - 1)?;
        Some(insertion(at, format!("{indent}{comment}{}", self.line_end)))
    }

    /// The text of a line, from 1, with its end.
    fn line(&self, line: usize) -> Option<&'d str> {
        let text = self.reading.source.text();
        let start = *self.lines.get(line.checked_sub(1)?)?;
        text.get(start..self.lines.get(line).copied().unwrap_or(text.len()))
    }

    fn words(&self, verb: &str, group: &[usize], sign: Sign) -> String {
        let parting = sign.parting();
        format!("sa-lint-{verb} {}{parting}{}", self.rules(group), self.reason)
    }

    fn rules(&self, group: &[usize]) -> String {
        let mut rules: Vec<&str> =
            group.iter().map(|&index| self.findings[index].rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.join(", ")
    }

    /// What is written so far and more.
    fn with(&self, more: &[Edit]) -> Vec<Edit> {
        let mut edits = [&self.edits[..], more].concat();
        edits.sort_by_key(|edit| edit.span.start);
        edits
    }

    fn bytes(&self, edits: &[Edit]) -> Option<Vec<u8>> {
        let edits: Vec<(Span, &str)> =
            edits.iter().map(|edit| (edit.span, edit.replacement.as_str())).collect();
        self.reading.source.splice(&edits).ok()
    }

    /// True when with `more` the page is the same, and findings that have a comment, and those of
    /// `group`, are left out by one, and no comment has a fault.
    fn holds(&self, more: &[Edit], group: &[usize]) -> bool {
        let edits = self.with(more);
        let Some(bytes) = self.bytes(&edits) else { return false };
        let after = Reading::new(self.reading.source.with_raw(bytes), self.reading.format);
        let moves = Moves::new(&edits.iter().collect::<Vec<_>>());
        if !same_but_for(self.reading.document(), after.document(), &[], &moves) {
            return false;
        }
        // A comment that was written where none can stand is not read as one.
        let known = self.reading.document().comments.len();
        if after.document().comments.len() != known + edits.len() {
            return false;
        }
        let mut comments = self.linter.comments(&after);
        let mut all = self.covered.iter().chain(group);
        let text = after.source.text();
        all.all(|&index| {
            let finding = self.findings[index];
            let span = moves.span(finding.span);
            let moved = Finding {
                span,
                start: after.source.position(span.start),
                end: after.source.position(span.end),
                ..finding.clone()
            };
            text.get(span.range()) == Some(&finding.matched) && comments.take(&moved).is_some()
        }) && comments.problems(|_| false).len() == self.faults
    }
}

fn insertion(at: usize, replacement: String) -> Edit {
    let span = Span::new(at, at);
    Edit { span, raw_span: span, replacement }
}

#[cfg(test)]
mod tests {
    use super::comment;
    use crate::lint::testing::{LINTER, reading};

    /// The file with its comments, and how many findings are left without one.
    fn commented(name: &str, text: &str) -> (String, usize) {
        let reading = reading(name, text);
        let findings = LINTER.lint(&reading.source, reading.format);
        assert!(!findings.is_empty(), "{text}");
        let commented = comment(&reading, &findings.iter().collect::<Vec<_>>(), &LINTER, "引用");
        (String::from_utf8(commented.bytes).unwrap(), commented.left.len())
    }

    const CLAIM: &str = "SECURITY ACTION 二つ星を取得しました。";
    const NEXT: &str = "sa-lint-disable-next-line acquisition-claim -- 引用";
    const LINE: &str = "sa-lint-disable-line acquisition-claim -- 引用";

    #[test]
    fn a_comment_stands_over_the_line_with_its_indent_and_line_end() {
        let (text, left) =
            commented("a.html", &format!("<ul>\r\n  <li>{CLAIM}</li>\r\n  <li>{CLAIM}</li>\r\n"));
        let item = format!("  <!-- {NEXT} -->\r\n  <li>{CLAIM}</li>\r\n");
        assert_eq!((text, left), (format!("<ul>\r\n{item}{item}"), 0));
    }

    #[test]
    fn a_comment_stands_behind_a_line_that_nothing_may_stand_before() {
        let (text, left) = commented("a.html", &format!("<!doctype html><p>{CLAIM}</p>\n"));
        assert_eq!((text, left), (format!("<!doctype html><p>{CLAIM}</p> <!-- {LINE} -->\n"), 0));
    }

    /// Between the rows of a table a comment would end it.
    #[test]
    fn comments_stand_around_what_none_can_stand_beside() {
        let (text, left) = commented("a.md", &format!("| a | b |\n| - | - |\n| c | {CLAIM} |\n\n"));
        let disable = "<!-- sa-lint-disable acquisition-claim -- 引用 -->\n";
        let enable = "<!-- sa-lint-enable acquisition-claim -->\n";
        let table = format!("| a | b |\n| - | - |\n| c | {CLAIM} |\n");
        assert_eq!((text, left), (format!("{disable}{table}{enable}\n"), 0));
    }

    #[test]
    fn data_without_comments_stays_as_it_is() {
        let table = format!("a,b\nc,{CLAIM}\n");
        assert_eq!(commented("a.csv", &table), (table, 1));
    }
}
