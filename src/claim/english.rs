//! English claims: "We obtained two stars", "Certified under SECURITY ACTION".
//!
//! English puts the object behind an active verb and before a passive one. Between the two only
//! words that make up the scheme's own noun phrase may stand; any other word is an object of its
//! own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::Context;
use super::lexicon::ObjectKind;
use super::polarity::Polarity;
use super::statement::Statement;
use super::{Claim, Phrase};

#[allow(clippy::unwrap_used, reason = "constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap()
}

static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?P<certify>certified|certify|certifies|certifying|certification|accredited|accredit|accreditation|approved|licensed|authorized|authorised)|(?P<acquire>obtained|obtain|obtains|obtaining|acquired|acquire|acquires|acquiring|acquisition|earned|earn|earns|earning|awarded|achieved|gained|granted|won|received|attained|got))\b",
    )
});
/// Words of the scheme's own noun phrase, or between it and a passive or adjectival verb.
static GLUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:'s\b|\b(?:the|a|an|our|its|their|of|in|under|from|by|with|for|at|to|as|ipa|ipa's|japan's|japan|japanese|level|levels|status|rank|rating|grade|mark|program|programme|scheme|framework|system|certification|self|company|we|were|was|is|are|been|has|have|had|be|being|recently|officially|newly|successfully|also|now|already|first|second|highest|stars|star|one|two|rated|national|government|security|information|promoted|run|operated|organization|organisation|business|firm|sme|and|both)\b|['"“”‘’(),:\s\-–])*$"#,
    )
});
static DENIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:not|no|never|neither|nor|without|n't|cannot|rather than|instead of|unlike)\b|n't\b",
    )
});
static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:declared|declare|declares|declaring|self-declared|self-declare|self-declaration)\b",
    )
});

/// English claims of one block.
pub(crate) fn claims(context: &Context, segment: usize) -> Vec<Claim> {
    let statement = &context.statements[segment];
    let mut found = Vec::new();
    if !statement.may_name || !VERB.is_match(statement.text()) {
        return found;
    }
    for sentence in statement.sentences().iter().map(|sentence| &sentence.tokens) {
        if statement.objects_in(sentence).is_empty() {
            continue;
        }
        let bytes = statement.bytes(sentence.clone());
        let text = &statement.text()[bytes.clone()];
        for verb in VERB.captures_iter(text) {
            let Some(whole) = verb.get(0) else { continue };
            let sense = if verb.name("certify").is_some() { "certify" } else { "acquire" };
            let at = bytes.start + whole.start()..bytes.start + whole.end();
            let Some(token) = object(context, segment, sentence, &at, sense) else { continue };
            let Some(object) = statement.object(token) else { continue };
            let place = statement.tokens()[token].range.clone();
            let place = place.start.min(at.start)..place.end.max(at.end);
            found.push(Claim {
                segment,
                object,
                sense: sense.to_owned(),
                polarity: polarity(statement, &bytes, &at),
                place,
                phrase: Phrase::English { edit: edit(context, segment, &at, token, &bytes) },
            });
        }
    }
    found.dedup_by(|b, a| a.place.end > b.place.start && a.sense == b.sense);
    found
}

/// How far (in bytes) an English verb and its object may be apart.
const REACH: usize = 300;

/// The scheme's object an English verb governs.
fn object(
    context: &Context,
    segment: usize,
    sentence: &Range<usize>,
    verb: &Range<usize>,
    sense: &str,
) -> Option<usize> {
    let statement = &context.statements[segment];
    let text = statement.text();
    let japanese = |c: char| !c.is_ascii() && c.is_alphabetic();
    let mut nearest: Option<(usize, usize)> = None;
    let near = verb.start.saturating_sub(REACH)..verb.end + REACH;
    for &token in statement.objects_in(&tokens_in(statement, &near)) {
        let named = statement
            .object(token)
            .is_some_and(|o| matches!(o.kind, ObjectKind::Name(_) | ObjectKind::Level(Some(_))));
        if !sentence.contains(&token) || !named {
            continue;
        }
        let range = &statement.tokens()[token].range;
        let (between, before) = if range.start >= verb.end {
            (verb.end..range.start, false)
        } else if range.end <= verb.start {
            (range.end..verb.start, true)
        } else {
            continue;
        };
        let gap = &text[between.clone()];
        if nearest.is_some_and(|(distance, _)| distance <= between.len())
            || gap.contains(japanese)
            || OTHER_VERB.is_match(gap)
            || !context.belongs(segment, token, false)
        {
            continue;
        }
        // Another object of the scheme may stand between: "two stars in SECURITY ACTION".
        let rivals = tokens_in(statement, &between).any(|i| statement.roles(i).rival);
        let shared = !before && sense == "acquire" && gap.contains(" and ");
        let plain = strip_objects(statement, &between);
        let linked = GLUE.is_match(plain.trim()) && (!rivals || shared);
        let active = before && sense == "acquire" && !is_passive(text, &between, verb);
        if linked && !active {
            nearest = Some((between.len(), token));
        }
    }
    nearest.map(|(_, token)| token)
}

