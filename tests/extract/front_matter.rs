//! Front matter.

use sa_lint::extract::Format;

use super::dump::{dump, dump_decoded};

#[test]
fn yaml() {
    let page = "---\ntitle: 二つ星を取得 # メモ\ndate: 2026-04-01\ndescription: \"SECURITY\n  ACTION \\\"星\\\"\\u3042\\n次\"\n\
        summary: >\n  折り\n  返し\n\n  二\nlead: |\n  一行\n  二行\nexcerpt: 'it''s'\nlayout: 認定\nseo:\n  title: 題 続き\n    の行\n\
        tags: [ISMS, \"取得\", '認定']\nkeywords:\n  - 一つ星\n  - \"二つ星\"\ncertifications:\n  - name: SECURITY ACTION\n    label: 認定\n---\n# 本文\n";
    assert_eq!(
        dump(page, Format::Markdown),
        "title | 二つ星を取得\n\
         $description | SECURITY ACTION \"星\"あ\\n次 [with 二つ星を取得]\n\
         $summary | 折り返し二 [with 二つ星を取得]\n\
         $lead | 一行\\n二行\n\
         $excerpt | it's [with 二つ星を取得]\n\
         $title | 題 続きの行\n\
         $tags | ISMS\n\
         $tags | 取得\n\
         $tags | 認定\n\
         $keywords | 一つ星\n\
         $keywords | 二つ星\n\
         $name | SECURITY ACTION\n\
         $label | 認定\n\
         h1 | 本文\n"
    );
}

#[test]
fn toml_and_templates() {
    let page = "+++\ntitle = \"A \\u2605\"\n[params]\ndescription = '''\n二行\nの文'''\ntags = [\n  \"一]\",\n  '二', # c\n]\nother = \"認定\"\nslug = \"一つ星\"\n+++\n本文";
    assert_eq!(
        dump_decoded(page, Format::Markdown),
        "A |{★=\\u2605}\n二行\nの文\n一]\n二\n認定\n本文\n"
    );
    assert_eq!(
        dump("---\ntitle: 題\n---\n<p>{{ page.title }} 文", Format::Html),
        "title | 題\np | \u{FFFC} 文\n"
    );
}

#[test]
fn line_ends_of_windows() {
    assert_eq!(
        dump_decoded(
            "---\r\ntitle: 題\r\ndescription: |\r\n  一\r\n  二\r\nsummary: \"三\r\n  四\"\r\ntags:\r\n- 五\r\n---\r\n本文\r\n",
            Format::Markdown
        ),
        "題\n一|{\n=\r\n}|二\n三|四\n五\n本文\n"
    );
}

#[test]
fn no_front_matter() {
    assert_eq!(dump("---\ntitle: 題\n", Format::Html), "p | --- title: 題\n");
    assert_eq!(dump("--- \n\n---\n本文", Format::Markdown), "p | 本文\n");
}
