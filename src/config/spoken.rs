//! What people type to what the configuration takes: 二つ星 → 2, 令和7年4月1日 → 2025-04-01,
//! `www.example.co.jp` → `https://www.example.co.jp`. What is not understood stays as it is.

use unicode_normalization::UnicodeNormalization;

use crate::text::ERAS;

/// Narrow letters and digits, lower case, no space at either end.
fn plain(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_lowercase()
}

/// A level: `1` or `2`.
pub fn stars(text: &str) -> String {
    let said = plain(text);
    let signs = said.chars().filter(|c| matches!(c, '★' | '☆' | '⭐')).count();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let two = says(&["2", "二つ", "二ツ", "ふたつ", "two"]) || signs == 2 || said == "二";
    let one = says(&["1", "一つ", "一ツ", "ひとつ", "one"]) || signs == 1 || said == "一";
    match (one, two) {
        (true, false) => "1".to_owned(),
        (false, true) => "2".to_owned(),
        _ => text.to_owned(),
    }
}

/// A day: `2025-04-01`.
pub fn day(text: &str) -> String {
    let said = plain(text).replace('元', "1");
    let era = ERAS.iter().find_map(|(names, first)| {
        names.iter().find_map(|name| Some((said.strip_prefix(name)?, i32::from(*first))))
    });
    let (rest, first) = era.unwrap_or((said.as_str(), 0));
    let rest = rest.trim_start_matches(['.', ' ']);
    let numbers: Vec<i32> = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    let signs = rest.chars().filter(|c| !c.is_ascii_digit());
    let is_day = signs.clone().all(|c| "年月日/.- ".contains(c));
    match numbers[..] {
        [year, month, day] if is_day && (first > 0 || year > 999) => {
            format!("{:04}-{month:02}-{day:02}", year + first)
        }
        _ => text.trim().to_owned(),
    }
}

/// A web address, with `https://` where nobody wrote it.
pub fn address(text: &str) -> String {
    let said: String = text.nfkc().collect::<String>().trim().to_owned();
    let named = said.split('/').next().is_some_and(|host| {
        host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c))
    });
    if named && !said.contains("://") { format!("https://{said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_as_people_write_them() {
        for (said, level) in [
            ("二つ星", "2"),
            ("２", "2"),
            ("★★", "2"),
            ("二", "2"),
            ("2", "2"),
            (" 2つ星 ", "2"),
            ("一つ星", "1"),
            ("★", "1"),
            ("★★★", "★★★"),
            ("一つ星か二つ星", "一つ星か二つ星"),
        ] {
            assert_eq!(stars(said), level, "{said}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        for said in [
            "2025年4月1日",
            "令和7年4月1日",
            "R7.4.1",
            "2025/4/1",
            "２０２５年４月１日",
            "2025-04-01",
            "2025.4.1",
            "平成37年4月1日",
        ] {
            assert_eq!(day(said), "2025-04-01", "{said}");
        }
        assert_eq!(day("令和元年5月1日"), "2019-05-01");
        for said in ["昨日", "2025年4月", "7.4.1", "2025年4月1日ごろ"] {
            assert_eq!(day(said), said);
        }
    }

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(address("www.example.co.jp/policy/"), "https://www.example.co.jp/policy/");
        assert_eq!(address("ｗｗｗ.example.co.jp"), "https://www.example.co.jp");
        assert_eq!(address("http://example.co.jp/"), "http://example.co.jp/");
        assert_eq!(address("会社のページ"), "会社のページ");
    }
}
