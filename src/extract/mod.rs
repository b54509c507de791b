//! One file per format: decoded text to [`Document`].
//!
//! Every format drives one [`flow::Flow`], which builds blocks of visible text; [`structure`]
//! then works out how they stand to each other.

mod block;
mod flow;
mod format;
mod front_matter;
mod html;
mod labels;
mod markdown;
mod mask;
mod plain_text;
mod structure;
mod table;
mod view;
mod visible;

pub use format::Format;

use self::html::{Dialect, Html};
use self::plain_text::Convention;
use self::view::View;
use crate::document::Document;
use crate::text::SourceFile;

/// What a reader sees of `source`, read as `format`.
pub fn extract(source: &SourceFile, format: Format) -> Document {
    extract_text(source.text(), format)
}

/// What a reader sees of `text`, read as `format`; spans are bytes of `text`.
pub fn extract_text(text: &str, format: Format) -> Document {
    let view = View::source(text, 0);
    let components = matches!(format, Format::Vue | Format::Svelte | Format::Astro | Format::Mdx);
    let self_closing = components || matches!(format, Format::Xhtml | Format::Svg);
    let mut html = Html::new(Dialect { self_closing, components });
    match format {
        Format::Html
        | Format::Xhtml
        | Format::Vue
        | Format::Svelte
        | Format::Astro
        | Format::Svg => html.read(&view),
        Format::Markdown | Format::Mdx => markdown::read(&view, &mut html),
        Format::Text => plain_text::read(&view, Convention::Plain, &mut html.flow),
        Format::ReStructuredText => {
            plain_text::read(&view, Convention::ReStructured, &mut html.flow);
        }
        Format::AsciiDoc => plain_text::read(&view, Convention::AsciiDoc, &mut html.flow),
        Format::Feed => {}
    }
    structure::document(html.flow)
}
