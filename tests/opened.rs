//! How often a run opens files: each once, whatever it takes to judge a whole site.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use sa_lint::engine::{Engine, Files, Fixing, Input, OnDisk};
use sa_lint::lint::Linter;
use sa_lint::report::Run;
use sa_lint::rule::RuleSet;

/// Counts what is opened.
#[derive(Debug, Default)]
struct Counting(Mutex<BTreeMap<String, usize>>);

impl Counting {
    fn count(&self, path: &Path) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        *self.0.lock().unwrap().entry(name).or_default() += 1;
    }
}

impl Files for Counting {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.count(path);
        OnDisk.read(path, most)
    }

    fn head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.count(path);
        OnDisk.head(path, most)
    }
}

/// A site that needs every file for its judgement: no policy stands anywhere, a number and a level are
/// named on one page and printed on another, logos are drawings that are pages themselves, a comment
/// waits for the whole site.
const SITE: [(&str, &str); 7] = [
    (
        "index.html",
        "<link rel=stylesheet href=a.css><title>株式会社サンプル</title>\
         <p>当社は SECURITY ACTION 二つ星を宣言しました。自己宣言ID：40012345678</p>\
         <img src=security_action_futatsuboshi.svg width=10 height=90 alt='SECURITY ACTION 二つ星'>",
    ),
    ("a.css", "p { margin: 0 }"),
    ("security_action_futatsuboshi.svg", "<svg width='100' height='100'/>"),
    ("company.html", "<p>SECURITY ACTION 一つ星を取得しました。</p>"),
    ("list.html", "<table><tr><td>40012345678<td>4001-2345-679</table>"),
    ("waits.html", "<p>例<!-- sa-lint-disable-line policy-missing --></p>"),
    ("other.html", "<p>会社概要</p>"),
];

fn run(fixing: Option<Fixing>) -> (Run, BTreeMap<String, usize>, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in SITE {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let files = Arc::new(Counting::default());
    let engine = Engine::new(Linter::new(RuleSet::builtin().unwrap()).unwrap())
        .files(Arc::clone(&files) as Arc<dyn Files>)
        .fixing(fixing);
    let run = engine.run(vec![Input::Path(folder.path().to_path_buf())]).unwrap();
    let opened = files.0.lock().unwrap().clone();
    let waits = std::fs::read_to_string(folder.path().join("waits.html")).unwrap();
    (run, opened, waits)
}

fn rules(run: &Run) -> Vec<String> {
    let found = run.findings();
    let mut found: Vec<String> = found
        .map(|(path, found)| {
            let name = path.rsplit('/').next().unwrap();
            format!("{name}:{} {}", found.finding.start.line, found.finding.rule)
        })
        .collect();
    found.sort();
    found
}

#[test]
fn no_file_is_opened_twice() {
    let (run, opened, _) = run(None);
    assert_eq!(
        rules(&run),
        [
            "company.html:1 acquisition-claim",
            "company.html:1 level-mismatch",
            "index.html:1 id-exposed",
            "index.html:1 logo-ratio",
            "index.html:1 policy-missing",
            "list.html:1 id-exposed",
            "waits.html:1 unused-suppression",
        ]
    );
    assert!(opened.values().all(|times| *times == 1), "{opened:?}");
    assert_eq!(opened.len(), SITE.len(), "{opened:?}");
}

#[test]
fn fixes_open_a_file_again_only_to_compare_it_before_it_is_replaced() {
    let fixing = |write| Some(Fixing { unsafe_too: true, write });
    let (shown, opened, waits) = run(fixing(false));
    assert!(opened.values().all(|times| *times == 1), "{opened:?}");
    assert_eq!((shown.repairs().count(), waits.as_str()), (2, SITE[5].1));
    // The comparison is the writer's own.
    let (written, opened, waits) = run(fixing(true));
    assert!(opened.values().all(|times| *times == 1), "{opened:?}");
    assert_eq!((written.repairs().count(), waits.as_str()), (2, "<p>例</p>"));
}

#[test]
fn a_policy_that_is_there_no_more_is_missed_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("policy.html");
    std::fs::write(
        folder.path().join("index.html"),
        "<p>SECURITY ACTION 二つ星を宣言しました。</p>",
    )
    .unwrap();
    std::fs::write(&policy, "<h1>情報セキュリティ基本方針</h1>").unwrap();
    let engine = Engine::new(Linter::new(RuleSet::builtin().unwrap()).unwrap());
    let found = || rules(&engine.run(vec![Input::Path(folder.path().to_path_buf())]).unwrap());
    assert_eq!(found(), [""; 0]);
    std::fs::remove_file(policy).unwrap();
    assert_eq!(found(), ["index.html:1 policy-missing"]);
}
