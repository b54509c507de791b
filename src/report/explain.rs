//! A rule as a page of text: what it judges, why, by what right, examples, what to do.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};

use super::concise::severity_id;
use super::{Lang, Look, printable, wording};
use crate::rule::{BadExample, Rule};

/// How many examples of each kind are shown; rule files hold many more, as tests.
const EXAMPLES: usize = 5;

/// Writes everything a person wants to know about `rule`.
///
/// # Errors
/// When `out` cannot be written.
pub fn explain(rule: &Rule, look: Look, out: &mut impl Write) -> io::Result<()> {
    let lang = look.lang;
    let heading = if look.color { Style::new().bold() } else { Style::new() };
    let mut page = Page { lang, width: look.width.clamp(40, 100), heading, out };
    page.title(rule)?;
    page.section("何を見つけるか", "What it finds", lang.of(&rule.judges))?;
    page.section("なぜ問題か", "Why it matters", lang.of(&rule.why))?;
    page.section("根拠", "Ground", wording::ground(lang, rule.ground))?;
    page.line(&rule.url)?;
    let bad: Vec<String> = rule.bad.iter().take(EXAMPLES).map(|bad| page.bad(bad)).collect();
    page.examples("よくない例", "Bad", '×', &bad)?;
    let good: Vec<String> =
        rule.good.iter().take(EXAMPLES).map(|good| one_line(&good.text)).collect();
    page.examples("よい例", "Good", '○', &good)?;
    page.section("直し方", "How to fix it", &page.fix(rule))?;
    page.section("この規則を使わないとき", "How to ignore it", &page.ignore(rule))
}

struct Page<'a, W> {
    lang: Lang,
    width: usize,
    heading: Style,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn title(&mut self, rule: &Rule) -> io::Result<()> {
        let severity = match self.lang {
            Lang::Ja => {
                format!(
                    "{}（{}）",
                    wording::severity(self.lang, rule.severity),
                    severity_id(rule.severity)
                )
            }
            Lang::En => severity_id(rule.severity).to_owned(),
        };
        writeln!(self.out, "{}  {severity}", rule.id.style(self.heading))?;
        self.line(self.lang.of(&rule.title))
    }

    fn section(&mut self, ja: &str, en: &str, words: &str) -> io::Result<()> {
        writeln!(self.out, "\n{}", self.lang.say(ja, en).style(self.heading))?;
        words.lines().try_for_each(|line| self.line(line))
    }

    fn examples(&mut self, ja: &str, en: &str, sign: char, examples: &[String]) -> io::Result<()> {
        if examples.is_empty() {
            return Ok(());
        }
        self.section(ja, en, "")?;
        examples.iter().try_for_each(|example| self.line(&format!("{sign} {example}")))
    }

    fn line(&mut self, words: &str) -> io::Result<()> {
        let options = textwrap::Options::new(self.width)
            .initial_indent("  ")
            .subsequent_indent("  ")
            .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
            .break_words(false);
        writeln!(self.out, "{}", textwrap::fill(&printable(words.trim()), options))
    }

    /// 「before」→「after」, or what is marked where a person must rewrite it.
    fn bad(&self, bad: &BadExample) -> String {
        match &bad.fixed {
            Some(fixed) => format!("{} → {}", one_line(&bad.text), one_line(fixed)),
            None => one_line(&bad.text),
        }
    }

    /// The help of the rule as it reads without a phrase at hand.
    fn fix(&self, rule: &Rule) -> String {
        let text = rule.help_without_replacement.as_ref().unwrap_or(&rule.help);
        self.lang.of(text).to_owned()
    }

    fn ignore(&self, rule: &Rule) -> String {
        match self.lang {
            Lang::Ja => format!(
                "sa-lint --skip-rule {} を付けて実行すると、この規則では調べません。",
                rule.id
            ),
            Lang::En => {
                format!("Run sa-lint with --skip-rule {} to leave this rule out.", rule.id)
            }
        }
    }
}

/// An example on one line: rule files hold whole documents too.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
