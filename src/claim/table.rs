//! What the cells of a table say of each other: the same row, the column of a row, the rows before.

use std::ops::Range;

use super::bad_example;
use super::context::{Context, LIST};
use super::lexicon::ObjectKind;
use crate::document::{Relation, SegmentKind};
use crate::sentence::is_longer;

/// A row has so many cells at most.
const ROW: usize = 8;

impl Context<'_> {
    /// The blocks of the row a cell stands in; of any other block, itself.
    pub(super) fn row(&self, segment: usize) -> Range<usize> {
        if !self.is_cell(segment) {
            return segment..segment + 1;
        }
        // True for a cell that goes on the row of the one before.
        let goes_on = |&cell: &usize| {
            cell > 0 && self.segment(cell).previous == Some(cell - 1) && self.is_cell(cell - 1)
        };
        let back = (0..=segment).rev().take(ROW).take_while(goes_on).count();
        let behind = segment + 1..self.statements.len();
        let on = behind.take(ROW - 1).take_while(|s| goes_on(s) && self.is_cell(*s)).count();
        segment - back..segment + 1 + on
    }

    fn is_cell(&self, segment: usize) -> bool {
        matches!(self.segment(segment).kind, SegmentKind::TableCell | SegmentKind::TableHeader)
    }

    /// True when a cell of the same row says × or NG.
    pub(super) fn row_condemns(&self, segment: usize) -> bool {
        let row = |s: usize| {
            let labels = &self.segment(s).labels;
            labels.iter().find(|l| l.relation == Relation::RowHeader).map(|l| l.segment)
        };
        let own = row(segment).unwrap_or(segment);
        if !self.is_cell(segment) {
            return false;
        }
        (segment.saturating_sub(6)..(segment + 7).min(self.statements.len()))
            .filter(|&other| other != segment && (row(other) == Some(own) || other == own))
            .any(|other| {
                let text = self.statements[other].text();
                !is_longer(text, 8) && bad_example::is_marked_bad(text, self.lexicon)
            })
    }

    /// The column about the scheme that a row with this head has a cell in: 取得費用 | 無料.
    pub(super) fn column_of_row(&self, head: usize, scheme: usize) -> Option<usize> {
        let cells = (head + 1..self.statements.len()).take(ROW).filter(|&cell| {
            let labels = &self.segment(cell).labels;
            labels.iter().any(|l| l.relation == Relation::RowHeader && l.segment == head)
        });
        let columns: Vec<usize> = cells
            .flat_map(|cell| &self.segment(cell).labels)
            .filter(|label| label.relation == Relation::ColumnHeader)
            .map(|label| label.segment)
            .collect();
        let other = |&column: &usize| self.statements[column].is_about_other();
        let found = columns.iter().copied().find(|&column| self.is_named_in(column, scheme))?;
        (!columns.iter().any(other)).then_some(found)
    }

    /// The cell before in the same table that holds a level of the scheme, if none between is about
    /// something else: 区分 | ★★ 二つ星, 取得年月 | 2022年8月.
    pub(super) fn table_about(&self, segment: usize, scheme: usize) -> Option<usize> {
        let first = segment.saturating_sub(LIST);
        let in_table = self.is_cell(segment);
        let before = (first..segment).rev().take_while(|&s| in_table && self.is_cell(s));
        // What its own row is about counts before all other rows.
        let row = self.row(segment);
        for other in (segment + 1..row.end).chain(before) {
            let statement = &self.statements[other];
            if statement.is_about_other() {
                return None;
            }
            let level = |&token: &usize| {
                let object = statement.object(token);
                object.is_some_and(|o| {
                    o.scheme == scheme && matches!(o.kind, ObjectKind::Level(Some(_)))
                })
            };
            let found = statement.objects_in(&statement.whole()).iter().copied().find(level);
            if found.is_some_and(|token| self.belongs(other, token, true)) {
                return Some(other);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_cell_is_about_what_its_row_names() {
        hold(&[(
            "| 制度 | 備考 |\n|---|---|\n| SECURITY ACTION | 2024年に取得 |\n| ISMS | 2020年に取得 |",
            &["acquire 取得"],
        )]);
    }
}
