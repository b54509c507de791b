//! Places and bytes: spans, lines and columns, encodings, the source file.

mod binary;
mod detect;
mod encode;
mod era;
pub mod escape;
mod fnv;
mod invisible;
mod iso_2022_jp;
mod label;
mod line_index;
mod location;
mod near;
mod offset_map;
mod quotation;
mod rendered;
mod source;
mod span;
mod splice;

pub use encoding_rs::Encoding;

pub use binary::looks_binary;
pub use encode::Unencodable;
pub use era::{ERAS, before_era};
pub(crate) use fnv::{FNV_START, fnv};
pub use invisible::{is_acted_on, is_invisible, is_variation_selector};
pub use label::encoding_for_label;
pub use line_index::{LineIndex, Position, Unit};
pub use location::{Area, Location};
pub use near::nearest;
pub use quotation::{balanced, nested};
pub use rendered::{Looks, Mark, Origin, Rendered, Run, Shape};
pub use source::SourceFile;
pub use span::Span;
pub use splice::SpliceError;
