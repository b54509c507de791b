//! The tree of a script to the values that people read.

use std::collections::HashMap;

use oxc_ast::ast::{
    Argument, ArrayExpressionElement, AssignmentTarget, BinaryOperator, CallExpression, Directive,
    ExportAllDeclaration, Expression, ImportDeclaration, ObjectExpression, ObjectPropertyKind,
    Program, PropertyDefinition, PropertyKey, StringLiteral, SwitchCase, TSInterfaceDeclaration,
    TSType, TSTypeAliasDeclaration, TSTypeParameterInstantiation, TaggedTemplateExpression,
    TemplateLiteral, VariableDeclarator,
};
use oxc_ast_visit::{Visit, walk};
use oxc_span::{GetSpan, Span};

use super::range;
use super::shown_list::{ShownLists, is_list, name};
use crate::document::MappedText;
use crate::extract::literal::{self, Escapes};
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;
use crate::extract::visible::OBJECT;

/// Functions whose strings are for those who write the program.
const UNREAD: &[&str] = &[
    "console",
    "logger",
    "log",
    "debug",
    "describe",
    "it",
    "test",
    "expect",
    "assert",
    "require",
    "invariant",
    "warning",
    "cn",
    "clsx",
    "classNames",
    "cva",
    "twMerge",
    "querySelector",
    "addEventListener",
    "createElement",
    "getElementById",
];
/// Tags of templates that are no text.
const UNREAD_TAGS: &[&str] = &[
    "css",
    "styled",
    "keyframes",
    "gql",
    "graphql",
    "sql",
    "injectGlobal",
    "createGlobalStyle",
    "tw",
];

/// All values of a script, in the order in which a reader meets them.
pub(super) fn of(program: &Program<'_>, view: &View<'_>) -> Vec<Value> {
    let mut uses = ShownLists::default();
    uses.visit_program(program);
    let mut reader = Reader { view, values: Vec::new(), later: uses.into_lists() };
    // Lists that markup shows are read where it shows them.
    if !reader.later.is_empty() {
        Later { reader: &mut reader }.visit_program(program);
    }
    reader.visit_program(program);
    let mut left: Vec<_> = reader.later.into_values().flatten().collect();
    left.sort_by_key(|field| field.place.map(|place| place.start));
    reader.values.extend(left.into_iter().map(|field| Value::Field(Box::new(field))));
    reader.values
}

/// Reads the lists that markup shows.
struct Later<'r, 'v> {
    reader: &'r mut Reader<'v>,
}

impl<'a> Visit<'a> for Later<'_, '_> {
    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        if let (Some(name), Some(init)) = (name(&declarator.id), &declarator.init)
            && matches!(self.reader.later.get(name), Some(None))
            && is_list(init)
        {
            let value = self.reader.convert(init);
            let place = self.reader.span(declarator.id.span());
            let field = Field { key: name.to_owned(), place: Some(place), value };
            self.reader.later.insert(name.to_owned(), Some(field));
        } else {
            walk::walk_variable_declarator(self, declarator);
        }
    }
}

