//! Logos that a page takes from somebody else's server.

use serde::Deserialize;

use crate::judge::site::{Remark, Whole, host};
use crate::judge::{Kind, Terms};

/// Parameters of kind `logo-hotlink`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hotlinks {
    /// Hosts of that server; a subdomain counts too.
    hosts: Vec<String>,
}

impl Kind for Hotlinks {
    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        whole.remark_on_logos(terms, |logo, _| {
            self.serve(&logo.src).then(|| (logo.src_span, Vec::new()))
        })
    }

    fn needs_site(&self) -> bool {
        true
    }
}

impl Hotlinks {
    /// True when an address is on one of the hosts or a subdomain.
    fn serve(&self, address: &str) -> bool {
        let own = host(address);
        self.hosts.iter().any(|host| {
            own == *host || own.strip_suffix(host.as_str()).is_some_and(|sub| sub.ends_with('.'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subdomain_counts_and_a_host_that_only_ends_alike_does_not() {
        let kind = Hotlinks { hosts: vec!["ipa.go.jp".to_owned()] };
        for (address, served) in [
            ("https://www.ipa.go.jp/a.png", true),
            ("//IPA.go.jp/a.png", true),
            ("https://notipa.go.jp/a.png", false),
            ("https://ipa.go.jp.example.com/a.png", false),
            ("/ipa.go.jp/a.png", false),
        ] {
            assert_eq!(kind.serve(address), served, "{address}");
        }
    }
}
