//! Files on their way between the page and the engine, and archives of them.

use std::collections::BTreeMap;

use sa_lint::extract::{self, Format, Member};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::checked;

/// Named files, handed over one by one.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Files {
    pub(crate) all: BTreeMap<String, Vec<u8>>,
}

#[wasm_bindgen]
impl Files {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one; a name comes once.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.all.insert(name, bytes);
    }

    /// The archive with these files in the place of those of the same names; all others stay packed as
    /// they are.
    ///
    /// # Errors
    /// When the archive is none.
    pub fn repacked(&self, archive: &[u8]) -> Result<Vec<u8>, String> {
        extract::repacked(archive, &self.all).map_err(|error| error.to_string())
    }
}

/// The files in an archive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Archive {
    members: Vec<Member>,
}

/// A file in an archive as the page is told of it.
#[derive(Debug, Serialize)]
struct Listed<'m> {
    name: &'m str,
    /// False for files that nobody reads, such as pictures.
    wanted: bool,
    /// Why it cannot be had, as in [`checked::Checked`].
    unreadable: Option<&'static str>,
}

#[wasm_bindgen]
impl Archive {
    /// Opens an archive and unpacks what can be read of it.
    ///
    /// # Errors
    /// Why it cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        let mut members = Vec::new();
        extract::members(
            Format::Zip,
            bytes,
            &extract::Limits::USUAL,
            &crate::reads,
            &mut |member| members.push(member),
        )
        .map_err(|error| checked::reason(&error).to_owned())?;
        Ok(Self { members })
    }

    /// What is in it, as JSON.
    pub fn list(&self) -> String {
        let mut listed = Vec::with_capacity(self.members.len());
        for Member { name, content } in &self.members {
            let unreadable = match content {
                Some(Err(why)) => Some(checked::reason(why)),
                _ => None,
            };
            listed.push(Listed { name, wanted: content.is_some(), unreadable });
        }
        crate::json(&listed)
    }

    /// Hands out the bytes of a file, once; by its place in [`Archive::list`].
    pub fn take(&mut self, index: usize) -> Option<Vec<u8>> {
        self.members.get_mut(index)?.content.take()?.ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may panic")]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_archive_says_so() {
        assert_eq!(Archive::new(b"no archive").unwrap_err(), "broken");
        assert!(Files::new().repacked(b"no archive").is_err());
    }
}
