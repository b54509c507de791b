//! Pictures to logos of a scheme, and logos to what is wrong with how they are shown.

use super::address::{host, stem};
use super::style::{Declaration, Element, inline};
use super::words::{Words, any};
use super::{Assets, ImageSize, Logo, Page, Target};
use crate::claim::Analysis;
use crate::document::{Document, Image, MappedText};
use crate::sentence::Normalised;
use crate::text::Span;

/// A difference of less than this (in pixels) is rounding.
const ROUNDING: f64 = 1.0;

/// Which scheme's logo a picture is: the scheme's index, the stars its file's name tells, and
/// those its text tells.
pub(super) fn recognise(
    image: &Image,
    document: &Document,
    words: &Words,
    stars_in: impl Fn(usize, usize) -> Option<u8>,
) -> Option<(usize, Option<u8>, Option<u8>)> {
    let name = stem(&image.src);
    let alt = image.alt.map(|alt| document.segments[alt].text.as_str());
    let alt = alt.map(|alt| Normalised::new(alt, |_, _| false));
    words.logos.iter().enumerate().find_map(|(scheme, logo)| {
        let file = logo.files.iter().find(|(pattern, _)| pattern.is_match(&name));
        let named = alt.as_ref().is_some_and(|alt| any(&logo.alts, alt.as_str()));
        (file.is_some() || named).then(|| {
            let by_alt = image.alt.and_then(|alt| stars_in(alt, scheme));
            (scheme, file.and_then(|(_, stars)| *stars), by_alt)
        })
    })
}

/// Where the blocks of a document stand in the source.
pub(super) struct Places {
    by_start: Vec<(Span, usize)>,
    by_end: Vec<(Span, usize)>,
}

/// Blocks that begin before a picture and end behind it are among so many that begin before it.
const AROUND: usize = 8;

impl Places {
    pub(super) fn new(document: &Document) -> Self {
        let place = |text: &MappedText| text.source_span(0..text.as_str().len());
        let all = document.segments.iter().enumerate();
        let mut by_start: Vec<(Span, usize)> = all.map(|(i, s)| (place(&s.text), i)).collect();
        let mut by_end = by_start.clone();
        by_start.sort();
        by_end.sort_by_key(|(span, index)| (span.end, span.start, *index));
        Self { by_start, by_end }
    }

    /// The blocks around a picture, and those right before and behind it.
    fn beside(&self, picture: Span) -> impl Iterator<Item = usize> {
        let ended = self.by_end.partition_point(|(span, _)| span.end <= picture.start);
        let begun = self.by_start.partition_point(|(span, _)| span.start < picture.start);
        let after = self.by_start.partition_point(|(span, _)| span.start < picture.end);
        let around = self.by_start[..begun].iter().rev().take(AROUND);
        let around = around.filter(move |(span, _)| picture.end < span.end);
        let next_to = self.by_end[..ended].last().into_iter().chain(self.by_start.get(after));
        next_to.chain(around).map(|(_, index)| *index)
    }
}

/// True when a block right before, behind or around the picture in the source names the scheme:
/// the picture may then go without a text of its own.
pub(super) fn has_text_beside(
    image: &Image,
    scheme: usize,
    analysis: &Analysis,
    places: &Places,
) -> bool {
    places.beside(image.span).any(|segment| analysis.block_names(segment, scheme))
}

/// True when `src` is on one of `hosts` or a subdomain.
pub(super) fn is_hotlinked(logo: &Logo, hosts: &[String]) -> bool {
    let own = host(&logo.src);
    hosts.iter().any(|host| {
        own == *host || own.strip_suffix(host.as_str()).is_some_and(|sub| sub.ends_with('.'))
    })
}

