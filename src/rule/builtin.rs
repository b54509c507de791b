//! The files under `rules/`, embedded in the program.

use super::file_kind::FileKind;

/// Names (paths under `rules/`) of the embedded files, sorted, what each holds, and its values as JSON: `build.rs`
/// lists what is there.
pub(super) const FILES: &[(&str, FileKind, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::rule::RuleSet;

    #[test]
    fn what_is_embedded_is_what_the_files_say() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut read = RuleSet::default();
        for (name, ..) in super::FILES {
            let text = std::fs::read_to_string(root.join(name)).unwrap();
            read.add_file(Path::new(name), &text).unwrap();
        }
        let embedded = RuleSet::builtin().unwrap();
        assert_eq!(format!("{:?}", embedded.rules()), format!("{:?}", read.rules()));
        assert_eq!(format!("{:?}", embedded.schemes), format!("{:?}", read.schemes));
        assert_eq!(format!("{:?}", embedded.vocabulary), format!("{:?}", read.vocabulary));
    }

    #[test]
    fn every_file_under_rules_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut on_disk = Vec::new();
        for folder in std::fs::read_dir(&root).unwrap() {
            let folder = folder.unwrap().path();
            // What `proof` reads; no rules on text.
            if folder.ends_with("proof") {
                continue;
            }
            for file in std::fs::read_dir(&folder).unwrap() {
                let path = file.unwrap().path();
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                on_disk.push(name.replace('\\', "/"));
            }
        }
        on_disk.sort();
        let mut embedded: Vec<&str> = super::FILES.iter().map(|(name, ..)| *name).collect();
        embedded.sort_unstable();
        assert_eq!(embedded, on_disk);
    }
}
