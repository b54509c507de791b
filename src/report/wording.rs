//! The sentences of the reports, Japanese and English side by side.
//!
//! Plain words: the reader may be the person in general affairs who was sent the list.

use super::{Cause, Skip, Summary, printable};
use crate::fix::WriteError;
use crate::lint::{HeldBack, Safety, Severity};
use crate::message::{Lang, say};
use crate::rule::Ground;

/// What a severity is called. (Formats for programs use the ids `error`, `warning`, `hint`.)
pub fn severity(lang: Lang, severity: Severity) -> String {
    let id = match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Hint => "severity-hint",
    };
    say(lang, id)
}

/// Heads the line with the phrase before and after.
pub fn label_change(lang: Lang) -> &'static str {
    lang.say("修正例", " fix")
}

/// Heads the line that says what to do.
pub fn label_help(lang: Lang) -> &'static str {
    lang.say("直し方", "help")
}

/// Heads the line with the address of the source.
pub fn label_url(lang: Lang) -> &'static str {
    lang.say("参照先", " see")
}

/// A phrase before and after.
pub fn change(lang: Lang, before: &str, arrow: &str, after: &str) -> String {
    match (lang, after.is_empty()) {
        (Lang::Ja, false) => format!("「{before}」{arrow}「{after}」"),
        (Lang::Ja, true) => format!("「{before}」を削除"),
        (Lang::En, false) => format!("“{before}” {arrow} “{after}”"),
        (Lang::En, true) => format!("delete “{before}”"),
    }
}

/// Heads the line of a change that was made.
pub fn fixed(lang: Lang) -> &'static str {
    lang.say("修正", "fixed")
}

/// Why a finding is not repaired by the program although the right words are known.
pub fn held_back(lang: Lang, reason: &HeldBack) -> String {
    let why = match reason {
        HeldBack::Markup => lang
            .say(
                "直す言葉がタグや文字参照で区切られています",
                "tags or character references break the words to change",
            )
            .to_owned(),
        HeldBack::Encoding(lost) => {
            let (shown, code) =
                (printable(&lost.character.to_string()).into_owned(), u32::from(lost.character));
            match lang {
                Lang::Ja => {
                    format!("「{shown}」(U+{code:04X}) は {} では書けません", lost.encoding)
                }
                Lang::En => {
                    format!("“{shown}” (U+{code:04X}) cannot be written in {}", lost.encoding)
                }
            }
        }
        HeldBack::Remains => lang
            .say("言葉を置き換えても指摘がなくなりません", "the finding would still be there")
            .to_owned(),
        HeldBack::NewFinding { rule } => match lang {
            Lang::Ja => format!("言葉を置き換えると {rule} の指摘が増えます"),
            Lang::En => format!("it would bring a new finding of {rule}"),
        },
        HeldBack::Reading => lang
            .say(
                "言葉を置き換えるとファイルの読み取り方が変わります",
                "the file would be read in another way",
            )
            .to_owned(),
    };
    match lang {
        Lang::Ja => format!("自動では直せません（{why}）"),
        Lang::En => format!("not by the program: {why}"),
    }
}

/// Why a file was not written.
pub fn unwritten(lang: Lang, error: &WriteError) -> String {
    use std::io::ErrorKind;
    let why = match error {
        WriteError::ReadOnly => {
            lang.say("書き込みが許可されていません", "it is read-only").to_owned()
        }
        WriteError::NotAFile => {
            lang.say("通常のファイルではありません", "it is no regular file").to_owned()
        }
        WriteError::Changed => {
            return lang
                .say(
                    "調べている間に変更されたので、書き込んでいません。もう一度実行してください",
                    "it was changed meanwhile, so it was not written; run sa-lint again",
                )
                .to_owned();
        }
        WriteError::Folder(error) => match lang {
            Lang::Ja => format!("同じフォルダに一時ファイルを作れません（{error}）"),
            Lang::En => format!("no temporary file can be made in its folder ({error})"),
        },
        WriteError::Io(error) if error.kind() == ErrorKind::StorageFull => {
            lang.say("ディスクに空きがありません", "the disk is full").to_owned()
        }
        WriteError::Io(error) => match lang {
            Lang::Ja => format!("書き込めません（{error}）"),
            Lang::En => format!("it cannot be written ({error})"),
        },
    };
    match lang {
        Lang::Ja => format!("{why}。ファイルは元のままです"),
        Lang::En => format!("{why}; the file is as it was"),
    }
}

