//! Evidence and its checks to one page of HTML, ready to be printed on A4.
//!
//! The page is in Japanese, whatever the program speaks: it is for an office in Japan. It needs
//! nothing but itself: no script, no font, no request.

use jiff::civil::Date;
use serde_json::{Value, json};
use tera::{Context, Tera};

use super::{
    Check, Evidence, EvidenceKind, Given, Picture, State, System, declaration, recognise,
    star_name, steps, user_numbers,
};
use crate::mail::{Moment, Origin};
use crate::message::{Lang, Message};
use crate::number;

const PAGE: &str = include_str!("../../site-template/proof/proof.html");
const STYLE: &str = include_str!("../../site-template/proof/proof.css");
/// What tells files that this program wrote.
const MARK: &str = "content=\"sa-lint proof\"";
/// It stands in so many bytes at the beginning.
const HEAD: usize = 2_000;

/// True for bytes of a page that [`document`] made.
pub fn is_document(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).contains(MARK)
}

/// Why there is no page.
#[derive(Clone, Debug)]
pub enum Broken {
    /// The template does not work.
    Template(String),
    /// A number that should be gone is still there.
    Leak,
}

impl Broken {
    /// What is said of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Template(cause) => Message::new("proof-broken").with("cause", cause),
            Self::Leak => Message::new("proof-leak"),
        }
    }

    /// What to do, where something can be done.
    pub fn help(&self) -> Option<Message> {
        matches!(self, Self::Leak).then(|| Message::new("proof-report-help"))
    }
}

/// The page. `show_user_number` leaves secret numbers in it.
///
/// # Errors
/// The page cannot be made, or would show a number that it should not.
pub fn document(
    all: &[Evidence],
    checks: &[Check],
    given: &Given<'_>,
    pictures: &[Picture],
    show_user_number: bool,
) -> Result<String, Broken> {
    let secrets = if show_user_number { Vec::new() } else { user_numbers(all) };
    let mut values = values(all, checks, given);
    let files: Vec<String> = papers_in_order(all).map(|one| one.file.clone()).collect();
    values["masked"] = json!(!secrets.is_empty());
    mask(&mut values, &secrets);
    let papers = values["papers"].as_array_mut().into_iter().flatten();
    for (paper, file) in papers.zip(files) {
        let own = pictures.iter().filter(|picture| picture.file == file);
        paper["pictures"] = own.map(|picture| json!(picture.address)).collect();
    }
    values["style"] = json!(STYLE);
    let mut tera = Tera::new();
    let broken = |error: tera::Error| Broken::Template(error.to_string());
    tera.add_raw_template("proof.html", PAGE).map_err(broken)?;
    let context = Context::from_serialize(&values).map_err(broken)?;
    let html = tera.render("proof.html", &context).map_err(broken)?;
    match secrets.iter().any(|number| !number::places(&html, number).is_empty()) {
        true => Err(Broken::Leak),
        false => Ok(html),
    }
}

/// Takes the numbers out of every text.
fn mask(value: &mut Value, secrets: &[String]) {
    match value {
        Value::String(text) => *text = number::masked(text, secrets),
        Value::Array(values) => values.iter_mut().for_each(|value| mask(value, secrets)),
        Value::Object(values) => values.values_mut().for_each(|value| mask(value, secrets)),
        _ => {}
    }
}

