//! Evidence and what it is for to a list of points: each kept, doubtful or missing, with what to do.

use jiff::civil::Date;

use super::rules::{self, Ground, Purpose};
use super::{Evidence, EvidenceKind, Sender, System, declaration, recognise, star_name};
use crate::message::{Argument, Message};

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Kept.
    Good,
    /// Worth a look; the set is complete.
    Doubtful,
    /// Missing or wrong; the set is not complete.
    Bad,
}

/// One point of the checklist.
#[derive(Clone, Debug)]
pub struct Check {
    /// How it stands.
    pub state: State,
    /// What is the case.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
    /// Where it is said that this matters.
    pub source: Message,
}

/// What is known from elsewhere.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// What the proof is for.
    pub purpose: &'a Purpose,
    /// The level that the company says it declared.
    pub stars: Option<u8>,
    /// Whether its site holds an information security policy; `None` where nobody looked.
    pub policy: Option<bool>,
    /// Today, in Japan.
    pub today: Date,
}

const HAND_OUT: &str = "proof-source-handout";

fn point(state: State, message: Message, source: &'static str) -> Check {
    Check { state, message, help: None, source: Message::new(source) }
}

fn good(id: &'static str, source: &'static str) -> Check {
    point(State::Good, Message::new(id), source)
}

impl Check {
    fn help(mut self, id: &'static str) -> Self {
        self.help = Some(Message::new(id));
        self
    }
}

/// All points, in the order in which they are read.
pub fn checks(all: &[Evidence], given: &Given<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    present(all, &mut checks);
    for one in all.iter().filter(|one| one.kind.is_proving()) {
        whole(one, &mut checks);
    }
    company(all, &mut checks);
    level(all, given, &mut checks);
    days(all, given, &mut checks);
    number(all, &mut checks);
    system(all, given, &mut checks);
    policy(all, given, &mut checks);
    checks
}

/// True when the set is a page after log-in that shows all that is wanted.
pub(super) fn by_status(all: &[Evidence]) -> bool {
    all.iter().any(|one| one.kind == EvidenceKind::Status)
}

fn named(one: &Evidence) -> Argument {
    let id = match one.kind {
        EvidenceKind::Completion => "proof-kind-completion",
        EvidenceKind::Acceptance => "proof-kind-acceptance",
        EvidenceKind::Confirmation => "proof-kind-confirmation",
        EvidenceKind::Status => "proof-kind-status",
        EvidenceKind::Unread => "proof-kind-unread",
        EvidenceKind::Other => "proof-kind-other",
    };
    Message::new(id).into()
}

/// Both mails, or the page.
fn present(all: &[Evidence], checks: &mut Vec<Check>) {
    let count = |kind| all.iter().filter(|one| one.kind == kind).count();
    let (first, second) = (count(EvidenceKind::Completion), count(EvidenceKind::Acceptance));
    let page = by_status(all);
    if first > 0 && second > 0 {
        checks.push(good("proof-both-mails", HAND_OUT));
    } else if page {
        checks.push(good("proof-status-page", HAND_OUT));
    } else if count(EvidenceKind::Unread) > 0 && first + second == 0 {
        let message = Message::new("proof-only-unread");
        checks.push(point(State::Bad, message, HAND_OUT).help("proof-only-unread-help"));
    } else {
        if first == 0 {
            let message = Message::new("proof-no-completion");
            checks.push(point(State::Bad, message, HAND_OUT).help("proof-no-completion-help"));
        }
        if second == 0 {
            let message = Message::new("proof-no-acceptance");
            let new = declaration(all).system == Some(System::New);
            let help =
                if new { "proof-no-acceptance-new-help" } else { "proof-no-acceptance-help" };
            checks.push(point(State::Bad, message, HAND_OUT).help(help));
        }
    }
    for (kind, count) in [(EvidenceKind::Completion, first), (EvidenceKind::Acceptance, second)] {
        if let Some(one) = all.iter().find(|one| one.kind == kind).filter(|_| count > 1) {
            let message = Message::new("proof-twice").with("mail", named(one)).with("count", count);
            checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-twice-help"));
        }
    }
    if count(EvidenceKind::Confirmation) > 0 && first == 0 {
        let message = Message::new("proof-confirmation-only");
        checks.push(point(State::Bad, message, HAND_OUT).help("proof-confirmation-only-help"));
    }
    for one in all.iter().filter(|one| one.kind == EvidenceKind::Unread) {
        let message = Message::new("proof-unread").with("file", &one.file);
        checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-unread-help"));
    }
    for one in all.iter().filter(|one| one.kind == EvidenceKind::Other) {
        let message = Message::new("proof-other").with("file", &one.file);
        checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-other-help"));
    }
}

