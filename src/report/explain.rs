//! A rule as a page of text: what it judges, why, by what right, examples, what to do.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};
use textwrap::core::display_width;

use super::{Look, printable, wording};
use crate::lint::Severity;
use crate::message::{Lang, Message, say};
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
    let signs = if look.unicode {
        Signs { bad: "×", becomes: "→", good: "○" }
    } else {
        Signs { bad: "x", becomes: ">", good: "o" }
    };
    let mut page = Page { lang, width: look.width.clamp(40, 100), heading, signs, out };
    page.title(rule)?;
    page.section("explain-finds", rule.judges.get(lang))?;
    page.section("explain-why", rule.why.get(lang))?;
    page.section("explain-ground", &wording::ground(lang, rule.ground))?;
    page.line(&rule.url)?;
    if !rule.bad.is_empty() {
        page.section("explain-bad", "")?;
        rule.bad.iter().take(EXAMPLES).try_for_each(|bad| page.bad(bad))?;
    }
    if !rule.good.is_empty() {
        page.section("explain-good", "")?;
        let mut good = rule.good.iter().take(EXAMPLES);
        good.try_for_each(|good| page.example(page.signs.good, &good.text))?;
    }
    page.section("explain-fix", &page.fix(rule))?;
    page.section("explain-ignore", &page.ignore(rule))
}

struct Page<'a, W> {
    lang: Lang,
    width: usize,
    heading: Style,
    signs: Signs,
    out: &'a mut W,
}

/// What stands before an example.
struct Signs {
    bad: &'static str,
    becomes: &'static str,
    good: &'static str,
}

impl<W: Write> Page<'_, W> {
    fn title(&mut self, rule: &Rule) -> io::Result<()> {
        let severity = match rule.severity {
            Severity::Error => "explain-error",
            Severity::Warning => "explain-warning",
            Severity::Hint => "explain-hint",
        };
        let severity = say(self.lang, severity);
        writeln!(self.out, "{}  {severity}", rule.id.style(self.heading))?;
        self.line(rule.title.get(self.lang))
    }

    fn section(&mut self, heading: &str, words: &str) -> io::Result<()> {
        writeln!(self.out, "\n{}", say(self.lang, heading).style(self.heading))?;
        words.lines().try_for_each(|line| self.line(line))
    }

    /// A wrong text, and the right one below it where the program knows it.
    fn bad(&mut self, bad: &BadExample) -> io::Result<()> {
        self.example(self.signs.bad, &bad.text)?;
        bad.fixed.as_ref().map_or(Ok(()), |fixed| self.example(self.signs.becomes, fixed))
    }

    /// An example on one line, for rule files hold whole documents too.
    fn example(&mut self, sign: &str, text: &str) -> io::Result<()> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sign = format!("  {sign} ");
        let indent = " ".repeat(display_width(&sign));
        self.wrapped(&sign, &indent, &text)
    }

    fn line(&mut self, words: &str) -> io::Result<()> {
        self.wrapped("  ", "  ", words)
    }

    fn wrapped(&mut self, first: &str, rest: &str, words: &str) -> io::Result<()> {
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
            .break_words(false);
        writeln!(self.out, "{}", textwrap::fill(&printable(words.trim()), options))
    }

    /// The help of the rule as it reads without a phrase at hand.
    fn fix(&self, rule: &Rule) -> String {
        let help = rule.help.get(self.lang);
        match &rule.help_without_replacement {
            Some(text) => {
                let most = say(self.lang, "explain-fix-shown");
                format!("{most}\n{}", text.get(self.lang))
            }
            None => help.replace("{replacement}", "…"),
        }
    }

    fn ignore(&self, rule: &Rule) -> String {
        Message::new("explain-skip").with("rule", &rule.id).text(self.lang)
    }
}
