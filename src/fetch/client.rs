//! One request after the other, with pauses, limits and second tries.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ureq::Agent;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

use super::Options;
use super::guard::{Guard, Refused, Start};
use crate::report::{Unfetched, homepage};

/// The name by which robots.txt knows the program.
pub(super) const AGENT: &str = "sa-lint";
/// A request is tried again so often.
const AGAIN: u32 = 2;
/// A server that asks for a longer pause is not asked again.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// What the verifier says where the system trusts nobody.
const NO_CERTIFICATES: &str = "No CA certificates";
/// What errors of a connection say that is not as secure as asked for, or not at all.
const OF_TLS: [&str; 5] =
    ["certificate", "received fatal alert", "received corrupt message", "handshake", "peer is"];
/// How often a pause looks whether the run was broken off.
const TICK: Duration = Duration::from_millis(50);

/// What a server answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// `Content-Type` in lower case, without parameters.
    pub(super) kind: String,
    /// The `charset` of `Content-Type`.
    pub(super) charset: Option<String>,
    /// Where a redirect leads.
    pub(super) location: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) body: Vec<u8>,
}

/// What is known of a page from an earlier run.
#[derive(Clone, Debug, Default)]
pub(super) struct EarlierAnswer {
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
}

/// Sends requests.
pub(super) struct Client<'a> {
    agent: RefCell<Agent>,
    /// True once the certificates that came with the program are trusted, for the system has none.
    has_own_roots: Cell<bool>,
    options: &'a Options,
    stop: &'a AtomicBool,
    /// Where the run began: addresses of private networks may be asked from there alone.
    start: Start,
    /// The pause that robots.txt asks for.
    pause: Cell<Duration>,
    last: Cell<Option<Instant>>,
}

impl<'a> Client<'a> {
    pub(super) fn new(options: &'a Options, stop: &'a AtomicBool) -> Self {
        let start = Start::default();
        let agent = RefCell::new(agent(options, &start, RootCerts::PlatformVerifier));
        let (pause, last) = (Cell::default(), Cell::default());
        Self { agent, has_own_roots: Cell::default(), options, stop, start, pause, last }
    }

    /// Begins at an address that was named.
    pub(super) fn start_at(&self, url: &Url) {
        self.start.at(url);
    }

    /// Waits at least so long between two requests from now on.
    pub(super) fn keep_pause(&self, pause: Duration) {
        self.pause.set(pause.max(self.options.delay));
    }

    /// True once the run was broken off.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Asks for an address; a busy server, or a connection that broke, is asked again.
    pub(super) fn get(&self, url: &Url, known: &EarlierAnswer) -> Result<Answer, Unfetched> {
        let mut back_off = self.options.back_off;
        if !self.start.allows_written(url) {
            return Err(Unfetched::Private);
        }
        for attempt in 0.. {
            self.keep_distance();
            if self.is_stopped() {
                return Err(Unfetched::BrokenOff);
            }
            let (result, asked) = self.once(url, known);
            self.last.set(Some(Instant::now()));
            if let Err(Unfetched::Tls { cause }) = &result
                && cause.contains(NO_CERTIFICATES)
                && !self.has_own_roots.replace(true)
            {
                // A container without any: those that came with the program.
                self.agent.replace(agent(self.options, &self.start, RootCerts::WebPki));
                continue;
            }
            let again = match &result {
                Ok(answer) => matches!(answer.status, 429 | 500 | 502 | 503 | 504),
                Err(error) => matches!(error, Unfetched::Timeout | Unfetched::Broken { .. }),
            };
            let pause = asked.unwrap_or(back_off);
            if !again || attempt >= AGAIN || pause > LONGEST_PAUSE {
                return result;
            }
            self.wait(pause);
            back_off *= 2;
        }
        Err(Unfetched::Timeout)
    }

