//! What is wrong with a comment to a finding of the rules on comments.

use std::ops::Range;

use super::directive::UnknownVerb;
use super::removal;
use crate::document::Comment;
use crate::extract::Format;
use crate::judge::CommentFault;
use crate::lint::place::fill;
use crate::lint::{Edit, Finding, Fix, Safety, fingerprint};
use crate::message::{Lang, Message};
use crate::rule::{Rule, RuleSet, Text};
use crate::text::{SourceFile, Span, nearest};

/// A word that is quoted in a message is cut after so many characters.
const LONGEST_WORD: usize = 60;

/// Makes findings about the comments of one file.
pub(super) struct Reporter<'a> {
    rules: &'a RuleSet,
    source: &'a SourceFile,
    format: Format,
    invalid: Option<&'a Rule>,
    unused: Option<&'a Rule>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(rules: &'a RuleSet, source: &'a SourceFile, format: Format) -> Self {
        let of = |fault| {
            let rules = &mut rules.rules().iter();
            rules.find(|rule| rule.judge.comment_fault() == Some(fault))
        };
        let (invalid, unused) = (of(CommentFault::Invalid), of(CommentFault::Unused));
        Self { rules, source, format, invalid, unused }
    }

    /// The line a comment starts on.
    pub(super) fn line(&self, comment: &Comment) -> usize {
        self.source.position(comment.span.start).line
    }

    pub(super) fn unknown_verb(&self, comment: &Comment, verb: &UnknownVerb) -> Option<Finding> {
        let word = shown(&comment.text[verb.range.clone()]);
        let problem = match verb.near {
            Some(near) => Message::new("ignoring-verb-near")
                .with("verb", word)
                .with("near", format!("{}{near}", Comment::SIGN)),
            None => Message::new("ignoring-verb").with("verb", word),
        };
        self.finding(self.invalid, place(comment, &verb.range), &problem, None)
    }

    pub(super) fn no_rule(&self, comment: &Comment) -> Option<Finding> {
        self.finding(self.invalid, comment.span, &Message::new("ignoring-no-rule"), None)
    }

    pub(super) fn misplaced(&self, comment: &Comment) -> Option<Finding> {
        self.finding(self.invalid, comment.span, &Message::new("ignoring-misplaced"), None)
    }

    /// What is wrong with a name; `None` where nothing is. The finding itself is missing where no
    /// rule is there to say it.
    pub(super) fn unknown_rule(
        &self,
        comment: &Comment,
        range: &Range<usize>,
    ) -> Option<Option<Finding>> {
        let word = &comment.text[range.clone()];
        let can_be_named = |rule: &&Rule| rule.judge.comment_fault().is_none();
        let problem = match self.rules.get(word) {
            Some(rule) if can_be_named(&rule) => return None,
            Some(_) => Message::new("ignoring-never").with("rule", shown(word)),
            None => {
                let known = self.rules.rules().iter().filter(can_be_named);
                match nearest(word, known.map(|rule| rule.id.as_str())) {
                    Some(near) => Message::new("ignoring-rule-near")
                        .with("rule", shown(word))
                        .with("near", near),
                    None => Message::new("ignoring-rule").with("rule", shown(word)),
                }
            }
        };
        Some(self.finding(self.invalid, place(comment, range), &problem, None))
    }

    /// That one of the names in a comment is not used; its fix removes the name.
    pub(super) fn unused_name(
        &self,
        comment: &Comment,
        names: &[Range<usize>],
        index: usize,
        ends: bool,
    ) -> Option<Finding> {
        let range = &names[index];
        // With what parts it from its neighbour.
        let gone = match (names.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => range.start..next.start,
            (None, Some(before)) => names[before].end..range.end,
            (None, None) => range.clone(),
        };
        let gone = comment.text_start.filter(|_| names.len() > 1).map(|_| place(comment, &gone));
        let problem = unused(&[&comment.text[range.clone()]], ends);
        self.finding(self.unused, place(comment, range), &problem, gone)
    }

    /// That nothing in a comment is used; its fix removes the comment.
    pub(super) fn unused(&self, comment: &Comment, names: &[&str], ends: bool) -> Option<Finding> {
        let gone = comment
            .text_start
            .map(|_| removal::of_comment(self.source.text(), self.format, comment.span));
        self.finding(self.unused, comment.span, &unused(names, ends), gone)
    }

    /// A finding that deletes `gone`, if there is a rule to say it.
    fn finding(
        &self,
        rule: Option<&Rule>,
        span: Span,
        problem: &Message,
        gone: Option<Span>,
    ) -> Option<Finding> {
        let (rule, source) = (rule?, self.source);
        let matched = &source.text()[span.range()];
        let problem = Text { ja: problem.text(Lang::Ja), en: problem.text(Lang::En) };
        let message = Text {
            ja: rule.message.ja.replace("{problem}", &problem.ja),
            en: rule.message.en.replace("{problem}", &problem.en),
        };
        // White space in edits of its own: what surrounds words may go, the words may not.
        let edit = |start: usize, end: usize| {
            let span = Span::new(start, end);
            (start < end).then(|| Edit {
                span,
                raw_span: source.raw_span(span),
                replacement: String::new(),
            })
        };
        let fix = gone.map(|gone| {
            let inner = Span::new(span.start.max(gone.start), span.end.min(gone.end));
            let edits = [
                edit(gone.start, inner.start),
                edit(inner.start, inner.end),
                edit(inner.end, gone.end),
            ];
            Fix { safety: Safety::Safe, edits: edits.into_iter().flatten().collect() }
        });
        Some(Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            span,
            raw_span: source.raw_span(span),
            location: source.location(span.start).cloned(),
            start: source.position(span.start),
            end: source.position(span.end),
            matched: matched.to_owned(),
            message: fill(&message, "{matched}", &shown(matched)),
            help: rule.help.clone(),
            url: rule.url.clone(),
            fingerprint: fingerprint::of(&rule.id, matched, ""),
            fix,
            secret: false,
            held_back: None,
            quote: None,
        })
    }
}

