//! CSS to what it does to a picture.
//!
//! A page's boxes are not built here, so a selector is judged by its last part alone: `.logo`
//! surely means an `img class=logo`, `footer .logo` and `.logo:hover` only perhaps.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};

/// Properties that matter to a logo.
const PROPERTIES: [&str; 9] = [
    "-webkit-filter",
    "filter",
    "height",
    "object-fit",
    "opacity",
    "rotate",
    "scale",
    "transform",
    "width",
];
/// Rules with a condition; what is in them may hold.
const CONDITIONS: [&str; 4] = ["media", "supports", "container", "layer"];
/// Conditions in conditions are read so deep.
const DEEPEST: usize = 8;

/// The rules of a style sheet that bear on how a picture looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StyleSheet {
    rules: Vec<StyleRule>,
}

#[derive(Clone, Debug, PartialEq)]
struct StyleRule {
    selectors: Vec<Selector>,
    declarations: Vec<Declaration>,
}

/// A property in lower case and its value as written.
pub(in crate::judge) type Declaration = (String, String);

/// The last part of a selector.
#[derive(Clone, Debug, Default, PartialEq)]
struct Selector {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    /// True when nothing else must hold for it to apply.
    sure: bool,
}

/// An element as selectors see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) tag: &'a str,
    pub(super) id: &'a str,
    pub(super) classes: &'a str,
}

impl StyleSheet {
    /// Reads a style sheet; what is no CSS is passed over.
    pub fn parse(text: &str) -> Self {
        let mut sheet = Self::default();
        read(&mut Parser::new(text), &mut Rules { depth: 0, sheet: &mut sheet });
        sheet
    }

    /// The declarations that hold for an element, in their order; with `sure` false those too
    /// that perhaps do.
    pub(super) fn declarations<'s>(
        &'s self,
        element: Element<'s>,
        sure: bool,
    ) -> impl Iterator<Item = &'s Declaration> {
        let applies = move |rule: &&StyleRule| {
            rule.selectors.iter().any(|selector| selector.matches(element, sure))
        };
        self.rules.iter().filter(applies).flat_map(|rule| &rule.declarations)
    }
}

/// The declarations of a `style` attribute.
pub(super) fn inline(text: &str) -> Vec<Declaration> {
    body(&mut Parser::new(text))
}

impl Selector {
    fn parse(text: &str, conditional: bool) -> Option<Self> {
        let text = text.trim();
        // A comment among the parts is too rare to be read; nothing is sure then.
        let combinator = |c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~');
        let depth = |at: usize| {
            let before = &text[..at];
            before.matches(['(', '[']).count() > before.matches([')', ']']).count()
        };
        let last = text
            .char_indices()
            .rev()
            .find(|(at, c)| combinator(*c) && !depth(*at))
            .map_or(text, |(at, c)| &text[at + c.len_utf8()..]);
        let plain = last.split([':', '[']).next().unwrap_or_default();
        let mut selector =
            Self { sure: !conditional && plain.len() == text.len(), ..Self::default() };
        let mut rest = plain;
        while !rest.is_empty() {
            let sign = rest.chars().next().filter(|c| matches!(c, '.' | '#'));
            let name = &rest[sign.map_or(0, char::len_utf8)..];
            let end = name.find(['.', '#']).unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            match sign {
                Some('.') => selector.classes.push(name.to_owned()),
                Some(_) => selector.id = Some(name.to_owned()),
                None if name != "*" => selector.tag = Some(name.to_ascii_lowercase()),
                None => {}
            }
            rest = after;
        }
        Some(selector)
    }

    fn matches(&self, element: Element<'_>, sure: bool) -> bool {
        (self.sure || !sure)
            && self.tag.as_ref().is_none_or(|tag| tag == element.tag)
            && self.id.as_ref().is_none_or(|id| id == element.id)
            && self
                .classes
                .iter()
                .all(|class| element.classes.split_ascii_whitespace().any(|own| own == class))
    }
}

/// Reads the rules of a sheet, and of blocks with a condition in it.
struct Rules<'s> {
    depth: usize,
    sheet: &'s mut StyleSheet,
}

fn read(input: &mut Parser<'_>, rules: &mut Rules<'_>) {
    StyleSheetParser::new(input, rules).for_each(drop);
}

