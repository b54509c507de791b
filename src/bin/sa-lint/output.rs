//! Where words go: reports to standard output, everything else to standard error.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use sa_lint::message::{Lang, Message};
use sa_lint::report::printable;

/// Whether what is said here is said in English: output fails where nobody knows the language of the run.
static IN_ENGLISH: AtomicBool = AtomicBool::new(false);

/// Says in this language, from now on, that output failed.
pub(crate) fn speak(lang: Lang) {
    IN_ENGLISH.store(lang == Lang::En, Ordering::Relaxed);
}

/// How the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: nothing at or above the fail level.
    Clean,
    /// 1: findings at or above the fail level.
    Findings,
    /// 2: wrong usage, something could not be read or written, or nothing was checked.
    Failed,
    /// 130: broken off by whoever sits at the terminal (128 + SIGINT, as shells have it).
    BrokenOff,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::from(0),
            Exit::Findings => Self::from(1),
            Exit::Failed => Self::from(2),
            Exit::BrokenOff => Self::from(130),
        }
    }
}

/// Says something on standard error, over several lines if need be.
pub(crate) fn tell(message: &str) {
    draw_aside(&format!("sa-lint: {}", harmless(message)));
}

/// Says something on standard error without the program's name, over several lines if need be.
pub(crate) fn say_aside(words: &str) {
    draw_aside(&harmless(words));
}

/// Puts on standard error, as it is, what holds nothing of others that a terminal would act on.
pub(crate) fn draw_aside(drawing: &str) {
    // In one piece, for other processes write there too. What goes wrong here cannot be said
    // anywhere, and whoever closed it wants to hear nothing.
    let _ = io::stderr().write_all(format!("{drawing}\n").as_bytes());
}

/// Lines of which a terminal acts on nothing but their ends.
pub(crate) fn harmless(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}

/// Says why nothing was done.
pub(crate) fn refuse(message: &str) -> Exit {
    tell(message);
    Exit::Failed
}

/// Lets `write` fill standard output, then ends with `exit`.
///
/// A reader that closed the pipe has seen enough: that is no failure. Any other refusal is one.
pub(crate) fn deliver(exit: Exit, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Exit {
    match fill(io::stdout().lock(), write) {
        Ok(()) => exit,
        Err(error) => {
            let lang = if IN_ENGLISH.load(Ordering::Relaxed) { Lang::En } else { Lang::Ja };
            refuse(&Message::new("output-standard-failed").with("cause", error).text(lang))
        }
    }
}

/// As [`deliver`], on standard error: where standard output is for a document alone.
pub(crate) fn deliver_aside(
    exit: Exit,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Exit {
    // What goes wrong here cannot be said anywhere.
    fill(io::stderr().lock(), write).map_or(Exit::Failed, |()| exit)
}

fn fill(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = write(&mut out).and_then(|()| out.flush());
    // What is left in it is not tried again.
    drop(out.into_parts());
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}
