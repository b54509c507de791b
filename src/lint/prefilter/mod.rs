//! Which texts can have findings at all, told from their source without parsing it.
//!
//! Every finding needs an anchor somewhere in its document: a name of the scheme, a level that
//! counts by itself, the name of a number, a host. The filter looks for a short key of each anchor
//! and reads on from there as a reader would. An anchor whose key is broken by markup, a character
//! reference or another width gives itself away at the seam: the letters on either side of it are
//! neighbours in the anchor. So a text is let go only when neither a key nor a seam speaks for it.

mod anchor;
mod keys;
mod letters;
mod seam;
mod site;

use crate::claim::LexiconError;
use crate::extract::{Format, movable_type};
use crate::rule::RuleSet;

use anchor::{Anchor, Around};
use keys::Keys;
use letters::{Reader, backward};
use seam::Seams;
pub(super) use site::SitePrefilter;

/// Tells texts without any trace of a scheme from the rest.
#[derive(Debug)]
pub(super) struct Prefilter {
    anchors: Vec<Anchor>,
    keys: Keys,
    seams: Seams,
    /// Most letters an anchor has.
    longest: usize,
}

impl Prefilter {
    /// Works out the anchors of all rules.
    ///
    /// # Errors
    /// When the keys cannot be compiled together.
    pub(super) fn new(rules: &RuleSet) -> Result<Self, LexiconError> {
        Self::of(anchors(rules))
    }

    /// Looks for anchors.
    fn of(anchors: Vec<Anchor>) -> Result<Self, LexiconError> {
        let keys = Keys::new(anchors.iter().flat_map(Anchor::keys).collect())?;
        let longest = anchors.iter().map(Anchor::len).max().unwrap_or(0);
        Ok(Self { longest, seams: Seams::new(&anchors, longest)?, anchors, keys })
    }

    /// False only where no rule can have a finding.
    pub(super) fn passes(&self, text: &str, format: Format) -> bool {
        let reader = Reader::new(text, format.is_code());
        // Feeds hold documents that are escaped once more.
        matches!(format, Format::Feed | Format::Po)
            || (format == Format::Text && movable_type::is_export(text))
            || ((format.is_code() || format.holds_code()) && is_odd(text.as_bytes()))
            || self.has_key(&reader)
            || self.seams.any(&reader, format, &self.anchors)
    }

    fn has_key(&self, reader: &Reader) -> bool {
        let text = reader.text();
        let speaks = |at: usize| {
            let (ahead, sure) = reader.forward(at, self.longest);
            let before = backward(text, at, self.longest);
            let around = Around::new(&before, &ahead, sure);
            self.anchors.iter().any(|anchor| anchor.stands(&around))
        };
        self.keys.places(text).any(speaks)
    }
}

/// True for code that may write words in a way that is rare: by escapes other than `\u53d6`, or in
/// two strings that a `+` or a line end joins.
fn is_odd(text: &[u8]) -> bool {
    let is_quote = |b: Option<&u8>| matches!(b, Some(b'"' | b'\'' | b'`'));
    let is_joint = |at: usize| {
        is_quote(text[..at].iter().rev().find(|b| !b.is_ascii_whitespace()))
            && is_quote(text[at + 1..].iter().find(|b| !b.is_ascii_whitespace()))
    };
    memchr::memchr_iter(b'\\', text).any(|at| {
        matches!(text.get(at + 1), Some(b'x' | b'U' | b'\n' | b'\r'))
            || text[at..].starts_with(b"\\u{")
    }) || memchr::memchr2_iter(b'+', b'.', text).any(is_joint)
}

fn anchors(rules: &RuleSet) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for scheme in rules.schemes() {
        let levels = scheme.levels.iter().filter(|level| level.bare).map(|level| &level.text);
        let names = scheme.official.iter().chain(&scheme.variant);
        let names = names.chain(&scheme.status).chain(&scheme.sure_evidence).chain(levels);
        anchors.extend(names.map(|name| Anchor::exact(name)));
        let misspelt = scheme.official.iter().filter(|name| crate::claim::can_be_misspelt(name));
        anchors.extend(misspelt.map(|name| Anchor::misspelt(name)));
        anchors.extend(scheme.logos.iter().map(|logo| Anchor::exact(&logo.word)));
    }
    for rule in rules.rules() {
        anchors.extend(rule.judge.kind().anchors().into_iter().map(Anchor::exact));
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::LINTER;

    #[test]
    fn a_name_is_met_however_it_is_written_and_a_word_that_is_none_is_let_go() {
        for (text, format) in [
            ("SECURITY ACTION", Format::Text),
            ("ＳＥＣＵＲＩＴＹ　ＡＣＴＩＯＮ", Format::Text),
            ("<b>セキュリ</b>ティアクション", Format::Html),
            ("&#x30bb;キュリティアクション", Format::Html),
            (r#"{ "a": "\u30bbキュリティアクション" }"#, Format::Json),
            ("a = 'SECU' + 'RITY ACTION'", Format::JavaScript),
            ("1つ星、自社診断", Format::Text),
            ("", Format::Feed),
        ] {
            assert!(LINTER.may_have_findings(text, format), "{text}");
        }
        for (text, format) in [
            ("情報セキュリティ基本方針 call to action", Format::Text),
            ("<p>ISO 27001 の認証を取得しました。</p>", Format::Html),
            (r#"{ "a": "\u53d6得" }"#, Format::Json),
            ("", Format::Html),
        ] {
            assert!(!LINTER.may_have_findings(text, format), "{text}");
        }
    }
}
