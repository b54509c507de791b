//! Comments to the lines they stand before.

use std::collections::HashMap;

use crate::text::Span;

/// For each comment a byte of the line that comes next: the first one after it that holds
/// anything but white space and comments of this kind. `None` where there is none.
///
/// `comments` are in the order of the text. So several comments over each other all speak of the
/// line under them.
pub(super) fn next_lines(text: &str, comments: &[Span]) -> Vec<Option<usize>> {
    // What is known of a line already keeps many comments over each other linear.
    let mut known: HashMap<usize, Option<usize>> = HashMap::new();
    // Where the search for a line end went last, and what it found; a line may be a whole page.
    let mut last: Option<(usize, Option<usize>)> = None;
    let mut found = Vec::with_capacity(comments.len());
    for comment in comments.iter().rev() {
        let next = match last {
            None => line_end(text, comment.end).1,
            Some((from, known)) => {
                line_end(&text[..from.max(comment.end)], comment.end).1.or(known)
            }
        };
        last = Some((comment.end, next));
        let mut line = next;
        let target = loop {
            let Some(start) = line else { break None };
            if let Some(target) = known.get(&start) {
                break *target;
            }
            let (end, next) = line_end(text, start);
            if !is_idle(text, Span::new(start, end), comments) {
                break Some(start);
            }
            line = next;
        };
        if let Some(first) = next {
            known.insert(first, target);
        }
        found.push(target);
    }
    found.reverse();
    found
}

/// The end of the line that `at` is in, and where the next one starts.
fn line_end(text: &str, at: usize) -> (usize, Option<usize>) {
    let Some(end) = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..]) else {
        return (text.len(), None);
    };
    let end = at + end;
    let next = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
    (end, Some(next))
}

/// True for a line of white space and comments alone.
fn is_idle(text: &str, line: Span, comments: &[Span]) -> bool {
    let first = comments.partition_point(|comment| comment.end <= line.start);
    let mut at = line.start;
    for comment in comments[first..].iter().take_while(|comment| comment.start < line.end) {
        if !text[at..comment.start.max(at)].trim().is_empty() {
            return false;
        }
        at = comment.end.clamp(at, line.end);
    }
    text[at..line.end].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reach(text: &str, lines: &[Option<&str>]) {
        let comments: Vec<Span> = text
            .match_indices('<')
            .map(|(at, _)| Span::new(at, at + text[at..].find('>').unwrap() + 1))
            .collect();
        let found: Vec<Option<&str>> = next_lines(text, &comments)
            .into_iter()
            .map(|line| line.and_then(|at| text[at..].split(['\n', '\r']).next()))
            .collect();
        assert_eq!(found, lines, "{text:?}");
    }

    #[test]
    fn blank_lines_and_further_comments_are_passed_over() {
        reach("<1>\na\nb", &[Some("a")]);
        reach("<1>\r\n \t\r\n\r\n  a\r\nb", &[Some("  a")]);
        reach(
            "<1>\r<2> <3>\r\r<4\r4>\ra\r<5>\r",
            &[Some("a"), Some("a"), Some("a"), Some("a"), None],
        );
        reach("<1>\n<2> a\nb", &[Some("<2> a"), Some("b")]);
        reach("a <1> b\nc", &[Some("c")]);
        reach("<1>", &[None]);
    }

    #[test]
    fn many_comments_over_each_other_take_no_time() {
        let text = "<1>\n".repeat(50_000) + "a";
        let comments: Vec<Span> = (0..50_000).map(|i| Span::new(4 * i, 4 * i + 3)).collect();
        let found = next_lines(&text, &comments);
        assert!(found.iter().all(|line| *line == Some(200_000)));
    }
}
