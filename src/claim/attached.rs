//! What a predicate is said of, as far as its sentence tells.

use std::ops::Range;

/// Where the walk ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// At an object of a scheme.
    Object(Attached),
    /// At another noun, which is the predicate's own object.
    Other,
    /// At a noun further off, which may be its own object: only the topic of its sentence tells.
    Beside(Open),
    /// At no noun: the topic must be looked for.
    Nothing(Open),
}

/// An object found in the same statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attached {
    /// Token of the object.
    pub object: usize,
    /// Bytes of the particle that links it to the predicate; `None` where nothing does.
    pub particle: Option<Range<usize>>,
    /// True when nothing but particles and modifiers stands between the two.
    pub adjoining: bool,
    /// True when somebody is said to have granted it.
    pub agent: bool,
    /// True when another object shares the verb.
    pub shared: bool,
    /// True when it stands in what is said to have been found: 二つ星に**ふさわしいと**認められ.
    pub embedded: bool,
}

/// A predicate without an object of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    /// Token where the walk stopped (exclusive).
    pub at: usize,
    /// True when it stopped at the beginning of the sentence.
    pub at_start: bool,
    /// True when somebody is said to have granted it.
    pub agent: bool,
    /// True when a date stands with it.
    pub dated: bool,
    /// True when the sentence has a topic of its own that is no object.
    pub other_topic: bool,
    /// True when several objects are said to share the verb (いずれも).
    pub plural: bool,
    /// True when a word stands for the object: **そちら**は取得するもので.
    pub pronoun: bool,
    /// An object of a scheme that a clause between has for its own: 二つ星を**目指し**、取得しました.
    pub taken: Option<usize>,
}
