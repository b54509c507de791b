//! Mails, mailboxes and saved pages to what a reader sees: subjects and texts.

use super::Unreadable;
use crate::mail;
use crate::text::{Area, Location, Looks, Mark, Rendered, Shape};

/// What a reader sees of a file with mails.
pub(super) fn read(raw: &[u8]) -> Result<Rendered, Unreadable> {
    let mails = match mail::read(raw) {
        Ok(mails) => mails,
        Err(mail::Unreadable::Empty) => return Ok(Rendered::default()),
        Err(mail::Unreadable::TooMany) => return Err(Unreadable::TooManyMails(mail::MOST)),
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
            body(&mail.text, range.start, &mut rendered.marks);
        }
        rendered.marks.push(Mark::Close);
    }
    Ok(rendered)
}

/// The marks of a text that begins at a byte: lines with tabs are rows of a table, of a mail in HTML.
fn body(text: &str, start: usize, marks: &mut Vec<Mark>) {
    let mut at = start;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for lines in lines.chunk_by(|one, next| one.contains('\t') == next.contains('\t')) {
        if !lines[0].contains('\t') {
            let length: usize = lines.iter().map(|line| line.len()).sum();
            marks.push(Mark::Lines(at..at + length));
            at += length;
            continue;
        }
        marks.push(Mark::Open(Shape::Table));
        for line in lines {
            marks.push(Mark::Open(Shape::Row));
            for cell in line.split_inclusive('\t') {
                let words = cell.trim_end();
                marks.push(Mark::Open(Shape::Cell { header: false, columns: 1 }));
                marks.push(Mark::Text(at..at + words.len(), Looks::default()));
                marks.push(Mark::Close);
                at += cell.len();
            }
            marks.push(Mark::Close);
        }
        marks.push(Mark::Close);
    }
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
