//! `sa-lint serve`: the pages on this machine, made anew whenever a file changes.

mod preview;
mod server;
mod watch;

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use sa_lint::config::{CONFIG_FILE, Problem};
use sa_lint::message::{Lang, Message};
use tokio::net::TcpListener;

use self::preview::Preview;
use crate::cli::Shared;
use crate::output::{Exit, deliver, refuse};
use crate::page_check::PageCheck;
use crate::problem;
use crate::session::Session;

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[arg(long, short, default_value_t = 4000)]
    port: u16,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Runs until it is interrupted; fails when it cannot start.
pub(crate) fn run(args: &ServeArgs, session: Session) -> Exit {
    let lang = session.lang();
    let check = match PageCheck::new(lang) {
        Ok(check) => check,
        Err(message) => return refuse(&message),
    };
    match start(args, lang, check) {
        Ok(exit) => exit,
        Err(error) => {
            let message = Message::new("serve-no-start").with("cause", error.to_string());
            refuse(&message.text(lang))
        }
    }
}

fn start(args: &ServeArgs, lang: Lang, check: PageCheck) -> Result<Exit, Box<dyn Error>> {
    // The port first: a taken one is the likeliest failure.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = match runtime.block_on(TcpListener::bind(("127.0.0.1", args.port))) {
        Ok(listener) => listener,
        Err(error) => {
            problem::show(&[cannot_listen(args.port, &error)], lang);
            return Ok(Exit::Failed);
        }
    };
    if !args.dir.is_dir() {
        let shown = args.dir.display();
        let problem =
            Problem::error(Message::new("serve-no-folder").with("path", shown.to_string()));
        problem::show(&[problem], lang);
        return Ok(Exit::Failed);
    }
    let preview = Arc::new(Preview::new(args.dir.clone(), lang, Arc::new(check)));
    preview.rebuild();
    // What is wrong in a site is shown until it is mended; a folder without one is a slip.
    if !args.dir.join(CONFIG_FILE).exists() {
        return Ok(Exit::Failed);
    }
    watch::start(Arc::clone(&preview))?;
    announce(&format!("http://{}{}", listener.local_addr()?, preview.base()), lang);
    runtime.block_on(server::serve(listener, preview))?;
    Ok(Exit::Clean)
}

fn cannot_listen(port: u16, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::AddrInUse {
        return Problem::error(Message::new("serve-port-taken").with("port", port.to_string()))
            .help(Message::new("serve-choose-port"));
    }
    Problem::error(
        Message::new("serve-no-port").with("port", port.to_string()).with("cause", error),
    )
}

/// Whoever does not read the address is served all the same.
fn announce(address: &str, lang: Lang) {
    let words = Message::new("serve-address").with("address", address).text(lang);
    deliver(Exit::Clean, |out| writeln!(out, "{words}"));
}
