//! Globs as `.gitignore` has them: a list of patterns to what it says of a path.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::problem::Problem;
use crate::config::reader::{At, Sheet, Table};
use crate::message::Message;

/// A list of patterns, each as in a `.gitignore` beside `sa-lint.toml`: `*.html` at any depth,
/// `/index.html` and `old/*.html` from the folder of the file, `old/` for all that is in a folder,
/// `!` before what is to be let out again. The last one that fits decides.
#[derive(Clone, Debug)]
pub struct Globs {
    matcher: Gitignore,
    /// As they are written.
    patterns: Vec<String>,
}

impl Globs {
    /// Reads the patterns of a key; `None` where it is not set, or is no list.
    pub(super) fn of(table: &Table<'_>, sheet: &mut Sheet, key: &'static str) -> Option<Self> {
        table.strings(sheet, key).map(|globs| Self::read(&globs.value, sheet))
    }

    /// Reads patterns; those that cannot be used are reported at their places.
    fn read(given: &[At<String>], sheet: &mut Sheet) -> Self {
        let mut builder = GitignoreBuilder::new("");
        for pattern in given {
            if let Err(problem) = add(&mut builder, &pattern.value) {
                sheet.report(problem, pattern.span);
            }
        }
        let patterns = given.iter().map(|pattern| pattern.value.clone()).collect();
        match builder.build() {
            Ok(matcher) => Self { matcher, patterns },
            Err(cause) => {
                // Each pattern is sound; together they may still be too large.
                if let Some(first) = given.first() {
                    sheet.report(refused(&first.value, cause.to_string()), first.span);
                }
                Self { matcher: Gitignore::empty(), patterns }
            }
        }
    }

    /// True when the file, or a folder it is in, is meant. `path` is relative to the folder of the
    /// configuration, `/` between its parts.
    pub fn hold(&self, path: &str) -> bool {
        // The matcher panics at a path from a root, which no relative path is, nor what follows its `./`.
        !Path::new(path.trim_start_matches("./")).has_root()
            && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// The patterns as they are written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

fn add(builder: &mut GitignoreBuilder, pattern: &str) -> Result<(), Problem> {
    if pattern.trim().is_empty() {
        return Err(Problem::error(Message::new("lint-config-glob-empty")));
    }
    if pattern.contains('\\') {
        let problem =
            Problem::error(Message::new("lint-config-glob-backslash").with("glob", pattern));
        return Err(problem.help(Message::new("lint-config-glob-backslash-help")));
    }
    if pattern.trim_start_matches(['!', '/']).split('/').any(|part| part == "..") {
        let problem =
            Problem::error(Message::new("lint-config-glob-outside").with("glob", pattern));
        return Err(problem.help(Message::new("lint-config-glob-outside-help")));
    }
    // As here, `./a` is `/a`; and `#` begins no comment.
    let line = match (pattern.strip_prefix("./"), pattern.starts_with('#')) {
        (Some(rest), _) => format!("/{rest}"),
        (None, true) => format!("\\{pattern}"),
        (None, false) => pattern.to_owned(),
    };
    // Git takes a bracket that is left open for a letter; here it is a slip.
    if let Err(cause) = globset::GlobBuilder::new(&line).allow_unclosed_class(false).build() {
        return Err(refused(pattern, cause.kind().to_string()));
    }
    builder.add_line(None, &line).map(|_| ()).map_err(|cause| refused(pattern, cause.to_string()))
}

fn refused(pattern: &str, cause: String) -> Problem {
    let message =
        Message::new("lint-config-glob-invalid").with("glob", pattern).with("cause", cause);
    Problem::error(message).help(Message::new("lint-config-glob-invalid-help"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::message::Lang;
    use crate::text::Span;

    fn globs(patterns: &[&str]) -> (Globs, Vec<String>) {
        let mut sheet = Sheet::new("sa-lint.toml", Arc::from(""));
        let at = |text: &&str| At { value: (*text).to_owned(), span: Span::new(0, 0) };
        let given: Vec<_> = patterns.iter().map(at).collect();
        let globs = Globs::read(&given, &mut sheet);
        (globs, sheet.problems.into_iter().map(|problem| problem.message.text(Lang::En)).collect())
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        for (patterns, meant, not_meant) in [
            (&["*.html"][..], &["a.html", "x/y/b.html"][..], &["a.htm"][..]),
            (&["/*.html", "./top.md"], &["a.html", "top.md"], &["x/a.html", "x/top.md"]),
            (&["old/"], &["old/a.html", "x/old/y/b.html"], &["old", "older/a.html"]),
            (&["x/old/"], &["x/old/a.html"], &["y/x/old/a.html"]),
            (&["x/**/*.md"], &["x/a.md", "x/y/z/a.md"], &["a.md", "y/x/a.md"]),
            (&["*.md", "!keep.md"], &["a.md"], &["keep.md", "x/keep.md"]),
            (&["#a.md", "会社 概要.{md,html}"], &["#a.md", "x/会社 概要.html"], &["a.md"]),
            (&[], &[], &["a.html"]),
        ] {
            let (globs, problems) = globs(patterns);
            assert_eq!(problems, [""; 0], "{patterns:?}");
            for path in meant {
                assert!(globs.hold(path), "{patterns:?} {path}");
            }
            for path in not_meant {
                assert!(!globs.hold(path), "{patterns:?} {path}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_pattern_is_used_or_refused(
            patterns in proptest::collection::vec("[\\]\\[!a/*?.{},\\-^# あ\\\\]{0,8}", 0..4),
            path in "[a/. あ\\\\*\\[\\]]{0,8}",
        ) {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
            let (globs, _) = globs(&patterns);
            let _ = globs.hold(&path);
        }
    }

    #[test]
    fn patterns_that_cannot_be_used_are_reported() {
        for (pattern, said) in [
            ("", "The pattern is empty."),
            (
                "{a,b",
                "“{a,b” is no pattern: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
            ),
            ("a[", "“a[” is no pattern: unclosed character class; missing ']'"),
            ("old\\a.html", "“old\\a.html” has “\\” in it."),
            ("../a.html", "“../a.html” leads out of the folder of sa-lint.toml."),
        ] {
            assert_eq!(globs(&["ok.md", pattern]).1, [said]);
        }
    }
}
