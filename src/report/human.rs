//! A run for a person at a terminal: each finding with its source line, then the figures.

use std::fmt::Write as _;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};
use owo_colors::{OwoColorize, Style};

use super::ignored::ignored;
use super::printable::one_line;
use super::snippet::{Lines, Snippet};
use super::{Appearance, Excerpt, Reported, Run, Summary, printable, wording};
use crate::lint::Finding;
use crate::text::Position;

/// Narrower than this nothing can be drawn sensibly.
const NARROWEST: usize = 40;
/// Longer lines are hard to read.
const WIDEST: usize = 120;
/// Writes every finding of `run`, by path and place.
///
/// # Errors
/// When `out` cannot be written.
pub fn human(run: &Run, appearance: Appearance, out: &mut impl Write) -> io::Result<()> {
    let painter =
        Painter::new(Appearance { width: appearance.width.clamp(NARROWEST, WIDEST), ..appearance });
    for (path, found) in run.findings() {
        out.write_all(painter.finding(path, found)?.as_bytes())?;
    }
    Ok(())
}

/// Writes how much was checked and found, as the last lines of the human report.
///
/// Nothing where nothing was checked: [`wording::nothing_checked`] says more.
///
/// # Errors
/// When `out` cannot be written.
pub fn summary(run: &Run, appearance: Appearance, out: &mut impl Write) -> io::Result<()> {
    let summary = Summary::of(run);
    if summary.files_checked == 0 {
        return Ok(());
    }
    writeln!(out, "{}", wording::files(appearance.lang, &summary))?;
    if summary.fixed.total() > 0 {
        writeln!(out, "{}", wording::repaired(appearance.lang, &summary))?;
    }
    for line in ignored(appearance.lang, run, &summary) {
        writeln!(out, "{line}")?;
    }
    let styles = appearance.styles();
    let style = match summary.findings {
        found if found.error > 0 => styles.error,
        found if found.total() > 0 => styles.warning,
        _ => Style::new(),
    };
    writeln!(out, "{}", wording::findings(appearance.lang, &summary).style(style))
}

/// Draws findings into text.
struct Painter {
    appearance: Appearance,
    handler: GraphicalReportHandler,
    styles: ThemeStyles,
    arrow: &'static str,
}

impl Painter {
    fn new(appearance: Appearance) -> Self {
        let mut characters =
            if appearance.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        // The severity is said in words: a sign alone means nothing to who sees it first.
        (characters.error, characters.warning, characters.advice) = if appearance.unicode {
            ("×".to_owned(), "!".to_owned(), "-".to_owned())
        } else {
            ("x".to_owned(), "!".to_owned(), "-".to_owned())
        };
        let styles = appearance.styles();
        let theme = GraphicalTheme { characters, styles: styles.clone() };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(appearance.width)
            .with_context_lines(0)
            .without_syntax_highlighting();
        Self { appearance, handler, styles, arrow: if appearance.unicode { "→" } else { "->" } }
    }

    fn finding(&self, path: &str, found: &Reported) -> io::Result<String> {
        let lang = self.appearance.lang;
        let finding = &found.finding;
        let start = shown(finding);
        let snippet = Snippet {
            headline: format!(
                "{}[{}] {}",
                wording::severity(lang, finding.severity),
                finding.rule,
                one_line(finding.message.get(lang)),
            ),
            severity: finding.severity,
            source: Lines {
                path: printable(path).into_owned(),
                start,
                excerpt: measurable(&found.excerpt).fit(self.appearance.width - gutter(finding)),
            },
        };
        let mut text = String::new();
        self.handler.render_report(&mut text, &snippet).map_err(io::Error::other)?;
        for (mark, stand_in) in VOICING {
            text = text.replace(stand_in, mark);
        }
        if let Some(location) = &finding.location {
            let name = printable(path);
            let lines = format!("{name}:{}:{}", start.line, start.column);
            let place = format!("{name} ({})", wording::place(lang, location));
            text = text.replacen(&lines, &place, 1);
        }
        if let Some(change) = &found.excerpt.change {
            let line = wording::change(lang, &change.before, self.arrow, &change.after);
            self.note(&mut text, &wording::label_change(lang), &line);
        }
        if let Some(reason) = &finding.held_back {
            let line = wording::held_back(lang, reason);
            self.note(&mut text, &wording::label_change(lang), &line);
        }
        self.note(&mut text, &wording::label_help(lang), &one_line(finding.help.get(lang)));
        self.note(&mut text, &wording::label_url(lang), &printable(&finding.url));
        if let Some(link) = &found.link {
            // In one piece, so that the terminal makes it a link.
            let label = wording::label_link(lang);
            let _ = writeln!(text, "    {}: {}", label.style(self.styles.help), printable(link));
        }
        text.push('\n');
        Ok(text)
    }

    /// One line under the drawing: what it is, then the words, wrapped where Japanese may break.
    fn note(&self, text: &mut String, label: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        let head = format!("    {label}: ");
        let indent = " ".repeat(textwrap::core::display_width(&head));
        let options = textwrap::Options::new(self.appearance.width)
            .initial_indent(&indent)
            .subsequent_indent(&indent)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
            .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
            // An address that is broken cannot be opened.
            .break_words(!words.starts_with("https://"));
        let wrapped = textwrap::fill(words, options);
        let words = wrapped.get(indent.len()..).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "    {}: {words}", label.style(self.styles.help));
    }
}

/// The line and column that stand beside the excerpt: in a file that is no text the number of the
/// paragraph, or of the row that the cell is in.
fn shown(finding: &Finding) -> Position {
    let Some(location) = &finding.location else { return finding.start };
    let digits = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse();
    let row = location.cell.as_deref().and_then(|cell| digits(cell).ok());
    Position { line: location.paragraph.or(row).unwrap_or(1), ..finding.start }
}

/// What miette puts before a source line: the line number, a bar and their spaces, and where the
/// mark goes over several lines its bracket.
fn gutter(finding: &Finding) -> usize {
    let digits = finding.end.line.to_string().len();
    let bracket = if finding.end.line > finding.start.line { 4 } else { 0 };
    digits + 4 + bracket
}

/// The half-width voicing marks take a column of their own on every terminal, but count as none
/// where widths are looked up. Each goes through the drawing as a noncharacter of as many bytes.
const VOICING: [(&str, &str); 2] = [("\u{ff9e}", "\u{fdd0}"), ("\u{ff9f}", "\u{fdd1}")];

fn measurable(excerpt: &Excerpt) -> Excerpt {
    let mut excerpt = excerpt.clone();
    for (mark, stand_in) in VOICING {
        excerpt.text = excerpt.text.replace(mark, stand_in);
    }
    excerpt
}
