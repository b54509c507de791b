//! Mails that IPA sent to answers that `init` need not ask for, and what was found where.

use std::path::PathBuf;

use sa_lint::config::Problem;
use sa_lint::message::{Argument, Lang, Message};
use sa_lint::number;
use sa_lint::proof::{self, Evidence, EvidenceKind};

use crate::init_answers::Given;
use crate::output::say_aside;
use crate::proof::read;

/// Fills in what the mails say and no option does, and says what was found where. An option counts
/// more than a mail. No number is taken over.
pub(crate) fn fill(given: &mut Given, mails: &[PathBuf], lang: Lang) -> Result<(), Vec<Problem>> {
    let all = read(mails)?.evidence;
    let said = proof::declaration(&all);
    let place = |has: &dyn Fn(&Evidence) -> bool| {
        let found = all.iter().find(|one| one.kind != EvidenceKind::Other && has(one));
        found.map_or_else(String::new, |one| one.file.clone())
    };
    let is = |kind: EvidenceKind| move |one: &Evidence| one.kind == kind && one.mail.sent.is_some();
    let found: [(&'static str, Option<Argument>, String); 4] = [
        (
            "init-mail-company",
            said.company.clone().map(Argument::from),
            place(&|one| one.company.is_some()),
        ),
        (
            "init-mail-level",
            said.stars.map(|stars| proof::star_name(stars).into()),
            place(&|one| one.stars.is_some()),
        ),
        (
            "init-mail-declared",
            said.declared.map(|day| day.to_string().into()),
            place(&is(EvidenceKind::Completion)),
        ),
        (
            "init-mail-accepted",
            said.accepted.map(|day| day.to_string().into()),
            place(&is(EvidenceKind::Acceptance)),
        ),
    ];
    let secrets = proof::numbers(&all);
    let show = |message: Message| {
        let text = number::masked(&message.text(lang), &secrets);
        say_aside(&text);
    };
    for (what, value, file) in found {
        let what = Message::new(what);
        show(match value {
            Some(value) => Message::new("init-mail-found")
                .with("what", what)
                .with("value", value)
                .with("file", file),
            None => Message::new("init-mail-missing").with("what", what),
        });
    }
    show(Message::new("proof-next").with("next", proof::steps(&all).next));
    let fill = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    fill(&mut given.company, said.company);
    fill(&mut given.stars, said.stars.map(|stars| stars.to_string()));
    fill(&mut given.declared, said.declared.map(|day| day.to_string()));
    fill(&mut given.accepted, said.accepted.map(|day| day.to_string()));
    given.system = said.system;
    Ok(())
}
