//! Tabs over their panels.

use sa_lint::extract::Format;

use super::dump::{dump, dump_flow};
use crate::common::found;

fn html(text: &str) -> String {
    dump(text, Format::Html)
}

#[test]
fn what_labels_a_box_by_id_stands_over_it() {
    assert_eq!(
        html(
            "<h2>会社案内</h2>
            <div role=tablist><button role=tab id=a>概要</button><button role=tab id=b>保有資格</button></div>
            <div role=tabpanel aria-labelledby=a><p>設立</div>
            <div role=tabpanel aria-labelledby=b><h3>情報</h3><p>二つ星</div><p>後</p>"
        ),
        "h2 | 会社案内\n\
         caption | 概要 [h 会社案内]\n\
         caption | 保有資格 [h 会社案内]\n\
         p | 設立 [h 概要] [h 会社案内]\n\
         h3 | 情報 [h 保有資格] [h 会社案内]\n\
         p | 二つ星 [h 情報] [h 保有資格] [h 会社案内]\n\
         p | 後 [h 会社案内]\n"
    );
    assert_eq!(
        html(
            "<p><span id=a>資格</span></p><p id=b>認定</p><div aria-labelledby='a b'><p>二つ星</div>
            <section aria-labelledby=c><h2 id=c>題</h2><p>本文</section>
            <h2 id=d>見出し</h2><div aria-labelledby=d><p>本文</div>"
        ),
        "p | 資格\np | 認定\np | 二つ星 [h 認定] [h 資格]\n\
         h2 | 題\np | 本文 [h 題]\nh2 | 見出し\np | 本文 [h 見出し]\n"
    );
}

#[test]
fn a_tab_stands_over_what_it_shows() {
    let panels = "<div id=a><h3>題</h3><p>設立</div><div id=b><p>二つ星</div>";
    let shown = "h3 | 題 [h 概要]\np | 設立 [h 題] [h 概要]\np | 二つ星 [h 保有資格]\n";
    for tabs in [
        "<li role=tab aria-controls=a>概要</li><li role=tab aria-controls=b>保有資格</li>",
        "<li><a role=tab href=#a>概要</a></li><li><a role=tab href=#b>保有資格</a></li>",
    ] {
        let page = format!("<ul role=tablist>{tabs}</ul>{panels}");
        assert_eq!(html(&page), format!("caption | 概要\ncaption | 保有資格\n{shown}"), "{tabs}");
    }
}

#[test]
fn a_link_of_a_list_of_fragments_stands_over_a_box_without_heading() {
    let list = "<ul><li><a href=#a>概要</a><li><a href='#b'><b>保有資格</b></a><li><a href=#>閉じる</a></ul>";
    let boxes = "<div id=a><h3>題</h3><p>設立</div><section id=b><p>二つ星</section>";
    let before = "li | 概要\nli | 保有資格\nli | 閉じる\nh3 | 題\np | 設立 [h 題]\n";
    assert_eq!(html(&format!("{list}{boxes}")), format!("{before}p | 二つ星 [h 保有資格]\n"));
    for other in [
        list.replace("href=#>", "href=/a.html>"),
        list.replace("</b></a>", "</b></a>など"),
        list.replace("#b", "#c"),
        format!("<div id=b>{list}</div>"),
    ] {
        assert!(html(&format!("{other}{boxes}")).ends_with("p | 二つ星\n"), "{other}");
    }
    for (start, end) in [("<nav>", "</nav>"), ("<div class=tabs>", "</div>")] {
        let links = "<a href=#a>概要</a> <a href=#b>保有資格</a>";
        let shown = html(&format!("{start}{links}{end}{boxes}"));
        let tabs = "caption | 概要\ncaption | 保有資格\n";
        let boxes = "h3 | 題\np | 設立 [h 題]\np | 二つ星 [h 保有資格]\n";
        assert_eq!(shown, format!("{tabs}{boxes}"));
    }
    // A link in a sentence is part of it.
    assert_eq!(html("<nav>当社は<a href=#a>二つ星</a>を宣言</nav>"), "p | 当社は二つ星を宣言\n");
    assert_eq!(
        html("<p><a href=#a>保有資格</a></p><div id=a><p>二つ星</div>"),
        "p | 保有資格\np | 二つ星\n"
    );
}

#[test]
fn tabs_and_panels_without_ids_go_by_their_order() {
    let shown = "p | 設立 [h 概要]\np | 二つ星 [h 保有資格]\n";
    let panels = "<div role=tabpanel><p>設立</div><div role=tabpanel><p>二つ星</div>";
    let tabs =
        "<div role=tablist><button role=tab>概要</button><button role=tab>保有資格</button></div>";
    for page in [
        format!("<div>{tabs}{panels}</div>"),
        format!("<div><div>{tabs}</div><div>{panels}</div></div>"),
        // Two of them, one in the other's neighbourhood.
        format!("{tabs}{panels}<section><p>別</p></section>{tabs}<div>{panels}</div>"),
    ] {
        assert!(html(&page).ends_with(shown), "{page}: {}", html(&page));
    }
    let panels = "<div class=tab-content><p>設立</div><div class='tab-content on'><p>二つ星</div>";
    for class in ["tab", "tabs", "js-tab", "tab_list tab"] {
        for panels in [panels.to_owned(), format!("<div class=tab-contents>{panels}</div>")] {
            let page = format!("<ul class='{class}'><li>概要</li><li>保有資格</li></ul>{panels}");
            assert_eq!(html(&page), format!("li | 概要\nli | 保有資格\n{shown}"), "{page}");
        }
    }
}

#[test]
fn lists_that_show_no_panels_stand_over_nothing() {
    let panels = "<div class=content><p>設立</div><div class=content><p>二つ星</div>";
    for list in [
        "<ul class=table><li>概要</li><li>保有資格</li></ul>",
        "<ul class=tabs><li>概要</li><li>保有資格</li><li>採用</li></ul>",
        "<ul class=tabs><li><a href=a.html>概要</a></li><li><a href=b.html>保有資格</a></li></ul>",
        "<header><nav><ul class=tabs><li>概要</li><li>保有資格</li></ul></nav></header>",
    ] {
        let shown = html(&format!("{list}<main>{panels}</main>"));
        assert!(shown.ends_with("p | 設立\np | 二つ星\n"), "{list}: {shown}");
    }
}

/// Each panel is read by itself, and a tab that is a link ends with it.
#[test]
fn panels_are_flows_of_their_own() {
    assert_eq!(
        dump_flow(
            "<p>前</p><nav><a role=tab href=#a>概要</a><a role=tab href=#b>資格</a></nav><p>文</p>
            <div id=a><p>設立<p>東京</div><div id=b><p>二つ星</div>",
            Format::Html
        ),
        "前\n概要\n資格 <- 概要\n文\n設立\n東京 <- 設立\n二つ星\n"
    );
}

#[test]
fn what_stands_in_a_tab_of_qualifications_is_said_to_be_one() {
    let found_under = |tab: &str| {
        let page = format!(
            "<ul class=tabs><li>会社概要</li><li>{tab}</li></ul>
            <div class=panel><p>東京都</p></div>
            <div class=panel><p>SECURITY ACTION 二つ星</p></div>"
        );
        found("a.html", page.as_bytes())
    };
    assert_eq!(found_under("保有資格"), ["label-claim 保有資格 null"]);
    assert!(found_under("取り組み").is_empty());
}
