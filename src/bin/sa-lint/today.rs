//! The last day that a declaration can have.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// Today in Japan, where declarations are made, wherever this runs.
pub(crate) fn today() -> Date {
    let japan = TimeZone::fixed(Offset::constant(9));
    Timestamp::now().to_zoned(japan).date()
}
