//! Documents as compact text.

use sa_lint::document::{Document, Relation, Segment, SegmentKind};
use sa_lint::extract::{Format, extract_text};
use sa_lint::text::Span;

/// One line a block: kind, text, struck parts in `~…~`, labels in brackets.
pub(crate) fn dump(text: &str, format: Format) -> String {
    let document = extract_text(text, format);
    check(text, &document);
    let mut lines = String::new();
    for segment in &document.segments {
        lines += &kind(&segment.kind);
        lines += " | ";
        lines += &struck(segment);
        for label in &segment.labels {
            let target = document.segments[label.segment].text.as_str();
            lines += &format!(" [{} {}]", relation(label.relation), target.replace('\n', "\\n"));
        }
        lines.push('\n');
    }
    lines
}

/// As [`dump`], with the predecessor of each block instead of its labels.
pub(crate) fn dump_flow(text: &str, format: Format) -> String {
    let document = extract_text(text, format);
    let mut lines = String::new();
    for segment in &document.segments {
        lines += segment.text.as_str();
        if let Some(previous) = segment.previous {
            lines += " <- ";
            lines += document.segments[previous].text.as_str();
        }
        lines.push('\n');
    }
    lines
}

/// The source of each place where the visible text is not verbatim, as `visible=source`.
pub(crate) fn dump_decoded(text: &str, format: Format) -> String {
    let document = extract_text(text, format);
    check(text, &document);
    let mut lines = String::new();
    for segment in &document.segments {
        let mapped = &segment.text;
        let ends = mapped.pieces().iter().skip(1).map(|piece| piece.at);
        let ends = ends.chain([mapped.as_str().len()]);
        for (piece, end) in mapped.pieces().iter().zip(ends) {
            let visible = &mapped.as_str()[piece.at..end];
            if piece.verbatim {
                lines += visible;
            } else {
                lines += &format!("{{{visible}={}}}", &text[piece.source.range()]);
            }
            lines.push('|');
        }
        lines.pop();
        lines.push('\n');
    }
    lines
}

/// What must hold for every document.
pub(crate) fn check(text: &str, document: &Document) {
    for segment in &document.segments {
        let mapped = &segment.text;
        let visible = mapped.as_str();
        let pieces = mapped.pieces();
        assert!(visible.contains(|c: char| !c.is_whitespace() && c != '\u{FFFC}'), "{visible:?}");
        assert!(
            !visible.starts_with([' ', '\n']) && !visible.ends_with([' ', '\n']),
            "{visible:?}"
        );
        assert!(pieces.first().is_none_or(|piece| piece.at == 0));
        let ends = pieces.iter().skip(1).map(|piece| piece.at).chain([visible.len()]);
        let mut last = Span::new(0, 0);
        for (piece, end) in pieces.iter().zip(ends) {
            assert!(piece.at < end, "pieces tile the text: {pieces:?}");
            let source = &text[piece.source.range()];
            if piece.verbatim {
                assert_eq!(source, &visible[piece.at..end]);
            }
            // A reference to two characters gives two pieces of one source.
            assert!(piece.source.start >= last.end || piece.source == last, "{pieces:?}");
            last = piece.source;
        }
        for range in &segment.struck {
            assert!(!visible[range.clone()].is_empty());
        }
        for label in &segment.labels {
            assert!(label.segment < document.segments.len());
        }
        assert!(segment.previous.is_none_or(|previous| previous < document.segments.len()));
    }
    for link in &document.links {
        let _ = (&text[link.span.range()], &text[link.content.range()]);
        assert!(link.segment.is_none_or(|segment| segment < document.segments.len()));
    }
    for image in &document.images {
        let _ = (&text[image.span.range()], &text[image.src_span.range()]);
        assert!(image.alt.is_none_or(|segment| segment < document.segments.len()));
    }
}

fn kind(kind: &SegmentKind) -> String {
    match kind {
        SegmentKind::Paragraph => "p".to_owned(),
        SegmentKind::Heading(level) => format!("h{level}"),
        SegmentKind::ListItem => "li".to_owned(),
        SegmentKind::TableHeader => "th".to_owned(),
        SegmentKind::TableCell => "td".to_owned(),
        SegmentKind::Term => "dt".to_owned(),
        SegmentKind::Description => "dd".to_owned(),
        SegmentKind::Caption => "caption".to_owned(),
        SegmentKind::Title => "title".to_owned(),
        SegmentKind::Attribute(name) => format!("@{name}"),
        SegmentKind::Property(name) => format!("${name}"),
        SegmentKind::Field(key) => format!(".{key}"),
        SegmentKind::Key => "key".to_owned(),
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Heading => "h",
        Relation::ColumnHeader => "col",
        Relation::RowHeader => "row",
        Relation::Term => "dt",
        Relation::ListHeading => "list",
        Relation::Companion => "with",
    }
}

fn struck(segment: &Segment) -> String {
    let text = segment.text.as_str();
    let mut shown = String::new();
    let mut at = 0;
    for range in &segment.struck {
        shown += &text[at..range.start];
        shown += &format!("~{}~", &text[range.clone()]);
        at = range.end;
    }
    shown += &text[at..];
    shown.replace('\n', "\\n")
}
