//! Mails, mailboxes and saved pages to what a reader sees: subjects and texts.

use super::Unreadable;
use crate::mail;
use crate::text::{Area, Location, Looks, Mark, Rendered, Shape};

/// What a reader sees of a file with mails.
pub(super) fn read(raw: &[u8]) -> Result<Rendered, Unreadable> {
    let mails = match mail::read(raw) {
        Ok(mails) => mails,
        Err(mail::Unreadable::Empty) => return Ok(Rendered::default()),
        Err(why) => return Err(Unreadable::Broken(format!("{why:?}"))),
    };
    let mut rendered = Rendered::default();
    let is_one = mails.len() == 1;
    for (index, mail) in mails.iter().enumerate() {
        let place = Location { mail: (!is_one).then_some(index + 1), ..Location::default() };
        rendered.marks.push(Mark::Open(Shape::Section));
        if !mail.subject.trim().is_empty() {
            let place = Location { area: Some(Area::Subject), ..place.clone() };
            let range = line(&mut rendered, &mail.subject, place);
            let text = Mark::Text(range, Looks::default());
            rendered.marks.extend([Mark::Open(Shape::Heading(1)), text, Mark::Close]);
        }
        if !mail.text.trim().is_empty() {
            let place = Location { area: is_one.then_some(Area::Body), ..place };
            let range = line(&mut rendered, &mail.text, place);
            rendered.marks.push(Mark::Lines(range));
        }
        rendered.marks.push(Mark::Close);
    }
    Ok(rendered)
}

fn line(rendered: &mut Rendered, text: &str, place: Location) -> std::ops::Range<usize> {
    if !rendered.text.is_empty() {
        rendered.text.push('\n');
    }
    let start = rendered.text.len();
    rendered.text.push_str(text);
    rendered.places.push((start, place));
    start..rendered.text.len()
}
