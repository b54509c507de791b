//! The noun phrase that describes, and the scheme's name that it stands with.

use std::ops::Range;

use crate::claim::lexicon::ObjectKind;
use crate::claim::predicate::{Predicate, modified_by};
use crate::claim::statement::Statement;
use crate::claim::token::Kind;

/// How the noun stands to the scheme's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// SECURITY ACTION認定制度
    Compound,
    /// SECURITY ACTIONという認定制度, 認定制度である「SECURITY ACTION」
    Apposition,
    /// SECURITY ACTION（IPAによる第三者認証）
    Gloss,
    /// SECURITY ACTIONは認証制度です
    Copula,
    /// 国が認証する仕組み: no noun to exchange
    Clause,
}

/// The noun phrase that describes.
pub(super) struct Head {
    /// Bytes a rewording exchanges: without a noun before it that stays right.
    pub(super) exchanged: Range<usize>,
    pub(super) tokens: Range<usize>,
    pub(super) bytes: Range<usize>,
    /// True when it holds a verb: 認証する仕組み.
    pub(super) clause: bool,
}

impl Head {
    pub(super) fn of(statement: &Statement, predicate: &Predicate) -> Option<Self> {
        let next = predicate.tokens.end;
        let data = &statement.lexicon.predicates[predicate.entry];
        let scheme_noun = statement.roles(next).scheme_noun;
        let mut start = predicate.tokens.start;
        if !predicate.frame.is_noun() {
            let noun = modified_by(statement, predicate)?;
            if !statement.roles(noun).scheme_noun {
                return None;
            }
            start = clause_start(statement, start);
            let tokens = start..noun + 1;
            let bytes = statement.bytes(tokens.clone());
            return Some(Self { exchanged: bytes.clone(), bytes, tokens, clause: true });
        }
        if predicate.suffix.is_some() {
            return None;
        }
        let end = if scheme_noun { next + 1 } else { next };
        // A name that goes on is another thing: 認証システム, 資格者.
        if statement.is_nominal(end) && statement.object(end).is_none() {
            return None;
        }
        while start > 0 && describes(statement, start - 1) {
            start -= 1;
        }
        // SECURITY ACTIONという認証をご存じですか
        let called = called(statement, start).is_some();
        let field = start > 0 && is_field(statement, start - 1);
        let bare = start == predicate.tokens.start && !called && !field;
        let plain = !scheme_noun && !data.noun && bare;
        // 今回の認定取得 is something that was done.
        let noun = statement.text()[predicate.stem.clone()] == data.stem;
        let points =
            || points_at(statement, start) || points_back(statement, &statement.sentence_of(start));
        // SECURITY ACTIONはそんな会社にぴったりの認証です, …取れる認証として、SECURITY ACTIONを
        let modified = || {
            let before = start.checked_sub(1).map_or("", |i| statement.word(i));
            let verb = start > 0 && statement.is_inflected(start - 1);
            (before.ends_with('の') || verb)
                && (statement.word(end) == "として" || says_to_be(statement, end))
        };
        if plain && !(noun && (points() || modified())) {
            return None;
        }
        // 取れる資格
        let verb = data.noun
            && start >= 2
            && matches!(statement.kind(start - 1), Kind::Kana | Kind::Ending(_))
            && statement.word(start - 1).ends_with('る');
        if verb {
            start -= 2;
        }
        let exchanged = statement.bytes(start..end);
        // 情報セキュリティ認証: the noun before it stays.
        while start > 0 && is_field(statement, start - 1) {
            start -= 1;
        }
        let tokens = start..end;
        Some(Self { exchanged, bytes: statement.bytes(tokens.clone()), tokens, clause: verb })
    }

    /// The scheme it describes and how.
    pub(super) fn scheme(&self, statement: &Statement) -> Option<(usize, Relation)> {
        self.before(statement)
            .or_else(|| self.behind(statement))
            .or_else(|| self.bracketed(statement))
            .or_else(|| self.copula(statement))
            .or_else(|| self.entry(statement))
    }

