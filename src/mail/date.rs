//! Days and times as mail programs and people write them, to values.

use std::sync::LazyLock;

use jiff::civil::Date;
use mail_parser::DateTime;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::Moment;
use crate::text::before_era;

/// Hours that Japan's time is ahead.
const JAPAN: i64 = 9 * 60 * 60;

/// A moment of a mail's header, in Japan's time.
pub(super) fn of_header(when: &DateTime) -> Option<Moment> {
    if !when.is_valid() {
        return None;
    }
    of_timestamp(when.to_timestamp())
}

/// Seconds since 1970 in Japan's time.
pub(super) fn of_timestamp(seconds: i64) -> Option<Moment> {
    let there = DateTime::from_timestamp(seconds.checked_add(JAPAN)?);
    let (year, month, day) = (there.year, there.month, there.day);
    let day = Date::new(i16::try_from(year).ok()?, month.try_into().ok()?, day.try_into().ok()?);
    Some(Moment { day: day.ok()?, time: Some((there.hour, there.minute)) })
}

static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(令和|平成|\b\d{4})\s*(\d{0,2}|元)\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
        .ok()
});
static MONTH_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})").ok()
});
static DAY_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,2})[\s-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-](\d{4})").ok()
});
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(午前|午後|\b[ap]m\b)?\s*(\d{1,2})\s*[:時]\s*(\d{2})(?:[:分]\d{2})?\s*([ap]m\b)?",
    )
    .ok()
});

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A moment as a line of a forwarded or copied mail tells it: 「2026年4月1日(水) 10:05」,
/// `Wed, 1 Apr 2026 10:05:00 +0900`, `April 1, 2026 10:05 AM`.
pub(super) fn of_words(text: &str) -> Option<Moment> {
    let text: String = text.nfkc().collect();
    let standard = text.trim();
    // The form of headers also knows its zone.
    if standard.contains(" +") || standard.contains(" -") || standard.ends_with("GMT") {
        let moment = DateTime::parse_rfc822(standard).and_then(|when| of_header(&when));
        if moment.is_some() {
            return moment;
        }
    }
    let (day, rest) = day(&text)?;
    Some(Moment { day, time: time(&text[rest..]) })
}

/// A day, and where the text behind it begins.
fn day(text: &str) -> Option<(Date, usize)> {
    let whole = |found: &regex::Captures<'_>| found.get(0).map_or(0, |all| all.end());
    if let Some(found) = NUMBERS.as_ref()?.captures(text) {
        let (era, second) = (&found[1], &found[2]);
        let in_era = if second == "元" { Some(1) } else { second.parse::<i16>().ok() };
        let year = match era {
            "令和" | "平成" => {
                let before = before_era(era).and_then(|year| i16::try_from(year).ok());
                in_era.zip(before).map(|(year, before)| year + before)
            }
            year if second.is_empty() => year.parse().ok(),
            _ => None,
        };
        let date = Date::new(year?, found[3].parse().ok()?, found[4].parse().ok()?).ok()?;
        return Some((date, whole(&found)));
    }
    let of = |year: &str, month: &str, day: &str| {
        let month = month.to_ascii_lowercase();
        let month = MONTHS.iter().position(|name| *name == month)?;
        Date::new(year.parse().ok()?, i8::try_from(month + 1).ok()?, day.parse().ok()?).ok()
    };
    if let Some(found) = MONTH_FIRST.as_ref()?.captures(text) {
        return Some((of(&found[3], &found[1], &found[2])?, whole(&found)));
    }
    let found = DAY_FIRST.as_ref()?.captures(text)?;
    Some((of(&found[3], &found[2], &found[1])?, whole(&found)))
}

fn time(text: &str) -> Option<(u8, u8)> {
    let found = TIME.as_ref()?.captures(text)?;
    let (hour, minute): (u8, u8) = (found[2].parse().ok()?, found[3].parse().ok()?);
    let half = found.get(1).or_else(|| found.get(4)).map(|half| half.as_str().to_lowercase());
    let hour = match half.as_deref() {
        Some("午後" | "pm") if hour < 12 => hour + 12,
        Some("午前" | "am") if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_every_form() {
        for text in [
            "2026年4月1日(水) 10:05",
            "2026年4月1日 水曜日 午前10:05",
            "2026/04/01 10:05",
            "２０２６年４月１日　１０：０５",
            "令和8年4月1日 10時05分",
            "2026-04-01 10:05:00",
            "Wed, 1 Apr 2026 10:05:00 +0900",
            "Wed, 01 Apr 2026 01:05:00 +0000",
            "Wednesday, April 1, 2026 10:05 AM",
            "Wed, Apr 1, 2026 at 10:05 AM",
        ] {
            let moment = of_words(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(moment.day.to_string(), "2026-04-01", "{text}");
            assert_eq!(moment.time, Some((10, 5)), "{text}");
        }
        let evening = of_words("2026年4月1日 午後7:30").map(|moment| moment.time);
        assert_eq!(evening, Some(Some((19, 30))));
        // Late in London is the next day in Japan.
        let late = of_words("Tue, 31 Mar 2026 18:00:00 +0000").map(|m| m.day.to_string());
        assert_eq!(late.as_deref(), Some("2026-04-01"));
        for text in ["", "昨日", "2026年13月1日", "10:05", "令和8年"] {
            assert_eq!(of_words(text), None, "{text}");
        }
    }
}
