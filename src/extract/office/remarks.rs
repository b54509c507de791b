//! Comments of a document that speak to the program. They do nothing there: nobody sees them change, and
//! what a program like Word saves next has other bytes. Whoever wrote one is told.

use super::xml::{Node, Xml};
use super::{Package, part};
use crate::document::Comment;
use crate::extract::Unreadable;
use crate::text::{Area, Location, Rendered};

/// Adds such comments to the text, each as a line that is not shown.
pub(super) fn add(package: &mut Package<'_>, rendered: &mut Rendered) -> Result<(), Unreadable> {
    // What stands at cells is read as text.
    let is_comment = |name: &String| name.contains("omments") && !name.starts_with("xl/");
    let names: Vec<String> = package.names().filter(is_comment).collect();
    for name in names.iter().map(String::as_str).chain(["content.xml"]) {
        let Some(text) = part(package, name)?.filter(|text| text.contains(Comment::SIGN)) else {
            continue;
        };
        let mut is_inside = name != "content.xml";
        let mut line = String::new();
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if tag.name == "annotation" => is_inside = true,
                Node::End("annotation") => is_inside = false,
                Node::Text(range) if is_inside => line.push_str(&text[range]),
                Node::End("p" | "text" | "cm") => push(&std::mem::take(&mut line), rendered),
                _ => {}
            }
        }
    }
    Ok(())
}

fn push(line: &str, rendered: &mut Rendered) {
    let Some(at) = line.find(Comment::SIGN) else { return };
    if !rendered.text.is_empty() {
        rendered.text.push('\n');
    }
    let place = Location { area: Some(Area::Comment), ..Location::default() };
    rendered.places.push((rendered.text.len(), place));
    rendered.text.push_str(line[at..].trim_end());
}
