//! What a rule file can add without any Rust: a conjugation, a denial, a giver, words of English, a
//! whole scheme in both languages.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use sa_lint::claim::Analysis;
use sa_lint::extract::{Format, extract};
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

/// The rules that come with the program, and what these files add.
fn linter(files: &[&str]) -> Linter {
    let mut rules = RuleSet::builtin().unwrap();
    for (index, text) in files.iter().enumerate() {
        rules.add_file(Path::new(&format!("added-{index}.toml")), text).unwrap();
    }
    Linter::new(rules).unwrap()
}

/// `rule: marked words → right ones` of each finding, a line each.
fn found(linter: &Linter, text: &str) -> String {
    let source = SourceFile::decode("added", text.as_bytes().to_vec());
    let findings = linter.lint(&source, Format::Text);
    let lines = findings.iter().map(|finding| {
        let mut right = text.to_owned();
        for edit in finding.fix.iter().flat_map(|fix| fix.edits.iter().rev()) {
            right.replace_range(edit.span.range(), &edit.replacement);
        }
        let right = if finding.fix.is_some() { format!(" → {right}") } else { String::new() };
        format!("{}: {}{right}\n", finding.rule, finding.matched)
    });
    lines.collect()
}

#[test]
fn a_verb_of_a_conjugation_that_nobody_knew() {
    let text = "SECURITY ACTIONの二つ星を拝み奉りました。";
    assert_eq!(found(&linter(&[]), text), "");
    let added = r#"
        predicate = [{ stem = "拝み奉", class = "yodan-r", sense = "acquire" }]

        [[conjugation]]
        name = "yodan-r"
        irrealis = ["ら"]
        continuative = ["り"]
        euphonic = ["っ"]
        dictionary = ["る"]
        conditional = ["れ"]
        volitional = ["ろう"]
    "#;
    let becomes =
        "acquisition-claim: 二つ星を拝み奉りました → SECURITY ACTIONの二つ星を宣言しました。\n";
    assert_eq!(found(&linter(&[added]), text), becomes);
    let unknown = r#"predicate = [{ stem = "拝み奉", class = "nobody", sense = "acquire" }]"#;
    let mut rules = RuleSet::builtin().unwrap();
    rules.add_file(Path::new("wrong.toml"), unknown).unwrap();
    let error = Linter::new(rules).unwrap_err().to_string();
    assert_eq!(error, "`拝み奉` conjugates as `nobody`, which no file describes");
}