    /// 【SECURITY ACTION】IPAが運営する認証制度。, SECURITY ACTION … IPAが運営する認証制度。
    fn entry(&self, statement: &Statement) -> Option<(usize, Relation)> {
        let sentence = statement.sentence_of(self.tokens.start);
        let mut before = sentence.start..self.tokens.start;
        let first = before.clone().find(|&i| statement.is_nominal(i))?;
        let name = before.find(|&i| {
            is_name(statement, i) && (i == first || statement.kind(i - 1) == Kind::Open)
        })?;
        let behind = (name + 1..self.tokens.start).find(|&i| statement.kind(i) != Kind::Space);
        let entry = behind.is_some_and(|i| {
            matches!(statement.word(i), "】" | "」" | ":" | "—" | "―" | "–" | "…" | "=" | "→" | "-")
                || matches!(statement.kind(i), Kind::Break | Kind::Close)
                || (name == first
                    && i > name + 1
                    && self.is_kind(statement)
                    && statement.object(i).is_none())
        });
        let rival = (name..self.tokens.start).any(|i| statement.roles(i).rival);
        // 中小企業の対策を後押しする国の認定制度: the object of a clause that modifies it.
        let within = |i: usize| (i..self.tokens.start).any(|verb| statement.is_inflected(verb));
        let topic = (name..self.tokens.start).any(|i| match statement.word(i) {
            "は" => true,
            "を" => !within(i),
            _ => false,
        });
        (entry && !rival && !topic && self.closes(statement)).then_some((name, Relation::Copula))
    }

    /// SECURITY ACTION認定制度, SECURITY ACTIONという認定制度
    fn before(&self, statement: &Statement) -> Option<(usize, Relation)> {
        let mut at = self.tokens.start.checked_sub(1)?;
        let mut relation = Relation::Compound;
        if let Some(name) = called(statement, self.tokens.start) {
            relation = Relation::Apposition;
            at = name;
        } else if statement.word(at) == "の" {
            // の is the claim rules' (二つ星の認定), unless a kind of scheme follows.
            if !self.is_kind(statement) {
                return None;
            }
            relation = Relation::Apposition;
            at = at.checked_sub(1)?;
        }
        while matches!(statement.kind(at), Kind::Close | Kind::Space) {
            at = at.checked_sub(1)?;
        }
        if relation == Relation::Compound && !self.is_kind(statement) {
            return None;
        }
        is_name(statement, at).then_some((at, relation))
    }

    /// 認定制度である「SECURITY ACTION」, 公的認証「SECURITY ACTION」
    fn behind(&self, statement: &Statement) -> Option<(usize, Relation)> {
        let mut at = self.tokens.end;
        let rest = statement.rest_of_sentence(self.tokens.end - 1, self.bytes.end);
        let linked = statement.lexicon.vocabulary.called.iter();
        let linked =
            linked.filter(|link| statement.text()[rest.clone()].starts_with(link.as_str()));
        if let Some(link) = linked.max_by_key(|link| link.len()) {
            at = statement.token_from(self.bytes.end + link.len());
        }
        match statement.word(at) {
            "である" | "の" | "、" | "・" | ":" => at += 1,
            "として" => {
                at += 1;
                at += usize::from(statement.kind(at) == Kind::Comma);
            }
            _ => {}
        }
        while matches!(statement.kind(at), Kind::Open | Kind::Space) {
            at += 1;
        }
        is_name(statement, at).then_some((at, Relation::Apposition))
    }

    /// SECURITY ACTION（IPAによる第三者認証）
    fn bracketed(&self, statement: &Statement) -> Option<(usize, Relation)> {
        let (open, close) = statement.brackets_round(self.tokens.start)?;
        if statement.word(open) != "(" || close != self.tokens.end {
            return None;
        }
        let mut host = open.checked_sub(1)?;
        while host > 0 && matches!(statement.kind(host), Kind::Close | Kind::Space) {
            host -= 1;
        }
        is_name(statement, host).then_some((host, Relation::Gloss))
    }

