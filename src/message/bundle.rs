//! The embedded Fluent files, each parsed when it is first asked for.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use memchr::memmem;
use unic_langid::LanguageIdentifier;

use super::Lang;

macro_rules! area {
    ($name:literal) => {
        (
            $name,
            [
                include_str!(concat!("../../locales/ja/", $name, ".ftl")),
                include_str!(concat!("../../locales/en/", $name, ".ftl")),
            ],
        )
    };
}
/// One file of `locales/<language>/` each, by its name without `.ftl`, with its text in Japanese
/// and in English.
#[rustfmt::skip] // one a line
pub const AREAS: &[(&str, [&str; 2])] = &[
    area!("command"),
    area!("common"),
    area!("config"),
    area!("fetch"),
    area!("help"),
    area!("ignoring"),
    area!("keys"),
    area!("lint-config"),
    area!("manual"),
    area!("outputs"),
    area!("progress"),
    area!("proof"),
    area!("report"),
    area!("report_html"),
    area!("site"),
    area!("whole-site"),
];

type Bundle = FluentBundle<FluentResource>;

/// Each file of [`AREAS`] in each language, once something in it was asked for.
static READ: [[OnceLock<Bundle>; 2]; AREAS.len()] =
    [const { [const { OnceLock::new() }; 2] }; AREAS.len()];

/// Entries that do not parse or come twice are left out here; a test names them.
fn bundle(lang: Lang, text: &str) -> Bundle {
    let locale = LanguageIdentifier::from_bytes(lang.tag().as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks around arguments would be seen on terminals and in files.
    bundle.set_use_isolating(false);
    let resource =
        FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    // Keeps the first of two: the test finds both.
    let _ = bundle.add_resource(resource);
    bundle
}

/// The file that holds a message. Most runs say a few messages only: a file is read when the first of
/// its own is said.
fn file_of(lang: Lang, id: &str) -> Option<&'static Bundle> {
    let index = lang as usize;
    let read = READ.iter().filter_map(|area| area[index].get());
    read.into_iter().find(|bundle| bundle.has_message(id)).or_else(|| {
        let mut unread = AREAS.iter().zip(&READ).filter(|(_, area)| area[index].get().is_none());
        unread.find_map(|((_, texts), area)| {
            let text = defines(texts[index], id).then_some(texts[index])?;
            let bundle = area[index].get_or_init(|| bundle(lang, text));
            bundle.has_message(id).then_some(bundle)
        })
    })
}

/// True for a file with a line that begins with the id of a message.
fn defines(file: &str, id: &str) -> bool {
    memmem::find_iter(file.as_bytes(), id).any(|at| {
        let (before, behind) = (&file[..at], &file[at + id.len()..]);
        (before.is_empty() || before.ends_with('\n')) && behind.starts_with(" =")
    })
}

/// True when there is a message of this id.
pub fn is_message(id: &str) -> bool {
    file_of(Lang::Ja, id).is_some()
}

/// The sentence of this id, its lines joined by `\n`. An id that is not there stands for itself.
pub(super) fn sentence(lang: Lang, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    let file = file_of(lang, id);
    let found = file.and_then(|file| Some((file, file.get_message(id)?.value()?)));
    match found {
        Some((file, pattern)) => {
            let mut errors = Vec::new();
            file.format_pattern(pattern, arguments, &mut errors).into_owned()
        }
        None => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_in_the_file_whose_line_it_begins() {
        assert!(defines("found = x\nmore = y", "found") && defines("a = x\nfound = y", "found"));
        assert!(!defines("a = found = x\nfound-more = y\nnot-found = z", "found"));
        for (_, texts) in AREAS {
            let ids = texts[0].lines().filter_map(|line| line.split_once(" =")?.0.into());
            for id in ids.filter(|id: &&str| !id.starts_with([' ', '#', '.'])) {
                assert!(is_message(id) && file_of(Lang::En, id).is_some(), "{id}");
            }
        }
    }
}
