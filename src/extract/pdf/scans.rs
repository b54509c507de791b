//! A PDF whose pages are pictures to these pictures.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Stream;
use hayro_interpret::hayro_syntax::page::{Page, Rotation};
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

use super::unpacked;
use crate::extract::Limits;

/// More pages than this are no print of one screen or mail.
const MOST_PAGES: usize = 20;
/// A picture of more points is no page that somebody scanned.
const MOST_POINTS: usize = 40_000_000;

/// A picture as a browser shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The pictures of a PDF of which each page is one picture, upright; nothing of any other.
pub fn scans(raw: &[u8]) -> Vec<Scan> {
    // Whatever the bytes bring the parser to: one file is not the whole run.
    catch_unwind(AssertUnwindSafe(|| pages(raw))).ok().flatten().unwrap_or_default()
}

fn pages(raw: &[u8]) -> Option<Vec<Scan>> {
    let (pdf, _) = unpacked::open(raw, &Limits::USUAL).ok()?;
    let cache = InterpreterCache::new();
    if pdf.pages().len() > MOST_PAGES {
        return None;
    }
    pdf.pages().iter().map(|page| scan(&pdf, page, &cache)).collect()
}

fn scan<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Option<Scan> {
    if !matches!(page.rotation(), Rotation::None) {
        return None;
    }
    let page_box = Rect::new(0.0, 0.0, 1.0, 1.0);
    let settings = InterpreterSettings::default();
    let mut context = Context::new(Affine::IDENTITY, page_box, cache, pdf.xref(), settings);
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.scan.filter(|_| reader.drawn == 1)
}

#[derive(Default)]
struct Reader {
    /// How many things are drawn.
    drawn: usize,
    scan: Option<Scan>,
}

impl Device<'_> for Reader {
    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.drawn += 1;
        let is_small = |width: u32, height: u32| width as usize * height as usize <= MOST_POINTS;
        if self.drawn > 1
            || !is_upright(props.transform)
            || !is_small(image.width(), image.height())
        {
            return;
        }
        match image {
            Image::Raster(image) => {
                self.scan = photograph(image.stream());
                if self.scan.is_none() {
                    image.with_rgba(|image, _| self.scan = drawing(&image), None);
                }
            }
            // Where it is set it is printed.
            Image::Stencil(image) => image.with_stencil(
                |mut mask, _| {
                    mask.data.iter_mut().for_each(|point| *point = !*point);
                    self.scan = drawing(&ImageData::Luma(mask));
                },
                None,
            ),
        }
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        self.drawn += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// True where neither turned nor mirrored: rows of a picture go downwards, pages grow upwards.
fn is_upright(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    a > 0.0 && d < 0.0 && b.abs() < a * 0.01 && c.abs() < d.abs() * 0.01
}

/// A JPEG file as it lies in the PDF; nothing where its colours are those of a printing press, which
/// browsers show wrongly.
fn photograph(stream: &Stream<'_>) -> Option<Scan> {
    let bytes = stream.raw_data();
    let is_jpeg = matches!(stream.filters()[..], [Filter::DctDecode]);
    let shown = is_jpeg && matches!(components(&bytes)?, 1 | 3);
    shown.then(|| Scan { kind: "image/jpeg", bytes: bytes.into_owned() })
}

/// How many colours a JPEG file has, by its frame's header.
fn components(jpeg: &[u8]) -> Option<u8> {
    let mut rest = jpeg.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, kind, high, low, ..] = *rest else { return None };
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            return rest.get(9).copied();
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..)?;
    }
}

fn drawing(image: &ImageData) -> Option<Scan> {
    let (colours, data) = match image {
        ImageData::Rgb(image) => (png::ColorType::Rgb, &image.data),
        ImageData::Luma(image) => (png::ColorType::Grayscale, &image.data),
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_color(colours);
    encoder.write_header().ok()?.write_image_data(data).ok()?;
    Some(Scan { kind: "image/png", bytes })
}
