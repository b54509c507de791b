//! Everything that was found in a document to what counts of it: severity → allowed phrases →
//! comments → known findings. Nothing else decides on that.

use super::finding::sort;
use super::place::SitePlace;
use super::{Finding, Severity, Suppressed, SuppressedBy, Suppressions, fingerprint};
use crate::judge::site::{Facts, Remark};
use crate::rule::RuleSet;
use crate::text::Span;

/// All that a document says, before anything is settled. It needs the document no more.
#[derive(Debug, Default)]
pub struct Examined {
    /// All its findings, in no particular order, their fingerprints not told apart yet.
    pub(super) findings: Vec<Finding>,
    /// What it says that matters to its site.
    pub facts: Facts,
    /// The places its site may have something to say of.
    pub places: Vec<SitePlace>,
    /// Its comments.
    pub comments: Suppressions,
    /// The digits of secret numbers in it, which no report shows.
    pub secrets: Vec<String>,
    /// Where phrases stand that are allowed.
    pub(super) allowed: Vec<Span>,
}

/// What is said of the findings of one document from outside.
pub trait Counts {
    /// How much the findings of a rule weigh that weighs `own` by itself; `None` where they do not
    /// count.
    fn severity(&self, rule: &str, own: Severity) -> Option<Severity>;

    /// True for a finding that is known and does not count.
    fn is_known(&self, _: &Finding) -> bool {
        false
    }
}

/// What counts and what does not.
#[derive(Debug, Default)]
pub struct Settled {
    /// What counts, sorted by place, none twice.
    pub findings: Vec<Finding>,
    /// What a comment or a list of known findings leaves out, sorted by place.
    pub suppressed: Vec<Suppressed>,
}

impl Examined {
    /// What counts of a document. `remarks`: what its site says of it. `complete`: nothing more will
    /// be said of it, so that a comment on a rule for whole sites that nothing came for is of no use.
    pub fn settle(
        &self,
        rules: &RuleSet,
        remarks: &[Remark],
        complete: bool,
        counts: &dyn Counts,
    ) -> Settled {
        let mut findings = self.findings.clone();
        findings.extend(remarks.iter().filter_map(|remark| {
            let place = self.places.iter().find(|place| place.span() == remark.span)?;
            Some(place.finding(rules.get(&remark.rule)?, remark))
        }));
        sort(&mut findings);
        fingerprint::assign(&mut findings);
        let weigh = |finding: &mut Finding| match counts.severity(&finding.rule, finding.severity) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        };
        findings.retain_mut(weigh);
        findings.retain(|finding| {
            !self
                .allowed
                .iter()
                .any(|place| place.start <= finding.span.start && finding.span.end <= place.end)
        });
        let mut comments = self.comments.clone();
        let mut suppressed = comments.part(&mut findings);
        let is_judged = |rule: &str| {
            rules.get(rule).is_none_or(|rule| {
                counts.severity(&rule.id, rule.severity).is_some()
                    && (complete || !rule.judge.needs_site())
            })
        };
        let mut problems = comments.problems(is_judged);
        problems.retain_mut(weigh);
        findings.append(&mut problems);
        sort(&mut findings);
        let known = findings.extract_if(.., |finding| counts.is_known(finding));
        suppressed.extend(known.map(|finding| Suppressed { finding, by: SuppressedBy::Baseline }));
        suppressed.sort_by_key(|left_out| left_out.finding.span);
        Settled { findings, suppressed }
    }

    /// True when a comment speaks of what only the whole site can tell.
    pub fn awaits_site(&self, rules: &RuleSet) -> bool {
        self.comments.name_any(|rule| rules.get(rule).is_some_and(|rule| rule.judge.needs_site()))
    }
}

/// Every rule counts with its own weight, and nothing is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct All;

impl Counts for All {
    fn severity(&self, _: &str, own: Severity) -> Option<Severity> {
        Some(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Allowed;
    use crate::lint::testing::{LINTER, reading};

    /// Errors only, and one phrase is known.
    struct Errors;

    impl Counts for Errors {
        fn severity(&self, _: &str, own: Severity) -> Option<Severity> {
            (own == Severity::Error).then_some(Severity::Hint)
        }

        fn is_known(&self, finding: &Finding) -> bool {
            finding.matched.contains("二つ星")
        }
    }

    #[test]
    fn severity_comes_before_phrases_comments_and_known_findings() {
        let page = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n\
            <p>SECURITY ACTION 一つ星の認定企業です。</p>\n\
            <p>SECURITY ACTION 二つ星を取得しました。</p>\n\
            <!-- sa-lint-disable-next-line acquisition-claim -- quoted -->\n\
            <p>当社はSECURITY ACTION 一つ星を取得した。</p>\n";
        let reading = reading("a.html", page);
        let allowed = Allowed::new(&["一つ星の認定企業です".to_owned()]);
        let examined = LINTER.examine(&reading, &allowed, false);
        let settled = examined.settle(LINTER.rules(), &[], true, &Errors);
        let counted: Vec<_> =
            settled.findings.iter().map(|f| (f.start.line, f.severity, f.rule.as_str())).collect();
        assert_eq!(counted, [(1, Severity::Hint, "acquisition-claim")]);
        let left_out: Vec<_> = settled
            .suppressed
            .iter()
            .map(|s| (s.finding.start.line, s.by == SuppressedBy::Baseline))
            .collect();
        assert_eq!(left_out, [(3, true), (5, false)]);
    }
}
