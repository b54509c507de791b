//! A colour as text to one that can be read on the pages' ground.

use super::problem::Problem;
use super::site_values::Checked;
use crate::message::Message;

/// The ground a colour stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The light scheme's.
    Light,
    /// The dark scheme's.
    Dark,
}

impl Ground {
    /// Red, green, blue. The same values stand in the style sheet.
    const fn colour(self) -> [u8; 3] {
        match self {
            Self::Light => [0xff, 0xff, 0xff],
            Self::Dark => [0x16, 0x19, 0x1d],
        }
    }
}

/// A colour `#rrggbb` that can be read on the ground: contrast at least 4.5:1 (WCAG 2.2, 1.4.3).
///
/// # Errors
/// No such colour, or too near to the ground.
pub fn accent(text: &str, ground: Ground) -> Checked<String> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let channel = |from: usize| {
        digits.and_then(|digits| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok())
    };
    let (Some(red), Some(green), Some(blue)) = (channel(0), channel(2), channel(4)) else {
        return Err(Problem::error(Message::new("config-no-colour").with("text", text))
            .help(Message::new("config-write-colour")));
    };
    let contrast = contrast([red, green, blue], ground.colour());
    if contrast < 4.5 {
        return Err(Problem::error(
            Message::new("config-colour-contrast")
                .with("text", text)
                .with("contrast", format!("{contrast:.1}")),
        )
        .help(match ground {
            Ground::Light => Message::new("config-colour-darker"),
            Ground::Dark => Message::new("config-colour-lighter"),
        }));
    }
    Ok(text.to_lowercase())
}

/// Contrast ratio of two colours (WCAG 2.2, "relative luminance" and "contrast ratio").
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [red, green, blue] = colour.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
