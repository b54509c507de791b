//! Which texts can say anything to their site though they say nothing of a scheme: a published policy,
//! a number that another file names.

use percent_encoding::percent_decode_str;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

use super::Prefilter;
use super::anchor::Anchor;
use super::letters::{Reader, escaped, reference};
use crate::claim::LexiconError;
use crate::extract::Format;
use crate::rule::RuleSet;
use crate::sentence::fold;

/// So many ways in which a pattern can end are told apart; where it has more, shorter ends do.
const ENDS: usize = 16;

/// Tells texts that can hold a policy or a number from the rest. A false answer is certain.
#[derive(Debug)]
pub(in crate::lint) struct SitePrefilter {
    words: Prefilter,
    /// True where words are sought at all.
    has_words: bool,
    numbers: Vec<Run>,
    /// True where a pattern can match anything.
    any: bool,
}

/// The shape of a number.
#[derive(Debug)]
struct Run {
    /// The digits it can begin with.
    first: Vec<char>,
    /// It has so many digits at least.
    least: usize,
}

impl SitePrefilter {
    /// Works out what the rules on whole sites look for; `told`: without what one page tells for all.
    ///
    /// # Errors
    /// When the words cannot be compiled together.
    pub(in crate::lint) fn new(rules: &RuleSet, told: bool) -> Result<Self, LexiconError> {
        let mut words: Vec<String> = Vec::new();
        let mut numbers = Vec::new();
        let mut any = false;
        let kinds = rules.rules().iter().map(|rule| rule.judge.kind());
        for kind in kinds.filter(|kind| !(told && kind.is_told_once())) {
            let sought = kind.sought();
            words.extend(sought.words.into_iter().map(str::to_owned));
            for pattern in sought.patterns {
                match ends(pattern) {
                    Some(ends) => words.extend(ends),
                    None => any = true,
                }
            }
            numbers.extend(sought.numbers.into_iter().map(Run::of));
        }
        let anchors = words.iter().map(|word| Anchor::exact(word)).collect();
        let has_words = !words.is_empty();
        Ok(Self { words: Prefilter::of(anchors)?, has_words, numbers, any })
    }

    /// False only where a text holds neither.
    pub(in crate::lint) fn passes(&self, text: &str, format: Format) -> bool {
        self.any
            || self.words.passes(text, format)
            || (self.has_words && self.may_be_escaped(text))
            || self.numbers.iter().any(|run| run.may_stand_in(text, format))
    }
}

impl SitePrefilter {
    /// False only where no word is in a text once its addresses are decoded.
    fn may_be_escaped(&self, text: &str) -> bool {
        has_hidden_percent(text)
            || decoded(text).is_some_and(|text| self.words.passes(&text, Format::Text))
    }
}

/// What ends an address, whatever it is written in: a little more than an address is no harm.
const ENDS_OF_ADDRESSES: [char; 7] = ['"', '\'', '`', '<', '>', '\n', '\r'];

/// All that may be an address with escapes (`%E6%96%B9`, `%5F`), without them; `None` where there is
/// none.
fn decoded(text: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut done = 0;
    for at in memchr::memchr_iter(b'%', text.as_bytes()) {
        let is_escape = text.as_bytes()[at..]
            .get(1..3)
            .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        if at < done || !is_escape {
            continue;
        }
        let start = text[done..at].rfind(ENDS_OF_ADDRESSES).map_or(done, |end| done + end);
        done = text[at..].find(ENDS_OF_ADDRESSES).map_or(text.len(), |end| at + end);
        decoded.push_str(&percent_decode_str(&text[start..done]).decode_utf8_lossy());
        decoded.push('\n');
    }
    (!decoded.is_empty()).then_some(decoded)
}

/// True where the sign of an escape is itself written by a reference or an escape.
fn has_hidden_percent(text: &str) -> bool {
    const WRITTEN: [&str; 5] = ["&#37", "&#x25", "&percnt", "\\u0025", "\\x25"];
    let may_be = memchr::memchr2(b'&', b'\\', text.as_bytes()).is_some();
    let is_there = |sign: &&str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    may_be && (WRITTEN.iter().any(is_there) || text.contains("&#X25"))
}

/// The shortest texts of which one ends every match of a pattern; `None` where there are none.
fn ends(pattern: &str) -> Option<Vec<String>> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut extractor = Extractor::new();
    extractor.kind(ExtractKind::Suffix).limit_total(ENDS);
    let found = extractor.extract(&hir);
    let all: Vec<String> = found
        .literals()?
        .iter()
        .map(|literal| String::from_utf8(literal.as_bytes().to_vec()).ok())
        .collect::<Option<_>>()?;
    let has_letters = |end: &String| end.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    all.iter().all(has_letters).then(|| {
        let is_shortest = |end: &&String| {
            !all.iter().any(|other| other.len() < end.len() && end.ends_with(other.as_str()))
        };
        all.iter().filter(is_shortest).cloned().collect()
    })
}

impl Run {
    fn of(pattern: &str) -> Self {
        let hir = regex_syntax::parse(pattern).ok();
        let least = hir.as_ref().and_then(|hir| hir.properties().minimum_len()).unwrap_or(1);
        let first = hir.and_then(|hir| {
            let mut extractor = Extractor::new();
            extractor.kind(ExtractKind::Prefix).limit_literal_len(1);
            let found = extractor.extract(&hir);
            found.literals()?.iter().map(|l| l.as_bytes().first().map(|b| char::from(*b))).collect()
        });
        Self { first: first.unwrap_or_else(|| ('0'..='9').collect()), least: least.max(1) }
    }

