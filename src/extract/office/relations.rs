//! Which parts of a package belong to a part.

use super::xml::{Node, Xml};
use super::{Package, part};
use crate::extract::Unreadable;

/// One part that another one names.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `slide`, `notesSlide`, `header`.
    pub(super) kind: String,
    /// The name of the part, from the root of the package.
    pub(super) target: String,
}

/// The parts that `name` names; `""` is the package itself.
pub(super) fn of(package: &mut Package<'_>, name: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let gap = if folder.is_empty() { "" } else { "/" };
    let Some(text) = part(package, &format!("{folder}{gap}_rels/{file}.rels"))? else {
        return Ok(Vec::new());
    };
    let mut relations = Vec::new();
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.name != "Relationship" || tag.get("TargetMode").is_some_and(|m| m == "External") {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) =
            (tag.get("Id"), tag.get("Type"), tag.get("Target"))
        else {
            continue;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id, kind, target: resolved(folder, &target) });
    }
    Ok(relations)
}

/// The main part of the package, which its root names. `root`: the element it begins with.
pub(super) fn main_part(
    package: &mut Package<'_>,
    usual: &str,
    root: &str,
) -> Result<String, Unreadable> {
    let relations = of(package, "")?;
    let named = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    let name = named.map_or_else(|| usual.to_owned(), |relation| relation.target);
    let text = part(package, &name)?.ok_or_else(|| Unreadable::Broken(format!("no {usual}")))?;
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) if tag.name == root => return Ok(name),
            Node::Start(_) => break,
            _ => {}
        }
    }
    Err(Unreadable::Broken(format!("{name} is no {root}")))
}

/// The targets of a kind, in the order of their numbers.
pub(super) fn targets(relations: &[Relation], kind: &str) -> Vec<String> {
    let found = relations.iter().filter(|relation| relation.kind == kind);
    let mut targets: Vec<String> = found.map(|relation| relation.target.clone()).collect();
    targets.sort_by_key(|target| (target.len(), target.clone()));
    targets
}

/// A target as a name from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.join("/")
}
