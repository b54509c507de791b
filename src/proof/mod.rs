//! Mails to proof of a declaration: which mails they are, what they say, whether that is enough.
//!
//! Named files → [`gather()`] → [`Evidence`] → [`checks`], [`steps`] → [`document()`]; [`prove()`] is all
//! of it in one call, in memory. What is looked for in the mails and what offices ask for is data under
//! `rules/proof/`. Numbers are secrets: they are in no message, only in [`Evidence`].

mod check;
mod document;
mod gather;
mod picture;
mod prove;
mod recognise;
mod rules;
mod step;

use jiff::civil::Date;
use serde::Deserialize;

pub use check::{Check, Given, State, checks};
pub use document::{Broken, document, is_document};
pub use gather::{Gathered, Held, LARGEST, Refused, Why, gather};
pub use picture::Picture;
pub use prove::{Proof, Unproved, prove};
pub use recognise::{evidence, unread};
pub use rules::{Ground, Purpose, purpose, purposes};
pub use step::{Step, Steps, steps};

use crate::mail::{Mail, Origin};
use crate::message::Message;

/// What a mail or page is, seen as proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// The mail 自己宣言完了のお知らせ.
    Completion,
    /// The mail 申込受理のご連絡.
    Acceptance,
    /// The mail before both, which asks to open an address. It proves nothing.
    Confirmation,
    /// The page that shows the state of the declaration after log-in.
    Status,
    /// A file that cannot be read here and may be a picture of that page.
    Unread,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// True for what an office takes.
    pub fn is_proving(self) -> bool {
        matches!(self, Self::Completion | Self::Acceptance | Self::Status)
    }
}

/// What a level is called: 一つ星, 二つ星.
pub fn star_name(stars: u8) -> Message {
    Message::new(if stars == 1 { "proof-one-star" } else { "proof-two-stars" })
}

/// In which of IPA's systems a declaration was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// The one until March 2026: by mail, numbers begin with 4.
    Old,
    /// The one since April 2026: by gBizID, numbers begin with 5.
    New,
}

impl System {
    /// The system that a declaration of this day was made in.
    pub fn on(day: Date) -> Self {
        if (day.year(), day.month()) >= NEW_SINCE { Self::New } else { Self::Old }
    }

    /// Its name in the configuration: `old`, `new`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// True when the logo may not be used yet: declared under the old system, and the acceptance that
/// comes some weeks later is not recorded. Without a word on the system, an old declaration was
/// accepted long ago.
pub fn awaits_acceptance(
    declared: Option<Date>,
    accepted: Option<Date>,
    system: Option<System>,
    today: Date,
) -> bool {
    let is_recent = |day: Date| {
        System::on(day) == System::Old
            && day.until(today).is_ok_and(|span| span.get_days() <= rules::latest_acceptance())
    };
    accepted.is_none()
        && match system {
            Some(System::Old) => true,
            Some(System::New) => false,
            None => declared.is_some_and(is_recent),
        }
}

/// One mail or page, and what it says of a declaration.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The file it came from, as it was named.
    pub file: String,
    /// What it is.
    pub kind: EvidenceKind,
    /// The mail itself.
    pub mail: Mail,
    /// Who declares.
    pub company: Option<String>,
    /// To whom there the mail is addressed.
    pub person: Option<String>,
    /// The level, where it says one and no other.
    pub stars: Option<u8>,
    /// The state that the page shows.
    pub state: Option<String>,
    /// The declaration's number (自己宣言ID), its digits in ASCII.
    pub declaration_id: Option<String>,
    /// The user numbers (利用者番号), their digits in ASCII; one as a rule. Secrets.
    pub user_numbers: Vec<String>,
    /// True when the end of the mail, the office's name and address, is there.
    pub has_end: bool,
    /// True when the body has all that such a mail's body has.
    pub is_whole: bool,
    /// True when the subject is that of such a mail.
    pub has_subject: bool,
    /// True when the office sent it, as far as the mail says.
    pub sender: Sender,
}

/// What a mail says of its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// An address of the office.
    Office,
    /// Another address.
    Other,
    /// No address.
    Unsaid,
}

/// What all evidence together says of a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// Who declares.
    pub company: Option<String>,
    /// The level.
    pub stars: Option<u8>,
    /// The day of the declaration.
    pub declared: Option<Date>,
    /// The day on which the application was accepted.
    pub accepted: Option<Date>,
    /// The declaration's number.
    pub declaration_id: Option<String>,
    /// The system it was made in.
    pub system: Option<System>,
}

/// Leaves out what says nothing: a mail that only carries another, the other mails of a mailbox.
/// One other mail stays of a file that has nothing else, for it was named for a reason.
pub fn without_carriers(all: Vec<Evidence>) -> Vec<Evidence> {
    let (mut useful, mut carried) = (Vec::new(), Vec::new());
    for one in &all {
        if one.kind != EvidenceKind::Other {
            useful.push(one.file.clone());
        }
        if matches!(one.mail.origin, Origin::Attached | Origin::Copied) {
            carried.push((one.file.clone(), one.kind));
        }
    }
    let mut kept: Vec<Evidence> = Vec::new();
    for one in all {
        let is_carrier = one.mail.origin == Origin::Received
            && !one.is_whole
            && carried.contains(&(one.file.clone(), one.kind));
        let is_idle = one.kind == EvidenceKind::Other
            && (useful.contains(&one.file) || kept.iter().any(|other| other.file == one.file));
        if !is_carrier && !is_idle {
            kept.push(one);
        }
    }
    kept
}

/// The first month of the new system.
const NEW_SINCE: (i16, i8) = (2026, 4);

/// What the evidence says in common: of each thing the first that anything says.
pub fn declaration(all: &[Evidence]) -> Declaration {
    let proving = || all.iter().filter(|one| one.kind.is_proving());
    let day = |kind| {
        let mut of_kind = all.iter().filter(move |one| one.kind == kind);
        of_kind.find_map(|one| one.mail.sent).map(|sent| sent.day)
    };
    let declaration_id = proving().find_map(|one| one.declaration_id.clone());
    let declared = day(EvidenceKind::Completion);
    let by_number = declaration_id.as_deref().and_then(recognise::system);
    let by_day = declared.map(System::on);
    Declaration {
        company: proving().find_map(|one| one.company.clone()),
        stars: proving().find_map(|one| one.stars),
        declared,
        accepted: day(EvidenceKind::Acceptance),
        system: by_number.or(by_day),
        declaration_id,
    }
}

/// All user numbers of the evidence: they are secret everywhere.
pub fn user_numbers(all: &[Evidence]) -> Vec<String> {
    longest_first(all.iter().flat_map(|one| one.user_numbers.clone()).collect())
}

/// All numbers of the evidence, those too that an office looks for: they are in no message.
pub fn numbers(all: &[Evidence]) -> Vec<String> {
    let both =
        |one: &Evidence| [one.user_numbers.clone(), Vec::from_iter(one.declaration_id.clone())];
    longest_first(all.iter().flat_map(both).flatten().collect())
}

fn longest_first(mut numbers: Vec<String>) -> Vec<String> {
    // A shorter one may be a part of it.
    numbers.sort_by_key(|number| (std::cmp::Reverse(number.len()), number.clone()));
    numbers.dedup();
    numbers
}
