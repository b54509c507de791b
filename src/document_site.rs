//! Documents of one site, in memory, to a report on each: with what only all of them together tell.

use std::collections::BTreeMap;

use crate::document_report::{Config, Report};
use crate::judge::site::{self, Asset, Assets, Page, Remark};
use crate::lint::{Counts, Examined, Settled};
use crate::text::looks_binary;

/// The files of one site. Each is read as it is added; of its text only what is found is kept.
///
/// ```
/// use sa_lint::{Config, Site};
///
/// let config = Config::builtin()?;
/// let claim = "<p>当社は SECURITY ACTION 二つ星を宣言しました。</p>";
/// let mut site = Site::new(&config);
/// site.add("index.html", claim.as_bytes());
/// let reports = site.lint();
/// assert_eq!(reports[0].findings[0].rule, "policy-missing");
///
/// // With the page that was missing nothing is found.
/// let mut site = Site::new(&config);
/// site.add("index.html", claim.as_bytes());
/// site.add("policy.html", "<h1>情報セキュリティ基本方針</h1>".as_bytes());
/// assert!(site.lint().iter().all(|report| report.findings.is_empty()));
/// # Ok::<(), sa_lint::rule::RuleError>(())
/// ```
#[derive(Debug)]
pub struct Site<'c> {
    config: &'c Config,
    whole: bool,
    files: Vec<String>,
    pages: Vec<(Page, Report, Examined)>,
    assets: Assets,
}

impl<'c> Site<'c> {
    /// A site without a file.
    pub fn new(config: &'c Config) -> Self {
        let (files, pages) = (Vec::new(), Vec::new());
        Self { config, whole: true, files, pages, assets: Assets::default() }
    }

    /// Says that files of the site are missing, so that nothing is found for want of them.
    #[must_use]
    pub fn incomplete(mut self) -> Self {
        self.whole = false;
        self
    }

    /// Adds a file of any kind: a document, an image or a style sheet that documents refer to, or one
    /// of which only the name counts. `path`: from the root of the site, with `/` between its parts.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        self.files.push(path.to_owned());
        match Asset::read(path, bytes) {
            Some(Asset::Image(size)) => {
                self.assets.images.insert(path.to_owned(), size);
            }
            Some(Asset::Sheet(sheet)) => {
                self.assets.sheets.insert(path.to_owned(), sheet);
                return;
            }
            None => {}
        }
        if looks_binary(bytes) && !self.config.reads_packed(path) {
            return;
        }
        let (reading, mut examined) = self.config.examine(path, bytes.to_vec(), true);
        let facts = std::mem::take(&mut examined.facts).into();
        let page = Page { path: path.to_owned(), shown: path.to_owned(), facts };
        let report = Report::unsettled(path, &reading);
        self.pages.push((page, report, examined));
    }

    /// A report on each document, in the order in which they were added.
    pub fn lint(self) -> Vec<Report> {
        let Self { config, whole, files, pages: added, assets } = self;
        let (mut pages, mut read) = (Vec::new(), Vec::new());
        for (page, report, examined) in added {
            pages.push(page);
            read.push((report, examined));
        }
        let (declared, unaccepted) = (config.declared.clone(), config.unaccepted);
        let site = site::Site { pages, files, assets, declared, unaccepted, whole };
        let mut remarks: BTreeMap<usize, Vec<Remark>> = BTreeMap::new();
        if site.speaks() {
            for remark in config.linter.judge_site(&site, &|_| true) {
                remarks.entry(remark.page).or_default().push(remark);
            }
        }
        let complete = site.is_complete();
        read.into_iter()
            .enumerate()
            .map(|(page, (report, examined))| {
                let remarks = remarks.remove(&page).unwrap_or_default();
                let counts: &dyn Counts = config;
                let Settled { findings, suppressed } =
                    examined.settle(config.rules(), &remarks, complete, counts);
                Report { findings, suppressed, ..report }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Severity;

    fn found(site: Site<'_>) -> Vec<String> {
        let reports = site.lint();
        let findings = reports.iter().flat_map(|report| {
            report.findings.iter().map(|f| format!("{}:{} {}", report.name, f.start.line, f.rule))
        });
        findings.collect()
    }

    #[test]
    fn what_one_file_tells_of_another_is_found() {
        let config = Config::builtin().unwrap();
        let mut site = Site::new(&config);
        let logo = "security_action_futatsuboshi.svg";
        let index = format!(
            "<p>当社は SECURITY ACTION 二つ星を宣言しました。自己宣言ID：40012345678</p>\n\
             <img src=img/{logo} width=10 height=90 alt='SECURITY ACTION 二つ星'>\n\
             <!-- sa-lint-disable-next-line policy-missing -->\n<p>例"
        );
        site.add("./index.html", index.as_bytes());
        site.add("list.txt", "40012345678\n03-1234-5678".as_bytes());
        site.add(&format!("img/{logo}"), b"<svg width='100' height='100'/>");
        site.add("policy.pdf", b"%PDF-1.7\0\0");
        site.add("infosec.bin", b"\0\0");
        assert_eq!(
            found(site),
            [
                "index.html:1 id-exposed",
                "index.html:2 logo-ratio",
                "index.html:3 unused-suppression",
                "list.txt:1 id-exposed"
            ]
        );
    }

    #[test]
    fn settings_count_as_for_one_document() {
        let page = "<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>";
        let config = Config::builtin().unwrap().with_declared(2, "settings");
        let mut site = Site::new(&config);
        site.add("index.html", page.as_bytes());
        assert_eq!(found(site), ["index.html:1 level-mismatch"]);
        let config = config.with_severity("level-mismatch", None);
        let mut site = Site::new(&config);
        site.add("index.html", page.as_bytes());
        assert_eq!(found(site), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_found_for_want_of_files_that_are_missing() {
        let page = "<p>当社は SECURITY ACTION 二つ星を宣言しました。</p>";
        let config = Config::builtin().unwrap();
        let mut site = Site::new(&config).incomplete();
        site.add("index.html", page.as_bytes());
        assert_eq!(found(site), Vec::<String>::new());
        let config = config.with_severity("policy-missing", Some(Severity::Hint));
        let mut site = Site::new(&config);
        site.add("index.html", page.as_bytes());
        assert_eq!(site.lint()[0].findings[0].severity, Severity::Hint);
    }
}
