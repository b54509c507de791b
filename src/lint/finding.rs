//! A wrong claim at its place.

use serde::{Deserialize, Serialize};

use super::Quote;
use crate::number;
use crate::rule::{Severity, Text};
use crate::text::{Location, Position, Span, Unencodable};

/// One problem at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Rule id, kebab-case, never translated.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Where, in bytes of the decoded text; on character boundaries.
    pub span: Span,
    /// Where, in bytes of the raw file.
    pub raw_span: Span,
    /// Where a reader finds it in a file that is no text, whose bytes then say nothing. Lines and
    /// columns are those of its text as it was read, a paragraph or cell a line.
    pub location: Option<Location>,
    /// Line and column of the first character.
    pub start: Position,
    /// Line and column one past the last character.
    pub end: Position,
    /// The source slice the span covers, markup included; of a secret number without its digits.
    pub matched: String,
    /// True when its words are a secret number, which is shown nowhere.
    pub secret: bool,
    /// What is wrong.
    pub message: Text,
    /// What to do, with the right words where there are any.
    pub help: Text,
    /// The official source.
    pub url: String,
    /// Stable across moved and reindented lines: 16 hexadecimal digits.
    pub fingerprint: String,
    /// The change that repairs it; `None` when a person must rewrite the sentence.
    pub fix: Option<Fix>,
    /// Why the right words are known and yet there is no fix; `None` where there is a fix, or
    /// where the words are not known.
    pub held_back: Option<HeldBack>,
    /// The sentence as a reader sees it; `None` where the place is no text, as in an address.
    pub quote: Option<Quote>,
}

impl Finding {
    /// The phrase before and after its fix, both with their markup: the finding, widened to all
    /// edits. `text` is the decoded text it was found in.
    pub fn change(&self, text: &str) -> Option<(String, String)> {
        let whole = self.replacement(text)?.0.cover(self.span);
        let slice = |span: Span| text.get(span.range()).unwrap_or_default().to_owned();
        Some((slice(whole), self.after(text, whole)?))
    }

    /// Takes secret numbers (ASCII digits) out of all its words.
    pub fn mask(&mut self, numbers: &[String]) {
        let mask = |text: &mut String| *text = number::masked(text, numbers);
        let texts = [&mut self.message, &mut self.help];
        texts.into_iter().flat_map(|text| [&mut text.ja, &mut text.en]).for_each(mask);
        mask(&mut self.matched);
        if let Some(Quote { before, wrong, right, after, .. }) = &mut self.quote {
            [before, wrong, after].into_iter().chain(right).for_each(mask);
        }
    }

    /// All edits of the fix as one: the part of `text` from the first to the last of them, and what
    /// it becomes. `text` is the decoded text it was found in.
    pub fn replacement(&self, text: &str) -> Option<(Span, String)> {
        let mut edits = self.fix.as_ref()?.edits.iter().map(|edit| edit.span);
        let first = edits.next()?;
        let whole = edits.fold(first, Span::cover);
        Some((whole, self.after(text, whole)?))
    }

    /// What `whole`, which covers all edits of the fix, becomes by it.
    fn after(&self, text: &str, whole: Span) -> Option<String> {
        let fix = self.fix.as_ref()?;
        let slice = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let mut after = String::new();
        let mut at = whole.start;
        for edit in &fix.edits {
            after.push_str(slice(at, edit.span.start));
            after.push_str(&edit.replacement);
            at = edit.span.end;
        }
        after.push_str(slice(at, whole.end));
        Some(after)
    }
}

/// Why a finding whose right words are known is not repaired by the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// The words that must change are broken by tags, character references or escapes, or the new
    /// ones would be read as such.
    Markup,
    /// In an office file the words that must change stand in several pieces, each with a format of
    /// its own.
    Runs,
    /// The format is only read.
    Format,
    /// The file's encoding cannot hold a character of the new words.
    Encoding(Unencodable),
    /// It was tried: the finding would still be there.
    Remains,
    /// It was tried: there would be a finding that was not there before.
    NewFinding {
        /// Its rule.
        rule: String,
    },
    /// It was tried: the file would be read in another encoding or as another format.
    Reading,
}

/// How sure a fix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The claim's verb or noun alone changes and the sentence stays grammatical.
    Safe,
    /// More of the sentence changes; a person should read it.
    Unsafe,
}

/// Edits that repair a finding; they do not overlap and are in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// How sure it is.
    pub safety: Safety,
    /// What to put where.
    pub edits: Vec<Edit>,
}

/// One replacement in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in bytes of the decoded text.
    pub span: Span,
    /// What goes, in bytes of the raw file.
    pub raw_span: Span,
    /// What comes.
    pub replacement: String,
}

/// Sorts by place; keeps one of several findings of a rule at the same place.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule))
    });
    findings.dedup_by(|a, b| a.rule == b.rule && a.span == b.span);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{LINTER, reading};

    #[test]
    fn a_change_is_the_phrase_widened_to_all_edits() {
        let text = "<p>SECURITY ACTION 一つ星の認定を受けました。</p>";
        let reading = reading("a.html", text);
        let found = LINTER.lint(&reading.source, reading.format);
        let finding = &found[0];
        let (before, after) = finding.change(text).unwrap();
        assert_eq!((&*before, &*after), ("一つ星の認定を受けました", "一つ星を宣言しました"));
        let (whole, replaced) = finding.replacement(text).unwrap();
        let new = format!("{}{replaced}{}", &text[..whole.start], &text[whole.end..]);
        assert_eq!(new, "<p>SECURITY ACTION 一つ星を宣言しました。</p>");
        let without = Finding { fix: None, ..finding.clone() };
        assert_eq!(without.change(text), None);
    }

    #[test]
    fn one_of_several_findings_of_a_rule_at_a_place_is_kept() {
        let reading = reading("a.html", "<p>SECURITY ACTION 一つ星を取得しました。</p>");
        let [finding] = &LINTER.lint(&reading.source, reading.format)[..] else { panic!() };
        let mut all = vec![finding.clone(), finding.clone()];
        sort(&mut all);
        assert_eq!(all.len(), 1);
    }
}
