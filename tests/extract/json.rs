//! JSON-LD.

use sa_lint::extract::Format;

use super::dump::{dump, dump_decoded, dump_flow};

const PAGE: &str = r#"<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Organization", "@graph": [{
  "name": "株式会社\u30b5ンプル", "url": "https://example.co.jp/", "logo": "/a.png",
  "hasCredential": [{"@type": "EducationalOccupationalCredential", "name": "SECURITY ACTION \"二つ星\"",
     "recognizedBy": {"@type": "Organization", "name": "IPA"}}],
  "award": ["A\nB", "C \ud842\udfb7 <\/b>"], "n": 1
}]}</script><script type="text/x-template">{"award": "認定"}</script>"#;

#[test]
fn strings_are_named_by_their_path() {
    assert_eq!(
        dump(PAGE, Format::Html),
        "$name | 株式会社サンプル\n\
         $hasCredential.name | SECURITY ACTION \"二つ星\"\n\
         $hasCredential.recognizedBy.name | IPA\n\
         $award | A\\nB\n\
         $award | C 𠮷 </b>\n"
    );
}

#[test]
fn escapes_are_decoded_pieces() {
    assert_eq!(
        dump_decoded(PAGE, Format::Html),
        "株式会社|{サ=\\u30b5}|ンプル\nSECURITY ACTION |{\"=\\\"}|二つ星|{\"=\\\"}\nIPA\nA|{\n=\\n}|B\nC |{𠮷=\\ud842\\udfb7}| <|{/=\\/}|b>\n"
    );
}

#[test]
fn strings_of_one_object_follow_each_other() {
    assert_eq!(
        dump_flow(
            "<script type='application/ld+json'>{\"name\": \"A\", \"x\": {\"name\": \"B\"}, \"award\": \"C\"}</script>",
            Format::Html
        ),
        "A\nB\nC <- A\n"
    );
}

#[test]
fn broken_json_is_read_as_far_as_it_goes() {
    let page = "<script type=application/ld+json>]{\"a\": \"b\" \"c\":\"d\",} {\"e\": \"{{ x | y: \"z\" }} f\", \"g\": \"h\\u12\\\"";
    assert_eq!(dump(page, Format::Html), "$a | b\n$c | d\n$e | \u{FFFC} f\n");
}
