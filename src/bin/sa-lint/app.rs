//! `sa-lint app`: the page for browsers out of this program, on this machine, in the default browser.

use std::error::Error;

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use sa_lint::config::Problem;
use sa_lint::message::{Lang, Message, say};
use tokio::net::TcpListener;

use crate::cli::Shared;
use crate::local_server::{self, answer, content_type, decoded};
use crate::output::{Exit, deliver, refuse};
use crate::problem;
use crate::session::Session;

/// The files of the page by their paths; none where `packages/web/build.sh` was not run before this
/// program was built.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Arguments of `app`.
#[derive(Debug, clap::Args)]
pub(crate) struct AppArgs {
    #[arg(long, short, default_value_t = 0)]
    port: u16,
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Runs until it is interrupted; fails when it cannot start.
pub(crate) fn run(args: &AppArgs, session: Session) -> Exit {
    let lang = session.lang();
    if FILES.is_empty() {
        let problem = Problem::error(Message::new("app-no-page"));
        problem::show(&[problem.help(Message::new("app-make-page"))], lang);
        return Exit::Failed;
    }
    start(args, lang).unwrap_or_else(|error| {
        let message = Message::new("app-no-start").with("cause", error.to_string());
        refuse(&message.text(lang))
    })
}

fn start(args: &AppArgs, lang: Lang) -> Result<Exit, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", args.port)))?;
    let page = if lang == Lang::En { "en/" } else { "" };
    let address = format!("http://{}/{page}", listener.local_addr()?);
    let words = Message::new("app-address").with("address", &address).text(lang);
    // Whoever does not read the address is served all the same.
    deliver(Exit::Clean, |out| writeln!(out, "{words}"));
    if !args.no_open && open::that_detached(&address).is_err() {
        deliver(Exit::Clean, |out| writeln!(out, "{}", say(lang, "app-open-yourself")));
    }
    runtime.block_on(local_server::serve(listener, Router::new().fallback(get(file))))?;
    Ok(Exit::Clean)
}

async fn file(uri: Uri) -> Response {
    let path = decoded(uri.path()).unwrap_or_default();
    let inside = path.trim_start_matches('/');
    let index = format!("{inside}index.html");
    let name = if inside.is_empty() || inside.ends_with('/') { &index } else { inside };
    match FILES.iter().find(|(path, _)| *path == name) {
        Some((name, bytes)) => answer(StatusCode::OK, content_type(name), bytes.to_vec()),
        None => answer(StatusCode::NOT_FOUND, content_type("txt"), Vec::new()),
    }
}
