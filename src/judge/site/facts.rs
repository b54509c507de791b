//! What one file says that matters to its site.

use std::collections::BTreeSet;

use super::StyleSheet;
use super::date::Date;
use crate::judge::Severity;
use crate::text::Span;

/// What one file says that matters to its site. Small: places and a few words, no text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Ids of the policy rules whose policy the page holds or links.
    pub policies: Vec<String>,
    /// Levels said or shown to be the company's own.
    pub statements: Vec<Statement>,
    /// Logos of schemes.
    pub logos: Vec<Logo>,
    /// Numbers printed beside their names.
    pub numbers: Vec<Number>,
    /// What may be such a number, whatever stands beside it.
    pub printed: Vec<Printed>,
    /// Companies that the page's title or its copyright line names.
    pub owners: Vec<String>,
    /// The day the page is of, as far as it says.
    pub date: Option<Date>,
    /// How many folders above its own the page's links climb at most.
    pub climbs: usize,
    /// Pages of the same host it links to by a path from the root, some of them.
    pub rooted: Vec<String>,
    /// The address that others are relative to.
    pub base: Option<String>,
    /// The host that the page was read from, in lower case; empty for a file.
    pub host: String,
    /// Addresses of its style sheets, where it shows a logo.
    pub sheets: Vec<String>,
    /// Style sheets in the page, where it shows a logo.
    pub styles: Vec<StyleSheet>,
}

/// A level that the company says or shows to be its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Index of the scheme.
    pub scheme: usize,
    /// The level.
    pub stars: u8,
    /// Sense of the predicate; `None` where the level is only shown.
    pub sense: Option<String>,
    /// Where, in bytes of the decoded text.
    pub span: Span,
    /// Line of its first character, from 1.
    pub line: usize,
    /// When it was so.
    pub date: Option<Date>,
    /// The company it is about, where the text names one.
    pub who: Option<String>,
}

/// A logo on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// Index of the scheme.
    pub scheme: usize,
    /// The whole element in the decoded text.
    pub span: Span,
    /// Its address in the decoded text.
    pub src_span: Span,
    /// Line of its first character, from 1.
    pub line: usize,
    /// Its address.
    pub src: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The level its file's name tells.
    pub by_file: Option<u8>,
    /// The level its text tells.
    pub by_alt: Option<u8>,
    /// True when the text beside it names the scheme.
    pub text_beside: bool,
}

/// A number printed beside its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Id of the rule.
    pub rule: String,
    /// Its digits.
    pub digits: String,
    /// How much printing it weighs.
    pub severity: Severity,
}

/// A number at a place of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its digits.
    pub digits: String,
    /// Where, in bytes of the decoded text.
    pub span: Span,
}

impl Facts {
    /// True when there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True when they give a site something to judge.
    pub fn speak(&self) -> bool {
        !(self.statements.is_empty() && self.logos.is_empty() && self.numbers.is_empty())
    }

    /// The places that a site may have something to say of, each once.
    pub(crate) fn places(&self) -> BTreeSet<Span> {
        let logos = self.logos.iter().flat_map(|logo| [logo.span, logo.src_span]);
        let statements = self.statements.iter().map(|statement| statement.span);
        statements.chain(logos).chain(self.printed.iter().map(|printed| printed.span)).collect()
    }
}
