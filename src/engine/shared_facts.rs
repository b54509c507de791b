//! What files say to their site. Most pages of a site say the same: that is kept once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::judge::site::Facts;

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct SharedFacts(Mutex<VecDeque<Arc<Facts>>>);

/// So many of them are compared.
const LAST: usize = 32;

impl SharedFacts {
    /// The same facts, shared with a file that said them lately.
    pub(super) fn share(&self, facts: Facts) -> Arc<Facts> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = last.iter().position(|known| **known == facts);
        let shared = same.and_then(|at| last.remove(at)).unwrap_or_else(|| Arc::new(facts));
        last.push_front(Arc::clone(&shared));
        last.truncate(LAST);
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_lately_is_kept_once() {
        let facts = |climbs| Facts { climbs, ..Facts::default() };
        let shared = SharedFacts::default();
        let first = shared.share(facts(1));
        assert!(!Arc::ptr_eq(&first, &shared.share(facts(2))));
        assert!(Arc::ptr_eq(&first, &shared.share(facts(1))));
        (3..3 + LAST).for_each(|climbs| drop(shared.share(facts(climbs))));
        assert!(!Arc::ptr_eq(&first, &shared.share(facts(1))));
    }
}
