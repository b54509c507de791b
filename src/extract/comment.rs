//! Comments that speak to the program where the tokenizer of a format does not name them: in
//! templates, and in Markdown as definitions of links that lead nowhere.

use std::ops::Range;

use memchr::memmem;

use super::flow::Flow;
use super::view::View;
use crate::document::Comment;
use crate::text::Span;

/// How comments of templates begin and end, longer beginnings before those they begin with.
const SIGNS: &[(&str, &str)] = &[
    ("{{!--", "--}}"),
    ("{{!", "}}"),
    ("{{--", "--}}"),
    ("{{/*", "*/}}"),
    ("{{- /*", "*/ -}}"),
    ("{#", "#}"),
    ("{/*", "*/}"),
    ("{% comment %}", "{% endcomment %}"),
    ("<%--", "--%>"),
    ("<%#", "%>"),
    ("<?php /*", "*/ ?>"),
];

/// Keeps the comments among the template constructs of `view`.
pub(super) fn in_templates(view: &View<'_>, flow: &mut Flow) {
    for mask in view.masks_in(&(0..view.text().len())) {
        let text = view.slice(mask.clone());
        let inside = SIGNS.iter().find_map(|(open, close)| {
            let inside = text.strip_prefix(open)?.strip_suffix(close)?;
            Some(mask.start + open.len()..mask.start + open.len() + inside.len())
        });
        if let Some(inside) = inside {
            flow.comment(view, mask.clone(), inside);
        }
    }
}

/// Signs of comments in any language, for [`misplaced`].
const ANY_SIGNS: &[&str] = &["<!--", "/*", "//", "#", ";", "--", "!", "%"];

/// Notes what looks like a comment in code and is none for its format: nothing that somebody wrote
/// to suppress a finding is ignored in silence.
pub(super) fn misplaced(text: &str, comments: &mut Vec<Comment>) {
    let mut found = Vec::new();
    comments.sort_by_key(|comment| comment.span);
    for at in memmem::find_iter(text.as_bytes(), Comment::SIGN) {
        let after = comments.partition_point(|comment| comment.span.start <= at);
        let known = after > 0 && at < comments[after - 1].span.end;
        let verb = &text[at + Comment::SIGN.len()..];
        let head = text[..at].trim_end_matches([' ', '\t']);
        let sign = ANY_SIGNS.iter().find(|sign| head.ends_with(**sign));
        let Some(sign) = sign.filter(|_| !known) else { continue };
        if !verb.starts_with("disable") && !verb.starts_with("enable") {
            continue;
        }
        let end = text[at..].find(['\n', '\r', '"', '\'', '`', '<']).map_or(text.len(), |e| at + e);
        let words = text[at..end].trim_end().trim_end_matches(['-', '*', '/', '>']).trim_end();
        let span = Span::new(head.len() - sign.len(), at + words.len());
        let text = words.to_owned();
        found.push(Comment { text, span, text_start: None, is_misplaced: true });
    }
    comments.extend(found);
}

/// Notes the lines of a document that is no text which look like comments: none works there.
pub(super) fn in_documents(text: &str, comments: &mut Vec<Comment>) {
    let is_sign = |c: char| c.is_whitespace() || "<!-/*#%;".contains(c);
    for at in memmem::find_iter(text.as_bytes(), Comment::SIGN) {
        let verb = &text[at + Comment::SIGN.len()..];
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let is_first = text[start..at].trim_start_matches(is_sign).is_empty();
        if is_first && (verb.starts_with("disable") || verb.starts_with("enable")) {
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let words = text[at..end].trim_end_matches(['-', '*', '/', '>', ' ']).to_owned();
            let span = Span::new(at, at + words.len());
            comments.push(Comment { text: words, span, text_start: None, is_misplaced: true });
        }
    }
}

/// A comment in a line begins with the first sign in it, or the second where its label holds one.
const MOST_SIGNS: usize = 2;

/// Addresses of definitions that are comments.
const NOWHERE: &[&str] = &["#", "<>", "<#>", "/", "-"];

