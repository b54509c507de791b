//! robots.txt (RFC 9309): what the owner of a site lets programs read.

use std::time::Duration;

use texting_robots::Robot;
use url::Url;

use super::client::AGENT;

/// A longer pause than this is asked for by mistake.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// No more of it counts (RFC 9309, 2.5).
const LONGEST: usize = 500 << 10;

/// What a robots.txt says.
pub(super) struct Rules {
    robot: Option<Robot>,
}

impl Rules {
    /// All is open: there is none.
    pub(super) fn open() -> Self {
        Self { robot: None }
    }

    /// Reads one; what cannot be read says nothing.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        Self { robot: Robot::new(AGENT, &bytes[..bytes.len().min(LONGEST)]).ok() }
    }

    /// True when the address may be asked for.
    pub(super) fn allows(&self, url: &Url) -> bool {
        self.robot.as_ref().is_none_or(|robot| robot.allowed(url.as_str()))
    }

    /// The pause it asks for between two requests.
    pub(super) fn pause(&self) -> Duration {
        let seconds = self.robot.as_ref().and_then(|robot| robot.delay).unwrap_or(0.0);
        Duration::try_from_secs_f32(seconds).unwrap_or_default().min(LONGEST_PAUSE)
    }

    /// The sitemaps it names.
    pub(super) fn sitemaps(&self) -> impl Iterator<Item = Url> {
        let named = self.robot.iter().flat_map(|robot| &robot.sitemaps);
        named.filter_map(|text| super::address(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch;

    #[test]
    fn its_group_counts_before_that_for_all() {
        let url = |path: &str| fetch::address(&format!("https://a.example{path}")).unwrap();
        let rules = Rules::parse(
            b"User-agent: *\nDisallow: /\nUser-agent: sa-lint\nDisallow: /admin/\nCrawl-delay: 2\n\
              Sitemap: https://a.example/map.xml\nSitemap: map2.xml",
        );
        assert!(rules.allows(&url("/")));
        assert!(!rules.allows(&url("/admin/x")));
        assert_eq!(rules.pause(), Duration::from_secs(2));
        assert_eq!(rules.sitemaps().count(), 1);
        assert!(!Rules::parse(b"User-agent: *\nDisallow: /").allows(&url("/a")));
        assert!(Rules::parse(b"\xff\xfe<html>").allows(&url("/a")));
        let patient = Rules::parse(b"User-agent: *\nCrawl-delay: 86400");
        assert_eq!(patient.pause(), LONGEST_PAUSE);
    }

    proptest::proptest! {
        /// Any bytes can be called robots.txt.
        #[test]
        fn any_bytes_are_rules(
            lines in proptest::collection::vec(
                "(User-agent|Allow|Disallow|Crawl-delay|Sitemap|\\PC{0,5})[: ]{0,2}[*/$%a-z0-9.é]{0,12}",
                0..8,
            ),
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        ) {
            for text in [lines.join("\n").into_bytes(), bytes] {
                let rules = Rules::parse(&text);
                rules.allows(&fetch::address("https://a.example/a%2Fb?c=%FF").unwrap());
                proptest::prop_assert!(rules.pause() <= LONGEST_PAUSE);
                rules.sitemaps().count();
            }
        }
    }
}