/// Why a file was left alone.
pub fn skip(lang: Lang, skip: Skip) -> &'static str {
    match skip {
        Skip::UnknownType => lang.say("対象外の種類", "of a kind that is not checked"),
        Skip::Binary => lang.say("文字のファイルではない", "not text"),
        Skip::Excluded => lang.say("設定で対象外", "left out by the configuration"),
    }
}

/// Why something could not be read.
pub fn cause(lang: Lang, cause: &Cause) -> String {
    use std::io::ErrorKind;
    let missing = lang.say("見つかりません", "no such file or folder");
    match cause {
        Cause::Missing => missing.to_owned(),
        Cause::DanglingLink => lang
            .say("リンク先が見つかりません", "a symbolic link to something that does not exist")
            .to_owned(),
        Cause::Loop { ancestor } => {
            let ancestor = printable(ancestor);
            match lang {
                Lang::Ja => format!("上のフォルダ {ancestor} に戻るリンクなので、たどりません"),
                Lang::En => format!("a symbolic link back to {ancestor}; it is not followed"),
            }
        }
        Cause::Io(error) => match error.kind() {
            ErrorKind::NotFound => missing.to_owned(),
            ErrorKind::PermissionDenied => {
                lang.say("読み取りが許可されていません", "permission denied").to_owned()
            }
            _ => match lang {
                Lang::Ja => format!("読み取れません（{error}）"),
                Lang::En => format!("cannot be read ({error})"),
            },
        },
    }
}

/// That a file was read although some of its bytes are no text.
pub fn malformed(lang: Lang, encoding: &str) -> String {
    match lang {
        Lang::Ja => {
            format!("{encoding} の文字として読めないバイトがあります。そこを除いて調べました")
        }
        Lang::En => format!("some bytes are no text in {encoding}; the rest was checked"),
    }
}

/// How many files were checked, left alone, not readable.
pub fn files(lang: Lang, summary: &Summary) -> String {
    let skipped = summary.files_skipped;
    let mut text = match lang {
        Lang::Ja => format!("{} 個のファイルを調べました。", summary.files_checked),
        Lang::En => format!("{} checked.", counted(summary.files_checked, "file")),
    };
    if skipped.total() > 0 {
        text.push_str(&match lang {
            Lang::Ja => {
                format!(
                    "調べなかったファイル: {} 個（{}）。",
                    skipped.total(),
                    skip_reasons(lang, summary)
                )
            }
            Lang::En => format!(" {} skipped ({}).", skipped.total(), skip_reasons(lang, summary)),
        });
    }
    if summary.unreadable > 0 {
        text.push_str(&match lang {
            Lang::Ja => format!("読めなかったもの: {} 個。", summary.unreadable),
            Lang::En => format!(" {} could not be read.", summary.unreadable),
        });
    }
    text
}

/// How many findings there are or remain, and how many of them `--fix` would repair.
pub fn findings(lang: Lang, summary: &Summary) -> String {
    let after_fix = summary.fixed.total() > 0;
    let found = summary.findings;
    if found.total() == 0 {
        return if after_fix {
            lang.say("残っている指摘はありません。", "Nothing is left.").to_owned()
        } else {
            lang.say("問題は見つかりませんでした。", "No problems found.").to_owned()
        };
    }
    let counts: Vec<String> = [
        (Severity::Error, found.error),
        (Severity::Warning, found.warning),
        (Severity::Hint, found.hint),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(level, count)| match lang {
        Lang::Ja => format!("{} {count} 件", severity(lang, level)),
        Lang::En => counted(count, &severity(lang, level)),
    })
    .collect();
    let fixable = fixable(lang, summary);
    match (lang, after_fix) {
        (Lang::Ja, false) => format!("{}が見つかりました。{fixable}", counts.join("、")),
        (Lang::Ja, true) => format!("{}が残っています。{fixable}", counts.join("、")),
        (Lang::En, false) => format!("Found {}{fixable}.", counts.join(", ")),
        (Lang::En, true) => format!("Left: {}{fixable}.", counts.join(", ")),
    }
}