impl<'i> QualifiedRuleParser<'i> for Rules<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<&'i str, ParseError<()>> {
        Ok(rest(input))
    }

    fn parse_block(
        &mut self,
        prelude: &'i str,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let declarations = body(input);
        let parts = prelude.split(',');
        let selectors = parts.filter_map(|part| Selector::parse(part, self.depth > 0)).collect();
        if !declarations.is_empty() {
            self.sheet.rules.push(StyleRule { selectors, declarations });
        }
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Rules<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        rest(input);
        let known = CONDITIONS.iter().any(|condition| name.eq_ignore_ascii_case(condition));
        if known && self.depth < DEEPEST { Ok(()) } else { Err(ParseError::unexpected_token()) }
    }

    fn rule_without_block(&mut self, (): (), _start: &ParserState) -> Result<(), ()> {
        Ok(())
    }

    fn parse_block(
        &mut self,
        (): (),
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        read(input, &mut Rules { depth: self.depth + 1, sheet: self.sheet });
        Ok(())
    }
}

/// Reads the declarations of a block.
struct Body;

fn body(input: &mut Parser<'_>) -> Vec<Declaration> {
    RuleBodyParser::new(input, &mut Body).filter_map(Result::ok).flatten().collect()
}

impl<'i> DeclarationParser<'i> for Body {
    type Declaration = Option<Declaration>;
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _start: &ParserState,
    ) -> Result<Option<Declaration>, ParseError<()>> {
        let name = name.to_ascii_lowercase();
        let value = rest(input).trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end().to_owned();
        Ok(PROPERTIES.contains(&name.as_str()).then_some((name, value)))
    }
}

impl<'i> AtRuleParser<'i> for Body {
    type Prelude = ();
    type AtRule = Option<Declaration>;
    type Error = ();
}

impl<'i> QualifiedRuleParser<'i> for Body {
    type Prelude = ();
    type QualifiedRule = Option<Declaration>;
    type Error = ();
}

impl RuleBodyItemParser<'_, Option<Declaration>, ()> for Body {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

/// All that is left of the input, as written.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(css: &str, sure: bool) -> String {
        let element = Element { tag: "img", id: "mark", classes: "logo  small" };
        let sheet = StyleSheet::parse(css);
        let pairs: Vec<String> = sheet
            .declarations(element, sure)
            .map(|(name, value)| format!("{name}:{value}"))
            .collect();
        pairs.join(";")
    }

    #[test]
    fn a_selector_without_a_condition_surely_applies() {
        for selector in ["img", "*", ".logo", "#mark", "img.logo.small", "IMG#mark", "a, .small"] {
            assert_eq!(
                found(&format!("{selector}{{opacity:.5}}"), true),
                "opacity:.5",
                "{selector}"
            );
        }
        for selector in ["div", ".large", "img.large", "#other", "a"] {
            assert_eq!(found(&format!("{selector}{{opacity:.5}}"), false), "", "{selector}");
        }
    }

    #[test]
    fn one_with_a_condition_perhaps() {
        for css in [
            "footer .logo{opacity:.5}",
            "a>img{opacity:.5}",
            ".logo:hover{opacity:.5}",
            "img[src='a b']{opacity:.5}",
            "@media print{.logo{opacity:.5}}",
            "@supports (a:b){@media (x){img{opacity:.5}}}",
        ] {
            assert_eq!(found(css, true), "", "{css}");
            assert_eq!(found(css, false), "opacity:.5", "{css}");
        }
    }

    #[test]
    fn declarations_that_matter_are_kept() {
        let css = "@charset 'x'; @import 'y'; @keyframes k{from{opacity:0}}
            /* img{rotate:1deg} */ img{color:red;FILTER: Grayscale(1) !important;width:;height:auto}";
        assert_eq!(found(css, true), "filter:grayscale(1);width:;height:auto");
        assert_eq!(
            inline("opacity: .5; background:url(a;b); transform:rotate(3deg)"),
            [
                ("opacity".to_owned(), ".5".to_owned()),
                ("transform".to_owned(), "rotate(3deg)".to_owned())
            ]
        );
    }

    #[test]
    fn no_text_is_too_odd() {
        for css in ["", "}", "{", "img{", "img{opacity", "@media{".repeat(10_000).as_str(), "\0é{"]
        {
            StyleSheet::parse(css);
            inline(css);
        }
    }
}
