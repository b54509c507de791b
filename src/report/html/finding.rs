//! A finding to what its entry on the page shows.

use serde::Serialize;

use super::safe::{address, part, text};
use crate::lint::{Finding, Safety, Spot};
use crate::message::{Lang, Message, say};
use crate::report::concise::severity_id;
use crate::report::{Reported, wording};
use crate::rule::RuleSet;

/// What an entry shows.
#[derive(Serialize)]
pub(super) struct FindingView {
    severity: &'static str,
    severity_name: String,
    rule: String,
    title: String,
    /// Whether a rule file says why.
    has_why: bool,
    repair: &'static str,
    repair_name: String,
    place: String,
    spot: Option<String>,
    sentence: Sentence,
    message: String,
    help: String,
    held_back: Option<String>,
    url: Option<String>,
    /// The address that shows the place in a browser.
    link: Option<String>,
}

/// The sentence, its wrong words, and the right ones where they are known.
#[derive(Serialize)]
struct Sentence {
    before: String,
    wrong: String,
    right: Option<String>,
    after: String,
    /// As a reader sees it; otherwise as it stands in the file.
    as_seen: bool,
}

impl FindingView {
    pub(super) fn new(found: &Reported, rules: &RuleSet, lang: Lang) -> Self {
        let finding = &found.finding;
        let rule = rules.get(&finding.rule);
        let repair = Repairer::of(finding);
        let place = match &finding.location {
            Some(location) => wording::place(lang, location),
            None => Message::new("html-place")
                .with("line", finding.start.line)
                .with("column", finding.start.column)
                .text(lang),
        };
        Self {
            severity: severity_id(finding.severity),
            severity_name: wording::severity(lang, finding.severity),
            rule: finding.rule.clone(),
            title: text(rule.map_or(&finding.rule, |rule| rule.title.get(lang))),
            has_why: rule.is_some(),
            repair: repair.id(),
            repair_name: repair.name(lang),
            place: text(&place),
            spot: finding.quote.as_ref().and_then(|quote| spot(&quote.spot, lang)),
            sentence: Sentence::new(found),
            message: text(finding.message.get(lang)),
            help: text(finding.help.get(lang)),
            held_back: finding
                .held_back
                .as_ref()
                .map(|reason| text(&wording::held_back(lang, reason))),
            url: address(&finding.url),
            link: found.link.as_deref().and_then(address),
        }
    }
}

impl Sentence {
    fn new(found: &Reported) -> Self {
        if let Some(quote) = &found.finding.quote {
            return Self {
                before: part(&quote.before),
                wrong: part(&quote.wrong),
                right: quote.right.as_deref().map(part),
                after: part(&quote.after),
                as_seen: true,
            };
        }
        let (lines, mark) = (&found.excerpt.text, &found.excerpt.mark);
        Self {
            before: part(lines[..mark.start].trim_start()),
            wrong: text(&lines[mark.clone()]),
            right: None,
            after: part(lines[mark.end..].trim_end()),
            as_seen: false,
        }
    }
}

/// Where a reader finds it, unless it is plainly in the text.
fn spot(spot: &Spot, lang: Lang) -> Option<String> {
    let message = match spot {
        Spot::Text => return None,
        Spot::Heading => Message::new("html-spot-heading"),
        Spot::Title => Message::new("html-spot-title"),
        Spot::Attribute(name) => Message::new("html-spot-attribute").with("name", text(name)),
        Spot::Property(key) => Message::new("html-spot-property").with("name", text(key)),
    };
    Some(message.text(lang))
}

/// Who repairs a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repairer {
    /// The program.
    Safe,
    /// The program, and a person reads the result.
    Unsafe,
    /// A person.
    Person,
}

impl Repairer {
    pub(super) const ALL: [Self; 3] = [Self::Safe, Self::Unsafe, Self::Person];

    pub(super) fn of(finding: &Finding) -> Self {
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => Self::Safe,
            Some(Safety::Unsafe) => Self::Unsafe,
            None => Self::Person,
        }
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Person => "person",
        }
    }

    pub(super) fn name(self, lang: Lang) -> String {
        match self {
            Self::Safe => say(lang, "html-repair-safe"),
            Self::Unsafe => say(lang, "html-repair-unsafe"),
            Self::Person => say(lang, "html-repair-person"),
        }
    }

    pub(super) fn means(self, lang: Lang) -> String {
        match self {
            Self::Safe => say(lang, "html-repair-safe-means"),
            Self::Unsafe => say(lang, "html-repair-unsafe-means"),
            Self::Person => say(lang, "html-repair-person-means"),
        }
    }
}
