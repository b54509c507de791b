//! A run as one HTML file for the person who is no engineer; `docs/report.md` describes it.
//!
//! [`View`] chooses the words, `report.html` says how they stand, `report.css` how they look,
//! `report.js` filters. Nothing is loaded from anywhere, and the page says so to the browser.
//! Without the script everything is there to read; what is quoted from files stands in `samp`,
//! which the linter does not judge.

mod finding;
mod safe;
mod view;
mod words;

use std::io::{self, Write};

use tera::{Context, Kwargs, State, Tera, Value};

use self::view::View;
use super::Run;
use crate::html_writing::{csp_hash, escape, with_japanese_marked};
use crate::message::Lang;
use crate::rule::RuleSet;

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// Writes `run` as one HTML file in `lang`. `rules` are those it was judged by: they say why, and
/// an empty run lists what was looked for.
///
/// The same run gives the same bytes: there is no date in it.
///
/// # Errors
/// When `out` cannot be written.
pub fn html(run: &Run, rules: &RuleSet, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let page = render(&View::new(run, rules, lang), lang).map_err(io::Error::other)?;
    out.write_all(page.as_bytes())
}

fn render(view: &View, lang: Lang) -> tera::TeraResult<String> {
    let mut tera = Tera::new();
    tera.register_filter("words", |text: &str, _: Kwargs, state: &State| {
        let marked = matches!(state.get::<String>("lang"), Ok(Some(lang)) if lang != "ja");
        Value::safe_string(&if marked { with_japanese_marked(text) } else { escape(text) })
    });
    tera.add_raw_template("report.html", TEMPLATE)?;
    let mut context = Context::new();
    // Checkers hash without the white space at the ends.
    let (style, script) = (STYLE.trim(), SCRIPT.trim());
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        csp_hash(style),
        csp_hash(script)
    );
    context.insert("lang", lang.tag());
    context.insert("version", env!("CARGO_PKG_VERSION"));
    context.insert("policy", &policy);
    context.insert("style", style);
    context.insert("script", script);
    context.insert("t", &words::fixed(lang));
    context.insert("view", view);
    tera.render("report.html", &context)
}
