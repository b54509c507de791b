//! Answers of a form to the badge page, its fragment and the ready-made wording, or to what is wrong
//! with each answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use sa_lint::config::{self, Checked, Problem, SiteConfig, Stars};
use sa_lint::message::{Lang, Message};
use sa_lint::site::{self, Answers, PolicyAnswer, Purpose, Rendered, Sources, StarterFile};
use serde::{Deserialize, Serialize};

/// What the form holds; all of it as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    company: String,
    company_en: String,
    stars: String,
    declared: String,
    url: String,
    /// `none`, `url` or `make`.
    policy: String,
    policy_url: String,
    representative: String,
    email: String,
    english: bool,
}

/// What became of it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Made {
    problems: Vec<Wrong>,
    /// Texts by path in the folder to publish.
    files: BTreeMap<String, String>,
    /// Pages that stay in the company, by path.
    internal: BTreeMap<String, String>,
    /// What the site can be made from again with the program.
    project: BTreeMap<String, String>,
    /// The embeddable piece of HTML by language.
    fragments: BTreeMap<&'static str, String>,
}

/// What is wrong with an answer.
#[derive(Debug, Serialize)]
struct Wrong {
    field: Option<&'static str>,
    message: String,
    help: Option<String>,
}

pub(crate) fn make(typed: &Typed, today: &str, lang: Lang) -> Made {
    let mut wrong = Vec::new();
    let given = answers(typed, today, lang, &mut wrong).filter(|_| wrong.is_empty());
    match given.map(|(answers, today)| build(&answers, today)) {
        None => Made { problems: wrong, ..Made::default() },
        Some(Err(problems)) => {
            let problems = problems.iter().map(|one| say(None, one, lang)).collect();
            Made { problems, ..Made::default() }
        }
        Some(Ok((project, Rendered { files, internal, fragments, .. }))) => Made {
            problems: Vec::new(),
            files: texts(files),
            internal: texts(internal),
            project: project.into_iter().map(|file| (file.path, file.text)).collect(),
            fragments: fragments.into_iter().map(|(lang, html)| (lang.tag(), html)).collect(),
        },
    }
}

/// All that is made here is text; the logo, which is not, a company downloads itself.
fn texts(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    files
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

fn say(field: Option<&'static str>, problem: &Problem, lang: Lang) -> Wrong {
    let help = problem.help.as_ref().map(|help| help.text(lang));
    Wrong { field, message: problem.message.text(lang), help }
}

fn answers(
    typed: &Typed,
    today: &str,
    lang: Lang,
    wrong: &mut Vec<Wrong>,
) -> Option<(Answers, Date)> {
    let mut form = Form { wrong, lang };
    let today = form.take("declared", config::date(today))?;
    let company = form.take("company", config::one_line(&typed.company));
    let company_en = form.optional("company_en", &typed.company_en, config::one_line);
    let stars = form.take("stars", config::stars(&typed.stars));
    let declared = form.take("declared", config::declared(&typed.declared, today));
    let url = form.take("url", config::site_address(&typed.url));
    let email = form.optional("email", &typed.email, config::email);
    let policy = match typed.policy.as_str() {
        "url" => {
            form.take("policy_url", config::web_address(&typed.policy_url)).map(PolicyAnswer::Url)
        }
        "make" => form
            .take("representative", config::one_line(&typed.representative))
            .map(PolicyAnswer::Make),
        _ => Some(PolicyAnswer::None),
    };
    if matches!((stars, &policy), (Some(Stars::Two), Some(PolicyAnswer::None))) {
        let missing = Problem::error(Message::new("config-policy-missing"));
        form.note("policy", &missing.help(Message::new("config-choose-policy")));
    }
    let languages = if typed.english { vec![Lang::Ja, Lang::En] } else { vec![Lang::Ja] };
    let answers = Answers {
        company: company?,
        company_en,
        stars: stars?,
        declared: declared?,
        accepted: None,
        system: None,
        url: url?,
        policy: policy?,
        logo: None,
        email,
        languages,
    };
    Some((answers, today))
}

/// Answers as they are taken one by one; what is wrong is noted with its field.
struct Form<'w> {
    wrong: &'w mut Vec<Wrong>,
    lang: Lang,
}

impl Form<'_> {
    fn note(&mut self, field: &'static str, problem: &Problem) {
        self.wrong.push(say(Some(field), problem, self.lang));
    }

    fn take<T>(&mut self, field: &'static str, answer: Checked<T>) -> Option<T> {
        answer.map_err(|problem| self.note(field, &problem)).ok()
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        text: &str,
        read: impl Fn(&str) -> Checked<T>,
    ) -> Option<T> {
        if text.trim().is_empty() { None } else { self.take(field, read(text)) }
    }
}

/// The project as `init` writes it, and its pages.
fn build(answers: &Answers, today: Date) -> Result<(Vec<StarterFile>, Rendered), Vec<Problem>> {
    let project = site::starter(answers).map_err(|problem| vec![problem])?;
    let text = |path: &str| project.iter().find(|file| file.path == path).map(|file| &*file.text);
    let config_text: Arc<str> = Arc::from(text("sa-lint.toml").unwrap_or_default());
    let (config, warnings) = SiteConfig::parse("sa-lint.toml", &config_text, today)?;
    let content = project.iter().filter(|file| file.path.starts_with("content/"));
    let sources = Sources {
        config,
        config_text,
        content: content.map(|file| (file.path.clone(), Arc::from(&*file.text))).collect(),
        files: BTreeMap::new(),
        templates: BTreeMap::new(),
        logo: None,
        fragment_link: None,
        warnings,
    };
    let rendered = site::render(&sources, Purpose::Publish)?;
    Ok((project, rendered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_names_its_field_and_nothing_that_only_the_program_has() {
        let typed = Typed {
            company: "株式会社サンプル".into(),
            stars: "2".into(),
            declared: "2026-04-01".into(),
            url: "https://www.example.co.jp/".into(),
            policy: "none".into(),
            email: "x".into(),
            ..Typed::default()
        };
        let made = make(&typed, "2026-05-01", Lang::Ja);
        let fields: Vec<_> = made.problems.iter().map(|one| one.field).collect();
        assert_eq!(fields, [Some("email"), Some("policy")], "{made:?}");
        assert!(!format!("{:?}", made.problems).contains("[site"), "{made:?}");
        let one_star = Typed { stars: "1".into(), email: String::new(), ..typed };
        assert!(make(&one_star, "2026-05-01", Lang::Ja).problems.is_empty());
    }
}
