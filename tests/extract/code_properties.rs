//! What holds for scripts and data of any shape, whole and torn.

use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::{Format, extract_text};
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

use super::dump::check;
use crate::invariants;

/// Signs of code in all formats, and words with what may break them.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "</",
    "/>",
    "<>",
    "</>",
    "\"",
    "'",
    "`",
    "${",
    ":",
    ",",
    ";",
    "=",
    "=>",
    "+",
    ".",
    "?",
    "\\",
    "\\n",
    "\\u661f",
    "\\u{661f}",
    "\\x53",
    "\\u",
    "\\\n",
    "\n",
    "\r\n",
    "\n  ",
    "\n- ",
    "- ",
    "  ",
    "\t",
    "#",
    "//",
    "/*",
    "*/",
    "{/*",
    "*/}",
    "<!--",
    "-->",
    "|\n",
    ">-\n",
    "? ",
    "& ",
    "*a",
    "!!binary ",
    "--- ",
    "'''",
    "\"\"\"",
    "<p>",
    "</p>",
    "<b>",
    "<A t=\"",
    "<A t={'",
    "'} />",
    "{\" \"}",
    "const a = ",
    "export default ",
    "import ",
    "import a from '",
    "() => ",
    "function f(a = '",
    "return ",
    "a.map(b => ",
    "<?php ",
    "<?= ",
    "?>",
    "$a = ",
    "array(",
    "<<<A\n",
    "\nA;\n",
    "echo ",
    "_e('",
    "<script>",
    "<script lang=\"ts\">",
    "</script>",
    "<template>",
    " :t=\"'",
    "---\n",
    "title: ",
    "\"title\": \"",
    "title = \"",
    "msgid \"",
    "msgstr \"",
    "\"\n\"",
    "a = ",
    "\"a\" = \"",
    "<target>",
    "</target>",
    "certifications: [",
    "\"認定・資格\": ",
    "sa-lint-disable-line a",
    "SECURITY ACTION",
    "SECURITY",
    " ACTION",
    "二つ",
    "星",
    "二つ星",
    "取得",
    "を取得しました",
    "の認定を受けた",
    "IPA認定",
    "宣言",
    "★★",
    "𠮷",
    "é",
    "\u{200b}",
    "\0",
    "&amp;",
    "&#x661f;",
    "ISMS",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// Words in a string of some kind.
fn string() -> impl Strategy<Value = String> {
    let words = select(vec![
        "SECURITY ACTION",
        "SECURITY",
        " ACTION",
        "二つ",
        "星",
        "二つ星",
        "を",
        "取得",
        "しました",
        "認定",
        "\\u4e8c\\u3064\\u661f",
        "\\u{53d6}\\u{5f97}",
        "<b>",
        "</b>",
        "\\n",
        "IPA認定",
        " ",
        "宣言",
    ]);
    let inside = prop::collection::vec(words, 0..6).prop_map(|words| words.concat());
    (inside, select(vec!["\"", "'", "`"]))
        .prop_map(|(inside, quote)| format!("{quote}{inside}{quote}"))
}

/// An expression of JavaScript.
fn expression() -> impl Strategy<Value = String> {
    string().prop_recursive(4, 40, 5, |inner| {
        let many = prop::collection::vec(inner.clone(), 0..5);
        let key = select(vec!["title", "badge", "certifications", "'認定・資格'", "a"]);
        prop_oneof![
            many.clone().prop_map(|parts| format!("[{}]", parts.join(", "))),
            prop::collection::vec((key, inner.clone()), 0..5).prop_map(|fields| {
                let fields: Vec<_> = fields.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                format!("{{{}}}", fields.join(",\n"))
            }),
            many.clone().prop_map(|parts| parts.join(" + ")).prop_filter("some", |s| !s.is_empty()),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(c ? {a} : {b})")),
            many.prop_map(|parts| {
                let parts: String = parts.iter().map(|part| format!("{{{part}}}")).collect();
                format!("<p className=\"a\">二つ星を{parts}取得</p>")
            }),
            inner.clone().prop_map(|value| format!("<A t={{{value}}} />")),
            inner.prop_map(|value| format!("f({value}, () => {{ return {value}; }})")),
        ]
    })
}

fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(|| Linter::new(RuleSet::builtin().unwrap()).unwrap())
}

/// Every place is right, and a file that is let go unread has no finding.
fn holds(text: &str, format: Format) {
    check(text, &extract_text(text, format));
    let source = SourceFile::decode("a", text.as_bytes().to_vec());
    let found = linter().lint_fully(&source, format);
    invariants::check(&source, &found);
    assert_eq!(linter().lint(&source, format), found, "{format:?}: {text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_code_in_any_format(text in soup()) {
        for format in Format::ALL {
            holds(&text, format);
        }
    }

    #[test]
    fn any_script(value in expression(), cut in 0.0..1.3_f64) {
        let text = format!("const a = {value};\n");
        for format in [Format::JavaScript, Format::TypeScript, Format::Tsx] {
            holds(&text, format);
        }
        let at = text.floor_char_boundary((text.len() as f64 * cut.min(1.0)) as usize);
        holds(&text[..at], Format::Tsx);
        holds(&format!("<script>{text}</script>"), Format::Vue);
        holds(&format!("---\n{text}---\n<p>a</p>"), Format::Astro);
    }
}
