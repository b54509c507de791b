//! A text to the companies it names.

use crate::sentence::is_hiragana;

/// So many letters of a name are read at most.
const LETTERS: usize = 16;
/// What follows a legal form and is no name.
const NO_NAMES: [&str; 10] =
    ["代表", "取締", "情報", "総務", "本社", "会長", "社長", "グループ", "採用", "様"];

/// What follows a name and is no part of it.
const AFTER: [&str; 6] = ["公式", "会社概要", "会社案内", "ホームページ", "採用", "代表"];

/// The name of each company in normalised `text`; `forms` are legal forms such as 株式会社, before
/// or behind the name. Names are whole, as companies of one group often begin alike.
pub(super) fn names(text: &str, forms: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for form in forms {
        for (at, _) in text.match_indices(form.as_str()) {
            let after = text[at + form.len()..].trim_start();
            let named = !NO_NAMES.iter().any(|no| after.starts_with(no));
            let behind = if named { behind(after) } else { String::new() };
            let name = if behind.is_empty() { before(text[..at].trim_end()) } else { behind };
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The name that `text` begins with.
fn behind(text: &str) -> String {
    // What stands further off is no part of the name.
    let text = &text[..text.char_indices().nth(2 * LETTERS).map_or(text.len(), |(at, _)| at)];
    let end = AFTER.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let mut name = String::new();
    for (index, c) in text[..end].chars().take(LETTERS).enumerate() {
        let ends = match c {
            'は' | 'が' | 'を' | 'の' => true,
            // みなと製作所, but 例示と.
            _ if is_particle(c) => index < 2 || !name.chars().next_back().is_some_and(is_hiragana),
            _ => false,
        };
        if ends || !is_letter(c) {
            break;
        }
        name.push(c);
    }
    name
}

/// The name that `text` ends with.
fn before(text: &str) -> String {
    let is_name = |(index, c): &(usize, char)| {
        is_letter(*c) && (*index < 2 || !matches!(c, 'は' | 'が' | 'を' | 'の'))
    };
    let letters = text.chars().rev().take(LETTERS).enumerate().take_while(is_name);
    let letters: Vec<char> = letters.map(|(_, c)| c).collect();
    letters.into_iter().rev().collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, 'ー' | '・' | '&' | '々')
}

fn is_particle(c: char) -> bool {
    matches!(c, 'は' | 'が' | 'の' | 'を' | 'に' | 'で' | 'と' | 'も' | 'へ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_by_their_names() {
        let forms = ["株式会社".to_owned(), "(株)".to_owned()];
        for (text, expected) in [
            ("株式会社サンプルは、", vec!["サンプル"]),
            ("株式会社サンプル東北です。", vec!["サンプル東北"]),
            ("サンプル株式会社は、", vec!["サンプル"]),
            ("当社の親会社のサンプル株式会社は、", vec!["サンプル"]),
            ("みなと株式会社の", vec!["みなと"]),
            ("株式会社みなと製作所", vec!["みなと製作所"]),
            ("株式会社例示と", vec!["例示"]),
            ("株式会社サンプル公式サイト", vec!["サンプル"]),
            ("株式会社 例 | 会社概要", vec!["例"]),
            ("例示(株)", vec!["例示"]),
            ("株式会社あ、株式会社い", vec!["あ", "い"]),
            ("当社は", vec![]),
        ] {
            assert_eq!(names(text, &forms), expected, "{text}");
        }
    }
}
