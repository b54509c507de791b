//! Options and, on a terminal, questions to the answers that `init` needs.

use std::path::PathBuf;

use inquire::validator::{StringValidator, Validation};
use inquire::{InquireError, Select, Text};
use sa_lint::config::{self, Checked, Problem, Stars, spoken};
use sa_lint::message::{Lang, Message, say};
use sa_lint::site::{Answers, PolicyAnswer};

use crate::today::today;

/// Every answer as an option.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Given {
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    #[arg(long, value_name = "NAME")]
    company_en: Option<String>,
    #[arg(long, value_name = "1|2")]
    stars: Option<String>,
    #[arg(long, value_name = "DATE")]
    declared: Option<String>,
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[arg(long, value_name = "URL", conflicts_with = "make_policy")]
    policy_url: Option<String>,
    #[arg(long, requires = "representative")]
    make_policy: bool,
    #[arg(long, value_name = "NAME")]
    representative: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "LANG,…", value_delimiter = ',', default_value = "ja,en")]
    languages: Vec<String>,
}

/// One thing to know: its option and its question.
struct Question {
    option: &'static str,
    /// The id of a message.
    ask: &'static str,
    example: &'static str,
}

const COMPANY: Question =
    Question { option: "--company", ask: "ask-company", example: "株式会社サンプル" };
const COMPANY_EN: Question =
    Question { option: "--company-en", ask: "ask-company-en", example: "Sample Co., Ltd." };
const STARS: Question = Question { option: "--stars", ask: "ask-stars", example: "2" };
const DECLARED: Question =
    Question { option: "--declared", ask: "ask-declared", example: "2026-04-01" };
const URL: Question =
    Question { option: "--url", ask: "ask-url", example: "https://www.example.co.jp/security/" };
const POLICY_URL: Question = Question {
    option: "--policy-url",
    ask: "ask-policy-url",
    example: "https://www.example.co.jp/policy/",
};
const REPRESENTATIVE: Question = Question {
    option: "--representative",
    ask: "ask-representative",
    example: "代表取締役　見本 太郎",
};
const EMAIL: Question =
    Question { option: "--email", ask: "ask-email", example: "info@example.co.jp" };
const LOGO: Question = Question {
    option: "--logo",
    ask: "ask-logo",
    example: "security_action_futatsuboshi-small_color.png",
};

