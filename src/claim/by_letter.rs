//! Words to be looked for at a place, by their first letter.

use std::collections::HashMap;

/// Words by their first letter.
#[derive(Debug, Default)]
pub(super) struct ByLetter(HashMap<char, Vec<String>>);

impl ByLetter {
    pub(super) fn new(words: &[String]) -> Self {
        let mut letters: HashMap<char, Vec<String>> = HashMap::new();
        for word in words {
            if let Some(first) = word.chars().next() {
                letters.entry(first).or_default().push(word.clone());
            }
        }
        Self(letters)
    }

    /// The length in bytes of the longest of them that a text begins with.
    pub(super) fn longest(&self, text: &str) -> Option<usize> {
        let words = self.0.get(&text.chars().next()?)?;
        words.iter().filter(|word| text.starts_with(word.as_str())).map(String::len).max()
    }
}
