//! Where a site begins: its robots.txt, and where the redirects of its first page lead.

use std::time::Duration;

use url::Url;

use super::{Crawl, REDIRECTS};
use crate::fetch::client::Known;
use crate::fetch::robots::Rules;
use crate::report::Unfetched;

impl Crawl<'_, '_> {
    /// What the robots.txt of the host that was named says. Whoever names an address of the own
    /// network means it: only then may others there be asked.
    pub(super) fn named(&mut self, url: &Url) -> Option<Rules> {
        self.client.allow_private(true);
        self.client.met_private();
        let rules = self.rules_of(url);
        self.client.allow_private(self.client.met_private());
        rules
    }

    /// Follows the redirects of the start: where they lead, the site is. With what its robots.txt
    /// says.
    pub(super) fn enter(&mut self, start: &Url) -> Option<(Url, Rules)> {
        let mut url = start.clone();
        for redirect in 0..REDIRECTS {
            let rules = if redirect == 0 { self.named(&url) } else { self.rules_of(&url) }?;
            self.frontier.host = url.host_str().unwrap_or_default().to_owned();
            if !rules.allows(&url) {
                self.fail(&url, Unfetched::Robots);
                return None;
            }
            let answer = match self.client.get(&url, &Known::default()) {
                Ok(answer) => answer,
                Err(why) => {
                    self.fail(&url, why);
                    return None;
                }
            };
            match (answer.status, self.target(&url, &answer)) {
                (300..=399, Some(next)) if next != url => url = next,
                (300..=399, _) => {
                    self.fail(&url, Unfetched::Redirects);
                    return None;
                }
                (200..=299, _) => return Some((url, rules)),
                (status, _) => {
                    self.fail(&url, Unfetched::Status { status });
                    return None;
                }
            }
        }
        self.fail(start, Unfetched::Redirects);
        None
    }

    /// The robots.txt of an address's host; `None` where it cannot be told what it allows.
    pub(super) fn rules_of(&mut self, url: &Url) -> Option<Rules> {
        let mut robots = url.clone();
        robots.set_path("/robots.txt");
        robots.set_query(None);
        for _ in 0..REDIRECTS {
            match self.client.get(&robots, &Known::default()) {
                Ok(answer) => match answer.status {
                    200..=299 => {
                        let rules = Rules::parse(&answer.body);
                        self.client.keep_pause(rules.pause());
                        return Some(rules);
                    }
                    300..=399 => match self.target(&robots, &answer) {
                        Some(next) => robots = next,
                        None => break,
                    },
                    // RFC 9309, 2.3.1.4: who cannot say what is allowed allows nothing.
                    500..=599 => {
                        self.fail(&robots, Unfetched::Status { status: answer.status });
                        return None;
                    }
                    _ => break,
                },
                Err(why) => {
                    self.fail(url, why);
                    return None;
                }
            }
        }
        self.client.keep_pause(Duration::ZERO);
        Some(Rules::open())
    }
}
