//! Requests from this machine to files in memory: nothing else can be reached.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sa_lint::message::say;
use serde::Deserialize;
use tokio::net::TcpListener;

use super::preview::{Preview, Snapshot};
use crate::local_server::{self, answer, content_type, decoded};

const CLIENT: &str = include_str!("client.js");
/// A request for news is answered after so long even if there is none.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers requests until the process ends.
pub(super) async fn serve(listener: TcpListener, preview: Arc<Preview>) -> io::Result<()> {
    let router = Router::new()
        .route("/__sa-lint/client.js", get(client))
        .route("/__sa-lint/state", get(state))
        .fallback(get(file))
        .with_state(preview);
    local_server::serve(listener, router).await
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
