//! A rule's regular expressions, and a quick look whether they can match at all.

use regex::Regex;

use crate::claim::{LexiconError, regex};
use crate::rule::{Judge, Rule};

/// A rule's regular expressions.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    pub wanted: Vec<Regex>,
    pub unless: Vec<Regex>,
    /// Matches in every text in a part of which one of `wanted` matches; `None` where no such
    /// pattern is known.
    anywhere: Option<Regex>,
}

impl Patterns {
    /// Compiles the patterns of a rule.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(super) fn new(rule: &Rule) -> Result<Self, LexiconError> {
        match &rule.judge {
            Judge::Phrase { patterns, unless, .. } => Ok(Self {
                wanted: compile(patterns)?,
                unless: compile(unless)?,
                anywhere: anywhere(patterns),
            }),
            Judge::Number { pattern, .. } => {
                let wanted = compile(std::slice::from_ref(pattern))?;
                Ok(Self { wanted, ..Self::default() })
            }
            Judge::SitePolicy(policy) => Ok(Self {
                wanted: compile(&policy.names)?,
                unless: compile(&policy.addresses)?,
                ..Self::default()
            }),
            Judge::LogoRatio { keeps: classes, .. } | Judge::LogoEffect { classes } => {
                Ok(Self { wanted: compile(classes)?, ..Self::default() })
            }
            _ => Ok(Self::default()),
        }
    }

    /// False when nothing in any part of `text` is wanted.
    pub(super) fn may_match(&self, text: &str) -> bool {
        self.anywhere.as_ref().is_none_or(|pattern| pattern.is_match(text))
    }
}

fn compile(patterns: &[String]) -> Result<Vec<Regex>, LexiconError> {
    patterns.iter().map(|pattern| regex(pattern)).collect()
}

/// All patterns as one that does not look at what stands round a match: a sentence begins a text
/// of its own, but not the block it stands in.
fn anywhere(patterns: &[String]) -> Option<Regex> {
    let blind: Option<Vec<String>> = patterns.iter().map(|pattern| blind(pattern)).collect();
    Regex::new(&format!("(?:{})", blind?.join(")|(?:"))).ok()
}

/// A pattern without anchors, word boundaries and names of groups; `None` for one that is written
/// in a way not known here.
fn blind(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        match c {
            '\\' => {
                let escaped = rest[1..].chars().next()?;
                step += escaped.len_utf8();
                match escaped {
                    'b' | 'B' if !in_class && rest[step..].starts_with('{') => return None,
                    'b' | 'B' | 'A' | 'z' | '<' | '>' if !in_class => {}
                    _ => out.push_str(&rest[..step]),
                }
            }
            // Classes within classes, and those that hold a bracket, are left alone.
            '[' if in_class => return None,
            '[' if rest.starts_with("[]") || rest.starts_with("[^]") => return None,
            '[' | ']' => {
                in_class = c == '[';
                out.push(c);
            }
            '^' | '$' if !in_class => {}
            '(' if !in_class && rest.starts_with("(?") && !rest.starts_with("(?:") => {
                let name = rest.strip_prefix("(?P<").or_else(|| rest.strip_prefix("(?<"))?;
                step = rest.len() - name.len() + name.find('>')? + 1;
                out.push_str("(?:");
            }
            c => out.push(c),
        }
        rest = &rest[step..];
    }
    (!in_class).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_round_goes_and_all_else_stays() {
        for (pattern, expected) in [
            (r"(?:^|[^一-龠])(?P<at>国が?)$", Some("(?:|[^一-龠])(?:国が?)")),
            (r"\bexpires?\b", Some("expires?")),
            (r"[$^\b]\$\\b", Some(r"[$^\b]\$\\b")),
            (r"(?<at>a)(b)", Some("(?:a)(b)")),
            (r"(?i)a", None),
            (r"[[:alpha:]]", None),
            (r"[]a]", None),
            (r"\b{start}a", None),
            ("a\\", None),
        ] {
            assert_eq!(blind(pattern).as_deref(), expected, "{pattern}");
        }
    }

    #[test]
    fn a_part_that_matches_makes_the_whole_match() {
        let patterns = ["^国が".to_owned(), r"\bend$".to_owned()];
        let all = Patterns { anywhere: anywhere(&patterns), ..Patterns::default() };
        assert!(all.may_match("わが国が") && all.may_match("the end."));
        assert!(!all.may_match("国の en"));
    }
}
