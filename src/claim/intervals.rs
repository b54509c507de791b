//! Ranges to whether any of them touches another one, without trying each.

use std::ops::Range;

/// Ranges of bytes that may lie over each other.
#[derive(Debug, Default)]
pub(crate) struct Intervals {
    /// Starts in order, each with the furthest end of its range and all before it.
    reach: Vec<(usize, usize)>,
}

impl Intervals {
    /// Sorts `ranges`.
    pub(crate) fn new(ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut reach: Vec<(usize, usize)> = ranges.map(|range| (range.start, range.end)).collect();
        reach.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reach {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reach }
    }

    /// True when one of the ranges shares a byte with `range`. An empty range shares one with those
    /// that hold bytes on both its sides.
    pub(crate) fn touch(&self, range: &Range<usize>) -> bool {
        let before = self.reach.partition_point(|(start, _)| *start < range.end);
        before.checked_sub(1).is_some_and(|last| self.reach[last].1 > range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_touch_where_one_of_them_overlaps() {
        let ranges = [5..9, 1..3, 2..30, 40..41, 40..40];
        let all = Intervals::new(ranges.iter().cloned());
        for start in 0..45 {
            for end in start..45 {
                let overlaps = ranges.iter().any(|r| r.start < end && start < r.end);
                assert_eq!(all.touch(&(start..end)), overlaps, "{start}..{end}");
            }
        }
    }
}
