//! Web addresses: which of them are the same page, which are one of an endless row, and the file that
//! a page is kept in.

use std::path::PathBuf;

use url::Url;

use crate::text::{FNV_START, fnv};

/// Parameters that name a visit or where the visitor came from, and never a page.
const OF_THE_VISIT: [&str; 12] = [
    "phpsessid",
    "jsessionid",
    "sessionid",
    "session_id",
    "sid",
    "aspsessionid",
    "cfid",
    "cftoken",
    "fbclid",
    "gclid",
    "msclkid",
    "yclid",
];
/// An address with more bytes than this was made by a program that does not stop.
const LONGEST: usize = 1_000;
/// No site has folders so deep.
const DEEPEST: usize = 20;
/// A folder that stands so often in one path is in itself.
const REPEATED: usize = 3;
/// A name of a file has so many bytes at most.
const LONGEST_NAME: usize = 120;

/// What no file on Windows can be called.
const DEVICES: [&str; 12] =
    ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"];

/// The address that a person typed: `http` or `https`, with a host; `None` for anything else.
pub fn parse(text: &str) -> Option<Url> {
    let text = text.trim();
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    if !(lower.starts_with("http://") || lower.starts_with("https://")) {
        return None;
    }
    Url::parse(text).ok().filter(Url::has_host).map(canonical)
}

/// The same page under the address that is the same for all its spellings: without fragment, user,
/// and what only tells visits apart.
fn canonical(mut url: Url) -> Url {
    url.set_fragment(None);
    // Both fail only for addresses that have no host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if let Some(at) = url.path().to_ascii_lowercase().find(";jsessionid=") {
        let path = url.path()[..at].to_owned();
        url.set_path(&path);
    }
    if url.query().is_some() {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| {
                let key = key.to_ascii_lowercase();
                !(OF_THE_VISIT.contains(&key.as_str()) || key.starts_with("utm_"))
            })
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        if kept.len() < url.query_pairs().count() {
            if kept.is_empty() {
                url.set_query(None);
            } else {
                url.query_pairs_mut().clear().extend_pairs(kept);
            }
        }
        if url.query() == Some("") {
            url.set_query(None);
        }
    }
    url
}

/// The page that an address on the page `base` leads to; `None` for a mail, a script, no address.
pub(super) fn linked(base: &Url, address: &str) -> Option<Url> {
    let url = base.join(address.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| canonical(url))
}

/// The last part of the path, in lower case; empty for a folder.
pub(super) fn file_name(url: &Url) -> String {
    url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase()
}

/// The extension of the file that an address names, in lower case; empty where it has none.
pub(super) fn extension(url: &Url) -> String {
    let name = file_name(url);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_owned())
}

/// True for an address that no person made.
pub(super) fn is_endless(url: &Url) -> bool {
    let parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let repeated =
        parts.iter().any(|part| parts.iter().filter(|other| *other == part).count() > REPEATED);
    url.as_str().len() > LONGEST || parts.len() > DEEPEST || repeated
}

/// What addresses of one row have in common: `/news/2026/11/?page=2` is `/news/#/#/?page`.
pub(super) fn row(url: &Url) -> String {
    let mut row = String::new();
    let mut digits = false;
    for c in url.path().chars() {
        if !(c.is_ascii_digit() && digits) {
            row.push(if c.is_ascii_digit() { '#' } else { c });
        }
        digits = c.is_ascii_digit();
    }
    let mut keys: Vec<_> = url.query_pairs().map(|(key, _)| key.into_owned()).collect();
    keys.sort();
    if keys.is_empty() { row } else { format!("{row}?{}", keys.join("&")) }
}

/// True when pages of one row lead to those of the other and back: months to their days.
pub(super) fn is_related(row: &str, other: &str) -> bool {
    let [row, other] = [row, other].map(|row| row.trim_end_matches('/'));
    let is_part = |part: &str, whole: &str| part.contains(['#', '?']) && whole.starts_with(part);
    row == other || is_part(row, other) || is_part(other, row)
}

/// Host and port, as a folder is called.
pub(super) fn site_folder(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().replace([':', '[', ']'], "_");
    match url.port() {
        Some(port) => format!("{host}_{port}"),
        None => host,
    }
}

/// The file below the site's folder that a page is kept in. What ends in no known extension is a
/// folder with an `index` in it, as servers have it.
pub(super) fn file(url: &Url, extension: &str) -> PathBuf {
    let path = url.path();
    let mut parts: Vec<String> =
        path.split('/').filter(|part| !part.is_empty()).map(name).collect();
    let last = if path.ends_with('/') { None } else { parts.pop() };
    let query = url.query().map_or(String::new(), |query| format!("@{}", name(query)));
    let own = last.as_deref().and_then(|last| last.rsplit_once('.'));
    let name = match (&last, own) {
        // The extension says what it is, or something of the same kind: page.htm, page.php.
        (Some(last), Some((_, own))) if query.is_empty() && is_same(own, extension) => last.clone(),
        (Some(last), Some(_)) => format!("{last}{query}.{extension}"),
        (Some(last), None) => {
            parts.push(last.clone());
            format!("index{query}.{extension}")
        }
        (None, _) => format!("index{query}.{extension}"),
    };
    parts.push(name);
    parts.iter().collect()
}

