//! Plain text to HTML.

/// Puts text into HTML: `&`, `<`, `>` and both quotes become references.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    text.chars().for_each(|c| push_escaped(&mut html, c));
    html
}

/// As [`escape`], a character.
pub(crate) fn push_escaped(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        _ => html.push(c),
    }
}

/// Text of another language in HTML, runs of Japanese marked as such (WCAG 2.2, 3.1.2).
pub(crate) fn with_japanese_marked(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut inside = false;
    for c in text.chars() {
        let japanese = is_japanese(c);
        if japanese != inside {
            html.push_str(if japanese { "<span lang=\"ja\">" } else { "</span>" });
            inside = japanese;
        }
        push_escaped(&mut html, c);
    }
    if inside {
        html.push_str("</span>");
    }
    html
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
