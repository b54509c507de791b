//! Changes and diffs as they are printed, and the words for what is held back.

use crate::common::made::{file, run, written};
use sa_lint::fix::{Change, WriteError};
use sa_lint::lint::{HeldBack, Safety, Severity};
use sa_lint::message::Lang;
use sa_lint::report::{Appearance, Outcome, Repair, Run, changes, diff, wording};
use sa_lint::text::{Position, SourceFile, Span};

const APPEARANCE: Appearance =
    Appearance { lang: Lang::Ja, color: false, unicode: true, width: 80 };

/// One file with a name and words that a terminal would act on.
fn sample() -> Run {
    let change = Change {
        location: None,
        rule: "sample-rule".into(),
        severity: Severity::Error,
        safety: Safety::Unsafe,
        place: Span::new(9, 9),
        start: Position { line: 3, column: 7 },
        before: "二つ星の\r\n  認定\u{1b}".into(),
        after: String::new(),
    };
    let diff = "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n \t星\n-取得\u{1b}[2J\u{202e}\r\n+宣言\u{1b}[2J\r\n";
    let mut made = run(vec![file("a\u{1b}.txt", "")]);
    if let Outcome::Checked(checked) = &mut made.files[0].outcome {
        checked.repair = Some(Box::new(Repair::Shown { changes: vec![change], diff: diff.into() }));
    }
    made
}

#[test]
fn a_change_is_one_safe_line() {
    let line = written(|out| changes(&sample(), APPEARANCE, out));
    assert_eq!(line, "a\\u{1b}.txt:3:7: 修正[sample-rule] 「二つ星の 認定␛」を削除\n");
    let appearance = Appearance { lang: Lang::En, unicode: false, ..APPEARANCE };
    let line = written(|out| changes(&sample(), appearance, out));
    assert_eq!(line, "a\\u{1b}.txt:3:7: fixed[sample-rule] delete “二つ星の 認定␛”\n");
}

#[test]
fn a_diff_is_exact_for_programs_and_safe_on_a_terminal() {
    let shown = |color, terminal| {
        written(|out| diff(&sample(), Appearance { color, ..APPEARANCE }, terminal, out))
    };
    assert_eq!(
        shown(false, false),
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n \t星\n-取得\u{1b}[2J\u{202e}\r\n+宣言\u{1b}[2J\r\n"
    );
    assert_eq!(
        shown(false, true),
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n \t星\n-取得␛[2J\u{fffd}\r\n+宣言␛[2J\r\n"
    );
    assert_eq!(
        shown(true, true),
        "\u{1b}[1m--- a/a.txt\u{1b}[0m\n\u{1b}[1m+++ b/a.txt\u{1b}[0m\n\
         \u{1b}[36m@@ -1,2 +1,2 @@\u{1b}[0m\n \t星\n\
         \u{1b}[31m-取得␛[2J\u{fffd}\u{1b}[0m\r\n\u{1b}[32m+宣言␛[2J\u{1b}[0m\r\n"
    );
}

#[test]
fn every_reason_is_said_in_both_languages() {
    let file = SourceFile::decode_as("a", Vec::new(), encoding_rs::EUC_JP);
    let lost = file.check_encodable("😀").unwrap_err();
    let reasons = [
        HeldBack::Markup,
        HeldBack::Encoding(lost),
        HeldBack::Remains,
        HeldBack::NewFinding { rule: "star-notation".into() },
        HeldBack::Reading,
    ];
    let said = |lang| reasons.each_ref().map(|reason| wording::held_back(lang, reason)).join("\n");
    assert_eq!(
        said(Lang::Ja),
        "自動では直せません（直す言葉がタグや文字参照で区切られています）\n\
         自動では直せません（「😀」(U+1F600) は EUC-JP では書けません）\n\
         自動では直せません（言葉を置き換えても指摘がなくなりません）\n\
         自動では直せません（言葉を置き換えると star-notation の指摘が増えます）\n\
         自動では直せません（言葉を置き換えるとファイルの読み取り方が変わります）"
    );
    assert_eq!(
        said(Lang::En),
        "not by the program: tags or character references break the words to change\n\
         not by the program: “😀” (U+1F600) cannot be written in EUC-JP\n\
         not by the program: the finding would still be there\n\
         not by the program: it would bring a new finding of star-notation\n\
         not by the program: the file would be read in another way"
    );
    let refusals = || {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        [WriteError::ReadOnly, WriteError::NotAFile, WriteError::Changed, WriteError::Io(full)]
    };
    let said = |lang| refusals().map(|error| wording::unwritten(lang, &error)).join("\n");
    assert_eq!(
        said(Lang::Ja),
        "書き込みが許可されていません。ファイルは元のままです\n\
         通常のファイルではありません。ファイルは元のままです\n\
         調べている間に変更されたので、書き込んでいません。もう一度実行してください\n\
         ディスクに空きがありません。ファイルは元のままです"
    );
    assert_eq!(
        said(Lang::En),
        "it is read-only; the file is as it was\n\
         it is no regular file; the file is as it was\n\
         it was changed meanwhile, so it was not written; run sa-lint again\n\
         the disk is full; the file is as it was"
    );
}
