//! A document in memory to a report: the whole core behind one call.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::extract::{Format, Reading, open};
use crate::fix;
use crate::lint::json::{self, JsonFinding, JsonSuppressed};
use crate::lint::{Allowed, Counts, Examined, Finding, Linter, Settled, Severity, Suppressed};
use crate::message::Lang;
use crate::rule::{RuleError, RuleSet};
use crate::text::{Encoding, SourceFile};

/// How documents are judged. Made once, used for any number of them; can be shared between threads.
#[derive(Debug)]
pub struct Config {
    pub(crate) linter: Linter,
    severities: BTreeMap<String, Option<Severity>>,
    encoding: Option<&'static Encoding>,
    allowed: Allowed,
    /// How many stars were declared, and where that is said.
    pub(crate) declared: Option<(u8, String)>,
    pub(crate) unaccepted: bool,
}

impl Config {
    /// Judges by `rules`.
    ///
    /// # Errors
    /// When the rules cannot be compiled together.
    pub fn new(rules: RuleSet) -> Result<Self, RuleError> {
        let linter = Linter::new(rules)?;
        let (severities, allowed) = (BTreeMap::new(), Allowed::default());
        Ok(Self { linter, severities, encoding: None, allowed, declared: None, unaccepted: false })
    }

    /// Judges by the rules that come with the program.
    ///
    /// # Errors
    /// Never, as a test shows; the type is that of [`Config::new`].
    pub fn builtin() -> Result<Self, RuleError> {
        Self::new(RuleSet::builtin()?)
    }

    /// Gives the findings of a rule another severity; `None` leaves them out.
    #[must_use]
    pub fn with_severity(mut self, rule: &str, severity: Option<Severity>) -> Self {
        self.severities.insert(rule.to_owned(), severity);
        self
    }

    /// Reads all documents in this encoding, whatever they say of themselves.
    #[must_use]
    pub fn with_encoding(mut self, encoding: &'static Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Finds nothing in these phrases.
    #[must_use]
    pub fn with_allowed(mut self, phrases: &[String]) -> Self {
        self.allowed = Allowed::new(phrases);
        self
    }

    /// Says how many stars the company declared, for [`Site`](crate::Site); `place` is what findings
    /// name as the place that says so.
    #[must_use]
    pub fn with_declared(mut self, stars: u8, place: &str) -> Self {
        self.declared = Some((stars, place.to_owned()));
        self
    }

    /// Says that the declaration is not accepted yet, for [`Site`](crate::Site).
    #[must_use]
    pub fn with_acceptance_pending(mut self) -> Self {
        self.unaccepted = true;
        self
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        self.linter.rules()
    }

    /// What cannot be read has no text.
    fn open(&self, name: &str, bytes: Vec<u8>) -> SourceFile {
        let opened = open(name, Format::from_path(name), bytes, self.encoding);
        opened.unwrap_or_else(|_| SourceFile::decode(name, Vec::new()))
    }

    /// True where the bytes of a file of this name are no text and are read all the same.
    pub(crate) fn reads_packed(&self, name: &str) -> bool {
        let wide = self.encoding.is_some_and(|encoding| !encoding.is_ascii_compatible());
        wide || Format::from_path(name).is_some_and(Format::is_packed)
    }

    /// A document and all that it says. `for_site`: with what it says to its site.
    pub(crate) fn examine(
        &self,
        name: &str,
        bytes: Vec<u8>,
        for_site: bool,
    ) -> (Reading, Examined) {
        self.examine_opened(name, self.open(name, bytes), for_site)
    }

    fn examine_opened(
        &self,
        name: &str,
        source: SourceFile,
        for_site: bool,
    ) -> (Reading, Examined) {
        let format = Format::from_path(name).unwrap_or_else(|| Format::from_content(source.text()));
        let reading = Reading::new(source, format);
        let examined = self.linter.examine(&reading, &self.allowed, for_site);
        (reading, examined)
    }

    /// What counts of one document.
    fn judge(&self, name: &str, source: SourceFile) -> fix::Judged {
        let (reading, examined) = self.examine_opened(name, source, false);
        let Settled { findings, suppressed } = examined.settle(self.rules(), &[], false, self);
        fix::Judged { reading, findings, suppressed }
    }
}

impl Counts for Config {
    fn severity(&self, rule: &str, own: Severity) -> Option<Severity> {
        self.severities.get(rule).copied().unwrap_or(Some(own))
    }
}

/// What is found in one document.
///
/// Serialises, through [`Report::to_json`], to the objects that `docs/json.md` describes. The ids of
/// rules, the fields and the JSON are stable; messages are not.
#[derive(Debug)]
pub struct Report {
    /// What the document was called.
    pub name: String,
    /// How its text was read.
    pub format: Format,
    /// The encoding it was read in, by its name in the Encoding Standard.
    pub encoding: &'static str,
    /// Its findings that count, sorted by place, none twice.
    pub findings: Vec<Finding>,
    /// Those that a comment suppresses.
    pub suppressed: Vec<Suppressed>,
}

impl Report {
    /// A document of which nothing is settled yet.
    pub(crate) fn unsettled(name: &str, reading: &Reading) -> Self {
        Self {
            name: name.to_owned(),
            format: reading.format,
            encoding: reading.source.encoding(),
            findings: Vec::new(),
            suppressed: Vec::new(),
        }
    }

