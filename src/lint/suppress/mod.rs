//! Comments of a file to what they leave out of its findings, and what is wrong with them.

mod directive;
mod problem;
mod reach;
mod removal;

use std::collections::{BTreeMap, HashMap};

use directive::{Directive, Verb};
use problem::Reporter;

use super::finding::sort;
use super::{Finding, fingerprint};
use crate::document::Comment;
use crate::extract::Format;
use crate::rule::RuleSet;
use crate::text::{SourceFile, Span};

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuppressedBy {
    /// A comment in its file says so.
    Comment {
        /// The line the comment starts on, from 1.
        line: usize,
        /// The reason it gives.
        reason: Option<String>,
    },
    /// The baseline holds it.
    Baseline,
}

/// A finding that does not count, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// Why it does not count.
    pub by: SuppressedBy,
}

/// What the comments of one file leave out. Findings are [put to it](Suppressions::take) as they
/// come; at the end it [knows](Suppressions::problems) which of its comments nothing came for.
///
/// Where several comments speak of a finding, one answers for it: that of the line before that of
/// the line above, that before a block, that before the file. The others are not used by it.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    directives: Vec<PlacedDirective>,
    /// What is wrong however it is used.
    faults: Vec<Finding>,
    /// By line, from 1: those for one line.
    lines: BTreeMap<usize, Vec<Slot>>,
    /// By rule: blocks in the order of the text, none overlapping another.
    blocks: HashMap<String, Vec<(Span, Slot)>>,
    /// By rule: the one for the whole file.
    files: HashMap<String, Slot>,
}

/// One name of one directive.
#[derive(Clone, Copy, Debug)]
struct Slot {
    directive: usize,
    name: usize,
}

/// A directive with what is to be said if nothing comes for it.
#[derive(Clone, Debug)]
struct PlacedDirective {
    line: usize,
    reason: Option<String>,
    names: Vec<Name>,
    /// The finding that nothing of it is used; `None` where a name of it is none, so that it must
    /// not be removed whole.
    whole: Option<Finding>,
    /// What an `enable` without names ends.
    ends: Option<Vec<Slot>>,
}

#[derive(Clone, Debug)]
struct Name {
    rule: String,
    used: bool,
    /// What an `enable` of it ends.
    ends: Option<Vec<Slot>>,
    /// The finding that it is not used.
    unused: Option<Finding>,
}

impl Suppressions {
    /// Reads the comments of a file.
    pub(super) fn new(
        rules: &RuleSet,
        source: &SourceFile,
        format: Format,
        comments: &[Comment],
    ) -> Self {
        let reporter = Reporter::new(rules, source, format);
        let spans: Vec<Span> = comments.iter().map(|comment| comment.span).collect();
        let next_lines = reach::next_lines(source.text(), &spans);
        let mut read = Self::default();
        // By rule: where its block started, and by which name.
        let mut open: HashMap<String, (usize, Slot)> = HashMap::new();
        for (comment, next_line) in comments.iter().zip(next_lines) {
            if comment.is_misplaced {
                read.faults.extend(reporter.misplaced(comment));
                continue;
            }
            let parsed = match directive::parse(&comment.text) {
                Ok(parsed) => parsed,
                Err(unknown) => {
                    read.faults.extend(reporter.unknown_verb(comment, &unknown));
                    continue;
                }
            };
            if parsed.names.is_empty() && parsed.verb != Verb::End {
                read.faults.extend(reporter.no_rule(comment));
                continue;
            }
            let directive = read.directives.len();
            let ready = read.ready(&reporter, comment, &parsed);
            read.directives.push(ready);
            let last_line = source.position(comment.span.end.saturating_sub(1)).line;
            let next_line = next_line.map(|at| source.position(at).line);
            read.place(directive, parsed.verb, comment.span, (last_line, next_line), &mut open);
        }
        for (rule, (start, slot)) in open {
            read.blocks.entry(rule).or_default().push((Span::new(start, usize::MAX), slot));
        }
        read
    }

