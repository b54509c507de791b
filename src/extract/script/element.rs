//! Elements of JSX to markup as HTML has it, and the data that stands in it.

use oxc_ast::ast::{
    Argument, CallExpression, Expression, JSXAttribute, JSXAttributeItem, JSXAttributeValue,
    JSXChild, JSXElement, JSXExpression,
};
use oxc_span::{GetSpan, Span};

use super::range;
use super::shown_list::mapped;
use super::value::Reader;
use crate::document::MappedText;
use crate::extract::html::UNREAD;
use crate::extract::tree::{Chunk, Field, Value};
use crate::extract::visible::OBJECT;

/// Markup while it is put together.
pub(super) struct Jsx<'r, 'v> {
    reader: &'r mut Reader<'v>,
    chunks: Vec<Chunk>,
    text: MappedText,
    /// One of several things that may be shown stands right before.
    after_choice: bool,
}

impl<'v> Reader<'v> {
    /// The markup that `write` writes.
    pub(super) fn markup(&mut self, write: impl FnOnce(&mut Jsx<'_, 'v>)) -> Value {
        let text = MappedText::new();
        let mut jsx = Jsx { reader: self, chunks: Vec::new(), text, after_choice: false };
        write(&mut jsx);
        jsx.end_chunk();
        Value::Markup(jsx.chunks)
    }
}

impl Jsx<'_, '_> {
    fn end_chunk(&mut self) {
        if !self.text.is_empty() {
            self.chunks.push(Chunk::Markup(std::mem::take(&mut self.text)));
        }
    }

    fn data(&mut self, value: Value) {
        if !matches!(value, Value::Nothing) {
            self.end_chunk();
            self.chunks.push(Chunk::Data(value));
        }
    }

    fn copy(&mut self, span: Span) {
        self.reader.view.copy(range(span), &mut self.text);
    }

    fn sign(&mut self, sign: &str, at: usize) {
        let span = self.reader.view.span(at..at);
        self.text.push_decoded(sign, span);
    }

    fn object(&mut self, span: Span) {
        let span = self.reader.span(span);
        self.text.push_decoded(OBJECT, span);
    }

    /// The name of a tag: of `motion.h2` the element it makes.
    fn name(&mut self, span: Span) {
        let place = range(span);
        let name = self.reader.view.slice(place.clone());
        let start = name.rfind(['.', ':']).map_or(0, |dot| dot + 1);
        self.reader.view.copy(place.start + start..place.end, &mut self.text);
    }

    pub(super) fn element(&mut self, element: &JSXElement<'_>) {
        let opening = &element.opening_element;
        let start = range(opening.span).start;
        let name = opening.name.span();
        let is_component = self.reader.view.slice(range(name)).starts_with(char::is_uppercase);
        let mut data = Vec::new();
        self.after_choice = false;
        self.sign("<", start);
        self.name(name);
        for item in &opening.attributes {
            match item {
                JSXAttributeItem::Attribute(attribute) => {
                    let is_alone = is_component && element.closing_element.is_none();
                    data.extend(self.attribute(attribute, is_alone));
                }
                JSXAttributeItem::SpreadAttribute(spread) => {
                    let value = self.reader.convert(&spread.argument);
                    data.push(Field { key: String::new(), place: None, value });
                }
            }
        }
        let end = range(opening.span).end;
        let closes = element.closing_element.as_ref();
        self.sign(if closes.is_some() { ">" } else { "/>" }, end);
        data.retain(|field| !matches!(field.value, Value::Nothing));
        if !data.is_empty() {
            self.data(Value::Record(data));
        }
        self.children(&element.children);
        if let Some(closing) = closes {
            self.after_choice = false;
            self.sign("</", range(closing.span).start);
            self.name(closing.name.span());
            self.sign(">", range(closing.span).end);
        }
    }

    /// Writes an attribute, or gives it back as a field: what a component without content is given
    /// is one record.
    fn attribute(&mut self, attribute: &JSXAttribute<'_>, is_alone: bool) -> Option<Field> {
        let name = attribute.name.span();
        let key = self.reader.view.slice(range(name)).to_owned();
        let lower = key.to_lowercase();
        let is_unread = UNREAD.contains(&lower.as_str()) && !(is_alone && lower == "name");
        let is_written = matches!(attribute.value, Some(JSXAttributeValue::StringLiteral(_)));
        if is_unread && is_written && !is_alone {
            // The reader of markup knows addresses and roles.
            self.sign(" ", range(name).start);
            self.copy(attribute.span);
            return None;
        }
        if is_unread || lower.starts_with("data-") || lower.ends_with("classname") {
            return None;
        }
        let place = Some(self.reader.span(name));
        let value = match attribute.value.as_ref()? {
            JSXAttributeValue::StringLiteral(string) => {
                let place = range(string.span);
                if !is_alone {
                    self.sign(" ", range(name).start);
                    self.copy(attribute.span);
                    return None;
                }
                let mut text = MappedText::new();
                self.reader.view.copy(place.start + 1..place.end - 1, &mut text);
                Value::Text(text)
            }
            JSXAttributeValue::ExpressionContainer(container) => {
                let expression = container.expression.as_expression()?;
                match self.reader.text(expression) {
                    Some(text) if !is_alone => {
                        self.sign(" ", range(name).start);
                        self.copy(name);
                        self.sign("=\"", range(name).end);
                        self.quoted(&text);
                        self.sign("\"", range(attribute.span).end);
                        return None;
                    }
                    Some(text) => Value::Text(text),
                    None => self.reader.convert(expression),
                }
            }
            JSXAttributeValue::Element(element) => self.reader.markup(|jsx| jsx.element(element)),
            JSXAttributeValue::Fragment(fragment) => {
                self.reader.markup(|jsx| jsx.children(&fragment.children))
            }
        };
        Some(Field { key, place, value })
    }

