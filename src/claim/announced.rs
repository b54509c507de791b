//! What a title or heading announces.

/// What stands over a block announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announced {
    /// Others: customers, what was done for them.
    Others,
    /// An explanation, a list, advice.
    Guide,
    /// How something is worded.
    Examples,
}
