//! The user's Markdown to HTML; addresses that must not be are problems at their place.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use url::Url;

use super::phrase;
use crate::config::Problem;
use crate::message::{Lang, Message};
use crate::text::Span;

/// Markdown and where it stands in its file.
pub(crate) struct Source<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a Arc<str>,
    /// Where the body begins, in bytes: after the front matter.
    pub(crate) body: usize,
    pub(crate) lang: Lang,
    /// What a table that scrolls is called for people who do not see it.
    pub(crate) scroll: &'a str,
}

/// What Markdown became.
pub(crate) struct Rendered {
    pub(crate) html: String,
    /// The heading of level one that the text began with; it is not in the HTML.
    pub(crate) title: Option<String>,
}

/// `resolve` turns a relative address into one that works in the output, or says there is none.
pub(crate) fn render(
    source: &Source<'_>,
    resolve: impl Fn(&str) -> Option<String>,
) -> Result<Rendered, Vec<Problem>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let body = source.text.get(source.body..).unwrap_or_default();
    let mut events: Vec<(Event<'_>, Range<usize>)> =
        Parser::new_ext(body, options).into_offset_iter().collect();
    let title = take_title(&mut events);
    let shift = events.iter().any(|(event, _)| {
        matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    });
    let mut problems = Vec::new();
    for (event, range) in &mut events {
        if let Err(problem) = address(event, &resolve) {
            let span = Span::new(range.start + source.body, range.end + source.body);
            problems.push(problem.at(source.path, source.text, span));
        }
        if shift {
            lower(event);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut out = String::with_capacity(body.len() * 2);
    html::push_html(&mut out, finish(events, source).into_iter());
    for side in ["left", "center", "right"] {
        out = out.replace(&format!(" style=\"text-align: {side}\""), "");
    }
    Ok(Rendered { html: out, title })
}

/// The text of a heading of level one at the very beginning; its events are taken out.
fn take_title(events: &mut Vec<(Event<'_>, Range<usize>)>) -> Option<String> {
    let first = &events.first()?.0;
    if !matches!(first, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) {
        return None;
    }
    let end =
        events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))))?;
    let title = events.drain(..=end).filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
        _ => None,
    });
    Some(title.collect())
}

fn address(event: &mut Event<'_>, resolve: impl Fn(&str) -> Option<String>) -> Result<(), Problem> {
    let (dest, is_image) = match event {
        Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
        Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
        _ => return Ok(()),
    };
    if dest.starts_with('#') || (dest.contains('@') && !dest.contains([':', '/'])) {
        return Ok(());
    }
    let scheme = Url::parse(dest).ok().map(|url| url.scheme().to_owned());
    match scheme.as_deref() {
        Some("http" | "https") if is_image => Err(remote_image(dest)),
        None if dest.starts_with("//") => Err(remote_image(dest)),
        Some("http" | "https" | "mailto" | "tel") => Ok(()),
        Some(scheme) => {
            Err(Problem::error(Message::new("config-address-kind").with("scheme", scheme)))
        }
        None => match resolve(dest) {
            Some(found) => {
                *dest = CowStr::from(found);
                Ok(())
            }
            None => Err(Problem::error(Message::new("site-no-target").with("dest", dest.as_ref()))
                .help(Message::new("site-put-target"))),
        },
    }
}

fn remote_image(dest: &str) -> Problem {
    Problem::error(Message::new("site-foreign-image").with("dest", dest))
        .help(Message::new("site-put-image"))
}

/// The page's title is the one heading of level one; all others go one level down.
fn lower(event: &mut Event<'_>) {
    let down = |level: HeadingLevel| match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    };
    match event {
        Event::Start(Tag::Heading { level, .. }) => *level = down(*level),
        Event::End(TagEnd::Heading(level)) => *level = down(*level),
        _ => {}
    }
}

/// Headings break between phrases; a wide table scrolls by itself.
fn finish<'a>(events: Vec<(Event<'a>, Range<usize>)>, source: &Source<'_>) -> Vec<Event<'a>> {
    let mut finished = Vec::with_capacity(events.len());
    let mut in_heading = false;
    // Code takes no markup.
    let mut in_code = false;
    let mut image: Option<(String, String)> = None;
    for (event, _) in events {
        // An image's text is its `alt`; HTML writes empty elements without a slash.
        if let Some((open, alt)) = &mut image {
            match event {
                Event::End(TagEnd::Image) => {
                    let html = format!("{open} alt=\"{}\">", phrase::escape(alt));
                    finished.push(Event::InlineHtml(html.into()));
                    image = None;
                }
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            continue;
        }
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let mut open = format!("<img src=\"{}\"", phrase::escape(&dest_url));
                if !title.is_empty() {
                    open.push_str(&format!(" title=\"{}\"", phrase::escape(&title)));
                }
                image = Some((open, String::new()));
            }
            Event::HardBreak => finished.push(Event::InlineHtml("<br>\n".into())),
            Event::Rule => finished.push(Event::Html("<hr>\n".into())),
            Event::Start(Tag::Table(_)) => {
                let open = format!(
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">",
                    phrase::escape(source.scroll)
                );
                finished.extend([Event::Html(open.into()), event]);
            }
            Event::End(TagEnd::Table) => finished.extend([event, Event::Html("</div>\n".into())]),
            Event::Text(text) if in_heading && !in_code => {
                finished.push(Event::InlineHtml(phrase::phrases(&text, source.lang).into()));
            }
            Event::Text(text) if !in_code && source.lang == Lang::Ja => {
                finished.push(Event::InlineHtml(phrase::kept(&text).into()));
            }
            event => {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => in_code = true,
                    Event::End(TagEnd::CodeBlock) => in_code = false,
                    Event::Start(Tag::Heading { .. }) => in_heading = true,
                    Event::End(TagEnd::Heading(_)) => in_heading = false,
                    _ => {}
                }
                finished.push(event);
            }
        }
    }
    finished
}
