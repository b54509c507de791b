//! Logos that a style changes.

use serde::Deserialize;

use crate::claim::Pattern;
use crate::judge::site::{Assets, Declaration, Logo, Page, Remark, Whole, any};
use crate::judge::{Kind, Patterns, Terms};

/// Parameters of kind `logo-effect`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effects {
    /// Regular expressions of classes that change it, for pages whose styles cannot be read.
    #[serde(default)]
    classes: Vec<String>,
}

impl Kind for Effects {
    fn patterns(&self) -> Patterns {
        Patterns::new(&self.classes, &[])
    }

    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        whole.remark_on_logos(terms, |logo, page| {
            let effect = effect(logo, page, &whole.site.assets, terms.patterns.wanted())?;
            Some((logo.span, vec![("effect", effect)]))
        })
    }

    fn needs_site(&self) -> bool {
        true
    }
}

/// The first declaration that changes how it looks, or class that does.
fn effect(logo: &Logo, page: &Page, assets: &Assets, classes: &[Pattern]) -> Option<String> {
    let declarations = logo.declarations(page, assets, true);
    let last = |(name, _): &&Declaration| {
        declarations.iter().rev().find(|(other, _)| other == name).map(|(_, value)| value)
    };
    let changed = declarations.iter().find(|declaration| {
        last(declaration) == Some(&declaration.1) && changes(&declaration.0, &declaration.1)
    });
    changed.map(|(name, value)| format!("{name}: {value}")).or_else(|| {
        let own = logo.attribute("class").unwrap_or_default();
        let class = own.split_ascii_whitespace().find(|class| any(classes, class));
        class.map(|class| format!("class=\"{class}\""))
    })
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
}
