//! Mails to the proof of a declaration, as a page shows it.

use jiff::civil::Date;
use sa_lint::message::{Lang, Message};
use sa_lint::number;
use sa_lint::proof::{self, Given, Held, State, Step, Unproved};
use serde::Serialize;

use crate::files::Files;

/// What proof is for, as it is offered.
#[derive(Debug, Serialize)]
pub(crate) struct Offered {
    id: &'static str,
    title: &'static str,
    note: &'static str,
}

/// A proof, or why there is none.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Proved {
    /// The document; it is in Japanese, for an office in Japan.
    html: Option<String>,
    /// So many points are missing or wrong.
    bad: usize,
    /// True where a number was taken out of the document.
    masked: bool,
    points: Vec<Point>,
    steps: Vec<Stage>,
    next: Option<String>,
}

/// One point: kept, doubtful, missing; or what is wrong with a file.
#[derive(Debug, Serialize)]
struct Point {
    state: &'static str,
    message: String,
    help: Option<String>,
    source: Option<String>,
}

/// A step of declaring.
#[derive(Debug, Serialize)]
struct Stage {
    name: String,
    reached: bool,
}

pub(crate) fn purposes(lang: Lang) -> Vec<Offered> {
    let offered = |one: &'static proof::Purpose| Offered {
        id: &one.id,
        title: one.title(lang),
        note: one.note(lang),
    };
    proof::purposes().iter().map(offered).collect()
}

/// `purpose`: the id of one of [`purposes`]. `policy`: whether the company's site holds its policy,
/// where somebody looked.
pub(crate) fn prove(
    files: &Files,
    purpose: &str,
    policy: Option<bool>,
    today: Date,
    lang: Lang,
) -> Proved {
    let Some(purpose) = proof::purpose(purpose).or_else(|| proof::purposes().first()) else {
        return Proved::default();
    };
    let held: Vec<Held<'_>> = files.all.iter().map(|(name, bytes)| Held { name, bytes }).collect();
    let given = Given { purpose, stars: None, policy, today };
    let proof = match proof::prove(&held, &given, false) {
        Ok(proof) => proof,
        Err(why) => return Proved { points: faults(&why, &held, lang), ..Proved::default() },
    };
    let secrets = proof::user_numbers(&proof.gathered.evidence);
    // What is said may quote a mail, or be the name of a file.
    let shown = |message: &Message| number::masked(&message.text(lang), &secrets);
    let point = |check: &proof::Check| Point {
        state: match check.state {
            State::Good => "good",
            State::Doubtful => "doubtful",
            State::Bad => "bad",
        },
        message: shown(&check.message),
        // Some say with which option the program is to be called.
        help: check.help.as_ref().map(shown).filter(|help| !help.contains(" --")),
        source: Some(check.source.text(lang)),
    };
    let stage =
        |step: &Step| Stage { name: step.name().text(lang), reached: *step == proof.steps.reached };
    Proved {
        bad: proof.bad(),
        masked: !secrets.is_empty(),
        points: proof.checks.iter().map(point).collect(),
        steps: Step::ALL.iter().map(stage).collect(),
        next: Some(proof.steps.next.text(lang)),
        html: Some(proof.html),
    }
}

fn faults(why: &Unproved, held: &[Held<'_>], lang: Lang) -> Vec<Point> {
    let bad = |message: Message, help: Option<Message>| Point {
        state: "bad",
        message: message.text(lang),
        help: help.map(|help| help.text(lang)),
        source: None,
    };
    match why {
        Unproved::Nothing => vec![bad(Message::new("proof-only-unread"), None)],
        Unproved::Refused(all) => all
            .iter()
            .map(|one| {
                let name = held.get(one.index).map_or("", |file| file.name);
                bad(one.why.message(name), Some(one.why.help()))
            })
            .collect(),
        Unproved::Broken(broken) => vec![bad(broken.message(), broken.help())],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_mail_alone_says_what_is_missing_and_shows_no_secret() {
        let mut files = Files::new();
        let mail = "件名：【SECURITY ACTION】二つ星：自己宣言完了のお知らせ\n差出人：<noreply@ipa.go.jp>\n日時：2025年10月1日 10:05\n\n\
            株式会社サンプル\n見本 太郎 様\n\n手続きが完了しました。\n自己宣言ID：41234567890\n利用者番号：123456789012\n";
        files.add("123456789012.txt".into(), mail.into());
        let today = Date::constant(2026, 5, 1);
        let proved = prove(&files, "general", None, today, Lang::Ja);
        assert!(proved.bad > 0, "{proved:?}");
        assert!(proved.masked);
        assert!(!format!("{proved:?}").contains("123456789012"), "{proved:?}");
        assert!(proved.points.iter().any(|one| one.message.contains("「申込受理のご連絡」")));
    }

    #[test]
    fn files_that_are_no_mail_say_what_to_do() {
        let made = "<!doctype html><meta name=\"generator\" content=\"sa-lint proof\">";
        let mut files = Files::new();
        files.add("a.zip".into(), b"PK\x03\x04".to_vec());
        let proved = prove(&files, "general", None, Date::constant(2026, 5, 1), Lang::En);
        assert_eq!(proved.html, None);
        assert!(proved.points[0].message.contains("a.zip"), "{proved:?}");
        assert!(proved.points[0].help.is_some());
        let files = Files { all: [("b.html".into(), made.into())].into() };
        let proved = prove(&files, "general", None, Date::constant(2026, 5, 1), Lang::En);
        assert_eq!(proved.points[0].help.as_deref(), Some("Use the two mails from IPA."));
    }
}
