//! An address on a page to the file of the site it leads to.

use percent_encoding::percent_decode_str;

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To this path below the root of the site (`` for the root itself).
    Inside(String),
    /// Above the root, this many folders.
    Above(usize),
    /// To another host, to no file at all, or to what cannot be told.
    Elsewhere,
}

impl Target {
    /// Resolves `address` as it stands on the page `page` (a path below the root), whose base
    /// address is `base`. Query and fragment do not count, percent-encoding is undone. `own` is the
    /// host that the site is served from, in lower case; empty where that is not known.
    pub fn resolve(page: &str, base: Option<&str>, own: &str, address: &str) -> Self {
        let is_own = !own.is_empty() && host(address) == own;
        let address = if is_own { below_host(address) } else { address };
        let Some(path) = path_of(address) else { return Self::Elsewhere };
        let folder = |path: &str| path.rfind('/').map_or("", |at| &path[..at]).to_owned();
        let mut start = folder(page);
        if let Some(base) = base {
            // The site's own host, as far as a page can tell.
            let base = below_host(base);
            let Some(base) = path_of(base) else { return Self::Elsewhere };
            start = match base.strip_prefix('/') {
                Some(base) => folder(base),
                None => folder(&join(&start, &base)),
            };
        }
        let (start, rest) = match path.strip_prefix('/') {
            Some(rest) => ("", rest.to_owned()),
            None => (start.as_str(), path),
        };
        normal(&join(start, &rest))
    }
}

/// An address from its path on; `/` where it has a host and no path.
fn below_host(address: &str) -> &str {
    match address.trim().split_once("//") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address.trim(),
    }
}

/// How many folders above its own a relative address climbs at most: `../../a` climbs 2.
pub(super) fn climbs(address: &str) -> usize {
    let Some(path) = path_of(address).filter(|path| !path.starts_with('/')) else { return 0 };
    match normal(&path) {
        Target::Above(folders) => folders,
        _ => 0,
    }
}

/// The decoded path of an address without a host.
fn path_of(address: &str) -> Option<String> {
    let address = address.trim();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let scheme = path.split('/').next().unwrap_or_default();
    if path.is_empty() || path.starts_with("//") || scheme.contains(':') {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    (!path.contains(['\\', ':', '\0'])).then(|| path.into_owned())
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

fn normal(path: &str) -> Target {
    let mut parts: Vec<&str> = Vec::new();
    let mut above = 0;
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.is_empty() => above += 1,
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if above > 0 { Target::Above(above) } else { Target::Inside(parts.join("/")) }
}

/// The name of the file an address leads to, in lower case and without its extension.
pub(super) fn stem(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = percent_decode_str(name).decode_utf8_lossy().to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    // Names that a build step adds a hash or a size to keep what stands before it.
    stem.to_owned()
}

/// The host of an absolute or scheme-relative address, in lower case; empty for any other.
pub fn host(address: &str) -> String {
    let rest = address.trim().split_once("//").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files() {
        let inside = |path: &str| Target::Inside(path.to_owned());
        for (page, base, address, target) in [
            ("a/b.html", None, "c.png", inside("a/c.png")),
            ("a/b.html", None, "../c.png?v=2#x", inside("c.png")),
            ("a/b.html", None, "/c/./d.png", inside("c/d.png")),
            ("b.html", None, "%E3%83%AD%E3%82%B4.png", inside("ロゴ.png")),
            ("a/b.html", None, "../../c.png", Target::Above(1)),
            ("a/b.html", None, "/../../c.png", Target::Above(2)),
            ("a/b.html", None, "%2e%2e/%2e%2e/etc/passwd", Target::Above(1)),
            ("b.html", None, "..\\c.png", Target::Elsewhere),
            ("b.html", None, "c:/d.png", Target::Elsewhere),
            ("b.html", None, "https://www.example.co.jp/c.png", Target::Elsewhere),
            ("b.html", None, "//www.example.co.jp/c.png", Target::Elsewhere),
            ("b.html", None, "data:image/png;base64,AA", Target::Elsewhere),
            ("b.html", None, "#c", Target::Elsewhere),
            ("a/b.html", Some("/x/"), "c.png", inside("x/c.png")),
            ("a/b.html", Some("../y/z.html"), "c.png", inside("y/c.png")),
            ("a/b.html", Some("https://www.example.co.jp/x/"), "c.png", inside("x/c.png")),
            ("a/b.html", Some("https://www.example.co.jp"), "c.png", inside("c.png")),
        ] {
            assert_eq!(
                Target::resolve(page, base, "", address),
                target,
                "{page} {base:?} {address}"
            );
        }
    }

    #[test]
    fn how_far_an_address_climbs() {
        for (address, folders) in [
            ("../a", 1),
            ("../../a/../../b", 3),
            ("a/../b", 0),
            ("/../a", 0),
            ("https://a/../..", 0),
        ] {
            assert_eq!(climbs(address), folders, "{address}");
        }
    }

    #[test]
    fn names_of_files() {
        assert_eq!(
            stem("/img/Security_Action_Futatsuboshi-large_color.PNG?x=1"),
            "security_action_futatsuboshi-large_color"
        );
        assert_eq!(stem("/img/"), "img");
        for (address, name) in [
            ("//User@WWW.ipa.go.jp:443/a", "www.ipa.go.jp"),
            ("https://a.example/b", "a.example"),
            ("//a.example:80?x", "a.example"),
            ("/a.example", ""),
            ("mailto:a@b.example", ""),
        ] {
            assert_eq!(host(address), name, "{address}");
        }
    }
}
