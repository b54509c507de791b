//! `init`, then `build`: from a few answers to a folder that can be published.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

use std::fs;

use crate::site_support::{PICTURE, sa_lint, stderr, stdout, tree};

const COMMON: [&str; 7] = [
    "--yes",
    "--company",
    "株式会社\"サンプル\" & 𠮷野",
    "--declared",
    "2026-04-01",
    "--url",
    "https://www.example.co.jp/security",
];

fn init(dir: &str, options: &[&str]) -> (i32, String, String) {
    let mut args = vec!["init", dir, "--lang", "en"];
    args.extend(options);
    let output = sa_lint(&args);
    (output.status.code().unwrap(), stdout(&output), stderr(&output))
}

fn scratch() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("project").to_str().unwrap().to_owned();
    (dir, path)
}

#[test]
fn answers_become_a_project_that_builds() {
    for (policy, files) in [
        (
            vec!["--stars", "2", "--make-policy", "--representative", "代表取締役　見本 太郎"],
            vec!["content/policy.en.md", "content/policy.md", "sa-lint.toml"],
        ),
        (
            vec!["--stars", "2", "--policy-url", "https://www.example.co.jp/policy/"],
            vec!["sa-lint.toml"],
        ),
        (vec!["--stars", "1"], vec!["sa-lint.toml"]),
        (
            vec!["--stars", "1", "--languages", "ja", "--email", "a@example.co.jp"],
            vec!["sa-lint.toml"],
        ),
    ] {
        let (_guard, dir) = scratch();
        let (code, out, err) = init(&dir, &[&COMMON[..], &policy].concat());
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(&format!("sa-lint build {dir}")), "{out}");
        assert_eq!(tree(dir.as_ref()).into_keys().collect::<Vec<_>>(), files);
        let built = sa_lint(&["build", &dir]);
        assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
        let page = fs::read_to_string(format!("{dir}/public/index.html")).unwrap();
        let name = "株式会社&quot;サンプル&quot; &amp; 𠮷野";
        assert!(page.contains(&format!("content=\"{name}は、IPAが実施する")), "{page}");
    }
}

#[test]
fn logo_is_copied_and_named() {
    let (guard, dir) = scratch();
    let logo = guard.path().join("security_action_hitotsuboshi-large_color.png");
    fs::write(&logo, PICTURE).unwrap();
    let options = ["--stars", "1", "--logo", logo.to_str().unwrap()];
    let (code, _, err) = init(&dir, &[&COMMON[..], &options].concat());
    assert_eq!(code, 0, "{err}");
    let copy = "static/security_action_hitotsuboshi-large_color.png";
    assert_eq!(tree(dir.as_ref())[copy], PICTURE);
    assert!(sa_lint(&["build", &dir]).status.success());
    assert_eq!(tree(dir.as_ref())[&copy.replace("static", "public")], PICTURE);
}

#[test]
fn nothing_is_overwritten_without_force() {
    let (_guard, dir) = scratch();
    fs::create_dir_all(format!("{dir}/content")).unwrap();
    fs::write(format!("{dir}/content/policy.md"), "mine").unwrap();
    let options =
        [&COMMON[..], &["--stars", "1", "--make-policy", "--representative", "A"]].concat();
    let (code, _, err) = init(&dir, &options);
    assert_eq!(code, 2);
    assert!(err.contains("policy.md\" exists already; nothing was"), "{err}");
    assert_eq!(tree(dir.as_ref()).into_keys().collect::<Vec<_>>(), ["content/policy.md"]);
    assert_eq!(init(&dir, &[&options[..], &["--force"]].concat()).0, 0);
    assert_ne!(tree(dir.as_ref())["content/policy.md"], b"mine");
}

#[test]
fn what_cannot_be_written_is_named() {
    let (_guard, dir) = scratch();
    fs::create_dir_all(&dir).unwrap();
    fs::write(format!("{dir}/content"), "a file where a folder belongs").unwrap();
    let (code, out, err) = init(&dir, &[&COMMON[..], &["--stars", "1"]].concat());
    assert_eq!((code, out.as_str()), (2, ""));
    // On a terminal's width the sentence is broken over lines.
    let said = err.replace("\n", "").replace([' ', '│'], "");
    assert!(said.contains("Cannotwriteto\""), "{err}");
    assert!(said.contains("/content\":"), "{err}");
}

