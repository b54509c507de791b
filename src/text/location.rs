//! Where a reader of an office file or a PDF finds a text.

use serde::Serialize;

/// A place as a reader sees it: what counts in the file's own program, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The mail, in a file that holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<usize>,
    /// The page; of a text document as the program that wrote it broke it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The slide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slide: Option<usize>,
    /// The name of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell, as `B4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The paragraph of the text, empty ones not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// What part of the document, where that is not its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// A part of a document beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// What stands at the head of every page.
    Header,
    /// What stands at the foot of every page.
    Footer,
    /// A footnote, an endnote, the notes of a slide.
    Note,
    /// A text box.
    TextBox,
    /// A comment on a cell.
    Comment,
    /// A drawing with text in it, a chart.
    Drawing,
    /// What stands on every slide.
    Master,
    /// The subject of a mail.
    Subject,
    /// The text of a mail.
    Body,
    /// The words that stand for a picture.
    AltText,
    /// The title, subject or keywords in the properties of the file.
    Properties,
}
