//! Files that are embedded in the program to lists of them: the rules, and the page for browsers that
//! `sa-lint app` shows, where `packages/web/build.sh` has made it.
//!
//! Rules go in as JSON: the same values, read in a tenth of the time that TOML takes at every start. Of their regular
//! expressions it is worked out here what no text that they match can do without.

#[path = "src/claim/needle_words.rs"]
mod needle_words;

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::Value;

/// The keys of rules that hold regular expressions; of one that is missing here they are worked out as it runs.
const PATTERNS: [&str; 11] = [
    "addresses",
    "classes",
    "keeps",
    "logo_alt",
    "name",
    "names",
    "pattern",
    "patterns",
    "rival_pattern",
    "unknown_levels",
    "unless",
];

fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name| env::var_os(name).ok_or_else(|| format!("{name} is not set"));
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=rules");
    let rules = rules(&root.join("rules"))?;
    fs::write(out.join("needles.rs"), needles(rules.values()))?;
    fs::write(out.join("rules.rs"), list(&rules))?;
    println!("cargo::rerun-if-changed=packages/web");
    fs::write(out.join("app.rs"), app(&root.join("packages/web/dist"))?)?;
    Ok(())
}

/// Rules, schemes and vocabulary: `folder/name.toml` and its values.
fn rules(root: &Path) -> Result<BTreeMap<String, Value>, Box<dyn Error>> {
    let mut rules = BTreeMap::new();
    for folder in names(root)? {
        // What `proof` reads is no rule on text.
        if folder == "proof" || !root.join(&folder).is_dir() {
            continue;
        }
        for name in names(&root.join(&folder))? {
            let path = root.join(&folder).join(&name);
            if path.extension().is_some_and(|extension| extension == "toml") {
                let inside = format!("{}/{}", folder.to_string_lossy(), name.to_string_lossy());
                let values = toml::from_str(&fs::read_to_string(&path)?)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                rules.insert(inside, values);
            }
        }
    }
    Ok(rules)
}

/// Each with what it holds, and its values as JSON.
fn list(rules: &BTreeMap<String, Value>) -> String {
    let texts = rules.iter().map(|(inside, values)| {
        let kind = match (values.get("id"), values.get("scheme")) {
            (Some(_), _) => "Rule",
            (None, Some(_)) => "Scheme",
            (None, None) => "Vocabulary",
        };
        format!("({inside:?}, FileKind::{kind}, {:?}),\n", values.to_string())
    });
    format!("&[\n{}]\n", texts.collect::<String>())
}

/// The regular expressions of rules, sorted, each with its least bytes and lists of words, of each of which one is in all that it matches.
fn needles<'v>(rules: impl Iterator<Item = &'v Value>) -> String {
    let mut patterns = BTreeMap::new();
    rules.for_each(|values| collect(values, false, &mut patterns));
    let mut list = String::from("&[\n");
    for (pattern, (least, lists)) in patterns {
        let lists: String = lists.iter().map(|words| format!("&{words:?}, ")).collect();
        list.push_str(&format!("({pattern:?}, {least}, &[{lists}]),\n"));
    }
    list + "]\n"
}

/// The regular expressions among values; all texts are some where their key says so.
fn collect<'v>(
    value: &'v Value,
    is_pattern: bool,
    found: &mut BTreeMap<&'v str, (usize, Vec<Vec<String>>)>,
) {
    match value {
        // Of plain words there is nothing to work out.
        Value::String(text) if is_pattern && !needle_words::is_plain(text) => {
            found.insert(text, needle_words::needle_words(text));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, is_pattern, found)),
        Value::Object(fields) => {
            for (key, value) in fields {
                collect(value, PATTERNS.contains(&key.as_str()), found);
            }
        }
        _ => {}
    }
}

/// The page for browsers: `name` or `en/name` and its bytes.
fn app(dist: &Path) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for folder in ["", "en"] {
        let Ok(names) = names(&dist.join(folder)) else { continue };
        for name in names {
            let name = name.to_string_lossy();
            let path = dist.join(folder).join(&*name);
            // The page as one file is for disks; a server of its own needs no worker for when it is away.
            if path.is_file() && !name.starts_with("sa-lint") && name != "sw.js" {
                let inside =
                    if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
                writeln!(list, "({inside:?}, include_bytes!({path:?})),")?;
            }
        }
    }
    Ok(list + "]\n")
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names: Vec<OsString> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    Ok(names)
}
