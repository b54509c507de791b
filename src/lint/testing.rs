//! What tests need again and again: the rules that come with the program, and texts as files.

use std::sync::LazyLock;

use super::{Allowed, Examined, Linter};
use crate::extract::{Format, Reading};
use crate::rule::RuleSet;
use crate::text::SourceFile;

/// Judges by the rules that come with the program.
pub(crate) static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()).unwrap());

/// A text as a file of this name.
pub(crate) fn reading(name: &str, text: &str) -> Reading {
    let source = SourceFile::decode(name, text.as_bytes().to_vec());
    Reading::new(source, Format::from_path(name).unwrap())
}

/// All that a page says.
pub(crate) fn examined(text: &str, for_site: bool) -> Examined {
    LINTER.examine(&reading("a.html", text), &Allowed::default(), for_site)
}
