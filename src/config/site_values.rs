//! What one answer may be: a text to its value, or to what is wrong with it.
//!
//! Used for the settings of `sa-lint.toml` and for the questions of `sa-lint init` alike.

use jiff::civil::Date;
use url::Url;

use super::problem::{Level, Problem};
use super::reader::Sheet;
use super::stars::Stars;
use crate::message::{Lang, Message};
use crate::proof::System;
use crate::text::{Span, is_invisible};

/// A value, or what is wrong with the text it was read from.
pub type Checked<T> = Result<T, Problem>;

pub(crate) fn check<T>(checked: Checked<T>, span: Span, sheet: &mut Sheet) -> Option<T> {
    checked.map_err(|problem| sheet.report(problem, span)).ok()
}

/// One line with something visible in it, trimmed.
///
/// # Errors
/// Nothing visible, or a control character.
pub fn one_line(text: &str) -> Checked<String> {
    let text = text.trim();
    // U+3164 is a letter without a shape.
    let hidden = |c: char| c.is_whitespace() || c.is_control() || c == '\u{3164}';
    let visible = |c: char| !hidden(c) && !is_invisible(c);
    if !text.chars().any(visible) {
        return Err(Problem::error(Message::new("config-empty"))
            .help(Message::new("config-write-or-remove")));
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::error(Message::new("config-control-character")));
    }
    Ok(text.to_owned())
}

/// A declared level.
///
/// # Errors
/// Anything but `1` and `2`.
pub fn stars(text: &str) -> Checked<Stars> {
    match text {
        "1" => Ok(Stars::One),
        "2" => Ok(Stars::Two),
        _ => Err(Problem::error(Message::new("config-no-level").with("text", text))
            .help(Message::new("config-write-level"))),
    }
}

/// A day of the calendar, written `2026-04-01`.
///
/// # Errors
/// The text is no such day.
pub fn date(text: &str) -> Checked<Date> {
    let strict = text.len() == 10 && text.is_char_boundary(10);
    text.parse::<Date>().ok().filter(|_| strict).ok_or_else(|| {
        Problem::error(Message::new("config-no-date").with("text", text))
            .help(Message::new("config-write-date"))
    })
}

pub(crate) fn past(text: &str, today: Date) -> Checked<Date> {
    let day = date(text)?;
    if day > today {
        return Err(Problem::error(
            Message::new("config-future")
                .with("day", day.to_string())
                .with("today", today.to_string()),
        ));
    }
    Ok(day)
}

/// The day of a declaration: past, and not before the scheme began.
///
/// # Errors
/// No such day, later than `today`, or before 2017.
pub fn declared(text: &str, today: Date) -> Checked<Date> {
    let day = past(text, today)?;
    if day.year() < 2017 {
        return Err(Problem::error(
            Message::new("config-before-scheme").with("day", day.to_string()),
        ));
    }
    Ok(day)
}

/// The system that a declaration was made in.
///
/// # Errors
/// Anything but `old` and `new`.
pub(crate) fn system(text: &str) -> Checked<System> {
    [System::Old, System::New].into_iter().find(|system| system.id() == text).ok_or_else(|| {
        Problem::error(Message::new("config-no-system").with("text", text))
            .help(Message::new("config-write-system"))
    })
}

/// That a logo is shown before the office accepted the declaration.
pub(crate) fn logo_early() -> Problem {
    let message = Message::new("config-logo-early");
    let hint = Problem { level: Level::Hint, ..Problem::error(message) };
    hint.help(Message::new("config-write-accepted"))
}

/// The day of the acceptance: past, and not before the declaration.
///
/// # Errors
/// No such day, later than `today`, or before `declared`.
pub fn accepted(text: &str, declared: Option<Date>, today: Date) -> Checked<Date> {
    let day = past(text, today)?;
    match declared.filter(|declared| day < *declared) {
        Some(declared) => Err(Problem::error(
            Message::new("config-accepted-early").with("declared", declared.to_string()),
        )),
        None => Ok(day),
    }
}

/// An absolute `http:` or `https:` address.
///
/// # Errors
/// Anything else, such as `javascript:`, a relative address, or one with a password in it.
pub fn web_address(text: &str) -> Checked<String> {
    let help = |problem: Problem| problem.help(Message::new("config-write-address"));
    let url = Url::parse(text.trim())
        .map_err(|_| help(Problem::error(Message::new("config-no-address").with("text", text))))?;
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        return Err(help(Problem::error(
            Message::new("config-address-kind").with("scheme", url.scheme().to_string()),
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(help(Problem::error(Message::new("config-address-password"))));
    }
    Ok(url.to_string())
}

/// The address of the folder that the site will be in; `/` is added at its end.
///
/// # Errors
/// No web address, one with `?` or `#`, or that of a file.
pub fn site_address(text: &str) -> Checked<String> {
    let mut url = web_address(text)?;
    if url.contains(['?', '#']) {
        return Err(Problem::error(Message::new("config-site-address-query")));
    }
    if url.ends_with(".html") || url.ends_with(".htm") {
        return Err(Problem::error(Message::new("config-site-address-file"))
            .help(Message::new("config-write-folder-address")));
    }
    if !url.ends_with('/') {
        url.push('/');
    }
    Ok(url)
}

/// A plain e-mail address.
///
/// # Errors
/// Anything else.
pub fn email(text: &str) -> Checked<String> {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let good = text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && local.chars().all(plain)
            && host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
    });
    if good { Ok(text.to_owned()) } else { Err(not_an_email(text)) }
}

