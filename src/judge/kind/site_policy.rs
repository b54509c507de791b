//! Whether a page holds or links a published policy, and whether a site that needs one has none.

use serde::Deserialize;

use crate::claim::Pattern;
use crate::document::{Document, SegmentKind};
use crate::extract::Format;
use crate::judge::site::{Facts, Remark, Statement, Whole, any, is_start};
use crate::judge::{Kind, Patterns, Sought, Terms};
use crate::sentence::Normalised;

/// Parameters of kind `site-policy`: the policy that a level asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The level.
    stars: u8,
    /// Senses of the predicates that claim it.
    senses: Vec<String>,
    /// What the policy is called, as regular expressions over normalised text.
    names: Vec<String>,
    /// What its address looks like, as regular expressions over the address in lower case.
    #[serde(default)]
    addresses: Vec<String>,
    /// Its usual headings: a page with three of them is the policy, whatever it is called.
    #[serde(default)]
    sections: Vec<String>,
}

impl Kind for Policy {
    fn patterns(&self) -> Patterns {
        Patterns::new(&self.names, &self.addresses)
    }

    fn sought(&self) -> Sought<'_> {
        Sought {
            words: self.sections.iter().map(String::as_str).collect(),
            patterns: self.names.iter().chain(&self.addresses).map(String::as_str).collect(),
            numbers: Vec::new(),
        }
    }

    /// A site has its policy wherever one of its pages holds it.
    fn is_told_once(&self) -> bool {
        true
    }

    fn note(&self, terms: &Terms<'_>, document: &Document, facts: &mut Facts) {
        if self.is_held(document, terms.patterns) {
            facts.policies.push(terms.rule.to_owned());
        }
    }

    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        self.missing(terms, whole).into_iter().collect()
    }

    fn needs_site(&self) -> bool {
        true
    }
}

impl Policy {
    /// True when the page is the policy or links to it: a title, heading or block that is its name,
    /// its usual headings, a link whose text, picture or address names it, wherever that leads.
    fn is_held(&self, document: &Document, patterns: &Patterns) -> bool {
        let (names, addresses) = (patterns.wanted(), patterns.unless());
        let leads = |url: &str| {
            let url = url.trim();
            !url.is_empty()
                && !url.starts_with('#')
                && !url.to_ascii_lowercase().starts_with("javascript:")
        };
        let mut contents: Vec<_> = document
            .links
            .iter()
            .filter(|link| leads(&link.url))
            .map(|link| link.content)
            .collect();
        contents.sort();
        if document.links.iter().any(|link| leads(&link.url) && names_policy(&link.url, addresses))
        {
            return true;
        }
        let mut sections = 0;
        // From the end: most pages link the policy in their footer.
        for segment in document.segments.iter().rev() {
            // A name may be broken over lines anywhere.
            let text = Normalised::new(segment.text.as_str(), |_, _| true);
            let is_head = matches!(segment.kind, SegmentKind::Title | SegmentKind::Heading(_));
            if text.as_str().chars().nth(SECTION).is_none()
                && self.sections.iter().any(|section| text.as_str().contains(section.as_str()))
            {
                sections += 1;
            }
            for found in names.iter().flat_map(|name| name.find_iter(text.as_str())) {
                let (before, behind) =
                    (&text.as_str()[..found.start()], &text.as_str()[found.end()..]);
                if is_head && !goes_on(behind) {
                    return true;
                }
                let place = segment.text.source_span(text.visible(found.range()));
                // A link that leads nowhere is there for a policy that is yet to come.
                if is_alone(before)
                    && is_alone(behind)
                    && !document.links.iter().any(|link| link.content.overlaps(place))
                {
                    return true;
                }
                // Links do not nest: the last that begins before the place is the one it is in.
                let after = contents.partition_point(|content| content.start <= place.start);
                if contents[..after].last().is_some_and(|content| place.end <= content.end) {
                    return true;
                }
            }
        }
        sections >= SECTIONS
    }

