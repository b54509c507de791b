//! What the files of one site say, taken together.
//!
//! Each file is read once for its [`Facts`]. When all are read, the kinds of judgement look at the facts
//! of a [`Site`] as a whole and say what stands out, and where: pure functions, whose result does not
//! depend on the order of the files.

mod address;
mod company;
mod date;
mod facts;
mod logo;
mod page;
mod read;
mod size;
mod statement;
mod style;
mod words;

pub use address::{Target, host};
pub use date::Date;
pub use facts::{Facts, Logo, Number, Printed, Statement};
pub(crate) use page::Whole;
pub(in crate::judge) use page::is_start;
pub use page::{Asset, Assets, Page, Remark, Site};
pub(crate) use read::read;
pub use size::{ImageSize, image_size};
pub(super) use style::Declaration;
pub use style::StyleSheet;
pub(crate) use words::Words;
pub(super) use words::any;
