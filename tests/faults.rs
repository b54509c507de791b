//! What goes wrong around a run, each caused for real: full disks and outputs, other programs at the same
//! files, files that come, go and never end, folders without end.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::Case;
use crate::site_support::{TWO_STARS, tree};

const WRONG: &str = "<p>SECURITY ACTION の一つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION の一つ星を宣言しました。</p>\n";

/// The names in a folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs a case where no file may grow beyond so many half kilobytes: a write fails half way, as on a full
/// disk.
fn on_a_small_disk(case: &Case, halves: usize) -> Output {
    let program = case.command();
    Command::new("sh")
        .arg("-c")
        .arg(format!("trap '' XFSZ; ulimit -f {halves}; exec \"$0\" \"$@\""))
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(program.get_current_dir().unwrap())
        .env_clear()
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

/// What goes wrong with standard output is said on the other, in the user's language, with what to do.
#[test]
fn a_full_standard_output_is_told() {
    for (lang, said) in [
        (
            "ja",
            "sa-lint: 標準出力に書き出せませんでした（ディスクに空きがありません）。出力は途中までです。書き込み先を確かめて、もう一度実行してください。\n",
        ),
        (
            "en",
            "sa-lint: standard output could not be written (the disk is full). What is there is not all; look at \
             where it goes, and run this again.\n",
        ),
    ] {
        for args in [
            "a.html",
            "--format json a.html",
            "--format html a.html",
            "rules",
            "explain scheme-name",
        ] {
            let case = Case::new(&format!("{args} --lang {lang}")).file("a.html", WRONG);
            let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
            let output = case.command().stdout(full).output().unwrap();
            assert_eq!(String::from_utf8(output.stderr).unwrap(), said, "{args}");
            assert_eq!(output.status.code(), Some(2), "{args}");
        }
    }
    for args in ["--help", "--version", "completions bash", "man", "config", "formats"] {
        let case = Case::new(args);
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = case.command().stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("標準出力に書き出せませんでした（ディスクに空き"), "{args}: {said}");
        assert_eq!(output.status.code(), Some(2), "{args}");
    }
}

/// Reports and baselines: what was there is there still, and nothing lies beside it.
#[test]
fn a_full_disk_leaves_reports_and_baselines_as_they_were() {
    let pages = WRONG.repeat(400);
    let case = Case::new("a.html --quiet --format concise --lang en --output html=found.html")
        .file("a.html", &pages)
        .file("found.html", "of yesterday");
    let output = on_a_small_disk(&case, 8);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "sa-lint: found.html was not written: a file may not become that large here.\n"
    );
    assert_eq!(output.status.code(), Some(2));
    let said = case.exits(1);
    assert_eq!(names(said.path()), ["a.html", "found.html"], "nothing is left behind");
    assert!(said.bytes("found.html").len() > 8 * 512, "it was large enough to fail");

    let case = Case::new(
        "a.html --quiet --lang en --baseline base.json --update-baseline --extend-baseline",
    )
    .args("--format concise")
    .file("a.html", (0..200).map(|n| format!("<h2>{n}</h2>{WRONG}")).collect::<String>())
    .file("base.json", "{ \"schema_version\": 1, \"files\": {} }");
    let output = on_a_small_disk(&case, 8);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "sa-lint: base.json: the baseline cannot be written (a file may not become that large here); it is as \
         it was\n"
    );
    assert_eq!(output.status.code(), Some(2));
    let folder = case.command().get_current_dir().unwrap().to_path_buf();
    assert_eq!(
        fs::read(folder.join("base.json")).unwrap(),
        b"{ \"schema_version\": 1, \"files\": {} }"
    );
    assert_eq!(names(&folder), ["a.html", "base.json"], "nothing is left behind");
    let said = case.exits(0);
    assert!(said.bytes("base.json").len() > 8 * 512, "it was large enough to fail");
}

