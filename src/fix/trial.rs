//! Edits made in memory, and the proof that they do what they should and nothing else.

use std::collections::HashMap;

use super::judged::{JudgeBytes, Judged};
use super::moves::Moves;
use super::page::same_but_for;
use crate::document::Comment;
use crate::extract::splice;
use crate::lint::{Edit, Finding, HeldBack};
use crate::text::{Span, SpliceError};

/// A file before its edits, and how to judge it after.
pub(super) struct Trial<'a> {
    before: &'a Judged,
    judge: JudgeBytes<'a>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(before: &'a Judged, judge: JudgeBytes<'a>) -> Self {
        Self { before, judge }
    }

    /// The file with the fixes of `fixed` (indices of its findings) made, if all of this holds: it
    /// is read as it was; outside the edits its text is the same; these findings are gone and no
    /// new one came; the page is the same but for the edited words.
    pub(super) fn of(&self, fixed: &[usize]) -> Result<(Judged, Moves), HeldBack> {
        let before = &self.before.reading.source;
        let edits = edits(&self.before.findings, fixed);
        let spliced: Vec<_> =
            edits.iter().map(|edit| (edit.span, edit.replacement.as_str())).collect();
        let raw = splice(before, &spliced).map_err(|error| match error {
            SpliceError::Unencodable(character) => HeldBack::Encoding(character),
            SpliceError::Overlap { .. } => HeldBack::Markup,
            SpliceError::Apart { .. } => HeldBack::Runs,
        })?;
        let after = (self.judge)(raw);
        let reading = &after.reading;
        let read_alike = reading.format == self.before.reading.format
            && reading.source.encoding() == before.encoding()
            && reading.source.has_bom() == before.has_bom()
            && reading.source.text() == replaced(before.text(), &edits);
        if !read_alike {
            return Err(HeldBack::Reading);
        }
        let moves = Moves::new(&edits);
        let page = reading.document();
        compare(&self.before.findings, fixed, &after.findings, &page.comments, &moves)?;
        // White space is no word of the page.
        let is_word = |edit: &&&Edit| {
            !before.text()[edit.span.range()].trim().is_empty()
                || !edit.replacement.trim().is_empty()
        };
        let words: Vec<&Edit> = edits.iter().filter(is_word).copied().collect();
        if !same_but_for(self.before.reading.document(), page, &words, &moves) {
            return Err(HeldBack::Markup);
        }
        Ok((after, moves))
    }
}

/// The edits of several findings in the order of the text.
fn edits<'f>(findings: &'f [Finding], fixed: &[usize]) -> Vec<&'f Edit> {
    let fixes = fixed.iter().filter_map(|index| findings.get(*index)?.fix.as_ref());
    let mut edits: Vec<&Edit> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

fn replaced(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Finds each finding of `after` among those of `before`: of the same rule and at the same place,
/// else at a place that overlaps. None may be new, and none may be one of `fixed`. Only a comment
/// may have nothing left to suppress, which is then its own finding.
fn compare(
    before: &[Finding],
    fixed: &[usize],
    after: &[Finding],
    comments: &[Comment],
    moves: &Moves,
) -> Result<(), HeldBack> {
    let places: Vec<Span> = before.iter().map(|finding| moves.span(finding.span)).collect();
    let mut is_fixed = vec![false; before.len()];
    fixed.iter().for_each(|index| is_fixed[*index] = true);
    let same: HashMap<(&str, Span), usize> =
        before.iter().zip(&places).enumerate().map(|(i, (f, s))| ((&*f.rule, *s), i)).collect();
    let mut known = vec![false; before.len()];
    // Findings are in the order of their places: the furthest end of each and all before it tells
    // how far back one may reach to a place.
    let mut furthest = 0;
    let reach: Vec<usize> = places
        .iter()
        .map(|place| {
            furthest = furthest.max(place.end);
            furthest
        })
        .collect();
    let mut rest = Vec::new();
    for finding in after {
        match same.get(&(&*finding.rule, finding.span)) {
            Some(&index) if is_fixed[index] => return Err(HeldBack::Remains),
            Some(&index) if !known[index] => known[index] = true,
            _ => rest.push(finding),
        }
    }
    for finding in rest {
        let near = |&index: &usize| {
            !known[index]
                && before[index].rule == finding.rule
                && places[index].overlaps(finding.span)
        };
        let end = places.partition_point(|place| place.start < finding.span.end);
        let mut all = reach[..end].partition_point(|end| *end <= finding.span.start)..end;
        match all.clone().filter(|index| !is_fixed[*index]).find(near) {
            Some(index) => known[index] = true,
            None if all.any(|index| near(&index)) => return Err(HeldBack::Remains),
            None if comments.iter().any(|comment| comment.span.overlaps(finding.span)) => {}
            None => return Err(HeldBack::NewFinding { rule: finding.rule.clone() }),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::testing::{again, judged};

    #[test]
    fn a_fix_that_does_what_it_should_is_proved() {
        let before = judged("<p>SECURITY ACTION 一つ星を取得しました。</p>");
        let (after, _) = Trial::new(&before, &again).of(&[0]).unwrap();
        assert_eq!(after.reading.source.text(), "<p>SECURITY ACTION 一つ星を宣言しました。</p>");
    }

    #[test]
    fn one_that_leaves_its_finding_or_brings_another_is_not() {
        let mut before = judged("<p>SECURITY ACTION 一つ星を取得しました。</p>");
        let mut with = |replacement: &str| {
            before.findings[0].fix.as_mut().unwrap().edits[0].replacement = replacement.to_owned();
            Trial::new(&before, &again).of(&[0]).err()
        };
        assert_eq!(with("獲得"), Some(HeldBack::Remains));
        let rule = "certification-claim".to_owned();
        assert_eq!(with("認定"), Some(HeldBack::NewFinding { rule }));
        assert_eq!(with("<b>宣言</b>"), Some(HeldBack::Markup));
    }

    #[test]
    fn a_file_that_is_then_read_otherwise_is_not_either() {
        let before = judged("<p>SECURITY ACTION 一つ星を取得しました。</p>");
        let otherwise = |_| judged("<p>別の文です。</p>");
        assert_eq!(Trial::new(&before, &otherwise).of(&[0]).err(), Some(HeldBack::Reading));
    }
}
