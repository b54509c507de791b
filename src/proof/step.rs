//! At which step of declaring a company is, and what comes next.

use super::{Evidence, EvidenceKind, System, check, declaration};
use crate::message::Message;

/// A step, in the order of IPA's screens: 入力 → 受付 → 完了 → ロゴ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing is sent yet.
    Entered,
    /// The application was received; an address in a mail must be opened.
    Received,
    /// Declared: there is a number.
    Declared,
    /// Accepted: the logo may be used.
    Accepted,
}

/// The step reached, the system, and what to do next.
#[derive(Clone, Debug)]
pub struct Steps {
    /// The last step that the evidence shows.
    pub reached: Step,
    /// The system, where it is known.
    pub system: Option<System>,
    /// What comes next.
    pub next: Message,
}

/// The step that the evidence shows.
pub fn steps(all: &[Evidence]) -> Steps {
    let has = |kind| all.iter().any(|one| one.kind == kind);
    let system = declaration(all).system;
    let reached = if has(EvidenceKind::Acceptance) || all.iter().any(check::is_done) {
        Step::Accepted
    } else if has(EvidenceKind::Completion) {
        // The new system gives the logo with the number.
        if system == Some(System::New) { Step::Accepted } else { Step::Declared }
    } else if has(EvidenceKind::Confirmation) {
        Step::Received
    } else {
        Step::Entered
    };
    let next = Message::new(match (reached, system) {
        (Step::Entered, _) => "proof-next-entered",
        (Step::Received, _) => "proof-next-received",
        (Step::Declared, _) => "proof-next-declared",
        (Step::Accepted, Some(System::New)) => "proof-next-accepted-new",
        (Step::Accepted, _) => "proof-next-accepted",
    });
    Steps { reached, system, next }
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Entered, Self::Received, Self::Declared, Self::Accepted];

    /// What it is called.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Entered => "proof-step-entered",
            Self::Received => "proof-step-received",
            Self::Declared => "proof-step-declared",
            Self::Accepted => "proof-step-accepted",
        })
    }
}
