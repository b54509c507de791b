//! The `[site]` part of `sa-lint.toml`: text to [`SiteConfig`].

use std::sync::Arc;

use jiff::civil::Date;

use super::colour::{self, Ground};
use super::keys;
use super::problem::{Level, Problem};
use super::reader::{At, Sheet, Table, document, missing};
use super::site_values as values;
use super::stars::Stars;
use crate::message::{Lang, Message};
use crate::proof::{self, System};
use crate::text::Span;

/// Where the 情報セキュリティ基本方針 is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Published elsewhere.
    Link {
        /// Its address.
        url: String,
        /// The address of an English one.
        url_en: Option<String>,
    },
    /// A page of this site.
    Page {
        /// Title and name of the representative.
        representative: String,
        /// The same in English.
        representative_en: Option<String>,
        /// 制定日
        established: Date,
        /// 改定日
        revised: Option<Date>,
    },
}

/// What the templates' styles may vary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Accent on a light ground, `#rrggbb`.
    pub accent: String,
    /// Accent on a dark ground, `#rrggbb`.
    pub accent_dark: String,
    /// Names put before the system's fonts.
    pub font: Option<String>,
}

impl Default for Theme {
    fn default() -> Self {
        let default = |name| keys::default_text(keys::THEME, name);
        Self { accent: default("accent"), accent_dark: default("accent_dark"), font: None }
    }
}

/// A valid `[site]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteConfig {
    /// The declaring business.
    pub company: String,
    /// Its name in English.
    pub company_en: Option<String>,
    /// The declared level.
    pub stars: Stars,
    /// The day of the declaration.
    pub declared: Date,
    /// The day on which the office accepted it, where it is known.
    pub accepted: Option<Date>,
    /// The system it was made in, where it is known.
    pub system: Option<System>,
    /// Where the folder will be published; ends in `/`.
    pub url: String,
    /// The site's languages, Japanese first; never empty, never twice the same.
    pub languages: Vec<Lang>,
    /// The output folder, relative to the project.
    pub output: String,
    /// The downloaded logo file, relative to the project.
    pub logo: Option<String>,
    /// The e-mail address of the contact.
    pub email: Option<String>,
    /// The telephone number of the contact.
    pub tel: Option<String>,
    /// What one star asks for, as IPA's present guideline names it.
    pub one_star_material: Option<String>,
    /// A 自己宣言ID to print.
    pub printed_id: Option<String>,
    /// Whether the page of ready-made wording is made.
    pub wording: bool,
    /// Where the policy is; always there for two stars.
    pub policy: Option<Policy>,
    /// The look.
    pub theme: Theme,
}

impl SiteConfig {
    /// Reads the text of `sa-lint.toml`. `today` is the last day a declaration can have.
    ///
    /// Returns the configuration with its warnings.
    ///
    /// # Errors
    /// Every problem found, each at its place; among them at least one [`Level::Error`].
    pub fn parse(
        path: &str,
        text: &Arc<str>,
        today: Date,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut sheet = Sheet::new(path, Arc::clone(text));
        let Some(document) = document(text, &mut sheet) else { return Err(sheet.problems) };
        let root = Table::root(&document);
        let site = root.table(&mut sheet, "site");
        root.finish(&mut sheet);
        let config = match site {
            Some(site) => read_site(site, &mut sheet, today),
            None => {
                if sheet.problems.is_empty() {
                    let problem = Problem::error(Message::new("config-no-site"));
                    sheet.report(
                        problem.help(Message::new("config-init-makes-one")),
                        Span::new(0, 0),
                    );
                }
                None
            }
        };
        match config {
            Some(config) if sheet.problems.iter().all(|problem| problem.level < Level::Error) => {
                Ok((config, sheet.problems))
            }
            _ => Err(sheet.problems),
        }
    }
}