    /// The same as a value that serialises, messages in `lang`.
    pub fn to_json(&self, lang: Lang) -> impl Serialize {
        let path = self.name.as_str();
        JsonReport {
            path,
            encoding: self.encoding,
            findings: self.findings.iter().map(|f| json::finding(path, f, lang)).collect(),
            suppressed: self.suppressed.iter().map(|s| json::suppressed(path, s, lang)).collect(),
        }
    }
}

#[derive(Serialize)]
struct JsonReport<'a> {
    path: &'a str,
    encoding: &'static str,
    findings: Vec<JsonFinding<'a>>,
    suppressed: Vec<JsonSuppressed<'a>>,
}

/// The findings of a document. `name` says its format by its extension; where that says nothing,
/// the text does. Any bytes may come in.
///
/// ```
/// use sa_lint::{Config, lint};
///
/// let config = Config::builtin()?;
/// let page = "<p>SECURITY ACTION 二つ星を取得しました。</p>";
/// let report = lint("index.html", page.as_bytes(), &config);
/// let finding = &report.findings[0];
/// assert_eq!(finding.rule, "acquisition-claim");
/// assert_eq!((finding.start.line, finding.start.column), (1, 20));
/// assert_eq!(finding.matched, "二つ星を取得しました");
/// # Ok::<(), sa_lint::rule::RuleError>(())
/// ```
pub fn lint(name: &str, bytes: &[u8], config: &Config) -> Report {
    lint_opened(name, config.open(name, bytes.to_vec()), config).1
}

/// The findings of a document that [`extract::open`](crate::extract::open()) read, and its text again.
pub fn lint_opened(name: &str, source: SourceFile, config: &Config) -> (SourceFile, Report) {
    let fix::Judged { reading, findings, suppressed } = config.judge(name, source);
    let report = Report { findings, suppressed, ..Report::unsettled(name, &reading) };
    (reading.source, report)
}

/// The bytes of a document with its fixes made, those too that a person should read where
/// `unsafe_too`; `None` where nothing can be fixed. Each fix is proved: the finding is gone, none is
/// new, and all other bytes are the same.
///
/// ```
/// use sa_lint::{Config, repair};
///
/// let config = Config::builtin()?;
/// let page = "<p>SECURITY ACTION 二つ星を取得しました。</p>";
/// let repaired = repair("index.html", page.as_bytes(), &config, false);
/// let right = "<p>SECURITY ACTION 二つ星を宣言しました。</p>";
/// assert_eq!(repaired.as_deref(), Some(right.as_bytes()));
/// # Ok::<(), sa_lint::rule::RuleError>(())
/// ```
pub fn repair(name: &str, bytes: &[u8], config: &Config, unsafe_too: bool) -> Option<Vec<u8>> {
    let judge = |raw| config.judge(name, config.open(name, raw));
    let mut judged = judge(bytes.to_vec());
    let repaired = fix::repair(&mut judged, unsafe_too, &judge)?;
    Some(repaired.after.reading.source.raw().to_vec())
}