    /// One request, and the time after which the server asks to be asked again.
    fn once(
        &self,
        url: &Url,
        known: &EarlierAnswer,
    ) -> (Result<Answer, Unfetched>, Option<Duration>) {
        let mut request = self.agent.borrow().get(url.as_str());
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        let mut response = match request.call() {
            Ok(response) => response,
            Err(error) => return (Err(unfetched(error)), None),
        };
        let after = text(&response, header::RETRY_AFTER);
        let after = after.and_then(|text| pause_of(text.trim()));
        let kind = text(&response, header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
        let charset = kind.split(';').skip(1).find_map(|part| {
            let value = part.trim().strip_prefix("charset=")?;
            Some(value.trim_matches(['"', '\'', ' ']).to_owned())
        });
        let mut answer = Answer {
            status: response.status().as_u16(),
            kind: kind.split(';').next().unwrap_or_default().trim().to_owned(),
            charset,
            location: text(&response, header::LOCATION),
            etag: text(&response, header::ETAG),
            modified: text(&response, header::LAST_MODIFIED),
            body: Vec::new(),
        };
        // Unpacked: what is small on the way may be endless here.
        let most = self.options.max_bytes;
        let body = response.body_mut().with_config().limit(u64::MAX).reader();
        let read = body.take(most.saturating_add(1)).read_to_end(&mut answer.body);
        let result = match read {
            Ok(read) if read as u64 > most => Err(Unfetched::TooLarge { bytes: most }),
            Ok(_) => Ok(answer),
            Err(error) => Err(unfetched(ureq::Error::Io(error))),
        };
        (result, after)
    }

    /// Waits until the pause since the last request is over.
    fn keep_distance(&self) {
        let pause = self.pause.get().max(self.options.delay);
        if let Some(last) = self.last.get() {
            self.wait(pause.saturating_sub(last.elapsed()));
        }
    }

    fn wait(&self, pause: Duration) {
        let end = Instant::now() + pause;
        while !self.is_stopped() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(TICK));
        }
    }
}

/// The requests of a run are all made like this.
fn agent(options: &Options, start: &Start, roots: RootCerts) -> Agent {
    let name = concat!("sa-lint/", env!("CARGO_PKG_VERSION"));
    let name = homepage().map_or(name.to_owned(), |page| format!("{name} (+{page})"));
    let config = Agent::config_builder()
        .user_agent(name)
        .accept("text/html, application/xhtml+xml, application/pdf;q=0.8, */*;q=0.5")
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(options.timeout))
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .build();
    let guard = Guard::new(options.resolve.clone(), start.clone());
    Agent::with_parts(config, DefaultConnector::default(), guard)
}

/// `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
fn pause_of(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    Some(Duration::try_from(date.duration_since(Timestamp::now())).unwrap_or_default())
}

fn text<T>(response: &Response<T>, name: header::HeaderName) -> Option<String> {
    // An address may hold letters as they are, in the encoding of the server.
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// What went wrong, as far as whoever asked can do something about it.
fn unfetched(error: ureq::Error) -> Unfetched {
    match error {
        ureq::Error::HostNotFound => Unfetched::NoHost,
        ureq::Error::Timeout(_) => Unfetched::Timeout,
        ureq::Error::Tls(cause) => Unfetched::Tls { cause: cause.to_owned() },
        ureq::Error::Rustls(cause) => Unfetched::Tls { cause: cause.to_string() },
        ureq::Error::BodyExceedsLimit(bytes) => Unfetched::TooLarge { bytes },
        ureq::Error::ConnectionFailed => Unfetched::Refused,
        ureq::Error::Io(error) => of_system(&error),
        ureq::Error::Other(error) => match error.downcast_ref::<io::Error>() {
            Some(error) => of_system(error),
            None => Unfetched::Broken { cause: error.to_string() },
        },
        error => Unfetched::Broken { cause: error.to_string() },
    }
}

fn of_system(error: &io::Error) -> Unfetched {
    let inner = error.get_ref();
    if inner.is_some_and(|inner| inner.is::<Refused>()) {
        return Unfetched::Private;
    }
    if let Some(inner) = inner {
        if let Some(ureq::Error::Timeout(_)) = inner.downcast_ref::<ureq::Error>() {
            return Unfetched::Timeout;
        }
        let mut cause = Some(inner as &(dyn std::error::Error + 'static));
        while let Some(error) = cause {
            let shown = error.to_string();
            if OF_TLS.iter().any(|words| shown.contains(words)) {
                return Unfetched::Tls { cause: shown };
            }
            cause = error.source();
        }
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable => Unfetched::Refused,
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Unfetched::Timeout,
        // The lookup of a name fails with no kind of its own.
        _ if error.to_string().contains("lookup") => Unfetched::NoHost,
        _ => Unfetched::Broken { cause: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_name_a_pause_or_a_date() {
        assert_eq!(pause_of("120"), Some(Duration::from_secs(120)));
        assert_eq!(pause_of("Fri, 31 Dec 1999 23:59:59 GMT"), Some(Duration::ZERO));
        let far = pause_of("Thu, 31 Dec 2099 23:59:59 GMT");
        assert!(far.is_some_and(|pause| pause > LONGEST_PAUSE), "{far:?}");
        for text in ["", "-1", "soon", "1e9"] {
            assert_eq!(pause_of(text), None, "{text}");
        }
    }
}
