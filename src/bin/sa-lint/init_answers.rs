//! Options and, on a terminal, questions to the answers that `init` needs.

use std::fs;
use std::path::{Path, PathBuf};

use sa_lint::config::{self, Checked, Problem, Stars, spoken};
use sa_lint::message::{Lang, Message};
use sa_lint::proof::System;
use sa_lint::site::{Answers, PolicyAnswer};

use crate::asker::{Asker, NoAnswers, Question, named};
use crate::today::today;

/// Every answer as an option.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Given {
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,
    #[arg(long, value_name = "NAME")]
    company_en: Option<String>,
    #[arg(long, value_name = "1|2")]
    pub(crate) stars: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) declared: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) accepted: Option<String>,
    /// What mails say.
    #[arg(skip)]
    pub(crate) system: Option<System>,
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[arg(long, value_name = "URL", conflicts_with = "make_policy")]
    policy_url: Option<String>,
    #[arg(long, requires = "representative")]
    make_policy: bool,
    #[arg(long, value_name = "NAME")]
    representative: Option<String>,
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "LANG,…", value_delimiter = ',', default_value = "ja,en")]
    languages: Vec<String>,
}

const COMPANY: Question =
    Question { option: "--company", ask: "ask-company", example: "ask-company-example" };
const COMPANY_EN: Question =
    Question { option: "--company-en", ask: "ask-company-en", example: "ask-company-en-example" };
const STARS: Question = Question { option: "--stars", ask: "ask-stars", example: "ask-stars-how" };
const DECLARED: Question =
    Question { option: "--declared", ask: "ask-declared", example: "ask-declared-example" };
const URL: Question = Question { option: "--url", ask: "ask-url", example: "ask-url-example" };
const POLICY: Question =
    Question { option: "--policy-url", ask: "ask-policy", example: "ask-policy-how" };
const POLICY_URL: Question =
    Question { option: "--policy-url", ask: "ask-policy-url", example: "ask-policy-url-example" };
const REPRESENTATIVE: Question = Question {
    option: "--representative",
    ask: "ask-representative",
    example: "ask-representative-example",
};
const EMAIL: Question =
    Question { option: "--email", ask: "ask-email", example: "ask-email-example" };
const LOGO_ONE: Question =
    Question { option: "--logo", ask: "ask-logo", example: "ask-logo-example-one" };
const LOGO_TWO: Question = Question { example: "ask-logo-example-two", ..LOGO_ONE };

/// The answers, and the logo file that is to be copied.
pub(crate) type AnswersAndLogo = (Answers, Option<PathBuf>);

/// Asks for what was not given; without a terminal, what is missing is a problem.
pub(crate) fn answers(
    given: &Given,
    interactive: bool,
    lang: Lang,
) -> Result<AnswersAndLogo, NoAnswers> {
    let mut asker = Asker::new(interactive, lang);
    let company = asker.required(given.company.as_deref(), &COMPANY, name);
    let company_en = asker.optional(given.company_en.as_deref(), &COMPANY_EN, name);
    let stars = stars(&mut asker, given);
    let declared = asker.required(given.declared.as_deref(), &DECLARED, |text| {
        config::declared(&spoken::day(text), today())
    });
    // Nobody is asked for what only some declarations have.
    let accepted = given.accepted.as_deref().and_then(|text| {
        let checked = config::accepted(&spoken::day(text), declared, today());
        checked.map_err(|problem| asker.problems.push(named(problem, "--accepted"))).ok()
    });
    let url = asker
        .required(given.url.as_deref(), &URL, |text| config::site_address(&spoken::address(text)));
    let policy = policy(&mut asker, given, stars);
    let logo_given = given.logo.as_ref().map(|path| path.to_string_lossy());
    let logo_question = if stars == Some(Stars::One) { &LOGO_ONE } else { &LOGO_TWO };
    let logo = asker.optional(logo_given.as_deref(), logo_question, logo);
    let email = asker.optional(given.email.as_deref(), &EMAIL, config::email);
    let languages = languages(&mut asker, given);
    if let Some(stopped) = asker.stopped() {
        return Err(stopped);
    }
    let (logo_file, logo) = logo.unzip();
    match (company, stars, declared, url, policy) {
        (Some(company), Some(stars), Some(declared), Some(url), Some(policy)) => Ok((
            Answers {
                company,
                company_en,
                stars,
                declared,
                accepted,
                system: given.system,
                url,
                policy,
                logo,
                email,
                languages,
            },
            logo_file,
        )),
        // An answer that is not there was told by `stopped`.
        _ => Err(NoAnswers::Wrong(Vec::new())),
    }
}

