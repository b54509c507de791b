//! A file and what is found in it, and the way from one to the other.

use crate::extract::Reading;
use crate::lint::{Finding, Suppressed};

/// A file as it is read, and what is found in it.
#[derive(Debug)]
pub struct Judged {
    /// The file as it was read.
    pub reading: Reading,
    /// Its findings that count, sorted by place.
    pub findings: Vec<Finding>,
    /// Those that do not; nothing is fixed of them.
    pub suppressed: Vec<Suppressed>,
}

/// What other bytes of the same file are read as, and what is found in them.
pub type JudgeBytes<'a> = &'a dyn Fn(Vec<u8>) -> Judged;
