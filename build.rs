//! The page for browsers, where `packages/web/build.sh` has made it, to a list of its files for
//! `sa-lint app`.

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=packages/web");
    let variable = |name| env::var_os(name).ok_or_else(|| format!("{name} is not set"));
    let root = variable("CARGO_MANIFEST_DIR")?;
    let dist = Path::new(&root).join("packages/web/dist");
    let mut list = String::from("&[\n");
    for folder in ["", "en"] {
        let Ok(entries) = fs::read_dir(dist.join(folder)) else { continue };
        let mut names: Vec<OsString> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
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
    list.push_str("]\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("app.rs"), list)?;
    Ok(())
}