/// Subject, sender and body of one mail; name, level and state of the page.
fn whole(one: &Evidence, checks: &mut Vec<Check>) {
    let say = |id: &'static str| Message::new(id).with("mail", named(one));
    let before = checks.len();
    if one.mail.is_damaged {
        checks.push(point(State::Bad, say("proof-damaged"), HAND_OUT).help("proof-original-help"));
    }
    if one.kind == EvidenceKind::Status {
        let fields = [
            (one.company.is_none(), "proof-status-no-company"),
            (one.stars.is_none(), "proof-status-no-level"),
            (one.state.is_none(), "proof-status-no-state"),
        ];
        for (_, id) in fields.into_iter().filter(|(missing, _)| *missing) {
            checks.push(point(State::Bad, say(id), HAND_OUT).help("proof-status-help"));
        }
        if let Some(state) = one.state.as_ref().filter(|_| !is_done(one)) {
            let message = say("proof-status-state").with("state", state);
            checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-status-state-help"));
        }
    } else {
        if !one.has_subject {
            let missing = one.mail.subject.is_empty();
            let id = if missing { "proof-no-subject" } else { "proof-subject" };
            let message = say(id).with("subject", &one.mail.subject);
            checks.push(point(State::Bad, message, HAND_OUT).help("proof-original-help"));
        }
        match one.sender {
            Sender::Office => {}
            Sender::Other => {
                let message = say("proof-sender");
                checks.push(point(State::Bad, message, HAND_OUT).help("proof-sender-help"));
            }
            Sender::Unsaid => {
                let message = say("proof-no-sender");
                checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-original-help"));
            }
        }
        if one.company.is_none() {
            checks
                .push(point(State::Bad, say("proof-no-company"), HAND_OUT).help("proof-cut-help"));
        }
        if !one.is_whole {
            checks.push(point(State::Bad, say("proof-body"), HAND_OUT).help("proof-cut-help"));
        }
        if !one.has_end {
            checks.push(point(State::Bad, say("proof-cut"), HAND_OUT).help("proof-cut-help"));
        }
    }
    if checks.len() == before {
        checks.push(point(State::Good, say("proof-whole"), HAND_OUT));
    }
}

/// True when a page says that the declaration is through.
pub(super) fn is_done(one: &Evidence) -> bool {
    let state = one.state.as_deref().map(recognise::plain);
    let done =
        |state: String| rules::mails().is_some_and(|rules| rules.status.done.0.is_match(&state));
    state.is_some_and(done)
}

/// The same company in all.
fn company(all: &[Evidence], checks: &mut Vec<Check>) {
    let mut names =
        all.iter().filter(|one| one.kind.is_proving()).filter_map(|one| one.company.as_ref());
    let Some(first) = names.next() else { return };
    let other = names.find(|name| !recognise::same_business(first, name));
    checks.push(match other {
        Some(other) => {
            let message = Message::new("proof-companies").with("one", first).with("other", other);
            point(State::Bad, message, HAND_OUT).help("proof-companies-help")
        }
        None => point(State::Good, Message::new("proof-company").with("company", first), HAND_OUT),
    });
}

/// The same level in all, and enough.
fn level(all: &[Evidence], given: &Given<'_>, checks: &mut Vec<Check>) {
    let said: Vec<u8> =
        all.iter().filter(|one| one.kind.is_proving()).filter_map(|one| one.stars).collect();
    let of_office = given.purpose.ground.id();
    if said.contains(&1) && said.contains(&2) {
        let message = Message::new("proof-levels");
        checks.push(point(State::Bad, message, HAND_OUT).help("proof-levels-help"));
        return;
    }
    let shown = said.first().copied();
    match (shown, given.stars) {
        (Some(shown), Some(own)) if shown != own => {
            let message = Message::new("proof-level-other")
                .with("shown", star_name(shown))
                .with("own", star_name(own));
            checks.push(point(State::Bad, message, HAND_OUT).help("proof-level-other-help"));
        }
        (Some(shown), _) => {
            let message = Message::new("proof-level").with("level", star_name(shown));
            checks.push(point(State::Good, message, HAND_OUT));
        }
        (None, _) if all.iter().any(|one| one.kind.is_proving()) => {
            let message = Message::new("proof-no-level");
            checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-no-level-help"));
        }
        (None, _) => {}
    }
    if let Some(stars) = shown.or(given.stars).filter(|_| given.purpose.stars > 1) {
        let message = |id| Message::new(id).with("level", star_name(stars));
        checks.push(if stars < given.purpose.stars {
            point(State::Bad, message("proof-level-low"), of_office).help("proof-level-low-help")
        } else {
            point(State::Good, message("proof-level-enough"), of_office)
        });
    }
}