    /// Says once that a site claims the level and has no policy: at its most prominent claim.
    fn missing(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Option<Remark> {
        let site = whole.site;
        let held = whole
            .pages()
            .any(|(_, page)| page.facts.policies.iter().any(|rule| rule == terms.rule))
            || site.files.iter().any(|file| names_policy(file, terms.patterns.unless()));
        if held || !site.is_complete() || has_pages_elsewhere(&site.files) {
            return None;
        }
        let owners: Vec<&String> = whole.pages().flat_map(|(_, page)| &page.facts.owners).collect();
        let is_own = |statement: &Statement| {
            let who = statement.who.as_ref();
            owners.is_empty() || who.is_none_or(|who| owners.contains(&who))
        };
        // A script or data is a part of pages that stand elsewhere, and so is a document among them.
        let is_elsewhere = |format: Format| format.is_code() || format.is_packed();
        let is_page = |path: &str| {
            !Format::from_path(path).is_some_and(is_elsewhere) && !is_of_repository(path)
        };
        let pages = whole.pages().filter(|(_, page)| is_page(&page.path));
        let claims = pages.flat_map(|(index, page)| {
            page.facts.statements.iter().map(move |statement| (index, page, statement))
        });
        let level = |statement: &Statement| {
            statement.scheme == terms.scheme
                && statement.stars >= self.stars
                && statement.sense.as_ref().is_none_or(|sense| self.senses.contains(sense))
        };
        let (page, _, claim) = claims
            .filter(|(_, _, statement)| level(statement) && is_own(statement))
            // Said in words first, then the page nearest to the root, then by path and place.
            .min_by_key(|(_, page, statement)| {
                let path = &page.path;
                (
                    statement.sense.is_none(),
                    path.matches('/').count(),
                    !is_start(path),
                    path,
                    statement.span,
                )
            })?;
        Some(Remark::new(terms, page, claim.span, Vec::new()))
    }
}

/// So many of the usual headings make a policy.
const SECTIONS: usize = 3;

/// A heading of a section is no longer than this (in characters).
const SECTION: usize = 30;

/// True for what stands beside a name that is a block of its own: a title in bold or in a picture,
/// a link that a script follows.
fn is_alone(beside: &str) -> bool {
    !beside.chars().any(char::is_alphanumeric)
}

/// True for 「…の策定」, 「…とは」, 「…を公開」: a heading about the policy, not its name.
fn goes_on(after: &str) -> bool {
    let after = after.trim_start_matches(['」', '』', ')', ' ']);
    ["の", "と", "を", "に", "が", "は", "で", "も", "や", "策定", "作成", "サンプル", "ひな形"]
        .iter()
        .any(|word| after.starts_with(word))
}

/// True when an address looks like the policy's.
fn names_policy(url: &str, addresses: &[Pattern]) -> bool {
    let url = percent_encoding::percent_decode_str(url).decode_utf8_lossy().to_lowercase();
    any(addresses, &url)
}

/// Kinds of pages that are not read: the policy may be one of them.
const UNREAD_PAGES: &[&str] = &[
    "asp",
    "aspx",
    "cfm",
    "cgi",
    "cshtml",
    "ctp",
    "dhtml",
    "ftlh",
    "haml",
    "handlebars",
    "jade",
    "jsp",
    "jspx",
    "latte",
    "mustache",
    "phtml",
    "pug",
    "razor",
    "slim",
    "tpl",
    "vbhtml",
    "vm",
    "xhtm",
];

/// True when some pages of the site are of a kind that is not read, or lie in a database: a theme or
/// an installation of WordPress.
fn has_pages_elsewhere(files: &[String]) -> bool {
    files.iter().any(|file| {
        let name = file.rsplit('/').next().unwrap_or_default();
        let folder = &file[..file.len() - name.len()];
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let style = || files.iter().any(|other| *other == format!("{folder}style.css"));
        extension.is_some_and(|extension| UNREAD_PAGES.contains(&extension.as_str()))
            || name == "wp-config.php"
            || folder.starts_with("wp-content/")
            || folder.contains("/wp-content/")
            || (matches!(name, "functions.php" | "theme.json") && style())
    })
}

/// True for what a repository says of itself: no page of a site.
fn is_of_repository(path: &str) -> bool {
    const NAMES: &[&str] = &[
        "readme",
        "changelog",
        "changes",
        "contributing",
        "history",
        "license",
        "news",
        "security",
    ];
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_text = matches!(
        Format::from_path(path),
        Some(Format::Markdown | Format::Text | Format::ReStructuredText | Format::AsciiDoc)
    );
    is_text && NAMES.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract_text;

    /// The policy of the rule that comes with the program.
    fn policy() -> Policy {
        let file = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/rules/security-action/policy-missing.toml"
        ));
        let file: toml::Table = toml::from_str(file).unwrap();
        let mut judge = file["judge"].as_table().unwrap().clone();
        judge.remove("kind");
        judge.try_into().unwrap()
    }

    #[test]
    fn a_policy_is_a_title_or_a_link_and_not_a_sentence_about_it() {
        let policy = policy();
        let patterns = policy.patterns();
        for (text, is_policy) in [
            ("<h1>情報セキュリティ基本方針</h1>", true),
            ("<a href=/p/>情報セキュリティ<br>基本方針</a>", true),
            ("<a href='/docs/information_security_policy.pdf'>こちら</a>", true),
            ("<h2>経営者の責任</h2><h2>社内体制の整備</h2><h2>従業員の取組み</h2>", true),
            ("<h1>情報セキュリティ基本方針の策定</h1>", false),
            ("<p>情報セキュリティ基本方針を定めています。</p>", false),
            ("<a href=#>情報セキュリティ基本方針</a>", false),
            ("<h1>個人情報保護方針</h1>", false),
        ] {
            let document = extract_text(text, Format::Html);
            assert_eq!(policy.is_held(&document, &patterns), is_policy, "{text}");
        }
    }
}
