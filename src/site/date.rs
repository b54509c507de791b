//! A day in words.

use jiff::civil::Date;

use crate::message::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2026年4月1日`, or `1 April 2026`.
pub(crate) fn words(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => {
            let month = usize::try_from(day.month()).unwrap_or(1);
            let name = MONTHS.get(month.saturating_sub(1)).copied().unwrap_or_default();
            format!("{} {name} {}", day.day(), day.year())
        }
    }
}
