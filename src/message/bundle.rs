//! The embedded Fluent files, parsed once per language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
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

static JAPANESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Ja));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

/// Entries that do not parse or come twice are left out here; a test names them.
fn bundle(lang: Lang) -> Bundle {
    let (tag, index) = match lang {
        Lang::Ja => ("ja", 0),
        Lang::En => ("en", 1),
    };
    let locale = LanguageIdentifier::from_bytes(tag.as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks around arguments would be seen on terminals and in files.
    bundle.set_use_isolating(false);
    for (_, texts) in AREAS {
        let resource = FluentResource::try_new(texts[index].to_owned())
            .unwrap_or_else(|(resource, _)| resource);
        // Keeps the first of two: the test finds both.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// True when there is a message of this id.
pub fn is_message(id: &str) -> bool {
    JAPANESE.has_message(id)
}

/// The sentence of this id, its lines joined by `\n`. An id that is not there stands for itself.
pub(super) fn sentence(lang: Lang, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    let bundle = match lang {
        Lang::Ja => &JAPANESE,
        Lang::En => &ENGLISH,
    };
    match bundle.get_message(id).and_then(|message| message.value()) {
        Some(pattern) => {
            let mut errors = Vec::new();
            bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
        }
        None => id.to_owned(),
    }
}