fn read_site(site: Table<'_>, sheet: &mut Sheet, today: Date) -> Option<SiteConfig> {
    let whole = site.span;
    let company = site
        .string(sheet, "company")
        .and_then(|name| values::check(values::one_line(&name.value), name.span, sheet));
    let company_en = optional(site.string(sheet, "company_en"), sheet, values::one_line);
    let stars_at = site.integer(sheet, "stars");
    let stars = stars_at
        .as_ref()
        .and_then(|stars| values::check(values::stars(&stars.value), stars.span, sheet));
    let declared = site
        .date(sheet, "declared")
        .and_then(|date| values::check(values::declared(&date.value, today), date.span, sheet));
    let accepted = optional(site.date(sheet, "accepted"), sheet, |text| {
        values::accepted(text, declared, today)
    });
    let system = optional(site.string(sheet, "system"), sheet, values::system);
    let url = site
        .string(sheet, "url")
        .and_then(|url| values::check(values::site_address(&url.value), url.span, sheet));
    let languages = languages(site.strings(sheet, "languages"), sheet);
    let output = optional(site.string(sheet, "output"), sheet, values::output_path);
    let logo_at = site.string(sheet, "logo");
    let logo_span = logo_at.as_ref().map(|logo| logo.span);
    let logo = optional(logo_at, sheet, values::logo_path);
    if let (Some(logo), Some(stars), Some(span)) = (&logo, stars, logo_span)
        && let Some(problem) = values::logo_level(logo, stars)
    {
        sheet.report(problem, span);
    }
    if let (Some(_), Some(span)) = (&logo, logo_span)
        && proof::awaits_acceptance(declared, accepted, system, today)
    {
        sheet.report(values::logo_early(), span);
    }
    let email = optional(site.string(sheet, "email"), sheet, values::email);
    let tel = optional(site.string(sheet, "tel"), sheet, values::one_line);
    let one_star_material =
        optional(site.string(sheet, "one_star_material"), sheet, values::one_line);
    let id_at = site.string(sheet, "show_self_declaration_id");
    if let Some(id) = &id_at {
        sheet.report(values::id_warning(), id.span);
    }
    let printed_id = optional(id_at, sheet, values::declaration_id);
    let wording = site.bool_or_default(sheet, "wording");
    let policy_table = site.table(sheet, "policy");
    let policy = policy_table.and_then(|table| read_policy(table, sheet, today, declared));
    if stars == Some(Stars::Two) && !site.has("policy") {
        let span = stars_at.map_or(whole, |stars| stars.span);
        sheet.report(values::policy_missing(), span);
    }
    let theme = site.table(sheet, "theme").map(|table| read_theme(table, sheet));
    let output = output.unwrap_or_else(|| site.default_text("output"));
    site.finish(sheet);
    Some(SiteConfig {
        company: company?,
        company_en,
        stars: stars?,
        declared: declared?,
        accepted,
        system,
        url: url?,
        languages,
        output,
        logo,
        email,
        tel,
        one_star_material,
        printed_id,
        wording,
        policy,
        theme: theme.unwrap_or_default(),
    })
}

fn read_policy(
    table: Table<'_>,
    sheet: &mut Sheet,
    today: Date,
    declared: Option<Date>,
) -> Option<Policy> {
    let whole = table.span;
    let url = optional(table.string(sheet, "url"), sheet, values::web_address);
    let url_en = optional(table.string(sheet, "url_en"), sheet, values::web_address);
    let make = table.bool(sheet, "make");
    let representative = table.string(sheet, "representative");
    let has_representative = table.has("representative");
    let representative_en =
        optional(table.string(sheet, "representative_en"), sheet, values::one_line);
    let established = optional(table.date(sheet, "established"), sheet, values::date);
    let revised_at = table.date(sheet, "revised");
    let revised_span = revised_at.as_ref().map(|date| date.span);
    let revised = optional(revised_at, sheet, |text| values::past(text, today));
    table.finish(sheet);
    let make_it = make.as_ref().is_some_and(|make| make.value);
    match (url, make_it) {
        (Some(_), true) => {
            let problem = Problem::error(Message::new("config-policy-twice"));
            sheet.report(problem, make.map_or(whole, |make| make.span));
            None
        }
        (Some(url), false) => Some(Policy::Link { url, url_en }),
        (None, false) => {
            let problem = Problem::error(Message::new("config-policy-nothing"));
            sheet.report(problem, whole);
            None
        }
        (None, true) => {
            if representative.is_none() && !has_representative {
                sheet.report(missing("representative"), whole);
            }
            let representative = representative
                .and_then(|name| values::check(values::one_line(&name.value), name.span, sheet))?;
            let established = established.or(declared)?;
            if let (Some(revised), Some(span)) = (revised, revised_span)
                && revised < established
            {
                sheet.report(Problem::error(Message::new("config-revised-too-early")), span);
            }
            Some(Policy::Page { representative, representative_en, established, revised })
        }
    }
}

fn read_theme(table: Table<'_>, sheet: &mut Sheet) -> Theme {
    let default = Theme::default();
    let accent =
        optional(table.string(sheet, "accent"), sheet, |text| colour::accent(text, Ground::Light));
    let accent_dark = optional(table.string(sheet, "accent_dark"), sheet, |text| {
        colour::accent(text, Ground::Dark)
    });
    let font = optional(table.string(sheet, "font"), sheet, values::font);
    table.finish(sheet);
    Theme {
        accent: accent.unwrap_or(default.accent),
        accent_dark: accent_dark.unwrap_or(default.accent_dark),
        font,
    }
}

fn languages(given: Option<At<Vec<At<String>>>>, sheet: &mut Sheet) -> Vec<Lang> {
    let Some(given) = given else { return vec![Lang::Ja, Lang::En] };
    let mut languages: Vec<Lang> = Vec::new();
    for tag in &given.value {
        languages.extend(values::check(values::language(&tag.value), tag.span, sheet));
    }
    languages.sort();
    languages.dedup();
    if !languages.contains(&Lang::Ja) {
        let problem = Problem::error(Message::new("config-languages-need-ja"));
        sheet.report(problem, given.span);
    }
    languages
}

fn optional<T>(
    value: Option<At<String>>,
    sheet: &mut Sheet,
    valid: impl Fn(&str) -> values::Checked<T>,
) -> Option<T> {
    value.and_then(|text| values::check(valid(&text.value), text.span, sheet))
}
