//! A whole site against the rules on whole sites.

use super::{Assets, Logo, Page, Remark, Site, Target, level, logo, policy};
use crate::claim::Lexicon;
use crate::lint::patterns::Patterns;
use crate::rule::{Judge, Rule, RuleSet};
use crate::text::Span;

/// What all rules say of a site, by file and place; the order of the files changes nothing. Where
/// numbers stand that one file names is another matter ([`super::spread()`]).
pub(in crate::lint) fn judge(
    rules: &RuleSet,
    patterns: &[Patterns],
    lexicon: &Lexicon,
    site: &Site,
) -> Vec<Remark> {
    let mut order: Vec<usize> = (0..site.pages.len()).collect();
    order.sort_by(|a, b| site.pages[*a].path.cmp(&site.pages[*b].path));
    let mut remarks = Vec::new();
    for (index, (rule, patterns)) in rules.rules().iter().zip(patterns).enumerate() {
        let schemes = lexicon.schemes();
        let Some(at) = schemes.iter().position(|scheme| Some(&scheme.id) == rule.scheme.as_ref())
        else {
            continue;
        };
        match &rule.judge {
            Judge::SitePolicy(data) => {
                remarks.extend(policy::missing(index, rule, data, patterns, at, site, &order));
            }
            Judge::SiteLevel { senses } => {
                let scheme = &schemes[at];
                remarks.extend(level::mismatches(rule, senses, at, scheme, site, &order));
            }
            Judge::LogoEarly if !site.unaccepted => {}
            _ => remarks.extend(logos(rule, patterns, at, site)),
        }
    }
    remarks.sort_by(|a, b| {
        let key = |remark: &Remark| (site.pages[remark.page].path.clone(), remark.span);
        (key(a), &a.rule).cmp(&(key(b), &b.rule))
    });
    remarks.dedup_by(|a, b| (a.page, &a.rule, a.span) == (b.page, &b.rule, b.span));
    remarks
}

/// What a rule says of each logo of a scheme.
fn logos(rule: &Rule, patterns: &Patterns, scheme: usize, site: &Site) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, page) in site.pages.iter().enumerate() {
        for logo in page.facts.logos.iter().filter(|logo| logo.scheme == scheme) {
            let found = flaw(rule, patterns, logo, page, &site.assets);
            remarks.extend(found.map(|(span, values)| Remark {
                page: index,
                rule: rule.id.clone(),
                severity: rule.severity,
                span,
                values,
            }));
        }
    }
    remarks
}

/// The place and the words of what a rule says of a logo.
fn flaw(
    rule: &Rule,
    patterns: &Patterns,
    logo: &Logo,
    page: &Page,
    assets: &Assets,
) -> Option<(Span, Vec<(&'static str, String)>)> {
    match &rule.judge {
        Judge::LogoEarly => Some((logo.span, Vec::new())),
        Judge::LogoAlt => logo.lacks_alt().then(|| (logo.span, Vec::new())),
        Judge::LogoRatio { tolerance, .. } => {
            let Target::Inside(path) = logo.target(page) else { return None };
            let file = assets.images.get(&path).copied().flatten()?;
            let shown = logo.shown_size(page, assets, &patterns.wanted)?;
            logo::is_distorted(shown, file, *tolerance).then(|| {
                let values = vec![
                    ("shown", format!("{}×{}", shown.width, shown.height)),
                    ("file", format!("{}×{}", file.width, file.height)),
                ];
                (logo.span, values)
            })
        }
        Judge::LogoEffect { .. } => {
            let effect = logo.effect(page, assets, &patterns.wanted)?;
            Some((logo.span, vec![("effect", effect)]))
        }
        Judge::LogoHotlink { hosts } => {
            logo::is_hotlinked(logo, hosts).then(|| (logo.src_span, Vec::new()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use crate::extract::{Format, Reading};
    use crate::lint::site::{Page, Remark, Site};
    use crate::lint::{Allowed, Linter};
    use crate::rule::RuleSet;
    use crate::text::SourceFile;

    static LINTER: LazyLock<Linter> =
        LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()).unwrap());

    /// What a page can say to its site.
    const TEXTS: [&str; 8] = [
        "<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>",
        "<p>当社は SECURITY ACTION 二つ星を宣言しています。</p>",
        "<p>2025年4月、SECURITY ACTION 二つ星を宣言しました。</p>",
        "<p>2023年4月、SECURITY ACTION 一つ星を宣言しました。</p>",
        "<p>SECURITY ACTION 二つ星</p>",
        "<img src=security_action_hitotsuboshi-small_bw.png style='opacity:.5'>",
        "<title>株式会社例示</title><p>SECURITY ACTION 一つ星を宣言しました。</p>",
        "<p>SECURITY ACTION</p><a href=/p>情報セキュリティ基本方針</a>",
    ];

    fn said(linter: &Linter, pages: &[(usize, usize)]) -> Vec<(String, Remark)> {
        let pages = pages.iter().map(|(name, text)| {
            let source = SourceFile::decode("page", TEXTS[*text].as_bytes().to_vec());
            let reading = Reading::new(source, Format::Html);
            let facts = linter.examine(&reading, &Allowed::default(), true).facts;
            let path = format!("{}/{name}.html", name % 3);
            Page { shown: path.clone(), path, facts }
        });
        let pages: Vec<Page> = pages.collect();
        let site = Site { pages, whole: true, ..Site::default() };
        let remarks = linter.judge_site(&site, &|_| true).into_iter();
        let named = remarks.map(|remark| {
            let path = site.pages[remark.page].path.clone();
            (path, Remark { page: 0, ..remark })
        });
        named.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_order_of_the_files_changes_nothing(
            (pages, shuffled) in prop::collection::vec(0..TEXTS.len(), 1..12).prop_flat_map(|texts| {
                let pages: Vec<(usize, usize)> = texts.into_iter().enumerate().collect();
                (Just(pages.clone()), Just(pages).prop_shuffle())
            })
        ) {
            prop_assert_eq!(said(&LINTER, &pages), said(&LINTER, &shuffled));
        }
    }
}
