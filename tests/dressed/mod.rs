//! What is right on a plain page is right in every format: verdicts, places and repairs of the corpus's
//! sentences, dressed in it.

mod packed;
mod text;

use std::fmt::Write;
use std::sync::LazyLock;

use sa_lint::extract::{Format, open};
use sa_lint::lint::{Finding, Linter};
use sa_lint::text::{SourceFile, escape};

use crate::archives::zip;
use crate::common::Case;
use crate::formats::{fixed, linter, sentences, verdict};

/// Each dress is tried on one sentence in so many, each on others.
const SHARE: usize = 3;
/// The same for [`samples`].
const SAMPLES: usize = 9;

/// A sentence of the corpus and what is found in it on a plain page.
struct Judged {
    sentence: String,
    found: Vec<Finding>,
    /// The sentence after all its fixes.
    repaired: String,
}

static LINTER: LazyLock<Linter> = LazyLock::new(linter);
static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(Judged::all);

impl Judged {
    fn all() -> Vec<Self> {
        let judged = |sentence: String| {
            let page = format!("<p>{sentence}</p>");
            let source = SourceFile::decode("a", page.clone().into_bytes());
            let found = LINTER.lint(&source, Format::Html);
            let repaired = fixed(&page, &found);
            let repaired = repaired["<p>".len()..repaired.len() - "</p>".len()].to_owned();
            Self { sentence, found, repaired }
        };
        let all: Vec<Self> = sentences().into_iter().map(judged).collect();
        assert!(all.len() > 200, "{}", all.len());
        all
    }

    /// What stands in the sentence before each finding.
    fn before(&self) -> Vec<(&str, &str)> {
        let before = |f: &Finding| &self.sentence[..f.span.start - "<p>".len()];
        self.found.iter().map(|f| (f.rule.as_str(), before(f))).collect()
    }
}

/// Sentences of the corpus in every dress, for those who compare verdicts.
pub(crate) fn samples() -> Vec<(Format, Vec<u8>)> {
    type Dress = (Format, Box<dyn Fn(&str) -> Vec<u8>>);
    let text = text::DRESSES.iter().map(|&(_, format, dress)| -> Dress {
        (format, Box::new(move |sentence| dress(sentence).into_bytes()))
    });
    let packed = packed::DRESSES.iter();
    let packed = packed.map(|&(_, format, dress)| -> Dress { (format, Box::new(dress)) });
    let dresses: Vec<Dress> = text.chain(packed).collect();
    let mut samples = Vec::new();
    for (index, sentence) in sentences().iter().enumerate() {
        let own = dresses.iter().skip(index % SAMPLES).step_by(SAMPLES);
        samples.extend(own.map(|(format, dress)| (*format, dress(sentence))));
    }
    samples
}

#[test]
fn every_format_has_its_cases() {
    for format in Format::ALL {
        let in_text = text::DRESSES.iter().any(|(_, dressed, _)| *dressed == format);
        let in_packed = packed::DRESSES.iter().any(|(_, dressed, _)| *dressed == format);
        assert!(in_text || in_packed || format == Format::Zip, "{format:?}");
    }
}

#[test]
fn a_sentence_is_judged_alike_in_every_format_of_text() {
    let mut wrong = String::new();
    for (index, judged) in JUDGED.iter().enumerate() {
        let Judged { sentence, found, repaired } = judged;
        for (name, format, dress) in text::DRESSES.iter().skip(index % SHARE).step_by(SHARE) {
            let text = dress(sentence);
            let source = SourceFile::decode("a", text.clone().into_bytes());
            let dressed = LINTER.lint(&source, *format);
            let spellings = [sentence.clone(), text::numbered(sentence)];
            let start = spellings.iter().find_map(|spelling| text.rfind(spelling)).unwrap();
            let before = |f: &Finding| {
                let before = text.get(start..f.span.start).map(escape::plain);
                (f.rule.clone(), before.unwrap_or_default())
            };
            let places: Vec<_> = dressed.iter().map(before).collect();
            let right = judged.before();
            let at_places = places.iter().map(|(rule, before)| (rule.as_str(), before.as_str()));
            if verdict(&dressed) != verdict(found) || !at_places.eq(right.iter().copied()) {
                writeln!(wrong, "{name}: {sentence}\n    {places:?}\n    not {right:?}").unwrap();
            } else if fixed(&text, &dressed) != dress(repaired) {
                let text = fixed(&text, &dressed);
                writeln!(wrong, "{name}: {text}\n    not {}", dress(repaired)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_sentence_is_judged_alike_in_every_packed_format() {
    let mut wrong = String::new();
    for (index, judged) in JUDGED.iter().enumerate() {
        let Judged { sentence, found, repaired } = judged;
        for (name, format, dress) in packed::DRESSES.iter().skip(index % SHARE).step_by(SHARE) {
            let source = open("a", Some(*format), dress(sentence), None).unwrap();
            let start = source.text().rfind(sentence.as_str());
            let Some(start) = start else {
                writeln!(wrong, "{name}: {sentence}\n    {}", source.text()).unwrap();
                continue;
            };
            let dressed = LINTER.lint(&source, *format);
            let before = |f: &Finding| {
                (f.rule.clone(), source.text().get(start..f.span.start).unwrap_or_default())
            };
            let places: Vec<_> = dressed.iter().map(before).collect();
            let right = judged.before();
            let at_places = places.iter().map(|(rule, before)| (rule.as_str(), *before));
            if verdict(&dressed) != verdict(found)
                || !at_places.eq(right.iter().copied())
                || format.described().fixable
                    && fixed(source.text(), &dressed) != source.text().replace(sentence, repaired)
            {
                writeln!(wrong, "{name}: {sentence}\n    {places:?}\n    not {right:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// One archive of all sentences, and the folder that is packed in it.
#[test]
fn a_sentence_is_judged_in_an_archive_as_in_its_folder() {
    let page = |sentence: &String| format!("<p>{sentence}</p>\n").into_bytes();
    let pages: Vec<Vec<u8>> = sentences().iter().map(page).collect();
    let names: Vec<String> = (0..pages.len()).map(|index| format!("{index:04}.html")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(pages.iter().map(Vec::as_slice)).collect();
    let archive = Case::new("--format concise a.zip").file("a.zip", zip(&files)).exits(1);
    let mut folder = Case::new("--format concise a.zip");
    for (name, page) in files {
        folder = folder.file(&format!("a.zip/{name}"), page);
    }
    // Only a folder can be repaired.
    let plain = |text: &str| text.replace(" [*]", "");
    let folder = folder.exits(1);
    let differs = |(packed, own): &(&str, &str)| plain(packed) != plain(own);
    let first = archive.stdout.lines().zip(folder.stdout.lines()).find(differs);
    assert_eq!(first, None);
    assert_eq!(archive.stdout.lines().count(), folder.stdout.lines().count());
}
