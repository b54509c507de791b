//! Logos whose width and height are not in the ratio of their file.

use serde::Deserialize;

use crate::claim::Pattern;
use crate::judge::site::{Assets, Declaration, ImageSize, Logo, Page, Remark, Target, Whole, any};
use crate::judge::{Kind, Patterns, Terms};

/// A difference of less than this (in pixels) is rounding.
const ROUNDING: f64 = 1.0;

/// Parameters of kind `logo-ratio`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// How far the ratios may differ, in percent.
    tolerance: f64,
    /// Regular expressions of classes that keep the ratio whatever the attributes say.
    #[serde(default)]
    keeps: Vec<String>,
}

impl Kind for Ratio {
    fn patterns(&self) -> Patterns {
        Patterns::new(&self.keeps, &[])
    }

    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        let assets = &whole.site.assets;
        whole.remark_on_logos(terms, |logo, page| {
            let Target::Inside(path) = logo.target(page) else { return None };
            let file = assets.images.get(&path).copied().flatten()?;
            let shown = shown_size(logo, page, assets, terms.patterns.wanted())?;
            is_distorted(shown, file, self.tolerance).then(|| {
                let values = vec![
                    ("shown", format!("{}×{}", shown.width, shown.height)),
                    ("file", format!("{}×{}", file.width, file.height)),
                ];
                (logo.span, values)
            })
        })
    }

    fn needs_site(&self) -> bool {
        true
    }

    fn measures_logos(&self) -> bool {
        true
    }
}

/// Width and height in which it is shown, where both are given in pixels and nothing keeps
/// the ratio of the file.
fn shown_size(logo: &Logo, page: &Page, assets: &Assets, keeps: &[Pattern]) -> Option<ImageSize> {
    let classes = logo.attribute("class").unwrap_or_default();
    if classes.split_ascii_whitespace().any(|class| any(keeps, class)) {
        return None;
    }
    let of = |declarations: &[Declaration], name: &str| {
        let last = declarations.iter().rev().find(|(own, _)| own == name);
        last.map(|(_, value)| value.clone())
    };
    let sure = logo.declarations(page, assets, true);
    let perhaps = logo.declarations(page, assets, false);
    let fit = of(&perhaps, "object-fit");
    if fit.is_some_and(|fit| fit != "fill") {
        return None;
    }
    let side = |name: &str| {
        // What a rule that may not apply says is only believed where it changes nothing.
        match (of(&sure, name), of(&perhaps, name)) {
            (sure, perhaps) if sure != perhaps => None,
            (Some(value), _) => pixels(&value),
            (None, _) => logo.attribute(name).and_then(number),
        }
    };
    Some(ImageSize { width: side("width")?, height: side("height")? })
}

/// True when two sizes differ in their ratio by more than `tolerance` percent and by more than a
/// rounded pixel.
fn is_distorted(shown: ImageSize, file: ImageSize, tolerance: f64) -> bool {
    let (own, right) = (shown.width / shown.height, file.width / file.height);
    let off = (own / right - 1.0).abs() * 100.0 > tolerance;
    off && (shown.width - shown.height * right).abs() > ROUNDING
        && (shown.height - shown.width / right).abs() > ROUNDING
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
