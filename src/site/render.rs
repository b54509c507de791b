//! [`Sources`] to every file of the output, in memory. The same sources give the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use url::Url;

use super::content::{self, Entry};
use super::context::{self, Language};
use super::engine::Engine;
use super::image::{self, Logo};
use super::markdown;
use super::page::{self, Kind, Page};
use super::sources::Sources;
use super::templates::{FAVICON, POLICY_EN, POLICY_JA, TemplateSet};
use super::{csp, date, init, json_ld};
use crate::config::{Lang, Policy, Problem, SiteConfig};

/// What the output is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be published.
    Publish,
    /// To be looked at through the preview, whose script the pages then let run.
    Preview,
}

/// All output of a build.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// Bytes by path in the output.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The HTML pages among them, each with the user's file it was made from.
    pub pages: BTreeMap<String, Option<String>>,
    /// The embeddable piece of HTML of each language.
    pub fragments: BTreeMap<Lang, String>,
}

/// Renders everything.
///
/// # Errors
/// Every problem in the user's content, or the first one in a template.
pub fn render(sources: &Sources, purpose: Purpose) -> Result<Rendered, Vec<Problem>> {
    let config = &sources.config;
    let one = |problem: Problem| vec![problem];
    let engine = Engine::new(TemplateSet::new(&sources.templates)).map_err(one)?;
    let logo = logo(sources)?;
    let entries = entries(sources)?;
    let has_policy = |lang| {
        matches!(config.policy, Some(Policy::Page { .. }))
            && entries.iter().any(|entry| entry.key == "policy.html" && entry.lang == lang)
    };
    let mut languages = Vec::new();
    for lang in &config.languages {
        let language = context::language(&engine, config, *lang, logo.as_ref(), has_policy);
        languages.push(language.map_err(one)?);
    }
    let mut out = Rendered::default();
    copy_files(sources, logo.as_ref(), &mut out.files);
    let mut pages = Vec::new();
    let mut problems = Vec::new();
    for language in &languages {
        match pages_of(sources, language, &entries, &out.files) {
            Ok(more) => pages.extend(more),
            Err(more) => problems.extend(more),
        }
    }
    problems.extend(clashes(&pages, &out.files));
    if !problems.is_empty() {
        return Err(problems);
    }
    let site = Site { engine: &engine, config, pages: &pages, purpose };
    for language in &languages {
        let fragment = site.fragment(language).map_err(one)?;
        for page in pages.iter().filter(|page| page.lang == language.lang) {
            let html = site.page(page, language, &fragment).map_err(one)?;
            out.files.insert(page.path(), html.into_bytes());
            out.pages.insert(page.path(), page.source.clone());
        }
        out.fragments.insert(language.lang, fragment);
    }
    site.indexes(&mut out.files);
    Ok(out)
}

fn logo(sources: &Sources) -> Result<Option<Logo>, Vec<Problem>> {
    let (Some(path), Some(bytes)) = (&sources.config.logo, &sources.logo) else { return Ok(None) };
    image::logo(path, bytes).map(Some).map_err(|problem| vec![problem.in_file(path)])
}

