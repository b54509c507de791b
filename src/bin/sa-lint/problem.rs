//! Problems to what a terminal shows: message, the line in the file, what to do.

use std::path::Path;
use std::{fmt, io};

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, Report, Severity, SourceCode,
    SourceSpan, SpanContents,
};
use sa_lint::config::{FilePlace, Level, Problem};
use sa_lint::message::{Lang, Message};

use sa_lint::report::{printable, replaced, wording};
use sa_lint::text::LineIndex;

use crate::output::{draw_aside, harmless};

/// Columns of a line of advice; the library draws the rest as wide.
const WIDTH: usize = 80;

/// That a file or folder cannot be written.
pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> Problem {
    let message = Message::new("command-cannot-write").with("path", path.display().to_string());
    Problem::error(message.with("cause", error))
}

/// A problem as a report.
pub(crate) fn report(problem: &Problem, lang: Lang) -> Report {
    Report::new(Shown::new(problem, lang))
}

/// Prints problems on standard error, one after the other.
pub(crate) fn show(problems: &[Problem], lang: Lang) {
    for problem in problems {
        let advice = problem.help.as_ref().map_or_else(String::new, |help| advice(help, lang));
        draw_aside(&format!("{:?}{advice}", report(problem, lang)));
    }
}

/// What to do, under the drawing: the library would head it with an English word.
fn advice(help: &Message, lang: Lang) -> String {
    let head = format!("  {}: ", wording::label_help(lang));
    let indent = " ".repeat(textwrap::core::display_width(&head));
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&indent)
        .subsequent_indent(&indent)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_separator(textwrap::WordSeparator::UnicodeBreakProperties);
    let wrapped = textwrap::fill(&harmless(&help.text(lang)), options);
    format!("{head}{}\n", wrapped.get(indent.len()..).unwrap_or_default())
}

/// A problem as it may be shown: a configuration, a page or a name of somebody else's can hold what a
/// terminal would act on.
#[derive(Debug)]
struct Shown {
    message: String,
    rule: Option<String>,
    level: Level,
    source: Option<Source>,
}

impl Shown {
    fn new(problem: &Problem, lang: Lang) -> Self {
        let mut message = problem.message.text(lang);
        let place = problem.place.as_ref();
        // A place without text names its file in the message.
        if let Some(place) = place.filter(|place| place.text.is_empty()) {
            message = format!("{}: {message}", place.path);
        }
        Self {
            message: harmless(&message),
            rule: problem.rule.as_ref().map(|rule| printable(rule).into_owned()),
            level: problem.level,
            source: place.filter(|place| !place.text.is_empty()).map(|place| {
                Source(FilePlace {
                    path: printable(&place.path).into_owned(),
                    text: replaced(&place.text).into(),
                    span: place.span,
                })
            }),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.rule.as_ref().map(|rule| Box::new(rule) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.level {
            Level::Hint => Severity::Advice,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.source.as_ref()?.0.span;
        let label = LabeledSpan::underline((span.start, span.len()));
        Some(Box::new(std::iter::once(label)))
    }
}

/// A place whose columns count characters; miette's own count bytes.
#[derive(Debug)]
struct Source(FilePlace);

impl SourceCode for Source {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text: &str = &self.0.text;
        let contents = SourceCode::read_span(text, span, before, after)?;
        let start = text.floor_char_boundary(contents.span().offset());
        let column = LineIndex::new(text).position(text, start).column - 1;
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.path.clone(),
            contents.data(),
            *contents.span(),
            contents.line(),
            column,
            contents.line_count(),
        )))
    }
}
