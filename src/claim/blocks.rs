//! The blocks of a document as statements, one of which may be tried in other words.

use std::ops::Index;
use std::rc::Rc;

use super::statement::Statement;

/// So many blocks before another, or behind it, are looked at for what is meant in it.
pub(super) const NEAR: usize = 3;

/// Statements by the index of their block. Another text in one block costs no copy of the others.
#[derive(Clone)]
pub(crate) struct Blocks<'a> {
    all: Rc<Vec<Statement<'a>>>,
    tried: Option<(usize, Rc<Statement<'a>>)>,
}

impl<'a> Blocks<'a> {
    pub(crate) fn new(all: Vec<Statement<'a>>) -> Self {
        Self { all: Rc::new(all), tried: None }
    }

    /// The same with another statement in one block.
    pub(crate) fn with(&self, block: usize, statement: Statement<'a>) -> Self {
        Self { all: Rc::clone(&self.all), tried: Some((block, Rc::new(statement))) }
    }

    /// The block that is tried in other words.
    pub(crate) fn tried(&self) -> Option<usize> {
        self.tried.as_ref().map(|(block, _)| *block)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn get(&self, block: usize) -> Option<&Statement<'a>> {
        match &self.tried {
            Some((tried, statement)) if *tried == block => Some(statement),
            _ => self.all.get(block),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Statement<'a>> {
        (0..self.len()).filter_map(|block| self.get(block))
    }
}

impl<'a> Index<usize> for Blocks<'a> {
    type Output = Statement<'a>;

    fn index(&self, block: usize) -> &Statement<'a> {
        match &self.tried {
            Some((tried, statement)) if *tried == block => statement,
            _ => &self.all[block],
        }
    }
}
