//! What every server on this machine does: answers its own pages only, so many at a time and so long, and
//! nothing is kept.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// How much one machine may ask at once, and how slowly.
#[derive(Clone, Copy)]
struct Limits {
    /// Connections at a time; further ones wait until one of them ends.
    connections: usize,
    /// For the head of a request.
    head: Duration,
    /// For the request and all of its answer; longer than a page waits for news.
    whole: Duration,
}

const LIMITS: Limits =
    Limits { connections: 128, head: Duration::from_secs(2), whole: Duration::from_secs(60) };

/// Bytes of the head of a request, at most.
const LARGEST_HEAD: usize = 16 << 10;

/// Answers requests until the process ends.
pub(crate) async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    serve_within(LIMITS, listener, router).await
}

async fn serve_within(limits: Limits, listener: TcpListener, router: Router) -> io::Result<()> {
    let router = router.layer(middleware::from_fn(own_pages_only));
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
        let Ok((stream, _)) = listener.accept().await else {
            // It is gone already, or no more files can be open just now.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(limits.head);
            http.keep_alive(false).max_buf_size(LARGEST_HEAD);
            // Whoever is too slow, or breaks off, gets no more.
            let _ =
                timeout(limits.whole, http.serve_connection(TokioIo::new(stream), service)).await;
            drop(place);
        });
    }
}

/// A page of another site must neither read this one through a name that leads here, nor ask it for anything.
async fn own_pages_only(request: Request, next: Next) -> Response {
    if is_own(request.headers()) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "open this page as 127.0.0.1").into_response()
}

/// True for a request to this machine's own name that no page of another site made.
fn is_own(headers: &HeaderMap) -> bool {
    let one = |name: header::HeaderName| {
        let mut values = headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap_or_default());
        if values.next().is_some() { Some("") } else { value }
    };
    let Some(host) = one(header::HOST) else { return false };
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_here = matches!(name, "127.0.0.1" | "localhost");
    is_here && one(header::ORIGIN).is_none_or(|origin| origin == format!("http://{host}"))
}

/// Percent-decoding; `None` when the result is no UTF-8.
pub(crate) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digits = |rest: &mut std::str::Bytes<'_>| {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        };
        bytes.push(if byte == b'%' { digits(&mut rest)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

/// An answer that browsers take as what it says it is, and do not keep.
pub(crate) fn answer(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    let nosniff = header::HeaderValue::from_static("nosniff");
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    (status, headers, bytes).into_response()
}

/// What a file is by its name.
pub(crate) fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::time::Instant;

    use axum::routing::get;

    use super::*;

    #[test]
    fn only_its_own_pages_are_answered() {
        let asked = |headers: &[(&'static str, &str)]| {
            let pairs = headers.iter().map(|(name, value)| {
                (header::HeaderName::from_static(name), value.parse().unwrap())
            });
            let mut map = HeaderMap::new();
            pairs.for_each(|(name, value)| {
                map.append(name, value);
            });
            is_own(&map)
        };
        assert!(asked(&[("host", "127.0.0.1:4000")]));
        assert!(asked(&[("host", "localhost:4000"), ("origin", "http://localhost:4000")]));
        for headers in [
            &[][..],
            &[("host", "evil.example.com")],
            &[("host", "evil.example.com:4000")],
            &[("host", "127.0.0.1.evil.example.com")],
            &[("host", "localhost:4000"), ("host", "evil.example.com")],
            &[("host", "127.0.0.1:4000"), ("origin", "https://evil.example.com")],
            &[("host", "127.0.0.1:4000"), ("origin", "http://127.0.0.1:5000")],
            &[("host", "127.0.0.1:4000"), ("origin", "https://127.0.0.1:4000")],
            &[("host", "127.0.0.1:4000"), ("origin", "null")],
            &[("host", "127.0.0.1:4000"), ("origin", "http://127.0.0.1:4000"), ("origin", "null")],
        ] {
            assert!(!asked(headers), "{headers:?}");
        }
    }

    const GET: &[u8] = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const SHORT: Limits = Limits {
        connections: 4,
        head: Duration::from_millis(200),
        whole: Duration::from_millis(600),
    };

    /// A server whose one page is large; it ends with the tests.
    fn server() -> SocketAddr {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(|| {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let large = get(|| async { vec![b'x'; 32 << 20] });
            let router = Router::new().route("/", get(|| async { "page" })).route("/large", large);
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).unwrap();
                serve_within(SHORT, listener, router).await
            })
        });
        address
    }

    fn asked(address: SocketAddr, request: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request).unwrap();
        stream
    }

    fn answer_of(mut stream: TcpStream) -> String {
        let mut bytes = Vec::new();
        // What is cut off ends with an error on some systems.
        let _ = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Five times as many as are taken at a time say nothing, or half of what they want.
    #[test]
    fn slow_and_many_connections_keep_nobody_out_for_long() {
        let address = server();
        let slow: Vec<_> = (0..5 * SHORT.connections)
            .map(|number| asked(address, if number % 2 == 0 { &GET[..20] } else { b"" }))
            .collect();
        let begun = Instant::now();
        assert!(answer_of(asked(address, GET)).ends_with("page"));
        // Five times the patience for a head, and some.
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        for stream in slow {
            assert!(!answer_of(stream).contains("200 OK"));
        }
    }

    /// Whoever does not take an answer does not hold its place.
    #[test]
    fn an_answer_that_nobody_takes_is_given_up() {
        let address = server();
        let request = b"GET /large HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        let untaken: Vec<_> = (0..SHORT.connections).map(|_| asked(address, request)).collect();
        std::thread::sleep(SHORT.head);
        let begun = Instant::now();
        assert!(answer_of(asked(address, GET)).ends_with("page"));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        drop(untaken);
    }

    #[test]
    fn a_head_without_end_is_refused() {
        let address = server();
        let mut stream = asked(address, &GET[..GET.len() - 2]);
        let line = [b"X: ", &[b'x'; 1021][..], b"\r\n"].concat();
        for _ in 0..64 {
            if stream.write_all(&line).is_err() {
                break;
            }
        }
        assert!(!answer_of(stream).contains("200 OK"));
        assert!(answer_of(asked(address, GET)).ends_with("page"));
    }
}
