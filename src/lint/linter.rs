//! One source file to its findings, and all files of a site to what they say together.

use super::judge::{self, Judgement};
use super::patterns::Patterns;
use super::place;
use super::site::{self, Facts, Printed, Remark, Site, Words};
use super::{Finding, Suppressed, Suppressions, fingerprint};
use crate::claim::{Analysis, Lexicon};
use crate::document::{Comment, Document};
use crate::extract::{Format, extract};
use crate::rule::{Judge, RuleError, RuleSet};
use crate::text::SourceFile;

/// Rules made ready to judge; shared between threads.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
    lexicon: Lexicon,
    /// Compiled patterns of each rule, in the order of the rules.
    patterns: Vec<Patterns>,
    prefilter: super::Prefilter,
    words: Words,
}

/// A file that was read.
#[derive(Debug, Default)]
pub struct Examined {
    /// Its findings, sorted by place, none twice.
    pub findings: Vec<Finding>,
    /// What it says that matters to its site.
    pub facts: Facts,
}

impl Linter {
    /// Makes `rules` ready.
    ///
    /// # Errors
    /// When a pattern is no regular expression, or a rule's scheme is missing.
    pub fn new(rules: RuleSet) -> Result<Self, RuleError> {
        let lexicon = rules.lexicon()?;
        let patterns = rules.rules().iter().map(Patterns::new).collect::<Result<_, _>>()?;
        let prefilter = super::Prefilter::new(&rules, &lexicon)?;
        let words = Words::new(&lexicon)?;
        Ok(Self { rules, lexicon, patterns, prefilter, words })
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The vocabulary and schemes it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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
        let analysis = Analysis::new(&document, &self.lexicon);
        self.findings(source, &document, &analysis, &[])
    }

    /// The findings of a file of a site, and what it says to its site; of a file that cannot have
    /// findings neither. `remarks`: what is known already from the whole site of this file.
    pub fn examine(&self, source: &SourceFile, format: Format, remarks: &[Remark]) -> Examined {
        if remarks.is_empty() && !self.may_have_findings(source.text(), format) {
            return Examined::default();
        }
        let document = extract(source, format);
        let analysis = Analysis::new(&document, &self.lexicon);
        let findings = self.findings(source, &document, &analysis, remarks);
        let (rules, patterns) = (&self.rules, &self.patterns);
        let facts = site::read(source, &document, &analysis, rules, patterns, &self.words);
        Examined { findings, facts }
    }

    /// What the rules on whole sites say of a site, by file and place.
    pub fn judge_site(&self, site: &Site) -> Vec<Remark> {
        site::judge(&self.rules, &self.patterns, &self.lexicon, site)
    }

    /// The policy rules, by index, whose policy a file holds or links.
    pub fn policies_in(&self, source: &SourceFile, format: Format) -> Vec<usize> {
        let document = extract(source, format);
        let rules = self.rules.rules().iter().zip(&self.patterns).enumerate();
        rules
            .filter(|(_, (rule, patterns))| match &rule.judge {
                Judge::SitePolicy(policy) => site::holds(&document, policy, patterns),
                _ => false,
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// Where a file prints one of `numbers` (digits), whatever stands beside it.
    pub fn numbers_in(
        &self,
        source: &SourceFile,
        format: Format,
        numbers: &[String],
    ) -> Vec<Printed> {
        site::find(&extract(source, format), numbers)
    }

    fn findings(
        &self,
        source: &SourceFile,
        document: &Document,
        analysis: &Analysis,
        remarks: &[Remark],
    ) -> Vec<Finding> {
        let mut judgements = judge::judge_all(&self.rules, &self.patterns, analysis, document);
        judge::drop_weaker(&mut judgements);
        let mut findings: Vec<Finding> = judgements
            .into_iter()
            .map(|judgement| place::finding(source, document, analysis, judgement))
            .collect();
        if !remarks.is_empty() {
            let blocks = place::Blocks::of(document);
            findings.extend(remarks.iter().filter_map(|remark| {
                place::remarked(source, &blocks, self.rules.get(&remark.rule)?, remark)
            }));
        }
        sort(&mut findings);
        fingerprint::assign(&mut findings);
        findings
    }

    /// What the comments of a file leave out of its findings. Most files have none, and are not
    /// read again.
    pub fn suppressions(&self, source: &SourceFile, format: Format) -> Suppressions {
        let text = source.text().as_bytes();
        if memchr::memmem::find(text, Comment::SIGN.as_bytes()).is_none() {
            return Suppressions::default();
        }
        let document = extract(source, format);
        Suppressions::new(&self.rules, source, format, &document.comments)
    }

    /// The findings of one file that count when every rule does, those on its comments included,
    /// and those that a comment suppresses.
    pub fn check(&self, source: &SourceFile, format: Format) -> (Vec<Finding>, Vec<Suppressed>) {
        let mut counting = self.lint(source, format);
        let mut suppressions = self.suppressions(source, format);
        let suppressed = suppressions.part(&mut counting);
        counting.extend(suppressions.problems(|_| true));
        sort(&mut counting);
        (counting, suppressed)
    }
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
