//! A page before it is rendered, and the addresses between pages.

use serde::Serialize;
use url::Url;

use crate::message::Lang;

/// What a page is; also the name of its template and the class of its `body`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PageKind {
    /// The badge page.
    Badge,
    /// 情報セキュリティ基本方針
    Policy,
    /// The user's own.
    Page,
    /// Ready-made wording.
    Wording,
    /// For addresses that lead nowhere.
    NotFound,
}

impl PageKind {
    pub(crate) const fn template(self) -> &'static str {
        match self {
            Self::Badge => "badge.html",
            Self::Policy => "policy.html",
            Self::Page => "page.html",
            Self::Wording => "wording.html",
            Self::NotFound => "404.html",
        }
    }

    /// Whether it stays in the company, in a folder that is not published.
    pub(crate) const fn is_internal(self) -> bool {
        matches!(self, Self::Wording)
    }

    /// Whether search engines and the navigation shall know it.
    pub(crate) const fn is_listed(self) -> bool {
        matches!(self, Self::Badge | Self::Policy | Self::Page)
    }
}

/// A page of one language.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) kind: PageKind,
    pub(crate) lang: Lang,
    /// The same in every language: `index.html`, `about.html`.
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// What the navigation calls it; `None` when it is not in there.
    pub(crate) nav: Option<String>,
    /// The page's own text, as HTML.
    pub(crate) body: String,
    /// The user's file it was made from.
    pub(crate) source: Option<String>,
}

impl Page {
    /// Its path in the output.
    pub(crate) fn path(&self) -> String {
        path(&self.key, self.lang)
    }
}

/// Japanese pages stand at the root, others in a folder of their language.
pub(crate) fn path(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => key.to_owned(),
        Lang::En => format!("{}/{key}", lang.tag()),
    }
}

/// The way from a page to the root of the site: `""`, `"../"`, …
pub(crate) fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// A relative link from one path of the output to another; works on a server and on a disk.
pub(crate) fn href(from: &str, to: &str) -> String {
    root(from) + &encoded(to)
}

/// The published address of a path of the output. `base` ends in `/`.
pub(crate) fn address(base: &str, path: &str) -> String {
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    base.to_owned() + &encoded(path)
}

/// Percent-encoded as the path of an address.
pub(crate) fn encoded(path: &str) -> String {
    match Url::parse("http://localhost/") {
        Ok(mut url) => {
            url.set_path(path);
            url.path().trim_start_matches('/').to_owned()
        }
        Err(_) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_addresses() {
        assert_eq!(href("en/a/b.html", "index.html"), "../../index.html");
        assert_eq!(href("index.html", "会社.html"), "%E4%BC%9A%E7%A4%BE.html");
        assert_eq!(address("https://e.jp/s/", "en/index.html"), "https://e.jp/s/en/");
        assert_eq!(address("https://e.jp/s/", "my-index.html"), "https://e.jp/s/my-index.html");
    }
}
