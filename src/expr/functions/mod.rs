//! The functions of expressions that need nothing but their arguments.
//!
//! To add one: a function in the file of its topic, and a row in that file's table. A missing argument makes the result missing
//! before the function is asked; only `has` and `coalesce` look at missing values.

mod conditions;
mod graphs;
mod lists;
mod numbers;
mod statements;
mod text;
mod trees;
mod web;

use std::sync::LazyLock;

use super::budget::Budget;
use super::shape::{Arity, Shape};
use super::{Data, Datum};
use crate::quantity::{Calendar, Quantity};

pub(super) use text::Pattern;

/// A function and what is known of it before it runs.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) name: &'static str,
    pub(super) style: Style,
    pub(super) arity: Arity,
    /// What the result will be, from what the arguments are.
    pub(super) shape: fn(&[Shape]) -> Shape,
    /// Refuses a text argument that is wrong whatever the document says.
    pub(super) check: Option<Check>,
    pub(super) run: Run,
}

/// What a function does with its arguments, none of which is missing.
type Run = fn(&[Datum], &mut Reach<'_>) -> Result<Datum, String>;

/// Why a text can be no argument, in a plain sentence.
type Check = fn(&str) -> Result<(), String>;

/// How a function is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `count(list)`
    Call,
    /// `text.matches('…')`; the arity counts what stands before the dot.
    Method,
    /// Either: `size(list)` and `list.size()`.
    Both,
}

/// What a function may use besides its arguments.
pub(super) struct Reach<'r> {
    pub(super) budget: &'r mut Budget,
    pub(super) calendar: Calendar,
}

impl Function {
    const fn new(name: &'static str, run: Run) -> Self {
        Self { name, style: Style::Call, arity: Arity::exactly(1), shape: |_| Shape::Any, check: None, run }
    }

    const fn taking(self, least: usize, most: usize) -> Self {
        Self { arity: Arity::between(least, most), ..self }
    }

    const fn giving(self, shape: fn(&[Shape]) -> Shape) -> Self {
        Self { shape, ..self }
    }

    const fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    const fn checked(self, check: Check) -> Self {
        Self { check: Some(check), ..self }
    }
}

static ALL: LazyLock<Vec<&'static Function>> = LazyLock::new(|| {
    let tables: [&'static [Function]; 7] =
        [lists::TABLE, numbers::TABLE, text::TABLE, trees::TABLE, graphs::TABLE, statements::TABLE, conditions::TABLE];
    tables.into_iter().flatten().collect()
});

/// Every function.
pub(super) fn all() -> impl Iterator<Item = &'static Function> {
    ALL.iter().copied()
}

/// The function of a name.
pub(super) fn named(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}

fn bool_shape(_: &[Shape]) -> Shape {
    Shape::Bool
}

fn number_shape(_: &[Shape]) -> Shape {
    Shape::Number
}

fn text_shape(_: &[Shape]) -> Shape {
    Shape::Text
}

fn first_shape(arguments: &[Shape]) -> Shape {
    arguments.first().cloned().unwrap_or(Shape::Any)
}

fn element_shape(arguments: &[Shape]) -> Shape {
    arguments.first().map_or(Shape::Any, Shape::element)
}

/// The elements of an argument that must be a list.
fn items(datum: &Datum) -> Result<&[Datum], String> {
    match &datum.data {
        Data::List(items) => Ok(items),
        _ => Err(format!("this takes a list, not {}", datum.sort())),
    }
}

fn number(datum: &Datum) -> Result<Quantity, String> {
    match &datum.data {
        Data::Quantity(quantity) => Ok(*quantity),
        _ => Err(format!("this takes a number, not {}", datum.sort())),
    }
}

fn text(datum: &Datum) -> Result<&str, String> {
    match &datum.data {
        Data::Text(text) => Ok(text),
        _ => Err(format!("this takes a text, not {}", datum.sort())),
    }
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of documents are far below 2^52")]
fn plain(count: usize) -> Datum {
    Quantity::plain(count as f64).into()
}

/// A map with these entries.
fn map<const N: usize>(entries: [(&str, Datum); N]) -> Datum {
    let entries: Vec<(String, Datum)> = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Datum::of(Data::Map(entries.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_in_the_reference() {
        let others = ["has", "today", "deref", "backrefs", "all", "exists", "exists_one", "map", "filter"];
        for name in all().map(|function| function.name).chain(others) {
            let called = format!("{name}(");
            let shown = super::super::FUNCTIONS.lines().any(|line| line.starts_with("- `") && line.contains(&called));
            assert!(shown, "`{name}` is not in functions.md");
        }
    }
}
