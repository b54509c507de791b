//! A PDF to every string in it, shown or not: properties, notes, forms, links, XMP, what is attached.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Object};

use super::{decoded, unpacked};
use crate::extract::Limits;

/// A stream that unpacks to more than this (in bytes) is no text.
const LONGEST: usize = 8 << 20;
/// Strings and streams together are looked at so far (in bytes).
const MOST: usize = 64 << 20;
/// Lists in lists in lists.
const DEEPEST: usize = 32;

/// Every string of the file, and every stream that may be text. Nothing of a file that is damaged
/// or protected.
pub fn strings(raw: &[u8]) -> Vec<String> {
    // Whatever the bytes bring the parser to: one file is not the whole run.
    catch_unwind(AssertUnwindSafe(|| {
        let mut strings = Strings::default();
        if let Ok((pdf, _)) = unpacked::open(raw, &Limits::USUAL) {
            pdf.objects().into_iter().for_each(|object| strings.object(object, 0));
        }
        strings.found
    }))
    .unwrap_or_default()
}

#[derive(Default)]
struct Strings {
    found: Vec<String>,
    read: usize,
}

impl Strings {
    fn object(&mut self, object: Object<'_>, depth: usize) {
        if depth > DEEPEST || self.read > MOST {
            return;
        }
        match object {
            Object::String(string) => self.add(string.as_bytes()),
            Object::Name(name) => self.add(name.as_str().as_bytes()),
            Object::Array(array) => {
                for item in array.raw_iter() {
                    self.direct(item, depth);
                }
            }
            Object::Dict(dict) => self.dict(&dict, depth),
            Object::Stream(stream) => {
                self.dict(stream.dict(), depth);
                if let Ok(data) = stream.decoded_data()
                    && data.len() <= LONGEST
                {
                    self.add(&data);
                }
            }
            Object::Null(_) | Object::Boolean(_) | Object::Number(_) => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        for (_, value) in dict.entries() {
            self.direct(value, depth);
        }
    }

    /// What stands here itself; what is referred to comes by itself.
    fn direct(&mut self, value: MaybeRef<Object<'_>>, depth: usize) {
        if let MaybeRef::NotRef(object) = value {
            self.object(object, depth + 1);
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        self.read += bytes.len();
        self.found.push(decoded(bytes));
    }
}
