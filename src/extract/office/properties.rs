//! The properties of an office file: its title, subject and keywords.

use super::writer::{Piece, Writer};
use super::xml::{Node, Xml};
use super::{Package, part};
use crate::extract::Unreadable;
use crate::text::{Area, Location, Looks, Shape};

/// Writes the properties that search engines and viewers show.
pub(super) fn read(
    package: &mut Package<'_>,
    name: &str,
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    let Some(text) = part(package, name)? else { return Ok(()) };
    writer.part(name);
    writer.location = Location { area: Some(Area::Properties), ..Location::default() };
    let mut xml = Xml::new(&text);
    let mut pieces = Vec::new();
    let mut inside = "";
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) => {
                inside = tag.name;
                pieces.clear();
            }
            Node::Text(range) => pieces.push(Piece::slice(&text, range, Looks::default())),
            Node::Reference(c, range) => {
                pieces.push(Piece::reference(&c, range, Looks::default()));
            }
            Node::End(name) if name == inside => {
                match name {
                    "title" => {
                        writer.uncounted(|writer| writer.block(Shape::Title, &pieces));
                    }
                    "subject" | "description" | "keywords" | "category" => {
                        writer.aside(name, Area::Properties, &pieces);
                    }
                    _ => {}
                }
                inside = "";
            }
            Node::End(_) => {}
        }
    }
    Ok(())
}
