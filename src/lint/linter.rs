//! One source file to its findings, and all files of a site to what they say together.

use std::cell::OnceCell;
use std::cmp::Reverse;
#[cfg(feature = "cli")]
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::finding::sort;
use super::hits::judge_page;
use super::place::{self, SitePlace};
use super::prefilter::{Prefilter, SitePrefilter};
use super::ready::Ready;
use super::settle::{All, Examined};
use super::whole_site::judge_site;
use super::{Allowed, Finding, Suppressed, Suppressions, Text, fingerprint};
use crate::claim::{Analysis, Lexicon};
use crate::document::{Comment, Document};
use crate::extract::{Format, Reading, extract};
use crate::judge::Page;
use crate::judge::site::{self, Facts, Remark, Site, Words};
use crate::rule::{RuleError, RuleSet};
use crate::text::{SourceFile, Span};

/// Rules made ready to judge; shared between threads.
#[derive(Debug)]
pub struct Linter {
    ready: Ready,
    /// Made for the first page that may speak of a scheme.
    lexicon: OnceLock<Lexicon>,
    prefilter: Prefilter,
    site_prefilter: SitePrefilter,
    /// The same for a site of which all is known that one page tells.
    told_prefilter: SitePrefilter,
    words: Words,
}

impl Linter {
    /// Makes `rules` ready. What comes with the program is known to be right and is compiled when it
    /// is needed; what somebody added is compiled at once.
    ///
    /// # Errors
    /// When a pattern is no regular expression, a word names a conjugation that is missing, or a rule's
    /// scheme is missing.
    pub fn new(rules: RuleSet) -> Result<Self, RuleError> {
        rules.check_schemes()?;
        let linter = Self {
            prefilter: Prefilter::new(&rules)?,
            site_prefilter: SitePrefilter::new(&rules, false)?,
            told_prefilter: SitePrefilter::new(&rules, true)?,
            words: Words::new(rules.vocabulary(), rules.schemes()),
            ready: Ready::new(rules),
            lexicon: OnceLock::new(),
        };
        if linter.rules().has_own() {
            linter.compile()?;
        }
        Ok(linter)
    }

    /// Compiles all that its rules hold.
    fn compile(&self) -> Result<(), RuleError> {
        let lexicon = self.rules().lexicon()?;
        lexicon.check()?;
        self.words.check()?;
        self.ready.check()?;
        self.lexicon.get_or_init(|| lexicon);
        Ok(())
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        self.ready.set()
    }

