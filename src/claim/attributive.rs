//! Predicates that are said of the noun behind them, or stand for themselves.

use super::clause;
use super::predicate::Predicate;
use super::statement::Statement;
use super::token::Kind;

/// 取得した情報, 認証サーバー: the noun behind is what the predicate is about.
pub(super) fn modifies_other_noun(statement: &Statement, predicate: &Predicate) -> bool {
    let next = predicate.tokens.end;
    if predicate.frame.is_noun() {
        let other = |i: usize| statement.is_nominal(i) && statement.object(i).is_none();
        // 取得完全ガイド: what its last noun is decides.
        let last = (next..next + COMPOUND).take_while(|&i| other(i)).last();
        let about = |i: usize| {
            let roles = statement.roles(i);
            roles.aspect || roles.holder || roles.done
        };
        return last.is_some_and(|last| !about(last));
    }
    let phrase = &statement.text()[predicate.range.clone()];
    let attributive = ["る", "た", "い"].iter().any(|form| phrase.ends_with(form));
    // 認められた安全な会社
    let next = if statement.word(next + 1) == "な" { next + 2 } else { next };
    let roles = statement.roles(next);
    // 書類だけで取得できる手軽**さ**: how it is got.
    let how = statement.word(next).ends_with('さ') || statement.word(next + 1) == "さ";
    // 取得したロゴ is one that was got, 取得した際 is not.
    attributive
        && !how
        && statement.is_nominal(next)
        && (roles.possession || roles.thing || !(roles.holder || roles.aspect))
        && !clause::is_formal(statement, next)
}

/// A compound has so many nouns at most.
const COMPOUND: usize = 4;

/// True for a predicate that is all that stands between two brackets.
pub(super) fn is_alone_in_quotes(statement: &Statement, predicate: &Predicate) -> bool {
    let (start, end) = (predicate.tokens.start, predicate.tokens.end);
    start > 0
        && statement.kind(start - 1) == Kind::Open
        && statement.partner(start - 1) == Some(end)
        && statement.kind(end) == Kind::Close
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::lexicon;

    #[test]
    fn the_noun_behind_is_what_was_got_unless_it_only_surrounds_it() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("取得した情報", true),
            ("取得できる手軽さ", false),
            ("取得した企業", false),
            ("取得した際", false),
            ("認証サービス", true),
            ("取得日", false),
        ] {
            let statement = Statement::new(text, &lexicon);
            let predicate = &statement.predicates()[0];
            assert_eq!(modifies_other_noun(&statement, predicate), expected, "{text}");
        }
    }
}