    /// True when its last noun is a kind of thing that a scheme can be: 認定**制度**.
    pub(super) fn is_kind(&self, statement: &Statement) -> bool {
        statement.roles(self.tokens.end - 1).scheme_noun
    }

    /// True when the noun is what the sentence says: です, だ, a full stop.
    pub(super) fn closes(&self, statement: &Statement) -> bool {
        let rest = statement.rest_of_sentence(self.tokens.end - 1, self.bytes.end);
        let after = &statement.text()[rest];
        // 認定制度のマークです
        let mark = |word: &String| after.strip_prefix('の')?.strip_prefix(word.as_str());
        let marks = &statement.lexicon.vocabulary.rewording.own_noun;
        let after = marks.iter().find_map(mark).unwrap_or(after);
        let closes = after.trim_start_matches([' ', '」', ')']);
        let closing = &statement.lexicon.vocabulary.closing;
        closes.is_empty() || closing.iter().any(|sign| closes.starts_with(sign.as_str()))
    }

    /// SECURITY ACTIONは…認証制度です
    fn copula(&self, statement: &Statement) -> Option<(usize, Relation)> {
        let sentence = statement.sentence_of(self.tokens.start);
        let copula = self.closes(statement);
        let names = statement.objects_in(&sentence);
        let topic = names.iter().copied().find(|&i| is_name(statement, i))?;
        let mut particle = topic + 1;
        while matches!(statement.kind(particle), Kind::Close | Kind::Space)
            || statement.object(particle).is_some()
        {
            particle += 1;
        }
        // SECURITY ACTIONを取り上げ、IPAが審査する制度である**こと**を説明しました
        let told = || {
            let rest = statement.rest_of_sentence(self.tokens.end - 1, self.bytes.end);
            let told =
                statement.text()[rest].trim_start_matches("である").trim_start_matches("だという");
            told.starts_with("こと") || told.starts_with('旨')
        };
        let is_topic = match statement.word(particle) {
            "は" | "とは" | "って" | "も" | "が" => true,
            "を" | "について" => told(),
            _ => false,
        };
        let between = topic + 1..self.tokens.start;
        let rival = between.clone().any(|i| statement.roles(i).rival);
        (copula && is_topic && topic < self.tokens.start && !rival)
            .then_some((topic, Relation::Copula))
    }
}

/// So many tokens at most stand between a name with という and what it is called.
const CALLED_WITHIN: usize = 10;

/// SECURITY ACTIONという（国の情報セキュリティの）資格: the last token before という, of the noun
/// that begins at `start`.
pub(super) fn called(statement: &Statement, start: usize) -> Option<usize> {
    let first = statement.sentence_of(start).start;
    let reach = first.max(start.saturating_sub(CALLED_WITHIN));
    // SECURITY ACTIONという、会社が持てる資格
    let apart = |at: usize| {
        matches!(statement.word(at), "という" | "といった") && statement.word(at + 1) == "、"
    };
    let apart = (reach + 1..start).any(apart);
    for at in (reach + 1..start).rev() {
        let adjoins = || (at + 1..start).all(|i| is_field(statement, i) || describes(statement, i));
        match statement.word(at) {
            word if statement.lexicon.vocabulary.is_example(word) && adjoins() => {
                return Some(at - 1);
            }
            "の" if at > reach + 1 && is_example_of_two(statement, at) && adjoins() => {
                return Some(at - 2);
            }
            "という" | "といった" => return Some(at - 1),
            "が" | "を" if apart => {}
            "は" | "が" | "も" | "を" => return None,
            "、" if !matches!(statement.word(at - 1), "という" | "といった") => {
                return None;
            }
            _ => {}
        }
        let stops = matches!(
            statement.kind(at),
            Kind::Stop | Kind::Break | Kind::Open | Kind::Close | Kind::Mark
        );
        if stops || statement.roles(at).rival || statement.object(at).is_some() {
            return None;
        }
    }
    None
}

/// など|の
fn is_example_of_two(statement: &Statement, second: usize) -> bool {
    let both = &statement.text()[statement.bytes(second - 1..second + 1)];
    statement.lexicon.vocabulary.is_example(both)
}

