//! The files under `rules/`, embedded in the program.

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $name)))),*]
    };
}

/// Names (paths under `rules/`) and contents of the embedded files.
pub(super) const FILES: &[(&str, &str)] = embed![
    "grammar/english.toml",
    "grammar/japanese.toml",
    "grammar/operators.toml",
    "vocabulary/objects.toml",
    "vocabulary/predicates.toml",
    "vocabulary/rewording.toml",
    "vocabulary/statements.toml",
    "vocabulary/words.toml",
    "security-action/scheme.toml",
    "security-action/acquisition-claim.toml",
    "security-action/certification-claim.toml",
    "security-action/id-exposed.toml",
    "security-action/label-claim.toml",
    "security-action/level-mismatch.toml",
    "security-action/logo-alt.toml",
    "security-action/logo-early.toml",
    "security-action/logo-effect.toml",
    "security-action/logo-hotlink.toml",
    "security-action/logo-ratio.toml",
    "security-action/material-name.toml",
    "security-action/operator-name.toml",
    "security-action/outdated-link.toml",
    "security-action/policy-missing.toml",
    "security-action/promoter-status.toml",
    "security-action/scheme-misdescription.toml",
    "security-action/scheme-name.toml",
    "security-action/star-notation.toml",
    "security-action/unknown-star.toml",
    "security-action/validity-claim.toml",
    "suppression/invalid-suppression.toml",
    "suppression/unused-suppression.toml",
];

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
