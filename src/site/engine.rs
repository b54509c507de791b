//! Templates to text: Tera with this program's filters, its errors at their places.

use std::io::Write;

use tera::{Context, Error, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use super::phrase;
use super::templates::TemplateSet;
use crate::config::Problem;
use crate::message::{Lang, Message};
use crate::text::Span;

/// Compiled templates.
pub(crate) struct Engine {
    tera: Tera,
    set: TemplateSet,
}

impl Engine {
    pub(crate) fn new(set: TemplateSet) -> Result<Self, Problem> {
        let mut tera = bare();
        let added = tera.add_raw_templates(set.for_tera());
        match added {
            Ok(()) => Ok(Self { tera, set }),
            Err(error) => Err(problem(&error, &set)),
        }
    }

    pub(crate) fn set(&self) -> &TemplateSet {
        &self.set
    }

    /// Renders a template by name.
    pub(crate) fn render(&self, name: &str, context: &Context) -> Result<String, Problem> {
        self.tera.render(name, context).map_err(|error| problem(&error, &self.set))
    }

    /// Renders one sentence of plain text.
    pub(crate) fn sentence(&self, text: &str, context: &Context) -> Result<String, Error> {
        if !text.contains("{{") && !text.contains("{%") && !text.contains("{#") {
            return Ok(text.to_owned());
        }
        self.tera.render_str(text, context, false)
    }
}

/// Tera with the filters and no template.
pub(crate) fn bare() -> Tera {
    let mut tera = Tera::new();
    tera.set_escape_fn(|text: &str, output: &mut dyn Write| {
        output.write_all(phrase::escape(text).as_bytes())
    });
    tera.register_filter("phrases", |text: &str, _: Kwargs, state: &State| {
        let lang = match state.get::<String>("lang") {
            Ok(Some(lang)) if lang == "en" => Lang::En,
            _ => Lang::Ja,
        };
        phrase::phrases(text, lang)
    });
    tera.register_filter("toml", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&toml::Value::from(text).to_string())
    });
    tera
}

fn problem(error: &Error, set: &TemplateSet) -> Problem {
    match error.kind() {
        ErrorKind::SyntaxError(report) => at_place(report, set, "site-template-syntax"),
        ErrorKind::RenderingError(report) => at_place(report, set, "site-template-rendering"),
        other => {
            Problem::error(Message::new("site-templates-broken").with("cause", other.to_string()))
        }
    }
}

fn at_place(report: &ReportError, set: &TemplateSet, id: &'static str) -> Problem {
    let problem = Problem::error(
        Message::new(id)
            .with("file", report.filename())
            .with("cause", report.message().to_string()),
    );
    match set.get(report.filename()) {
        Some((path, text)) => {
            let range = &report.span().range;
            problem.at(path, text, Span::new(range.start, range.end))
        }
        None => problem,
    }
}
