//! Links to addresses that should not be linked to.

use super::{Judgement, Place};
use crate::document::Document;
use crate::lint::Judgements;
use crate::rule::Rule;

/// Judges links to one of `hosts`.
pub(super) fn links<'r>(
    rule: &'r Rule,
    hosts: &[String],
    document: &Document,
    found: &mut Judgements<'r>,
) {
    for link in &document.links {
        if hosts.iter().any(|host| host_of(&link.url).eq_ignore_ascii_case(host)) {
            let place = Place::Source(link.span);
            found.push(Judgement { rule, severity: rule.severity, place, rewording: None });
        }
    }
}

/// The host of an absolute or scheme-relative address; empty for any other.
fn host_of(url: &str) -> &str {
    let rest = url.trim().split_once("//").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn hosts_of_addresses() {
        for (url, host) in [
            ("https://a.example/b", "a.example"),
            ("//a.example:80?x", "a.example"),
            ("http://u@a.example", "a.example"),
            ("/a.example", ""),
            ("mailto:a@b.example", ""),
        ] {
            assert_eq!(super::host_of(url), host, "{url}");
        }
    }
}
