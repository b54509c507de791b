//! Translations of gettext to what they show. The crates that read them (polib and its kin) give strings without
//! the places that a repair needs.

use super::line_comments;
use crate::document::MappedText;
use crate::extract::flow::Flow;
use crate::extract::literal::{self, Escapes};
use crate::extract::tree::Value;
use crate::extract::view::View;

/// The translated messages: not the texts they stand for, which are shown to nobody, nor the head
/// of the file.
pub(super) fn tree(view: &View<'_>, flow: &mut Flow) -> Value {
    line_comments(view, &["#"], &[], flow);
    let mut messages: Vec<MappedText> = Vec::new();
    // The message that is read, if it is one that is shown; whether it is that of the head.
    let mut open: Option<MappedText> = None;
    let mut is_head = false;
    let mut at = 0;
    for line in view.text().split_inclusive('\n') {
        let bare = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let Some(quote) = bare.find('"').filter(|_| !bare.starts_with('#')) else { continue };
        let last = bare.rfind('"').filter(|last| *last > quote).unwrap_or(bare.len());
        let word = bare[..quote].trim_end();
        let inside = start + quote + 1..start + last.max(quote + 1);
        match word {
            "" => {
                if let Some(text) = &mut open {
                    literal::push(view, inside, Escapes::Backslash, text);
                } else if !inside.is_empty() {
                    is_head = false;
                }
                continue;
            }
            "msgid" => is_head = inside.is_empty(),
            _ => {}
        }
        messages.extend(open.take());
        if word.starts_with("msgstr") && !is_head {
            open = Some(literal::read(view, inside, Escapes::Backslash));
        }
    }
    messages.extend(open);
    Value::Parts(messages.into_iter().map(Value::Text).collect())
}
