//! Which addresses of the network may be spoken to: no page may lead into the network of whoever
//! runs the program, unless the run began there.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks a host name up: the name and the port to the addresses to try, and whether they are in a
/// private network.
pub type Resolve = Arc<dyn Fn(&str, u16) -> io::Result<(Vec<SocketAddr>, bool)> + Send + Sync>;

/// A resolver that gives no private address, unless it is told to.
pub(super) struct Guard {
    resolve: Option<Resolve>,
    system: DefaultResolver,
    allowed: Arc<AtomicBool>,
    met: Arc<AtomicBool>,
}

impl Guard {
    /// Private addresses are given while `allowed` is true; `met` becomes true at the first.
    pub(super) fn new(
        resolve: Option<Resolve>,
        allowed: Arc<AtomicBool>,
        met: Arc<AtomicBool>,
    ) -> Self {
        Self { resolve, system: DefaultResolver::default(), allowed, met }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("allowed", &self.allowed).finish_non_exhaustive()
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
        let (found, private) = match &self.resolve {
            None => {
                let found = self.system.resolve(uri, config, timeout)?;
                let private = found.iter().any(|address| is_private(address.ip()));
                (found, private)
            }
            Some(resolve) => {
                let host = uri.host().unwrap_or_default();
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
        if private {
            self.met.store(true, Ordering::Relaxed);
        }
        if private && !self.allowed.load(Ordering::Relaxed) {
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
                // 64:ff9b::/96 leads to IPv4.
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
            "224.0.0.1",
        ] {
            assert!(is_private(text.parse().unwrap()), "{text}");
        }
        for text in ["203.0.113.5", "8.8.8.8", "2001:db8::1", "64:ff9b::cb00:7105", "172.32.0.1"] {
            assert!(!is_private(text.parse().unwrap()), "{text}");
        }
    }
}
