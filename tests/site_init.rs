//! `init`, then `build`: from a few answers to a folder that can be published.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

use std::fs;

use crate::site_support::{PICTURE, sa_lint, stderr, stdout, tree};

const SCHEMA: &str = ".sa-lint.schema.json";

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
            vec![SCHEMA, "content/policy.en.md", "content/policy.md", "sa-lint.toml"],
        ),
        (
            vec!["--stars", "2", "--policy-url", "https://www.example.co.jp/policy/"],
            vec![SCHEMA, "sa-lint.toml"],
        ),
        (vec!["--stars", "1"], vec![SCHEMA, "sa-lint.toml"]),
        (
            vec!["--stars", "1", "--languages", "ja", "--email", "a@example.co.jp"],
            vec![SCHEMA, "sa-lint.toml"],
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
    let internal = tree(format!("{dir}/wording").as_ref());
    // All templates as files of one's own change nothing.
    assert!(sa_lint(&["template", "eject", "--dir", &dir]).status.success());
    assert!(sa_lint(&["build", &dir, "--check"]).status.success());
    let listed = stdout(&sa_lint(&["template", "list"]));
    let names: Vec<_> = tree(format!("{dir}/templates").as_ref()).into_keys().collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), names);
    fs::write(format!("{dir}/templates/copy.js"), "// changed\n").unwrap();
    assert!(sa_lint(&["build", &dir]).status.success());
    assert_eq!(before, tree(format!("{dir}/public").as_ref()));
    let after = tree(format!("{dir}/wording").as_ref());
    let before = internal;
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

/// A terminal at which `init` asks its questions.
#[cfg(unix)]
fn terminal(dir: &str, lang: &str) -> rexpect::session::PtySession {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sa-lint"));
    command.args(["init", dir, "--lang", lang]).env("TERM", "xterm").env("NO_COLOR", "1");
    command.env_remove("CI");
    rexpect::session::spawn_command(command, Some(20_000)).unwrap()
}

#[cfg(unix)]
fn answer(terminal: &mut rexpect::session::PtySession, question: &str, text: &str) {
    terminal.exp_string(question).unwrap();
    terminal.send(text).unwrap();
    terminal.send("\r").unwrap();
    terminal.flush().unwrap();
}

/// The settings of the configuration in `dir`, without comments.
fn settings(dir: &str) -> Vec<String> {
    let config = fs::read_to_string(format!("{dir}/sa-lint.toml")).unwrap();
    let is_setting = |line: &&str| !line.is_empty() && !line.starts_with(['#', '[']);
    config.lines().filter(is_setting).map(str::to_owned).collect()
}

/// On a terminal each answer is judged at once, and asked again from an empty field until it holds.
/// In English, for the terminal's reader takes each byte for a character.
#[cfg(unix)]
#[test]
fn questions_on_a_terminal() {
    let (guard, dir) = scratch();
    let logo = guard.path().join("mark one.png");
    fs::write(&logo, PICTURE).unwrap();
    let mut terminal = terminal(&dir, "en");
    let mut say = |question: &str, text: &str| answer(&mut terminal, question, text);
    say("Name of the company", " ");
    say("This cannot be empty.", "株式会社サンプル");
    say("Its name in English", "");
    say("Declared level", "★★");
    say("Day of the declaration", "2026年2月30日");
    say("is no date of the calendar", "令和8年2月28日");
    say("will be published", "javascript:1");
    say("is not allowed", "www.example.co.jp");
    say("Information security policy", "");
    say("Title and name", "代表取締役 見本 太郎");
    say("logo file", "nothing.png");
    say("it is not there", &format!("'{}'", logo.display()));
    say("Mail address", "");
    terminal.exp_string("sa-lint build").unwrap();
    terminal.exp_eof().unwrap();
    assert_eq!(
        settings(&dir),
        [
            "company = \"株式会社サンプル\"",
            "stars = 2",
            "declared = 2026-02-28",
            "url = \"https://www.example.co.jp/\"",
            "languages = [\"ja\", \"en\"]",
            "output = \"public\"",
            "logo = \"static/mark one.png\"",
            "wording = true",
            "make = true",
            "representative = \"代表取締役 見本 太郎\"",
        ]
    );
    assert_eq!(tree(dir.as_ref())["static/mark one.png"], PICTURE);
}

/// With one star nobody asks for a policy, and the examples speak of one star.
#[cfg(unix)]
#[test]
fn one_star_needs_few_answers() {
    let (_guard, dir) = scratch();
    let mut terminal = terminal(&dir, "en");
    let mut say = |question: &str, text: &str| answer(&mut terminal, question, text);
    say("Name of the company", "A");
    say("Its name in English", "");
    say("Declared level", "１");
    say("Day of the declaration", "2026/4/1");
    say("will be published", "https://www.example.co.jp/");
    say("hitotsuboshi-small_color.png", "");
    say("Mail address", "");
    terminal.exp_eof().unwrap();
    assert!(settings(&dir).contains(&"stars = 1".to_owned()));
}

