//! A file of a site to what is reported of it once the whole site was judged. The file is not opened
//! again: what it takes was kept, a few lines for each place.

use super::file::{Subject, finish};
use super::kept::KeptText;
use super::linted::Linted;
use super::{Engine, highlight};
use crate::extract::{Format, Reading};
use crate::fix::{self, Judged};
use crate::judge::site::Remark;
use crate::lint::{Finding, Settled};
use crate::report::{Checked, Outcome, Repair, Reported};

impl Engine {
    /// Settles a file of a site again, with what the whole site says of it. What was fixed, and why
    /// something could not be, is kept; comments that turn out to be unused now are removed where
    /// fixes are asked for.
    pub(super) fn settle_late(&self, file: &mut Linted, remarks: &[Remark], complete: bool) {
        let Outcome::Checked(checked) = &mut file.outcome else { return };
        let Some(mut kept) = file.said.as_mut().and_then(|said| said.kept.take()) else { return };
        let settings = &file.settings;
        let counts = settings.counts(&self.overrides.filter);
        let rules = settings.linter().rules();
        let Settled { mut findings, suppressed } =
            kept.examined.settle(rules, remarks, complete, &counts);
        findings.iter_mut().for_each(|finding| settings.hold_back(finding));
        // Remarks have places, which a repair would move: where there are any nothing is removed.
        let is_written = !matches!(checked.repair.as_deref(), Some(Repair::Unwritten(_)));
        let text = kept.text.take().filter(|_| remarks.is_empty() && is_written);
        let mut known = std::mem::take(&mut checked.findings);
        let mut report = |finding: Finding, show: &dyn Fn(Finding) -> Option<Reported>| {
            let same = |known: &Reported| {
                known.finding.rule == finding.rule && known.finding.span == finding.span
            };
            if let Some(at) = known.iter().position(same) {
                let mut known = known.swap_remove(at);
                known.finding.fingerprint = finding.fingerprint;
                return Some(known);
            }
            show(finding)
        };
        let Some(text) = text else {
            let show = |finding| kept.shown(finding);
            checked.findings = findings.into_iter().filter_map(|f| report(f, &show)).collect();
            checked.suppressed = suppressed;
            return;
        };
        let KeptText { reading, before } = text;
        let mut judged = Judged { reading, findings, suppressed };
        let format = Format::from_path(settings.file());
        let subject = Subject {
            file: settings.page().is_none().then_some(settings.file()),
            complete,
            ..Subject::new(&file.path, format, settings)
        };
        self.remove_unused(&subject, before.as_ref(), &mut judged, checked);
        let Judged { reading, findings, suppressed } = judged;
        let show = |finding| Some(Reported::of(&reading.source, finding));
        checked.findings = findings.into_iter().filter_map(|f| report(f, &show)).collect();
        highlight::link(settings, &reading, &mut checked.findings);
        checked.suppressed = suppressed;
    }

    /// Removes comments that turned out to be of no use.
    fn remove_unused(
        &self,
        subject: &Subject<'_>,
        before: Option<&Reading>,
        judged: &mut Judged,
        checked: &mut Checked,
    ) {
        let Some(fixing) = self.fixing_of(subject) else { return };
        let before = before.filter(|_| !fixing.write);
        let judge = |raw| self.judge(raw, subject);
        let Some(mut repaired) = fix::repair(judged, fixing.unsafe_too, &judge) else { return };
        let earlier = match checked.repair.as_deref() {
            Some(Repair::Written(changes) | Repair::Shown { changes, .. }) => changes,
            _ => &Vec::new(),
        };
        repaired.add_earlier(earlier);
        let (whole, _) = finish(subject, before, judged, repaired, fixing.write);
        // What was written before stays written, and the comment is still reported.
        if checked.repair.is_none() || !matches!(whole, Repair::Unwritten(_)) {
            checked.repair = Some(Box::new(whole));
        }
    }
}
