//! debug
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use sa_lint::{
    claim::Analysis,
    extract::{Format, extract_text},
    rule::RuleSet,
};
fn main() {
    let lex = RuleSet::builtin().unwrap().lexicon().unwrap();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let d = extract_text(&line, Format::Text);
        let a = Analysis::new(&d, &lex);
        a.dump();
    }
}
