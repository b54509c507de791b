//! Operators: words that turn what is said into something else than an assertion, as data.
//!
//! `rules/grammar/operators.toml` lists them by what they do and how far they reach.

use std::collections::HashMap;

use serde::Deserialize;

/// What an operator does to a claim in its reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It is not so.
    Denial,
    /// A denial that obliges or admits: しなければなりません.
    Obligation,
    /// Shown as what not to write.
    Condemnation,
    /// Shown as right.
    Praise,
    /// Put right.
    Correction,
    /// What people wrongly believe.
    Mistake,
    /// Words are spoken of, not used.
    Wording,
    /// Points at the sentence before.
    Reference,
    /// Asked.
    Question,
    /// The answer is yes.
    Assent,
    /// Somebody's question is told.
    Report,
    /// Examples follow.
    Announcement,
    /// What is denied is only not yet so: まだ.
    Expectation,
    /// What is denied is this word, not the verb: 誰でも…わけではない.
    Focus,
    /// Nothing behind reaches back over it.
    ClauseEnd,
    /// Not done yet, but meant to be: 予定.
    Plan,
    /// Somebody is told to do it: べき.
    Advice,
    /// If it is so, whether it was or is to be: 場合.
    Condition,
    /// What comes first, is done for it, or follows from it, as long as it is not done: ために, 前に.
    Purpose,
    /// It is spoken of and not said: 方法, とは.
    Mention,
    /// When it is so: 際.
    Occasion,
    /// It came about: ことができました.
    Attainment,
    /// It was so, and is not said to be so still: 以前.
    Former,
}

/// Where an operator stands to what it acts upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Right behind it.
    Chunk,
    /// It is the verb that it belongs to.
    Predicate,
    /// Behind it, in its clause.
    Clause,
    /// Anywhere in its sentence.
    Sentence,
    /// At the head of its line or label.
    Line,
    /// In what stands over or before it.
    Block,
    /// At the head of the next sentence.
    Next,
}

/// Operators of one effect and scope, as rule files write them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// What they do.
    pub class: Effect,
    /// How far they reach.
    pub scope: Scope,
    /// How they are written, in normalised spelling.
    pub cue: Vec<String>,
}

/// All operators, by effect and scope.
#[derive(Clone, Debug, Default)]
pub struct Operators {
    cues: HashMap<(Effect, Scope), Vec<String>>,
}

impl Operators {
    /// Puts together what several files say; empty cues are left out.
    pub fn new(entries: &[Operator]) -> Self {
        let mut cues: HashMap<_, Vec<String>> = HashMap::new();
        for entry in entries {
            let known = cues.entry((entry.class, entry.scope)).or_default();
            known.extend(entry.cue.iter().filter(|cue| !cue.is_empty()).cloned());
        }
        Self { cues }
    }

    /// How operators of an effect and scope are written.
    pub fn cues(&self, effect: Effect, scope: Scope) -> &[String] {
        self.cues.get(&(effect, scope)).map_or(&[], Vec::as_slice)
    }

    /// True when a text holds one of them.
    pub fn within(&self, effect: Effect, scope: Scope, text: &str) -> bool {
        self.cues(effect, scope).iter().any(|cue| text.contains(cue.as_str()))
    }

    /// What follows the longest one that a text begins with.
    pub fn strip<'t>(&self, effect: Effect, scope: Scope, text: &'t str) -> Option<&'t str> {
        let found =
            self.cues(effect, scope).iter().filter_map(|cue| text.strip_prefix(cue.as_str()));
        found.min_by_key(|rest| rest.len())
    }

    /// True when a text begins with one of them.
    pub fn opens(&self, effect: Effect, scope: Scope, text: &str) -> bool {
        self.strip(effect, scope, text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_add_up_and_the_longest_cue_is_taken() {
        let entry = |cue: &[&str]| Operator {
            class: Effect::Denial,
            scope: Scope::Clause,
            cue: cue.iter().map(|cue| (*cue).to_owned()).collect(),
        };
        let operators = Operators::new(&[entry(&["では", ""]), entry(&["ではない"])]);
        assert_eq!(operators.cues(Effect::Denial, Scope::Clause), ["では", "ではない"]);
        assert_eq!(operators.strip(Effect::Denial, Scope::Clause, "ではないと"), Some("と"));
        assert!(operators.within(Effect::Denial, Scope::Clause, "認定ではなく"));
        assert!(!operators.opens(Effect::Denial, Scope::Chunk, "ではない"));
    }
}
