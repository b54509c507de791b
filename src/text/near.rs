//! "Did you mean …?"

/// The candidate closest to a word that is none of them, if any is close.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let ids = ["acquisition-claim", "certification-claim", "label-claim"];
        assert_eq!(nearest("aquisition-claim", ids), Some("acquisition-claim"));
        assert_eq!(nearest("certification", ids), Some("certification-claim"));
        assert_eq!(nearest("label_claim", ids), Some("label-claim"));
        assert_eq!(nearest("policy", ids), None);
        assert_eq!(nearest("", ids), None);
    }
}
