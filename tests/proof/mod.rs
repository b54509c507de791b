//! Proof of a declaration: mails read, checked, laid out.

mod command;
pub(crate) mod compose;
mod hostile;
mod in_memory;
#[path = "../invariants/mails.rs"]
mod mails;
mod numbers;
mod printing;
mod reading;
mod starting;