    /// The vocabulary and schemes it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| self.rules().lexicon().unwrap_or_default())
    }

    /// True for the address of a picture that is a scheme's logo by its name.
    pub fn may_be_logo(&self, address: &str) -> bool {
        self.words.names_logo(address)
    }

    /// True when a text may have findings at all; a false answer is certain.
    pub fn may_have_findings(&self, text: &str, format: Format) -> bool {
        self.prefilter.passes(text, format)
    }

    /// The findings of one file, sorted by place, none twice, whatever its comments say.
    pub fn lint(&self, source: &SourceFile, format: Format) -> Vec<Finding> {
        if self.may_have_findings(source.text(), format) {
            self.lint_fully(source, format)
        } else {
            Vec::new()
        }
    }

    /// As [`Linter::lint`], without asking first whether the file may have findings.
    pub fn lint_fully(&self, source: &SourceFile, format: Format) -> Vec<Finding> {
        let document = extract(source, format);
        let (mut findings, _) = self.findings(source, &document, None);
        sort(&mut findings);
        fingerprint::assign(&mut findings);
        findings
    }

    /// All that a document says, before anything is settled. `for_site`: with what it says to its
    /// site, also where it says nothing of a scheme.
    pub fn examine(&self, reading: &Reading, allowed: &Allowed, for_site: bool) -> Examined {
        let asked = if for_site { Asked::All } else { Asked::Nothing };
        self.examine_as(reading, allowed, asked)
    }

    /// The same, with just what its site needs of it.
    pub(crate) fn examine_as(
        &self,
        reading: &Reading,
        allowed: &Allowed,
        asked: Asked,
    ) -> Examined {
        let Reading { source, format, .. } = reading;
        let mut examined = self.read(source, *format, || reading.document(), asked);
        if !examined.findings.is_empty() || !examined.places.is_empty() {
            examined.allowed = allowed.places(reading);
        }
        examined
    }

    /// `document` is asked for only where something in the text speaks for it.
    fn read<'d>(
        &self,
        source: &SourceFile,
        format: Format,
        document: impl Fn() -> &'d Document,
        asked: Asked,
    ) -> Examined {
        let mut examined = Examined::default();
        if has_comments(source) {
            examined.comments =
                Suppressions::new(self.rules(), source, format, &document().comments);
        }
        if self.may_have_findings(source.text(), format) {
            let facts = (asked != Asked::Nothing).then_some(&mut examined.facts);
            (examined.findings, examined.secrets) = self.findings(source, document(), facts);
        } else if self.may_tell(source.text(), format, asked) {
            self.note(document(), &mut examined.facts);
        }
        let places = examined.facts.places();
        if !places.is_empty() {
            let blocks = place::Blocks::of(document());
            let places = places.into_iter();
            examined.places =
                places.filter_map(|span| SitePlace::new(source, &blocks, span)).collect();
        }
        examined
    }

    /// False only where a text that says nothing of a scheme tells its site nothing that is asked.
    fn may_tell(&self, text: &str, format: Format, asked: Asked) -> bool {
        match asked {
            Asked::Nothing => false,
            Asked::All => self.site_prefilter.passes(text, format),
            Asked::Untold => self.told_prefilter.passes(text, format),
        }
    }

    /// True when each rule for which one page tells enough is among those that pages have told of.
    #[cfg(feature = "cli")]
    pub(crate) fn is_told(&self, told: &BTreeSet<String>) -> bool {
        self.ready.rules().all(|ready| !ready.kind.is_told_once() || told.contains(&ready.rule.id))
    }

    /// What the rules on whole sites say of a site, by file and place. `wanted`: whether a rule is to
    /// say anything.
    pub fn judge_site(&self, site: &Site, wanted: &dyn Fn(&str) -> bool) -> Vec<Remark> {
        judge_site(&self.ready, self.lexicon(), site, wanted)
    }

    /// Adds what is said of places where a secret number stands: errors of the rule on such numbers,
    /// in place of what it says itself there. Nothing where there is no such rule.
    pub fn expose(&self, reading: &Reading, said: &[(Span, &Text)], examined: &mut Examined) {
        let Some(rule) = self.rules().rules().iter().find(|rule| rule.judge.is_secret()) else {
            return;
        };
        let blocks = place::Blocks::of(reading.document());
        for (span, message) in said {
            let is_other = |one: &Finding| one.rule != rule.id || !one.span.overlaps(*span);
            examined.findings.retain(is_other);
            let place = SitePlace::new(&reading.source, &blocks, *span);
            examined.findings.extend(place.map(|place| place.exposed(rule, message)));
        }
    }

    /// The findings of a page that may speak of a scheme, and the secret numbers in it, which are in no
    /// word of any of them; where it is one of a site, also what it tells it.
    fn findings(
        &self,
        source: &SourceFile,
        document: &Document,
        facts: Option<&mut Facts>,
    ) -> (Vec<Finding>, Vec<String>) {
        let analysis = &Analysis::new(document, self.lexicon());
        let (claims, descriptions) = (&analysis.claims(), &analysis.descriptions());
        let page = Page { document, analysis, claims, descriptions };
        if let Some(facts) = facts {
            self.note(document, facts);
            for ready in self.ready.rules() {
                ready.kind.note_of_scheme(&ready.terms, &page, facts);
            }
            site::read(source, &page, &self.words, facts);
        }
        let judgements = judge_page(&self.ready, &page);
        let mut secrets: Vec<String> =
            judgements.iter().filter_map(|judgement| judgement.secret(analysis)).collect();
        secrets.sort_by_key(|digits| (Reverse(digits.len()), digits.clone()));
        secrets.dedup();
        let finding = |judgement| place::finding(source, document, analysis, judgement);
        let mut findings: Vec<Finding> = judgements.into_iter().map(finding).collect();
        if !secrets.is_empty() {
            findings.iter_mut().for_each(|finding| finding.mask(&secrets));
        }
        (findings, secrets)
    }

    /// Notes what a page, whatever it speaks of, tells its site.
    pub(super) fn note(&self, document: &Document, facts: &mut Facts) {
        for ready in self.ready.rules() {
            ready.kind.note(&ready.terms, document, facts);
        }
    }

    /// What the comments of a file leave out of its findings. Most files have none.
    pub fn suppressions(&self, source: &SourceFile, format: Format) -> Suppressions {
        if !has_comments(source) {
            return Suppressions::default();
        }
        Suppressions::new(self.rules(), source, format, &extract(source, format).comments)
    }

    /// The same of a file that was read.
    #[cfg(feature = "cli")]
    pub(crate) fn comments(&self, reading: &Reading) -> Suppressions {
        let Reading { source, format, .. } = reading;
        Suppressions::new(self.rules(), source, *format, &reading.document().comments)
    }

    /// The findings of one file that count when every rule does, those on its comments included,
    /// and those that a comment suppresses.
    pub fn check(&self, source: &SourceFile, format: Format) -> (Vec<Finding>, Vec<Suppressed>) {
        let document = OnceCell::new();
        let read = || document.get_or_init(|| extract(source, format));
        let settled =
            self.read(source, format, read, Asked::Nothing).settle(self.rules(), &[], true, &All);
        (settled.findings, settled.suppressed)
    }
}