/// Keeps the comments that are written as definitions of links: `[//]: # (…)`.
///
/// A definition leaves no trace in the events of the parser, not even the one that comes first
/// under its name. `shown`: the places of all events that hold text, code or HTML, in order; what
/// looks like a definition there is something else.
pub(super) fn in_markdown(view: &View<'_>, from: usize, shown: &[Range<usize>], flow: &mut Flow) {
    let text = view.text();
    let mut next = from;
    let (mut start, mut end) = (from, from);
    let mut signs = 0;
    for at in memmem::find_iter(&text.as_bytes()[from..], Comment::SIGN).map(|at| from + at) {
        if at >= end {
            start = text[end..at].rfind(['\n', '\r']).map_or(end, |before| end + before + 1);
            end = text[at..].find(['\n', '\r']).map_or(text.len(), |after| at + after);
            signs = 0;
        }
        signs += 1;
        if at < next || signs > MOST_SIGNS {
            continue;
        }
        let Some((range, inside)) = definition(&text[start..end], at - start) else { continue };
        let range = start + range.start..start + range.end;
        let before = shown.partition_point(|event| event.end <= range.start);
        if shown.get(before).is_none_or(|event| range.end <= event.start) {
            flow.comment(view, range, start + inside.start..start + inside.end);
            next = end;
        }
    }
}

/// The definition in a line, without the signs of a quotation before it, and what stands in its
/// title. `at`: where the words of the comment start.
fn definition(line: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let head = line[..at].trim_start_matches([' ', '\t', '>']);
    let start = at - head.len();
    let (label, rest) = head.strip_prefix('[')?.split_once("]:")?;
    if label.is_empty() || label.contains(['[', ']']) {
        return None;
    }
    let opener = rest.trim_end().chars().next_back()?;
    let closer = match opener {
        '(' => ')',
        '"' | '\'' => opener,
        _ => return None,
    };
    let address = rest.trim_end().trim_end_matches(opener);
    // White space parts the title from the address.
    if address.trim_end() == address || !NOWHERE.contains(&address.trim()) {
        return None;
    }
    let inside = line[at..].trim_end().strip_suffix(closer)?;
    Some((start..line.trim_end().len(), at..at + inside.len()))
}

#[cfg(test)]
mod tests {
    use crate::extract::{Format, extract_text};

    #[track_caller]
    fn said(format: Format, text: &str) -> Vec<String> {
        let comments = extract_text(text, format).comments;
        let show = |comment: crate::document::Comment| {
            if let Some(start) = comment.text_start {
                assert!(text[start..].starts_with(&comment.text), "{comment:?}");
            }
            format!("{} = {}", comment.text, &text[comment.span.range()])
        };
        comments.into_iter().map(show).collect()
    }

    #[track_caller]
    fn says(format: Format, text: &str, comment: &str) {
        assert_eq!(said(format, text), [format!("sa-lint-x a -- b = {comment}")], "{text}");
    }

    #[test]
    fn each_format_has_its_comments() {
        use Format::*;
        for format in [Html, Xhtml, Vue, Svelte, Astro, Svg, Markdown, Mdx] {
            let comment = "<!-- sa-lint-x a -- b -->";
            says(format, &format!("<svg>\n{comment}\n</svg>"), comment);
        }
        let comment = "<!-- sa-lint-x a -- b -->";
        says(Feed, &format!("{comment}<rss><title>a</title></rss>"), comment);
        says(Feed, &format!("<rss><title>{comment}a</title></rss>"), comment);
        let comment = "<!--\n sa-lint-x a -- b\n-->";
        says(Html, &format!("<p>a{comment}b"), comment);
        says(Markdown, &format!("a\n\n{comment}\n\nb"), comment);
        says(Markdown, "a <!-- sa-lint-x a -- b --> b", "<!-- sa-lint-x a -- b -->");
        for (format, comment) in [
            (Html, "{# sa-lint-x a -- b #}"),
            (Html, "{{!-- sa-lint-x a -- b --}}"),
            (Html, "{{! sa-lint-x a -- b }}"),
            (Html, "{{-- sa-lint-x a -- b --}}"),
            (Html, "{{/* sa-lint-x a -- b */}}"),
            (Html, "{{- /* sa-lint-x a -- b */ -}}"),
            (Html, "{% comment %}sa-lint-x a -- b{% endcomment %}"),
            (Html, "<%# sa-lint-x a -- b %>"),
            (Html, "<%-- sa-lint-x a -- b --%>"),
            (Html, "<?php /* sa-lint-x a -- b */ ?>"),
            (Mdx, "{/* sa-lint-x a -- b */}"),
            (Astro, "{/* sa-lint-x a -- b */}"),
            (Text, "# sa-lint-x a -- b"),
            (Text, "// sa-lint-x a -- b"),
            (AsciiDoc, "// sa-lint-x a -- b"),
            (ReStructuredText, ".. sa-lint-x a -- b"),
            (Markdown, "[//]: # (sa-lint-x a -- b)"),
            (Markdown, "[//]: # \"sa-lint-x a -- b\""),
            (Markdown, "[//]: # 'sa-lint-x a -- b'"),
            (Markdown, "[//]: <> (sa-lint-x a -- b)"),
            (Markdown, "[comment]:# ( sa-lint-x a -- b )"),
        ] {
            says(format, &format!("a\n\n{comment}\r\n\nb"), comment);
        }
        says(Markdown, "[sa-lint-]: # (sa-lint-x a -- b)", "[sa-lint-]: # (sa-lint-x a -- b)");
        says(Markdown, "---\n# sa-lint-x a -- b\ntitle: a\n---\n", "# sa-lint-x a -- b");
        says(Markdown, "> a\n>\n> [//]: # (sa-lint-x a -- b)", "[//]: # (sa-lint-x a -- b)");
    }

