//! A text to the companies it names.

/// So many letters of a name tell one company from another on one site.
const LETTERS: usize = 3;
/// What follows a legal form and is no name.
const NO_NAMES: [&str; 10] =
    ["代表", "取締", "情報", "総務", "本社", "会長", "社長", "グループ", "採用", "様"];

/// The first letters of each company named in normalised `text`; `forms` are legal forms such as
/// 株式会社, before or behind the name.
pub(super) fn names(text: &str, forms: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for form in forms {
        for (at, _) in text.match_indices(form.as_str()) {
            let after = text[at + form.len()..].trim_start();
            let behind: String = after
                .chars()
                .enumerate()
                .take_while(|(i, c)| is_letter(*c) && (*i > 1 || !is_particle(*c)))
                .map(|(_, c)| c)
                .take(LETTERS)
                .collect();
            let named = !behind.is_empty() && !NO_NAMES.iter().any(|no| after.starts_with(no));
            let name = if named {
                behind
            } else {
                let before = text[..at].trim_end();
                let letters: Vec<char> =
                    before.chars().rev().take_while(|c| is_letter(*c)).take(LETTERS).collect();
                letters.into_iter().rev().collect()
            };
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
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
    fn a_company_by_its_first_letters() {
        let forms = ["株式会社".to_owned(), "(株)".to_owned()];
        for (text, expected) in [
            ("株式会社サンプルは、", vec!["サンプ"]),
            ("サンプル株式会社は、", vec!["ンプル"]),
            ("みなと株式会社の", vec!["みなと"]),
            ("株式会社みなと製作所", vec!["みなと"]),
            ("株式会社 例 | 会社概要", vec!["例"]),
            ("例示(株)", vec!["例示"]),
            ("株式会社あ、株式会社い", vec!["あ", "い"]),
            ("当社は", vec![]),
        ] {
            assert_eq!(names(text, &forms), expected, "{text}");
        }
    }
}
