//! A valid configuration and a language to what every template may use.

use serde_json::{Value, json};
use tera::Context;

use super::date;
use super::engine::Engine;
use super::image::Logo;
use super::page;
use super::phrase;
use super::wording;
use crate::config::{Policy, Problem, SiteConfig, Stars};
use crate::message::Lang;

/// All about one language of the site.
pub(crate) struct Language {
    pub(crate) lang: Lang,
    pub(crate) company: String,
    /// The sentences, filled in, in the shape of the wording file.
    pub(crate) t: Value,
    pub(crate) context: Context,
}

impl Language {
    /// A sentence, or nothing if the wording file has none of that name.
    pub(crate) fn sentence(&self, table: &str, key: &str) -> &str {
        self.t[table][key].as_str().unwrap_or_default()
    }
}

/// `has_policy`: whether the site has a policy page of that language, and of Japanese.
pub(crate) fn language(
    engine: &Engine,
    config: &SiteConfig,
    lang: Lang,
    logo: Option<&Logo>,
    has_policy: impl Fn(Lang) -> bool,
) -> Result<Language, Problem> {
    let company = match (lang, &config.company_en) {
        (Lang::En, Some(name)) => name.clone(),
        _ => config.company.clone(),
    };
    let home = page::path("index.html", lang);
    let url = page::address(&config.url, &home);
    let policy = policy(config, lang, &home, has_policy);
    let policy_url =
        policy.as_ref().map_or("", |policy| policy["url"].as_str().unwrap_or_default());
    let mut context = Context::new();
    context.insert("lang", lang.tag());
    context.insert("company", &company);
    context.insert("stars", &config.stars.number());
    context.insert("date", &date::words(config.declared, lang));
    context.insert("declared", &config.declared.to_string());
    context.insert("url", &url);
    context.insert("url_html", &phrase::escape(&url));
    context.insert("policy_url", policy_url);
    context.insert("policy", &policy);
    context.insert("email", config.email.as_deref().unwrap_or_default());
    context.insert("tel", config.tel.as_deref().unwrap_or_default());
    context.insert("material", config.one_star_material.as_deref().unwrap_or_default());
    context.insert("printed_id", config.printed_id.as_deref().unwrap_or_default());
    context.insert("logo", &logo);
    let theme = json!({
        "accent": config.theme.accent,
        "accent_dark": config.theme.accent_dark,
        "font": config.theme.font,
    });
    context.insert("theme", &theme);
    let level = match config.stars {
        Stars::One => "one",
        Stars::Two => "two",
    };
    let t = wording::sentences(engine, lang, &mut context, level)?;
    let meaning = t["badge"][format!("meaning_{level}")].clone();
    context.insert("meaning", meaning.as_str().unwrap_or_default());
    context.insert("t", &t);
    Ok(Language { lang, company, t, context })
}

/// Where the policy is, seen from the badge page.
fn policy(
    config: &SiteConfig,
    lang: Lang,
    home: &str,
    has_policy: impl Fn(Lang) -> bool,
) -> Option<Value> {
    match config.policy.as_ref()? {
        Policy::Link { url, url_en } => Some(match (lang, url_en) {
            (Lang::En, Some(url)) => json!({ "href": url, "url": url, "lang": "en" }),
            _ => json!({ "href": url, "url": url, "lang": "ja" }),
        }),
        Policy::Page { .. } => {
            let lang = if has_policy(lang) { lang } else { Lang::Ja };
            let path = page::path("policy.html", lang);
            Some(json!({
                "href": page::href(home, &path),
                "url": page::address(&config.url, &path),
                "lang": lang.tag(),
            }))
        }
    }
}
