//! The linter as the check that a site's pages must pass.

use sa_lint::config::Level;
use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter, Severity};
use sa_lint::message::{Lang, Message};
use sa_lint::rule::RuleSet;
use sa_lint::site::{CheckText, Found, SiteCheck};
use sa_lint::text::SourceFile;

use crate::rule_args::unusable;

/// The embedded rules, ready to judge pages.
pub(crate) struct PageCheck {
    linter: Linter,
    lang: Lang,
}

impl PageCheck {
    /// Makes the embedded rules ready.
    ///
    /// # Errors
    /// A sentence for the user when they cannot be used.
    pub(crate) fn new(lang: Lang) -> Result<Self, String> {
        let linter =
            RuleSet::builtin().and_then(Linter::new).map_err(|error| unusable(error, lang))?;
        Ok(Self { linter, lang })
    }
}

impl SiteCheck for PageCheck {
    fn check(&self, texts: &[CheckText<'_>]) -> Vec<Found> {
        let mut found = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let source = SourceFile::decode(text.path, text.text.as_bytes().to_vec());
            let findings = self.linter.lint(&source, Format::Html);
            found.extend(findings.into_iter().map(|finding| self.found(index, finding)));
        }
        found
    }
}

impl PageCheck {
    fn found(&self, text: usize, finding: Finding) -> Found {
        Found {
            text,
            level: match finding.severity {
                Severity::Hint => Level::Hint,
                Severity::Warning => Level::Warning,
                Severity::Error => Level::Error,
            },
            rule: finding.rule,
            span: finding.span,
            message: Message::given(finding.message.get(self.lang)),
            help: Some(Message::given(finding.help.get(self.lang))),
        }
    }
}
