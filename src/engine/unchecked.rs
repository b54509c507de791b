//! A file that is not checked for words to what is reported of it: the company's own numbers.

use super::Engine;
use super::file::Subject;
use crate::extract::{Format, Reading};
use crate::lint::{Examined, Settled};
use crate::report::{Checked, Outcome, Reported};

impl Engine {
    /// What a file that is left alone says of the numbers, where any of them stands in it.
    pub(super) fn only_own(&self, bytes: Vec<u8>, subject: &Subject<'_>) -> Option<Outcome> {
        if !self.own.are_sought_in(subject.settings.file()) {
            return None;
        }
        let settings = subject.settings;
        let linter = settings.linter();
        let format = subject.format.filter(|format| !format.is_packed()).unwrap_or(Format::Text);
        let reading = Reading::new(self.own.read(subject.path, bytes)?, format);
        let mut examined = Examined::default();
        self.own.expose(&reading, linter, &mut examined);
        let counts = settings.counts(&self.overrides.filter);
        let Settled { findings, suppressed } = examined.settle(linter.rules(), &[], true, &counts);
        if findings.is_empty() && suppressed.is_empty() {
            return None;
        }
        let show = |finding| Reported::of(&reading.source, finding);
        Some(Outcome::Checked(Checked {
            encoding: reading.source.encoding(),
            malformed: false,
            fail_on: self.level(settings),
            findings: findings.into_iter().map(show).collect(),
            suppressed,
            secrets: examined.secrets,
            repair: None,
        }))
    }
}
