//! Writes the pages of `docs/rules/` anew: `cargo run --example rule-pages`.

use std::error::Error;
use std::fs;
use std::path::Path;

use sa_lint::report::rule_pages;
use sa_lint::rule::RuleSet;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, text) in rule_pages(&RuleSet::builtin()?) {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
