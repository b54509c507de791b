//! Files of `content/` to pages: front matter, language, place.

use std::sync::Arc;

use toml::de::DeTable;

use crate::config::{At, Key, KeyKind, Problem, Sheet, Table, plain_key};
use crate::message::{Lang, Message};
use crate::text::Span;

/// A Markdown file, its head read.
#[derive(Clone, Debug)]
pub(crate) struct ContentFile {
    /// Its path in the project.
    pub(crate) path: String,
    pub(crate) text: Arc<str>,
    pub(crate) lang: Lang,
    /// The page's path without its language: `about.html`.
    pub(crate) key: String,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) nav: bool,
    pub(crate) nav_title: Option<String>,
    /// Smaller numbers come first in the navigation.
    pub(crate) order: i64,
    /// Where the body begins, in bytes.
    pub(crate) body: usize,
}

/// The pages this program makes itself.
const RESERVED: [&str; 4] = ["index.html", "wording.html", "404.html", "fragment.html"];

/// What the head of a page can say.
const HEAD: &[Key] = &[
    plain_key("title", KeyKind::Text),
    plain_key("description", KeyKind::Text),
    plain_key("nav", KeyKind::Bool).or("true"),
    plain_key("nav_title", KeyKind::Text),
    plain_key("order", KeyKind::Number),
];

/// Reads the head of a file of `content/`.
pub(crate) fn read(path: &str, text: &Arc<str>) -> Result<ContentFile, Vec<Problem>> {
    let mut sheet = Sheet::new(path, Arc::clone(text));
    let name = path.strip_prefix("content/").unwrap_or(path);
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let (stem, lang) = match stem.strip_suffix(".en") {
        Some(stem) => (stem, Lang::En),
        None => (stem.strip_suffix(".ja").unwrap_or(stem), Lang::Ja),
    };
    let mut entry = ContentFile {
        path: path.to_owned(),
        text: Arc::clone(text),
        lang,
        key: format!("{stem}.html"),
        title: None,
        description: None,
        nav: true,
        nav_title: None,
        order: 0,
        body: 0,
    };
    if RESERVED.contains(&entry.key.as_str()) || stem.starts_with("en/") {
        let problem = Problem::error(Message::new("site-name-taken").with("name", name));
        sheet.report(problem.help(Message::new("site-choose-name")), Span::new(0, 0));
    }
    front_matter(&mut entry, &mut sheet);
    if sheet.problems.is_empty() { Ok(entry) } else { Err(sheet.problems) }
}

fn front_matter(entry: &mut ContentFile, sheet: &mut Sheet) {
    let text = Arc::clone(&entry.text);
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() == "---" {
        let problem = Problem::error(Message::new("site-yaml"));
        sheet.report(problem.help(Message::new("site-write-toml")), Span::new(0, 3));
        return;
    }
    if first.trim_end() != "+++" {
        return;
    }
    let start = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let rest = &text[start..];
    let end = if rest.starts_with("+++") { Some(0) } else { rest.find("\n+++").map(|at| at + 1) };
    let Some(end) = end else {
        let problem = Problem::error(Message::new("site-head-open"));
        sheet.report(problem, Span::new(0, 3));
        return;
    };
    let after = &rest[end..];
    entry.body = start + end + after.find('\n').map_or(after.len(), |newline| newline + 1);
    // Spaces for what comes before keep every span that of the file.
    let padded = " ".repeat(start) + &rest[..end];
    match DeTable::parse(&padded) {
        Ok(table) => fields(entry, Table::new(table.get_ref(), Span::new(0, 3), HEAD), sheet),
        Err(error) => {
            let span = error.span().unwrap_or(0..3);
            let problem = Problem::error(
                Message::new("site-head-no-toml").with("cause", error.message().to_string()),
            );
            sheet.report(problem, Span::new(span.start, span.end));
        }
    }
}

fn fields(entry: &mut ContentFile, table: Table<'_>, sheet: &mut Sheet) {
    let text =
        |at: Option<At<String>>| at.map(|at| at.value).filter(|text| !text.trim().is_empty());
    entry.title = text(table.string(sheet, "title"));
    entry.description = text(table.string(sheet, "description"));
    entry.nav = table.bool_or_default(sheet, "nav");
    entry.nav_title = text(table.string(sheet, "nav_title"));
    entry.order =
        table.integer(sheet, "order").and_then(|order| order.value.parse().ok()).unwrap_or(0);
    table.finish(sheet);
}
