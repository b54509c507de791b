//! Fixes over generated documents in all encodings: the expected bytes, and nothing more the
//! second time.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::LazyLock;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};
use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, repair};
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| RuleSet::builtin().and_then(Linter::new).expect("the rules are in order"));

/// Sentences, and what safe fixes and then all fixes make of them.
const SENTENCES: [(&str, &str, &str); 14] = [
    (
        "当社はSECURITY ACTIONの二つ星を取得しました。",
        "当社はSECURITY ACTIONの二つ星を宣言しました。",
        "",
    ),
    (
        "SECURITY ACTION「一つ星」を取得しております。",
        "SECURITY ACTION「一つ星」を宣言しております。",
        "",
    ),
    (
        "当社はセキュリティアクション二つ星取得企業です。",
        "当社はセキュリティアクション二つ星宣言企業です。",
        "",
    ),
    ("SECURITY ACTION の二つ星に認定されました。", "SECURITY ACTION の二つ星を宣言しました。", ""),
    (
        "SECURITY ACTION の一つ星の認定をいただきました。",
        "SECURITY ACTION の一つ星を宣言いたしました。",
        "",
    ),
    ("SECURITY ACTION の2つ星を取得しました。", "SECURITY ACTION の二つ星を宣言しました。", ""),
    ("SECURITY ACTION の２つ星を宣言しました。", "SECURITY ACTION の二つ星を宣言しました。", ""),
    (
        "SECURITY ACTION の二つ星の認定を正式に受けました。",
        "SECURITY ACTION の二つ星の認定を正式に受けました。",
        "SECURITY ACTION の二つ星を正式に宣言しました。",
    ),
    ("SECURITY ACTIONの二つ星を宣言しました。", "SECURITY ACTIONの二つ星を宣言しました。", ""),
    ("ISMS認証を取得しています。", "ISMS認証を取得しています。", ""),
    ("自己宣言IDを取得しました。", "自己宣言IDを取得しました。", ""),
    ("当社の営業時間は9時～17時①です。", "当社の営業時間は9時～17時①です。", ""),
    ("Tel. 03-0000-0000 (~\\)", "Tel. 03-0000-0000 (~\\)", ""),
    ("", "", ""),
];

/// Paragraphs of HTML around a sentence: tags that leave it whole.
const AROUND: [(&str, &str); 5] = [
    ("<p>", "</p>"),
    ("<ul><li>", "</li></ul>"),
    ("<p class=\"取得\">", "&nbsp;<b>★</b></p>"),
    ("<p><img src=\"logo.png\" alt=\"", "\"></p>"),
    ("<p><!-- 取得しました --><span>", "</span></p>"),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Code {
    Utf8 { mark: bool },
    Utf16 { big: bool },
    Legacy(&'static Encoding),
}

impl Code {
    fn encode(self, text: &str) -> Vec<u8> {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
        };
        match self {
            Self::Utf8 { mark: false } => text.into(),
            Self::Utf8 { mark: true } => format!("\u{feff}{text}").into(),
            Self::Utf16 { big: false } => utf16(u16::to_le_bytes),
            Self::Utf16 { big: true } => utf16(u16::to_be_bytes),
            Self::Legacy(encoding) => {
                let (bytes, _, lost) = encoding.encode(text);
                assert!(!lost, "{text} in {}", encoding.name());
                bytes.into_owned()
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 { .. } => "UTF-8",
            Self::Utf16 { big: false } => "UTF-16LE",
            Self::Utf16 { big: true } => "UTF-16BE",
            Self::Legacy(encoding) => encoding.name(),
        }
    }
}

/// A document: as it is written, and what safe fixes and all fixes make of it.
#[derive(Clone)]
struct Document {
    code: Code,
    format: Format,
    written: Vec<u8>,
    safe: Vec<u8>,
    all: Vec<u8>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&shown(self, &self.written))
    }
}

impl Document {
    /// Byte for byte; in ISO-2022-JP but for the escape sequences at the edits, which come and go.
    fn same(&self, one: &[u8], other: &[u8]) -> bool {
        if self.code != Code::Legacy(ISO_2022_JP) {
            return one == other;
        }
        let read = |raw: &[u8]| SourceFile::decode("a", raw.to_vec());
        let characters = |raw: &[u8]| {
            let text = String::from_utf8(raw.to_vec()).expect("seven bits");
            text.replace("\x1B(B", "").replace("\x1B$B", "")
        };
        !read(one).had_errors()
            && read(one).text() == read(other).text()
            && characters(one) == characters(other)
    }
}

