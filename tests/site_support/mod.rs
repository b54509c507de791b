//! Projects in scratch folders, for the tests of the page builder.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::civil::{Date, date};
use sa_lint::config::Problem;
use sa_lint::message::Lang;
use sa_lint::site::{Purpose, Rendered, Sources, render};
use tempfile::TempDir;

/// A picture that is nobody's mark: 120 × 96 grey pixels.
pub const PICTURE: &[u8] = include_bytes!("../fixtures/plain.png");

pub const TWO_STARS: &str = r#"[site]
company = "株式会社サンプル"
company_en = "Sample Co., Ltd."
stars = 2
declared = 2026-04-01
url = "https://www.example.co.jp/security/"
email = "info@example.co.jp"

[site.policy]
make = true
representative = "代表取締役　見本 太郎"
representative_en = "Representative Director, Taro Mihon"
"#;

pub const ONE_STAR: &str = r#"[site]
company = "見本商店"
stars = 1
declared = "2025-12-24"
url = "https://mihon.example.jp/"
languages = ["ja"]
wording = false
"#;

/// The day the tests take for today.
pub fn today() -> Date {
    date(2026, 11, 22)
}

pub struct Project {
    pub dir: TempDir,
}

impl Project {
    pub fn new(config: &str) -> Self {
        let project = Self { dir: tempfile::tempdir().unwrap() };
        project.file("sa-lint.toml", config);
        project
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn public(&self) -> PathBuf {
        self.path().join("public")
    }

    pub fn file(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let target = self.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
        self
    }

    pub fn sources(&self) -> Result<Sources, Vec<Problem>> {
        Sources::read(self.path(), today())
    }

    pub fn render(&self) -> Result<Rendered, Vec<Problem>> {
        render(&self.sources()?, Purpose::Publish)
    }

    pub fn html(&self, path: &str) -> String {
        let rendered = self.render().unwrap_or_else(|problems| panic!("{problems:#?}"));
        String::from_utf8(rendered.files[path].clone()).unwrap()
    }
}

/// `path:line:column message` of each problem, in English.
pub fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(line).collect()
}

pub fn line(problem: &Problem) -> String {
    match &problem.place {
        None => problem.message.text(Lang::En),
        Some(place) => {
            let (line, column) = place.line_column();
            format!("{}:{line}:{column} {}", place.path, problem.message.text(Lang::En))
        }
    }
}

/// Runs the program.
pub fn sa_lint(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sa-lint"))
        .args(args)
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// What it said, long lines joined again.
pub fn stderr(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    text.replace("\n  │ ", " ").replace("\n        ", " ")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Every file below a folder, with its bytes.
pub fn tree(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = std::collections::BTreeMap::new();
    for entry in ignore::WalkBuilder::new(folder).standard_filters(false).build() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// What a reader sees of a page: tags out, references read.
pub fn visible(html: &str) -> String {
    let body = &html[html.find("<body").unwrap_or(0)..];
    let mut text = String::new();
    let mut in_tag = false;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    htmlize::unescape(text).into_owned()
}
