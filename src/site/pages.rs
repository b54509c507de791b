//! A project's content and one language to the pages of that language, their bodies ready.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::content::{self, ContentFile};
use super::context::Language;
use super::init;
use super::markdown;
use super::page::{self, Page, PageKind};
use super::sources::Sources;
use super::templates::{POLICY_EN, POLICY_JA};
use crate::config::{Policy, Problem};
use crate::message::{Lang, Message};

/// The user's content; the embedded policy where a policy is made and the user wrote none.
pub(crate) fn entries(sources: &Sources) -> Result<Vec<ContentFile>, Vec<Problem>> {
    let config = &sources.config;
    let mut texts = sources.content.clone();
    let makes_policy = matches!(config.policy, Some(Policy::Page { .. }));
    let own_policy = texts.keys().any(|path| path.starts_with("content/policy."));
    if makes_policy && !own_policy {
        let name = config.company_en.as_ref().unwrap_or(&config.company);
        let ja = init::policy(POLICY_JA, &config.company).map_err(|problem| vec![problem])?;
        let en = init::policy(POLICY_EN, name).map_err(|problem| vec![problem])?;
        texts.insert("content/policy.md".into(), ja.into());
        texts.insert("content/policy.en.md".into(), en.into());
    }
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for (path, text) in &texts {
        match content::read(path, text) {
            Ok(entry) if config.languages.contains(&entry.lang) => entries.push(entry),
            Ok(_) => {}
            Err(more) => problems.extend(more),
        }
    }
    // The order of the navigation; of pages with the same number, the policy comes first.
    let place = |entry: &ContentFile| (entry.order, entry.key != "policy.html", entry.key.clone());
    entries.sort_by_key(place);
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

pub(crate) fn pages_of(
    sources: &Sources,
    language: &Language,
    entries: &[ContentFile],
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Page>, Vec<Problem>> {
    let lang = language.lang;
    let own = |kind, key: &str, table: &str| Page {
        kind,
        lang,
        key: key.to_owned(),
        title: language.sentence(table, "title").to_owned(),
        description: language.sentence(table, "description").to_owned(),
        nav: Some(language.sentence(table, "nav").to_owned()).filter(|_| kind == PageKind::Badge),
        body: String::new(),
        source: None,
    };
    let mut pages = vec![own(PageKind::Badge, "index.html", "badge")];
    if sources.config.wording {
        pages.push(own(PageKind::Wording, "wording.html", "wording"));
    }
    if lang == Lang::Ja {
        pages.push(own(PageKind::NotFound, "404.html", "not_found"));
    }
    let mut targets: BTreeSet<String> = files.keys().cloned().collect();
    targets.extend(pages.iter().map(Page::path));
    targets.extend(entries.iter().map(|entry| page::path(&entry.key, entry.lang)));
    let mut problems = Vec::new();
    for entry in entries.iter().filter(|entry| entry.lang == lang) {
        match user_page(entry, sources, language, &targets) {
            Ok(page) => pages.push(page),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(pages) } else { Err(problems) }
}

fn user_page(
    entry: &ContentFile,
    sources: &Sources,
    language: &Language,
    targets: &BTreeSet<String>,
) -> Result<Page, Vec<Problem>> {
    let path = page::path(&entry.key, entry.lang);
    let source = markdown::Source {
        path: &entry.path,
        text: &entry.text,
        body: entry.body,
        lang: entry.lang,
        scroll: language.sentence("common", "scroll"),
    };
    let rendered = markdown::render(&source, |link| resolve(link, &path, targets))?;
    let is_policy =
        entry.key == "policy.html" && matches!(sources.config.policy, Some(Policy::Page { .. }));
    let kind = if is_policy { PageKind::Policy } else { PageKind::Page };
    let fallback = |key| is_policy.then(|| language.sentence("policy", key).to_owned());
    let Some(title) = entry.title.clone().or(rendered.title).or_else(|| fallback("title")) else {
        let problem = Problem::error(Message::new("site-no-title"));
        let span = crate::text::Span::new(0, entry.text.lines().next().unwrap_or_default().len());
        return Err(vec![problem.help(Message::new("site-write-title")).at(
            &entry.path,
            &entry.text,
            span,
        )]);
    };
    let nav = entry.nav_title.clone().or_else(|| fallback("nav")).unwrap_or_else(|| title.clone());
    let description = entry.description.clone().or_else(|| fallback("description"));
    Ok(Page {
        kind,
        lang: entry.lang,
        key: entry.key.clone(),
        description: description.unwrap_or_else(|| format!("{title} - {}", language.company)),
        title,
        nav: entry.nav.then_some(nav),
        body: rendered.html,
        source: sources.content.contains_key(&entry.path).then(|| entry.path.clone()),
    })
}

/// A relative address in Markdown, seen from its own folder or from the root of the site, to one
/// that works in the output. `about.md` is the page made from it.
fn resolve(link: &str, from: &str, targets: &BTreeSet<String>) -> Option<String> {
    let cut = link.find(['#', '?']).unwrap_or(link.len());
    let (path, rest) = link.split_at(cut);
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    // The page's own folder, then the root of its language, then that of the site.
    let root = if from.starts_with("en/") { "en/" } else { "" };
    let bases = [&format!("{folder}/"), root, ""].map(|base| format!("http://localhost/{base}"));
    for base in bases {
        let url = Url::parse(&base).ok()?.join(path).ok()?;
        let encoded = url.path().trim_start_matches('/');
        let found = targets.iter().find(|target| {
            let page = target.strip_suffix(".html").map(|stem| format!("{stem}.md"));
            page::encoded(target) == encoded
                || page.is_some_and(|page| page::encoded(&page) == encoded)
                || (encoded.is_empty() && *target == "index.html")
        });
        if let Some(target) = found {
            return Some(page::href(from, target) + rest);
        }
    }
    None
}

/// Two sources for one file of the output.
pub(crate) fn clashes(pages: &[Page], files: &BTreeMap<String, Vec<u8>>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for page in pages {
        let path = page.path();
        if files.contains_key(&path) || !seen.insert(path.clone()) {
            let problem =
                Problem::error(Message::new("site-two-sources").with("path", path.to_string()));
            let source = page.source.clone().unwrap_or_else(|| format!("static/{path}"));
            problems.push(problem.help(Message::new("site-rename-one")).in_file(&source));
        }
    }
    problems
}
