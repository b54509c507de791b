//! A judged file to the repaired one: pass by pass, until nothing changes.

use std::collections::BTreeMap;

use super::judged::{JudgeBytes, Judged};
use super::moves::Moves;
use super::trial::Trial;
use crate::lint::{Finding, HeldBack, Safety, Severity};
use crate::text::{Location, Position, SourceFile, Span};

/// A repaired file.
#[derive(Debug)]
pub struct Repaired {
    /// The file after all changes, and what is still found in it.
    pub after: Judged,
    /// What was changed, sorted by place.
    pub changes: Vec<Change>,
    /// What each pass moved.
    moves: Vec<Moves>,
}

impl Repaired {
    /// Takes up what was changed in the same file before.
    pub fn add_earlier(&mut self, earlier: &[Change]) {
        self.changes.extend(earlier.iter().map(|change| {
            let place = self.moves.iter().fold(change.place, |place, moves| moves.span(place));
            Change { place, ..change.clone() }.placed(&self.after.reading.source)
        }));
        self.changes.sort_by_key(|change| change.place);
    }
}

/// One phrase that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule whose finding is gone.
    pub rule: String,
    /// How much the finding weighed.
    pub severity: Severity,
    /// How sure the fix is.
    pub safety: Safety,
    /// Where the phrase is in the repaired file, in bytes of the decoded text.
    pub place: Span,
    /// Where it starts there.
    pub start: Position,
    /// Where a reader finds it in a file that is no text.
    pub location: Option<Location>,
    /// The phrase as it was, markup included.
    pub before: String,
    /// The phrase as it is.
    pub after: String,
}

/// More passes than any text needs: each one leaves fewer findings than it found.
const PASSES: usize = 100;

/// So many trials any file is worth, however long it is …
const TRIALS: usize = 24;
/// … and as many more as read so many bytes together. Who writes ten thousand phrases that cannot
/// be fixed does not make us read the file as often.
const READ: usize = 256 << 20;

/// Makes the fixes of all findings, those that are [unsafe](Safety::Unsafe) only if `unsafe_too`;
/// `None` when nothing is changed.
///
/// Fixes that overlap are made one
/// after the other, each on what the ones before it left. Every step is proved in memory: the
/// findings are gone, none is new, and the file is the same outside the edits. A fix that fails
/// this is left out; its finding, in the repaired file or where nothing is changed in `judged`,
/// says why and has no fix any more.
pub fn repair(judged: &mut Judged, unsafe_too: bool, judge: JudgeBytes<'_>) -> Option<Repaired> {
    let mut after: Option<Judged> = None;
    let mut made: Vec<Change> = Vec::new();
    let mut moved = Vec::new();
    let mut effort = TRIALS.max(READ / judged.reading.source.text().len().max(1));
    for _ in 0..PASSES {
        let state = after.as_mut().unwrap_or(judged);
        let open = wanted(&state.findings, unsafe_too);
        if open.is_empty() {
            break;
        }
        let Pass { accepted, result, refused, effort: left, .. } =
            Pass::over(state, open, judge, effort);
        effort = left;
        let Some((next, moves)) = result else {
            for (index, reason) in refused {
                let finding = &mut state.findings[index];
                finding.fix = None;
                finding.held_back = Some(reason);
            }
            break;
        };
        made.iter_mut().for_each(|made| made.place = moves.span(made.place));
        let text = state.reading.source.text();
        let new = accepted.iter().map(|index| &state.findings[*index]);
        made.extend(new.filter_map(|finding| Change::new(finding, text, &moves)));
        after = Some(next);
        moved.push(moves);
    }
    made.sort_by_key(|made| made.place);
    after.map(|after| {
        let changes = made.into_iter().map(|made| made.placed(&after.reading.source)).collect();
        Repaired { after, changes, moves: moved }
    })
}

/// The findings, by index, whose fixes are to be made.
fn wanted(findings: &[Finding], unsafe_too: bool) -> Vec<usize> {
    let is_wanted = |index: &usize| {
        findings[*index]
            .fix
            .as_ref()
            .is_some_and(|fix| !fix.edits.is_empty() && (unsafe_too || fix.safety == Safety::Safe))
    };
    (0..findings.len()).filter(is_wanted).collect()
}

impl Change {
    fn new(finding: &Finding, text: &str, moves: &Moves) -> Option<Self> {
        let safety = finding.fix.as_ref()?.safety;
        let (before, after) = finding.change(text)?;
        let Finding { rule, severity, start, .. } = finding;
        Some(Self {
            rule: rule.clone(),
            severity: *severity,
            safety,
            place: moves.span(finding.span),
            start: *start,
            location: finding.location.clone(),
            before,
            after,
        })
    }

