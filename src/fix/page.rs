//! Two readings of a file, before and after edits: is the page the same but for the edited words?

use super::moves::Moves;
use crate::document::{Document, Segment};
use crate::lint::Edit;
use crate::text::{Span, escape};

/// True when `after` is `before` with `edits` made in its visible words: the same blocks in the
/// same relations, the same links and pictures, and no other word.
///
/// White space is not compared: whether a line end is shown as a space depends on the characters
/// beside it.
pub(super) fn same_but_for(
    before: &Document,
    after: &Document,
    edits: &[&Edit],
    moves: &Moves,
) -> bool {
    before.segments.len() == after.segments.len()
        && before.segments.iter().zip(&after.segments).all(|(b, a)| same_block(b, a, edits))
        && same_links(before, after, moves)
        && same_images(before, after, moves)
}

fn same_block(before: &Segment, after: &Segment, edits: &[&Edit]) -> bool {
    before.kind == after.kind
        && before.labels == after.labels
        && before.previous == after.previous
        && before.struck.len() == after.struck.len()
        && edited(before, edits).is_some_and(|words| {
            let seen = |c: &char| !c.is_whitespace();
            words.chars().filter(seen).eq(after.text.as_str().chars().filter(seen))
        })
}

/// The visible text of a block with the edits made in it; `None` when one of them would change
/// what is not written as it is seen.
fn edited(block: &Segment, edits: &[&Edit]) -> Option<String> {
    let text = block.text.as_str();
    let pieces = block.text.pieces();
    let mut words = String::with_capacity(text.len());
    // What is put in between two pieces belongs to one of them only.
    let mut put_in = None;
    let has_escapes = pieces.iter().any(|piece| piece.escaped);
    for (index, piece) in pieces.iter().enumerate() {
        let source = piece.source;
        let mut at = piece.at;
        if piece.escaped {
            let around = edits.partition_point(|edit| edit.span.end <= source.start);
            match edits.get(around).filter(|edit| edit.span.overlaps(source)) {
                Some(edit) if edit.span.start > source.start || edit.span.end < source.end => {
                    return None;
                }
                // All the escapes that one edit replaces stand side by side.
                Some(edit) if edit.span.start == source.start => {
                    words.push_str(&escape::plain(&edit.replacement));
                    continue;
                }
                Some(_) => continue,
                None => {}
            }
        }
        let first = edits.partition_point(|edit| edit.span.end < source.start);
        for edit in edits[first..].iter().take_while(|edit| edit.span.start <= source.end) {
            let Span { start, end } = edit.span;
            if edit.span.is_empty() {
                let inside = source.start < start && start < source.end;
                if (!piece.verbatim && !inside) || put_in == Some(start) {
                    continue;
                }
                put_in = Some(start);
            } else if !edit.span.overlaps(source) {
                continue;
            }
            if !piece.verbatim || start < source.start || source.end < end {
                return None;
            }
            words.push_str(&text[at..piece.at + (start - source.start)]);
            if has_escapes {
                words.push_str(&escape::plain(&edit.replacement));
            } else {
                words.push_str(&edit.replacement);
            }
            at = piece.at + (end - source.start);
        }
        words.push_str(&text[at..pieces.get(index + 1).map_or(text.len(), |next| next.at)]);
    }
    Some(words)
}

fn same_links(before: &Document, after: &Document, moves: &Moves) -> bool {
    before.links.len() == after.links.len()
        && before
            .links
            .iter()
            .zip(&after.links)
            .all(|(b, a)| b.url == a.url && b.segment == a.segment && moves.span(b.span) == a.span)
}

fn same_images(before: &Document, after: &Document, moves: &Moves) -> bool {
    before.images.len() == after.images.len()
        && before.images.iter().zip(&after.images).all(|(b, a)| {
            let names = |attributes: &[(String, String)]| -> Vec<String> {
                attributes.iter().map(|(name, _)| name.clone()).collect()
            };
            b.src == a.src
                && b.alt == a.alt
                && names(&b.attributes) == names(&a.attributes)
                && moves.span(b.span) == a.span
                && moves.span(b.src_span) == a.src_span
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Format, extract_text};

    /// Whether the page is the same after `old` became `new` everywhere.
    fn same(format: Format, text: &str, old: &str, new: &str) -> bool {
        let edits: Vec<Edit> = text
            .match_indices(old)
            .map(|(at, _)| {
                let span = Span::new(at, at + old.len());
                Edit { span, raw_span: span, replacement: new.to_owned() }
            })
            .collect();
        let edits: Vec<&Edit> = edits.iter().collect();
        let (before, after) =
            (extract_text(text, format), extract_text(&text.replace(old, new), format));
        same_but_for(&before, &after, &edits, &Moves::new(&edits))
    }

    #[test]
    fn other_words_leave_the_page_as_it_is() {
        for (format, text) in [
            (Format::Html, "<p>星を<b>取得</b>しました<a href=x>星</a>"),
            (Format::Html, "<img src=a.png alt='星を取得'><p title=取得した>星&amp;取得\n星"),
            (Format::Html, "<!-- 取得 --><script>取得</script><p>星"),
            (Format::Markdown, "# 取得\n\n- 星を**取得**しました [取得](x)\n"),
            (Format::Text, "星を取得\r\nしました"),
        ] {
            assert!(same(format, text, "取得", "宣言"), "{text}");
            assert!(same(format, text, "取得", "A B") != text.contains("title=取得した"), "{text}");
        }
        assert!(same(Format::Html, "<p>星を 取得 <i>する</i>", "取得", ""));
    }

    #[test]
    fn markup_that_comes_or_goes_is_seen() {
        for (format, text, old, new) in [
            (Format::Html, "<p>取得", "取得", "<b>宣言</b>"),
            (Format::Html, "<p>取得", "取得", "&amp;"),
            (Format::Html, "<p>星&#9733;を", "&#9733;", "★"),
            (Format::Html, "<p>星<br>を", "星<br>を", "を"),
            (Format::Html, "<p alt=取得>a", "取得>", "宣言 "),
            (Format::Html, "<p>a</p><p>b", "</p><p>", ""),
            (Format::Html, "<p><a href=取得>a", "取得", "宣言"),
            (Format::Html, "<img src=取得>", "取得", "宣言"),
            (Format::Html, "<h2>a</h2>", "h2", "h3"),
            (Format::Markdown, "a**取得**", "取得", ""),
            (Format::Markdown, "取得", "取得", "**宣言**"),
            (Format::Markdown, "取得", "取得", "# 宣言"),
            (Format::Markdown, "星\\*取得", "\\*", "*"),
        ] {
            assert!(!same(format, text, old, new), "{text}: {old} to {new}");
        }
    }
}
