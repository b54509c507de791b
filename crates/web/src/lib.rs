//! The engine for browsers: names and bytes in, JSON and bytes out.
//!
//! Compiled twice (`packages/web/build.sh`): once for text and pages, once with the feature `full` for
//! Word, PowerPoint, Excel, OpenDocument, PDF, scripts, archives, mails and the page builder too.

mod checked;
#[cfg(feature = "full")]
mod files;
#[cfg(feature = "full")]
mod pages;
#[cfg(feature = "full")]
mod proofs;
mod rules;

#[cfg(feature = "full")]
pub use files::{Archive, Files};

use sa_lint::Config;
use sa_lint::extract::{Format, Legacy};
use sa_lint::message::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// All rules, compiled once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    config: Config,
}

#[wasm_bindgen]
impl Engine {
    /// The engine with the rules that come with it.
    ///
    /// # Errors
    /// Never, as the tests of the core show.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, String> {
        Config::builtin().map(|config| Self { config }).map_err(|error| error.to_string())
    }

    /// What a page shows of a document, as JSON: its text and the findings in it, with places in
    /// UTF-16 code units of that text. `lang`: `ja` or `en`.
    pub fn check(&self, name: &str, bytes: &[u8], lang: &str) -> String {
        json(&checked::check(&self.config, name, bytes, language(lang)))
    }

    /// The findings as `docs/json.md` describes them.
    pub fn findings(&self, name: &str, bytes: &[u8], lang: &str) -> String {
        json(&sa_lint::lint(name, bytes, &self.config).to_json(language(lang)))
    }

    /// The bytes with all safe repairs made, and those a person should read where `unsafe_too`;
    /// nothing where there is none.
    pub fn repair(&self, name: &str, bytes: &[u8], unsafe_too: bool) -> Option<Vec<u8>> {
        sa_lint::repair(name, bytes, &self.config, unsafe_too)
    }

    /// The bytes with one finding repaired, counted from 0 as [`Engine::check`] gives them.
    #[wasm_bindgen(js_name = repairOne)]
    pub fn repair_one(&self, name: &str, bytes: &[u8], finding: usize) -> Option<Vec<u8>> {
        checked::repair_one(&self.config, name, bytes, finding)
    }

    /// The rules with their reasons, sources and examples, as JSON.
    pub fn rules(&self, lang: &str) -> String {
        json(&rules::all(self.config.rules(), language(lang)))
    }
}

/// True for files that are read, or that say what to save them as; by their names.
#[wasm_bindgen]
pub fn reads(name: &str) -> bool {
    Format::from_path(name).is_some() || Legacy::of(name.as_ref()).is_some()
}

/// The badge page, its fragment and the ready-made wording from the answers of the form, as JSON; or
/// what is wrong with each answer. `today`: the day as `2026-04-01`.
#[cfg(feature = "full")]
#[wasm_bindgen(js_name = makePages)]
pub fn make_pages(answers: &str, today: &str, lang: &str) -> String {
    let typed = serde_json::from_str(answers).unwrap_or_default();
    json(&pages::make(&typed, today, language(lang)))
}

/// What proof of a declaration can be for, as JSON.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn purposes(lang: &str) -> String {
    json(&proofs::purposes(language(lang)))
}

/// The proof of a declaration from mails, as JSON: its points, and the document. `policy`: whether the
/// company's site holds its policy. `today`: the day as `2026-04-01`.
#[cfg(feature = "full")]
#[wasm_bindgen(js_name = makeProof)]
pub fn make_proof(
    files: &Files,
    purpose: &str,
    policy: Option<bool>,
    today: &str,
    lang: &str,
) -> String {
    let today = today.parse().unwrap_or(jiff::civil::Date::ZERO);
    json(&proofs::prove(files, purpose, policy, today, language(lang)))
}

fn language(tag: &str) -> Lang {
    if tag == "en" { Lang::En } else { Lang::Ja }
}

/// What is given out here is strings, numbers and lists of them, which always serialise.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
