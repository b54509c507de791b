//! `sa-lint serve`: the pages on this machine, made anew whenever a file changes.

mod preview;
mod server;
mod watch;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use miette::{IntoDiagnostic, Report};
use sa_lint::config::{Lang, Problem};
use sa_lint::site::SiteCheck;
use tokio::net::TcpListener;

use self::preview::Preview;
use crate::problem;

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Folder of sa-lint.toml
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(long, short, default_value_t = 4000)]
    port: u16,
}

/// Runs until it is interrupted. Exit code 2 when it cannot start.
pub(crate) fn run(
    args: &ServeArgs,
    lang: Lang,
    check: Arc<dyn SiteCheck>,
) -> Result<ExitCode, Report> {
    // The port first: a taken one is the likeliest failure.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().into_diagnostic()?;
    let listener = match runtime.block_on(TcpListener::bind(("127.0.0.1", args.port))) {
        Ok(listener) => listener,
        Err(error) => {
            problem::show(&[cannot_listen(args.port, &error)], lang);
            return Ok(ExitCode::from(2));
        }
    };
    if !args.dir.is_dir() {
        let shown = args.dir.display();
        let problem = Problem::error(
            format!("「{shown}」というフォルダーはありません。"),
            format!("There is no folder \"{shown}\"."),
        );
        problem::show(&[problem], lang);
        return Ok(ExitCode::from(2));
    }
    let preview = Arc::new(Preview::new(args.dir.clone(), lang, check));
    preview.rebuild();
    watch::start(Arc::clone(&preview)).into_diagnostic()?;
    let address = listener.local_addr().into_diagnostic()?;
    announce(&format!("http://{address}{}", preview.base()), lang);
    runtime.block_on(server::serve(listener, preview)).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

fn cannot_listen(port: u16, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::AddrInUse {
        return Problem::error(
            format!("ポート {port} は、ほかのプログラムが使っています。"),
            format!("Port {port} is used by another program."),
        )
        .help(
            "別の番号を --port で指定してください。--port 0 なら、空いている番号を使います。",
            "Name another one by --port; --port 0 takes any free one.",
        );
    }
    Problem::error(
        format!("ポート {port} を使えません: {error}"),
        format!("Port {port} cannot be used: {error}"),
    )
}

#[expect(clippy::print_stdout, reason = "the binary is what prints")]
fn announce(address: &str, lang: Lang) {
    match lang {
        Lang::Ja => println!("{address} で見られます。終えるには Ctrl+C を押してください。"),
        Lang::En => println!("Preview at {address} - press Ctrl+C to end."),
    }
}
