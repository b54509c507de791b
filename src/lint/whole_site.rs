//! What all rules say of a whole site.

use super::ready::Ready;
use crate::claim::Lexicon;
use crate::judge::site::{Remark, Site, Whole};

/// What all rules say of a site that `wanted` names, by file and place; the order of the files changes
/// nothing.
pub(super) fn judge_site(
    ready: &Ready,
    lexicon: &Lexicon,
    site: &Site,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Remark> {
    let whole = Whole::new(site, lexicon.schemes());
    let wanted = ready.rules().filter(|ready| wanted(&ready.rule.id));
    let mut remarks: Vec<Remark> =
        wanted.flat_map(|ready| ready.kind.judge_site(&ready.terms, &whole)).collect();
    let place = |remark: &Remark| (&site.pages[remark.page].path, remark.span);
    remarks.sort_by(|a, b| (place(a), &a.rule).cmp(&(place(b), &b.rule)));
    remarks.dedup_by(|a, b| (a.page, &a.rule, a.span) == (b.page, &b.rule, b.span));
    remarks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::judge::site::{Facts, Page, Remark, Site};
    use crate::lint::Linter;
    use crate::lint::testing::{LINTER, examined};

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
            let facts = examined(TEXTS[*text], true).facts.into();
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

    fn facts(text: &str, for_site: bool) -> Facts {
        examined(text, for_site).facts
    }

    #[test]
    fn a_page_tells_what_it_says_and_how_it_stands_in_its_site() {
        let text = "<h1>情報セキュリティ基本方針</h1><p>当社は SECURITY ACTION 二つ星を宣言しました。\
                    <a href='../../a.html'>a</a><a href='/company/'>b</a>";
        let said = facts(text, true);
        assert_eq!((said.policies.len(), said.statements.len(), said.climbs), (1, 1, 2));
        assert_eq!(
            (said.statements[0].stars, said.rooted.as_slice()),
            (2, &["/company/".to_owned()][..])
        );
        assert!(said.speak());
        assert_eq!(said.places().len(), 1);
        assert_eq!(facts(text, false), Facts::default());
    }

    #[test]
    fn a_page_that_says_nothing_of_a_scheme_may_hold_the_policy_or_a_number() {
        let said = facts("<h1>情報セキュリティ基本方針</h1><p>40012345678", true);
        assert_eq!((said.policies.len(), said.printed.len()), (1, 1));
        assert!(!said.speak());
        assert_eq!(facts("<h1>会社概要</h1>", true), Facts::default());
    }
}