/// Words that belong to the noun: 公的な認証, 第三者認証, 国家資格.
fn describes(statement: &Statement, index: usize) -> bool {
    let roles = statement.roles(index);
    if statement.word(index) == "な" {
        return index > 0 && statement.roles(index - 1).agent;
    }
    roles.agent
        || (roles.prefix && statement.word(index).ends_with('な'))
        || statement.lexicon.vocabulary.is_manifold(statement.word(index))
}

/// An unknown noun, or one that says what the scheme is about: 情報セキュリティ.
pub(in crate::claim) fn is_field(statement: &Statement, index: usize) -> bool {
    let word = statement.word(index);
    let fields = &statement.lexicon.vocabulary.field;
    statement.kind(index) == Kind::Noun && fields.iter().any(|field| word.ends_with(field.as_str()))
        || word == "情報"
}

/// Where the clause round a modifying verb begins: after the topic or the last comma.
fn clause_start(statement: &Statement, token: usize) -> usize {
    let first = statement.sentence_of(token).start;
    let mut start = token;
    while start > first {
        let before = start - 1;
        let mark = statement.kind(before) == Kind::Mark && statement.word(before) != "・";
        let boundary = matches!(statement.kind(before), Kind::Comma | Kind::Open | Kind::Close)
            || mark
            || matches!(statement.word(before), "は" | "とは" | "って")
            // SECURITY ACTION IPAが審査する制度: a term, and what it is.
            || (statement.kind(before) == Kind::Space && before > first && is_name(statement, before - 1));
        if boundary {
            break;
        }
        start = before;
    }
    start
}

/// True for a sentence that begins with what stands for the thing named before: **これは**…資格です.
pub(super) fn points_back(statement: &Statement, sentence: &Range<usize>) -> bool {
    let first = sentence.clone().find(|&i| {
        !matches!(statement.kind(i), Kind::Space | Kind::Break | Kind::Mark | Kind::Open)
    });
    first.is_some_and(|first| {
        let word = statement.word(first);
        let (word, marked) = match word.strip_suffix('は') {
            Some(word) => (word, true),
            None => (word, statement.word(first + 1) == "は"),
        };
        marked && statement.lexicon.vocabulary.is_pronoun(word)
    })
}

/// 認証**です**: a copula closes the sentence.
fn says_to_be(statement: &Statement, token: usize) -> bool {
    let rest = &statement.text()[statement.tokens().get(token).map_or(0, |t| t.range.start)..];
    ["です", "だ。", "でし"].iter().any(|copula| rest.starts_with(copula))
}

/// この認証, 本制度: what points at the thing named before stands right before a noun.
pub(in crate::claim) fn points_at(statement: &Statement, noun: usize) -> bool {
    let before = &statement.text()[..statement.tokens().get(noun).map_or(0, |t| t.range.start)];
    let pointing = &statement.lexicon.vocabulary.pointing;
    pointing.iter().any(|word| before.ends_with(word.as_str()))
}

fn is_name(statement: &Statement, index: usize) -> bool {
    statement.object(index).is_some_and(|o| matches!(o.kind, ObjectKind::Name(_)))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{descriptions, lexicon};

    #[test]
    fn the_noun_stands_beside_the_name_or_is_what_it_is_said_to_be() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("SECURITY ACTION認定制度", &["認定制度"][..]),
            ("SECURITY ACTIONという公的な資格", &["公的な資格"]),
            ("第三者認証「SECURITY ACTION」", &["第三者認証"]),
            ("SECURITY ACTION（第三者認証）", &["第三者認証"]),
            ("SECURITY ACTIONは、国が企業を認定する制度です。", &["国が企業を認定する制度"]),
            ("SECURITY ACTIONは、企業が宣言する制度です。", &[]),
            ("ISMSは第三者認証で、SECURITY ACTIONは宣言です。", &[]),
        ] {
            assert_eq!(descriptions(&lexicon, text), expected, "{text}");
        }
    }
}
