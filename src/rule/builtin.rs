//! The files under `rules/`, embedded in the program.

/// Names (paths under `rules/`) and contents of the embedded files, sorted by name: `build.rs` lists
/// what is there.
pub(super) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_under_rules_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
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
        let mut embedded: Vec<&str> = super::FILES.iter().map(|(name, _)| *name).collect();
        embedded.sort_unstable();
        assert_eq!(embedded, on_disk);
    }
}
