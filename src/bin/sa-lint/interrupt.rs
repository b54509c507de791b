//! Ctrl-C: lets the writing of a file come to its end, then ends the process.

use sa_lint::disk;
use sa_lint::message::{Lang, say};

use crate::output::tell;
use crate::progress;

/// 128 + SIGINT, as shells have it.
const INTERRUPTED: i32 = 130;

/// Watches for Ctrl-C from now on.
pub(crate) fn watch(lang: Lang) -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(move || end(lang))
}

#[expect(clippy::exit, reason = "nothing else ends a process whose threads are at work")]
fn end(lang: Lang) {
    #[cfg(feature = "fetch")]
    if crate::web_site::interrupt(lang) {
        return;
    }
    let _quiet = disk::quiet();
    progress::clear();
    #[cfg(feature = "fetch")]
    crate::web_site::clean();
    tell(&say(lang, "interrupted"));
    std::process::exit(INTERRUPTED);
}