impl Logo {
    /// Where its file is.
    pub fn target(&self, page: &Page) -> Target {
        Target::resolve(&page.path, page.facts.base.as_deref(), &page.facts.host, &self.src)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// True when it has no text and needs one.
    pub(super) fn lacks_alt(&self) -> bool {
        let hidden = matches!(self.attribute("role"), Some("presentation" | "none"))
            || self.attribute("aria-hidden") == Some("true");
        let named = ["aria-label", "aria-labelledby", "title"]
            .iter()
            .any(|name| self.attribute(name).is_some_and(|value| !value.trim().is_empty()));
        match self.attribute("alt") {
            Some(alt) if !alt.trim().is_empty() => false,
            Some(_) => !self.text_beside,
            None => !(named || hidden && self.text_beside),
        }
    }

    /// Declarations for it, the strongest last: of style sheets, then its own.
    fn declarations(&self, page: &Page, assets: &Assets, sure: bool) -> Vec<Declaration> {
        let element = Element {
            tag: "img",
            id: self.attribute("id").unwrap_or_default(),
            classes: self.attribute("class").unwrap_or_default(),
        };
        let mut all = Vec::new();
        let linked = page.facts.sheets.iter().filter_map(|address| {
            let Target::Inside(path) =
                Target::resolve(&page.path, page.facts.base.as_deref(), &page.facts.host, address)
            else {
                return None;
            };
            assets.sheets.get(&path)
        });
        for sheet in linked.chain(&page.facts.styles) {
            all.extend(sheet.declarations(element, sure).cloned());
        }
        all.extend(inline(self.attribute("style").unwrap_or_default()));
        all
    }

    /// Width and height in which it is shown, where both are given in pixels and nothing keeps
    /// the ratio of the file.
    pub(super) fn shown_size(
        &self,
        page: &Page,
        assets: &Assets,
        keeps: &[regex::Regex],
    ) -> Option<ImageSize> {
        let classes = self.attribute("class").unwrap_or_default();
        if classes.split_ascii_whitespace().any(|class| any(keeps, class)) {
            return None;
        }
        let of = |declarations: &[Declaration], name: &str| {
            let last = declarations.iter().rev().find(|(own, _)| own == name);
            last.map(|(_, value)| value.clone())
        };
        let sure = self.declarations(page, assets, true);
        let perhaps = self.declarations(page, assets, false);
        let fit = of(&perhaps, "object-fit");
        if fit.is_some_and(|fit| fit != "fill") {
            return None;
        }
        let side = |name: &str| {
            // What a rule that may not apply says is only believed where it changes nothing.
            match (of(&sure, name), of(&perhaps, name)) {
                (sure, perhaps) if sure != perhaps => None,
                (Some(value), _) => pixels(&value),
                (None, _) => self.attribute(name).and_then(number),
            }
        };
        Some(ImageSize { width: side("width")?, height: side("height")? })
    }

    /// The first declaration that changes how it looks, or class that does.
    pub(super) fn effect(
        &self,
        page: &Page,
        assets: &Assets,
        classes: &[regex::Regex],
    ) -> Option<String> {
        let declarations = self.declarations(page, assets, true);
        let last = |(name, _): &&Declaration| {
            declarations.iter().rev().find(|(other, _)| other == name).map(|(_, value)| value)
        };
        let changed = declarations.iter().find(|declaration| {
            last(declaration) == Some(&declaration.1) && changes(&declaration.0, &declaration.1)
        });
        changed.map(|(name, value)| format!("{name}: {value}")).or_else(|| {
            let own = self.attribute("class").unwrap_or_default();
            let class = own.split_ascii_whitespace().find(|class| any(classes, class));
            class.map(|class| format!("class=\"{class}\""))
        })
    }
}

/// True when two sizes differ in their ratio by more than `tolerance` percent and by more than a
/// rounded pixel.
pub(super) fn is_distorted(shown: ImageSize, file: ImageSize, tolerance: f64) -> bool {
    let (own, right) = (shown.width / shown.height, file.width / file.height);
    let off = (own / right - 1.0).abs() * 100.0 > tolerance;
    off && (shown.width - shown.height * right).abs() > ROUNDING
        && (shown.height - shown.width / right).abs() > ROUNDING
}

/// True when a declaration changes how a picture looks.
fn changes(name: &str, value: &str) -> bool {
    let idle = ["", "none", "initial", "inherit", "unset", "revert"].contains(&value);
    match name {
        _ if idle || value.contains("var(") => false,
        "filter" | "-webkit-filter" => !is_neutral(value),
        // 0 is hidden until a script shows it.
        "opacity" => percent(value).is_some_and(|opacity| opacity > 0.0 && opacity < 1.0),
        "rotate" => !value.split_whitespace().any(is_zero),
        "scale" => is_uneven(value),
        "transform" => functions(value).any(|(function, arguments)| match function {
            "rotate" | "rotatez" | "rotatex" | "rotatey" | "skew" | "skewx" | "skewy" => {
                !arguments.split(',').all(is_zero)
            }
            "scalex" | "scaley" => percent(arguments).is_some_and(|scale| scale != 1.0),
            "scale" => is_uneven(arguments),
            _ => false,
        }),
        _ => false,
    }
}

/// True for a filter that leaves all as it is: `grayscale(0)`, `brightness(100%)`.
fn is_neutral(value: &str) -> bool {
    let mut all = functions(value).peekable();
    all.peek().is_none()
        || all.all(|(function, argument)| match function {
            "brightness" | "contrast" | "saturate" | "opacity" => percent(argument) == Some(1.0),
            "grayscale" | "sepia" | "invert" | "blur" | "hue-rotate" => is_zero(argument),
            _ => false,
        })
}

/// Two scales that are not the same, or a mirror.
fn is_uneven(value: &str) -> bool {
    let scales: Vec<f64> =
        value.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(percent).collect();
    scales.iter().any(|scale| *scale < 0.0 || *scale != scales[0])
}

/// `name(arguments)` by `name(arguments)`.
fn functions(value: &str) -> impl Iterator<Item = (&str, &str)> {
    value.split(')').filter_map(|part| {
        let (name, arguments) = part.split_once('(')?;
        Some((name.trim(), arguments.trim()))
    })
}

fn is_zero(value: &str) -> bool {
    let digits = value.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    digits.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// `.5`, `50%`.
fn percent(value: &str) -> Option<f64> {
    let value = value.trim();
    match value.strip_suffix('%') {
        Some(number) => number.parse::<f64>().ok().map(|number| number / 100.0),
        None => value.parse().ok(),
    }
}

fn pixels(value: &str) -> Option<f64> {
    value.strip_suffix("px").and_then(number)
}

fn number(value: &str) -> Option<f64> {
    let value = value.trim();
    let value = value.strip_suffix("px").unwrap_or(value);
    value.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_a_picture() {
        for (name, value) in [
            ("filter", "grayscale(1)"),
            ("filter", "drop-shadow(0 0 2px red)"),
            ("opacity", ".5"),
            ("opacity", "80%"),
            ("rotate", "5deg"),
            ("scale", "1 2"),
            ("transform", "translate(1px) rotate(-3deg)"),
            ("transform", "skewx(10deg)"),
            ("transform", "scalex(-1)"),
            ("transform", "scale(1.2, 1)"),
        ] {
            assert!(changes(name, value), "{name}: {value}");
        }
        for (name, value) in [
            ("filter", "none"),
            ("filter", "grayscale(0)"),
            ("filter", "brightness(100%)"),
            ("opacity", "1"),
            ("opacity", "0"),
            ("opacity", "var(--x)"),
            ("rotate", "0deg"),
            ("scale", "1.1"),
            ("transform", "scale(1.1)"),
            ("transform", "translatey(-50%)"),
            ("transform", "rotate(0)"),
            ("width", "10px"),
        ] {
            assert!(!changes(name, value), "{name}: {value}");
        }
    }

    #[test]
    fn rounding_distorts_nothing() {
        let size = |width, height| ImageSize { width, height };
        for (shown, distorted) in [
            (size(60.0, 40.0), false),
            (size(59.0, 40.0), false),
            (size(180.0, 60.0), true),
            (size(60.0, 60.0), true),
            (size(1200.0, 790.0), false),
            (size(1200.0, 700.0), true),
        ] {
            assert_eq!(is_distorted(shown, size(120.0, 80.0), 3.0), distorted, "{shown:?}");
        }
    }
}