/// A build that cannot be finished leaves the site of before, and no scratch.
#[test]
fn a_full_disk_leaves_the_site_of_before() {
    let project = Case::new("build --lang en").file("sa-lint.toml", TWO_STARS).exits(0);
    let before = tree(project.path());
    let large = "大きなファイル。".repeat(4_000);
    let case = project.then("build --lang en").file("static/large.txt", &large);
    let output = on_a_small_disk(&case, 64);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("\"./public\"") && said.contains("What was there before is unchanged."),
        "{said}"
    );
    assert!(said.contains("a file may not become that large here"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    let folder = case.command().get_current_dir().unwrap().to_path_buf();
    fs::remove_dir_all(folder.join("static")).unwrap();
    assert_eq!(tree(&folder), before);
    let mut left = names(&folder);
    left.retain(|name| name.starts_with(".sa-lint-"));
    assert_eq!(left, [""; 0], "nothing is left behind");
}

/// Two names of one file are two files: each is put right, and a name outside of the folder keeps its bytes.
#[test]
fn a_hard_link_out_of_the_folder_keeps_its_bytes() {
    let said = Case::new("--fix --lang en site")
        .file("others/a.html", WRONG)
        .folder("site")
        .prepared(|root| {
            fs::hard_link(root.join("others/a.html"), root.join("site/a.html")).unwrap();
            fs::hard_link(root.join("others/a.html"), root.join("site/b.html")).unwrap();
        })
        .exits(0)
        .stderr("");
    assert_eq!(said.bytes("others/a.html"), WRONG.as_bytes());
    assert_eq!(said.bytes("site/a.html"), RIGHT.as_bytes());
    assert_eq!(said.bytes("site/b.html"), RIGHT.as_bytes());
    assert_eq!(names(&said.path().join("site")), ["a.html", "b.html"]);
}

#[test]
fn a_hundred_thousand_files_in_a_folder_are_read() {
    let case = Case::new("--quiet --format concise -j 2 many").prepared(|root| {
        fs::create_dir(root.join("many")).unwrap();
        for number in 0..100_000 {
            fs::File::create(root.join(format!("many/{number:06}.html"))).unwrap();
        }
        fs::write(root.join("many/077777.html"), WRONG).unwrap();
    });
    let said = case.exits(1).stderr("");
    assert!(said.stdout.starts_with("many/077777.html:1:21: error[acquisition-claim]"), "{said}");
    assert_eq!(said.stdout.lines().count(), 1, "{said}");
}

/// Killed at any moment over thousands of files, the program leaves each as it was or as it should be, and
/// the next run goes on.
#[test]
fn killed_over_two_thousand_files_it_leaves_whole_ones() {
    const FILES: usize = 2_000;
    let name = |number: usize| format!("{number}.html");
    let mut case = Case::new("--fix --quiet").prepared(|root| {
        (0..FILES).for_each(|number| fs::write(root.join(name(number)), WRONG).unwrap());
    });
    let fixed = |root: &Path| {
        let is_fixed = |number: &usize| {
            let text = fs::read_to_string(root.join(name(*number))).unwrap();
            assert!(text == WRONG || text == RIGHT, "{number}: {text:?}");
            text == RIGHT
        };
        (0..FILES).filter(is_fixed).count()
    };
    let mut done = 0;
    for _ in 0..3 {
        let mut command = case.command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let folder = command.get_current_dir().unwrap().to_path_buf();
        let begun = Instant::now();
        // Some more are done, and others are under way.
        while fixed(&folder) < done + 50 {
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing is fixed");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        case = case.prepared(|root| done = fixed(root));
        assert!(done < FILES, "it was killed too late");
    }
    // What a killed process leaves is hidden, called as its own, and at most one for each thread.
    let left = names(case.command().get_current_dir().unwrap());
    let left: Vec<_> = left.iter().filter(|name| name.starts_with('.')).collect();
    assert!(
        left.iter().all(|name| name.starts_with(".sa-lint-") && name.ends_with(".tmp")),
        "{left:?}"
    );
    assert!(left.len() <= 3 * 64, "{left:?}");
}

/// A named pipe that nobody writes to holds the run until the test is done with the other files.
fn held(case: Case, meanwhile: impl FnOnce(&Path)) -> (Output, Case) {
    let case = case.prepared(|root| {
        assert!(Command::new("mkfifo").arg(root.join("pipe.html")).status().unwrap().success());
    });
    let child = case.command().spawn().unwrap();
    let folder = case.command().get_current_dir().unwrap().to_path_buf();
    let begun = Instant::now();
    let pipe = loop {
        // O_NONBLOCK: refused until somebody reads.
        let opened =
            OpenOptions::new().write(true).custom_flags(0o4000).open(folder.join("pipe.html"));
        if let Ok(pipe) = opened {
            break pipe;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "nobody reads the pipe");
        sleep(Duration::from_millis(5));
    };
    meanwhile(&folder);
    drop(pipe);
    (child.wait_with_output().unwrap(), case)
}

#[test]
fn a_file_that_goes_during_the_run_is_named() {
    let case = Case::new("--lang en -j 1 pipe.html a.html b.html")
        .file("a.html", "x")
        .file("b.html", WRONG);
    let (output, _case) = held(case, |root| fs::remove_file(root.join("a.html")).unwrap());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "sa-lint: a.html: no such file or folder\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("b.html:1:21"));
}

/// A file that grows is read as far as it goes at the moment; one without end is given up.
#[test]
fn a_file_that_grows_or_never_ends_is_bounded() {
    let case = Case::new("--lang en -j 1 --format concise pipe.html a.html").file("a.html", WRONG);
    let (output, _case) = held(case, |root| {
        let mut file = OpenOptions::new().append(true).open(root.join("a.html")).unwrap();
        file.write_all(WRONG.repeat(1_000).as_bytes()).unwrap();
    });
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1_001);

    let refused = "is larger than 256 MiB, so it was not checked ([lint.limits] file_size)\n";
    let said = Case::new("--lang en /dev/zero a.html").file("a.html", RIGHT).exits(2);
    assert_eq!(said.stderr, format!("sa-lint: /dev/zero: it {refused}"));
    assert!(said.stdout.starts_with("1 file checked."), "{said}");
    // Nothing of a file is read that says how large it is.
    let said = Case::new("--lang en site").file("site/b.html", WRONG).prepared(|root| {
        let file = fs::File::create(root.join("site/a.html")).unwrap();
        file.set_len(1 << 40).unwrap();
    });
    let begun = Instant::now();
    let said = said.exits(2);
    assert_eq!(said.stderr, format!("sa-lint: site/a.html: it {refused}"));
    assert!(begun.elapsed() < Duration::from_secs(20));
    let case = Case::new("--lang en -");
    let mut child = case.command();
    child.stdin(fs::File::open("/dev/zero").unwrap());
    let output = child.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "sa-lint: cannot read standard input: it is larger than 256 MiB, so it was not checked\n"
    );
}

