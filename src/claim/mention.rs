//! Names and levels where they stand, whatever is said of them.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::bad_example::is_bad_example;
use super::lexicon::{Object, ObjectKind};
use super::polarity::is_denied;
use super::said::Mention;
use super::signs::Sign;
use super::statement::Statement;

impl Analysis<'_> {
    /// All names and levels that really are a scheme's, in the order of the document.
    pub fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| self.find_mentions())
    }

    fn find_mentions(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for (segment, statement) in self.context.statements.iter().enumerate() {
            if !statement.may_name {
                continue;
            }
            let last_denied = LazyCell::new(|| last_denied(statement));
            for &token in statement.objects_in(&statement.whole()) {
                let Some(object) = statement.object(token) else { continue };
                let wanted = matches!(object.kind, ObjectKind::Name(_) | ObjectKind::Level(_));
                if !wanted || !self.context.belongs(segment, token, false) {
                    continue;
                }
                if object.kind == ObjectKind::Level(None) && !self.is_unknown_level(segment, token)
                {
                    continue;
                }
                let place = statement.tokens()[token].range.clone();
                let denied = is_denied(statement, place.clone(), token)
                    || is_bad_example(statement, token, place.end)
                    || self.context.condemns(segment, token)
                    || (object.kind == ObjectKind::Level(None)
                        && last_denied
                            .get(statement.word(token))
                            .is_some_and(|&last| last > token));
                let with_level = beside_level(statement, token, object.scheme);
                mentions.push(Mention { segment, object, place, with_level, denied });
            }
        }
        mentions
    }

    /// A level the scheme does not have counts only where it is plainly the scheme's: right behind
    /// the name, or where nothing else that gives stars is in sight.
    fn is_unknown_level(&self, segment: usize, token: usize) -> bool {
        let statement = &self.context.statements[segment];
        let Some(Object { scheme, .. }) = statement.object(token) else { return false };
        let mut before = token;
        while before > 0
            && (statement.kind(before - 1) == super::token::Kind::Space
                || matches!(
                    statement.word(before - 1),
                    "の" | "「"
                        | "『"
                        | "("
                        | "」"
                        | ")"
                        | "』"
                        | "で"
                        | "において"
                        | "は"
                        | "、"
                        | ":"
                ))
        {
            before -= 1;
        }
        let adjoins = before > 0
            && statement
                .object(before - 1)
                .is_some_and(|o| o.scheme == scheme && matches!(o.kind, ObjectKind::Name(_)));
        adjoins || !statement.has_sign(Sign::OtherStars(scheme), &(0..statement.text().len()))
    }
}

/// Each word for something of a scheme with the last place where it is denied:
/// 「三つ星はいつ取れますか」と聞かれましたが、三つ星はありません.
fn last_denied<'s>(statement: &'s Statement) -> HashMap<&'s str, usize> {
    let objects = statement.objects_in(&statement.whole());
    let denied = objects
        .iter()
        .filter(|&&token| is_denied(statement, statement.tokens()[token].range.clone(), token));
    denied.map(|&token| (statement.word(token), token)).collect()
}

fn beside_level(statement: &Statement, token: usize, scheme: usize) -> bool {
    (token + 1..token + 5)
        .take_while(|&i| {
            statement.object(i).is_some()
                || matches!(
                    statement.word(i),
                    " " | "の" | "「" | "」" | "(" | ")" | "『" | "』" | "\"" | "で" | "において"
                )
        })
        .any(|i| {
            statement
                .object(i)
                .is_some_and(|o| o.scheme == scheme && matches!(o.kind, ObjectKind::Level(Some(_))))
        })
}

impl Mention {
    /// Bytes of the block's normalised text a report should mark.
    pub(crate) fn place(&self) -> Range<usize> {
        self.place.clone()
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{analysed, lexicon};

    #[test]
    fn names_and_levels_are_found_where_they_are_the_schemes() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("SECURITY ACTIONの二つ星", "security action, 二つ星"),
            ("ホテルの二つ星", ""),
            ("「SECURITY ACTION三つ星」は誤った表記です。", "security action!, 三つ星!"),
        ] {
            let found = analysed(&lexicon, text, |analysis| {
                let shown = analysis.mentions().iter().map(|mention| {
                    let words = &analysis.text(mention.segment)[mention.place()];
                    format!("{words}{}", if mention.denied { "!" } else { "" })
                });
                shown.collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
