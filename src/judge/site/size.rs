//! The first bytes of an image file to its width and height.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Width and height in pixels, or in whatever unit a drawing counts: their ratio is what matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImageSize {
    /// More than 0.
    pub width: f64,
    /// More than 0.
    pub height: f64,
}

/// Reads the header of an image; `head` is the file, or its beginning. `None` for what is no image
/// that can be shown. PNG, JPEG, WebP, GIF and others are told by their bytes, SVG by its root.
pub fn image_size(head: &[u8]) -> Option<ImageSize> {
    let size = match imagesize::blob_size(head) {
        Ok(size) => ImageSize { width: size.width as f64, height: size.height as f64 },
        Err(_) => drawing(&String::from_utf8_lossy(head))?,
    };
    (size.width > 0.0 && size.height > 0.0).then_some(size)
}

/// The size of a drawing: `width` and `height` where both are lengths, else the `viewBox`
/// (SVG 2, "intrinsic sizing properties").
fn drawing(text: &str) -> Option<ImageSize> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => {
                return (root.local_name().as_ref() == "svg").then(|| size_of(&root)).flatten();
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn size_of(root: &BytesStart<'_>) -> Option<ImageSize> {
    let value = |name: &str| {
        let attribute = root.try_get_attribute(name).ok().flatten()?;
        Some(attribute.value.into_owned())
    };
    let (width, height) = (value("width"), value("height"));
    if let (Some(width), Some(height)) =
        (width.as_deref().and_then(length), height.as_deref().and_then(length))
    {
        return Some(ImageSize { width, height });
    }
    let numbers: Vec<f64> = value("viewBox")
        .unwrap_or_default()
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|number| !number.is_empty())
        .filter_map(|number| number.parse().ok())
        .collect();
    match numbers[..] {
        [_, _, width, height] => Some(ImageSize { width, height }),
        // A drawing without a size is shown 300 by 150, but keeps no ratio.
        _ => None,
    }
}

/// `120`, `120px`, `3.5mm`; no percentage. Both sides have the same unit in any real file.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let unit = text[end..].trim();
    (unit != "%").then(|| text[..end].parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> String {
        image_size(bytes).map_or("-".to_owned(), |size| format!("{}x{}", size.width, size.height))
    }

    #[test]
    fn headers_say_the_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\x50\x08\x06\0\0\0";
        assert_eq!(shown(png), "120x80");
        let gif = b"GIF89a\x0a\x00\x14\x00\x80\0\0";
        assert_eq!(shown(gif), "10x20");
        let jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x14\x00\x0a\x03\x01\x11\x00";
        assert_eq!(shown(jpeg), "10x20");
        let webp = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x77\0\0\x4f\0\0";
        assert_eq!(shown(webp), "120x80");
    }

    #[test]
    fn a_drawing_says_it_in_its_root() {
        for (text, size) in [
            ("<svg width='120' height='80px'/>", "120x80"),
            (
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><!-- x --><svg viewBox='0 0 3 2'>",
                "3x2",
            ),
            ("\u{feff}<svg:svg width='100%' height='100%' viewBox='0,0, 30.5,20'>", "30.5x20"),
            ("<svg width='10' viewBox='0 0 3 2'>", "3x2"),
            ("<svg>", "-"),
            ("<svg viewBox='0 0 0 2'>", "-"),
            ("<html><svg width='1' height='1'>", "-"),
        ] {
            assert_eq!(shown(text.as_bytes()), size, "{text}");
        }
    }

    #[test]
    fn what_is_no_image_has_no_size() {
        for bytes in [&b""[..], b"no image", b"\x89PNG\r\n\x1a\n", b"<", b"\xff\xd8", &[0; 64]] {
            assert_eq!(shown(bytes), "-", "{bytes:?}");
        }
    }
}
