//! A declared level.

use serde::Serialize;

/// A declared level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Stars {
    /// 一つ星
    One,
    /// 二つ星
    Two,
}

impl Stars {
    /// 1 or 2.
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}
