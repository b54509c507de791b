//! A rule as a page of text: what it judges, why, by what right, examples, what to do.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};
use textwrap::core::display_width;

use super::rule_view::{Line, RuleView};
use super::{Appearance, printable};
use crate::rule::Rule;

/// Writes everything a person wants to know about `rule`.
///
/// # Errors
/// When `out` cannot be written.
pub fn explain(rule: &Rule, appearance: Appearance, out: &mut impl Write) -> io::Result<()> {
    let heading = if appearance.color { Style::new().bold() } else { Style::new() };
    let signs = if appearance.unicode {
        Signs { bad: "×", becomes: "→", good: "○" }
    } else {
        Signs { bad: "x", becomes: ">", good: "o" }
    };
    let view = RuleView::of(rule, appearance.lang);
    let mut page = Page { width: appearance.width.clamp(40, 100), signs, out };
    writeln!(page.out, "{}  {}", view.id.style(heading), view.severity)?;
    page.words(view.title)?;
    for section in &view.sections {
        writeln!(page.out, "\n{}", section.heading.style(heading))?;
        section.lines.iter().try_for_each(|line| page.line(line))?;
    }
    Ok(())
}

struct Page<'a, W> {
    width: usize,
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
    fn line(&mut self, line: &Line<'_>) -> io::Result<()> {
        match line {
            Line::Words(words) => self.words(words),
            Line::Address(address) => self.words(address),
            Line::Bad(bad) => {
                self.example(self.signs.bad, &bad.shown())?;
                // The right one below it where the program knows it.
                bad.fixed.as_ref().map_or(Ok(()), |fixed| self.example(self.signs.becomes, fixed))
            }
            Line::Good(good) => self.example(self.signs.good, &good.shown()),
            Line::Code { words, code } => {
                self.words(words)?;
                code.lines().try_for_each(|line| writeln!(self.out, "    {}", printable(line)))
            }
        }
    }

    /// An example on one line, for rule files hold whole documents too.
    fn example(&mut self, sign: &str, text: &str) -> io::Result<()> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sign = format!("  {sign} ");
        let indent = " ".repeat(display_width(&sign));
        self.wrapped(&sign, &indent, &text)
    }

    fn words(&mut self, words: &str) -> io::Result<()> {
        self.wrapped("  ", "  ", words)
    }

    fn wrapped(&mut self, first: &str, rest: &str, words: &str) -> io::Result<()> {
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
            .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
            .break_words(false);
        writeln!(self.out, "{}", textwrap::fill(&printable(words.trim()), options))
    }
}
