//! A site to whether it holds an information security policy, by the judgement of `policy-missing`.

use std::path::{Path, PathBuf};

use sa_lint::extract::{Format, Reading, open};
use sa_lint::lint::{Allowed, Linter};
use sa_lint::message::{Lang, Message};
use sa_lint::rule::RuleSet;
use walkdir::WalkDir;

use crate::rule_args::unusable;
#[cfg(feature = "fetch")]
use crate::web_site::{self, WebArgs};

/// True when a folder, or the site at an address, holds the policy or links to it.
///
/// # Errors
/// With what to say when nothing could be read.
pub(crate) fn holds(site: &Path, lang: Lang) -> Result<bool, String> {
    let linter = RuleSet::builtin().and_then(Linter::new).map_err(|error| unusable(error, lang))?;
    let mut files: Vec<PathBuf> = Vec::new();
    #[cfg(feature = "fetch")]
    let _passing = web_site::Passing;
    #[cfg(feature = "fetch")]
    if web_site::is_address(site.as_os_str()) {
        let web = WebArgs::for_policy();
        let plan = web.plan(&[site.to_path_buf()], lang)?;
        let fetched = web.fetch(&plan, linter.lexicon(), false, lang)?;
        files.extend(fetched.pages.into_iter().map(|page| page.file));
    }
    if files.is_empty() {
        let entries = WalkDir::new(site).sort_by_file_name().into_iter().flatten();
        files.extend(
            entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path()),
        );
    }
    if files.is_empty() {
        let shown = site.display().to_string();
        return Err(Message::new("proof-no-site").with("path", shown).text(lang));
    }
    Ok(files.iter().any(|file| is_policy(&linter, file)))
}

fn is_policy(linter: &Linter, file: &Path) -> bool {
    let Some(format) = Format::from_path(file).filter(|format| !format.is_code()) else {
        return false;
    };
    let Ok(bytes) = std::fs::read(file) else { return false };
    let Ok(source) = open(&file.to_string_lossy(), Some(format), bytes, None) else {
        return false;
    };
    let reading = Reading::new(source, format);
    !linter.examine(&reading, &Allowed::default(), true).facts.policies.is_empty()
}
