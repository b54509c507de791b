//! What one answer may be: a text to its value, or to what is wrong with it.
//!
//! Used for the settings of `sa-lint.toml` and for the questions of `sa-lint init` alike.

use jiff::civil::Date;
use url::Url;

use super::problem::Problem;
use super::reader::Sheet;
use super::site::{Lang, Stars};
use crate::text::Span;

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
    let visible = |c: char| !c.is_whitespace() && !c.is_control() && !is_invisible(c);
    if !text.chars().any(visible) {
        return Err(Problem::error("空です。", "This is empty.").help(
            "文字を入れるか、この行を消してください。",
            "Write something, or remove the line.",
        ));
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::error(
            "改行などの制御文字は使えません。",
            "Control characters such as line breaks are not allowed.",
        ));
    }
    Ok(text.to_owned())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{3164}')
}

/// A declared level.
///
/// # Errors
/// Anything but `1` and `2`.
pub fn stars(text: &str) -> Checked<Stars> {
    match text {
        "1" => Ok(Stars::One),
        "2" => Ok(Stars::Two),
        _ => Err(Problem::error(
            format!("SECURITY ACTION に {text} という段階はありません。"),
            format!("SECURITY ACTION has no level {text}."),
        )
        .help("一つ星は 1、二つ星は 2 と書いてください。", "Write 1 (one star) or 2 (two stars).")),
    }
}

/// A day of the calendar, written `2026-04-01`.
///
/// # Errors
/// The text is no such day.
pub fn date(text: &str) -> Checked<Date> {
    let strict = text.len() == 10 && text.is_char_boundary(10);
    text.parse::<Date>().ok().filter(|_| strict).ok_or_else(|| {
        Problem::error(
            format!("「{text}」は、暦にある日付ではありません。"),
            format!("\"{text}\" is no date of the calendar."),
        )
        .help("2026-04-01 のように書いてください。", "Write it like 2026-04-01.")
    })
}

pub(crate) fn past(text: &str, today: Date) -> Checked<Date> {
    let day = date(text)?;
    if day > today {
        return Err(Problem::error(
            format!("{day} は未来の日付です（今日は {today} です）。"),
            format!("{day} is in the future (today is {today})."),
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
            format!("{day} は、SECURITY ACTION が始まる（2017年）より前の日付です。"),
            format!("{day} is before SECURITY ACTION began (2017)."),
        ));
    }
    Ok(day)
}

