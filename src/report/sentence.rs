//! A sentence as it was read, as a picture for people who write rules: clauses, chunks, claims.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};

use super::{Appearance, printable};
use crate::claim::{ClausePart, ExplainedClaim, Explanation, Part};
use crate::message::{Lang, Message};

/// Writes how each sentence was read.
///
/// # Errors
/// When `out` cannot be written.
pub fn explain_sentences(
    read: &[Explanation],
    appearance: Appearance,
    out: &mut impl Write,
) -> io::Result<()> {
    let strong = if appearance.color { Style::new().bold() } else { Style::new() };
    for (index, explanation) in read.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", printable(&explanation.sentence).style(strong))?;
        for clause in &explanation.clauses {
            writeln!(out, "  {}", clause_line(clause, appearance))?;
        }
        if explanation.claims.is_empty() {
            writeln!(out, "  {} {}", arrow(appearance), say(appearance.lang, "sentence-no-claim"))?;
        }
        for claim in &explanation.claims {
            writeln!(out, "  {} {}", arrow(appearance), claim_line(claim, appearance.lang))?;
        }
    }
    Ok(())
}

fn say(lang: Lang, id: &'static str) -> String {
    Message::new(id).text(lang)
}

fn arrow(appearance: Appearance) -> &'static str {
    if appearance.unicode { "→" } else { "=>" }
}

/// A clause in a line: `[how it is linked] chunk (what it is)  chunk (…)`.
fn clause_line(clause: &ClausePart, appearance: Appearance) -> String {
    let link = match clause.link {
        "adverbial" => "sentence-adverbial",
        "attributive" => "sentence-attributive",
        "nominal" => "sentence-nominal",
        _ => "sentence-finite",
    };
    let parts = clause.chunks.iter().filter(|part| part.kind != "sign");
    let parts: Vec<String> = parts.map(|part| chunk(part, appearance.lang)).collect();
    let separator = if appearance.unicode { " │ " } else { " | " };
    format!("[{}] {}", say(appearance.lang, link), parts.join(separator))
}

fn chunk(part: &Part, lang: Lang) -> String {
    let text = printable(part.text.trim());
    let kind = match part.kind {
        "scheme" => "sentence-scheme",
        "level" => "sentence-level",
        "act" => "sentence-act",
        "status" => "sentence-status",
        "rival" => "sentence-rival",
        "thing" => "sentence-thing",
        "agent" => "sentence-agent",
        "predicate" => "sentence-predicate",
        "verb" => "sentence-verb",
        _ => return text.to_string(),
    };
    let negative = if part.negative { say(lang, "sentence-negative") } else { String::new() };
    format!("{text} ({}{negative})", say(lang, kind))
}

fn claim_line(claim: &ExplainedClaim, lang: Lang) -> String {
    let object = match claim.object {
        "level" => "sentence-level",
        "act" => "sentence-act",
        "status" => "sentence-status",
        _ => "sentence-scheme",
    };
    let found = match claim.found {
        "behind" => "sentence-behind",
        "elsewhere" => "sentence-elsewhere",
        _ => "sentence-here",
    };
    let polarity = match claim.polarity {
        "denied" => "sentence-denied",
        "asked" => "sentence-asked",
        "bad-example" => "sentence-bad-example",
        _ => "sentence-asserted",
    };
    let who = match claim.who {
        "operator" => "sentence-operator",
        "body" => "sentence-body",
        "anyone" => "sentence-anyone",
        "other-company" => "sentence-other-company",
        _ => "sentence-company",
    };
    let modality = match claim.modality {
        "former" => "sentence-former",
        "planned" => "sentence-planned",
        "advised" => "sentence-advised",
        "asked" => "sentence-asked",
        "conditional" => "sentence-conditional",
        "mentioned" => "sentence-mentioned",
        _ => "sentence-done",
    };
    Message::new("sentence-claim")
        .with("predicate", printable(&claim.predicate).to_string())
        .with("sense", claim.sense.clone())
        .with("object", say(lang, object))
        .with("found", say(lang, found))
        .with("polarity", say(lang, polarity))
        .with("who", say(lang, who))
        .with("modality", say(lang, modality))
        .text(lang)
}
