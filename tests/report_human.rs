//! The human report: a run to its full text.

use crate::common::made::{file, run, written};
use sa_lint::message::Lang;
use sa_lint::report::{Appearance, FileReport, human, summary};

const APPEARANCE: Appearance =
    Appearance { lang: Lang::Ja, color: false, unicode: true, width: 80 };

#[track_caller]
fn shows(file: FileReport, appearance: Appearance, expected: &str) {
    let shown = written(|out| human(&run(vec![file]), appearance, out));
    assert!(shown == expected, "expected:\n{expected}\ngot:\n{shown}");
}

#[test]
fn the_marker_stands_under_full_width_characters() {
    shows(
        file(
            "public/会社概要.html",
            "<!doctype html>\n<p>当社は、<b>⟦二つ星の認定を受けました⇒二つ星を宣言しました⟧</b>。</p>\n",
        ),
        APPEARANCE,
        "  × 誤り[sample-rule] 「二つ星の認定を受けました」は宣言より強い言い方です。
   ╭─[public/会社概要.html:2:11]
 2 │ <p>当社は、<b>二つ星の認定を受けました</b>。</p>
   ·               ────────────────────────
   ╰────
    修正例: 「二つ星の認定を受けました」→「二つ星を宣言しました」
    直し方: 「二つ星を宣言しました」と書いてください。
    参照先: https://example.co.jp/source

",
    );
}

/// Half-width kana with its own voicing marks, a letter beyond the basic plane, a tab.
#[test]
fn the_marker_counts_what_a_terminal_shows() {
    shows(
        file("a.txt", "\t㈱𠮷田 ｾｷｭﾘﾃｨｱｸｼｮﾝ ｻｰﾋﾞｽ Ｓ ⟦!★★取得⟧\n"),
        APPEARANCE,
        "  ! 注意[sample-rule] 「★★取得」は宣言より強い言い方です。
   ╭─[a.txt:1:26]
 1 │  ㈱𠮷田 ｾｷｭﾘﾃｨｱｸｼｮﾝ ｻｰﾋﾞｽ Ｓ ★★取得
   ·                              ──────
   ╰────
    直し方: 文を書き直してください。
    参照先: https://example.co.jp/source

",
    );
}

#[test]
fn findings_of_a_file_follow_each_other_in_ascii_and_english() {
    shows(
        file("a.md", "We have ⟦obtained⇒declared⟧ two stars.\n\nTwo ⟦?star⟧.\n"),
        Appearance { lang: Lang::En, unicode: false, ..APPEARANCE },
        "  x error[sample-rule] “obtained” claims more than a declaration.
   ,-[a.md:1:9]
 1 | We have obtained two stars.
   :         ^^^^^^^^
   `----
     fix: “obtained” -> “declared”
    help: Write “declared”.
     see: https://example.co.jp/source

  - hint[sample-rule] “star” claims more than a declaration.
   ,-[a.md:3:5]
 3 | Two star.
   :     ^^^^
   `----
    help: Rewrite the sentence.
     see: https://example.co.jp/source

",
    );
}

#[test]
fn a_phrase_over_several_lines_is_bracketed() {
    shows(
        file(
            "a.html",
            "<p>\n  ⟦二つ星の\r\n  <b>認定</b>\r\n  を受けました⇒二つ星を宣言しました⟧。\n",
        ),
        APPEARANCE,
        "  × 誤り[sample-rule] 「二つ星の <b>認定</b> を受けました」は宣言より強い言い
  │ 方です。
   ╭─[a.html:2:3]
 2 │ ╭─▶   二つ星の
 3 │ │     <b>認定</b>
 4 │ ╰─▶   を受けました。
   ╰────
    修正例: 「二つ星の <b>認定</b> を受けました」→「二つ星を宣言しました」
    直し方: 「二つ星を宣言しました」と書いてください。
    参照先: https://example.co.jp/source

",
    );
}

#[test]
fn a_long_line_is_cut_around_the_phrase_and_keeps_its_column() {
    let long = format!("{}⟦取得⇒宣言⟧{}", "あいうえお".repeat(2_000), "かきくけこ".repeat(2_000));
    shows(
        file("a.txt", &long),
        Appearance { width: 60, ..APPEARANCE },
        "  × 誤り[sample-rule] 「取得」は宣言より強い言い方です。
   ╭─[a.txt:1:10001]
 1 │ …えおあいうえおあいうえお取得かきくけこかきくけこかき…
   ·                          ────
   ╰────
    修正例: 「取得」→「宣言」
    直し方: 「宣言」と書いてください。
    参照先: https://example.co.jp/source

",
    );
}

/// What a file or its name holds is shown, never obeyed.
#[test]
fn nothing_reaches_the_terminal_that_it_would_act_on() {
    shows(
        file("a\u{1b}[2J\n\u{202e}.txt", "\u{1b}]0;title\u{7}\u{9b}2J⟦取\u{200f}得⇒宣\u{1b}言⟧"),
        APPEARANCE,
        "  × 誤り[sample-rule] 「取\\u{200f}得」は宣言より強い言い方です。
   ╭─[a\\u{1b}[2J\\n\\u{202e}.txt:1:14]
 1 │ ␛]0;title␇\u{fffd}2J取\u{fffd}得
   ·              ─────
   ╰────
    修正例: 「取\u{fffd}得」→「宣␛言」
    直し方: 「宣\\u{1b}言」と書いてください。
    参照先: https://example.co.jp/source

",
    );
}

#[test]
fn colours_are_escapes_around_the_same_text() {
    let made = || file("a.txt", "二つ星を⟦取得⇒宣言⟧しました");
    let plain = written(|out| human(&run(vec![made()]), APPEARANCE, out));
    let appearance = Appearance { color: true, ..APPEARANCE };
    let coloured = written(|out| human(&run(vec![made()]), appearance, out));
    assert!(coloured.contains("\u{1b}[31m×\u{1b}[0m"), "{coloured}");
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn the_summary_counts() {
    let made = || {
        let mut made = run(vec![file("a.txt", "⟦取得⇒宣言⟧ ⟦!認定⟧ ⟦!認定⟧"), file("b.txt", "")]);
        made.files.extend(crate::common::made::left_alone());
        made
    };
    let say = |lang| written(|out| summary(&made(), Appearance { lang, ..APPEARANCE }, out));
    assert_eq!(
        say(Lang::Ja),
        "2 個のファイルを調べました。\
         調べなかったファイル: 3 個（対象外の種類 2［.css 1、script.js 1］、文字のファイルではない 1）。\
         読めなかったもの: 1 個。\n\
         誤り 1 件、注意 2 件が見つかりました。うち 1 件は --fix で直せます。\n"
    );
    assert_eq!(
        say(Lang::En),
        "2 files checked. 3 skipped (2 of a kind that is not checked [.css 1, script.js 1], 1 not text). \
         1 could not be read.\n\
         Found 1 error, 2 warnings; 1 fixable with --fix.\n"
    );
}
