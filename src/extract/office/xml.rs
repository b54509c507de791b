//! XML of an office file to its tags and texts, with their places.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use crate::extract::Unreadable;

/// A step through XML.
pub(super) enum Node<'a> {
    /// A start tag; an end follows, for an empty element too.
    Start(Tag<'a>),
    /// An end tag, its name without its prefix.
    End(&'a str),
    /// Text that stands in the part as it is.
    Text(Range<usize>),
    /// A character that is written as a reference, and where that stands.
    Reference(String, Range<usize>),
}

/// A start tag.
pub(super) struct Tag<'a> {
    /// Its name without its prefix.
    pub(super) name: &'a str,
    text: &'a str,
    start: BytesStart<'a>,
}

/// Walks through XML.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { text, reader }
    }

    /// The next step, `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, Unreadable> {
        loop {
            let event = self.reader.read_event();
            return Ok(Some(match event.map_err(|e| Unreadable::Broken(e.to_string()))? {
                Event::Start(start) | Event::Empty(start) => {
                    let at = place(self.text, &start).start;
                    let length = start.name().0.len();
                    let name = local(self.text.get(at..at + length).unwrap_or_default());
                    Node::Start(Tag { name, text: self.text, start })
                }
                Event::End(end) => {
                    // Of an empty element the name is that of its start tag.
                    Node::End(local(self.text.get(place(self.text, &end)).unwrap_or_default()))
                }
                Event::Text(text) => Node::Text(place(self.text, &text)),
                Event::CData(text) => Node::Text(place(self.text, &text)),
                Event::GeneralRef(reference) => {
                    let inside = place(self.text, &reference);
                    let resolved = match reference.resolve_char_ref() {
                        Ok(Some(c)) => c.to_string(),
                        Ok(None) => escape::resolve_predefined_entity(&reference)
                            .unwrap_or_default()
                            .to_owned(),
                        Err(_) => continue,
                    };
                    Node::Reference(resolved, inside.start.saturating_sub(1)..inside.end + 1)
                }
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Passes over all that is in the element just opened, its end tag included.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Some(Node::Start(_)) => depth += 1,
                Some(Node::End(_)) => depth -= 1,
                Some(_) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Where the texts of the element just opened stand, and passes over its end.
    pub(super) fn texts(&mut self) -> Result<Vec<Range<usize>>, Unreadable> {
        let mut texts = Vec::new();
        let (mut depth, mut shows) = (1_usize, false);
        while depth > 0 {
            match self.next()? {
                Some(Node::Start(tag)) => {
                    depth += 1;
                    shows = tag.name == "t";
                }
                Some(Node::End(_)) => (depth, shows) = (depth - 1, false),
                Some(Node::Text(range) | Node::Reference(_, range)) if shows => texts.push(range),
                Some(_) => {}
                None => break,
            }
        }
        Ok(texts)
    }

    /// The text of the element just opened, whatever elements are in it, and passes over its end.
    pub(super) fn content(&mut self) -> Result<String, Unreadable> {
        let mut content = String::new();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Some(Node::Start(_)) => depth += 1,
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(range)) => content.push_str(&self.text[range]),
                Some(Node::Reference(c, _)) => content.push_str(&c),
                None => break,
            }
        }
        Ok(content)
    }
}

impl Tag<'_> {
    /// The value of an attribute, by its name without its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let value = self.raw(name)?;
        Some(escape::unescape(&value).map_or_else(|_| value.to_string(), Cow::into_owned))
    }

    /// Where the value of an attribute stands in the part, if it stands there as it is.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        let value = self.raw(name)?;
        let range = place(self.text, &value);
        (!value.contains('&') && self.text.get(range.clone()) == Some(&*value)).then_some(range)
    }

    /// True when an attribute has the value.
    pub(super) fn has_value(&self, value: &str) -> bool {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false).flatten().any(|attribute| attribute.value == value)
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }

    /// True unless the attribute `val` says no.
    pub(super) fn is_on(&self) -> bool {
        !self.get("val").is_some_and(|value| ["0", "false", "none", "off"].contains(&&*value))
    }

    fn raw(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let mut known = attributes.with_checks(false).flatten();
        known.find(|attribute| local(attribute.key.0) == name).map(|attribute| attribute.value)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    let name = name.trim_end();
    name.rsplit(':').next().unwrap_or(name)
}

/// Where `slice`, which was cut out of `text`, stands in it.
fn place(text: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    if start <= text.len() && slice.len() <= text.len() - start {
        start..start + slice.len()
    } else {
        0..0
    }
}