    /// Adds the value of an attribute, in double quotes.
    fn quoted(&mut self, value: &MappedText) {
        let text = value.as_str();
        let mut at = 0;
        for (found, sign) in text.match_indices(['"', '&']) {
            self.text.push_part(value, at..found);
            at = found + sign.len();
            let reference = if sign == "&" { "&amp;" } else { "&quot;" };
            self.text.push_decoded(reference, value.source_span(found..at));
        }
        self.text.push_part(value, at..text.len());
    }

    pub(super) fn children(&mut self, children: &[JSXChild<'_>]) {
        for child in children {
            match child {
                JSXChild::Text(text) => {
                    if !text.value.trim().is_empty() {
                        self.part_choice(text.span);
                    }
                    self.copy(text.span);
                }
                JSXChild::Element(element) => self.element(element),
                JSXChild::Fragment(fragment) => self.children(&fragment.children),
                JSXChild::ExpressionContainer(container) => match &container.expression {
                    JSXExpression::EmptyExpression(_) => {}
                    expression => {
                        if let Some(expression) = expression.as_expression() {
                            self.shown(expression);
                        }
                    }
                },
                JSXChild::Spread(spread) => self.shown(&spread.expression),
            }
        }
    }

    /// What an expression between tags shows.
    fn shown(&mut self, expression: &Expression<'_>) {
        let span = expression.span();
        if let Some(text) = self.reader.text(expression) {
            self.text.push_part(&text, 0..text.as_str().len());
            return;
        }
        match expression.get_inner_expression() {
            Expression::JSXElement(element) => self.element(element),
            Expression::JSXFragment(fragment) => self.children(&fragment.children),
            Expression::ConditionalExpression(choice) => {
                self.alternative(&choice.consequent);
                self.alternative(&choice.alternate);
            }
            Expression::LogicalExpression(logical) => {
                self.alternative(&logical.left);
                self.alternative(&logical.right);
            }
            Expression::CallExpression(call) => self.call(call),
            Expression::ArrowFunctionExpression(function) if function.body.is_expression() => {
                if let Some(body) = function.body.as_expression() {
                    self.shown(body);
                }
            }
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                let value = self.reader.convert(expression);
                self.data(value);
            }
            _ => self.object(span),
        }
    }

    /// One of several things that may be shown: what stands around it does not go on in it.
    fn alternative(&mut self, expression: &Expression<'_>) {
        match expression.get_inner_expression() {
            Expression::JSXElement(_)
            | Expression::JSXFragment(_)
            | Expression::ConditionalExpression(_)
            | Expression::LogicalExpression(_)
            | Expression::CallExpression(_) => self.shown(expression),
            _ if self.reader.text(expression).is_some() => {
                let span = expression.span();
                let before = self.text.as_str().trim_end();
                if !before.is_empty() && !before.ends_with('>') {
                    self.after_choice = true;
                }
                self.part_choice(span);
                self.shown(expression);
                self.after_choice = true;
            }
            _ => {}
        }
    }

    /// Keeps what may be shown apart from what comes next.
    fn part_choice(&mut self, next: Span) {
        if std::mem::take(&mut self.after_choice) {
            self.object(Span::new(next.start, next.start));
        }
    }

    fn call(&mut self, call: &CallExpression<'_>) {
        if let Some(list) = mapped(call)
            && let Some(field) = self.reader.later.get_mut(list).and_then(Option::take)
        {
            self.data(Value::Field(Box::new(field)));
        }
        let functions = call.arguments.iter().filter_map(Argument::as_expression);
        let functions: Vec<_> = functions.filter(|argument| argument.is_function()).collect();
        if functions.is_empty() {
            match self.reader.call(call) {
                Value::Nothing => self.object(call.span),
                value => self.data(value),
            }
            return;
        }
        for function in functions {
            self.shown(function);
        }
    }
}
