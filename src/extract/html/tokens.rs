//! HTML text to tags and text with exact places, by the tokenizer of html5gum.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State};

use super::tag::Tag;
use crate::html_reading;

/// A start tag.
#[derive(Debug)]
pub(super) struct StartTag {
    pub(super) tag: Tag,
    /// From `<` to `>`.
    pub(super) range: Range<usize>,
    pub(super) attributes: Vec<RawAttribute>,
    /// Ends in `/>`.
    pub(super) self_closing: bool,
}

/// An attribute as it is written.
#[derive(Debug)]
pub(super) struct RawAttribute {
    pub(super) name: Range<usize>,
    /// Without its quotes; `None` when missing or empty.
    pub(super) value: Option<Range<usize>>,
}

/// A token; ranges are bytes of the text that is read.
#[derive(Debug)]
pub(super) enum Token {
    Start(StartTag),
    End(Tag, Range<usize>),
    Text(Range<usize>),
    /// From `<!--` to `-->`; other declarations are none, and what is never closed is dropped.
    Comment(Range<usize>),
}

/// What the tokenizer hands out, one step finer.
#[derive(Clone, Copy, Debug)]
enum Event {
    Open(Tag, usize),
    Name(usize, usize),
    Value(usize),
    Close(bool, usize),
    End(Tag, usize, usize),
    Text(usize, usize),
    Comment(usize, usize),
    Skipped(usize),
}

type Callback = fn(CallbackEvent<'_>, Span<usize>) -> Option<Event>;

/// Spares the tokenizer the check of every byte for errors that nobody asks for.
struct Quiet(CallbackEmitter<Callback, Event, usize>);

impl ForwardingEmitter for Quiet {
    type Token = Event;

    fn inner(&mut self) -> &mut impl Emitter<Token = Event> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    events: html_reading::Tokens<'a, Quiet>,
    /// End of the last tag: raw text starts here.
    last_end: usize,
    /// Text that is still to be handed out.
    rest: Range<usize>,
    /// In an element without markup, where `</>` is text.
    raw: bool,
}

/// An end tag without a name, which the standard passes over and the tokenizer leaves within the text.
const NAMELESS: &str = "</>";

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let emitter = Quiet(CallbackEmitter::new(event as Callback));
        Self {
            text,
            events: html_reading::Tokens::new(text, emitter),
            last_end: 0,
            rest: 0..0,
            raw: false,
        }
    }

    /// Says how the content of the element just opened is to be read, up to its end tag.
    pub(super) fn switch_to(&mut self, state: State) {
        self.raw = true;
        self.events.switch_to(state);
    }

    fn start_tag(&mut self, tag: Tag, start: usize) -> Option<Token> {
        let mut attributes: Vec<RawAttribute> = Vec::new();
        loop {
            match self.events.next()? {
                Event::Name(start, end) => {
                    attributes.push(RawAttribute { name: self.range(start, end), value: None });
                }
                Event::Value(start) => {
                    let value = self.value(start);
                    if let Some(attribute) = attributes.last_mut() {
                        attribute.value = Some(value);
                    }
                }
                Event::Close(self_closing, end) => {
                    self.last_end = end;
                    let range = self.range(start, end);
                    return Some(Token::Start(StartTag { tag, range, attributes, self_closing }));
                }
                _ => {}
            }
        }
    }

    /// The value that starts at `start`. Its end is looked up here: the tokenizer's own end
    /// depends on how it reads character references.
    fn value(&self, start: usize) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(start..).unwrap_or_default();
        let length = match start.checked_sub(1).and_then(|before| bytes.get(before)) {
            Some(&quote @ (b'"' | b'\'')) => memchr::memchr(quote, rest),
            _ => rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'>'),
        };
        self.range(start, start + length.unwrap_or(rest.len()))
    }

    /// Text up to the next end tag without a name; what is behind it waits.
    fn text_of(&mut self, range: Range<usize>) -> Option<Token> {
        let (mut start, end) = (range.start, range.end);
        self.rest = end..end;
        if self.raw {
            return Some(Token::Text(range));
        }
        while let Some(at) =
            memchr::memmem::find(&self.text.as_bytes()[start..end], NAMELESS.as_bytes())
        {
            if at > 0 {
                self.rest = start + at..end;
                return Some(Token::Text(start..start + at));
            }
            start += NAMELESS.len();
        }
        (start < end).then_some(Token::Text(start..end))
    }

    /// A range that is safe to slice with, whatever the tokenizer said.
    fn range(&self, start: usize, end: usize) -> Range<usize> {
        let start = self.text.floor_char_boundary(start);
        start..self.text.ceil_char_boundary(end).max(start)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if !self.rest.is_empty()
                && let Some(token) = self.text_of(self.rest.clone())
            {
                return Some(token);
            }
            match self.events.next()? {
                Event::Open(tag, start) => return self.start_tag(tag, start),
                Event::End(tag, start, end) => {
                    self.last_end = end;
                    self.raw = false;
                    return Some(Token::End(tag, self.range(start, end)));
                }
                Event::Text(start, end) => {
                    // In raw text the tokenizer leaves the start where it was.
                    self.rest = self.range(start.max(self.last_end), end);
                }
                Event::Comment(start, end) => {
                    self.last_end = end;
                    let range = self.range(start, end);
                    if is_comment(&self.text[range.clone()]) {
                        return Some(Token::Comment(range));
                    }
                }
                Event::Skipped(end) => self.last_end = end,
                Event::Name(..) | Event::Value(_) | Event::Close(..) => {}
            }
        }
    }
}

