//! One file per format: decoded text to [`Document`].
//!
//! Every format drives one `flow::Flow`, which builds blocks of visible text; `structure`
//! then works out how they stand to each other.

#[cfg(feature = "office")]
mod archive;
mod block;
mod comment;
mod companions;
mod data;
mod expressions;
mod feed;
mod flow;
mod format;
mod front_matter;
mod html;
mod json;
mod labels;
mod limits;
mod literal;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
mod markdown_link;
mod mask;
pub(crate) mod movable_type;
mod node;
#[cfg(feature = "office")]
mod office;
mod open;
#[cfg(feature = "office")]
mod package;
mod page_script;
#[cfg(feature = "pdf")]
mod pdf;
mod php;
mod plain_text;
mod reading;
mod rendered;
#[cfg(feature = "scripts")]
mod script;
#[cfg(not(feature = "scripts"))]
#[path = "script_absent.rs"]
mod script;
mod shortcode;
mod structure;
mod table;
mod tabs;
mod template_comment;
mod text_marks;
mod tree;
mod unreadable;
mod view;
mod visible;

#[cfg(feature = "office")]
pub use archive::{Member, members, repacked};
pub use format::{Described, FORMATS, Format};
pub use limits::Limits;
pub use open::{open, open_within, splice};
#[cfg(feature = "pdf")]
pub use pdf::{Scan, scans as pdf_scans, strings as pdf_strings};
pub use reading::Reading;
pub use unreadable::{Legacy, Unreadable};

use self::html::{Dialect, Html};
use self::plain_text::Convention;
use self::view::View;
use crate::document::Document;
use crate::text::SourceFile;

/// What a reader sees of `source`, read as `format`.
pub fn extract(source: &SourceFile, format: Format) -> Document {
    if let Some(rendered) = source.rendered() {
        let mut flow = flow::Flow::new();
        rendered::read(rendered, &mut flow);
        comment::in_documents(source.text(), &mut flow.comments);
        return structure::document(flow);
    }
    extract_text(source.text(), format)
}

/// What a reader sees of `text`, read as `format`; spans are bytes of `text`.
pub fn extract_text(text: &str, format: Format) -> Document {
    let scripts = matches!(format, Format::JavaScript | Format::TypeScript | Format::Tsx);
    let components =
        scripts || matches!(format, Format::Vue | Format::Svelte | Format::Astro | Format::Mdx);
    let self_closing = components || matches!(format, Format::Xhtml | Format::Svg);
    let mut html = Html::new(Dialect { self_closing, components });
    let view = View::source(text, 0);
    match format {
        Format::Php => php::read(&view, &mut html),
        Format::Html | Format::Xhtml | Format::Vue => {
            let view = view.with_masks(mask::in_markup(text));
            comment::in_templates(&view, &mut html.flow);
            shortcode::read(&view, &mut html.flow);
            // Site generators read front matter in any template.
            let body = front_matter::read(&view, &mut html.flow);
            html.read(&view.part(body..text.len()));
        }
        Format::Svelte => {
            let view = view.with_masks(expressions::find(text, false, false));
            comment::in_templates(&view, &mut html.flow);
            html.read(&view);
            embedded(&view, &mut html);
        }
        Format::Astro => {
            let body = front_matter::body(text);
            let fence = view.part(0..body);
            if let Some(script) = front_matter::inside(text) {
                html.read_script(&fence.part(script), Format::TypeScript);
            }
            let masks = expressions::find(&text[body..], true, false);
            let view = view.part(body..text.len()).with_masks(masks);
            comment::in_templates(&view, &mut html.flow);
            html.read(&view);
            embedded(&view, &mut html);
        }
        Format::Svg => {
            let view = view.with_masks(mask::in_markup(text));
            comment::in_templates(&view, &mut html.flow);
            html.read_drawing(&view);
        }
        Format::Feed => {
            let view = view.with_masks(mask::in_markup(text));
            comment::in_templates(&view, &mut html.flow);
            feed::read(&view, &mut html);
        }
        Format::Markdown => {
            let view = view.with_masks(mask::in_markdown(text));
            shortcode::read(&view, &mut html.flow);
            markdown::read(&view, &mut html);
        }
        Format::Mdx => {
            let body = front_matter::body(text);
            let masks = expressions::find(&text[body..], true, true);
            let shift = |mask: std::ops::Range<usize>| mask.start + body..mask.end + body;
            let view = view.with_masks(masks.into_iter().map(shift).collect());
            comment::in_templates(&view, &mut html.flow);
            markdown::read(&view, &mut html);
            embedded(&view, &mut html);
        }
        Format::Text if movable_type::is_export(text) => movable_type::read(&view, &mut html),
        Format::Text => plain_text::read(&view, Convention::Plain, &mut html.flow),
        Format::ReStructuredText => {
            plain_text::read(&view, Convention::ReStructured, &mut html.flow);
        }
        Format::AsciiDoc => plain_text::read(&view, Convention::AsciiDoc, &mut html.flow),
        Format::JavaScript | Format::TypeScript | Format::Tsx => {
            html.read_script(&view, format);
        }
        _ => data::read(&view, format, &mut html),
    }
    for script in std::mem::take(&mut html.scripts) {
        let text = &text[script.range()];
        if page_script::is_shown(text) {
            html.read_script(&View::source(text, script.start), Format::JavaScript);
        }
    }
    if format.is_code() {
        comment::misplaced(text, &mut html.flow.comments);
    }
    let document = structure::document(html.flow);
    // A file of PHP without a page around it is a script, too.
    let is_script = format == Format::Php && text.starts_with("<?php") && !text.contains("?>");
    Document { is_code: format.is_code() || is_script, ..document }
}

/// Reads what the expressions of a component show, and the modules of MDX.
fn embedded(view: &View<'_>, html: &mut Html) {
    for mask in view.masks_in(&(0..view.text().len())) {
        let slice = view.slice(mask.clone());
        if slice.starts_with("export ") {
            html.read_script(&view.part(mask.clone()), Format::Tsx);
        } else if expressions::literal(slice).is_some() {
            // It is read where it stands.
        } else if slice.len() > 2 && slice.starts_with('{') && slice.ends_with('}') {
            let inside =
                View::source(&slice[1..slice.len() - 1], view.span(mask.clone()).start + 1);
            if let Some(value) = script::expression(&inside) {
                html.add_apart(value);
            }
        }
    }
}