/// In order, and not too far from each other.
fn days(all: &[Evidence], given: &Given<'_>, checks: &mut Vec<Check>) {
    for one in all
        .iter()
        .filter(|one| matches!(one.kind, EvidenceKind::Completion | EvidenceKind::Acceptance))
    {
        match one.mail.sent {
            None => {
                let message = Message::new("proof-no-day").with("mail", named(one));
                checks.push(point(State::Doubtful, message, HAND_OUT).help("proof-original-help"));
            }
            Some(sent) if sent.day > given.today => {
                let message = Message::new("proof-future")
                    .with("mail", named(one))
                    .with("day", sent.day.to_string());
                checks.push(point(State::Bad, message, HAND_OUT).help("proof-original-help"));
            }
            Some(_) => {}
        }
    }
    let declaration = declaration(all);
    let (Some(declared), Some(accepted)) = (declaration.declared, declaration.accepted) else {
        return;
    };
    let Ok(apart) = declared.until(accepted).map(|span| span.get_days()) else { return };
    let message = |id| {
        Message::new(id)
            .with("declared", declared.to_string())
            .with("accepted", accepted.to_string())
            .with("days", usize::try_from(apart.abs()).unwrap_or_default())
    };
    let (least, most) = rules::mails().map_or((7, 28), |rules| (rules.days.least, rules.days.most));
    checks.push(if apart < 0 {
        point(State::Bad, message("proof-days-order"), HAND_OUT).help("proof-days-order-help")
    } else if apart < least || apart > most {
        point(State::Doubtful, message("proof-days-apart"), HAND_OUT).help("proof-days-apart-help")
    } else {
        point(State::Good, message("proof-days"), HAND_OUT)
    });
}

/// The declaration's number has the form that it has, and is the same in all.
fn number(all: &[Evidence], checks: &mut Vec<Check>) {
    let mut numbers = all.iter().filter_map(|one| one.declaration_id.as_ref());
    let Some(first) = numbers.next() else { return };
    if numbers.any(|other| other != first) {
        let message = Message::new("proof-numbers");
        checks.push(point(State::Bad, message, HAND_OUT).help("proof-companies-help"));
    }
    if recognise::system(first).is_none() || first.len() != 11 {
        let message = Message::new("proof-number-form");
        checks.push(
            point(State::Doubtful, message, "proof-source-reported").help("proof-number-form-help"),
        );
    }
}

/// Declared in a system that the office still takes.
fn system(all: &[Evidence], given: &Given<'_>, checks: &mut Vec<Check>) {
    let purpose = given.purpose;
    let Some(refused) = purpose.refuses else { return };
    let since = purpose.refuses_from;
    let source = purpose.refuses_ground.map_or("proof-source-reported", Ground::id);
    if declaration(all).system == Some(refused) && since.is_none_or(|day| given.today >= day) {
        let day = since.map_or_else(String::new, |day| day.to_string());
        let message = Message::new("proof-system-old").with("day", day);
        checks.push(point(State::Doubtful, message, source).help("proof-system-old-help"));
    }
}

/// Two stars: the policy is published.
fn policy(all: &[Evidence], given: &Given<'_>, checks: &mut Vec<Check>) {
    let stars = declaration(all).stars.or(given.stars);
    if stars != Some(2) && !given.purpose.policy {
        return;
    }
    let source = "proof-source-faq";
    checks.push(match given.policy {
        Some(true) => good("proof-policy", source),
        Some(false) => {
            let message = Message::new("proof-policy-missing");
            point(State::Bad, message, source).help("proof-policy-help")
        }
        None => {
            let message = Message::new("proof-policy-unseen");
            point(State::Doubtful, message, source).help("proof-policy-unseen-help")
        }
    });
}