    /// False only where no such number stands in a text.
    fn may_stand_in(&self, text: &str, format: Format) -> bool {
        let reader = Reader::new(text, format.is_code());
        let bytes = text.as_bytes();
        let begins = |at: usize, byte: u8| match byte {
            b'0'..=b'9' => {
                self.first.contains(&char::from(byte))
                    && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit())
            }
            b'&' => reference(&text[at..]).0.is_some_and(|c| self.first.contains(&fold(c))),
            b'\\' => escaped(&text[at..]).is_some_and(|c| self.first.contains(&fold(c))),
            // Other digits: full-width, superscript, circled, mathematical.
            0xc2 | 0xe2 | 0xef | 0xf0 => {
                text[at..].chars().next().is_some_and(|c| self.first.contains(&fold(c)))
            }
            _ => false,
        };
        bytes.iter().enumerate().any(|(at, &byte)| begins(at, byte) && self.stands(&reader, at))
    }

    /// True when so many digits can be read from a place on. A long mark may be meant as a hyphen.
    fn stands(&self, reader: &Reader<'_>, at: usize) -> bool {
        let (read, sure) = reader.forward(at, self.least);
        let is_cut = sure < self.least;
        let digits = read.iter().take(sure);
        (is_cut || read.len() == self.least)
            && digits.into_iter().all(|c| c.is_ascii_digit() || *c == 'ー')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::site::Facts;
    use crate::lint::Allowed;
    use crate::lint::testing::{LINTER, reading};

    fn filter() -> SitePrefilter {
        SitePrefilter::new(&RuleSet::builtin().unwrap(), false).unwrap()
    }

    #[test]
    fn what_one_page_tells_for_all_is_not_sought_again() {
        let told = SitePrefilter::new(&RuleSet::builtin().unwrap(), true).unwrap();
        for text in ["<h1>情報セキュリティ基本方針</h1>", "<a href='/%69nfosec'>a</a>", ""]
        {
            assert!(!told.passes(text, Format::Html), "{text}");
        }
        assert!(told.passes("<p>4001-2345 678</p>", Format::Html));
    }

    #[test]
    fn policies_and_numbers_are_met_however_they_are_written() {
        let filter = filter();
        for text in [
            "<h1>情報セキュリティ<br>基本方針</h1>",
            "<h1>情報セキュリティ基本方<b>針</b></h1>",
            "<h1>情報セキュリティポリシー</h1>",
            "<h1>情報ｾｷｭﾘﾃｨﾎﾟﾘｼｰ</h1>",
            "<h1>&#26041;&#37341;</h1>",
            "<a href=/information_security_policy.pdf>こちら</a>",
            "<a href='/%E6%83%85%E5%A0%B1%e3%82%bb%e3%82%ad%e3%83%a5%e3%83%aa%e3%83%86%e3%82%a3%e6%96%b9%e9%87%9d'>a</a>",
            "<a href='/%69nfo%5Fsecurity%5Fpol%69c%79.pdf'>a</a>",
            "<a href='/a%2Fb/infosec'>a</a><a href=/security%2Dpolicy>b</a>",
            "<a href='/&#37;69nfosec'>a</a>",
            "<h1>Security  Policies</h1>",
            "<h2>社内体制の整備</h2>",
            "<p>40012345678</p>",
            "<p>4001-2345 678</p>",
            "<p>４００１２３４５６７８</p>",
            "<p>4<b>00</b>1234&#53;678</p>",
        ] {
            assert!(filter.passes(text, Format::Html), "{text}");
        }
    }

    #[test]
    fn other_pages_are_let_go() {
        let filter = filter();
        for text in [
            "<h1>会社概要</h1><p>電話 03-1234-5678、2025年4月1日、〒100-0001</p>",
            "<p>方法と針</p><a href=/privacy.html>個人情報</a>",
            "<a href='/%E5%80%8B%E4%BA%BA%E6%83%85%E5%A0%B1%2Epdf'>a</a><p>100% 5%A",
            "<p>400123456789012</p>".split_at(9).0,
            "",
        ] {
            assert!(!filter.passes(text, Format::Html), "{text}");
        }
    }

    /// An address in one of its spellings: each letter as it is, escaped, or in the other case.
    fn spelt(letters: &str, how: &[u8]) -> String {
        let spell = |(c, how): (char, &u8)| match how % 4 {
            0 => c.to_string(),
            1 => c.to_uppercase().to_string(),
            2 => c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
            _ => c.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect(),
        };
        letters.chars().zip(how.iter().cycle()).map(spell).collect()
    }

    proptest::proptest! {
        #[test]
        fn a_page_that_links_the_policy_is_never_let_go(
            name in proptest::sample::select(vec![
                "information_security_policy.pdf",
                "security-policy/",
                "infosec",
                "isms-policy.html",
                "policy/information-security",
                "情報セキュリティ基本方針.pdf",
                "privacy.html",
            ]),
            how in proptest::collection::vec(0u8..4, 1..40),
        ) {
            let address = spelt(name, &how);
            for (file, text) in [
                ("a.html", format!("<p>例</p><a href='/a/{address}?b=1'>こちら</a>")),
                ("a.md", format!("例 [こちら](/a/{address})。\n")),
            ] {
                let reading = reading(file, &text);
                let mut facts = Facts::default();
                LINTER.note(reading.document(), &mut facts);
                let said = LINTER.examine(&reading, &Allowed::default(), true).facts;
                proptest::prop_assert_eq!(said.policies, facts.policies, "{}", text);
            }
        }
    }
}
