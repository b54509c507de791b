//! Requests from this machine to files in memory: nothing else can be reached.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sa_lint::message::say;
use serde::Deserialize;
use tokio::net::TcpListener;

use super::preview::{Preview, Snapshot};

const CLIENT: &str = include_str!("client.js");
/// A request for news is answered after so long even if there is none.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers requests until the process ends.
pub(super) async fn serve(listener: TcpListener, preview: Arc<Preview>) -> io::Result<()> {
    let router = Router::new()
        .route("/__sa-lint/client.js", get(client))
        .route("/__sa-lint/state", get(state))
        .fallback(get(file))
        .layer(middleware::from_fn(own_host_only))
        .with_state(preview);
    axum::serve(listener, router).await
}

/// A page of another site must not read the preview through a name that leads here.
async fn own_host_only(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
    match name {
        Some("127.0.0.1" | "localhost") => next.run(request).await,
        _ => (StatusCode::FORBIDDEN, "open the preview as 127.0.0.1").into_response(),
    }
}

async fn client() -> Response {
    answer(StatusCode::OK, "text/javascript; charset=utf-8", CLIENT.into())
}

#[derive(Deserialize)]
struct News {
    /// The attempt that the page knows.
    #[serde(default)]
    after: u64,
}

/// Waits for a build that the page does not know yet.
async fn state(State(preview): State<Arc<Preview>>, Query(news): Query<News>) -> Response {
    let mut changes = preview.changes();
    let wait = changes.wait_for(|snapshot| snapshot.attempt != news.after);
    let snapshot = match tokio::time::timeout(PATIENCE, wait).await {
        Ok(Ok(snapshot)) => snapshot.clone(),
        _ => preview.now(),
    };
    let body = serde_json::json!({
        "attempt": snapshot.attempt,
        "built": snapshot.built,
        "problems": snapshot.problems,
        "close": say(preview.lang, "serve-close"),
    });
    answer(StatusCode::OK, "application/json", body.to_string().into_bytes())
}

async fn file(State(preview): State<Arc<Preview>>, uri: Uri) -> Response {
    let snapshot = preview.now();
    let path = decoded(uri.path());
    let Some(path) = path.as_deref() else { return missing(&snapshot) };
    let Some(inside) = path.strip_prefix(&snapshot.base) else {
        return match path {
            "/" => Redirect::temporary(&snapshot.base).into_response(),
            _ => missing(&snapshot),
        };
    };
    let index = format!("{inside}index.html");
    let name = if inside.is_empty() || inside.ends_with('/') { &index } else { inside };
    match snapshot.files.get(name) {
        Some(bytes) => page(StatusCode::OK, name, bytes, &snapshot),
        None => missing(&snapshot),
    }
}

/// Percent-decoding; `None` when the result is no UTF-8.
fn decoded(path: &str) -> Option<String> {
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

fn missing(snapshot: &Snapshot) -> Response {
    let bare: &[u8] =
        b"<!doctype html><html lang=\"ja\"><title>sa-lint</title><body></body></html>";
    let bytes = snapshot.files.get("404.html").map_or(bare, Vec::as_slice);
    page(StatusCode::NOT_FOUND, "404.html", bytes, snapshot)
}

/// A file; an HTML page gets the script that reloads it.
fn page(status: StatusCode, name: &str, bytes: &[u8], snapshot: &Snapshot) -> Response {
    let kind = content_type(name);
    if !name.ends_with(".html") {
        return answer(status, kind, bytes.to_vec());
    }
    let script = format!(
        "<script src=\"/__sa-lint/client.js\" data-built=\"{}\"></script>\n",
        snapshot.built
    );
    let html = String::from_utf8_lossy(bytes);
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    answer(status, kind, [before, &script, after].concat().into_bytes())
}

fn answer(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    let nosniff = header::HeaderValue::from_static("nosniff");
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    (status, headers, bytes).into_response()
}

fn content_type(name: &str) -> &'static str {
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
