//! What the scheme is called: 「SECURITY ACTIONは認証制度です」, 「公的認証「SECURITY ACTION」」.

mod head;

use std::ops::Range;

use head::{Head, Relation, called, points_back};
pub(super) use head::{is_field, points_at};

use super::Analysis;
use super::lexicon::{Object, ObjectKind, Spelling};
use super::polarity::{Polarity, polarity};
use super::predicate::Predicate;
use super::rewording::Rewording;
use super::token::Kind;
use super::who::Who;

/// A noun that says what a scheme is, and says more than it is.
#[derive(Clone, Debug)]
pub struct Description {
    /// Index of the block.
    pub segment: usize,
    /// The scheme.
    pub object: Object,
    /// How it is meant.
    pub polarity: Polarity,
    /// Bytes of the block's normalised text.
    pub(crate) place: Range<usize>,
    /// The part of it a rewording exchanges.
    exchanged: Range<usize>,
    relation: Relation,
}

impl Analysis<'_> {
    /// All wrong descriptions, in the order of the document.
    pub fn descriptions(&self) -> Vec<Description> {
        (0..self.context.statements.len()).flat_map(|s| self.descriptions_in(s)).collect()
    }

    fn descriptions_in(&self, segment: usize) -> Vec<Description> {
        let statement = &self.context.statements[segment];
        if !self.context.may_speak(segment) {
            return Vec::new();
        }
        let mut found: Vec<Description> = Vec::new();
        for predicate in statement.predicates() {
            let description = self.description(segment, predicate);
            // 審査し、認定する制度: two verbs, one description.
            let again = |new: &Description| {
                found.last().is_some_and(|last| last.place.end == new.place.end)
            };
            found.extend(description.filter(|new| !again(new)));
        }
        found
    }

    fn description(&self, segment: usize, predicate: &Predicate) -> Option<Description> {
        let statement = &self.context.statements[segment];
        if !predicate.behaviour(statement.lexicon).judged {
            return None;
        }
        let head = Head::of(statement, predicate)?;
        let (object, relation) = match head.scheme(statement) {
            Some((token, _)) if !self.context.belongs(segment, token, true) => return None,
            Some((token, relation)) => (statement.object(token)?, relation),
            None => {
                let object = self.defined(segment, &head);
                (object.or_else(|| self.gone_on_with(segment, &head))?, Relation::Copula)
            }
        };
        let polarity = if self.context.condemns(segment, predicate.tokens.start) {
            Polarity::BadExample
        } else {
            let whole =
                Predicate { range: predicate.stem.start..head.bytes.end, ..predicate.clone() };
            match polarity(statement, &whole, false) {
                // 「…という資格をご存じですか」 asks something else.
                Polarity::Asked if relation != Relation::Copula => Polarity::Asserted,
                polarity => polarity,
            }
        };
        let relation = if head.clause { Relation::Clause } else { relation };
        Some(Description {
            segment,
            object,
            polarity,
            place: head.bytes,
            exchanged: head.exchanged,
            relation,
        })
    }

    /// The scheme in the head of the block that a definition stands under:
    /// `<dt>SECURITY ACTION</dt><dd>IPAが運営する認定制度。</dd>`
    fn defined(&self, segment: usize, head: &Head) -> Option<Object> {
        let statement = &self.context.statements[segment];
        let sentence = statement.sentence_of(head.tokens.start);
        let topic = sentence.clone().any(|i| matches!(statement.word(i), "は" | "とは"));
        let first = (0..sentence.start).all(|i| !statement.is_nominal(i));
        // 国の認証制度（書類のみ）
        let closes = head.closes(statement) || statement.word(head.tokens.end) == "(";
        if topic || !first || !closes || statement.roles(head.tokens.start).rival {
            return None;
        }
        let kind = head.is_kind(statement);
        self.context.segment(segment).labels.iter().find_map(|label| {
            let over = &self.context.statements[label.segment];
            let defines = match label.relation {
                crate::document::Relation::Term
                | crate::document::Relation::RowHeader
                | crate::document::Relation::ColumnHeader => true,
                // A heading alone is what is defined only by a noun that closes its sentence.
                crate::document::Relation::Heading => {
                    over.text().contains("とは") || (kind && !over.is_about_other())
                }
                _ => false,
            };
            defines.then(|| over.first_name()).flatten()
        })
    }

    /// The scheme that the sentence before asks about: 「SECURITY ACTIONって結局なに？」「ひとことで言うと、
    /// IPAの認証制度です。」
    fn gone_on_with(&self, segment: usize, head: &Head) -> Option<Object> {
        let statement = &self.context.statements[segment];
        let sentence = statement.sentence_of(head.tokens.start);
        let other = |i: usize| {
            statement.roles(i).rival
                || statement.object(i).is_some_and(|o| matches!(o.kind, ObjectKind::Name(_)))
        };
        if sentence.clone().any(other) {
            return None;
        }
        // 補助金の申請に必須のこの認証
        if points_at(statement, head.tokens.start) {
            return self.named_last(segment, head.tokens.start);
        }
        if !head.closes(statement) {
            return None;
        }
        // これは、IPAという機関が運営している資格で
        if points_back(statement, &sentence) {
            return self.named_last(segment, sentence.start);
        }
        let before = sentence.start..head.tokens.start;
        // IPA**が**やっている認定制度: the subject of a clause that modifies it.
        let within = |i: usize| (i..head.tokens.end).any(|verb| statement.is_inflected(verb));
        let topic = |i: usize| match statement.word(i) {
            "は" | "とは" | "って" | "も" => true,
            "が" => !within(i),
            _ => false,
        };
        if before.clone().any(topic) || !head.is_kind(statement) {
            return None;
        }
        let asked = self.context.named_in_question_before(segment, sentence.start);
        let asked = asked.filter(|object| matches!(object.kind, ObjectKind::Name(_)));
        // 安全性評価認定制度では: an approval with a name of its own.
        let named = head.tokens.start > 0 && statement.is_nominal(head.tokens.start - 1);
        asked.or_else(|| (!named).then(|| self.topic_before(segment, sentence.start)).flatten())
    }

    /// 「SECURITY ACTIONは名刺の印です。IPAが設けている認証制度です。」, 「SECURITY ACTION … 名刺の印。認証制度で、」: what
    /// the sentence before begins with.
    fn topic_before(&self, segment: usize, token: usize) -> Option<Object> {
        let statement = &self.context.statements[segment];
        let before = statement.sentence_before(token)?;
        let name = before.clone().find(|&i| statement.is_nominal(i))?;
        let behind = (name..before.end).find(|&i| {
            !matches!(statement.kind(i), Kind::Close | Kind::Space) && statement.object(i).is_none()
        });
        let parted = behind.is_none_or(|i| {
            matches!(statement.word(i), "は" | "とは" | "って")
                || matches!(statement.kind(i), Kind::Mark | Kind::Break | Kind::Stop)
        });
        let rival = before.clone().any(|i| statement.roles(i).rival);
        let object = statement.object(name).filter(|o| matches!(o.kind, ObjectKind::Name(_)))?;
        (parted && !rival && self.context.belongs(segment, name, true)).then_some(object)
    }

    /// The scheme that was brought up last before a token.
    fn named_last(&self, segment: usize, token: usize) -> Option<Object> {
        let object = self.context.antecedent(segment, token)?;
        Some(Object { kind: ObjectKind::Name(Spelling::Official), ..object })
    }

    /// The right words for a description; `noun` is what the scheme is (自己宣言制度).
    pub fn reword_description(&self, found: &Description, noun: &str) -> Option<Rewording> {
        let statement = &self.context.statements[found.segment];
        let place = found.exchanged.clone();
        let text = &statement.text()[place.clone()];
        // IPA公認: whoever is said to judge would have to go too.
        let judge = statement.token_from(place.start);
        let vocabulary = &statement.lexicon.vocabulary;
        let impersonal = vocabulary.impersonal.iter().any(|word| word == statement.word(judge));
        if statement.roles(judge).agent && !impersonal {
            return None;
        }
        let certifies = vocabulary.certifying.iter().any(|word| text.contains(word.as_str()));
        // 国の認証, 資格を保有しています: more would have to change than the noun.
        let of = judge > 1 && statement.word(judge - 1) == "の";
        let other =
            of && statement.roles(judge - 2).agent && statement.agent(judge - 2) != Who::Operator;
        let behind = &statement.text()[place.end..];
        let had = ["を保有", "を持", "を有", "を取", "を得", "を受"];
        if other || had.iter().any(|had| behind.starts_with(had)) {
            return None;
        }
        let kind_of = behind.starts_with("の一") || behind.starts_with("の1");
        if kind_of || !(certifies && !text.ends_with("資格") || called(statement, judge).is_some())
        {
            return None;
        }
        let edit = match found.relation {
            Relation::Clause => return None,
            Relation::Compound => (place, String::new()),
            Relation::Apposition | Relation::Copula => (place, noun.to_owned()),
            Relation::Gloss => {
                let before = &statement.text()[..place.start];
                let start = before.strip_suffix("による").map_or(place.start, str::len);
                let of = if start < place.start { "の" } else { "" };
                (start..place.end, format!("{of}{noun}"))
            }
        };
        Some(Rewording { edits: vec![edit], invasive: true })
    }
}

impl Description {
    /// Bytes of the block's normalised text a report should mark.
    pub(crate) fn place(&self) -> Range<usize> {
        self.place.clone()
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{descriptions, lexicon};

    #[test]
    fn a_noun_that_says_more_than_the_scheme_is_describes_it_wrongly() {
        let lexicon = lexicon();
        let found = |text| descriptions(&lexicon, text);
        assert_eq!(found("SECURITY ACTIONは公的な認証制度です。"), ["公的な認証制度"]);
        assert_eq!(found("SECURITY ACTIONなどの認証制度を使います。"), ["認証制度"]);
        assert_eq!(found("SECURITY ACTIONを宣言しました。この認証は無料です。"), ["認証"]);
        assert_eq!(
            found("SECURITY ACTIONは、IPAが審査し、認定する制度です。"),
            ["IPAが審査し、認定する制度".to_lowercase()]
        );
        assert!(found("SECURITY ACTIONは認証制度ではありません。").is_empty());
        assert!(found("ISMSは認証制度で、SECURITY ACTIONは宣言です。").is_empty());
    }
}
