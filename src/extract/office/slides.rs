//! A presentation to what a reader sees: slide after slide with its notes, then what stands on all.

use super::drawing::{self, Wanted};
use super::relations::{self, main_part, targets};
use super::writer::Writer;
use super::xml::{Node, Xml};
use super::{Package, part, properties};
use crate::extract::Unreadable;
use crate::text::{Area, Location, Rendered, Shape};

/// Reads a presentation.
pub(super) fn read(package: &mut Package<'_>) -> Result<Rendered, Unreadable> {
    let main = main_part(package, "ppt/presentation.xml", "presentation")?;
    let related = relations::of(package, &main)?;
    let mut order = Vec::new();
    if let Some(text) = part(package, &main)? {
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            if tag.name != "sldId" {
                continue;
            }
            // Two attributes are called `id`; that of the relation is a word.
            let slide = related.iter().find(|r| r.kind == "slide" && tag.has_value(&r.id));
            order.extend(slide.map(|relation| relation.target.clone()));
        }
    }
    let mut writer = Writer::new(true);
    let mut masters = Vec::new();
    for (index, name) in order.iter().enumerate() {
        let slide = Location { slide: Some(index + 1), ..Location::default() };
        writer.location = slide.clone();
        writer.recount();
        writer.open(Shape::Section);
        drawing::read(package, name, Wanted::All, true, &mut writer)?;
        let related = relations::of(package, name)?;
        drawing::diagrams(package, &related, &mut writer)?;
        for notes in targets(&related, "notesSlide") {
            writer.location = Location { area: Some(Area::Note), ..slide.clone() };
            writer.recount();
            writer.open(Shape::Section);
            drawing::read(package, &notes, Wanted::Notes, true, &mut writer)?;
            writer.close();
        }
        writer.close();
        for layout in targets(&related, "slideLayout") {
            let related = relations::of(package, &layout)?;
            masters.extend(targets(&related, "slideMaster").into_iter().chain([layout]));
        }
    }
    masters.sort();
    masters.dedup();
    for name in masters {
        writer.location = Location { area: Some(Area::Master), ..Location::default() };
        writer.uncounted(|writer| {
            writer.open(Shape::Section);
            let read = drawing::read(package, &name, Wanted::Fixed, true, writer);
            writer.close();
            read
        })?;
    }
    properties::read(package, "docProps/core.xml", &mut writer)?;
    Ok(writer.finish())
}
