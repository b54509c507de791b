//! Numbers that one file names to every place where a file of the site prints them.

use std::collections::BTreeMap;

use super::{Remark, Site};
use crate::rule::RuleSet;

/// What is to be said of the numbers that some file of the site names, wherever they stand. `wanted`:
/// whether a rule is to say anything.
pub(in crate::lint) fn spread(
    rules: &RuleSet,
    site: &Site,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Remark> {
    let mut known = BTreeMap::new();
    for number in site.pages.iter().flat_map(|page| &page.facts.numbers) {
        let rule = &rules.rules()[number.rule];
        if wanted(&rule.id) {
            let severity = known.entry((&number.digits, &rule.id)).or_insert(number.severity);
            *severity = number.severity.max(*severity);
        }
    }
    let mut remarks = Vec::new();
    for (page, printed) in
        site.pages.iter().enumerate().flat_map(|(index, page)| {
            page.facts.printed.iter().map(move |printed| (index, printed))
        })
    {
        let named = known.iter().filter(|((digits, _), _)| **digits == printed.digits);
        remarks.extend(named.map(|((_, rule), severity)| Remark {
            page,
            rule: (*rule).clone(),
            severity: *severity,
            span: printed.span,
            values: Vec::new(),
        }));
    }
    remarks
}
