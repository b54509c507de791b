//! The sentences of the reports, Japanese and English side by side.
//!
//! Plain words: the reader may be the person in general affairs who was sent the list.

use super::{Cause, Lang, Skip, Summary, printable};
use crate::lint::{Safety, Severity};
use crate::rule::Ground;

/// What a severity is called. (Formats for programs use the ids `error`, `warning`, `hint`.)
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.say("誤り", "error"),
        Severity::Warning => lang.say("注意", "warning"),
        Severity::Hint => lang.say("提案", "hint"),
    }
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

/// Why a file was left alone.
pub fn skip(lang: Lang, skip: Skip) -> &'static str {
    match skip {
        Skip::UnknownType => lang.say("対象外の種類", "of a kind that is not checked"),
        Skip::Binary => lang.say("文字のファイルではない", "not text"),
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

/// How many findings there are and how many of them have a replacement.
pub fn findings(lang: Lang, summary: &Summary) -> String {
    let found = summary.findings;
    if found.total() == 0 {
        return lang.say("問題は見つかりませんでした。", "No problems found.").to_owned();
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
        Lang::En => counted(count, severity(lang, level)),
    })
    .collect();
    let fixable = summary.fixable.total();
    match (lang, fixable) {
        (Lang::Ja, 0) => format!("{}が見つかりました。", counts.join("、")),
        (Lang::Ja, _) => {
            format!("{}が見つかりました。うち {fixable} 件に修正例があります。", counts.join("、"))
        }
        (Lang::En, 0) => format!("Found {}.", counts.join(", ")),
        (Lang::En, _) => format!("Found {}; {fixable} with a fix.", counts.join(", ")),
    }
}

/// Why a run checked no file, and what to do.
pub fn nothing_checked(lang: Lang, summary: &Summary) -> String {
    let kinds = lang.say(
        "フォルダの中で調べるのは HTML・Markdown・テキストなどのファイルです。隠しファイルと .gitignore にあるものは除きます。\n  ファイル名を直接指定すれば、どれでも調べます。",
        "In folders, HTML, Markdown, text and the like are checked; hidden files and what .gitignore names are not.\n  A file that is named itself is checked in any case.",
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
    let reasons: Vec<String> =
        [(Skip::UnknownType, skipped.unknown_type), (Skip::Binary, skipped.binary)]
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
