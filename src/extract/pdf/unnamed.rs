//! Letters of embedded fonts that do not say which letters they are, by the character collection.

use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;

/// The fonts of a page without a `ToUnicode` table whose collection is known.
pub(super) struct Unnamed<'p, 'a> {
    page: &'p Page<'a>,
    /// Found when they are first asked for: most pages name all their letters.
    fonts: Option<Vec<Font>>,
}

struct Font {
    /// Codes to characters of the collection.
    encoding: CMap,
    /// Characters of the collection to letters.
    letters: CMap,
}

impl<'p, 'a> Unnamed<'p, 'a> {
    /// The fonts of a page.
    pub(super) fn new(page: &'p Page<'a>) -> Self {
        Self { page, fonts: None }
    }

    /// The letter of a code. Which font it is of is not known here: a page has one such font, or
    /// several of one encoding.
    pub(super) fn text(&mut self, code: u32) -> Option<String> {
        let page = self.page;
        let fonts = self.fonts.get_or_insert_with(|| {
            let fonts = &page.resources().fonts;
            fonts.keys().filter_map(|name| Font::of(&fonts.get::<Dict<'_>>(&*name)?)).collect()
        });
        fonts.iter().find_map(|font| font.text(code))
    }
}

impl Font {
    fn of(font: &Dict<'_>) -> Option<Self> {
        if font.get::<Stream<'_>>(b"ToUnicode".as_ref()).is_some() {
            return None;
        }
        let descendants = font.get::<Array<'_>>(b"DescendantFonts".as_ref())?;
        let descendant = descendants.iter::<Dict<'_>>().next()?;
        let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo".as_ref())?;
        let registry = info.get::<PdfString<'_>>(b"Registry".as_ref())?;
        let ordering = info.get::<PdfString<'_>>(b"Ordering".as_ref())?;
        let family = CidFamily::from_registry_ordering(&registry, &ordering);
        let letters = parsed(family.ucs2_cmap()?)?;
        let name = font.get::<Name<'_>>(b"Encoding".as_ref())?;
        let encoding = match CMapName::from_bytes(&name) {
            CMapName::IdentityH | CMapName::IdentityV => CMap::identity_h(),
            name => parsed(name)?,
        };
        Some(Self { encoding, letters })
    }

    fn text(&self, code: u32) -> Option<String> {
        let cid = (1..=4).find_map(|length| self.encoding.lookup_cid_code(code, length))?;
        match self.letters.lookup_bf_string(cid)? {
            BfString::Char(c) => Some(c.to_string()),
            BfString::String(text) => Some(text),
        }
    }
}

fn parsed(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(load_embedded(name)?, load_embedded)
}
