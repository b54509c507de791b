//! A fuzzer's bytes to a format and a file.

use std::sync::OnceLock;

use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;

/// The first byte chooses the format; the others are the file.
pub fn input(data: &[u8]) -> Option<(Format, &[u8])> {
    let (first, rest) = data.split_first()?;
    Some((Format::ALL[usize::from(*first) % Format::ALL.len()], rest))
}

/// The built-in rules, made ready once.
pub fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(|| {
        let rules = RuleSet::builtin().expect("the built-in rules can be read");
        Linter::new(rules).expect("the built-in rules can be used")
    })
}
