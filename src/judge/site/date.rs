//! A text to the date it gives.

use std::cmp::Ordering;

use crate::text::before_era;

/// A year, and the month where one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// 1990 to 2099.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.year, self.month).cmp(&(other.year, other.month))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Date {
    /// The date a path gives: `news/2025/05/a.html`, `news/20250510.html`, `2025-05-10-a.md`.
    pub(in crate::judge) fn of_path(path: &str) -> Option<Date> {
        let mut rest = path;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let run: String = rest[at..].chars().take_while(char::is_ascii_digit).collect();
            let after = &rest[at + run.len()..];
            if let Some(year) = run.get(..4).and_then(year)
                && matches!(run.len(), 4 | 6 | 8)
            {
                let next: String = match run.get(4..6) {
                    Some(month) => month.to_owned(),
                    None => after.chars().skip(1).take_while(char::is_ascii_digit).collect(),
                };
                let month = Some(next).filter(|next| next.len() == 2).and_then(|next| month(&next));
                if run.len() == 4 || month.is_some() {
                    return Some(Date { year, month });
                }
            }
            rest = after;
        }
        None
    }
}

/// Years before the scheme could be declared, and of founding, are no dates of a statement.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2099;
/// The eras that a statement can be of, as they are written.
const ERAS: [&str; 3] = ["令和", "平成", "r"];

/// The first date in normalised `text`: 2025年5月, 2025.5.1, 2025-05, 2025/5, 令和7年5月, 2025年度.
pub(super) fn first(text: &str) -> Option<Date> {
    text.char_indices().find_map(|(at, _)| date_at(text, at))
}

fn date_at(text: &str, at: usize) -> Option<Date> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    if let Some((year, rest)) = era(rest, before) {
        return Some(Date { year, month: month_after(rest) });
    }
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/')) {
        return None;
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = &rest[digits.len()..];
    if digits.len() != 4 {
        return None;
    }
    let year = year(&digits)?;
    let month = month_after(after);
    let is_year = after.trim_start().starts_with('年');
    (is_year || month.is_some()).then_some(Date { year, month })
}

fn era(rest: &str, before: Option<char>) -> Option<(u16, &str)> {
    let name = ERAS.into_iter().find(|name| rest.starts_with(name))?;
    let start = before_era(name)?;
    let after = &rest[name.len()..];
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let after = after.trim_start_matches('元');
    let number: u16 = if digits.is_empty() { 1 } else { digits.parse().ok()? };
    let after = &after[digits.len()..];
    let latin = name.is_ascii();
    let marked = if latin { after.starts_with(['.', '/']) } else { after.starts_with('年') };
    let free = !latin || before.is_none_or(|c| !c.is_ascii_alphanumeric());
    (marked && free && (1..40).contains(&number)).then_some((start + number, after))
}

/// The month behind a year: 年5月, .5, -05, /5.
fn month_after(rest: &str) -> Option<u8> {
    let rest = rest.trim_start();
    let japanese = rest.strip_prefix('年').map(str::trim_start);
    let rest = japanese.or_else(|| rest.strip_prefix(['.', '-', '/']))?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let closed = japanese.is_none() || rest[digits.len()..].trim_start().starts_with('月');
    (closed && digits.len() <= 2).then(|| month(&digits)).flatten()
}

fn year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|year| YEARS.contains(year))
}

fn month(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> String {
        date.map_or("-".to_owned(), |date| format!("{}/{}", date.year, date.month.unwrap_or(0)))
    }

    #[test]
    fn dates_in_texts() {
        for (text, date) in [
            ("2025年5月10日に宣言", "2025/5"),
            ("2025 年 5 月", "2025/5"),
            ("2025.5.1 お知らせ", "2025/5"),
            ("[2025-05-01]", "2025/5"),
            ("2024年度", "2024/0"),
            ("令和7年5月", "2025/5"),
            ("令和元年", "2019/0"),
            ("平成30年", "2018/0"),
            ("r7.5.1", "2025/5"),
            ("電話 03-2025-0512", "-"),
            ("資本金 2025万円", "-"),
            ("v2025.13", "-"),
            ("", "-"),
        ] {
            assert_eq!(shown(first(text)), date, "{text}");
        }
    }

    #[test]
    fn dates_in_paths() {
        for (path, date) in [
            ("news/2025/05/a.html", "2025/5"),
            ("news/20250510.html", "2025/5"),
            ("_posts/2025-05-10-a.md", "2025/5"),
            ("news/2025.html", "2025/0"),
            ("item/12345678.html", "-"),
            ("about.html", "-"),
        ] {
            assert_eq!(shown(Date::of_path(path)), date, "{path}");
        }
    }
}
