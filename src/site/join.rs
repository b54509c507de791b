//! A configuration that is there already and a new `[site]` to one file; what was there stays byte
//! for byte.

use std::sync::Arc;

use toml_edit::DocumentMut;

use crate::config::Problem;
use crate::message::Message;
use crate::text::Span;

/// What becomes of a `[site]` that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It stays: to join another is a problem.
    Site,
    /// It goes; the other tables stay.
    Rest,
}

/// The text of the file at `path`, with the tables of `starter` behind it.
///
/// # Errors
/// The text is no TOML, or holds a `[site]` that is to stay.
pub fn join(path: &str, text: &str, starter: &str, kept: Kept) -> Result<String, Problem> {
    let mut document: DocumentMut = text.parse().map_err(|error| no_toml(path, text, &error))?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let rest = match (document.contains_key("site"), kept) {
        (true, Kept::Site) => {
            let problem = Problem::error(Message::new("init-has-site").with("path", path));
            return Err(problem.help(Message::new("init-replace-site")));
        }
        (true, Kept::Rest) => {
            document.remove("site");
            // The library writes every line end as `\n`.
            document.to_string().replace('\n', end)
        }
        (false, _) => text.to_owned(),
    };
    if rest.trim().is_empty() {
        return Ok(starter.to_owned());
    }
    let tables = starter.find("[site]").map_or(starter, |at| &starter[at..]);
    let mut joined = rest;
    if !joined.ends_with('\n') {
        joined.push_str(end);
    }
    joined.push_str(end);
    joined.push_str(&tables.replace('\n', end));
    Ok(joined)
}

fn no_toml(path: &str, text: &str, error: &toml_edit::TomlError) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let problem =
        Problem::error(Message::new("config-no-toml").with("cause", error.message().to_owned()));
    problem.at(path, &Arc::from(text), Span::new(span.start, span.end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed test panics")]
mod tests {
    use super::*;

    const STARTER: &str = "#:schema a.json\n# Words.\n\n[site]\ncompany = \"A\"\n\n[site.policy]\n";

    #[test]
    fn what_was_there_stays_byte_for_byte() {
        for (text, between) in [
            ("# mine\n[lint]\nexclude = [ \"old/\" ]   # why\n", "\n"),
            ("[lint]", "\n\n"),
            ("\u{feff}[lint]\n[[lint.paths]]\nfiles = []\n\n", "\n"),
        ] {
            let joined = join("a", text, STARTER, Kept::Site).unwrap();
            assert_eq!(
                joined,
                format!("{text}{between}[site]\ncompany = \"A\"\n\n[site.policy]\n")
            );
        }
        let joined = join("a", "[lint]\r\n", STARTER, Kept::Site).unwrap();
        assert_eq!(joined, "[lint]\r\n\r\n[site]\r\ncompany = \"A\"\r\n\r\n[site.policy]\r\n");
        assert_eq!(join("a", " \n", STARTER, Kept::Site).unwrap(), STARTER);
    }

    #[test]
    fn a_site_is_replaced_only_where_that_is_wanted() {
        let text = "[lint]\nlang = \"ja\" # why\n\n[site]\nstars = 1\n[site.policy]\nurl = \"x\"\n";
        assert!(join("a", text, STARTER, Kept::Site).is_err());
        assert_eq!(
            join("a", text, STARTER, Kept::Rest).unwrap(),
            "[lint]\nlang = \"ja\" # why\n\n[site]\ncompany = \"A\"\n\n[site.policy]\n"
        );
        assert_eq!(join("a", STARTER, STARTER, Kept::Rest).unwrap(), STARTER);
        assert!(join("a", "site.stars = 1\n", STARTER, Kept::Site).is_err());
    }

    #[test]
    fn what_is_no_toml_is_a_problem_at_its_place() {
        let problem = join("a", "[lint\n", STARTER, Kept::Site).unwrap_err();
        assert_eq!(problem.place.unwrap().path, "a");
    }
}
