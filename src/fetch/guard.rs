//! Which addresses of the network may be spoken to: no page may lead into the network of whoever
//! runs the program, unless the run began there.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

/// Looks a host name up: the name and the port to the addresses to try, and whether they are in a
/// private network.
pub type Resolve = Arc<dyn Fn(&str, u16) -> io::Result<(Vec<SocketAddr>, bool)> + Send + Sync>;

/// Where the run began, and whether that is in a private network: the first time its host is looked
/// up decides. Whoever names an address of the own network means it.
#[derive(Clone, Debug, Default)]
pub(super) struct Start(Arc<Mutex<(String, Option<bool>)>>);

impl Start {
    /// Begins anew at an address that was named.
    pub(super) fn at(&self, url: &Url) {
        let host = url.host_str().unwrap_or_default().to_owned();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (host, literal(url));
    }

    /// True when a host may be spoken to that is `private` or not.
    fn allows(&self, host: &str, private: bool) -> bool {
        let mut start = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (named, decided) = &mut *start;
        if host == named && decided.is_none() {
            *decided = Some(private);
        }
        !private || *decided == Some(true)
    }

    /// False for an address that is written in figures and may not be spoken to. A proxy would look
    /// up nothing here.
    pub(super) fn allows_written(&self, url: &Url) -> bool {
        literal(url).is_none_or(|private| self.allows(url.host_str().unwrap_or_default(), private))
    }
}

/// Whether the host of an address is in a private network, where it is written in figures.
fn literal(url: &Url) -> Option<bool> {
    match url.host()? {
        url::Host::Ipv4(v4) => Some(is_private(IpAddr::V4(v4))),
        url::Host::Ipv6(v6) => Some(is_private(IpAddr::V6(v6))),
        url::Host::Domain(_) => None,
    }
}

/// A resolver that gives no private address, unless the run began at one.
pub(super) struct Guard {
    resolve: Option<Resolve>,
    system: DefaultResolver,
    start: Start,
}

impl Guard {
    pub(super) fn new(resolve: Option<Resolve>, start: Start) -> Self {
        Self { resolve, system: DefaultResolver::default(), start }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("start", &self.start).finish_non_exhaustive()
    }
}

/// What a refused address is told by, in an error of the system's kind.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address of a private network")
    }
}

impl std::error::Error for Refused {}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let (found, private) = match &self.resolve {
            None => {
                let found =
                    self.system.resolve(uri, config, timeout).map_err(|error| match error {
                        // Systems say in many ways that they know no such name.
                        ureq::Error::Io(_) => ureq::Error::HostNotFound,
                        error => error,
                    })?;
                let private = found.iter().any(|address| is_private(address.ip()));
                (found, private)
            }
            Some(resolve) => {
                let default = if uri.scheme_str() == Some("https") { 443 } else { 80 };
                let mut found = self.empty();
                let (known, private) = resolve(host, uri.port_u16().unwrap_or(default))?;
                known.into_iter().take(4).for_each(|address| found.push(address));
                (found, private)
            }
        };
        if found.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        // The proxy of the own network is asked for everything.
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.host() == host);
        if !is_proxy && !self.start.allows(host, private) {
            return Err(ureq::Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, Refused)));
        }
        Ok(found)
    }
}

/// True for an address that means another machine in every network: loopback, private, link-local
/// and the like (RFC 6890).
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_multicast()
                || a == 0
                // 100.64.0.0/10, 192.0.0.0/24, 198.18.0.0/15, 240.0.0.0/4
                || (a == 100 && (64..128).contains(&b))
                || (v4.octets()[..3] == [192, 0, 0])
                || (a == 198 && (b == 18 || b == 19))
                || a >= 240
        }
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            let embedded = v6.to_ipv4_mapped().or_else(|| match v6.segments() {
                // 64:ff9b::/96 and 2002::/16 lead to IPv4.
                [0x2002, high, low, ..] => {
                    let [a, b] = high.to_be_bytes();
                    let [c, d] = low.to_be_bytes();
                    Some([a, b, c, d].into())
                }
                [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
                    let [a, b] = high.to_be_bytes();
                    let [c, d] = low.to_be_bytes();
                    Some([a, b, c, d].into())
                }
                _ => None,
            });
            v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_multicast()
                || first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80
                || first & 0xffc0 == 0xfec0
                || embedded.is_some_and(|v4| is_private(IpAddr::V4(v4)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_all_their_spellings() {
        for text in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:a00:1::1",
            "fec0::1",
            "224.0.0.1",
        ] {
            assert!(is_private(text.parse().unwrap()), "{text}");
        }
        for text in ["203.0.113.5", "8.8.8.8", "2001:db8::1", "64:ff9b::cb00:7105", "172.32.0.1"] {
            assert!(!is_private(text.parse().unwrap()), "{text}");
        }
    }
}
