//! A line on the terminal that says how far a long run has come.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sa_lint::message::{Lang, Message};

use crate::session::in_ci;

/// A run that is shorter shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// The line that is on the terminal now, for an interruption to remove.
static SHOWN: OnceLock<ProgressBar> = OnceLock::new();

/// Shows the progress of a run until it is dropped.
pub(crate) struct Progress {
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Shows how many files, or pages (`what` is the message), are `done`, where a person looks on: standard error is a terminal, and
    /// `CI` is not set.
    pub(crate) fn start(
        done: Arc<AtomicUsize>,
        what: &'static str,
        lang: Lang,
        quiet: bool,
    ) -> Self {
        if quiet || in_ci() || !io::stderr().is_terminal() {
            return Self { watcher: None };
        }
        let (end, ended) = channel();
        let watcher = thread::spawn(move || show(&done, what, lang, &ended));
        Self { watcher: Some((end, watcher)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, watcher)) = self.watcher.take() {
            drop(end);
            // A line that could not be drawn is no reason to fail.
            let _ = watcher.join();
        }
    }
}

fn show(done: &AtomicUsize, what: &'static str, lang: Lang, ended: &Receiver<()>) {
    if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let line = SHOWN.get_or_init(line);
    while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        let count = done.load(Ordering::Relaxed);
        line.set_message(Message::new(what).with("count", count).text(lang));
        line.tick();
    }
    line.finish_and_clear();
}

fn line() -> ProgressBar {
    let line =
        ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_elapsed(PATIENCE);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        line.set_style(style);
    }
    line
}

/// Removes the line, if there is one.
pub(crate) fn clear() {
    if let Some(line) = SHOWN.get() {
        line.finish_and_clear();
    }
}
