//! [`Sources`] to every file of the output, in memory. The same sources give the same bytes.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use url::Url;

use super::context::{self, Language};
use super::engine::Engine;
use super::image::{self, Logo};
use super::page::{self, Page, PageKind};
use super::pages::{clashes, entries, pages_of};
use super::sources::Sources;
use super::templates::{FAVICON, TemplateSet};
use super::{csp, date, json_ld};
use crate::config::{Policy, Problem, SiteConfig};
use crate::message::Lang;

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
    /// Bytes by path in the folder of what stays in the company: the page of ready-made wording.
    pub internal: BTreeMap<String, Vec<u8>>,
    /// The HTML pages among `files`, each with the user's file it was made from.
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
    let link = sources.fragment_link.as_deref();
    let site = PageFrame { engine: &engine, config, pages: &pages, purpose, link };
    for language in &languages {
        let fragment = site.fragment(language).map_err(one)?;
        for page in pages.iter().filter(|page| page.lang == language.lang) {
            let html = site.page(page, language, &fragment).map_err(one)?;
            if page.kind.is_internal() {
                out.internal.insert(page.path(), html.into_bytes());
                continue;
            }
            out.files.insert(page.path(), html.into_bytes());
            out.pages.insert(page.path(), page.source.clone());
        }
        out.fragments.insert(language.lang, fragment);
    }
    site.indexes(&mut out.files);
    if !out.internal.is_empty() {
        out.internal.insert("favicon.svg".into(), FAVICON.into());
    }
    Ok(out)
}

fn logo(sources: &Sources) -> Result<Option<Logo>, Vec<Problem>> {
    let (Some(path), Some(bytes)) = (&sources.config.logo, &sources.logo) else { return Ok(None) };
    image::logo(path, bytes).map(Some).map_err(|problem| vec![problem.in_file(path)])
}

fn copy_files(sources: &Sources, logo: Option<&Logo>, files: &mut BTreeMap<String, Vec<u8>>) {
    files.insert("favicon.svg".into(), FAVICON.into());
    files.extend(sources.files.clone());
    if let (Some(logo), Some(bytes)) = (logo, &sources.logo) {
        files.insert(logo.path.clone(), bytes.clone());
    }
}

struct PageFrame<'a> {
    engine: &'a Engine,
    config: &'a SiteConfig,
    pages: &'a [Page],
    purpose: Purpose,
    link: Option<&'a str>,
}

impl PageFrame<'_> {
    fn fragment(&self, language: &Language) -> Result<String, Problem> {
        let mut context = language.context.clone();
        let path = page::path("index.html", language.lang);
        let own = page::address(&self.config.url, &path);
        context.insert("page", &json!({ "url": self.link.unwrap_or(&own) }));
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
        let lost = page.kind == PageKind::NotFound;
        // A page in a folder of its own knows the published ones by their addresses.
        let apart = page.kind.is_internal() && self.purpose == Purpose::Publish;
        let link = |to: &str| match () {
            () if lost => base.clone() + &page::encoded(to),
            () if apart && !self.is_internal(to) => page::address(&config.url, to),
            () => page::href(&path, to),
        };
        context.insert("root", if lost { base.clone() } else { page::root(&path) }.as_str());
        context.insert("home", &link(&page::path("index.html", page.lang)));
        context.insert("page", &self.facts(page, &address, &link));
        context.insert("nav", &self.nav(page, &link));
        context.insert("body", &page.body);
        if page.kind == PageKind::Policy {
            self.policy(page.lang, &mut context);
        }
        if page.kind == PageKind::Wording {
            context.insert("items", &items(language, fragment));
            context.insert("copy_js", &self.engine.render("copy.js", &context)?);
        }
        let html = self.engine.render(page.kind.template(), &context)?;
        Ok(csp::seal(&html, self.purpose == Purpose::Preview))
    }

    fn is_internal(&self, path: &str) -> bool {
        self.pages.iter().any(|page| page.kind.is_internal() && page.path() == path)
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