#[test]
fn without_a_terminal_what_is_missing_or_wrong_is_told() {
    let (_guard, dir) = scratch();
    let (code, _, err) = init(&dir, &["--stars", "3", "--url", "javascript:1"]);
    assert_eq!(code, 2);
    for part in [
        "--company is missing",
        "--stars: SECURITY ACTION has no level 3.",
        "--declared is missing",
        "--url: An address of the kind \"javascript:\" is not allowed.",
    ] {
        assert!(err.contains(part), "{part} is not in: {err}");
    }
    let (code, _, err) = init(&dir, &[&COMMON[..], &["--stars", "2"]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("Two stars need a published information security policy."), "{err}");
    assert!(!std::path::Path::new(&dir).exists());
}

#[test]
fn templates_can_be_taken_out_and_changed() {
    let (_guard, dir) = scratch();
    assert_eq!(init(&dir, &[&COMMON[..], &["--stars", "1"]].concat()).0, 0);
    let before = {
        assert!(sa_lint(&["build", &dir]).status.success());
        tree(format!("{dir}/public").as_ref())
    };
    // All templates as files of one's own change nothing.
    assert!(sa_lint(&["template", "eject", "--dir", &dir]).status.success());
    assert!(sa_lint(&["build", &dir, "--check"]).status.success());
    let listed = stdout(&sa_lint(&["template", "list"]));
    let names: Vec<_> = tree(format!("{dir}/templates").as_ref()).into_keys().collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), names);
    fs::write(format!("{dir}/templates/copy.js"), "// changed\n").unwrap();
    assert!(sa_lint(&["build", &dir]).status.success());
    let after = tree(format!("{dir}/public").as_ref());
    let changed: Vec<_> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(changed, [".sa-lint-manifest.json", "en/wording.html", "wording.html"]);
    // What is there is not overwritten, and names are checked.
    let again = sa_lint(&["template", "eject", "copy.js", "--dir", &dir, "--lang", "en"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("copy.js\" exists already"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(format!("{dir}/templates/copy.js")).unwrap(), "// changed\n");
    let unknown = sa_lint(&["template", "eject", "nope.html", "--dir", &dir, "--lang", "en"]);
    assert!(
        stderr(&unknown).contains("There is no template \"nope.html\""),
        "{}",
        stderr(&unknown)
    );
}

/// A CI server can have a terminal that nobody sits at: nothing is asked there.
#[cfg(unix)]
#[test]
fn no_questions_on_a_ci_server() {
    let (_guard, dir) = scratch();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sa-lint"));
    command.args(["init", &dir, "--lang", "en"]).env("TERM", "xterm").env("CI", "true");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
    terminal.exp_string("--company is missing").unwrap();
    let ended = terminal.process().wait().unwrap();
    assert!(
        format!("{ended:?}").contains("Exited") && format!("{ended:?}").contains('2'),
        "{ended:?}"
    );
}

/// On a terminal each answer is judged at once, and asked again until it is right.
#[cfg(unix)]
#[test]
fn questions_on_a_terminal() {
    let (_guard, dir) = scratch();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sa-lint"));
    command.args(["init", &dir, "--lang", "en"]).env("TERM", "xterm").env("NO_COLOR", "1");
    command.env_remove("CI");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
    // In English, for the terminal's reader takes each byte for a character.
    let mut answer = |question: &str, text: &str| {
        terminal.exp_string(question).unwrap();
        terminal.send(text).unwrap();
        terminal.send("\r").unwrap();
        terminal.flush().unwrap();
    };
    const BACK: &str = "\u{7f}";
    answer("Name of the company", " ");
    answer("This is empty.", &format!("{BACK}株式会社サンプル"));
    answer("Its name in English", "");
    answer("Declared level", "3");
    answer("has no level 3", &format!("{BACK}2"));
    answer("Day of the declaration", "2026-02-30");
    answer("is no date of the calendar", &format!("{BACK}{BACK}28"));
    answer("will be published", "javascript:1");
    answer("is not allowed", &format!("{}https://www.example.co.jp/", BACK.repeat(12)));
    answer("Information security policy", "");
    answer("Title and name", "代表取締役 見本 太郎");
    answer("logo file", "");
    answer("Mail address", "");
    terminal.exp_string("sa-lint build").unwrap();
    terminal.exp_eof().unwrap();
    let config = fs::read_to_string(format!("{dir}/sa-lint.toml")).unwrap();
    let lines: Vec<&str> = config.lines().filter(|line| !line.starts_with(['#', '['])).collect();
    let settings: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        settings,
        [
            "company = \"株式会社サンプル\"",
            "stars = 2",
            "declared = 2026-02-28",
            "url = \"https://www.example.co.jp/\"",
            "languages = [\"ja\", \"en\"]",
            "output = \"public\"",
            "wording = true",
            "make = true",
            "representative = \"代表取締役 見本 太郎\"",
        ]
    );
}