/// What a document is asked to tell its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Nothing,
    All,
    /// All but what it is enough that one page tells, for one has told it.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "the engine asks so"))]
    Untold,
}

/// True when a text may have comments for the linter.
fn has_comments(source: &SourceFile) -> bool {
    memchr::memmem::find(source.text().as_bytes(), Comment::SIGN.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{LINTER, examined, reading};

    fn rules(findings: &[Finding]) -> Vec<(usize, &str)> {
        findings.iter().map(|finding| (finding.start.line, finding.rule.as_str())).collect()
    }

    #[test]
    fn all_that_comes_with_the_program_can_be_compiled() {
        LINTER.compile().unwrap();
    }

    #[test]
    fn findings_come_sorted_and_comments_leave_them_out_of_a_check_only() {
        let page = "<!-- sa-lint-disable-next-line acquisition-claim -->\n\
            <p>SECURITY ACTION 一つ星を取得しました。</p>\n\
            <p>SECURITY ACTION 二つ星の認定企業です。</p>\n";
        let reading = reading("a.html", page);
        let all = LINTER.lint(&reading.source, reading.format);
        assert_eq!(rules(&all), [(2, "acquisition-claim"), (3, "certification-claim")]);
        let (found, suppressed) = LINTER.check(&reading.source, reading.format);
        assert_eq!(rules(&found), [(3, "certification-claim")]);
        assert_eq!(suppressed.len(), 1);
    }

    #[test]
    fn a_text_without_a_trace_of_a_scheme_is_let_go() {
        let reading = reading("a.html", "<p>プライバシーマークを取得しました。</p>");
        assert!(!LINTER.may_have_findings(reading.source.text(), reading.format));
        assert_eq!(LINTER.lint(&reading.source, reading.format), []);
        assert_eq!(LINTER.lint_fully(&reading.source, reading.format), []);
    }

    #[test]
    fn a_page_tells_its_site_only_when_it_is_asked() {
        let page = "<p>当社は SECURITY ACTION 二つ星を宣言しました。</p>";
        assert!(examined(page, false).places.is_empty());
        let said = examined(page, true);
        assert_eq!((said.places.len(), said.facts.statements.len()), (1, 1));
    }
}