/// A level by choice, or by what people write for it.
fn stars(asker: &mut Asker, given: &Given) -> Option<Stars> {
    let choices = [(Stars::One, "ask-stars-one"), (Stars::Two, "ask-stars-two")];
    let valid = |text: &str| config::stars(&spoken::stars(text));
    let meant = |typed: &str, at: usize| match valid(typed) {
        Ok(stars) => choices.get(at).is_some_and(|choice| choice.0 == stars),
        // All of them while nothing is typed; none for what is no level, lest the first be taken.
        Err(_) => typed.trim().is_empty(),
    };
    asker.choice(given.stars.as_deref(), &STARS, &choices, valid, meant)
}

/// Two stars need a policy; with one star nobody is asked for it.
fn policy(asker: &mut Asker, given: &Given, stars: Option<Stars>) -> Option<PolicyAnswer> {
    let make = |asker: &mut Asker| {
        let given = given.representative.as_deref();
        asker.required(given, &REPRESENTATIVE, name).map(PolicyAnswer::Make)
    };
    let link = |asker: &mut Asker| {
        let valid = |text: &str| config::web_address(&spoken::address(text));
        asker.required(given.policy_url.as_deref(), &POLICY_URL, valid).map(PolicyAnswer::Url)
    };
    if given.policy_url.is_some() {
        return link(asker);
    }
    if given.make_policy {
        return make(asker);
    }
    if stars != Some(Stars::Two) {
        return Some(PolicyAnswer::None);
    }
    if !asker.asks() {
        asker.problems.push(
            Problem::error(Message::new("ask-policy-missing"))
                .help(Message::new("ask-give-policy")),
        );
        return None;
    }
    let choices = [(true, "ask-policy-make"), (false, "ask-policy-link")];
    let is_made = asker.choice(None, &POLICY, &choices, |_| Ok(true), |_, _| true)?;
    if is_made { make(asker) } else { link(asker) }
}

fn languages(asker: &mut Asker, given: &Given) -> Vec<Lang> {
    let mut languages = vec![Lang::Ja];
    for tag in given.languages.iter().filter(|tag| !tag.is_empty()) {
        match config::language(tag) {
            Ok(lang) if languages.contains(&lang) => {}
            Ok(lang) => languages.push(lang),
            Err(problem) => asker.problems.push(named(problem, "--languages")),
        }
    }
    languages
}

/// A name. What is wrong with it is said without the advice for a line of the configuration.
fn name(text: &str) -> Checked<String> {
    config::one_line(text).map_err(|problem| Problem { help: None, ..problem })
}

/// A file that can be read, and its place in the project: it is copied there unchanged, under its
/// own name. A file dragged onto a terminal comes in quotation marks.
fn logo(text: &str) -> Checked<(PathBuf, String)> {
    let unquoted = ['"', '\'']
        .iter()
        .find_map(|mark| text.trim().strip_prefix(*mark).and_then(|text| text.strip_suffix(*mark)));
    let path = Path::new(unquoted.unwrap_or(text.trim()));
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let target = config::logo_path(&format!("static/{name}"))?;
    match fs::File::open(path) {
        Ok(_) => Ok((path.to_owned(), target)),
        Err(cause) => Err(Problem::error(
            Message::new("init-no-logo")
                .with("path", path.display().to_string())
                .with("cause", cause),
        )),
    }
}