fn not_an_email(text: &str) -> Problem {
    Problem::error(Message::new("config-no-email").with("text", text))
}

/// A language tag of the site.
///
/// # Errors
/// Anything but `ja` and `en`.
pub fn language(text: &str) -> Checked<Lang> {
    match text {
        "ja" => Ok(Lang::Ja),
        "en" => Ok(Lang::En),
        _ => Err(Problem::error(Message::new("config-no-language").with("text", text))
            .help(Message::new("config-choose-language"))),
    }
}

/// A path that stays inside the project.
fn inside(text: &str) -> Checked<String> {
    let text = text.trim().trim_end_matches('/');
    let windows_root = text.chars().nth(1) == Some(':');
    let parts: Vec<&str> = text.split('/').filter(|part| *part != ".").collect();
    if text.starts_with('/') || windows_root || parts.contains(&"..") {
        return Err(Problem::error(Message::new("config-outside").with("text", text))
            .help(Message::new("config-write-relative")));
    }
    if text.contains('\\') || text.chars().any(char::is_control) {
        return Err(Problem::error(Message::new("config-separator")));
    }
    if parts.iter().all(|part| part.is_empty()) {
        return Err(Problem::error(Message::new("config-path-empty")));
    }
    Ok(parts.join("/"))
}

/// The folders of a project that its pages are made from.
pub const SOURCE_FOLDERS: [&str; 4] = ["content", "images", "static", "templates"];

/// A folder for the output, inside the project and not one of its sources.
///
/// # Errors
/// It leaves the project, or holds sources.
pub fn output_path(text: &str) -> Checked<String> {
    let path = inside(text)?;
    let first = path.split('/').next().unwrap_or_default();
    if SOURCE_FOLDERS.contains(&first) || matches!(first, "wording" | ".git") {
        return Err(Problem::error(
            Message::new("config-output-is-source").with("path", path.to_string()),
        )
        .help(Message::new("config-write-output")));
    }
    Ok(path)
}

/// An image file inside the project.
///
/// # Errors
/// It leaves the project, or its name is not that of a PNG, JPEG, GIF or WebP file.
pub fn logo_path(text: &str) -> Checked<String> {
    let path = inside(text)?;
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    if !matches!(ending.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "webp")) {
        return Err(Problem::error(
            Message::new("config-logo-kind").with("path", path.to_string()),
        )
        .help(Message::new("config-name-logo")));
    }
    Ok(path)
}

/// The level in the file's name as IPA hands it out, when it is another one.
pub(crate) fn logo_level(path: &str, stars: Stars) -> Option<Problem> {
    let file = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let other = match stars {
        Stars::One => "futatsuboshi",
        Stars::Two => "hitotsuboshi",
    };
    file.contains(other).then(|| {
        Problem::warning(
            Message::new("config-logo-level")
                .with("other", other)
                .with("stars", stars.number().to_string()),
        )
        .help(Message::new("config-check-logo"))
    })
}

pub(crate) fn declaration_id(text: &str) -> Checked<String> {
    let good = matches!(text.len(), 11 | 12)
        && text.starts_with(['4', '5'])
        && text.chars().all(|c| c.is_ascii_digit());
    if good {
        return Ok(text.to_owned());
    }
    Err(Problem::error(Message::new("config-no-id")).help(Message::new("config-id-form")))
}

pub(crate) fn id_warning() -> Problem {
    Problem::warning(Message::new("config-id-printed")).help(Message::new("config-remove-id"))
}

pub(crate) fn policy_missing() -> Problem {
    Problem::error(Message::new("config-policy-missing")).help(Message::new("config-write-policy"))
}

pub(crate) fn font(text: &str) -> Checked<String> {
    let text = one_line(text)?;
    let good = |c: char| c.is_alphanumeric() || " -_,'\"".contains(c);
    if text.chars().all(good)
        && text.matches('"').count() % 2 == 0
        && text.matches('\'').count() % 2 == 0
    {
        return Ok(text);
    }
    Err(Problem::error(Message::new("config-no-font").with("text", text)))
}