fn values(all: &[Evidence], checks: &[Check], given: &Given<'_>) -> Value {
    let said = declaration(all);
    let lang = Lang::Ja;
    let text = |message: &Message| message.text(lang);
    let purpose = given.purpose;
    let is_general = purpose.id == "general";
    let steps = steps(all);
    let bad = checks.iter().filter(|check| check.state == State::Bad).count();
    let checks: Vec<Value> = checks
        .iter()
        .map(|check| {
            json!({
                "state": match check.state {
                    State::Good => "good",
                    State::Doubtful => "doubtful",
                    State::Bad => "bad",
                },
                "message": text(&check.message),
                "help": check.help.as_ref().map(text),
                "source": text(&check.source),
            })
        })
        .collect();
    json!({
        "bad": bad,
        "company": said.company,
        "level": said.stars.or(given.stars).map(|stars| text(&star_name(stars))),
        "state": all.iter().find_map(|one| one.state.clone()),
        "declared": said.declared.map(day),
        "accepted": said.accepted.map(day),
        "declaration_id": said.declaration_id,
        "today": day(given.today),
        "purpose": (!is_general).then(|| json!({
            "title": purpose.title(lang),
            "note": purpose.note(lang),
            "source": purpose.source,
            "ground": purpose.ground.name().text(lang),
            "checked": purpose.checked.map(day),
        })),
        "checks": checks,
        "new_system": said.system == Some(System::New),
        "steps": super::Step::ALL.iter().map(|step| json!({
            "name": step.name().text(lang),
            "reached": *step == steps.reached,
        })).collect::<Vec<_>>(),
        "papers": papers_in_order(all).map(paper).collect::<Vec<_>>(),
    })
}

/// What is enclosed: the first of each mail, then pages and what could not be read.
fn papers_in_order(all: &[Evidence]) -> impl Iterator<Item = &Evidence> {
    let kinds = [
        EvidenceKind::Completion,
        EvidenceKind::Acceptance,
        EvidenceKind::Status,
        EvidenceKind::Unread,
    ];
    kinds.into_iter().flat_map(|kind| {
        let most = if kind == EvidenceKind::Unread { usize::MAX } else { 1 };
        all.iter().filter(move |one| one.kind == kind).take(most)
    })
}

fn paper(one: &Evidence) -> Value {
    let lang = Lang::Ja;
    let (id, kind) = match one.kind {
        EvidenceKind::Completion => ("proof-kind-completion", "completion"),
        EvidenceKind::Acceptance => ("proof-kind-acceptance", "acceptance"),
        EvidenceKind::Status => ("proof-kind-status", "status"),
        _ => ("proof-kind-unread", "unread"),
    };
    let people = |all: &[crate::mail::Address]| {
        all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let mut headers = Vec::new();
    let mut add = |id: &'static str, value: String, mark: bool| {
        if !value.is_empty() {
            let name = Message::new(id).text(lang);
            headers.push(json!({ "name": name, "value": value, "mark": mark }));
        }
    };
    add("proof-header-subject", one.mail.subject.clone(), one.has_subject);
    add("proof-header-from", people(&one.mail.from), false);
    add("proof-header-to", people(&one.mail.to), false);
    add("proof-header-date", one.mail.sent.map_or_else(String::new, moment), true);
    json!({
        "kind": kind,
        "name": Message::new(id).text(lang),
        "day": one.mail.sent.filter(|_| one.kind != EvidenceKind::Status).map(|sent| day(sent.day)),
        "file": one.file,
        "copied": matches!(one.mail.origin, Origin::Copied | Origin::Pasted),
        "headers": headers,
        "body": body(one),
    })
}

/// The text in parts, those marked that an office looks for.
fn body(one: &Evidence) -> Vec<Value> {
    let text = one.mail.text.as_str();
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in recognise::marks(one) {
        parts.push(json!({ "text": text[from..mark.start], "mark": false }));
        parts.push(json!({ "text": text[mark.clone()], "mark": true }));
        from = mark.end;
    }
    parts.push(json!({ "text": text[from..], "mark": false }));
    parts
}

fn day(day: Date) -> Value {
    json!({ "y": day.year(), "m": day.month(), "d": day.day() })
}

fn moment(moment: Moment) -> String {
    let day = Message::new("proof-day")
        .with("year", moment.day.year().to_string())
        .with("month", moment.day.month().to_string())
        .with("day", moment.day.day().to_string());
    let time = moment.time.map(|(hour, minute)| format!(" {hour}:{minute:02}"));
    day.text(Lang::Ja) + &time.unwrap_or_default()
}