/// Two runs that take findings into one baseline: none is lost without a word.
#[test]
fn two_runs_over_one_baseline_lose_nothing_in_silence() {
    let case = Case::new("--lang en --quiet --format concise --baseline base.json --extend-baseline pipe.html a.html")
        .file("a.html", WRONG)
        .file("b.html", "<p>SECURITY ACTION 二つ星の認定を受けました。</p>\n")
        .file("base.json", "{ \"schema_version\": 1, \"files\": {} }");
    let other = "--quiet --baseline base.json --extend-baseline b.html";
    let (output, case) = held(case, |root| {
        let other = Case::new(other).command().current_dir(root).status().unwrap();
        assert!(other.success());
    });
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "sa-lint: base.json: another program wrote the baseline meanwhile, and it is left as that program wrote \
         it; run this again\n"
    );
    assert_eq!(output.status.code(), Some(2));
    case.prepared(|root| {
        let text = fs::read_to_string(root.join("base.json")).unwrap();
        assert!(text.contains("b.html") && !text.contains("a.html"), "{text}");
        // Nor is one made over one that came meanwhile.
        fs::remove_file(root.join("pipe.html")).unwrap();
        fs::remove_file(root.join("base.json")).unwrap();
    });
    let case = Case::new("--lang en --quiet --format concise --baseline base.json --update-baseline pipe.html a.html")
        .file("a.html", WRONG)
        .file("b.html", WRONG);
    let (output, case) = held(case, |root| {
        let other = Case::new(&other.replace("extend", "update"))
            .command()
            .current_dir(root)
            .status()
            .unwrap();
        assert!(other.success());
    });
    assert_eq!(output.status.code(), Some(2));
    case.prepared(|root| {
        let text = fs::read_to_string(root.join("base.json")).unwrap();
        assert!(text.contains("b.html") && !text.contains("a.html"), "{text}");
    });
}

/// Builds and reports at the same time into one place: in the end one of them is there, whole.
#[test]
fn runs_at_once_leave_one_whole_output() {
    let mut case = Case::new("build --quiet --lang en").file("sa-lint.toml", TWO_STARS);
    for number in 0..200 {
        case = case.file(&format!("static/{number}.txt"), format!("{number}"));
    }
    let children: Vec<_> = (0..6).map(|_| case.command().spawn().unwrap()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
    }
    let said = case.exits(0);
    let whole = tree(&said.path().join("public"));
    assert!(
        (0..200).all(|number| whole[&format!("{number}.txt")] == number.to_string().as_bytes())
    );
    assert!(!names(said.path()).iter().any(|name| name.starts_with(".sa-lint-")), "{said}");

    let case = Case::new("--quiet --format concise --output json=found.json a.html")
        .file("a.html", WRONG.repeat(50));
    let mut children: Vec<_> = (0..6).map(|_| case.command().spawn().unwrap()).collect();
    // Whoever reads meanwhile reads a whole one.
    let folder = case.command().get_current_dir().unwrap().to_path_buf();
    while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
        if let Ok(bytes) = fs::read(folder.join("found.json")) {
            serde_json::from_slice::<serde_json::Value>(&bytes).expect("whole");
        }
        sleep(Duration::from_millis(1));
    }
    assert_eq!(names(&folder), ["a.html", "found.json"]);
}
