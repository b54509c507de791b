//! The command line itself: languages, help, wrong usage.

use crate::common::Case;

#[test]
fn help_is_japanese_unless_asked_otherwise() {
    let japanese = Case::new("--help").exits(0).stderr("").stdout;
    assert!(japanese.contains("使い方:\n  sa-lint [オプション] [PATH]...\n"), "{japanese}");
    let english = Case::new("--lang en --help").exits(0).stderr("").stdout;
    assert!(english.contains("Usage:\n  sa-lint [OPTIONS] [PATH]...\n"), "{english}");
    for same in [
        Case::new("--help --lang=en"),
        Case::new("-h").env("SA_LINT_LANG", "en"),
        Case::new("-h").env("LC_ALL", "en_US.UTF-8"),
        Case::new("-h").env("SA_LINT_LANG", "en").env("LC_ALL", "ja_JP.UTF-8"),
        Case::new("--lang en -h").env("SA_LINT_LANG", "ja"),
    ] {
        same.exits(0).stdout(&english);
    }
}

/// All of the English help: what a reader of it can do, and that nothing is left half translated.
#[cfg(feature = "serve")]
#[test]
fn the_whole_help() {
    Case::new("--lang en --help").exits(0).stdout(
        "\
Finds wording that claims more about SECURITY ACTION than a self-declaration.

Usage:
  sa-lint [OPTIONS] [PATH]...
  sa-lint <COMMAND> [OPTIONS] ...

Commands:
  lint         Check files (the same as without a command, or as check)
  config       Show the settings that hold, and where each comes from
  rules        List the rules
  formats      List the formats that are read
  explain      Explain a rule, or how a sentence was read
  init         Start the pages of a declaration from a few answers
  build        Make the pages of a declaration, in a folder to publish
  app          Check texts and files in a browser window
  serve        Look at the pages in a browser while changing them
  proof        Check IPA's mails and make of them what subsidy offices ask for
  template     List the templates of the pages, or take them out to change them
  completions  Print the completion script of a shell
  man          Print the manual page, for man

Arguments:
  [PATH]...  Files, folders and addresses of web sites to
             check (default: the current folder; - is standard
             input)

Options:
      --format <FORMAT>        How to report: human (default), concise (a line
                               each), json, jsonl, sarif, github, gitlab,
                               checkstyle, junit, rdjson, markdown, html (a
                               report to hand on)
      --output <FORMAT=FILE>   Write the report in this format to a file too, as
                               in sarif=found.sarif (repeatable)
      --watch                  Check again whenever a file changes; Ctrl-C ends
                               it
      --config <FILE>          Use this configuration for all files, instead of
                               the nearest sa-lint.toml
      --no-config              Read no sa-lint.toml
      --fail-on <LEVEL>        Least severity that gives exit code 1: error
                               (default), warning, hint
      --baseline <FILE>        File of known findings, which do not count
      --no-exclude             Check also what sa-lint.toml leaves out by
                               include and exclude
      --no-ignore              Check also what .gitignore leaves out
      --follow                 Follow symbolic links in the folders; fixes stay
                               in the folder that was named
      --exit-zero              Exit with 0 even when there are findings
      --fix                    Make the safe fixes in the files (with -, only
                               the fixed document is printed)
      --unsafe-fixes           Make also the fixes that a person should read
                               (with --diff, only show them)
      --diff                   Show what --fix would change as a unified diff;
                               write nothing
      --update-baseline        Take findings that are gone out of that file;
                               create it with all findings if it does not exist
      --extend-baseline        Take out what is gone and add what is new
      --add-ignore <REASON>    Write a comment with this reason for every
                               finding, so that it does not count
      --rule <ID>              Report this rule only (repeatable, or a comma-
                               separated list)
      --skip-rule <ID>         Leave this rule out (repeatable, or a comma-
                               separated list)
      --staged                 Check what is staged in Git, not what lies on
                               disk (for hooks)
      --changed[=<REF>]        Check only files that changed since REF (default:
                               HEAD), by Git: --changed=origin/main
      --list-files             In place of findings, show which files are
                               checked, and why others are not
      --statistics             In place of findings, show how many there are by
                               rule
      --rules <DIR>            Add the rules (*.toml) of a folder; the same id
                               replaces a rule (repeatable)
      --stdin-filename <NAME>  Name of the document on standard input (its
                               extension says its format)
  -j, --threads <N>            Number of threads, 1 to 255 (default: the number
                               of cores)
      --mail <FILE>            Mails that IPA sent; look for the own numbers in
                               them, too (repeatable)
  -q, --quiet                  Show findings only, without the summary
      --max-pages <N>          Read so many pages from addresses at most
                               (default: 500)
      --depth <N>              Follow so many links from an address at most
                               (default: any number)
      --delay <MS>             Wait so many milliseconds between two pages
                               (default: 500; longer where robots.txt asks for
                               it)
      --save <DIR>             Keep the pages in a folder, and read only what
                               changed the next time
      --urls <FILE>            A file with an address on each line, or a
                               sitemap.xml (- for standard input); only these
                               pages are read
      --lang <LANG>            Language: ja, en (default: the environment's)
      --color <WHEN>           Colours: auto (default), always, never
  -V, --version                Show the version
  -h, --help                   Show this help

Examples:
  sa-lint                                    check the current folder
  sa-lint public company.html                check a folder and a file
  sa-lint https://www.example.co.jp/         check a web site as it is served
  sa-lint --format concise public            one line for each finding
  sa-lint --format json public > found.json  for another program
  sa-lint --output sarif=a.sarif public      on the screen and in a file
  sa-lint --stdin-filename a.md - < a.md     check standard input
  sa-lint ./rules                            a folder called like a command
  sa-lint --diff public                      see what would be fixed
  sa-lint --fix public                       fix it
  sa-lint explain acquisition-claim          read about a rule

Exit codes:
  0  nothing at or above the level of --fail-on (--diff: nothing would change)
  1  findings (--fix: after all fixes; --diff: something would change)
  2  wrong usage, something could not be read or written, or nothing was checked

Environment:
  SA_LINT_LANG                     language (ja, en)
  LC_ALL, LC_MESSAGES, LANG        language, where nothing else says it
  NO_COLOR, FORCE_COLOR, CLICOLOR  whether to use colours
  CI                               no progress line, no questions
  GITHUB_STEP_SUMMARY              where --format github adds its summary
  GITHUB_WORKSPACE, CI_PROJECT_DIR  where reports for these tell paths from
",
    );
}

#[test]
fn sub_commands_have_help_of_their_own() {
    Case::new("explain --help").exits(0).stdout(
        "\
規則の説明か、文の読み方を示します

使い方:
  sa-lint explain [オプション] <RULE>
  sa-lint explain [オプション] --sentence <TEXT>

引数:
  [RULE]  規則の ID（例: acquisition-claim）

オプション:
      --sentence <TEXT>  この文をどう読んだかを示します（- は標準入力）
      --format <FORMAT>  文の表示の形: human（既定）、json
      --rules <DIR>      フォルダにある規則（*.toml）を加える。同じ ID の
                         規則は置き換える（繰り返し可）
      --lang <LANG>      表示の言葉: ja、en（既定: 環境の言葉）
      --color <WHEN>     色を付けるか: auto（既定）、always、never
  -h, --help             この説明を表示する

例:
  sa-lint explain acquisition-claim
  sa-lint explain --sentence \"二つ星を取得しました。\"
",
    );
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = format!("sa-lint {}\n", env!("CARGO_PKG_VERSION"));
    Case::new("--version").exits(0).stdout(&version);
    Case::new("-V").exits(0).stdout(&version);
}

#[test]
fn wrong_usage_is_said_in_both_languages() {
    let cases = [
        (
            "--formt json",
            "--formt は使えません。--format のことですか？",
            "--formt is unknown; did you mean --format?",
        ),
        (
            "--select x",
            "--select は使えません。--rule のことですか？",
            "--select is unknown; did you mean --rule?",
        ),
        (
            "--output-format json",
            "--output-format は使えません。--format のことですか？",
            "--output-format is unknown; did you mean --format?",
        ),
        (
            "--dry-run",
            "--dry-run は使えません。--diff のことですか？",
            "--dry-run is unknown; did you mean --diff?",
        ),
        (
            "--explain x",
            "--explain は使えません。sa-lint explain のことですか？",
            "--explain is unknown; did you mean sa-lint explain?",
        ),
        (
            "--ignore x",
            "--ignore は使えません。--skip-rule のことですか？",
            "--ignore is unknown; did you mean --skip-rule?",
        ),
        (
            "--exclude old .",
            "--exclude は使えません。exclude (sa-lint.toml) のことですか？",
            "--exclude is unknown; did you mean exclude (sa-lint.toml)?",
        ),
        ("-x", "-x は使えません。", "-x is unknown."),
        (
            "--format xml",
            "「xml」は --format の値として使えません。使える値: human、concise、json、jsonl、sarif、github、gitlab、checkstyle、junit、rdjson、markdown、html",
            "“xml” is no value for --format. Possible values: human, concise, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, markdown, html",
        ),
        (
            "--fail-on",
            "--fail-on には値が必要です。使える値: error、warning、hint",
            "--fail-on needs a value. Possible values: error, warning, hint",
        ),
        (
            "-j 256",
            "「256」は --threads の値として使えません。",
            "“256” is no value for --threads.",
        ),
        ("-j 0", "「0」は --threads の値として使えません。", "“0” is no value for --threads."),
        ("--quiet=3", "--quiet に値は付けられません。", "--quiet takes no value."),
        ("explain", "<RULE> を指定してください。", "<RULE> is missing."),
        ("rules extra", "extra は使えません。", "extra is unknown."),
        (
            "--format json --format json",
            "--format は 1 回だけ指定できます。",
            "--format can be given once only.",
        ),
    ];
    for (args, ja, en) in cases {
        let expected = format!("sa-lint: {ja}\n  使い方は sa-lint --help で見られます。\n");
        Case::new(args).exits(2).stdout("").stderr(&expected);
        let expected = format!("sa-lint: {en}\n  See sa-lint --help for how to use it.\n");
        Case::new(args).env("SA_LINT_LANG", "en").exits(2).stdout("").stderr(&expected);
    }
}

#[test]
fn an_unknown_language_is_refused() {
    Case::new("--lang fr").exits(2).stdout("").stderr(
        "sa-lint: 「fr」は --lang の値として使えません。使える値: ja、en\n  \
         使い方は sa-lint --help で見られます。\n",
    );
    Case::new("--help").env("SA_LINT_LANG", "fr").exits(2).stdout("").stderr(
        "sa-lint: 環境変数 SA_LINT_LANG の値「fr」は使えません。ja か en にしてください。\n  \
         (SA_LINT_LANG is “fr”; set it to ja or en.)\n",
    );
}

#[test]
fn an_unknown_rule_is_refused() {
    for args in ["explain nonsense", "--rule nonsense .", "--skip-rule nonsense ."] {
        Case::new(args).file("a.txt", "").exits(2).stdout("").stderr(
            "sa-lint: 「nonsense」という規則はありません。sa-lint rules で一覧が見られます。\n",
        );
    }
}

#[test]
fn a_mistyped_sub_command_is_recognised() {
    Case::new("explian")
        .exits(2)
        .stdout("")
        .stderr("sa-lint: explian: 見つかりません（sa-lint explain のことですか？）\n");
    // Before any work: what else is named is not read.
    Case::new("explian a.html")
        .file("a.html", "SECURITY ACTION 二つ星を取得しました。")
        .exits(2)
        .stdout("")
        .stderr("sa-lint: explian: 見つかりません（sa-lint explain のことですか？）\n");
    Case::new("fix a.html")
        .file("a.html", "SECURITY ACTION 二つ星を取得しました。")
        .exits(2)
        .stdout("")
        .stderr("sa-lint: fix: 見つかりません（sa-lint --fix のことですか？）\n");
    Case::new("check a.html").file("a.html", "SECURITY ACTION 二つ星を取得しました。").exits(1);
    Case::new("help --lang en")
        .exits(2)
        .stdout("")
        .stderr("sa-lint: help: no such file or folder (did you mean sa-lint --help?)\n");
}

/// What stands on a terminal comes from the user; a terminal must not obey it.
#[test]
fn hostile_arguments_are_written_out() {
    Case::new("")
        .arg("a\u{1b}[2J\nb")
        .exits(2)
        .stderr("sa-lint: a\\u{1b}[2J\\nb: 見つかりません\n");
    Case::new("")
        .arg("--\u{1b}[2J")
        .exits(2)
        .stderr("sa-lint: --\\u{1b}[2J は使えません。\n  使い方は sa-lint --help で見られます。\n");
}
