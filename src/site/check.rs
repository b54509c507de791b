//! Rendered pages and a check of the caller's to problems at places in the *user's* files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::render::Rendered;
use super::sources::Sources;
use crate::config::{FilePlace, Level, Problem};
use crate::message::Message;
use crate::text::Span;

/// A text to check.
#[derive(Clone, Copy, Debug)]
pub struct CheckText<'a> {
    /// Its path; the ending says what it is.
    pub path: &'a str,
    /// All of it.
    pub text: &'a str,
}

/// A finding of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which of the texts, counted from 0.
    pub text: usize,
    /// How much it weighs; an error stops the build.
    pub level: Level,
    /// The rule's id.
    pub rule: String,
    /// Where, in bytes of the text.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

/// Judges texts that belong to one site, all at once.
pub trait SiteCheck: Send + Sync {
    /// Every finding in the texts.
    fn check(&self, texts: &[CheckText<'_>]) -> Vec<Found>;
}

impl<F: Send + Sync + Fn(&[CheckText<'_>]) -> Vec<Found>> SiteCheck for F {
    fn check(&self, texts: &[CheckText<'_>]) -> Vec<Found> {
        self(texts)
    }
}

/// Checks every page and fragment as it will be published.
///
/// A finding is shown where its words stand in the user's own files: content first, then
/// templates and configuration; in the rendered page only when they stand in none of them.
pub fn judge(sources: &Sources, rendered: &Rendered, check: &dyn SiteCheck) -> Vec<Problem> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let published = rendered.pages.keys().filter_map(|path| rendered.files.get_key_value(path));
    let internal = rendered.internal.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in published.chain(internal) {
        texts.push((path.clone(), String::from_utf8_lossy(bytes).into_owned()));
    }
    for (lang, fragment) in &rendered.fragments {
        texts.push((format!("fragment.{}.html", lang.tag()), fragment.clone()));
    }
    let views: Vec<CheckText<'_>> =
        texts.iter().map(|(path, text)| CheckText { path, text }).collect();
    let own = own_files(sources);
    let mut problems: Vec<Problem> = Vec::new();
    for found in check.check(&views) {
        let Some((path, text)) = texts.get(found.text) else { continue };
        let source = rendered.pages.get(path).cloned().flatten();
        let folder = match rendered.internal.contains_key(path) {
            true => super::INTERNAL,
            false => &sources.config.output,
        };
        let shown = format!("{folder}/{path}");
        let place = locate(&own, source.as_deref(), text, found.span)
            .unwrap_or_else(|| FilePlace::new(shown, Arc::from(text.as_str()), found.span));
        let problem = Problem {
            level: found.level,
            rule: Some(found.rule),
            place: Some(Box::new(place)),
            message: found.message,
            help: found.help,
        };
        // One sentence of a template or of the configuration stands on many pages.
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems
}

/// The user's files, the likeliest place of a wrong word first.
fn own_files(sources: &Sources) -> Vec<(String, Arc<str>)> {
    let content = sources.content.iter().map(|(path, text)| (path.clone(), Arc::clone(text)));
    let templates = sources
        .templates
        .iter()
        .map(|(name, text)| (format!("templates/{name}"), Arc::clone(text)));
    let config = ("sa-lint.toml".to_owned(), Arc::clone(&sources.config_text));
    content.chain(templates).chain([config]).collect()
}

/// Where the visible words of a span of a page stand in the user's files; the page's own source
/// comes before all others.
fn locate(
    own: &[(String, Arc<str>)],
    source: Option<&str>,
    page: &str,
    span: Span,
) -> Option<FilePlace> {
    let words = visible(page.get(span.range())?);
    if words.is_empty() {
        return None;
    }
    let mut files: Vec<&(String, Arc<str>)> = own.iter().collect();
    files.sort_by_key(|(path, _)| Some(path.as_str()) != source);
    let skeletons: BTreeMap<&str, Skeleton> =
        files.iter().map(|(path, text)| (path.as_str(), Skeleton::new(text))).collect();
    files.iter().find_map(|(path, text)| {
        let span = skeletons.get(path.as_str())?.find(&words)?;
        Some(FilePlace::new(path.as_str(), Arc::clone(text), span))
    })
}

/// Letters and digits of a piece of HTML, tags taken out and references read.
fn visible(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = htmlize::unescape(text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Letters and digits of a file, tags taken out, each with its byte: emphasis, tags and line
/// breaks between the words of a phrase do not hide it.
struct Skeleton {
    letters: String,
    /// For each byte of `letters`, the byte of the file.
    places: Vec<usize>,
}

impl Skeleton {
    fn new(text: &str) -> Self {
        let mut letters = String::new();
        let mut places = Vec::new();
        let mut tag_end = 0;
        for (offset, c) in text.char_indices() {
            if offset < tag_end {
                continue;
            }
            let opens = text[offset + c.len_utf8()..]
                .starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
            if c == '<' && opens {
                tag_end = text[offset..].find('>').map_or(offset, |end| offset + end + 1);
                continue;
            }
            if c.is_alphanumeric() {
                letters.push(c);
                places.extend(std::iter::repeat_n(offset, c.len_utf8()));
            }
        }
        Self { letters, places }
    }

    fn find(&self, words: &str) -> Option<Span> {
        let start = self.letters.find(words)?;
        let last = self.letters[..start + words.len()].char_indices().next_back()?;
        let end = self.places.get(last.0)? + last.1.len_utf8();
        Some(Span::new(*self.places.get(start)?, end))
    }
}
