//! Where words go: reports to standard output, everything else to standard error.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use sa_lint::report::printable;

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
    fill(io::stdout().lock(), exit, write)
}

/// As [`deliver`], on standard error: where standard output is for a document alone.
pub(crate) fn deliver_aside(
    exit: Exit,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Exit {
    fill(io::stderr().lock(), exit, write)
}

fn fill(out: impl Write, exit: Exit, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Exit {
    let mut out = BufWriter::new(out);
    let written = write(&mut out).and_then(|()| out.flush());
    // The lock goes before anything else is said.
    drop(out);
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => refuse(&error.to_string()),
        Ok(()) | Err(_) => exit,
    }
}