/// What names no level chooses none: the first of the list is not taken for it.
#[cfg(unix)]
#[test]
fn a_level_that_is_none_is_not_taken() {
    let (_guard, dir) = scratch();
    let mut terminal = terminal(&dir, "en");
    answer(&mut terminal, "Name of the company", "A");
    answer(&mut terminal, "Its name in English", "");
    answer(&mut terminal, "Declared level", "3");
    // The field still holds it: taken back, then answered.
    terminal.send("\u{7f}").unwrap();
    answer(&mut terminal, "two stars", "2");
    terminal.exp_string("Day of the declaration").unwrap();
}

/// Ctrl-C and Esc, at a question and at a choice: one line, 130, and nothing is written.
#[cfg(unix)]
#[test]
fn whoever_breaks_off_is_told_in_one_line() {
    for (at_choice, key) in [(false, '\u{3}'), (false, '\u{1b}'), (true, '\u{3}'), (true, '\u{1b}')]
    {
        let (_guard, dir) = scratch();
        let mut terminal = terminal(&dir, "en");
        if at_choice {
            answer(&mut terminal, "Name of the company", "A");
            answer(&mut terminal, "Its name in English", "");
            terminal.exp_string("two stars").unwrap();
        } else {
            terminal.exp_string("Name of the company").unwrap();
        }
        terminal.send(&key.to_string()).unwrap();
        terminal.flush().unwrap();
        let told = terminal.exp_eof().unwrap();
        let (_, told) = told.split_once("sa-lint: ").unwrap();
        assert_eq!(told.trim_end(), "interrupted; no file is left half-written.", "{told:?}");
        let ended = terminal.process().wait().unwrap();
        assert!(format!("{ended:?}").contains("130"), "{ended:?}");
        assert!(!std::path::Path::new(&dir).exists());
    }
}

/// No word of English, of the library's or of the system's, where the questions are Japanese.
#[cfg(unix)]
#[test]
fn japanese_questions_are_japanese() {
    let (_guard, dir) = scratch();
    let mut terminal = terminal(&dir, "ja");
    let mut seen = String::new();
    // Each byte that comes is a character of its own.
    let bytes = |text: &str| text.bytes().map(char::from).collect::<String>();
    for (question, text) in [
        ("事業者名", "A"),
        ("英語の事業者名", ""),
        ("宣言した段階", "2"),
        ("宣言した日", "昨日"),
        ("暦にある日付ではありません", "R7.4.1"),
        ("公開するアドレス", "example.co.jp"),
        ("情報セキュリティ基本方針", ""),
        ("代表者の役職と氏名", "A"),
        ("ロゴのファイル", "x.png"),
        ("見つかりません", ""),
    ] {
        seen += &terminal.exp_string(&bytes(question)).unwrap();
        terminal.send(text).unwrap();
        terminal.send("\r").unwrap();
        terminal.flush().unwrap();
    }
    terminal.send("\u{1b}").unwrap();
    terminal.flush().unwrap();
    seen += &terminal.exp_eof().unwrap();
    let seen = String::from_utf8(seen.chars().map(|c| c as u8).collect()).unwrap();
    assert!(seen.contains("中断しました"), "{seen}");
    for english in ["to move", "select", "cancel", "os error", "such file", "Operation", "TOML"] {
        assert!(!seen.contains(english), "{english}: {seen}");
    }
}

/// Beside settings for linting, `[site]` is added and the rest stays; `--force` replaces `[site]` only.
#[test]
fn a_configuration_that_is_there_is_kept() {
    let (_guard, dir) = scratch();
    fs::create_dir_all(&dir).unwrap();
    let path = format!("{dir}/sa-lint.toml");
    let mine = "# mine\r\n[lint]\r\nexclude = [ 'old/' ]  # why\r\n";
    fs::write(&path, mine).unwrap();
    let (code, _, err) = init(&dir, &[&COMMON[..], &["--stars", "1"]].concat());
    assert_eq!(code, 0, "{err}");
    let joined = fs::read_to_string(&path).unwrap();
    assert!(joined.starts_with(&format!("{mine}\r\n[site]\r\n")), "{joined}");
    assert!(sa_lint(&["build", &dir]).status.success());
    // What is there already is told before anything is asked.
    let (code, _, err) = init(&dir, &[]);
    assert_eq!(code, 2);
    assert!(err.contains("has the settings of the pages") && !err.contains("missing"), "{err}");
    let forced = [&COMMON[..], &["--stars", "1", "--email", "a@example.co.jp", "--force"]].concat();
    assert_eq!(init(&dir, &forced).0, 0);
    let replaced = fs::read_to_string(&path).unwrap();
    assert!(replaced.starts_with(mine) && replaced.contains("a@example.co.jp"), "{replaced}");
    assert_eq!(replaced.matches("[site]\r\n").count(), 1, "{replaced}");
    fs::write(&path, "[lint\n").unwrap();
    assert_eq!(init(&dir, &forced).0, 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), "[lint\n");
}
