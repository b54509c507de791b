//! Template constructs (`{{ … }}`, `<?php … ?>`, …) and what stands for them while a text is
//! tokenized.

use std::borrow::Cow;

use super::view::View;

/// Stands for each byte of a construct: no tokenizer gives it a meaning.
pub(super) const FILLER: u8 = 0x1A;

/// The text with its constructs filled, of the same length.
pub(super) fn filled<'a>(view: &View<'a>) -> Cow<'a, str> {
    let text = view.text();
    let masks = view.masks_in(&(0..text.len()));
    if masks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut filled = String::with_capacity(text.len());
    let mut at = 0;
    for mask in masks {
        filled.push_str(&text[at..mask.start]);
        filled.extend(std::iter::repeat_n(char::from(FILLER), mask.len()));
        at = mask.end;
    }
    filled.push_str(&text[at..]);
    Cow::Owned(filled)
}
