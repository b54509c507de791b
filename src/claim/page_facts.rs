//! What rules ask of a document besides its claims.

use std::ops::Range;

use super::bad_example::is_bad_example;
use super::scheme::Level;
use super::{Analysis, Mention, Modality, Who};
use crate::document::Label;

impl Analysis<'_> {
    /// A level of a scheme.
    pub(crate) fn level(&self, scheme: usize, level: usize) -> &Level {
        &self.lexicon.schemes[scheme].levels[level]
    }

    /// The official name in Latin capitals or in kana.
    pub(crate) fn official_name(&self, scheme: usize, latin: bool) -> String {
        let data = &self.lexicon.schemes[scheme];
        let kana = data.official.iter().find(|name| !name.is_ascii()).filter(|_| !latin);
        kana.unwrap_or(&data.name).clone()
    }

    /// Number of blocks.
    pub(crate) fn len(&self) -> usize {
        self.context.statements.len()
    }

    /// A block's normalised text.
    pub(crate) fn text(&self, segment: usize) -> &str {
        self.context.statements[segment].text()
    }

    /// The labels of a block.
    pub(crate) fn labels_of(&self, segment: usize) -> &[Label] {
        &self.context.segment(segment).labels
    }

    /// The block before another one.
    pub(crate) fn previous(&self, segment: usize) -> Option<usize> {
        self.context.segment(segment).previous
    }

    /// True when the document names the scheme anywhere.
    pub(crate) fn names_scheme(&self, scheme: usize) -> bool {
        self.context.names(scheme)
    }

    /// True when a block names the scheme.
    pub(crate) fn block_names(&self, segment: usize, scheme: usize) -> bool {
        self.context.is_named_in(segment, scheme)
    }

    /// True for a page whose title says that it explains or advises, or is about others.
    pub(crate) fn is_about_others(&self) -> bool {
        self.context.titles().is_some()
    }

    /// True for a level that its block says or shows to be the company's own, as far as the words
    /// round it tell.
    pub(crate) fn shows_as_own(&self, mention: &Mention) -> bool {
        let segment = mention.segment;
        let token = self.context.statements[segment].token_from(mention.place().start);
        self.context.announced(segment).is_none()
            && self.context.stance_at(segment, token) == (Who::Company, Modality::Done)
    }

    /// Bytes of each sentence of a block's normalised text.
    pub(crate) fn sentences(&self, segment: usize) -> Vec<Range<usize>> {
        let statement = &self.context.statements[segment];
        statement.sentences().iter().map(|s| statement.bytes(s.tokens.clone())).collect()
    }

    /// True when a sentence names the scheme.
    pub(crate) fn sentence_names(
        &self,
        segment: usize,
        bytes: &Range<usize>,
        scheme: usize,
    ) -> bool {
        let statement = &self.context.statements[segment];
        let tokens = statement.token_from(bytes.start)..statement.token_from(bytes.end);
        statement.names_scheme(scheme, &tokens)
    }

    /// True when a sentence is about the scheme because the sentence before it is; for the first of
    /// a block, because the rest of the block or what stands over it is.
    pub(crate) fn is_about(&self, segment: usize, bytes: &Range<usize>, scheme: usize) -> bool {
        let statement = &self.context.statements[segment];
        let sentences = statement.sentences();
        let before = sentences
            .partition_point(|s| statement.bytes(s.tokens.clone()).end <= bytes.start)
            .checked_sub(1);
        match before {
            Some(before) => statement.names_scheme(scheme, &sentences[before].tokens),
            None => {
                let tokens = statement.token_from(bytes.start)..statement.token_from(bytes.end);
                let rival = tokens.into_iter().any(|i| statement.roles(i).rival);
                (self.context.is_named_in(segment, scheme) && !rival)
                    || self.context.topic(segment, scheme).is_some()
            }
        }
    }

    /// True when a phrase is shown as what not to write.
    pub(crate) fn is_shown_as_bad(&self, segment: usize, place: &Range<usize>) -> bool {
        let statement = &self.context.statements[segment];
        let token =
            statement.token_from(place.start).min(statement.tokens().len().saturating_sub(1));
        is_bad_example(statement, token, place.end) || self.context.condemns(segment, token)
    }
}