#[test]
fn a_denial_that_nobody_knew() {
    let text = "SECURITY ACTIONの二つ星の認定たりえず、自己宣言です。";
    assert!(found(&linter(&[]), text).starts_with("certification-claim"));
    let added = r#"
        [[operator]]
        class = "denial"
        scope = "clause"
        cue = ["たりえず"]
    "#;
    assert_eq!(found(&linter(&[added]), text), "");
    let english = "We are hardly certified under SECURITY ACTION.";
    assert!(found(&linter(&[]), english).starts_with("certification-claim"));
    assert_eq!(found(&linter(&[r#"english_denial = ["hardly"]"#]), english), "");
}

#[test]
fn a_giver_that_nobody_knew() {
    let text = "SECURITY ACTIONを宣言しています。また、北辰保安院より★★の認定を受けました。";
    assert!(found(&linter(&[]), text).starts_with("certification-claim"));
    assert_eq!(found(&linter(&[r#"body = ["保安院"]"#]), text), "");
}

#[test]
fn an_english_verb_that_nobody_knew() {
    let text = "We clinched two stars under SECURITY ACTION.";
    assert_eq!(found(&linter(&[]), text), "");
    let added = r#"english_verb = [{ past = "clinched", sense = "acquire" }]"#;
    let becomes =
        "acquisition-claim: clinched two stars → We declared two stars under SECURITY ACTION.\n";
    assert_eq!(found(&linter(&[added]), text), becomes);
}

/// `who modality` of each claim in a text.
fn stances(files: &[&str], text: &str) -> String {
    let mut rules = RuleSet::builtin().unwrap();
    for (index, file) in files.iter().enumerate() {
        rules.add_file(Path::new(&format!("added-{index}.toml")), file).unwrap();
    }
    let lexicon = rules.lexicon().unwrap();
    let source = SourceFile::decode("added", text.as_bytes().to_vec());
    let format = if text.starts_with('#') { Format::Markdown } else { Format::Text };
    let document = extract(&source, format);
    let read = Analysis::new(&document, &lexicon).explain();
    let claims = read.iter().flat_map(|sentence| &sentence.claims);
    let shown = claims.map(|claim| format!("{} {}", claim.who, claim.modality));
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn parties_and_modal_words_that_nobody_knew() {
    let operator = |class: &str, scope: &str, cue: &str| {
        format!("[[operator]]\nclass = \"{class}\"\nscope = \"{scope}\"\ncue = [\"{cue}\"]\n")
    };
    for (text, before, added, after) in [
        (
            "姉妹社がSECURITY ACTION二つ星を宣言しました。",
            "company done",
            "other = [\"姉妹社\"]".to_owned(),
            "other-company done",
        ),
        (
            "拙社の取引先との会合の後、拙社はSECURITY ACTION二つ星を宣言しました。",
            "company done",
            "own = [\"拙社\"]".to_owned(),
            "company done",
        ),
        (
            "町衆はSECURITY ACTION二つ星を宣言しています。",
            "company done",
            "anyone = [\"町衆\"]".to_owned(),
            "anyone done",
        ),
        (
            "SECURITY ACTION二つ星の宣言を夢見ています。",
            "company done",
            operator("plan", "predicate", "夢見"),
            "company planned",
        ),
        (
            "SECURITY ACTION二つ星を宣言した暁には、お祝いをします。",
            "company done",
            operator("condition", "chunk", "暁"),
            "anyone conditional",
        ),
        (
            "往時、SECURITY ACTION一つ星を宣言しました。",
            "company done",
            operator("former", "sentence", "往時"),
            "company former",
        ),
        (
            "Our sister firm declared SECURITY ACTION two stars.",
            "company done",
            "other = [\"sister firm\"]".to_owned(),
            "other-company done",
        ),
        (
            "Townsfolk declared SECURITY ACTION two stars.",
            "company done",
            "anyone = [\"townsfolk\"]".to_owned(),
            "anyone done",
        ),
        (
            "We dream to declare SECURITY ACTION two stars.",
            "company mentioned",
            operator("plan", "clause", "dream to"),
            "company planned",
        ),
        (
            "Back then we declared SECURITY ACTION one star.",
            "company done",
            operator("former", "sentence", "back then"),
            "company former",
        ),
    ] {
        assert_eq!(stances(&[], text), before, "{text}");
        assert_eq!(stances(&[&added], text), after, "{text} {added}");
    }
    // What stands over a block, in both languages.
    for (text, added) in [
        (
            "# 虎の巻\n\nSECURITY ACTION二つ星を宣言しました。",
            operator("mention", "block", "虎の巻"),
        ),
        (
            "# Primer\n\nTwo stars under SECURITY ACTION were declared.",
            operator("mention", "block", "primer"),
        ),
    ] {
        assert_eq!(stances(&[], text), "company done", "{text}");
        assert_eq!(stances(&[&added], text), "anyone done", "{text}");
    }
}

/// A mark that is registered for, in Japanese and in English.
const SCHEME: &str = r#"
    [scheme]
    id = "harbour-mark"
    name = "HARBOUR MARK"
    url = "https://www.example.jp/harbour-mark/"
    official = ["harbour mark", "ハーバーマーク"]
    evidence = ["当社"]
    levels = []
    act = []
"#;

const RULE: &str = r#"
    id = "harbour-claim"
    scheme = "harbour-mark"
    severity = "error"
    ground = "practice"
    url = "https://www.example.jp/harbour-mark/wording"

    [title]
    ja = "認定されたという表現"
    en = "Claims a certification"
    [message]
    ja = "「{matched}」は不適切です。"
    en = "“{matched}” is not right."
    [help]
    ja = "「{replacement}」と書いてください。"
    en = "Write “{replacement}”."
    [judges]
    ja = "認定されたという表現を指摘します。"
    en = "Words that say it was certified."
    [why]
    ja = "届け出て登録するものです。"
    en = "It is registered for."

    [judge]
    kind = "claim"
    senses = ["certify", "acquire"]
    objects = ["scheme"]

    [replacement]
    noun = "登録"
    english = "registered"
"#;

#[test]
fn a_second_scheme_with_a_right_verb_of_its_own() {
    let words = r#"english_verb = [{ past = "registered", base = "register", ing = "registering", sense = "register" }]"#;
    let linter = linter(&[SCHEME, RULE, words]);
    let right = "ハーバーマークに登録しました。当社はHARBOUR MARKに登録しています。";
    assert_eq!(found(&linter, right), "");
    let text = "当社はハーバーマークを、社内研修を終えてから取得しました。";
    let becomes = "harbour-claim: 取得しました → 当社はハーバーマークを、社内研修を終えてから登録しました。\n";
    assert_eq!(found(&linter, text), becomes);
    assert_eq!(found(&linter, "ハーバーマークは認定とは性質が違います。"), "");
    let english = "We obtained the HARBOUR MARK in 2024.";
    let becomes =
        "harbour-claim: obtained the HARBOUR MARK → We registered the HARBOUR MARK in 2024.\n";
    assert_eq!(found(&linter, english), becomes);
    // The first scheme is judged as before.
    let both = "SECURITY ACTIONの二つ星を取得しました。";
    assert!(found(&linter, both).starts_with("acquisition-claim"));
}
