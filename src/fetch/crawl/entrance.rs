//! Where a site begins: its robots.txt, and where the redirects of its first page lead.

use std::rc::Rc;
use std::time::Duration;

use url::Url;

use super::{Crawl, REDIRECTS, target};
use crate::fetch::client::{Answer, EarlierAnswer};
use crate::fetch::robots::Rules;
use crate::report::Unfetched;

impl Crawl<'_, '_> {
    /// Asks for an address that was named. Where its redirects lead, the site is. What goes wrong
    /// here is said.
    pub(super) fn enter(&mut self, start: &Url) -> Option<(Url, Answer)> {
        self.client.start_at(start);
        let mut url = start.clone();
        for _ in 0..REDIRECTS {
            self.frontier.begin(&url);
            self.rules = self.rules_of(&url)?;
            self.client.keep_pause(self.rules.pause());
            if !self.rules.allows(&url) {
                self.fail(&url, Unfetched::Robots);
                return None;
            }
            let known = self.store.site(&url).known(&url);
            let answer = match self.client.get(&url, &known) {
                Ok(answer) => answer,
                Err(why) => {
                    self.fail(&url, why);
                    return None;
                }
            };
            match (answer.status, target(&url, &answer)) {
                (200..=299 | 304, _) => return Some((url, answer)),
                (300..=399, Some(next)) if next != url => url = next,
                (300..=399, _) => {
                    self.fail(&url, Unfetched::Redirects);
                    return None;
                }
                (status, _) => {
                    self.fail(&url, Unfetched::Status { status });
                    return None;
                }
            }
        }
        self.fail(start, Unfetched::Redirects);
        None
    }

    /// The robots.txt of an address's host; `None` where it cannot be told what it allows. Asked for
    /// once.
    fn rules_of(&mut self, url: &Url) -> Option<Rc<Rules>> {
        let origin = url.origin().ascii_serialization();
        if let Some(known) = self.known.get(&origin).cloned() {
            if known.is_none() {
                self.fail(url, Unfetched::NoRobots);
            }
            return known;
        }
        let rules = self.read_rules(url).map(Rc::new);
        // An address that was broken off may be asked for again.
        if rules.is_some() || !self.client.is_stopped() {
            self.known.insert(origin, rules.clone());
        }
        rules
    }

    fn read_rules(&mut self, url: &Url) -> Option<Rules> {
        let mut robots = url.clone();
        robots.set_path("/robots.txt");
        robots.set_query(None);
        self.client.keep_pause(Duration::ZERO);
        for _ in 0..REDIRECTS {
            match self.client.get(&robots, &EarlierAnswer::default()) {
                Ok(answer) => match answer.status {
                    200..=299 => return Some(Rules::parse(&answer.body)),
                    300..=399 => match target(&robots, &answer) {
                        Some(next) => robots = next,
                        None => break,
                    },
                    // RFC 9309, 2.3.1.4: who cannot say what is allowed allows nothing.
                    429 | 500..=599 => {
                        self.fail(&robots, Unfetched::Status { status: answer.status });
                        return None;
                    }
                    _ => break,
                },
                // None that could be meant. The page itself is refused if it is private.
                Err(Unfetched::TooLarge { .. } | Unfetched::Private) => break,
                Err(why) => {
                    self.fail(url, why);
                    return None;
                }
            }
        }
        Some(Rules::open())
    }
}
