//! Finds wording that claims more about SECURITY ACTION than a self-declaration.
//!
//! Data flows one way: bytes → [`text`] (decoded, with places) → [`extract`] →
//! [`document`] (what a reader sees) → [`claim`] (who says what of which scheme) →
//! [`rule`] → [`lint`] (findings with their fixes) → [`fix`] (edits, proved and written) →
//! [`report`].
//! The library prints nothing, reads no environment and never exits.

pub mod baseline;
pub mod claim;
pub mod config;
pub mod discover;
pub mod disk;
pub mod document;
pub mod engine;
pub mod extract;
pub mod fix;
pub mod lint;
pub mod message;
pub mod report;
pub mod rule;
pub mod sentence;
pub mod site;
pub mod text;
mod web;