    #[test]
    fn a_definition_that_comes_again_speaks_too() {
        let text = "[//]: # (sa-lint-x a)\n\na\n\n[//]: # (sa-lint-x b)\n[//]: # (sa-lint-x c)\n";
        let said: Vec<String> =
            said(Format::Markdown, text).iter().map(|said| said[..11].to_owned()).collect();
        assert_eq!(said, ["sa-lint-x a", "sa-lint-x b", "sa-lint-x c"]);
    }

    #[test]
    fn what_is_seen_or_is_code_does_not_speak() {
        use Format::*;
        for (format, text) in [
            (Html, "<p>sa-lint-x a</p>"),
            (Html, "<pre><code>&lt;!-- sa-lint-x a --&gt;</code></pre>"),
            (Html, "<script>// <!-- sa-lint-x a -->\n</script>"),
            (Html, "<style><!-- sa-lint-x a --></style>"),
            (Html, "<textarea><!-- sa-lint-x a --></textarea><title><!-- sa-lint-x a --></title>"),
            (Html, "<p title='<!-- sa-lint-x a -->'>"),
            (Html, "<!-- see sa-lint-x a -->"),
            (Html, "<!-- sa-lint-x a"),
            (Html, "<!sa-lint-x a><?sa-lint-x a>"),
            (Markdown, "```html\n<!-- sa-lint-x a -->\n[//]: # (sa-lint-x a)\n```"),
            (Markdown, "    <!-- sa-lint-x a -->\n\n`<!-- sa-lint-x a -->`"),
            (Markdown, "    [//]: # (sa-lint-x a)"),
            (Markdown, "a\n[//]: # (sa-lint-x a)"),
            (Markdown, "[a]: https://example.co.jp (sa-lint-x a)"),
            (Mdx, "```\n{/* sa-lint-x a */}\n```"),
            (Text, "sa-lint-x a"),
            (AsciiDoc, "----\n// sa-lint-x a\n----"),
            (ReStructuredText, ".. code-block:: html\n\n   .. sa-lint-x a\n"),
        ] {
            assert!(said(format, text).is_empty(), "{format:?}: {text}");
        }
    }

    #[test]
    fn words_go_on_behind_a_comment() {
        use Format::*;
        for (format, comment) in [
            (Html, "{# a #}"),
            (Html, "{{!-- a --}}"),
            (Html, "<%# a %>"),
            (Html, "{{-- a --}}"),
            (Vue, "{# a #}"),
            (Svg, "{# a #}"),
            (Php, "<?php /* a */ ?>"),
            (Php, "<?= '星' ?><?php /* a */ ?>"),
            (Astro, "{/* a */}"),
            (Svelte, "{/* a */}"),
            (Mdx, "{/* a */}"),
            (Markdown, "{{/* a */}}"),
            (Tsx, "{/* a */}"),
        ] {
            let text = match format {
                Svg => format!("<svg><text>二つ星に{comment}認定</text></svg>"),
                Markdown | Mdx => format!("二つ星に{comment}認定"),
                Tsx => format!("a = <p>二つ星に{comment}認定</p>"),
                _ => format!("<p title=\"二つ星に{{# a #}}認定\">二つ星に{comment}認定</p>"),
            };
            let document = extract_text(&text, format);
            let last = document.segments.iter().map(|s| s.text.as_str()).max_by_key(|t| t.len());
            let shown = last.unwrap_or_default().replace("星認定", "認定");
            assert_eq!(shown, "二つ星に認定", "{format:?} {text}");
        }
    }

    #[test]
    fn a_comment_in_plain_text_parts_no_paragraph() {
        let text = "星を\n# sa-lint-x a\n取得した。";
        let document = extract_text(text, Format::Text);
        assert_eq!(document.segments.len(), 1);
        assert_eq!(document.segments[0].text.as_str(), "星を\n取得した。");
    }
}