    /// With the position of its place in the file as it is at the end.
    fn placed(self, source: &SourceFile) -> Self {
        Self { start: source.position(self.place.start), ..self }
    }
}

/// One pass over a file: every fix that can be made in it together.
struct Pass<'a> {
    findings: &'a [Finding],
    trial: Trial<'a>,
    accepted: Vec<usize>,
    result: Option<(Judged, Moves)>,
    refused: Vec<(usize, HeldBack)>,
    /// How many more trials may be made to tell fixes that can be proved from others.
    effort: usize,
}

impl<'a> Pass<'a> {
    /// Tries the fixes of the findings `open`, which are in the order of the text.
    fn over(state: &'a Judged, mut open: Vec<usize>, judge: JudgeBytes<'a>, effort: usize) -> Self {
        let mut pass = Self {
            findings: &state.findings,
            trial: Trial::new(state, judge),
            accepted: Vec::new(),
            result: None,
            refused: Vec::new(),
            effort,
        };
        loop {
            let group = pass.apart(&open);
            if group.is_empty() {
                return pass;
            }
            open.retain(|index| group.binary_search(index).is_err());
            pass.settle(&group);
        }
    }

    /// Those of `open` whose edits touch neither each other's nor those that are accepted.
    fn apart(&self, open: &[usize]) -> Vec<usize> {
        let spans = |index: usize| {
            let edits = self.findings[index].fix.iter().flat_map(|fix| &fix.edits);
            edits.map(|edit| edit.span)
        };
        // Starts and ends of what is taken; since no two of these touch, only the last one that
        // starts before a place can reach it.
        let mut taken: BTreeMap<usize, usize> =
            self.accepted.iter().flat_map(|i| spans(*i)).map(|s| (s.start, s.end)).collect();
        let mut group = Vec::new();
        for &index in open {
            let free = spans(index).all(|span| {
                taken.range(..=span.end).next_back().is_none_or(|(_, end)| *end < span.start)
            });
            if free {
                taken.extend(spans(index).map(|span| (span.start, span.end)));
                group.push(index);
            }
        }
        group
    }

    /// Accepts all of `group` that can be proved: together, else in ever smaller parts, as long as
    /// that is worth the effort.
    fn settle(&mut self, group: &[usize]) {
        let mut fixed = self.accepted.clone();
        fixed.extend(group);
        let last = self.effort == 0 || group.len() == 1;
        self.effort = self.effort.saturating_sub(1);
        match self.trial.of(&fixed) {
            Ok(result) => {
                self.accepted = fixed;
                self.result = Some(result);
            }
            Err(reason) if last => {
                self.refused.extend(group.iter().map(|index| (*index, reason.clone())));
            }
            Err(_) => {
                let (first, second) = group.split_at(group.len() / 2);
                self.settle(first);
                self.settle(second);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::testing::{again, judged};

    #[test]
    fn all_safe_fixes_are_made_and_what_was_changed_is_told_where_it_now_stands() {
        let mut before = judged(
            "<p>SECURITY ACTION 一つ星の認定を受けました。</p>\n\
             <p>SECURITY ACTION 二つ星を取得しました。</p>\n",
        );
        let repaired = repair(&mut before, false, &again).unwrap();
        let text = repaired.after.reading.source.text();
        assert_eq!(
            text,
            "<p>SECURITY ACTION 一つ星を宣言しました。</p>\n\
             <p>SECURITY ACTION 二つ星を宣言しました。</p>\n"
        );
        assert!(repaired.after.findings.is_empty());
        let told: Vec<_> =
            repaired.changes.iter().map(|c| (c.start.line, &*c.before, &*c.after)).collect();
        assert_eq!(
            told,
            [
                (1, "一つ星の認定を受けました", "一つ星を宣言しました"),
                (2, "二つ星を取得しました", "二つ星を宣言しました")
            ]
        );
    }

    #[test]
    fn nothing_is_made_where_there_is_no_fix() {
        let mut before = judged("<p>GビズIDとSECURITY ACTIONを取得しました。</p>");
        assert_eq!(before.findings.len(), 1);
        assert!(repair(&mut before, true, &again).is_none());
    }

    #[test]
    fn edits_that_touch_are_made_one_after_the_other() {
        let before = judged(
            "<p>SECURITY ACTION 一つ星を取得しました。</p><p>SECURITY ACTION 二つ星を取得しました。</p>",
        );
        let pass = Pass {
            findings: &before.findings,
            trial: Trial::new(&before, &again),
            accepted: Vec::new(),
            result: None,
            refused: Vec::new(),
            effort: 1,
        };
        assert_eq!(pass.apart(&[0, 1]), [0, 1]);
        assert_eq!(pass.apart(&[0, 0]), [0]);
    }
}
