//! The company's own numbers, taken from IPA's mails, to what a run looks for.

use std::path::PathBuf;

use sa_lint::config::Problem;
use sa_lint::engine::OwnNumber;
use sa_lint::lint::Text;
use sa_lint::message::{Lang, Message};
use sa_lint::number;
use sa_lint::report::{Outcome, Run, Skip};

use crate::output::tell;
use crate::proof::read;

/// The numbers in the mails, with what is said where they stand; none where there are no mails.
pub(crate) fn numbers(mails: &[PathBuf]) -> Result<Vec<OwnNumber>, Vec<Problem>> {
    if mails.is_empty() {
        return Ok(Vec::new());
    }
    let all = read(mails)?.evidence;
    let named = all.iter().flat_map(|one| {
        let user = one.user_numbers.iter().map(|digits| (digits, "own-user-number"));
        user.chain(one.declaration_id.iter().map(|digits| (digits, "own-declaration-number")))
    });
    let numbers: Vec<OwnNumber> = named
        .map(|(digits, name)| {
            let message = Message::new("own-found")
                .with("what", Message::new(name))
                .with("number", number::hidden(digits));
            let message = Text { ja: message.text(Lang::Ja), en: message.text(Lang::En) };
            OwnNumber { digits: digits.clone(), message }
        })
        .collect();
    if numbers.is_empty() {
        let problem = Problem::error(Message::new("own-no-number"));
        return Err(vec![problem.help(Message::new("own-no-number-help"))]);
    }
    Ok(numbers)
}

/// Says that the numbers stand nowhere, and in how many files they were looked for; nothing where
/// they were found: the findings say that.
pub(crate) fn say_none(run: &Run, lang: Lang) {
    let left_out = run.suppressed().map(|(_, found)| &found.finding);
    let mut found = run.findings().map(|(_, found)| &found.finding).chain(left_out);
    if found.any(|finding| finding.secret) {
        return;
    }
    let is_sought = |outcome: &Outcome| match outcome {
        Outcome::Checked(_) => true,
        Outcome::Skipped(why) => !matches!(why, Skip::Excluded | Skip::Packages),
        Outcome::Failed(_) => false,
    };
    let files = run.files.iter().filter(|file| is_sought(&file.outcome)).count();
    tell(&Message::new("own-none-found").with("files", files).text(lang));
}
