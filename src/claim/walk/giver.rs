//! Who is said to have given what a predicate speaks of.

use crate::claim::statement::Statement;
use crate::claim::token::Kind;

/// 「IPAより、SECURITY ACTION二つ星を…」: who granted it stands before the object.
pub(in crate::claim) fn granted_before(statement: &Statement, object: usize, first: usize) -> bool {
    let mut at = object;
    while at > first
        && (statement.object(at - 1).is_some()
            || matches!(
                statement.kind(at - 1),
                Kind::Space | Kind::Open | Kind::Close | Kind::Comma | Kind::Date
            )
            || matches!(statement.word(at - 1), "の" | "\"" | "は" | "で" | "において")
            || statement.roles(at - 1).prefix)
    {
        at -= 1;
    }
    if at < first + 2 {
        return false;
    }
    let giver = statement.before_brackets(at - 2);
    let body = statement.roles(giver).agent
        || (statement.kind(giver) == Kind::Noun
            && statement.lexicon.vocabulary.names_body(statement.word(giver)));
    body && matches!(
        statement.word(at - 1),
        "から" | "より" | "によって" | "により" | "による" | "からの" | "に" | "が"
    )
}
