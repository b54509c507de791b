//! What files under `rules/` hold.

/// What a file holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum FileKind {
    Rule,
    Scheme,
    Vocabulary,
}