fn event(event: CallbackEvent<'_>, span: Span<usize>) -> Option<Event> {
    Some(match event {
        CallbackEvent::OpenStartTag { name } => Event::Open(Tag::from_name(name), span.start),
        CallbackEvent::AttributeName { .. } => Event::Name(span.start, span.end),
        CallbackEvent::AttributeValue { .. } => Event::Value(span.start),
        CallbackEvent::CloseStartTag { self_closing } => Event::Close(self_closing, span.end),
        CallbackEvent::EndTag { name } => Event::End(Tag::from_name(name), span.start, span.end),
        CallbackEvent::String { .. } => Event::Text(span.start, span.end),
        CallbackEvent::Comment { .. } => Event::Comment(span.start, span.end),
        CallbackEvent::Doctype { .. } => Event::Skipped(span.end),
        CallbackEvent::Error(_) => return None,
    })
}

fn is_comment(text: &str) -> bool {
    text.strip_prefix("<!--").is_some_and(|rest| rest.ends_with("-->"))
}

#[cfg(test)]
mod tests {
    use html5gum::Tokenizer;
    use proptest::prelude::*;

    use super::*;
    use crate::extract::html::entities::decode;

    fn dump(text: &str) -> Vec<String> {
        let show = |token: Token| match token {
            Token::Start(tag) => {
                let attributes = tag.attributes.iter().map(|attribute| {
                    let value = attribute.value.clone().map(|value| &text[value]);
                    format!(" {}={:?}", &text[attribute.name.clone()], value)
                });
                let end = if tag.self_closing { " /" } else { "" };
                format!("{:?}{}{end}", tag.tag, attributes.collect::<String>())
            }
            Token::End(tag, range) => format!("{:?} {}", tag, &text[range]),
            Token::Text(range) | Token::Comment(range) => text[range].to_owned(),
        };
        Tokens::new(text).map(show).collect()
    }

    #[test]
    fn tags_attributes_and_text_have_their_places() {
        let text = "a<IMG ALT='星 & \"x\"' src=a.png?b=1&amp;c width = 5 hidden title=\"\">\r\n<br/>&amp;<!-- c -->z</P >";
        assert_eq!(
            dump(text),
            [
                "a",
                "Img ALT=Some(\"星 & \\\"x\\\"\") src=Some(\"a.png?b=1&amp;c\") \
                 width=Some(\"5\") hidden=None title=None",
                "\r\n",
                "Br /",
                "&amp;",
                "<!-- c -->",
                "z",
                "P </P >"
            ]
        );
    }

    #[test]
    fn what_ends_too_early_is_dropped() {
        assert_eq!(dump("a<b"), ["a"]);
        assert_eq!(dump("a<b c='"), ["a"]);
        assert_eq!(dump("a<!-- b"), ["a"]);
        assert_eq!(dump("a<"), ["a<"]);
        assert_eq!(dump("1 < 2 </"), ["1 < 2 </"]);
        assert_eq!(dump("<!a><?b><!-->c"), ["c"]);
    }

    /// The same by the tokenizer's own, decoded tokens.
    fn decoded(text: &str) -> Vec<String> {
        let show = |token: html5gum::Token| match token {
            html5gum::Token::StartTag(tag) => {
                let mut attributes: Vec<_> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| format!("{name:?}={:?}", value.value))
                    .collect();
                attributes.sort();
                Some(format!("<{attributes:?}"))
            }
            html5gum::Token::EndTag(_) => Some("</".to_owned()),
            html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        };
        Tokenizer::new(text).filter_map(|token| show(token.ok()?)).collect()
    }

    /// By the places of our tokens.
    fn by_places(text: &str) -> Vec<String> {
        let show = |token: Token| {
            Some(match token {
                Token::Comment(_) => return None,
                Token::Start(tag) => {
                    let mut attributes: Vec<_> = Vec::new();
                    for attribute in &tag.attributes {
                        let name = html5gum::HtmlString(
                            text[attribute.name.clone()].to_ascii_lowercase().into(),
                        );
                        let value = attribute.value.clone().map(|value| decode(&text[value], true));
                        let value = html5gum::HtmlString(value.unwrap_or_default().into());
                        let name = format!("{name:?}=");
                        if !attributes.iter().any(|known: &String| known.starts_with(&name)) {
                            attributes.push(format!("{name}{value:?}"));
                        }
                    }
                    attributes.sort();
                    format!("<{attributes:?}")
                }
                Token::End(..) => "</".to_owned(),
                Token::Text(range) => decode(&text[range], false),
            })
        };
        // An end tag without a name parts a text that is one to the tokenizer.
        let mut shown: Vec<String> = Vec::new();
        let mut end = None;
        for token in Tokens::new(text) {
            let range = if let Token::Text(range) = &token { Some(range.clone()) } else { None };
            let goes_on = range.as_ref().zip(end).is_some_and(|(range, end)| {
                text[end..range.start].replace(NAMELESS, "").is_empty()
            });
            match (show(token), shown.last_mut()) {
                (Some(text), Some(last)) if goes_on => last.push_str(&text),
                (token, _) => shown.extend(token),
            }
            end = range.map(|range| range.end);
        }
        shown
    }

    proptest! {
        #[test]
        fn places_hold_what_the_tokenizer_read(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<", "</", "<!--", "-->", "<!", "<?", ">", "/>", "=", "'", "\"", " ", "\n", "a", "B", "星", "/", "&",
                "&amp;", "&lt", "&notit;", "&copy=", "#", "x", "26143;", ";", "&#", "<a ", "<b c=", "</p>", "-", "]]>",
                "<![CDATA[", "&#x110000;", "&#150", "title=", "&CounterClockwiseContourIntegral;", "&acE;",
            ]), 0..30)
        ) {
            let text = pieces.concat();
            prop_assert_eq!(by_places(&text), decoded(&text));
        }
    }
}
