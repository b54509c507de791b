//! Which header cells stand over and beside a cell.

use super::node::Cell;

/// Columns beyond this have no headers: keeps odd `colspan`s from costing time.
const MOST_COLUMNS: usize = 128;
/// A first cell longer than this is text, not the name of its row.
pub(super) const LONGEST_NAME: usize = 60;

/// A table while its rows are read.
#[derive(Default)]
pub(super) struct Table {
    /// Blocks of its caption.
    pub(super) caption: Vec<usize>,
    /// True inside `thead`.
    pub(super) in_head: bool,
    columns: Vec<Column>,
    row: usize,
    column: usize,
    row_names: RowNames,
}

#[derive(Clone, Default)]
struct Column {
    /// Blocks of the header cells over it, nearest first.
    headers: Vec<usize>,
    /// The row after the last of those header cells.
    headers_end: usize,
    /// The row at which a cell from above no longer reaches into this column.
    taken_until: usize,
    /// The blocks of that cell, and whether it is a `th`.
    taken_by: (Vec<usize>, bool),
}

/// What names the row so far.
#[derive(Default)]
struct RowNames {
    headers: Vec<usize>,
    after_header: bool,
    first: Option<Vec<usize>>,
}

/// The labels of a cell, each nearest first.
pub(super) struct CellLabels {
    /// Header cells over it.
    pub(super) columns: Vec<usize>,
    /// What names its row.
    pub(super) rows: Vec<usize>,
    /// Its first column, to hand back when it closes.
    pub(super) column: usize,
}

impl Table {
    /// Starts a row.
    pub(super) fn open_row(&mut self) {
        self.column = 0;
        self.row_names = RowNames::default();
    }

    /// Ends a row.
    pub(super) fn close_row(&mut self) {
        self.row += 1;
    }

    /// Places a cell. `by_first`: without a `th`, the first cell names the row.
    pub(super) fn open_cell(&mut self, cell: Cell, by_first: bool) -> CellLabels {
        while let Some(column) = self.columns.get(self.column)
            && column.taken_until > self.row
        {
            let (segments, header) = column.taken_by.clone();
            self.name_row(segments, header);
            self.column += 1;
        }
        let column = self.column;
        self.column = (column + usize::from(cell.columns)).min(MOST_COLUMNS);
        if self.columns.len() < self.column {
            self.columns.resize_with(self.column, Column::default);
        }
        let headers = self.columns.get(column).map(|column| column.headers.clone());
        let rows = if cell.header || column == 0 {
            Vec::new()
        } else if !self.row_names.headers.is_empty() {
            self.row_names.headers.clone()
        } else if by_first {
            self.row_names.first.clone().unwrap_or_default()
        } else {
            Vec::new()
        };
        CellLabels { columns: headers.unwrap_or_default(), rows, column }
    }

    /// Takes in the blocks of a cell that ends; `chars` is their length.
    /// `only_headers`: its row has no `td`.
    pub(super) fn close_cell(
        &mut self,
        cell: Cell,
        column: usize,
        segments: &[usize],
        chars: usize,
        only_headers: bool,
    ) {
        let is_name = cell.header || (segments.len() == 1 && chars <= LONGEST_NAME);
        let segments = if is_name { segments } else { &[] };
        let over_columns = self.in_head || cell.header && cell.column_scope.unwrap_or(only_headers);
        let span = column..self.column.min(column + usize::from(cell.columns));
        let row_end = self.row + usize::from(cell.rows);
        for column in self.columns.get_mut(span).unwrap_or_default() {
            if over_columns {
                if column.headers_end < self.row {
                    column.headers.clear();
                }
                column.headers.splice(0..0, segments.iter().rev().copied());
                column.headers.truncate(4);
                column.headers_end = row_end;
            }
            if cell.rows > 1 {
                column.taken_until = row_end;
                column.taken_by = (segments.to_vec(), cell.header && !over_columns);
            }
        }
        if over_columns {
            self.row_names.after_header = false;
        } else {
            self.name_row(segments.to_vec(), cell.header);
        }
    }

    fn name_row(&mut self, segments: Vec<usize>, header: bool) {
        let names = &mut self.row_names;
        if header {
            if !names.after_header {
                names.headers.clear();
            }
            names.headers.splice(0..0, segments.into_iter().rev());
            names.headers.truncate(4);
        } else if names.first.is_none() {
            names.first = Some(segments);
        }
        names.after_header = header;
    }
}
