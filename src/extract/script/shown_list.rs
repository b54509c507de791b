//! The lists and objects of a script that its markup shows, which are read where it does.

use std::collections::HashMap;

use oxc_ast::ast::{
    BindingPattern, CallExpression, Expression, JSXExpressionContainer, VariableDeclarator,
};
use oxc_ast_visit::{Visit, walk};

use crate::extract::tree::Field;

/// Finds the lists that markup shows: `{items.map((item) => <li>…</li>)}`.
#[derive(Default)]
pub(super) struct ShownLists {
    in_markup: usize,
    shown: Vec<String>,
    lists: HashMap<String, usize>,
}

impl ShownLists {
    /// The names of lists that are declared once.
    pub(super) fn into_lists(self) -> HashMap<String, Option<Field>> {
        let once = |name: &String| self.lists.get(name) == Some(&1);
        self.shown.into_iter().filter(once).map(|name| (name, None)).collect()
    }
}

impl<'a> Visit<'a> for ShownLists {
    fn visit_jsx_expression_container(&mut self, container: &JSXExpressionContainer<'a>) {
        self.in_markup += 1;
        walk::walk_jsx_expression_container(self, container);
        self.in_markup -= 1;
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        if self.in_markup > 0
            && let Some(list) = mapped(call)
        {
            self.shown.push(list.to_owned());
        }
        walk::walk_call_expression(self, call);
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        if let Some(name) = name(&declarator.id)
            && declarator.init.as_ref().is_some_and(is_list)
        {
            *self.lists.entry(name.to_owned()).or_default() += 1;
        }
        walk::walk_variable_declarator(self, declarator);
    }
}

/// The variable whose elements a call goes through.
pub(super) fn mapped<'a>(call: &'a CallExpression<'_>) -> Option<&'a str> {
    let Expression::StaticMemberExpression(member) = &call.callee else { return None };
    let Expression::Identifier(list) = &member.object else { return None };
    matches!(member.property.name.as_str(), "map" | "flatMap").then(|| list.name.as_str())
}

/// True for a list or object written out.
pub(super) fn is_list(expression: &Expression<'_>) -> bool {
    matches!(
        expression.get_inner_expression(),
        Expression::ArrayExpression(_) | Expression::ObjectExpression(_)
    )
}

/// The name of a variable.
pub(super) fn name<'a>(pattern: &BindingPattern<'a>) -> Option<&'a str> {
    match pattern {
        BindingPattern::BindingIdentifier(identifier) => Some(identifier.name.as_str()),
        _ => None,
    }
}