fn documents() -> impl Strategy<Value = Document> {
    let codes = vec![
        Code::Utf8 { mark: false },
        Code::Utf8 { mark: true },
        Code::Utf16 { big: false },
        Code::Utf16 { big: true },
        Code::Legacy(SHIFT_JIS),
        Code::Legacy(EUC_JP),
        Code::Legacy(ISO_2022_JP),
    ];
    let blocks = prop::collection::vec((select(&SENTENCES[..]), select(&AROUND[..])), 1..8);
    let formats = vec![Format::Html, Format::Markdown, Format::Text];
    let ends = vec!["\n", "\r\n", "\r"];
    (select(codes), select(formats), blocks, select(ends), any::<bool>(), any::<bool>()).prop_map(
        |(code, format, blocks, end, last_end, twins)| {
            let twins = twins && code == Code::Legacy(SHIFT_JIS);
            let version = |of: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
                let mut lines = Vec::new();
                if format == Format::Html {
                    lines.push(format!("<meta charset={}>", code.name()));
                }
                for (sentence, (before, after)) in &blocks {
                    let words = of(sentence);
                    match format {
                        Format::Html => lines.push(format!("{before}{words}{after}")),
                        _ => lines.extend([words.to_owned(), String::new()]),
                    }
                }
                let text = lines.join(end) + if last_end { end } else { "" };
                let bytes = code.encode(&text);
                // A second code for 纊, which encoding would not give back.
                let twin: &[u8] = if twins { b"\xED\x40" } else { b"" };
                [&bytes[..], twin].concat()
            };
            Document {
                code,
                format,
                written: version(|(written, _, _)| written),
                safe: version(|(_, safe, _)| safe),
                all: version(|(_, safe, all)| if all.is_empty() { safe } else { all }),
            }
        },
    )
}

fn judge(raw: Vec<u8>, format: Format) -> Judged {
    let source = SourceFile::decode("a", raw);
    let findings = LINTER.lint(&source, format);
    Judged { reading: Reading::new(source, format), findings, suppressed: Vec::new() }
}

/// The bytes after all fixes, and how many there were.
fn fixed(raw: &[u8], format: Format, unsafe_too: bool) -> (Vec<u8>, usize) {
    let judge = |raw| judge(raw, format);
    let mut judged = judge(raw.to_vec());
    match repair(&mut judged, unsafe_too, &judge) {
        Some(repaired) => (repaired.after.reading.source.raw().to_vec(), repaired.changes.len()),
        None => (raw.to_vec(), 0),
    }
}

fn shown(document: &Document, raw: &[u8]) -> String {
    let file = SourceFile::decode("a", raw.to_vec());
    format!("{} {:?}\n{}", document.code.name(), document.format, file.text())
}

proptest! {
    /// The words change, everything else stays byte for byte, and there is nothing left to do.
    #[test]
    fn only_the_words_change_and_only_once(document in documents()) {
        // A text that does not say what it is in may be too short to tell.
        let read = SourceFile::decode("a", document.written.clone());
        let is_clear = |raw: &[u8]| {
            SourceFile::decode("a", raw.to_vec()).encoding() == document.code.name()
                || document.code.encode("星") == "星".as_bytes()
        };
        prop_assume!(is_clear(&document.written) && is_clear(&document.safe) && is_clear(&document.all));
        for (unsafe_too, expected) in [(false, &document.safe), (true, &document.all)] {
            let (after, changes) = fixed(&document.written, document.format, unsafe_too);
            prop_assert!(
                document.same(&after, expected),
                "{}\nbecame\n{}", shown(&document, read.raw()), shown(&document, &after)
            );
            prop_assert_eq!(changes > 0, after != document.written);
            let (again, changes) = fixed(&after, document.format, unsafe_too);
            prop_assert!(again == after && changes == 0, "{}", shown(&document, &again));
        }
    }

    /// Whatever the text, fixing twice does no more than fixing once.
    #[test]
    fn fixing_twice_changes_nothing_more(
        words in prop::collection::vec(select(vec![
            "SECURITY ACTION", "セキュリティアクション", "二つ星", "2つ星", "★★", "一つ星", "を", "の", "に",
            "取得", "認定", "取得しました", "の認定を受け", "されました", "済み", "企業", "、", "。", "「", "」",
            "<b>", "</b>", "<br>", "&amp;", "&#23450;", "\n", "\r\n\r\n", "<p>", "ISMS", "自己宣言",
            "certified", " ", "SECURITY ACTITON", "# ", "- ", "| ", "**", "を取得し、", "制度",
        ]), 0..40),
        unsafe_too in any::<bool>(),
        format in select(vec![Format::Html, Format::Markdown, Format::Text]),
    ) {
        let text: String = words.concat();
        let (once, _) = fixed(text.as_bytes(), format, unsafe_too);
        let (twice, changes) = fixed(&once, format, unsafe_too);
        prop_assert!(once == twice && changes == 0, "{}", String::from_utf8_lossy(&once));
        // Each fix takes its finding away and brings none.
        let count = |raw: &[u8]| judge(raw.to_vec(), format).findings.len();
        let (before, after) = (count(text.as_bytes()), count(&once));
        prop_assert!(after <= before, "{before} became {after}: {text}");
    }
}
