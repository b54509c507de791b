//! Proof of a declaration: mails read, checked, laid out.

mod command;
mod compose;
mod in_memory;
mod numbers;
mod printing;
mod reading;
mod starting;
