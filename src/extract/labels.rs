//! Labels of nested boxes as linked lists that share their tails.

use crate::document::{Label, Relation};

/// More labels than a reader takes in at once; the nearest are kept.
const MOST_LABELS: usize = 16;
/// Bounds the work for one block when many headings are skipped.
const MOST_STEPS: usize = 64;
/// Level of the name of a record over those in it: below all headings.
const RECORD_LEVEL: u8 = 8;
/// Below all headings: the level of a label that is no heading.
const NO_LEVEL: u8 = u8::MAX;

/// The end of a list: what stands over a place, nearest first. `None` is the empty list.
pub(super) type Chain = Option<usize>;

struct ChainLink {
    label: Label,
    level: u8,
    /// The same for all blocks of one heading.
    element: usize,
    above: Chain,
}

/// A block of a heading that stands over what follows.
#[derive(Clone, Copy)]
pub(super) struct Heading {
    /// 1 to 6; more for what is less than a heading.
    pub(super) level: u8,
    /// The same for all blocks of one heading.
    pub(super) element: usize,
    /// The block.
    pub(super) segment: usize,
}

/// All lists of one document.
#[derive(Default)]
pub(super) struct Chains {
    entries: Vec<ChainLink>,
}

impl Chains {
    /// `chain` with one more label under it.
    pub(super) fn push(&mut self, chain: Chain, relation: Relation, segment: usize) -> Chain {
        self.add(chain, Label { relation, segment }, NO_LEVEL, 0)
    }

    /// `chain` with one more heading under it. Other headings of the same level or below end
    /// there, down to `base`, where the chain was when the box opened.
    pub(super) fn push_heading(
        &mut self,
        mut chain: Chain,
        base: Chain,
        heading: Heading,
    ) -> Chain {
        while chain != base
            && let Some(entry) = chain.map(|at| &self.entries[at])
            && entry.label.relation == Relation::Heading
            && entry.level >= heading.level
            && entry.element != heading.element
        {
            chain = entry.above;
        }
        let label = Label { relation: Relation::Heading, segment: heading.segment };
        self.add(chain, label, heading.level, heading.element)
    }

    /// The headings between `chain` and `base`, in the order of the text.
    pub(super) fn headings(&self, mut chain: Chain, base: Chain) -> Vec<Heading> {
        let mut headings = Vec::new();
        while chain != base
            && let Some(entry) = chain.map(|at| &self.entries[at])
        {
            if entry.label.relation == Relation::Heading {
                let ChainLink { level, element, label: Label { segment, .. }, .. } = *entry;
                headings.push(Heading { level, element, segment });
            }
            chain = entry.above;
        }
        headings.reverse();
        headings
    }

    /// The labels of a block, nearest first. Of headings only those above `level` count, and
    /// after each only those above that.
    pub(super) fn labels(&self, mut chain: Chain, level: Option<u8>) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut level = level.unwrap_or(NO_LEVEL);
        let mut element = None;
        for _ in 0..MOST_STEPS {
            let Some(entry) = chain.map(|at| &self.entries[at]) else { break };
            chain = entry.above;
            // What is put over a box whole stands over all headings in it.
            if entry.label.relation == Relation::Heading && entry.level != NO_LEVEL {
                if entry.level < level || element == Some(entry.element) {
                    labels.push(entry.label);
                    level = entry.level;
                    element = Some(entry.element);
                }
            } else {
                labels.push(entry.label);
            }
            if labels.len() == MOST_LABELS {
                break;
            }
        }
        labels
    }

    /// `chain` with a row header in it turned into a heading.
    pub(super) fn demote(&mut self, chain: Chain, head: usize) -> Chain {
        let mut nearer = Vec::new();
        let mut at = chain;
        for _ in 0..MOST_STEPS {
            let Some(entry) = at.map(|at| &self.entries[at]) else { return chain };
            let ChainLink { label, level, element, above } = *entry;
            at = above;
            if label == (Label { relation: Relation::RowHeader, segment: head }) {
                let label = Label { relation: Relation::Heading, segment: head };
                let mut chain = self.add(above, label, RECORD_LEVEL, 0);
                for (label, level, element) in nearer.into_iter().rev() {
                    chain = self.add(chain, label, level, element);
                }
                return chain;
            }
            nearer.push((label, level, element));
        }
        chain
    }

    fn add(&mut self, above: Chain, label: Label, level: u8, element: usize) -> Chain {
        self.entries.push(ChainLink { label, level, element, above });
        Some(self.entries.len() - 1)
    }
}
