//! A document in memory to a report: the whole core behind one call.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::extract::{Format, Reading, open};
use crate::fix;
use crate::lint::json::{self, JsonFinding, JsonSuppressed};
use crate::lint::{Allowed, Counts, Finding, Linter, Settled, Severity, Suppressed};
use crate::message::Lang;
use crate::rule::{RuleError, RuleSet};
use crate::text::{Encoding, SourceFile};

/// How documents are judged. Made once, used for any number of them; can be shared between threads.
#[derive(Debug)]
pub struct Config {
    linter: Linter,
    severities: BTreeMap<String, Option<Severity>>,
    encoding: Option<&'static Encoding>,
}

impl Config {
    /// Judges by `rules`.
    ///
    /// # Errors
    /// When the rules cannot be compiled together.
    pub fn new(rules: RuleSet) -> Result<Self, RuleError> {
        let linter = Linter::new(rules)?;
        Ok(Self { linter, severities: BTreeMap::new(), encoding: None })
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

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        self.linter.rules()
    }

    /// What cannot be read has no text.
    fn open(&self, name: &str, bytes: Vec<u8>) -> SourceFile {
        let opened = open(name, Format::from_path(name), bytes, self.encoding);
        opened.unwrap_or_else(|_| SourceFile::decode(name, Vec::new()))
    }

    /// What counts of one document.
    fn judge(&self, name: &str, bytes: Vec<u8>) -> fix::Judged {
        let source = self.open(name, bytes);
        let format = Format::from_path(name).unwrap_or_else(|| Format::from_content(source.text()));
        let reading = Reading::new(source, format);
        let examined = self.linter.examine(&reading, &Allowed::default(), false);
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
    let judged = config.judge(name, bytes.to_vec());
    Report {
        name: name.to_owned(),
        format: judged.reading.format,
        encoding: judged.reading.source.encoding(),
        findings: judged.findings,
        suppressed: judged.suppressed,
    }
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
    let mut judged = config.judge(name, bytes.to_vec());
    let judge = |raw| config.judge(name, raw);
    let repaired = fix::repair(&mut judged, unsafe_too, &judge)?;
    Some(repaired.after.reading.source.raw().to_vec())
}
