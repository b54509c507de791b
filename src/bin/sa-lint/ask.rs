//! Options and, on a terminal, questions to the answers that `init` needs.

use std::path::PathBuf;

use inquire::validator::{StringValidator, Validation};
use inquire::{InquireError, Select, Text};
use sa_lint::config::{self, Checked, Problem, Stars};
use sa_lint::message::Lang;
use sa_lint::site::{Answers, PolicyAnswer};

use crate::problem::say;
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

/// One thing to know: its option, its question in both languages.
struct Question {
    option: &'static str,
    ja: &'static str,
    en: &'static str,
    example: &'static str,
}

const COMPANY: Question = Question {
    option: "--company",
    ja: "事業者名",
    en: "Name of the company",
    example: "株式会社サンプル",
};
const COMPANY_EN: Question = Question {
    option: "--company-en",
    ja: "英語の事業者名（なければ空のまま）",
    en: "Its name in English (may be empty)",
    example: "Sample Co., Ltd.",
};
const STARS: Question = Question {
    option: "--stars",
    ja: "宣言した段階（一つ星は 1、二つ星は 2）",
    en: "Declared level (1 or 2 stars)",
    example: "2",
};
const DECLARED: Question = Question {
    option: "--declared",
    ja: "宣言した日",
    en: "Day of the declaration",
    example: "2026-04-01",
};
const URL: Question = Question {
    option: "--url",
    ja: "公開するアドレス",
    en: "Address where the folder will be published",
    example: "https://www.example.co.jp/security/",
};
const POLICY_URL: Question = Question {
    option: "--policy-url",
    ja: "情報セキュリティ基本方針のアドレス",
    en: "Address of the information security policy",
    example: "https://www.example.co.jp/policy/",
};
const REPRESENTATIVE: Question = Question {
    option: "--representative",
    ja: "代表者の役職と氏名",
    en: "Title and name of the representative",
    example: "代表取締役　見本 太郎",
};
const EMAIL: Question = Question {
    option: "--email",
    ja: "連絡先のメールアドレス（なければ空のまま）",
    en: "Mail address of the contact (may be empty)",
    example: "info@example.co.jp",
};
const LOGO: Question = Question {
    option: "--logo",
    ja: "ダウンロードしたロゴのファイル（なければ空のまま）",
    en: "The downloaded logo file (may be empty)",
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
    let stars = asker.required(&given.stars, &STARS, config::stars);
    let declared =
        asker.required(&given.declared, &DECLARED, |text| config::declared(text, today()));
    let url = asker.required(&given.url, &URL, config::site_address);
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

fn languages(asker: &mut Asker, given: &Given) -> Vec<config::Lang> {
    let mut languages = vec![config::Lang::Ja];
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
        let url = asker.required(&given.policy_url, &POLICY_URL, config::web_address);
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
            Kind::Url => {
                asker.required(&None, &POLICY_URL, config::web_address).map(PolicyAnswer::Url)
            }
            Kind::None => Some(PolicyAnswer::None),
        };
    }
    if stars == Some(Stars::Two) {
        asker.problems.push(
            Problem::error(
                "二つ星には、公開した情報セキュリティ基本方針が必要です。",
                "Two stars need a published information security policy.",
            )
            .help(
                "--policy-url URL か、--make-policy --representative 役職と氏名 を付けてください。",
                "Add --policy-url URL, or --make-policy --representative TITLE_AND_NAME.",
            ),
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
                    format!("{} がありません（{}）。", question.option, question.ja),
                    format!("{} is missing ({}).", question.option, question.en),
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
        let (message, example) = match lang {
            Lang::Ja => (question.ja, format!("例: {}", question.example)),
            Lang::En => (question.en, format!("for example: {}", question.example)),
        };
        let asked =
            Text::new(message).with_help_message(&example).with_validators(&[validator]).prompt();
        self.answered(asked)
    }

    fn policy_kind(&mut self, stars: Option<Stars>) -> Option<Kind> {
        let mut choices = vec![
            (Kind::Make, "このサイトにページを作る", "Make a page for it on this site"),
            (Kind::Url, "すでに公開している", "It is published already"),
        ];
        if stars != Some(Stars::Two) {
            choices.push((Kind::None, "今は載せない", "Not now"));
        }
        let (message, lines): (_, Vec<&str>) = match self.lang {
            Lang::Ja => {
                ("情報セキュリティ基本方針", choices.iter().map(|choice| choice.1).collect())
            }
            Lang::En => {
                ("Information security policy", choices.iter().map(|choice| choice.2).collect())
            }
        };
        let asked = Select::new(message, lines).raw_prompt();
        self.answered(asked).and_then(|choice| choices.get(choice.index)).map(|choice| choice.0)
    }

    fn answered<T>(&mut self, asked: Result<T, InquireError>) -> Option<T> {
        asked
            .map_err(|error| {
                self.interactive = false;
                self.problems.push(Problem::error(
                    format!("質問を中断しました: {error}"),
                    format!("The questions were broken off: {error}"),
                ));
            })
            .ok()
    }
}

fn named(mut problem: Problem, option: &str) -> Problem {
    problem.message.ja = format!("{option}: {}", problem.message.ja);
    problem.message.en = format!("{option}: {}", problem.message.en);
    problem
}

fn sentence(problem: &Problem, lang: Lang) -> String {
    let help = problem.help.as_ref().map_or("", |help| say(help, lang));
    format!("{} {help}", say(&problem.message, lang)).trim().to_owned()
}