    /// A directive with its findings; names that are none become faults.
    fn ready(
        &mut self,
        reporter: &Reporter<'_>,
        comment: &Comment,
        parsed: &Directive,
    ) -> PlacedDirective {
        let ends = parsed.verb == Verb::End;
        let mut names: Vec<Name> = Vec::new();
        let mut all_known = true;
        for (index, range) in parsed.names.iter().enumerate() {
            let rule = &comment.text[range.clone()];
            if let Some(fault) = reporter.unknown_rule(comment, range) {
                self.faults.extend(fault);
                all_known = false;
                continue;
            }
            let unused = reporter.unused_name(comment, &parsed.names, index, ends);
            let ends = ends.then(Vec::new);
            names.push(Name { rule: rule.to_owned(), used: false, ends, unused });
        }
        let rules: Vec<&str> = names.iter().map(|name| name.rule.as_str()).collect();
        PlacedDirective {
            line: reporter.line(comment),
            reason: parsed.reason.map(str::to_owned),
            whole: if all_known { reporter.unused(comment, &rules, ends) } else { None },
            ends: (ends && parsed.names.is_empty()).then(Vec::new),
            names,
        }
    }

    /// Enters a directive where it holds. `lines`: its own and the next one.
    fn place(
        &mut self,
        directive: usize,
        verb: Verb,
        span: Span,
        lines: (usize, Option<usize>),
        open: &mut HashMap<String, (usize, Slot)>,
    ) {
        let rules: Vec<String> =
            self.directives[directive].names.iter().map(|name| name.rule.clone()).collect();
        if verb == Verb::End && self.directives[directive].ends.is_some() {
            let mut ended: Vec<(String, (usize, Slot))> = open.drain().collect();
            ended.sort_by_key(|(_, (start, slot))| (*start, slot.name));
            for (rule, begun) in ended {
                let slot = self.end_block(rule, begun, span);
                self.directives[directive].ends.iter_mut().for_each(|ends| ends.push(slot));
            }
        }
        for (name, rule) in rules.into_iter().enumerate() {
            let slot = Slot { directive, name };
            match verb {
                Verb::Line => self.lines.entry(lines.0).or_default().push(slot),
                Verb::NextLine => {
                    if let Some(line) = lines.1 {
                        self.lines.entry(line).or_default().push(slot);
                    }
                }
                Verb::Begin => {
                    open.entry(rule).or_insert((span.end, slot));
                }
                Verb::End => {
                    if let Some(begun) = open.remove(&rule) {
                        let ended = self.end_block(rule, begun, span);
                        let name = &mut self.directives[directive].names[name];
                        name.ends.iter_mut().for_each(|ends| ends.push(ended));
                    }
                }
                Verb::File => {
                    self.files.entry(rule).or_insert(slot);
                }
            }
        }
    }

    fn end_block(&mut self, rule: String, begun: (usize, Slot), end: Span) -> Slot {
        let (start, slot) = begun;
        let block = Span::new(start, end.start.max(start));
        self.blocks.entry(rule).or_default().push((block, slot));
        slot
    }

    /// The comment that says that `finding` does not count; it is used from now on.
    ///
    /// A finding stands on every line, and in every block, that it has a part of.
    pub fn take(&mut self, finding: &Finding) -> Option<SuppressedBy> {
        if self.directives.is_empty() {
            return None;
        }
        let slot = self.find(finding)?;
        let directive = &mut self.directives[slot.directive];
        directive.names[slot.name].used = true;
        Some(SuppressedBy::Comment { line: directive.line, reason: directive.reason.clone() })
    }

    /// Takes the findings away that a comment suppresses.
    pub fn part(&mut self, findings: &mut Vec<Finding>) -> Vec<Suppressed> {
        let mut suppressed = Vec::new();
        for finding in std::mem::take(findings) {
            match self.take(&finding) {
                Some(by) => suppressed.push(Suppressed { finding, by }),
                None => findings.push(finding),
            }
        }
        suppressed
    }

    fn find(&self, finding: &Finding) -> Option<Slot> {
        let (start, end) = (finding.start, finding.end);
        let last = if end.column == 1 && end.line > start.line { end.line - 1 } else { end.line };
        let named = |slot: &&Slot| self.name(**slot).rule == finding.rule;
        let on_lines = self.lines.range(start.line..=last.max(start.line));
        let in_block = || {
            let blocks = self.blocks.get(&finding.rule)?;
            let at = blocks.partition_point(|(block, _)| block.end <= finding.span.start);
            let (block, slot) = blocks.get(at)?;
            (block.start < finding.span.end).then_some(slot)
        };
        on_lines
            .flat_map(|(_, slots)| slots)
            .find(named)
            .or_else(in_block)
            .or_else(|| self.files.get(&finding.rule))
            .copied()
    }

