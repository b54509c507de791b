//! The values of data or a script, and what their keys and texts say to a reader.
//!
//! Every parser of data hands over one tree of [`Value`]s; what a record is, which field names it and
//! which keys say something to a reader is decided here, for all formats alike.

use std::sync::LazyLock;

use regex::Regex;

use super::html::is_address;
use super::visible::{OBJECT, is_blank};
use crate::document::MappedText;
use crate::text::Span;

/// A value.
pub(super) enum Value {
    /// A string, its escapes decoded.
    Text(MappedText),
    /// Markup (JSX), with the data that stands in it.
    #[cfg_attr(not(feature = "scripts"), allow(dead_code, reason = "scripts alone hold markup"))]
    Markup(Vec<Chunk>),
    /// An object or map.
    Record(Vec<Field>),
    /// An array or sequence.
    List(Vec<Value>),
    /// A field that is of no record: a variable, a message.
    Field(Box<Field>),
    /// Values that have nothing to do with each other.
    Parts(Vec<Value>),
    /// Nothing to read.
    Nothing,
}

/// A part of markup; elements stay open from one to the next.
#[cfg_attr(not(feature = "scripts"), allow(dead_code, reason = "scripts alone hold markup"))]
pub(super) enum Chunk {
    Markup(MappedText),
    Data(Value),
}

/// A key and its value.
pub(super) struct Field {
    /// The key; empty where there is none.
    pub(super) key: String,
    /// Where the source has it.
    pub(super) place: Option<Span>,
    pub(super) value: Value,
}

/// Names of fields that name the whole thing, best first, in lower case.
const NAMES: &[&str] = &[
    "title",
    "name",
    "label",
    "heading",
    "headline",
    "question",
    "q",
    "term",
    "subject",
    "caption",
    "見出し",
    "タイトル",
    "題名",
    "名称",
    "名前",
    "項目",
    "資格名",
    "認証名",
    "制度名",
    "制度",
];

/// Words of keys that stand over their values like a heading, in lower case.
const HEADINGS: &[&str] = &[
    "accreditation",
    "accreditations",
    "award",
    "awards",
    "certificate",
    "certificates",
    "certification",
    "certifications",
    "certified",
    "license",
    "licenses",
    "qualification",
    "qualifications",
];

/// A text longer than this (in characters) names nothing.
const LONGEST_NAME: usize = 60;
/// An object of more texts that stands alone is a collection of messages: the first names none.
const MOST_FIELDS: usize = 12;
/// With more texts no field of it names the others.
const MOST_MESSAGES: usize = 24;

/// The field that names the record: by its key, else the first text of an element of a list.
pub(super) fn head(fields: &[Field], in_list: bool) -> Option<usize> {
    let texts = || {
        fields.iter().enumerate().filter_map(|(index, field)| match &field.value {
            Value::Text(text) if is_read(text) => Some((index, field, text)),
            _ => None,
        })
    };
    if texts().nth(MOST_MESSAGES).is_some() {
        return None;
    }
    let named = texts()
        .filter(|(_, _, text)| is_name(text))
        .filter_map(|(index, field, _)| Some((rank(&field.key)?, index)))
        .min();
    let first = || {
        let (index, _, text) = texts().next()?;
        (in_list && is_name(text) && texts().nth(MOST_FIELDS).is_none()).then_some(index)
    };
    named.map(|(_, index)| index).or_else(first)
}

/// How well a key says that its field names the record, best 0: `title`, `titleJa`, `name_en`.
fn rank(key: &str) -> Option<usize> {
    let key = key.to_lowercase();
    let key = key.trim_end_matches("ja").trim_end_matches("jp").trim_end_matches("en");
    let key = key.trim_end_matches(['_', '-']);
    NAMES.iter().position(|name| *name == key)
}

/// True for a text that can name something: a short one.
pub(super) fn is_name(text: &MappedText) -> bool {
    text.as_str().chars().nth(LONGEST_NAME).is_none()
}

/// True for a key that a reader may see, or that says what its value is.
pub(super) fn is_telling(key: &str) -> bool {
    if !key.is_ascii() {
        return key.contains(char::is_alphabetic);
    }
    let mut words = Vec::new();
    for part in key.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut start = 0;
        for (at, _) in part.match_indices(|c: char| c.is_ascii_uppercase()) {
            words.push(&part[start..at]);
            start = at;
        }
        words.push(&part[start..]);
    }
    words.retain(|word| !word.is_empty());
    words.len() < 3
        && words.iter().any(|word| HEADINGS.contains(&word.to_ascii_lowercase().as_str()))
}

/// True for a string that a person may read: no address, name of a class, number of a thing.
pub(super) fn is_read(text: &MappedText) -> bool {
    let text = text.as_str().trim();
    if is_blank(text) || is_address(text) {
        return false;
    }
    let is_word = !text.is_ascii() || text.contains(|c: char| c.is_ascii_whitespace());
    is_word
        || (text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_alphabetic() || b"&'.,!?".contains(&b)))
}

/// What a program fills: slots for elements (`<0>取得</0>しました`), then places for values
/// (`{year}`, `{{year}}`, `%{year}`, `%1$s`).
static SLOTS: LazyLock<Regex> = LazyLock::new(|| {
    #[allow(clippy::unwrap_used, reason = "a constant, compiled by every test")]
    Regex::new(r"</?[0-9]+/?>|(\{\{ *[-\w.]+ *\}\}|[%$]?\{[\w.]+\}|%(?:[0-9]\$)?[sd@])").unwrap()
});

/// The text without the slots for elements, and one object for each value.
pub(super) fn without_slots(text: MappedText) -> MappedText {
    let whole = text.as_str();
    if !whole.contains(['<', '{', '%']) {
        return text;
    }
    let mut kept = MappedText::new();
    let mut at = 0;
    for slot in SLOTS.captures_iter(whole) {
        let Some(place) = slot.get(0) else { continue };
        kept.push_part(&text, at..place.start());
        if slot.get(1).is_some() {
            kept.push_decoded(OBJECT, text.source_span(place.range()));
        }
        at = place.end();
    }
    if at == 0 {
        return text;
    }
    kept.push_part(&text, at..whole.len());
    kept
}

/// True where a tag or a character reference may stand.
pub(super) fn has_markup(text: &str) -> bool {
    let follows = |at: usize, is: fn(char) -> bool| text[at + 1..].starts_with(is);
    text.match_indices('<')
        .any(|(at, _)| follows(at, |c| c.is_ascii_alphabetic() || c == '/' || c == '!'))
        || text.match_indices('&').any(|(at, _)| {
            follows(at, |c| c.is_ascii_alphabetic() || c == '#') && text[at..].contains(';')
        })
}