/// Collects the values of statements.
pub(super) struct Reader<'v> {
    pub(super) view: &'v View<'v>,
    pub(super) values: Vec<Value>,
    /// Lists that markup shows, by the names of their variables.
    pub(super) later: HashMap<String, Option<Field>>,
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_expression(&mut self, expression: &Expression<'a>) {
        let value = self.convert(expression);
        self.push(value);
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        let Some(init) = &declarator.init else { return };
        if let Some(name) = name(&declarator.id) {
            if is_list(init) && self.later.contains_key(name) {
                return;
            }
            self.named(name, declarator.id.span(), init);
        } else {
            self.visit_expression(init);
        }
    }

    fn visit_property_definition(&mut self, property: &PropertyDefinition<'a>) {
        if let Some(value) = &property.value {
            let name = property.key.static_name().unwrap_or_default();
            self.named(&name, property.key.span(), value);
        }
    }

    fn visit_switch_case(&mut self, case: &SwitchCase<'a>) {
        self.visit_statements(&case.consequent);
    }

    fn visit_string_literal(&mut self, _: &StringLiteral<'a>) {}
    fn visit_property_key(&mut self, _: &PropertyKey<'a>) {}
    fn visit_import_declaration(&mut self, _: &ImportDeclaration<'a>) {}
    fn visit_export_all_declaration(&mut self, _: &ExportAllDeclaration<'a>) {}
    fn visit_directive(&mut self, _: &Directive<'a>) {}
    fn visit_ts_type(&mut self, _: &TSType<'a>) {}
    fn visit_ts_type_alias_declaration(&mut self, _: &TSTypeAliasDeclaration<'a>) {}
    fn visit_ts_interface_declaration(&mut self, _: &TSInterfaceDeclaration<'a>) {}
    fn visit_ts_type_parameter_instantiation(&mut self, _: &TSTypeParameterInstantiation<'a>) {}
}

impl Reader<'_> {
    fn push(&mut self, value: Value) {
        if !matches!(value, Value::Nothing) {
            self.values.push(value);
        }
    }

    fn named(&mut self, name: &str, place: Span, value: &Expression<'_>) {
        let value = self.convert(value);
        if !matches!(value, Value::Nothing) {
            let place = Some(self.span(place));
            self.push(Value::Field(Box::new(Field { key: name.to_owned(), place, value })));
        }
    }

    pub(super) fn span(&self, span: Span) -> crate::text::Span {
        self.view.span(range(span))
    }

    /// The values of what `read` visits.
    pub(super) fn inner(&mut self, read: impl FnOnce(&mut Self)) -> Value {
        let outer = std::mem::take(&mut self.values);
        read(self);
        let inner = std::mem::replace(&mut self.values, outer);
        if inner.is_empty() { Value::Nothing } else { Value::Parts(inner) }
    }

    fn parts<'a, 'e: 'a>(&mut self, parts: impl Iterator<Item = &'a Expression<'e>>) -> Value {
        self.inner(|reader| {
            for part in parts {
                reader.visit_expression(part);
            }
        })
    }

    /// What an expression shows.
    pub(super) fn convert(&mut self, expression: &Expression<'_>) -> Value {
        if let Some(text) = self.text(expression) {
            return Value::Text(text);
        }
        match expression.get_inner_expression() {
            Expression::ObjectExpression(object) => self.object(object),
            Expression::ArrayExpression(array) => {
                let values = array.elements.iter().filter_map(|element| match element {
                    ArrayExpressionElement::SpreadElement(spread) => {
                        Some(self.convert(&spread.argument))
                    }
                    ArrayExpressionElement::Elision(_) => None,
                    element => element.as_expression().map(|element| self.convert(element)),
                });
                Value::List(values.collect())
            }
            Expression::JSXElement(element) => self.markup(|jsx| jsx.element(element)),
            Expression::JSXFragment(fragment) => {
                self.markup(|jsx| jsx.children(&fragment.children))
            }
            Expression::ConditionalExpression(choice) => {
                self.parts([&choice.consequent, &choice.alternate].into_iter())
            }
            Expression::LogicalExpression(logical) => {
                self.parts([&logical.left, &logical.right].into_iter())
            }
            Expression::SequenceExpression(sequence) => self.parts(sequence.expressions.iter()),
            Expression::AwaitExpression(inner) => self.convert(&inner.argument),
            Expression::YieldExpression(inner) => {
                inner.argument.as_ref().map_or(Value::Nothing, |inner| self.convert(inner))
            }
            Expression::AssignmentExpression(assignment) => {
                let name = match &assignment.left {
                    AssignmentTarget::AssignmentTargetIdentifier(name) => name.name.as_str(),
                    AssignmentTarget::StaticMemberExpression(member) => {
                        member.property.name.as_str()
                    }
                    _ => "",
                };
                let value = self.convert(&assignment.right);
                let place = Some(self.span(assignment.left.span()));
                match value {
                    Value::Nothing => value,
                    value => Value::Field(Box::new(Field { key: name.to_owned(), place, value })),
                }
            }
            Expression::CallExpression(call) => self.call(call),
            Expression::NewExpression(new) => {
                let name = new.callee.get_identifier_reference().map(|name| name.name.as_str());
                if name.is_some_and(|name| name.ends_with("Error") || name == "RegExp") {
                    return Value::Nothing;
                }
                self.parts(new.arguments.iter().filter_map(Argument::as_expression))
            }
            Expression::TaggedTemplateExpression(tagged) => self.tagged(tagged),
            Expression::TemplateLiteral(template) => self.parts(template.expressions.iter()),
            Expression::ArrowFunctionExpression(function) => {
                self.inner(|reader| walk::walk_arrow_function_expression(reader, function))
            }
            Expression::FunctionExpression(function) => self.inner(|reader| {
                reader.visit_formal_parameters(&function.params);
                if let Some(body) = &function.body {
                    reader.visit_function_body(body);
                }
            }),
            Expression::ClassExpression(class) => {
                self.inner(|reader| walk::walk_class(reader, class))
            }
            Expression::StaticMemberExpression(member) => self.convert(&member.object),
            Expression::ChainExpression(chain) => match &chain.expression {
                oxc_ast::ast::ChainElement::CallExpression(call) => self.call(call),
                _ => Value::Nothing,
            },
            _ => Value::Nothing,
        }
    }

    fn object(&mut self, object: &ObjectExpression<'_>) -> Value {
        let mut fields = Vec::new();
        for property in &object.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) if !property.shorthand => {
                    let key = property.key.static_name().unwrap_or_default().into_owned();
                    let place = Some(self.span(property.key.span()));
                    let value = self.convert(&property.value);
                    fields.push(Field { key, place, value });
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let value = self.convert(&spread.argument);
                    fields.push(Field { key: String::new(), place: None, value });
                }
                ObjectPropertyKind::ObjectProperty(_) => {}
            }
        }
        Value::Record(fields)
    }

    pub(super) fn call(&mut self, call: &CallExpression<'_>) -> Value {
        if is_unread(&call.callee) {
            // What tests and loggers are given to do may still show something.
            let functions = call.arguments.iter().filter_map(Argument::as_expression);
            return self.parts(functions.filter(|argument| argument.is_function()));
        }
        self.inner(|reader| {
            reader.visit_expression(&call.callee);
            for argument in call.arguments.iter().filter_map(Argument::as_expression) {
                reader.visit_expression(argument);
            }
        })
    }

    fn tagged(&mut self, tagged: &TaggedTemplateExpression<'_>) -> Value {
        let tag = root_name(&tagged.tag);
        if tag.is_some_and(|tag| UNREAD_TAGS.contains(&tag)) {
            return Value::Nothing;
        }
        let mut text = MappedText::new();
        self.template(&tagged.quasi, &mut text);
        Value::Text(text)
    }

    /// The text of a string, of a template, of several joined by `+`; `None` for anything else.
    pub(super) fn text(&self, expression: &Expression<'_>) -> Option<MappedText> {
        let mut text = MappedText::new();
        self.add_text(expression, &mut text).then_some(text)
    }

    /// Adds the text of an expression, if it has one.
    fn add_text(&self, expression: &Expression<'_>, text: &mut MappedText) -> bool {
        match expression.get_inner_expression() {
            Expression::StringLiteral(string) => {
                let place = range(string.span);
                let inside = place.start + 1..place.end - 1;
                literal::push(self.view, inside, Escapes::Backslash, text);
                true
            }
            Expression::TemplateLiteral(template) => {
                self.template(template, text);
                true
            }
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                let mut operands = vec![&sum.right];
                let mut left = &sum.left;
                while let Expression::BinaryExpression(sum) = left.get_inner_expression()
                    && sum.operator == BinaryOperator::Addition
                {
                    operands.push(&sum.right);
                    left = &sum.left;
                }
                operands.push(left);
                let before = text.clone();
                let mut any = false;
                for operand in operands.into_iter().rev() {
                    if self.add_text(operand, text) {
                        any = true;
                    } else {
                        text.push_decoded(OBJECT, self.span(operand.span()));
                    }
                }
                if !any {
                    *text = before;
                }
                any
            }
            _ => false,
        }
    }

    fn template(&self, template: &TemplateLiteral<'_>, text: &mut MappedText) {
        for (index, quasi) in template.quasis.iter().enumerate() {
            literal::push(self.view, range(quasi.span), Escapes::Backslash, text);
            if let Some(expression) = template.expressions.get(index)
                && !self.add_text(expression, text)
            {
                text.push_decoded(OBJECT, self.span(expression.span()));
            }
        }
    }
}

/// True for a function whose strings nobody reads on a page: `console.log`, `t.skip`, `cn`.
fn is_unread(callee: &Expression<'_>) -> bool {
    let last = match callee.get_inner_expression() {
        Expression::StaticMemberExpression(member) => Some(member.property.name.as_str()),
        Expression::Super(_) => return true,
        _ => None,
    };
    [root_name(callee), last].into_iter().flatten().any(|name| UNREAD.contains(&name))
}

/// The name at the beginning of `a.b.c` or `a(b).c`.
fn root_name<'a>(mut expression: &'a Expression<'_>) -> Option<&'a str> {
    loop {
        expression = match expression.get_inner_expression() {
            Expression::Identifier(name) => return Some(name.name.as_str()),
            Expression::StaticMemberExpression(member) => &member.object,
            Expression::CallExpression(call) => &call.callee,
            _ => return None,
        }
    }
}
