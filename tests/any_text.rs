//! Any text that somebody may write for the program or on a page, put together from pieces: what the fuzz
//! targets hold (`fuzz/`), tried a little in every test run, and what they once found.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::config::KEYS;
use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

use crate::invariants::{self, repairs, sentences, written};

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()).unwrap());

/// Pieces of TOML and JSON, whole and torn, with the words that our files know.
fn pieces() -> Vec<String> {
    let mut pieces: Vec<String> = [
        "\n",
        " ",
        "=",
        " = ",
        "\"",
        "'",
        "\"\"\"",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ".",
        ":",
        "#",
        "\\",
        "\\u0000",
        "true",
        "1",
        "-1",
        "2",
        "9e999",
        "2026-04-01",
        "\"off\"",
        "\"error\"",
        "\"**/*.html\"",
        "\"[\"",
        "\"../../a\"",
        "\"星\"",
        "[lint]\n",
        "[site]\n",
        "[lint.rules]\n",
        "[[lint.paths]]\n",
        "[lint.vocabulary]\n",
        "[scheme]\n",
        "\"schema_version\": 1",
        "\"files\": {",
        "\"fingerprint\": \"0\"",
        "\"rule\": \"a\"",
        "id = \"a\"\n",
        "severity = \"error\"\n",
        "scheme = \"security-action\"\n",
        "pattern = \"(\"\n",
        "pattern = \"(a|b)*\"\n",
        "[judge]\nkind = \"phrase\"\n",
        "[judge]\nkind = \"claim\"\n",
        "\u{FEFF}",
        "\r",
        "\0",
        "<<<<<<< HEAD\n",
    ]
    .map(str::to_owned)
    .into();
    pieces.extend(KEYS.iter().map(|key| format!("{} = ", key.name)));
    pieces.extend([
        include_str!("../rules/security-action/acquisition-claim.toml").to_owned(),
        "[lint]\nfail_on = \"warning\"\n".to_owned(),
        "{\"schema_version\": 1, \"files\": {\"a\": [".to_owned(),
    ]);
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_for_the_program_is_read_or_refused_at_a_place(
        parts in prop::collection::vec(select(pieces()), 0..12)
    ) {
        let text = parts.concat();
        written::configuration(&text);
        written::baseline(&text);
        written::rule_file(&text);
    }

    /// Cut anywhere and with something in between.
    #[test]
    fn a_rule_file_may_be_torn(
        from in 0.0..1.0_f64, to in 0.0..1.0_f64, piece in select(pieces()),
    ) {
        let text = include_str!("../rules/security-action/certification-claim.toml");
        let at = |part: f64| text.floor_char_boundary((part * text.len() as f64) as usize);
        let (from, to) = (at(from.min(to)), at(from.max(to)));
        written::rule_file(&format!("{}{piece}{}", &text[..from], &text[to..]));
    }

    #[test]
    fn a_sentence_of_any_words(choices in prop::collection::vec(any::<u8>(), 0..14)) {
        sentences::check(&LINTER, &choices);
    }

    #[test]
    fn a_repair_of_any_words(
        choices in prop::collection::vec(any::<u8>(), 0..20),
        format in select(vec![Format::Html, Format::Markdown, Format::Text, Format::Json, Format::Tsx]),
    ) {
        let words = sentences::FRAGMENTS;
        let text: String = choices.iter().map(|c| words[usize::from(*c) % words.len()]).collect();
        let text = match format {
            Format::Json => format!("[\"SECURITY ACTION {text}\"]").replace('\n', ""),
            Format::Tsx => format!("export default () => <p>SECURITY ACTION {text}</p>;"),
            _ => format!("SECURITY ACTION {text}"),
        };
        repairs::check(&LINTER, text.as_bytes(), format);
        let source = SourceFile::decode("a", text.into_bytes());
        invariants::suppressions(&LINTER, &source, format);
    }
}
