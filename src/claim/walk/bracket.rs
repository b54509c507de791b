//! The walk at a closing bracket: to the object within, or past it all.

use super::{Step, Walk};
use crate::claim::token::Kind;

impl Walk<'_, '_> {
    /// Steps over a bracket, or into it where an object is its last word.
    pub(super) fn bracket(&mut self, close: usize) -> Step {
        let mut close = close;
        let Some(mut open) = self.statement.partner(close) else { return self.on(close) };
        // 「…『…』」: into the last bracket within.
        while self.statement.word(close) != ")"
            && let Some(head) = self.head_of(open, close)
            && self.statement.kind(head) == Kind::Close
        {
            self.at = head + 1;
            close = head;
            match self.statement.partner(close) {
                Some(inner) => open = inner,
                None => return self.on(close),
            }
        }
        if self.statement.word(close) == ")" {
            let host = (self.first..open).rev().find(|&i| self.statement.kind(i) != Kind::Space);
            let hosted = host.is_some_and(|i| {
                self.statement.object(i).is_some() || self.statement.kind(i) == Kind::Close
            });
            // A longer bracket is a remark of its own.
            let short = close - open <= 8;
            let inside = if short { open + 1..close } else { close..close };
            let inner = inside.rev().find(|&i| self.statement.object(i).is_some());
            let rival = host
                .is_some_and(|i| self.statement.roles(i).rival || self.statement.roles(i).thing);
            // IPAの認定(二つ星)を受けた: the verb carries the noun before the bracket.
            let carries = self.statement.support(self.predicate.tokens.start).is_some();
            let carried = carries && host.is_some_and(|i| self.statement.is_predicate_noun(i));
            if carried {
                return Step::Own;
            }
            return match inner {
                Some(inner) if !hosted && !rival && self.heads(inner, close) => Step::Found(inner),
                _ => self.on(open),
            };
        }
        match self.head_of(open, close) {
            Some(head) if self.statement.object(head).is_some() => Step::Found(head),
            Some(head)
                if (self.statement.roles(head).holder || self.statement.roles(head).rank)
                    && head > open + 1
                    && self.statement.object(head - 1).is_some() =>
            {
                Step::Found(head - 1)
            }
            // 【重要】, 「このたび」 say nothing of the object.
            Some(head)
                if self.pending.is_none()
                    && self.statement.word(close) == "】"
                    && !self.statement.is_nominal(head) =>
            {
                self.on(open)
            }
            _ => Step::Own,
        }
    }

    /// The last word between two brackets.
    fn head_of(&self, open: usize, close: usize) -> Option<usize> {
        let sign = |&i: &usize| matches!(self.statement.kind(i), Kind::Space | Kind::Mark);
        (open + 1..close).rev().find(|i| !sign(i))
    }

    /// True when the object is the last noun of its bracket.
    fn heads(&self, object: usize, close: usize) -> bool {
        (object + 1..close).all(|i| matches!(self.statement.kind(i), Kind::Space | Kind::Close))
            || (object + 1..close).all(|i| {
                self.statement.object(i).is_some() || self.statement.kind(i) == Kind::Space
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn an_object_in_brackets_counts_where_nothing_else_stands_before_them() {
        hold(&[
            ("SECURITY ACTION「二つ星」を取得しました。", &["acquire 取得しました"]),
            ("星(SECURITY ACTIONの二つ星)を取得しました。", &["acquire 取得しました"]),
            ("ISMS(SECURITY ACTIONとは別)を取得しました。", &[]),
            ("IPAの認定(SECURITY ACTIONの二つ星)を受けました。", &["certify 認定"]),
        ]);
    }
}
