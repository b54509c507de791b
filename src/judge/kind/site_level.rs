//! Levels that the files of one site claim for one company, against each other.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::claim::Scheme;
use crate::judge::site::{Date, Logo, Page, Remark, Statement, Whole};
use crate::judge::{Kind, Terms};

/// Parameters of kind `site-level`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// Senses of the predicates that claim a level.
    senses: Vec<String>,
}

impl Kind for Levels {
    /// Says where a level is claimed that another file, or the configuration, contradicts; once a
    /// file.
    ///
    /// A lower level with a date is history. Who is right: the configuration; else a higher level
    /// with a date; else what more files say, and of as many the higher level, for stars are rarely
    /// given back.
    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        let scheme = &whole.schemes[terms.scheme];
        let mut remarks = logos(terms, scheme, whole);
        let homes = homes(&whole.site.files);
        let groups = groups(&self.senses, terms.scheme, whole).into_iter();
        for group in groups.flat_map(|group| apart(group, &homes)) {
            for (placed, right, other) in wrong(&group, whole.site.declared.as_ref()) {
                remarks.push(contradiction(terms, scheme, placed, right, other));
            }
        }
        remarks
    }

    fn needs_site(&self) -> bool {
        true
    }
}

/// A statement and where it stands.
struct Placed<'a> {
    page: usize,
    path: &'a Page,
    statement: &'a Statement,
    date: Option<Date>,
}

/// The statements of each company, in the order of the files.
fn groups<'a>(senses: &[String], scheme: usize, whole: &Whole<'a>) -> Vec<Vec<Placed<'a>>> {
    let owners: BTreeSet<&String> =
        whole.pages().flat_map(|(_, page)| &page.facts.owners).collect();
    let mut all: Vec<Placed> = Vec::new();
    for (page, path) in whole.pages() {
        let own = path.facts.statements.iter().filter(|statement| {
            let who = statement.who.as_ref();
            statement.scheme == scheme
                && statement.sense.as_ref().is_none_or(|sense| senses.contains(sense))
                && (owners.is_empty() || who.is_none_or(|who| owners.contains(who)))
        });
        let dated = |statement: &Statement| statement.date.or_else(|| Date::of_path(&path.path));
        all.extend(own.map(|statement| Placed { page, path, statement, date: dated(statement) }));
    }
    let companies: BTreeSet<String> =
        all.iter().filter_map(|placed| placed.statement.who.clone()).collect();
    if companies.len() <= 1 {
        return vec![all];
    }
    // Whose an unnamed statement is, nobody can tell.
    let mut groups: Vec<Vec<Placed>> = companies.iter().map(|_| Vec::new()).collect();
    for placed in all {
        let who = placed.statement.who.as_ref();
        if let Some(at) = companies.iter().position(|company| Some(company) == who) {
            groups[at].push(placed);
        }
    }
    groups
}

/// The statements of each of several sites that lie side by side in one folder. `homes` are theirs.
fn apart<'a>(group: Vec<Placed<'a>>, homes: &BTreeSet<&str>) -> Vec<Vec<Placed<'a>>> {
    if homes.len() < 2 {
        return vec![group];
    }
    let mut parts: BTreeMap<Option<&str>, Vec<Placed>> = BTreeMap::new();
    for placed in group {
        let home = homes.iter().find(|home| placed.path.path.starts_with(**home)).copied();
        parts.entry(home).or_default().push(placed);
    }
    parts.into_values().collect()
}

/// The topmost folders with a start page, each with its `/`; folders of languages are none, as
/// they are parts of one site.
fn homes(files: &[String]) -> BTreeSet<&str> {
    let starts = files.iter().filter_map(|file| {
        let at = file.rfind('/').map_or(0, |at| at + 1);
        ["index.html", "index.htm", "index.php"].contains(&&file[at..]).then_some(&file[..at])
    });
    let all: BTreeSet<&str> = starts.collect();
    let is_language = |folder: &str| {
        let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let parts: Vec<&str> = name.split(['-', '_']).collect();
        let letters =
            |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic());
        parts.len() <= 2 && parts.iter().all(letters)
    };
    let below = |folder: &str| {
        all.iter().any(|above| above.len() < folder.len() && folder.starts_with(above))
    };
    all.iter().copied().filter(|folder| !below(folder) && !is_language(folder)).collect()
}

