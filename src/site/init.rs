//! Answers to the files of a new project.

use jiff::civil::Date;
use serde_json::json;
use tera::Context;

use super::engine;
use super::templates::{POLICY_EN, POLICY_JA, STARTER_CONFIG};
use crate::config::{Problem, Stars};
use crate::message::{Lang, Message};
use crate::proof::System;

/// Where the 情報セキュリティ基本方針 is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyAnswer {
    /// Nowhere yet.
    None,
    /// At this address.
    Url(String),
    /// To be made, in the name of this representative (title and name).
    Make(String),
}

/// What `init` asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The declaring business.
    pub company: String,
    /// Its name in English.
    pub company_en: Option<String>,
    /// The declared level.
    pub stars: Stars,
    /// The day of the declaration.
    pub declared: Date,
    /// The day of the acceptance.
    pub accepted: Option<Date>,
    /// The system it was declared in.
    pub system: Option<System>,
    /// Where the site will be.
    pub url: String,
    /// The policy.
    pub policy: PolicyAnswer,
    /// The logo, as a path in the project.
    pub logo: Option<String>,
    /// The contact's e-mail address.
    pub email: Option<String>,
    /// The languages of the site.
    pub languages: Vec<Lang>,
}

/// A file of a new project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterFile {
    /// Its path in the project.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The files of a new project, by path.
///
/// # Errors
/// An embedded file is broken.
pub fn starter(answers: &Answers) -> Result<Vec<StarterFile>, Problem> {
    let mut context = Context::new();
    context.insert("company", &answers.company);
    context.insert("company_en", answers.company_en.as_deref().unwrap_or_default());
    context.insert("stars", &answers.stars.number());
    context.insert("declared", &answers.declared.to_string());
    let accepted = answers.accepted.map(|day| day.to_string());
    context.insert("accepted", accepted.as_deref().unwrap_or_default());
    context.insert("system", answers.system.map_or("", System::id));
    context.insert("url", &answers.url);
    context.insert("logo", answers.logo.as_deref().unwrap_or_default());
    context.insert("email", answers.email.as_deref().unwrap_or_default());
    let tags: Vec<&str> = answers.languages.iter().map(|lang| lang.tag()).collect();
    context.insert("languages", &json!(tags).to_string().replace(',', ", "));
    let (policy, url, representative) = match &answers.policy {
        PolicyAnswer::None => ("none", "", ""),
        PolicyAnswer::Url(url) => ("url", url.as_str(), ""),
        PolicyAnswer::Make(name) => ("make", "", name.as_str()),
    };
    context.insert("policy", policy);
    context.insert("policy_url", url);
    context.insert("representative", representative);
    let mut files =
        vec![StarterFile { path: "sa-lint.toml".into(), text: fill(STARTER_CONFIG, &context)? }];
    if policy == "make" {
        let text = self::policy(POLICY_JA, &answers.company)?;
        files.push(StarterFile { path: "content/policy.md".into(), text });
        if answers.languages.contains(&Lang::En) {
            let name = answers.company_en.as_ref().unwrap_or(&answers.company);
            let text = self::policy(POLICY_EN, name)?;
            files.push(StarterFile { path: "content/policy.en.md".into(), text });
        }
    }
    Ok(files)
}

/// An embedded policy in the name of a company, as Markdown.
pub(crate) fn policy(text: &str, company: &str) -> Result<String, Problem> {
    let mut context = Context::new();
    context.insert("company", &markdown(company));
    fill(text, &context)
}

fn fill(text: &str, context: &Context) -> Result<String, Problem> {
    engine::bare().render_str(text, context, false).map_err(|error| {
        Problem::error(Message::new("site-starter-broken").with("cause", error.to_string()))
    })
}

/// A name in which no character is Markdown: every ASCII punctuation mark can be escaped
/// (CommonMark 0.31, 2.4), but only those with a meaning are.
fn markdown(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        if "\\`*_[]<>&#|~!".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}
