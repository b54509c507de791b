//! The values of data or a script to records in the flow.
//!
//! Every parser of data hands over one tree of [`Value`]s; what a record is, which field names it and
//! which keys say something to a reader is decided here, for all formats alike.

use std::sync::LazyLock;

use regex::Regex;

use super::html::{Html, is_address};
use super::node::{Beside, Kind};
use super::view::View;
use super::visible::{OBJECT, References, is_blank};
use crate::document::{MappedText, SegmentKind};
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

/// Keys of examples of how not to write, in lower case.
const BAD: &[&str] = &["bad", "badexample", "incorrect", "ng", "ngexample", "wrong"];

/// Keys of what an entry is filed under, which says nothing of the entry.
const CLASSES: &[&str] = &["categories", "category", "genre", "tag", "tags"];

/// A text longer than this (in characters) names nothing.
const LONGEST_NAME: usize = 60;
/// An object of more texts that stands alone is a collection of messages: the first names none.
const MOST_FIELDS: usize = 12;
/// With more texts no field of it names the others.
const MOST_MESSAGES: usize = 24;
/// Values nested deeper are not read: no page is made of them.
const DEEPEST: usize = 200;

/// Adds `value` as a part that has nothing to do with the page around it.
pub(super) fn write(value: Value, html: &mut Html) {
    html.open_fixed(Kind::Apart);
    Writer { html, depth: 0 }.value(value, false);
    html.close_fixed();
}

/// Adds `value` at the place of the page that is being read.
pub(super) fn write_here(value: Value, html: &mut Html) {
    html.open_fixed(Kind::Section);
    Writer { html, depth: 0 }.value(value, false);
    html.close_fixed();
}

struct Writer<'h> {
    html: &'h mut Html,
    depth: usize,
}

impl Writer<'_> {
    /// Adds a value; the segment of the text that it is, if it is one. `in_list`: an element.
    fn value(&mut self, value: Value, in_list: bool) -> Option<usize> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let written = match value {
            Value::Text(text) => self.text(text, if in_list { Kind::Item } else { Kind::Group }),
            Value::Markup(markup) => {
                self.html.open_fixed(if in_list { Kind::Item } else { Kind::Section });
                for chunk in markup {
                    match chunk {
                        Chunk::Markup(text) => self.html.read(&View::decoded(&text)),
                        Chunk::Data(value) => {
                            self.value(value, false);
                        }
                    }
                }
                self.html.close_fixed();
                None
            }
            Value::Record(fields) => {
                self.record(fields, in_list);
                None
            }
            Value::Field(mut field) => {
                // What a variable is called says nothing to a reader.
                if field.key.is_ascii() {
                    field.place = None;
                }
                self.field(*field);
                None
            }
            Value::List(values) => {
                self.list(values, in_list);
                None
            }
            Value::Parts(values) => {
                for value in values {
                    self.value(value, in_list);
                }
                None
            }
            Value::Nothing => None,
        };
        self.depth -= 1;
        written
    }

    fn list(&mut self, values: Vec<Value>, in_list: bool) {
        let is_row = in_list
            && values.len() > 1
            && matches!(&values[0], Value::Text(text) if is_read(text) && is_name(text));
        if is_row {
            let cell = |value| Field { key: String::new(), place: None, value };
            return self.record(values.into_iter().map(cell).collect(), true);
        }
        self.html.open_fixed(Kind::List);
        for value in values {
            self.value(value, true);
        }
        self.html.close_fixed();
    }

    fn record(&mut self, fields: Vec<Field>, in_list: bool) {
        let head = head(&fields, in_list);
        self.html.open_fixed(Kind::Record);
        let record = self.html.flow.current();
        for (index, field) in fields.into_iter().enumerate() {
            let written = self.field(field);
            if head == Some(index)
                && let Some(segment) = written
            {
                self.html.flow.head(record, segment);
            }
        }
        self.html.close_fixed();
    }

    fn field(&mut self, field: Field) -> Option<usize> {
        if matches!(field.value, Value::Nothing) {
            return None;
        }
        let shown = if BAD.contains(&field.key.to_ascii_lowercase().as_str()) {
            Some("NG")
        } else {
            is_telling(&field.key).then_some(field.key.trim())
        };
        let over = field.place.zip(shown).map(|(place, shown)| {
            let mut text = MappedText::new();
            text.push_decoded(shown, place);
            self.html.flow.side(SegmentKind::Key, text, Beside::Box)
        });
        let is_class = CLASSES.contains(&field.key.to_ascii_lowercase().as_str());
        self.html.open_fixed(if is_class { Kind::Apart } else { Kind::Field });
        self.html.flow.name_field(&field.key, over);
        let written = self.value(field.value, false);
        self.html.close_fixed();
        written
    }

    /// Adds a string; its first block.
    fn text(&mut self, text: MappedText, kind: Kind) -> Option<usize> {
        if !is_read(&text) {
            return None;
        }
        let text = without_slots(text);
        let first = self.html.flow.segments.len();
        let view = View::decoded(&text);
        self.html.open_fixed(kind);
        if has_markup(text.as_str()) {
            self.html.read(&view);
        } else {
            let keep_space = std::mem::replace(&mut self.html.flow.inline.keep_space, true);
            self.html.flow.text(&view, 0..text.as_str().len(), References::None);
            self.html.flow.inline.keep_space = keep_space;
        }
        self.html.close_fixed();
        (self.html.flow.segments.len() > first).then_some(first)
    }
}

/// The field that names the record: by its key, else the first text of an element of a list.
fn head(fields: &[Field], in_list: bool) -> Option<usize> {
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

fn is_name(text: &MappedText) -> bool {
    text.as_str().chars().nth(LONGEST_NAME).is_none()
}

/// True for a key that a reader may see, or that says what its value is.
fn is_telling(key: &str) -> bool {
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
fn is_read(text: &MappedText) -> bool {
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
fn without_slots(text: MappedText) -> MappedText {
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
fn has_markup(text: &str) -> bool {
    let follows = |at: usize, is: fn(char) -> bool| text[at + 1..].starts_with(is);
    text.match_indices('<')
        .any(|(at, _)| follows(at, |c| c.is_ascii_alphabetic() || c == '/' || c == '!'))
        || text.match_indices('&').any(|(at, _)| {
            follows(at, |c| c.is_ascii_alphabetic() || c == '#') && text[at..].contains(';')
        })
}