/// The statements that are wrong, the level that is right, and who says so.
fn wrong<'g, 'a>(
    group: &'g [Placed<'a>],
    declared: Option<&(u8, String)>,
) -> Vec<(&'g Placed<'a>, u8, String)> {
    let Some(highest) = group.iter().map(|placed| placed.statement.stars).max() else {
        return Vec::new();
    };
    let top = declared.map_or(highest, |(stars, _)| *stars);
    let is_history = |placed: &&Placed| placed.statement.stars < top && placed.date.is_some();
    let standing: Vec<&Placed> = group.iter().filter(|placed| !is_history(placed)).collect();
    let (right, witness) = match declared {
        Some((stars, place)) => (*stars, place.clone()),
        None => {
            let right = right_level(&standing, highest);
            let of = standing.iter().filter(|placed| placed.statement.stars == right);
            let Some(witness) =
                of.min_by_key(|placed| (placed.statement.sense.is_none(), &placed.path.path))
            else {
                return Vec::new();
            };
            (right, format!("{}:{}", witness.path.shown, witness.statement.line))
        }
    };
    let mut pages = BTreeSet::new();
    standing
        .into_iter()
        .filter(|placed| placed.statement.stars != right && pages.insert(placed.page))
        .map(|placed| (placed, right, witness.clone()))
        .collect()
}

fn right_level(standing: &[&Placed], highest: u8) -> u8 {
    if standing.iter().any(|p| p.statement.stars == highest && p.date.is_some()) {
        return highest;
    }
    let pages = |stars: u8| {
        let of = standing.iter().filter(|placed| placed.statement.stars == stars);
        of.map(|placed| placed.page).collect::<BTreeSet<_>>().len()
    };
    let levels: BTreeSet<u8> = standing.iter().map(|placed| placed.statement.stars).collect();
    levels.into_iter().max_by_key(|&stars| (pages(stars), stars)).unwrap_or(highest)
}

/// Logos whose file's name and text tell different levels.
fn logos(terms: &Terms<'_>, scheme: &Scheme, whole: &Whole<'_>) -> Vec<Remark> {
    let differs = |logo: &Logo| logo.by_file.zip(logo.by_alt).filter(|(file, alt)| file != alt);
    whole.remark_on_logos(terms, |logo, _| {
        let (file, alt) = differs(logo)?;
        let values = vec![
            ("level", name(scheme, alt)),
            ("other", logo.src.clone()),
            ("other_level", name(scheme, file)),
        ];
        Some((logo.span, values))
    })
}

fn contradiction(
    terms: &Terms<'_>,
    scheme: &Scheme,
    placed: &Placed<'_>,
    right: u8,
    other: String,
) -> Remark {
    let values = vec![
        ("level", name(scheme, placed.statement.stars)),
        ("other", other),
        ("other_level", name(scheme, right)),
    ];
    Remark::new(terms, placed.page, placed.statement.span, values)
}

/// What a level is called.
fn name(scheme: &Scheme, stars: u8) -> String {
    let named = scheme.levels.iter().find(|level| level.stars == stars && level.official);
    named.map_or_else(|| "★".repeat(usize::from(stars)), |level| level.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::site::Facts;
    use crate::text::Span;

    fn page(path: &str, stars: u8, year: Option<u16>) -> Page {
        let statement = Statement {
            scheme: 0,
            stars,
            sense: None,
            span: Span::new(0, 1),
            line: 3,
            date: year.map(|year| Date { year, month: None }),
            who: None,
        };
        let facts = Facts { statements: vec![statement], ..Facts::default() };
        Page { path: path.to_owned(), shown: path.to_owned(), facts: facts.into() }
    }

    /// The pages that are wrong, the level that is right, and who says so.
    fn told(pages: &[Page], declared: Option<u8>) -> Vec<(usize, u8, String)> {
        let placed = |(index, page)| {
            let page: &Page = page;
            let statement = &page.facts.statements[0];
            Placed { page: index, path: page, statement, date: statement.date }
        };
        let group: Vec<Placed<'_>> = pages.iter().enumerate().map(placed).collect();
        let declared = declared.map(|stars| (stars, "settings".to_owned()));
        let wrong = wrong(&group, declared.as_ref()).into_iter();
        wrong.map(|(placed, right, who)| (placed.page, right, who)).collect()
    }

    #[test]
    fn more_pages_are_right_a_dated_higher_level_more_so_and_the_settings_most() {
        let two_ones = [page("a", 1, None), page("b", 1, None), page("c", 2, None)];
        assert_eq!(told(&two_ones, None), [(2, 1, "a:3".to_owned())]);
        let dated = [page("a", 1, None), page("b", 1, None), page("c", 2, Some(2025))];
        assert_eq!(told(&dated, None), [(0, 2, "c:3".to_owned()), (1, 2, "c:3".to_owned())]);
        assert_eq!(told(&dated, Some(1)), [(2, 1, "settings".to_owned())]);
        let history = [page("a", 1, Some(2023)), page("b", 2, None)];
        assert_eq!(told(&history, None), []);
    }

    #[test]
    fn sites_side_by_side_are_apart_and_languages_are_not() {
        let files = |all: &[&str]| all.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>();
        let sites = files(&["sites/a/index.html", "sites/b/index.html", "sites/b/c/index.html"]);
        assert_eq!(homes(&sites).into_iter().collect::<Vec<_>>(), ["sites/a/", "sites/b/"]);
        assert_eq!(homes(&files(&["ja/index.html", "en-us/index.html"])).len(), 0);
    }
}
