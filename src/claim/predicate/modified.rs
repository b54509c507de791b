//! The noun that a verb modifies.

use super::Predicate;
use crate::claim::statement::Statement;
use crate::claim::token::Kind;
use crate::sentence::Form;

/// The noun that a verb modifies, by itself or through the verb it goes on with: 審査する**制度**,
/// 審査して合否を決める**制度**.
pub(crate) fn modified_by(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let inflected = predicate.inflected()?;
    let noun = if inflected.last.is_attributive() {
        predicate.tokens.end
    } else if matches!(inflected.last, Form::Te | Form::Continuative) {
        let end = statement.sentence_of(predicate.tokens.start).end;
        let reach = predicate.tokens.end..end.min(predicate.tokens.end + GOES_ON_WITHIN);
        let same = |&i: &usize| {
            let stops =
                matches!(statement.kind(i), Kind::Stop | Kind::Break | Kind::Open | Kind::Close);
            !(stops || matches!(statement.word(i), "は" | "が"))
        };
        // 審査し、基準を満たした企業に星を与える仕組み: 満たした is within the clause.
        let within = |noun: usize| {
            let end = statement.end_of_noun(noun);
            let copula = || {
                statement.kind(end + 1) == Kind::Comma || statement.word(end + 1).starts_with("あ")
            };
            match statement.word(end) {
                "を" | "に" | "へ" | "と" => true,
                // 審査して格付けする制度で、…
                "で" => !copula(),
                _ => false,
            }
        };
        let verbs = reach.take_while(same).filter(|&i| statement.is_inflected(i));
        let main = verbs.into_iter().find(|&verb| {
            let Kind::Ending(ending) = statement.kind(verb) else { return false };
            let modifies = ending.form.is_attributive() && statement.is_nominal(verb + 1);
            let goes_on = matches!(ending.form, Form::Te | Form::Continuative);
            !(goes_on || modifies && within(verb + 1))
        })?;
        let Kind::Ending(ending) = statement.kind(main) else { return None };
        ending.form.is_attributive().then_some(main + 1)?
    } else {
        return None;
    };
    statement.is_nominal(noun).then_some(noun)
}

/// So many tokens behind a verb the one is looked for that it goes on with.
const GOES_ON_WITHIN: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::lexicon;

    #[test]
    fn a_verb_modifies_a_noun_itself_or_through_the_verb_it_goes_on_with() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("企業を認定する制度です", Some("制度")),
            ("対策を審査して格付けする制度で、無料です", Some("制度")),
            ("審査し、基準を満たした企業に星を与える仕組みです", Some("仕組み")),
            ("企業を認定しました", None),
        ] {
            let statement = Statement::new(text, &lexicon);
            let noun = modified_by(&statement, &statement.predicates()[0]);
            assert_eq!(noun.map(|noun| statement.word(noun)), expected, "{text}");
        }
    }
}
