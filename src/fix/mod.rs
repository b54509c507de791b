//! Findings to edits to new bytes: tried in memory, proved, then written or shown.
//!
//! [`repair()`] needs no file system; [`write`](write()) puts its result in the place of the file,
//! [`diff()`] shows it. [`comment()`] leaves the words and writes why they do not count.

#[cfg(feature = "cli")]
mod comment;
#[cfg(feature = "cli")]
mod comment_sign;
#[cfg(feature = "cli")]
mod diff;
mod judged;
mod moves;
mod page;
mod repair;
#[cfg(test)]
mod testing;
mod trial;
#[cfg(feature = "cli")]
mod write;

#[cfg(feature = "cli")]
pub use comment::{Commented, comment};
#[cfg(feature = "cli")]
pub use diff::diff;
pub use judged::{JudgeBytes, Judged};
pub use repair::{Change, Repaired, repair};
#[cfg(feature = "cli")]
pub use write::{WriteError, write};
