//! Fingerprints outlive what people do to a page without touching its words.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| RuleSet::builtin().and_then(Linter::new).expect("the rules are in order"));

/// The fingerprints of a text's findings, sorted.
fn fingerprints(text: &str, format: Format) -> Vec<String> {
    let found = LINTER.lint(&SourceFile::decode("a", text.into()), format);
    let mut names: Vec<String> = found.into_iter().map(|finding| finding.fingerprint).collect();
    names.sort();
    names
}

/// Paragraphs with a finding each, and how they may be written anew.
const PARAGRAPHS: [(&str, &[&str]); 4] = [
    (
        "<p>SECURITY ACTION の二つ星を取得しました。</p>",
        &[
            "<p>\n    SECURITY ACTION の\n    二つ星を取得しました。\n</p>",
            "<p class=\"a\"  id=b>SECURITY ACTION の二つ星を<wbr>取得しました。</p>",
            "<p>ＳＥＣＵＲＩＴＹ ＡＣＴＩＯＮ の二つ星を&#21462;得しました。</p>",
        ],
    ),
    (
        "<p>当社は<b class=\"x\" id=\"y\">一つ星</b>を取得しています。SECURITY ACTION の話です。</p>",
        &[
            "<p>当社は<b id=\"y\"\n class=\"x\">一つ星</b\n>を取得しています。SECURITY ACTION の話です。</p>",
            "<p>当社は<strong>一つ星</strong>を取得しています。\r\nSECURITY ACTION の話です。</p>",
        ],
    ),
    (
        "<img src=\"a.png\" alt=\"SECURITY ACTION 二つ星取得\">",
        &["<img alt='SECURITY ACTION 二つ星取得'\n  src='b.png' width=1>"],
    ),
    (
        "<a href=\"https://security-shien.ipa.go.jp/x\">申込み</a>",
        &["<a class=b\n href='https://security-shien.ipa.go.jp/x'>お申込みはこちら</a>"],
    ),
];

proptest! {
    #[test]
    fn writing_a_page_anew_changes_no_name(
        which in prop::collection::vec((0..PARAGRAPHS.len(), any::<prop::sample::Index>(), 0..3_usize), 1..6),
        before in select(vec!["", "<p>お知らせ</p>\n", "<!-- a -->\r\n\r\n<h2>沿革</h2>"]),
        end in select(vec!["\n", "\r\n", "\n\t\t"]),
    ) {
        let old: Vec<&str> = which.iter().map(|(at, ..)| PARAGRAPHS[*at].0).collect();
        let new: Vec<String> = which
            .iter()
            .map(|(at, how, indent)| " ".repeat(*indent) + *how.get(PARAGRAPHS[*at].1))
            .collect();
        let (old, new) = (old.join("\n"), format!("{before}{}", new.join(end)));
        let expected = fingerprints(&old, Format::Html);
        prop_assert!(!expected.is_empty());
        prop_assert_eq!(fingerprints(&new, Format::Html), expected, "{}\nbecame\n{}", old, new);
    }

    /// To move paragraphs, or to repair or add one, changes the names of no others.
    #[test]
    fn the_names_of_other_paragraphs_stay(
        order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
        gone in 0..4_usize,
    ) {
        let sentence = |at: &usize| {
            ["当社", "弊社", "グループ各社", "株式会社サンプル"][*at].to_owned()
                + "は、SECURITY ACTION の二つ星を取得しました。\n\n"
        };
        let text = |order: &[usize]| order.iter().map(sentence).collect::<String>();
        for format in [Format::Text, Format::Markdown] {
            let all = fingerprints(&text(&[0, 1, 2, 3]), format);
            prop_assert_eq!(all.len(), 4);
            prop_assert_eq!(&fingerprints(&text(&order), format), &all);
            let alone = fingerprints(&text(&[gone]), format);
            let rest: Vec<usize> = order.iter().copied().filter(|at| *at != gone).collect();
            let left: Vec<String> = all.into_iter().filter(|name| !alone.contains(name)).collect();
            prop_assert_eq!(fingerprints(&text(&rest), format), left);
        }
    }
}

#[test]
fn a_paragraph_that_is_wrapped_anew_keeps_its_names() {
    let texts = [
        "株式会社サンプルは、SECURITY ACTION の二つ星を取得しました。今後も努めます。\n",
        "株式会社サンプルは、SECURITY ACTION の\n二つ星を取得しました。\n今後も努めます。\n",
        "株式会社サンプルは、\nSECURITY ACTION の二つ星を\n取得しました。今後も\n努めます。\n",
    ];
    for format in [Format::Markdown, Format::Text] {
        let expected = fingerprints(texts[0], format);
        assert_eq!(expected.len(), 1);
        for text in texts {
            assert_eq!(fingerprints(text, format), expected, "{format:?}: {text}");
        }
    }
}

#[test]
fn the_same_sentence_twice_has_two_names_and_one_of_them_alone() {
    let once = "SECURITY ACTION の二つ星を取得しました。\n\n";
    let (one, two) =
        (fingerprints(once, Format::Text), fingerprints(&once.repeat(2), Format::Text));
    assert_eq!((one.len(), two.len()), (1, 2));
    assert!(two.contains(&one[0]) && two[0] != two[1]);
    assert_ne!(fingerprints(&format!("本文。弊社は{once}"), Format::Text), one);
}