/// The user's content; the embedded policy where a policy is made and the user wrote none.
fn entries(sources: &Sources) -> Result<Vec<Entry>, Vec<Problem>> {
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
    let place = |entry: &Entry| (entry.order, entry.key != "policy.html", entry.key.clone());
    entries.sort_by_key(place);
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

fn copy_files(sources: &Sources, logo: Option<&Logo>, files: &mut BTreeMap<String, Vec<u8>>) {
    files.insert("favicon.svg".into(), FAVICON.into());
    files.extend(sources.files.clone());
    if let (Some(logo), Some(bytes)) = (logo, &sources.logo) {
        files.insert(logo.path.clone(), bytes.clone());
    }
}

fn pages_of(
    sources: &Sources,
    language: &Language,
    entries: &[Entry],
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Page>, Vec<Problem>> {
    let lang = language.lang;
    let own = |kind, key: &str, table: &str| Page {
        kind,
        lang,
        key: key.to_owned(),
        title: language.sentence(table, "title").to_owned(),
        description: language.sentence(table, "description").to_owned(),
        nav: Some(language.sentence(table, "nav").to_owned()).filter(|_| kind == Kind::Badge),
        body: String::new(),
        source: None,
    };
    let mut pages = vec![own(Kind::Badge, "index.html", "badge")];
    if sources.config.wording {
        pages.push(own(Kind::Wording, "wording.html", "wording"));
    }
    if lang == Lang::Ja {
        pages.push(own(Kind::NotFound, "404.html", "not_found"));
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
    entry: &Entry,
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
    let kind = if is_policy { Kind::Policy } else { Kind::Page };
    let fallback = |key| is_policy.then(|| language.sentence("policy", key).to_owned());
    let Some(title) = entry.title.clone().or(rendered.title).or_else(|| fallback("title")) else {
        let problem = Problem::error("ページの題名がありません。", "The page has no title.");
        let span = crate::text::Span::new(0, entry.text.lines().next().unwrap_or_default().len());
        return Err(vec![
            problem
                .help("先頭に「# 題名」の行を書いてください。", "Begin it with a line \"# Title\".")
                .at(&entry.path, &entry.text, span),
        ]);
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
    let bases = [format!("http://localhost/{folder}/"), "http://localhost/".to_owned()];
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
fn clashes(pages: &[Page], files: &BTreeMap<String, Vec<u8>>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for page in pages {
        let path = page.path();
        if files.contains_key(&path) || !seen.insert(path.clone()) {
            let problem = Problem::error(
                format!("「{path}」というファイルが、二つの原稿から作られます。"),
                format!("Two sources would both become \"{path}\"."),
            );
            let source = page.source.clone().unwrap_or_else(|| format!("static/{path}"));
            problems.push(
                problem
                    .help("どちらかの名前を変えてください。", "Rename one of them.")
                    .in_file(&source),
            );
        }
    }
    problems
}

struct Site<'a> {
    engine: &'a Engine,
    config: &'a SiteConfig,
    pages: &'a [Page],
    purpose: Purpose,
}

impl Site<'_> {
    fn fragment(&self, language: &Language) -> Result<String, Problem> {
        let mut context = language.context.clone();
        let path = page::path("index.html", language.lang);
        context.insert("page", &json!({ "url": page::address(&self.config.url, &path) }));
        self.engine.render("fragment.html", &context)
    }

    fn page(&self, page: &Page, language: &Language, fragment: &str) -> Result<String, Problem> {
        let config = self.config;
        let path = page.path();
        let address = page::address(&config.url, &path);
        let mut context = language.context.clone();
        context.insert("style", &self.engine.render("style.css", &context)?);
        context.insert("csp", csp::MARK);
        let json_ld = json_ld::json_ld(config, page, &language.company, &address);
        context.insert("json_ld", &json_ld);
        // The page for lost addresses is shown at any depth: its links begin at the host's root.
        let base = Url::parse(&config.url).map_or("/".into(), |url| url.path().to_owned());
        let lost = page.kind == Kind::NotFound;
        let link = |to: &str| match lost {
            true => base.clone() + &page::encoded(to),
            false => page::href(&path, to),
        };
        context.insert("root", if lost { base.clone() } else { page::root(&path) }.as_str());
        context.insert("home", &link(&page::path("index.html", page.lang)));
        context.insert("page", &self.facts(page, &address, &link));
        context.insert("nav", &self.nav(page, &link));
        context.insert("body", &page.body);
        if page.kind == Kind::Policy {
            self.policy(page.lang, &mut context);
        }
        if page.kind == Kind::Wording {
            context.insert("items", &items(language, fragment));
            context.insert("copy_js", &self.engine.render("copy.js", &context)?);
        }
        let html = self.engine.render(page.kind.template(), &context)?;
        Ok(csp::seal(&html, self.purpose == Purpose::Preview))
    }

    fn facts(&self, page: &Page, address: &str, link: &impl Fn(&str) -> String) -> Value {
        let others: Vec<&Page> = self.pages.iter().filter(|other| other.key == page.key).collect();
        let mut alternates = Vec::new();
        if others.len() > 1 {
            for other in &others {
                let url = page::address(&self.config.url, &other.path());
                if other.lang == Lang::Ja {
                    alternates.push(json!({ "lang": "x-default", "url": url }));
                }
                alternates.push(json!({ "lang": other.lang.tag(), "url": url }));
            }
        }
        let other = others
            .iter()
            .find(|other| other.lang != page.lang)
            .map(|other| json!({ "lang": other.lang.tag(), "href": link(&other.path()) }));
        json!({
            "kind": page.kind,
            "title": page.title,
            "description": page.description,
            "url": address,
            "listed": page.kind.is_listed(),
            "alternates": alternates,
            "other": other,
        })
    }

    fn nav(&self, page: &Page, link: &impl Fn(&str) -> String) -> Vec<Value> {
        let of_language = self.pages.iter().filter(|other| other.lang == page.lang);
        of_language
            .filter_map(|other| {
                let title = other.nav.as_ref()?;
                let current = other.key == page.key;
                Some(json!({ "title": title, "href": link(&other.path()), "current": current }))
            })
            .collect()
    }

    fn policy(&self, lang: Lang, context: &mut tera::Context) {
        let Some(Policy::Page { representative, representative_en, established, revised }) =
            &self.config.policy
        else {
            return;
        };
        let name = match (lang, representative_en) {
            (Lang::En, Some(name)) => name,
            _ => representative,
        };
        context.insert("representative", name);
        context.insert("established", &date::words(*established, lang));
        context.insert("established_iso", &established.to_string());
        context.insert("revised", &revised.map(|day| date::words(day, lang)));
        context.insert("revised_iso", &revised.map(|day| day.to_string()));
    }

    /// What search engines read.
    fn indexes(&self, files: &mut BTreeMap<String, Vec<u8>>) {
        let base = &self.config.url;
        let mut sitemap = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for page in self.pages.iter().filter(|page| page.kind.is_listed()) {
            let address = super::phrase::escape(&page::address(base, &page.path()));
            sitemap.push_str(&format!("<url><loc>{address}</loc></url>\n"));
        }
        sitemap.push_str("</urlset>\n");
        let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n");
        files.entry("sitemap.xml".into()).or_insert_with(|| sitemap.into_bytes());
        files.entry("robots.txt".into()).or_insert_with(|| robots.into_bytes());
    }
}

/// The pieces of the wording page; the last is the embeddable HTML.
fn items(language: &Language, fragment: &str) -> Vec<Value> {
    let mut items: Vec<Value> =
        language.t["wording"]["items"].as_array().cloned().unwrap_or_default();
    for item in &mut items {
        if let Some(text) = item["text"].as_str().map(|text| text.trim().to_owned()) {
            item["text"] = json!(text);
        }
    }
    items.push(json!({
        "id": "fragment",
        "name": language.sentence("fragment", "name"),
        "hint": language.sentence("fragment", "hint"),
        "text": fragment.trim(),
    }));
    items
}