/// "two stars were awarded", "two stars (obtained in 2023)".
fn is_passive(text: &str, between: &Range<usize>, verb: &Range<usize>) -> bool {
    let gap = &text[between.clone()];
    let auxiliary =
        [" was ", " were ", " been ", " is ", " are ", " be "].iter().any(|aux| gap.contains(aux));
    let reduced = gap.chars().all(|c| matches!(c, ' ' | '(' | ')' | ',' | '-' | '"' | ':'));
    let after = text[verb.end..].trim_start();
    let closes = after.is_empty()
        || after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | ',' | ';'))
        || ["in ", "on ", "by ", "since ", "from ", "for "]
            .iter()
            .any(|word| after.starts_with(word));
    auxiliary || (reduced && closes)
}

fn tokens_in(statement: &Statement, bytes: &Range<usize>) -> Range<usize> {
    statement.token_from(bytes.start)..statement.token_from(bytes.end)
}

/// The text of a range without the scheme's own names and levels.
fn strip_objects(statement: &Statement, bytes: &Range<usize>) -> String {
    tokens_in(statement, bytes)
        .filter(|&i| {
            let roles = statement.roles(i);
            statement.object(i).is_none() && !roles.agent && !roles.rival
        })
        .map(|i| statement.word(i))
        .collect()
}

fn polarity(statement: &Statement, sentence: &Range<usize>, verb: &Range<usize>) -> Polarity {
    let text = statement.text();
    let clause = text[sentence.start..verb.start]
        .rfind([';', ':'])
        .map_or(sentence.start, |i| sentence.start + i);
    let before = &text[clause..verb.start];
    let after = &text[verb.end..sentence.end];
    if DENIAL.is_match(before) && !before.contains("not only") {
        Polarity::Denied
    } else if after.trim_end().ends_with('?') {
        Polarity::Asked
    } else {
        Polarity::Asserted
    }
}

/// One word is enough where an active past tense opens on the scheme itself.
fn edit(
    context: &Context,
    segment: usize,
    verb: &Range<usize>,
    token: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, String)> {
    let statement = &context.statements[segment];
    let range = &statement.tokens()[token].range;
    let rival = tokens_in(statement, sentence).any(|i| statement.roles(i).rival);
    if rival {
        return None;
    }
    let behind = range.start >= verb.end;
    let gap = if behind { verb.end..range.start } else { range.end..verb.start };
    let gap = &statement.text()[gap];
    let direct = (!behind && gap.trim() == "(")
        || gap.trim().is_empty()
        || matches!(gap.trim(), "the" | "our" | "a" | "\"" | "ipa's");
    let follows = &statement.text()[range.end.max(verb.end)..sentence.end];
    let noun_behind =
        ["certification", "accreditation", "certificate", "award", "approval", "rating", "status"]
            .iter()
            .any(|noun| follows.contains(noun));
    let text = &statement.text()[verb.clone()];
    let word = match text {
        "obtained" | "acquired" | "earned" | "achieved" | "gained" | "received" | "attained" => {
            "declared"
        }
        "obtain" | "acquire" | "earn" => "declare",
        "obtaining" | "acquiring" | "earning" => "declaring",
        _ => return None,
    };
    let passive = statement.text()[sentence.start..verb.start]
        .trim_end()
        .ends_with(|c: char| c.is_alphabetic())
        && ["was", "were", "been", "be", "is", "are"]
            .iter()
            .any(|aux| statement.text()[sentence.start..verb.start].trim_end().ends_with(aux));
    if !direct || noun_behind || passive {
        return None;
    }
    let visible = statement.normalised.visible(verb.clone());
    let capital =
        context.segment(segment).text.as_str()[visible].starts_with(|c: char| c.is_uppercase());
    let word = if capital { format!("D{}", &word[1..]) } else { word.to_owned() };
    Some((verb.clone(), word))
}
