//! Templates and components.

use sa_lint::extract::Format;

use super::dump::{dump, dump_decoded};

#[test]
fn constructs_are_one_object() {
    let page = "<?php $a = '<p>認定</p>'; ?>\n<p class=\"{{ a ? \"b\" : 'c' }}\" {% if x %}title=\"題\"{% endif %}>SECURITY{{ space }}ACTION <?= $star ?>\n\
        {# 認定 #}を<% if (a > b) { %>宣言<% } %></p>{% for a in b %}<li>{{{ a }}}</li>{% endfor %}<img alt=\"{{ name }}のロゴ\" src={{ url }}>";
    assert_eq!(
        dump_decoded(page, Format::Html),
        "題\n\
         SECURITY|{\u{FFFC}={{ space }}}|ACTION |{\u{FFFC}=<?= $star ?>}|{ =\n}|を|{\u{FFFC}=<% if (a > b) { %>}|宣言|{\u{FFFC}=<% } %>}\n\
         {\u{FFFC}={{ name }}}|のロゴ\n"
    );
}

#[test]
fn components() {
    assert_eq!(
        dump(
            "<template><Card title=\"二つ星\" :alt=\"x\" /><p>{{ a }}年<NuxtLink to=\"/\">宣言</NuxtLink></p><div/><title/></template><script>認定</script>",
            Format::Vue
        ),
        ".title | 二つ星\np | \u{FFFC}年宣言\n"
    );
    assert_eq!(
        dump(
            "<script>let a = 1;</script>{#if a}<h2>見出し{a}</h2>{/if}<p title={b}>本文</p>",
            Format::Svelte
        ),
        "h2 | 見出し\u{FFFC}\np | 本文 [h 見出し\u{FFFC}]\n"
    );
    assert_eq!(
        dump(
            "---\nconst title = '認定';\n---\n<ul>{items.map(i => <li>{i}を取得</li>)}</ul><p>後</p>",
            Format::Astro
        ),
        ".title | 認定\nli | \u{FFFC}を取得\np | 後\n"
    );
}

#[test]
fn mdx() {
    let page = "---\ntitle: 題\n---\nimport A from './認定'\nexport const a = {\n  b: '取得'\n}\n\n# 見出し {a}\n\n\
        <Card title=\"二つ星\">\n  カードの文\n</Card>\n\n{/* 認定 */}\n\n{a.map(b => <li>{b}を宣言</li>)}\n";
    assert_eq!(
        dump(page, Format::Mdx),
        "title | 題\n\
         h1 | 見出し \u{FFFC}\n\
         @title | 二つ星 [h 見出し \u{FFFC}]\n\
         p | カードの文 [h 二つ星] [h 見出し \u{FFFC}]\n\
         li | \u{FFFC}を宣言 [h 見出し \u{FFFC}]\n"
    );
}

#[test]
fn liquid_in_markdown() {
    assert_eq!(
        dump(
            "{% include a.html b=\"認定\" %}\n\n当社は{{ site.name }}です。[題]({{ url }})\n",
            Format::Markdown
        ),
        "@b | 認定\np | 当社は\u{FFFC}です。題\n"
    );
}
