//! Sentences written in the formats that are text.

use sa_lint::extract::Format;
use sa_lint::text::escape;

/// Every character but ASCII by its number.
pub(crate) fn numbered(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { escape::like("\\u", &c.to_string()) })
        .collect()
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A format, and a sentence written in it. The sentences have neither quotes nor line ends.
pub(crate) type Dress = (&'static str, Format, fn(&str) -> String);

pub(crate) const DRESSES: &[Dress] = &[
    ("HTML item", Format::Html, |t| format!("<ul>\n<li>あ</li>\n<li><span>{t}</span></li>\n</ul>")),
    ("XHTML", Format::Xhtml, |t| format!("<html><body><div><br/>{t}</div></body></html>")),
    ("Markdown", Format::Markdown, |t| format!("---\nlayout: page\n---\n\nあ\n\n{t}\n")),
    ("plain text", Format::Text, |t| format!("あ\r\n\r\n{t}\r\n")),
    ("reStructuredText", Format::ReStructuredText, |t| format!("あ\n\n{t}\n")),
    ("AsciiDoc", Format::AsciiDoc, |t| format!("あ\n\n{t}\n")),
    ("SVG", Format::Svg, |t| format!("<svg><text x=\"1\">{t}</text></svg>")),
    ("RSS", Format::Feed, |t| {
        format!("<rss><channel><item><description>{t}</description></item></channel></rss>")
    }),
    ("Atom", Format::Feed, |t| {
        format!("<feed><entry><content type=\"html\">&lt;p>{t}&lt;/p></content></entry></feed>")
    }),
    ("WordPress export", Format::Feed, |t| {
        format!(
            "<rss><channel><item><content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>{t}</p>]]></content:encoded></item></channel></rss>"
        )
    }),
    ("WordPress SEO", Format::Feed, |t| {
        format!(
            "<rss><channel><item><wp:postmeta><wp:meta_key>rank_math_description</wp:meta_key><wp:meta_value><![CDATA[{t}]]></wp:meta_value></wp:postmeta></item></channel></rss>"
        )
    }),
    ("Movable Type export", Format::Text, |t| {
        format!(
            "AUTHOR: a\nTITLE: あ\nSTATUS: Publish\n-----\nBODY:\nあ\n{t}\n-----\nEXCERPT:\n\n-----\n--------\n"
        )
    }),
    ("TSV", Format::Tsv, |t| format!("1\t{t}\t2\n")),
    ("JSX", Format::Tsx, |t| {
        format!("export const A = () => (\n  <p className=\"a\">\n    {t}\n  </p>\n);")
    }),
    ("JSX string", Format::JavaScript, |t| format!("const a = <p>{{\"{t}\"}}</p>;")),
    ("back-ticks", Format::TypeScript, |t| format!("export default {{\n  body: `{t}`,\n}};")),
    ("single quotes", Format::JavaScript, |t| format!("module.exports = {{ body: '{t}' }}")),
    ("call", Format::TypeScript, |t| format!("show(\"{t}\")")),
    ("markup in a string", Format::TypeScript, |t| format!("const a = '<p class=\"b\">{t}</p>';")),
    ("escapes", Format::JavaScript, |t| format!("const body = \"{}\";", numbered(t))),
    ("JSON", Format::Json, |t| format!("{{ \"id\": 1, \"body\": {} }}", json(t))),
    ("JSON escapes", Format::Json, |t| format!("{{ \"body\": \"{}\" }}", numbered(t))),
    ("YAML plain", Format::Yaml, |t| format!("a:\n  body: {t}\n")),
    ("YAML single", Format::Yaml, |t| format!("a:\n  body: '{t}' # b\n")),
    ("YAML double", Format::Yaml, |t| format!("a:\n  body: \"{t}\"\n")),
    ("YAML literal", Format::Yaml, |t| format!("a:\n  body: |\n    {t}\nb: c\n")),
    ("YAML folded", Format::Yaml, |t| format!("a:\n  body: >-\n    {t}\nb: c\n")),
    ("TOML", Format::Toml, |t| format!("[a]\nbody = \"{t}\"\n")),
    ("TOML literal", Format::Toml, |t| format!("[a]\nbody = '''\n{t}'''\n")),
    ("CSV", Format::Csv, |t| format!("id,\"{t}\"\n")),
    ("gettext", Format::Po, |t| format!("msgid \"a\"\nmsgstr \"{t}\"\n")),
    ("properties", Format::Properties, |t| format!("body = {t}\n")),
    ("properties escapes", Format::Properties, |t| format!("body={}\n", numbered(t))),
    ("strings", Format::Strings, |t| format!("\"body\" = \"{t}\";\n")),
    ("Fluent", Format::Fluent, |t| format!("body = {t}\n")),
    ("XLIFF", Format::Xliff, |t| format!("<trans-unit><target>{t}</target></trans-unit>")),
    ("Vue script", Format::Vue, |t| format!("<script>export default {{ body: '{t}' }}</script>")),
    ("Vue template", Format::Vue, |t| format!("<template><p>{t}</p></template>")),
    ("Svelte", Format::Svelte, |t| format!("<script>let body = \"{t}\"</script>")),
    ("Astro", Format::Astro, |t| format!("---\nconst body = '{t}';\n---\n<p>a</p>")),
    ("MDX", Format::Mdx, |t| format!("export const body = '{t}'\n\na\n")),
    ("PHP", Format::Php, |t| format!("<?php\nreturn ['body' => '{t}'];\n")),
    ("PHP page", Format::Php, |t| format!("<p><?php esc_html_e( '{t}', 'theme' ); ?></p>")),
];