    fn name(&self, slot: Slot) -> &Name {
        &self.directives[slot.directive].names[slot.name]
    }

    /// True when a comment names a rule for which `is_meant` holds: a file of a site is then to be
    /// asked again once the whole site was judged.
    pub fn name_any(&self, is_meant: impl Fn(&str) -> bool) -> bool {
        self.directives.iter().flat_map(|ready| &ready.names).any(|name| is_meant(&name.rule))
    }

    /// All that [`Suppressions::problems`] may ever say.
    pub fn possible_problems(&self) -> impl Iterator<Item = &Finding> {
        let unused = self.directives.iter().flat_map(|ready| {
            ready.whole.iter().chain(ready.names.iter().filter_map(|name| name.unused.as_ref()))
        });
        self.faults.iter().chain(unused)
    }

    /// What is wrong with the comments: those that are none, and those that nothing came for, as
    /// findings of the rules on comments, sorted by place. `judged`: whether a rule was judged at
    /// all; of a rule that was not, nobody knows whether its comments are of use.
    pub fn problems(&self, judged: impl Fn(&str) -> bool) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.faults.clone();
        let is_unused = |slot: &Slot| {
            let name = self.name(*slot);
            !name.used && judged(&name.rule)
        };
        let ends_nothing = |ends: &Vec<Slot>| ends.iter().all(is_unused);
        for (directive, ready) in self.directives.iter().enumerate() {
            let unused: Vec<&Name> = ready
                .names
                .iter()
                .enumerate()
                .filter(|(name, known)| match &known.ends {
                    Some(ends) => ends_nothing(ends),
                    None => is_unused(&Slot { directive, name: *name }),
                })
                .map(|(_, known)| known)
                .collect();
            let all =
                unused.len() == ready.names.len() && ready.ends.as_ref().is_none_or(ends_nothing);
            match &ready.whole {
                Some(whole) if all => found.push(whole.clone()),
                _ => found.extend(unused.iter().filter_map(|name| name.unused.clone())),
            }
        }
        found.retain(|finding| judged(&finding.rule));
        sort(&mut found);
        fingerprint::assign(&mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{LINTER, reading};

    /// The lines whose findings count, and what is wrong with comments, by line.
    fn left(page: &str) -> (Vec<usize>, Vec<(usize, String)>) {
        let reading = reading("a.html", page);
        let mut findings = LINTER.lint(&reading.source, reading.format);
        let mut comments = LINTER.suppressions(&reading.source, reading.format);
        comments.part(&mut findings);
        let problems = comments.problems(|_| true).into_iter().map(|f| (f.start.line, f.rule));
        (findings.iter().map(|f| f.start.line).collect(), problems.collect())
    }

    const CLAIM: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";

    #[test]
    fn a_comment_holds_for_its_line_its_block_or_its_file() {
        let all = "<!-- sa-lint-disable-file acquisition-claim -->\n";
        assert_eq!(left(&format!("{all}{CLAIM}{CLAIM}")), (vec![], vec![]));
        let next = "<!-- sa-lint-disable-next-line acquisition-claim -->\n";
        assert_eq!(left(&format!("{next}{CLAIM}{CLAIM}")), (vec![3], vec![]));
        let (from, to) = (
            "<!-- sa-lint-disable acquisition-claim -->\n",
            "<!-- sa-lint-enable acquisition-claim -->\n",
        );
        assert_eq!(left(&format!("{CLAIM}{from}{CLAIM}{to}{CLAIM}")), (vec![1, 5], vec![]));
    }

    #[test]
    fn what_nothing_came_for_and_what_is_none_is_told() {
        let unused = "<!-- sa-lint-disable-next-line label-claim -->\n";
        let found = left(&format!("{unused}{CLAIM}"));
        assert_eq!(found, (vec![2], vec![(1, "unused-suppression".to_owned())]));
        let unknown = "<!-- sa-lint-disable-next-line label-clam -->\n";
        let found = left(&format!("{unknown}{CLAIM}"));
        assert_eq!(found, (vec![2], vec![(1, "invalid-suppression".to_owned())]));
    }
}
