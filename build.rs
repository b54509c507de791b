//! Files that are embedded in the program to lists of them: the rules, and the page for browsers that
//! `sa-lint app` shows, where `packages/web/build.sh` has made it.
//!
//! Rules go in as JSON: the same values, read in a tenth of the time that TOML takes at every start.

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name| env::var_os(name).ok_or_else(|| format!("{name} is not set"));
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=rules");
    fs::write(out.join("rules.rs"), rules(&root.join("rules"))?)?;
    println!("cargo::rerun-if-changed=packages/web");
    fs::write(out.join("app.rs"), app(&root.join("packages/web/dist"))?)?;
    Ok(())
}

/// Rules, schemes and vocabulary: `folder/name.toml` and its values.
fn rules(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for folder in names(root)? {
        // What `proof` reads is no rule on text.
        if folder == "proof" || !root.join(&folder).is_dir() {
            continue;
        }
        for name in names(&root.join(&folder))? {
            let path = root.join(&folder).join(&name);
            if path.extension().is_some_and(|extension| extension == "toml") {
                let inside = format!("{}/{}", folder.to_string_lossy(), name.to_string_lossy());
                let values: serde_json::Value = toml::from_str(&fs::read_to_string(&path)?)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                writeln!(list, "({inside:?}, {:?}),", values.to_string())?;
            }
        }
    }
    Ok(list + "]\n")
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
