//! What is kept of a file until its whole site was judged: it is not opened again for that.

use super::highlight;
use super::settings::Settings;
use crate::extract::Reading;
use crate::lint::{Examined, Finding};
use crate::report::Reported;

/// What was kept of a file to settle it again.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) examined: Examined,
    /// The places its site may speak of, as a report shows them.
    places: Vec<Reported>,
    /// All that may be wrong with its comments, as a report shows it.
    comments: Vec<Reported>,
    /// The file itself, only where a comment that turns out to be of no use is to be removed.
    pub(super) text: Option<KeptText>,
}

#[derive(Debug)]
pub(super) struct KeptText {
    /// As it is reported.
    pub(super) reading: Reading,
    /// What the file holds, where that is not the same: a repair that was only shown.
    pub(super) before: Option<Reading>,
}

impl Kept {
    /// What is kept of a file. `text`: the file itself is kept too, with what it was before its
    /// repair.
    pub(super) fn new(
        settings: &Settings,
        reading: Reading,
        examined: Examined,
        text: Option<Option<Reading>>,
    ) -> Self {
        let show = |finding: &Finding| {
            let mut finding = finding.clone();
            settings.hold_back(&mut finding);
            Reported::of(&reading.source, finding)
        };
        let mut places: Vec<Reported> =
            examined.places.iter().map(|place| show(place.bare())).collect();
        let mut comments = Vec::new();
        if examined.awaits_site(settings.linter().rules()) {
            comments = examined.comments.possible_problems().map(show).collect();
        }
        highlight::link(settings, &reading, &mut places);
        highlight::link(settings, &reading, &mut comments);
        let text = text.map(|before| KeptText { reading, before });
        Self { examined, places, comments, text }
    }

    /// A finding as a report shows it.
    pub(super) fn shown(&self, finding: Finding) -> Option<Reported> {
        let same = |shown: &&Reported| {
            shown.finding.rule == finding.rule && shown.finding.span == finding.span
        };
        let place = |shown: &&Reported| shown.finding.span == finding.span;
        let shown = self.comments.iter().find(same).or_else(|| self.places.iter().find(place))?;
        let mut excerpt = shown.excerpt.clone();
        excerpt.mask(&[], finding.secret);
        Some(Reported {
            finding,
            excerpt,
            utf8: shown.utf8.clone(),
            replacement: shown.replacement.clone(),
            link: shown.link.clone(),
        })
    }
}