/// An absolute `http:` or `https:` address.
///
/// # Errors
/// Anything else, such as `javascript:`, a relative address, or one with a password in it.
pub fn web_address(text: &str) -> Checked<String> {
    let help = |problem: Problem| {
        problem.help(
            "https:// から始まるアドレスを書いてください。",
            "Write an address that begins with https://.",
        )
    };
    let url = Url::parse(text.trim()).map_err(|_| {
        help(Problem::error(
            format!("「{text}」は、ウェブのアドレスとして読めません。"),
            format!("\"{text}\" is not a web address."),
        ))
    })?;
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        return Err(help(Problem::error(
            format!("「{}:」のアドレスは使えません。", url.scheme()),
            format!("An address of the kind \"{}:\" is not allowed.", url.scheme()),
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(help(Problem::error(
            "利用者名やパスワードを含むアドレスは使えません。",
            "An address with a user name or password in it is not allowed.",
        )));
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
        return Err(Problem::error(
            "サイトのアドレスに「?」や「#」は使えません。",
            "The site's address cannot hold \"?\" or \"#\".",
        ));
    }
    if url.ends_with(".html") || url.ends_with(".htm") {
        return Err(Problem::error(
            "ファイルではなく、フォルダーのアドレスを書いてください。",
            "Write the address of the folder, not of a file.",
        )
        .help(
            "例: https://www.example.co.jp/security/",
            "Like https://www.example.co.jp/security/",
        ));
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
    Problem::error(
        format!("「{text}」は、メールアドレスとして読めません。"),
        format!("\"{text}\" is not an e-mail address."),
    )
}

/// A language tag of the site.
///
/// # Errors
/// Anything but `ja` and `en`.
pub fn language(text: &str) -> Checked<Lang> {
    match text {
        "ja" => Ok(Lang::Ja),
        "en" => Ok(Lang::En),
        _ => Err(Problem::error(
            format!("「{text}」という言語のページは作れません。"),
            format!("There are no pages in \"{text}\"."),
        )
        .help("ja と en から選んでください。", "Choose from ja and en.")),
    }
}

/// A path that stays inside the project.
fn inside(text: &str) -> Checked<String> {
    let text = text.trim().trim_end_matches('/');
    let windows_root = text.chars().nth(1) == Some(':');
    let parts: Vec<&str> = text.split('/').filter(|part| *part != ".").collect();
    if text.starts_with('/') || windows_root || parts.contains(&"..") {
        return Err(Problem::error(
            format!("「{text}」は、プロジェクトのフォルダーの外にあります。"),
            format!("\"{text}\" is outside the project's folder."),
        )
        .help(
            "sa-lint.toml のあるフォルダーからの相対パスで書いてください。",
            "Write a path relative to the folder of sa-lint.toml.",
        ));
    }
    if text.contains('\\') || text.chars().any(char::is_control) {
        return Err(Problem::error(
            "フォルダーの区切りには「/」を使ってください。",
            "Separate folders with \"/\".",
        ));
    }
    if parts.iter().all(|part| part.is_empty()) {
        return Err(Problem::error("パスが空です。", "The path is empty."));
    }
    Ok(parts.join("/"))
}

/// A folder for the output, inside the project and not one of its sources.
///
/// # Errors
/// It leaves the project, or holds sources.
pub fn output_path(text: &str) -> Checked<String> {
    let path = inside(text)?;
    let first = path.split('/').next().unwrap_or_default();
    if matches!(first, "content" | "static" | "templates" | "images" | ".git") {
        return Err(Problem::error(
            format!("「{path}」は原稿のフォルダーなので、出力先にできません。"),
            format!("\"{path}\" holds sources and cannot be the output."),
        )
        .help("例: output = \"public\"", "For example: output = \"public\""));
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
            format!("「{path}」は、使える画像ファイルではありません。"),
            format!("\"{path}\" is no image file that can be used."),
        )
        .help(
            "IPA からダウンロードした PNG ファイルを、そのまま指定してください。",
            "Name the PNG file downloaded from IPA, unchanged.",
        ));
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
            format!("ロゴのファイル名は「{other}」ですが、stars は {} です。", stars.number()),
            format!("The logo's file name says \"{other}\", but stars is {}.", stars.number()),
        )
        .help(
            "宣言した段階のロゴマークかどうかを確かめてください。",
            "Check that it is the mark of the declared level.",
        )
    })
}

pub(crate) fn declaration_id(text: &str) -> Checked<String> {
    let good = matches!(text.len(), 11 | 12)
        && text.starts_with(['4', '5'])
        && text.chars().all(|c| c.is_ascii_digit());
    if good {
        return Ok(text.to_owned());
    }
    Err(Problem::error(
        "自己宣言ID の形ではありません。",
        "This does not have the form of a 自己宣言ID.",
    )
    .help("4 または 5 で始まる 11 桁の数字です。", "It has 11 digits and begins with 4 or 5."))
}

pub(crate) fn id_warning() -> Problem {
    Problem::warning(
        "自己宣言ID をページに載せます。",
        "The 自己宣言ID will be printed on the page.",
    )
    .help(
        "補助金の申請や登録内容の変更に使う番号です。公開が必要でなければ、この行を消してください。",
        "It is used for subsidies and for changing the registration. Remove the line unless it must be public.",
    )
}

pub(crate) fn policy_missing() -> Problem {
    Problem::error(
        "二つ星には、公開した情報セキュリティ基本方針が必要です。",
        "Two stars need a published 情報セキュリティ基本方針 (policy).",
    )
    .help(
        "[site.policy] に、公開先の url か、make = true と representative を書いてください。",
        "Under [site.policy], write its url, or make = true and representative.",
    )
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
    Err(Problem::error(
        format!("「{text}」は、書体の名前として使えません。"),
        format!("\"{text}\" cannot be used as a font name."),
    ))
}
