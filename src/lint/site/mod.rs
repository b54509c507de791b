//! What the files of one site say, taken together, to findings.
//!
//! Each file is read once for its [`Facts`]. When all are read, `judge` looks at the facts of a
//! [`Site`] as a whole and says what stands out, and where: a pure function, whose result does not
//! depend on the order of the files.

mod address;
mod company;
mod date;
mod facts;
mod judge;
mod level;
mod logo;
mod number;
mod page;
mod policy;
mod size;
mod spread;
mod statement;
mod style;
mod words;

pub use address::{Target, host};
pub use date::Date;
pub use facts::{Facts, Logo, Number, Statement};
pub(in crate::lint) use facts::{read, read_silent};
pub(in crate::lint) use judge::judge;
pub use number::Printed;
pub use page::{Asset, Assets, Page, Remark, Site};
pub use size::{ImageSize, image_size};
pub(in crate::lint) use spread::spread;
pub use style::StyleSheet;
pub(in crate::lint) use words::Words;
