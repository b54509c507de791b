//! HTML to the tokens of html5gum, however many attributes a tag has.
//!
//! html5gum 0.9 goes some calls deeper for each attribute in double quotes: the states from one value to the
//! next call each other. Thousands of them fill the stack, and that ends the program. But an error of
//! the reader leads out of all these calls, and the tokenizer goes on in the state that it had reached. So
//! the reader here fails now and then in the one state that each round goes through, where nothing is
//! lost by it: before a byte of a value in double quotes is taken.

use html5gum::{Emitter, Readable, Reader, State, StringReader, Tokenizer};

/// What the tokenizer looks for in a value in double quotes and nowhere else; the last it adds itself.
const IN_DOUBLE_QUOTES: &[u8] = b"\"&\0\r";

/// How often it may look there, about twice a value, until it is led out.
const PATIENCE: u8 = 16;

/// The tokens of a text, as an emitter of html5gum makes them.
pub(crate) struct Tokens<'a, E: Emitter>(Tokenizer<Source<'a>, E>);

impl<'a, E: Emitter> Tokens<'a, E> {
    pub(crate) fn new(text: &'a str, emitter: E) -> Self {
        let source = Source { reader: text.to_reader(), patience: PATIENCE };
        Self(Tokenizer::new_with_emitter(source, emitter))
    }

    /// Says how the content of the element just opened is to be read, up to its end tag.
    pub(crate) fn switch_to(&mut self, state: State) {
        self.0.set_state(state);
    }
}

impl<E: Emitter> Iterator for Tokens<'_, E> {
    type Item = E::Token;

    fn next(&mut self) -> Option<E::Token> {
        loop {
            if let Ok(token) = self.0.next()? {
                return Some(token);
            }
        }
    }
}

/// The text, and when to lead the tokenizer out.
struct Source<'a> {
    reader: StringReader<'a>,
    patience: u8,
}

/// Leads out of all calls; the text goes on.
#[derive(Debug, thiserror::Error)]
#[error("the text goes on")]
struct LedOut;

impl Reader for Source<'_> {
    type Error = LedOut;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, LedOut> {
        self.reader.read_byte().map_err(|never| match never {})
    }

    #[inline(always)]
    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, LedOut> {
        self.reader.try_read_string(wanted, case_sensitive).map_err(|never| match never {})
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        wanted: &[u8],
        room: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, LedOut> {
        if wanted == IN_DOUBLE_QUOTES {
            self.patience -= 1;
            if self.patience == 0 {
                self.patience = PATIENCE;
                return Err(LedOut);
            }
        }
        self.reader.read_until(wanted, room).map_err(|never| match never {})
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use html5gum::DefaultEmitter;
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str) -> Vec<html5gum::Token> {
        Tokens::new(text, DefaultEmitter::default()).collect()
    }

    proptest! {
        /// Wherever it is led out, it reads what it would have read.
        #[test]
        fn nothing_is_lost_on_the_way_out(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<a", "</p", ">", "/>", " ", " b=\"", "\"", "'", "c", "星", "&amp;", "&", "\0", "\r", "\r\n", "=", "<!--", "-->",
            ]), 0..40),
            tag in prop::sample::select(vec!["<a", "</a"]),
            repeated in prop::sample::select(vec![
                " a=\"b\"", " a=\"\"", "a=\"b&amp;c\"", " a=\"\r\n\"", " a = \"\0\"", " a=\"b\"c", " a=\"b\" d='e' f=g", "/a=\"1\"",
            ]),
            times in 0..200_usize,
        ) {
            let text = format!("{}{tag}{}{}", pieces.concat(), repeated.repeat(times), pieces.concat());
            let plain: Vec<_> = Tokenizer::new(&text).flatten().collect();
            prop_assert_eq!(tokens(&text), plain);
        }
    }

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        let read = |text: String| {
            let thread = std::thread::Builder::new().stack_size(256 << 10);
            // All but the first of equal attributes are errors.
            let is_tag = |token: &html5gum::Token| !matches!(token, html5gum::Token::Error(_));
            let count = move || tokens(&text).iter().filter(|token| is_tag(token)).count();
            thread.spawn(count).unwrap().join().unwrap()
        };
        let attributes = " a=\"b\"".repeat(200_000);
        for tag in ["<p", "</p", "<p b='c' ", "<p b=c ", "<p b "] {
            assert_eq!(read(format!("{tag}{attributes}>")), 1);
        }
    }
}
