//! What a viewer writes on a page itself: text boxes and filled fields that have no drawing of their own.
//! Comments are shown to nobody who only reads.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;

use super::decoded;

/// So many are read of a page.
const MOST: usize = 1_000;
/// Hidden, or not for the screen.
const UNSEEN: i32 = 1 << 1 | 1 << 5;

/// The texts of the boxes and fields of a page.
pub(super) fn read(page: &Page<'_>) -> Vec<String> {
    let Some(boxes) = page.raw().get::<Array<'_>>(b"Annots".as_ref()) else { return Vec::new() };
    let texts = boxes.iter::<Dict<'_>>().take(MOST).filter_map(|annotation| text(&annotation));
    texts.filter(|text| !text.trim().is_empty()).collect()
}

fn text(annotation: &Dict<'_>) -> Option<String> {
    let is_unseen = annotation.get::<i32>(b"F".as_ref()).is_some_and(|flags| flags & UNSEEN != 0);
    let is_drawn = || annotation.get::<Dict<'_>>(b"AP".as_ref()).is_some();
    if is_unseen || is_drawn() {
        return None;
    }
    let kind = annotation.get::<Name<'_>>(b"Subtype".as_ref())?;
    // Fields of several places have one value.
    let field = || {
        let own = annotation.get::<PdfString<'_>>(b"V".as_ref());
        own.or_else(|| annotation.get::<Dict<'_>>(b"Parent".as_ref())?.get(b"V".as_ref()))
    };
    let text = match &*kind {
        b"FreeText" => annotation.get::<PdfString<'_>>(b"Contents".as_ref()),
        b"Widget" => field(),
        _ => None,
    };
    Some(decoded(&text?))
}