/// 「うち 2 件は --fix で、1 件は --unsafe-fixes で直せます。」
fn fixable(lang: Lang, summary: &Summary) -> String {
    let fixable = summary.fixable;
    match (lang, fixable.safe, fixable.needs_review) {
        (_, 0, 0) => String::new(),
        (Lang::Ja, safe, 0) => format!("うち {safe} 件は --fix で直せます。"),
        (Lang::Ja, 0, other) => format!("うち {other} 件は --unsafe-fixes で直せます。"),
        (Lang::Ja, safe, other) => {
            format!("うち {safe} 件は --fix で、{other} 件は --unsafe-fixes で直せます。")
        }
        (Lang::En, safe, 0) => format!("; {safe} fixable with --fix"),
        (Lang::En, 0, other) => format!("; {other} fixable with --unsafe-fixes"),
        (Lang::En, safe, other) => {
            format!("; {safe} fixable with --fix, {other} with --unsafe-fixes")
        }
    }
}

/// How much was repaired.
pub fn repaired(lang: Lang, summary: &Summary) -> String {
    let (places, files) = (summary.fixed.total(), summary.files_fixed);
    match lang {
        Lang::Ja => format!("{files} 個のファイルの {places} か所を直しました。"),
        Lang::En => {
            format!("Fixed {} in {}.", counted(places, "place"), counted(files, "file"))
        }
    }
}

/// How much a diff would change, and what it would leave.
pub fn would_change(lang: Lang, summary: &Summary) -> String {
    let (places, files) = (summary.fixed.total(), summary.files_fixed);
    let change = match (lang, places) {
        (Lang::Ja, 0) => "変わる所はありません。".to_owned(),
        (Lang::Ja, _) => {
            format!("{files} 個のファイルの {places} か所が変わります（書き込んではいません）。")
        }
        (Lang::En, 0) => "Nothing would change.".to_owned(),
        (Lang::En, _) => format!(
            "{} in {} would change; nothing was written.",
            counted(places, "place"),
            counted(files, "file")
        ),
    };
    match (lang, places > 0 || summary.findings.total() > 0) {
        (_, false) => change,
        (Lang::Ja, true) => format!("{change}{}", findings(lang, summary)),
        (Lang::En, true) => format!("{change} {}", findings(lang, summary)),
    }
}

/// Why a run checked no file, and what to do.
pub fn nothing_checked(lang: Lang, summary: &Summary) -> String {
    let kinds = lang.say(
        "フォルダの中で調べるのは HTML・Markdown・テキストなどのファイルです。隠しファイルと .gitignore にあるものは除きます。\n  名前を直接指定したファイルは、文字のファイルであればどれでも調べます。",
        "In folders, HTML, Markdown, text and the like are checked; hidden files and what .gitignore names are not.\n  A file that is named itself is checked whatever its kind, as long as it is text.",
    );
    let found = match (lang, summary.files_skipped.total()) {
        (Lang::Ja, 0) => {
            "ファイルを 1 個も調べていません。指定した場所にファイルがありません。".to_owned()
        }
        (Lang::Ja, _) => format!(
            "ファイルを 1 個も調べていません。見つかったファイルはどれも対象外です（{}）。",
            skip_reasons(lang, summary)
        ),
        (Lang::En, 0) => "no file was checked: there is none where you pointed.".to_owned(),
        (Lang::En, _) => format!(
            "no file was checked: all that were found are left alone ({}).",
            skip_reasons(lang, summary)
        ),
    };
    format!("{found}\n  {kinds}")
}

/// What a rule rests on.
pub fn ground(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Source => lang.say(
            "運営者（IPA）が宣言した事業者に知らせている注意",
            "the operator's (IPA's) own notice to those who declared",
        ),
        Ground::Official => lang.say("公的なページ", "an official page"),
        Ground::Practice => lang.say(
            "よりよい書き方のすすめ（IPA の決まりではありません）",
            "good practice (not a rule of IPA)",
        ),
    }
}

/// How sure a fix is.
pub fn safety(lang: Lang, safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => lang.say("そのまま直せる", "safe"),
        Safety::Unsafe => lang.say("読んで確かめる必要がある", "to be read before use"),
    }
}

/// 「対象外の種類 4、文字のファイルではない 1」
fn skip_reasons(lang: Lang, summary: &Summary) -> String {
    let skipped = summary.files_skipped;
    let reasons = [
        (Skip::UnknownType, skipped.unknown_type),
        (Skip::Binary, skipped.binary),
        (Skip::Excluded, skipped.excluded),
    ];
    let reasons: Vec<String> = reasons
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| match lang {
            Lang::Ja => format!("{} {count}", skip(lang, reason)),
            Lang::En => format!("{count} {}", skip(lang, reason)),
        })
        .collect();
    reasons.join(lang.say("、", ", "))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
