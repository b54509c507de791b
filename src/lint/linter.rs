//! One source file to its findings, and all files of a site to what they say together.

use std::cell::OnceCell;

use super::judge::{self, Judgement};
use super::patterns::Patterns;
use super::place::{self, SitePlace};
use super::prefilter::{Prefilter, SitePrefilter};
use super::settle::All;
use super::site::{self, Facts, Remark, Site, Words};
use super::{Allowed, Finding, Suppressed, Suppressions, fingerprint};
use crate::claim::{Analysis, Lexicon};
use crate::document::{Comment, Document};
use crate::extract::{Format, Reading, extract};
use crate::rule::{RuleError, RuleSet};
use crate::text::{SourceFile, Span};

/// Rules made ready to judge; shared between threads.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
    lexicon: Lexicon,
    /// Compiled patterns of each rule, in the order of the rules.
    patterns: Vec<Patterns>,
    prefilter: Prefilter,
    site_prefilter: SitePrefilter,
    words: Words,
}

/// All that a document says, before anything is settled. It needs the document no more.
#[derive(Debug, Default)]
pub struct Examined {
    /// All its findings, in no particular order, their fingerprints not told apart yet.
    pub(super) findings: Vec<Finding>,
    /// What it says that matters to its site.
    pub facts: Facts,
    /// The places its site may have something to say of.
    pub places: Vec<SitePlace>,
    /// Its comments.
    pub comments: Suppressions,
    /// Where phrases stand that are allowed.
    pub(super) allowed: Vec<Span>,
}

impl Linter {
    /// Makes `rules` ready.
    ///
    /// # Errors
    /// When a pattern is no regular expression, or a rule's scheme is missing.
    pub fn new(rules: RuleSet) -> Result<Self, RuleError> {
        let lexicon = rules.lexicon()?;
        let patterns = rules.rules().iter().map(Patterns::new).collect::<Result<_, _>>()?;
        let prefilter = Prefilter::new(&rules, &lexicon)?;
        let site_prefilter = SitePrefilter::new(&rules)?;
        let words = Words::new(&lexicon)?;
        Ok(Self { rules, lexicon, patterns, prefilter, site_prefilter, words })
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The vocabulary and schemes it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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
        let mut findings =
            self.findings(source, &document, &Analysis::new(&document, &self.lexicon));
        sort(&mut findings);
        fingerprint::assign(&mut findings);
        findings
    }

    /// All that a document says, before anything is settled. `for_site`: with what it says to its
    /// site, also where it says nothing of a scheme.
    pub fn examine(&self, reading: &Reading, allowed: &Allowed, for_site: bool) -> Examined {
        let Reading { source, format, .. } = reading;
        let mut examined = self.read(source, *format, || reading.document(), for_site);
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
        for_site: bool,
    ) -> Examined {
        let mut examined = Examined::default();
        if has_comments(source) {
            examined.comments =
                Suppressions::new(&self.rules, source, format, &document().comments);
        }
        if self.may_have_findings(source.text(), format) {
            let analysis = Analysis::new(document(), &self.lexicon);
            examined.findings = self.findings(source, document(), &analysis);
            if for_site {
                let (rules, patterns) = (&self.rules, &self.patterns);
                examined.facts =
                    site::read(source, document(), &analysis, rules, patterns, &self.words);
            }
        } else if for_site && self.site_prefilter.passes(source.text(), format) {
            examined.facts = site::read_silent(document(), &self.rules, &self.patterns);
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

    /// What the rules on whole sites say of a site, by file and place. `wanted`: whether a rule is to
    /// say anything.
    pub fn judge_site(&self, site: &Site, wanted: &dyn Fn(&str) -> bool) -> Vec<Remark> {
        let mut remarks = site::judge(&self.rules, &self.patterns, &self.lexicon, site);
        remarks.extend(site::spread(&self.rules, site, wanted));
        remarks.retain(|remark| wanted(&remark.rule));
        remarks
    }

    fn findings(
        &self,
        source: &SourceFile,
        document: &Document,
        analysis: &Analysis,
    ) -> Vec<Finding> {
        let mut judgements = judge::judge_all(&self.rules, &self.patterns, analysis, document);
        judge::drop_weaker(&mut judgements);
        judgements
            .into_iter()
            .map(|judgement| place::finding(source, document, analysis, judgement))
            .collect()
    }

    /// What the comments of a file leave out of its findings. Most files have none.
    pub fn suppressions(&self, source: &SourceFile, format: Format) -> Suppressions {
        if !has_comments(source) {
            return Suppressions::default();
        }
        Suppressions::new(&self.rules, source, format, &extract(source, format).comments)
    }

    /// The findings of one file that count when every rule does, those on its comments included,
    /// and those that a comment suppresses.
    pub fn check(&self, source: &SourceFile, format: Format) -> (Vec<Finding>, Vec<Suppressed>) {
        let document = OnceCell::new();
        let read = || document.get_or_init(|| extract(source, format));
        let settled = self.read(source, format, read, false).settle(&self.rules, &[], true, &All);
        (settled.findings, settled.suppressed)
    }
}

/// True when a text may have comments for the linter.
fn has_comments(source: &SourceFile) -> bool {
    memchr::memmem::find(source.text().as_bytes(), Comment::SIGN.as_bytes()).is_some()
}

/// Sorts by place; keeps one of several findings of a rule at the same place.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule))
    });
    findings.dedup_by(|a, b| a.rule == b.rule && a.span == b.span);
}

/// What a rule says of one place, before it is turned into a finding.
pub(super) type Judgements<'r> = Vec<Judgement<'r>>;
