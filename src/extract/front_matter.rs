//! The front matter of a Markdown file (YAML or TOML): its texts for readers.

use super::flow::Flow;
use super::view::View;

/// Reads the front matter, if `view` begins with one, and returns where the body starts.
pub(super) fn read(view: &View<'_>, flow: &mut Flow) -> usize {
    let _ = (view, flow);
    0
}
