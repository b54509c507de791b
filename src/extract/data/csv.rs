//! CSV and TSV to a table.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::document::Comment;
use crate::extract::html::Html;
use crate::extract::literal::{self, Escapes};
use crate::extract::node::{Cell, NodeKind};
use crate::extract::view::View;
use crate::extract::visible::References;

/// A first row of longer cells (in bytes) is no head.
const LONGEST_HEAD: usize = 180;

/// Reads a table; its first row names the columns.
pub(super) fn read(view: &View<'_>, delimiter: u8, html: &mut Html) {
    let rows = rows(view.text(), delimiter);
    let has_head = rows.len() > 1
        && rows[0].len() > 1
        && rows[0].iter().all(|cell| (1..LONGEST_HEAD).contains(&cell.len()));
    html.open_fixed(NodeKind::Table);
    for (index, row) in rows.iter().enumerate() {
        if let Some(comment) = comment(view.text(), row) {
            let inside = comment.start + 1..comment.end;
            html.flow.comment(view, comment, inside);
            continue;
        }
        html.open_fixed(NodeKind::Rows(index == 0 && has_head));
        html.open_fixed(NodeKind::Row);
        for cell in row {
            let header = index == 0 && has_head;
            html.open_fixed(NodeKind::Cell(Cell {
                header,
                column_scope: None,
                columns: 1,
                rows: 1,
            }));
            let whole = view.slice(cell.clone());
            let quoted = whole.len() > 1 && whole.starts_with('"') && whole.ends_with('"');
            let text = if quoted {
                literal::read(view, cell.start + 1..cell.end - 1, Escapes::Doubled('"'))
            } else {
                literal::read(view, cell.clone(), Escapes::None)
            };
            let shown = View::decoded(&text);
            if text.as_str().contains('<') {
                html.read(&shown);
            } else {
                let keep = std::mem::replace(&mut html.flow.inline.keep_space, true);
                html.flow.text(&shown, 0..text.as_str().len(), References::None);
                html.flow.inline.keep_space = keep;
            }
            html.close_fixed();
        }
        html.close_fixed();
        html.close_fixed();
    }
    html.close_fixed();
}

/// A row that is a comment: `# sa-lint-disable-next-line …`, quoted or not.
fn comment(text: &str, row: &[Range<usize>]) -> Option<Range<usize>> {
    let whole = row.first()?.start..row.last()?.end;
    let line = text[whole.clone()].trim_matches('"');
    let said = line.strip_prefix('#')?.trim_start();
    let start = whole.start + usize::from(text[whole.clone()].starts_with('"'));
    said.starts_with(Comment::SIGN).then_some(start..start + line.len())
}

/// The cells of each row, with their quotes.
fn rows(text: &str, delimiter: u8) -> Vec<Vec<Range<usize>>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let bytes = text.as_bytes();
    let mut sink = [0; 1024];
    let mut rows = vec![Vec::new()];
    let (mut start, mut at) = (0, 0);
    loop {
        let (result, read, _) = reader.read_field(&bytes[at..], &mut sink);
        at += read;
        match result {
            ReadFieldResult::InputEmpty if at == bytes.len() => {
                // The end is told by an empty input.
                let (result, _, _) = reader.read_field(&[], &mut sink);
                if matches!(result, ReadFieldResult::End) {
                    break;
                }
                if start < at {
                    push(&mut rows, text, start..at, delimiter);
                }
                if matches!(result, ReadFieldResult::Field { .. } | ReadFieldResult::InputEmpty) {
                    break;
                }
            }
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                push(&mut rows, text, start..at, delimiter);
                start = at;
                if record_end {
                    rows.push(Vec::new());
                }
            }
            ReadFieldResult::End => break,
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn push(rows: &mut [Vec<Range<usize>>], text: &str, range: Range<usize>, delimiter: u8) {
    let slice = &text[range.clone()];
    let head = slice.len() - slice.trim_start_matches(['\n', '\r']).len();
    let tail = slice[head..].trim_end_matches(['\n', '\r']);
    let tail = tail.strip_suffix(char::from(delimiter)).unwrap_or(tail);
    let start = range.start + head;
    if let Some(row) = rows.last_mut() {
        row.push(start..start + tail.len());
    }
}