/// The same as one name, for where no folder can be.
pub(super) fn flat(url: &Url, extension: &str) -> String {
    format!("{}.{extension}", name(&format!("{}?{}", url.path(), url.query().unwrap_or_default())))
}

fn is_same(own: &str, extension: &str) -> bool {
    let own = own.to_ascii_lowercase();
    own == extension || (extension == "html" && own == "htm")
}

/// A part of an address as a name of a file on any system: letters of other scripts stay.
fn name(part: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
    let mut name: String = decoded
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .collect();
    if name.len() > LONGEST_NAME {
        let hash = fnv(FNV_START, name.as_bytes());
        name.truncate(name.floor_char_boundary(LONGEST_NAME - 17));
        name = format!("{name}-{hash:016x}");
    }
    // What Windows would cut off, and what climbs.
    let kept = name.trim_end_matches(['.', ' ']).len();
    name.replace_range(kept.., &"_".repeat(name.len() - kept));
    // On Windows these are devices, whatever stands behind the dot.
    let stem = name.split('.').next().unwrap_or_default();
    if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) {
        name.insert(stem.len(), '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        parse(text).unwrap()
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert!(parse("https://www.example.co.jp").is_some());
        assert!(parse(" HTTP://example.co.jp/a ").is_some());
        for text in
            ["www.example.co.jp", "./https", "file:///etc/passwd", "https://", "https:/a", "-"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_page_are_one() {
        for (spelling, page) in [
            ("https://user:pass@example.co.jp/a#b", "https://example.co.jp/a"),
            ("https://example.co.jp/a?PHPSESSID=12&utm_source=x", "https://example.co.jp/a"),
            ("https://example.co.jp/a?p=1&sid=9", "https://example.co.jp/a?p=1"),
            ("https://example.co.jp/a;jsessionid=0AF", "https://example.co.jp/a"),
            ("https://example.co.jp/a?", "https://example.co.jp/a"),
            ("https://EXAMPLE.co.jp:443/b/../a", "https://example.co.jp/a"),
            ("https://example.co.jp/a?q=%E4%B8%80", "https://example.co.jp/a?q=%E4%B8%80"),
        ] {
            assert_eq!(url(spelling).as_str(), page, "{spelling}");
        }
    }

    #[test]
    fn rows_and_endless_addresses_are_known() {
        assert_eq!(row(&url("https://a.example/news/2026/11/?b=1&a=2")), "/news/#/#/?a&b");
        assert!(is_related("/cal/#/#/", "/cal/#/#/#/"));
        assert!(!is_related("/news/#.html", "/news/"));
        assert!(is_endless(&url("https://a.example/x/y/x/y/x/y/x/y/")));
        assert!(!is_endless(&url("https://a.example/company/security/policy.html")));
        assert!(is_endless(&url(&format!("https://a.example/?q={}", "x".repeat(1_000)))));
    }

    #[test]
    fn files_are_where_a_server_would_have_them() {
        for (page, extension, path) in [
            ("https://a.example/", "html", "index.html"),
            ("https://a.example/company", "html", "company/index.html"),
            ("https://a.example/company/a.html", "html", "company/a.html"),
            ("https://a.example/a.php?p=1", "html", "a.php@p=1.html"),
            ("https://a.example/%E4%BC%9A%E7%A4%BE/", "html", "会社/index.html"),
            ("https://a.example/a%2F..%2Fb", "html", "a_.._b.html"),
            ("https://a.example/brochure.pdf", "pdf", "brochure.pdf"),
            ("https://a.example/aux.html", "html", "aux_.html"),
            ("https://a.example/a%2e/%20/b", "html", "a_/_/b/index.html"),
        ] {
            assert_eq!(file(&url(page), extension), PathBuf::from(path), "{page}");
        }
        let long = url(&format!("https://a.example/{}", "あ".repeat(200)));
        assert!(file(&long, "html").iter().all(|part| part.len() <= LONGEST_NAME));
    }

    proptest::proptest! {
        /// Whatever an address is, its file is below the folder of its site.
        #[test]
        fn no_address_climbs(path in "[\\PC]{0,40}", query in "\\PC{0,20}") {
            let Some(url) = parse(&format!("https://a.example/{path}?{query}")) else { return Ok(()) };
            proptest::prop_assert_eq!(canonical(url.clone()), url.clone());
            row(&url);
            is_endless(&url);
            for file in [file(&url, "html"), PathBuf::from(flat(&url, "html"))] {
                let parts = || file.components();
                proptest::prop_assert!(parts().count() > 0);
                let is_name = |part| matches!(part, std::path::Component::Normal(_));
                proptest::prop_assert!(parts().all(is_name), "{file:?}");
            }
        }
    }
}