/// The bytes of the file that a part of a comment's text stands at; the whole comment where it is
/// written in another way.
fn place(comment: &Comment, part: &Range<usize>) -> Span {
    match comment.text_start {
        Some(start) => Span::new(start + part.start, start + part.end),
        None => comment.span,
    }
}

fn unused(names: &[&str], ends: bool) -> Message {
    let id = match (ends, names.is_empty()) {
        (false, _) => "ignoring-unused",
        (true, false) => "ignoring-ends-nothing",
        (true, true) => return Message::new("ignoring-ends-nothing-at-all"),
    };
    Message::new(id).with("rules", shown(&names.join(", ")))
}

fn shown(word: &str) -> String {
    match word.char_indices().nth(LONGEST_WORD) {
        Some((at, _)) => format!("{}…", &word[..at]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{LINTER, reading};

    fn problems(page: &str) -> Vec<Finding> {
        let reading = reading("a.html", page);
        LINTER.suppressions(&reading.source, reading.format).problems(|_| true)
    }

    #[test]
    fn the_word_that_is_wrong_is_marked_and_the_right_one_named() {
        let page = "<!-- sa-lint-disable-next-line label-clam -->";
        let [problem] = &problems(page)[..] else { panic!() };
        assert_eq!(problem.matched, "label-clam");
        assert!(problem.message.en.contains("label-claim"), "{}", problem.message.en);
    }

    #[test]
    fn a_name_of_no_use_goes_and_the_other_stays() {
        let page = "<!-- sa-lint-disable-next-line label-claim, acquisition-claim -->\n\
                    <p>SECURITY ACTION 一つ星を取得しました。</p>";
        let reading = reading("a.html", page);
        let (found, _) = LINTER.check(&reading.source, reading.format);
        let [unused] = &found[..] else { panic!("{found:?}") };
        let (whole, right) = unused.replacement(page).unwrap();
        let new = format!("{}{right}{}", &page[..whole.start], &page[whole.end..]);
        assert!(new.starts_with("<!-- sa-lint-disable-next-line acquisition-claim -->"), "{new}");
    }

    #[test]
    fn a_long_word_is_shown_cut() {
        assert_eq!(shown(&"星".repeat(61)), format!("{}…", "星".repeat(60)));
        assert_eq!(shown("星"), "星");
    }
}
