//! Proof of a declaration: mails read, checked, laid out.

mod command;
mod compose;
mod reading;
mod starting;
