//! Findings from a file on disk to every output, and what they do to the exit code.

mod common;

use common::Case;

const WRONG: &str = "<!doctype html>\n<h1>お知らせ</h1>\n<p>当社は、SECURITY ACTION の二つ星を<b>取得しました</b>。</p>\n";
/// A hint and nothing more.
const HINT: &str = "<p>SECURITY ACTION の2つ星を宣言しました。</p>\n";

#[test]
fn the_place_is_the_same_in_every_output() {
    let case = |args: &str| Case::new(args).file("会社/news.html", WRONG);
    let human = case("会社").exits(1).stderr("").stdout;
    assert!(human.contains("╭─[会社/news.html:3:29]\n"), "{human}");
    assert!(
        human.contains(
            " 3 │ <p>当社は、SECURITY ACTION の二つ星を<b>取得しました</b>。</p>\n\
             \u{20}  ·                                         ────────────\n"
        ),
        "{human}"
    );
    assert!(human.ends_with("誤り 1 件が見つかりました。うち 1 件に修正例があります。\n"));

    let concise = case("--format concise 会社").exits(1).stdout;
    assert!(concise.starts_with("会社/news.html:3:29: error[acquisition-claim] "), "{concise}");
    assert_eq!(concise.lines().count(), 1, "{concise}");

    let json = case("--format json 会社").exits(1).json();
    let finding = &json["findings"][0];
    let place = |key: &str| finding[key].as_u64();
    assert_eq!((place("line"), place("column")), (Some(3), Some(29)), "{json}");
    let raw = |from: &str, to: &str| {
        let at = |key| usize::try_from(place(key).unwrap_or_default()).unwrap_or_default();
        WRONG.get(at(from)..at(to)).map(str::to_owned)
    };
    assert_eq!(raw("start_byte", "end_byte").as_deref(), finding["matched"].as_str(), "{json}");
}
