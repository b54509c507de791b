//! Links to addresses that should not be linked to.

use serde::Deserialize;

use crate::judge::site::host;
use crate::judge::{Hit, HitPlace, Kind, Page, Terms};

/// Parameters of kind `link`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Hosts that must not be linked to any more.
    hosts: Vec<String>,
}

impl Kind for Links {
    fn anchors(&self) -> Vec<&str> {
        self.hosts.iter().map(String::as_str).collect()
    }

    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        for link in &page.document.links {
            let own = host(&link.url);
            if self.hosts.iter().any(|host| own.eq_ignore_ascii_case(host)) {
                let place = HitPlace::Source(link.span);
                found.push(Hit { severity: terms.severity, place, rewording: None });
            }
        }
    }
}
