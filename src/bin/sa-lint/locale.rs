//! The language of the system, for whoever did not say which one to speak.

use std::ffi::OsString;

use sa_lint::message::Lang;

/// The locale variables, the stronger first (POSIX.1, "Internationalization Variables").
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the first variable that is set, else of `system`, else Japanese.
///
/// `C` and `POSIX` name no language: Japanese. Any language but Japanese is answered in English.
pub(crate) fn language(
    env: impl Fn(&str) -> Option<OsString>,
    system: impl FnOnce() -> Option<String>,
) -> Lang {
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    let variable = VARIABLES.into_iter().find_map(set);
    let locale = variable.map(|value| value.to_string_lossy().into_owned()).or_else(system);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    // `ja_JP.UTF-8` of a variable, `ja-JP` of a system.
    match locale.split(['_', '-', '.', '@']).next() {
        Some("" | "c" | "posix") | None => Lang::default(),
        Some("ja" | "japanese") => Lang::Ja,
        Some(_) => Lang::En,
    }
}

/// The language that the user chose in the system's settings, where there are such.
#[cfg(any(windows, target_os = "macos"))]
pub(crate) fn of_system() -> Option<String> {
    sys_locale::get_locale()
}

/// Elsewhere the variables are the settings.
#[cfg(not(any(windows, target_os = "macos")))]
pub(crate) fn of_system() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(pairs: &[(&str, &str)], system: Option<&str>) -> Lang {
        let env = |name: &str| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
        };
        language(env, || system.map(str::to_owned))
    }

    #[test]
    fn a_locale_names_its_language_first() {
        for (locale, lang) in [
            ("ja_JP.UTF-8", Lang::Ja),
            ("ja", Lang::Ja),
            ("JA_JP.eucJP", Lang::Ja),
            ("ja@cjknarrow", Lang::Ja),
            ("japanese", Lang::Ja),
            ("C", Lang::Ja),
            ("C.UTF-8", Lang::Ja),
            ("POSIX", Lang::Ja),
            ("en_US.UTF-8", Lang::En),
            ("de_DE@euro", Lang::En),
            ("jav_ID", Lang::En),
            ("zh_CN", Lang::En),
            ("no such thing", Lang::En),
        ] {
            assert_eq!(spoken(&[("LANG", locale)], None), lang, "{locale}");
            assert_eq!(spoken(&[("LC_ALL", locale)], None), lang, "{locale}");
        }
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let (all, messages) = (("LC_ALL", "en_US.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8"));
        let japanese = ("LANG", "ja_JP.UTF-8");
        assert_eq!(spoken(&[all, ("LC_MESSAGES", "ja_JP"), japanese], None), Lang::En);
        assert_eq!(spoken(&[messages, japanese], None), Lang::En);
        assert_eq!(spoken(&[("LC_ALL", ""), ("LC_MESSAGES", ""), japanese], None), Lang::Ja);
        assert_eq!(spoken(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], None), Lang::Ja);
        assert_eq!(spoken(&[("LC_CTYPE", "en_US.UTF-8")], None), Lang::Ja);
    }

    #[test]
    fn the_system_is_asked_where_no_variable_is_set() {
        assert_eq!(spoken(&[], None), Lang::Ja);
        assert_eq!(spoken(&[], Some("ja-JP")), Lang::Ja);
        assert_eq!(spoken(&[], Some("en-US")), Lang::En);
        assert_eq!(spoken(&[("LANG", "C.UTF-8")], Some("en-US")), Lang::Ja);
    }
}
