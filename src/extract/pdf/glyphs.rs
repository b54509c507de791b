//! A page to its letters and where they stand.

use std::panic::resume_unwind;
use std::sync::Arc;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

use super::unnamed::Unnamed;
use crate::text::is_invisible;

/// A font without a letter, made by `FontBuilder` of fontTools. Many files name fonts that every
/// viewer has; what their letters look like does not matter here.
const BLANK: &[u8] = include_bytes!("blank.ttf");

/// A letter, or several that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Along the line, in points.
    pub(super) along: f64,
    /// From line to line: grows downwards, in vertical writing to the left.
    pub(super) across: f64,
    /// How far it reaches along the line.
    pub(super) advance: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// Which way its line runs: in eighths of a turn.
    pub(super) direction: i8,
}

/// What is drawn on a page.
#[derive(Default)]
pub(super) struct Glyphs {
    pub(super) glyphs: Vec<Glyph>,
    /// Letters of which nothing says which they are.
    pub(super) unknown: usize,
    pub(super) pictures: usize,
}

/// Reads a page; unwinds where it draws more than is `left`, for nothing else ends the drawing.
pub(super) fn read<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    left: &mut usize,
) -> Glyphs {
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(BLANK), 0))),
        ..InterpreterSettings::default()
    };
    let page_box = Rect::new(0.0, 0.0, 1.0, 1.0);
    let mut context = Context::new(Affine::IDENTITY, page_box, cache, pdf.xref(), settings);
    let mut reader = Reader { unnamed: Unnamed::new(page), glyphs: Glyphs::default(), left };
    interpret_page(page, &mut context, &mut reader);
    reader.glyphs
}

struct Reader<'p, 'a, 'l> {
    unnamed: Unnamed<'p, 'a>,
    glyphs: Glyphs,
    left: &'l mut usize,
}

impl Reader<'_, '_, '_> {
    fn draws(&mut self) {
        match self.left.checked_sub(1) {
            Some(left) => *self.left = left,
            None => resume_unwind(Box::new("draws without an end")),
        }
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, transform: Affine, vertical: bool) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => match self.unnamed.text(glyph.char_code()) {
                Some(text) => text,
                None => {
                    self.glyphs.unknown += 1;
                    return;
                }
            },
        };
        let text: String = text
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let [a, b, c, d, ..] = transform.as_coeffs();
        let across = Vec2::new(a, b);
        let up = Vec2::new(c, d);
        // Letters are drawn in a square of 1000 units.
        let size = up.hypot() * 1000.0;
        let way = if vertical { -up } else { across };
        if !(size.is_finite() && size > 0.0 && way.hypot() > 0.0) {
            return;
        }
        let way = way / way.hypot();
        let at = transform * Point::ZERO;
        let own = match glyph {
            Drawn::Outline(outline) => outline.advance_width().map(f64::from),
            Drawn::Type3(glyph) => glyph.advance_width().map(f64::from),
        };
        let width = if text.chars().all(|c| u32::from(c) < 0x2000) { 500.0 } else { 1000.0 };
        let advance = match own {
            _ if vertical => size,
            Some(own) if own > 0.0 && own < 4000.0 => own * across.hypot(),
            _ => width * across.hypot(),
        };
        #[expect(clippy::cast_possible_truncation, reason = "at most eight")]
        let direction = (way.atan2() * 4.0 / std::f64::consts::PI).round() as i8;
        self.glyphs.glyphs.push(Glyph {
            text,
            along: at.x * way.x + at.y * way.y,
            across: at.x * way.y - at.y * way.x,
            advance,
            size,
            direction,
        });
    }
}

impl Device<'_> for Reader<'_, '_, '_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            self.draws();
            self.glyph(glyph, props.transform * glyph.transform(), vertical);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.draws();
        self.glyphs.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.draws();
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.draws();
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.draws();
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
