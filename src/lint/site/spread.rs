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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::site::{Facts, Number, Page, Printed};
    use crate::rule::Severity;
    use crate::text::Span;

    fn printed(digits: &str, start: usize) -> Printed {
        Printed { digits: digits.to_owned(), span: Span::new(start, start + digits.len()) }
    }

    #[test]
    fn a_named_number_is_told_of_wherever_it_stands_with_its_highest_severity() {
        let rules = RuleSet::builtin().unwrap();
        let rule = rules.rules().iter().position(|rule| rule.id == "id-exposed").unwrap();
        let named = |severity| Number { rule, digits: "40012345678".to_owned(), severity };
        let page = |numbers, printed| Page {
            facts: Facts { numbers, printed, ..Facts::default() },
            ..Page::default()
        };
        let pages = vec![
            page(vec![named(Severity::Warning)], vec![printed("40012345678", 9)]),
            page(vec![named(Severity::Error)], vec![]),
            page(vec![], vec![printed("40012345679", 0), printed("40012345678", 40)]),
        ];
        let site = Site { pages, ..Site::default() };
        let said = spread(&rules, &site, &|_| true);
        let said: Vec<_> = said.iter().map(|r| (r.page, r.span.start, r.severity)).collect();
        assert_eq!(said, [(0, 9, Severity::Error), (2, 40, Severity::Error)]);
        assert_eq!(spread(&rules, &site, &|rule| rule != "id-exposed"), []);
    }
}
