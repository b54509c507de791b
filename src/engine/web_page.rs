//! A page of a web site that was fetched, as the engine takes it.

use std::path::PathBuf;

use crate::judge::site::host;
use crate::text::Encoding;

/// A page of a web site, put into a file. The engine does not fetch anything itself.
#[derive(Clone, Debug)]
pub struct WebPage {
    /// Its address, by which it is reported.
    pub url: String,
    /// The file that holds its bytes, absolute; the name says its format.
    pub file: PathBuf,
    /// The folder with all that was fetched of its site, absolute: `/a/b.png` on the site is `a/b.png`
    /// in there.
    pub site: PathBuf,
    /// The encoding that the server says, where the bytes are valid in it.
    pub encoding: Option<&'static Encoding>,
    /// True when all of the site was read, so that what was not found is not there.
    pub whole: bool,
}

impl WebPage {
    /// The host it was read from, in lower case.
    pub(super) fn host(&self) -> String {
        host(&self.url)
    }

    /// The address of what lies at `path` below the root of the same site.
    pub(super) fn sibling(&self, path: &str) -> String {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        let root = self.url[host..].find('/').map_or(self.url.len(), |at| host + at);
        format!("{}/{path}", &self.url[..root])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_have_the_same_host() {
        for (url, sibling) in [
            ("https://www.example.co.jp/a/b?c=/d", "https://www.example.co.jp/x/y.png"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/x/y.png"),
        ] {
            let (file, site) = (PathBuf::new(), PathBuf::new());
            let page = WebPage { url: url.to_owned(), file, site, encoding: None, whole: true };
            assert_eq!(page.sibling("x/y.png"), sibling);
        }
    }
}