/// Asks for what was not given; without a terminal, what is missing is a problem.
pub(crate) fn answers(
    given: &Given,
    interactive: bool,
    lang: Lang,
) -> Result<Answers, Vec<Problem>> {
    let mut asker = Asker { interactive, lang, problems: Vec::new() };
    let company = asker.required(&given.company, &COMPANY, config::one_line);
    let company_en = asker.optional(&given.company_en, &COMPANY_EN, config::one_line);
    let stars = asker.required(&given.stars, &STARS, |text| config::stars(&spoken::stars(text)));
    let declared = asker
        .required(&given.declared, &DECLARED, |text| config::declared(&spoken::day(text), today()));
    let url = asker.required(&given.url, &URL, |text| config::site_address(&spoken::address(text)));
    let policy = policy(&mut asker, given, stars);
    let logo_text = given.logo.as_ref().map(|path| path.display().to_string());
    let logo = asker.optional(&logo_text, &LOGO, logo);
    let email = asker.optional(&given.email, &EMAIL, config::email);
    let languages = languages(&mut asker, given);
    match (company, stars, declared, url, policy) {
        (Some(company), Some(stars), Some(declared), Some(url), Some(policy))
            if asker.problems.is_empty() =>
        {
            Ok(Answers {
                company,
                company_en,
                stars,
                declared,
                url,
                policy,
                logo,
                email,
                languages,
            })
        }
        _ => Err(asker.problems),
    }
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

fn policy(asker: &mut Asker, given: &Given, stars: Option<Stars>) -> Option<PolicyAnswer> {
    if given.policy_url.is_some() {
        let url = asker.required(&given.policy_url, &POLICY_URL, |text| {
            config::web_address(&spoken::address(text))
        });
        return url.map(PolicyAnswer::Url);
    }
    if given.make_policy {
        let name = asker.required(&given.representative, &REPRESENTATIVE, config::one_line);
        return name.map(PolicyAnswer::Make);
    }
    if asker.interactive {
        return match asker.policy_kind(stars)? {
            Kind::Make => {
                asker.required(&None, &REPRESENTATIVE, config::one_line).map(PolicyAnswer::Make)
            }
            Kind::Url => asker
                .required(&None, &POLICY_URL, |text| config::web_address(&spoken::address(text)))
                .map(PolicyAnswer::Url),
            Kind::None => Some(PolicyAnswer::None),
        };
    }
    if stars == Some(Stars::Two) {
        asker.problems.push(
            Problem::error(Message::new("ask-policy-missing"))
                .help(Message::new("ask-give-policy")),
        );
        return None;
    }
    Some(PolicyAnswer::None)
}

/// The file's place in the project: it is copied there unchanged, under its own name.
fn logo(text: &str) -> Checked<String> {
    let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
    config::logo_path(&format!("static/{name}"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Make,
    Url,
    None,
}

struct Asker {
    interactive: bool,
    lang: Lang,
    problems: Vec<Problem>,
}

impl Asker {
    fn required<T: 'static>(
        &mut self,
        given: &Option<String>,
        question: &Question,
        valid: fn(&str) -> Checked<T>,
    ) -> Option<T> {
        let text = match given {
            Some(text) => text.clone(),
            None if self.interactive => self.ask(question, move |text| valid(text).map(|_| ()))?,
            None => {
                self.problems.push(Problem::error(
                    Message::new("ask-missing")
                        .with("option", question.option)
                        .with("what", Message::new(question.ask)),
                ));
                return None;
            }
        };
        self.take(valid(&text), question)
    }

    fn optional<T: 'static>(
        &mut self,
        given: &Option<String>,
        question: &Question,
        valid: fn(&str) -> Checked<T>,
    ) -> Option<T> {
        let text = match given {
            Some(text) => text.clone(),
            None if self.interactive => self.ask(question, move |text| {
                if text.trim().is_empty() { Ok(()) } else { valid(text).map(|_| ()) }
            })?,
            None => return None,
        };
        if text.trim().is_empty() { None } else { self.take(valid(&text), question) }
    }

    fn take<T>(&mut self, checked: Checked<T>, question: &Question) -> Option<T> {
        checked.map_err(|problem| self.problems.push(named(problem, question.option))).ok()
    }

    fn ask(
        &mut self,
        question: &Question,
        valid: impl Fn(&str) -> Checked<()> + Clone + 'static,
    ) -> Option<String> {
        let lang = self.lang;
        let validator = move |text: &str| match valid(text) {
            Ok(()) => Ok(Validation::Valid),
            Err(problem) => Ok(Validation::Invalid(sentence(&problem, lang).into())),
        };
        let validator: Box<dyn StringValidator> = Box::new(validator);
        let example = Message::new("ask-example").with("example", question.example).text(lang);
        let asked = Text::new(&say(lang, question.ask))
            .with_help_message(&example)
            .with_validators(&[validator])
            .prompt();
        self.answered(asked)
    }

    fn policy_kind(&mut self, stars: Option<Stars>) -> Option<Kind> {
        let lang = self.lang;
        let mut choices = vec![
            (Kind::Make, say(lang, "ask-policy-make")),
            (Kind::Url, say(lang, "ask-policy-link")),
        ];
        if stars != Some(Stars::Two) {
            choices.push((Kind::None, say(lang, "ask-policy-none")));
        }
        let lines = choices.iter().map(|choice| &choice.1).collect();
        let asked = Select::new(&say(lang, "ask-policy"), lines).raw_prompt();
        self.answered(asked).and_then(|choice| choices.get(choice.index)).map(|choice| choice.0)
    }

    fn answered<T>(&mut self, asked: Result<T, InquireError>) -> Option<T> {
        asked
            .map_err(|error| {
                self.interactive = false;
                self.problems.push(Problem::error(
                    Message::new("ask-broken-off").with("cause", error.to_string()),
                ));
            })
            .ok()
    }
}

fn named(problem: Problem, option: &str) -> Problem {
    let message = Message::new("ask-at-option").with("option", option);
    Problem { message: message.with("problem", problem.message), ..problem }
}

fn sentence(problem: &Problem, lang: Lang) -> String {
    let help = problem.help.as_ref().map_or_else(String::new, |help| help.text(lang));
    format!("{} {help}", problem.message.text(lang)).trim().to_owned()
}
