//! Names to what they mean: variables, fields of known records, the names that macros bind.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::{EntryExpr, Expr as Syntax, LiteralValue, operators};

use super::ops::Operator;
use super::parse::{Parsed, parse};
use super::tree::{Form, Node};
use super::{Data, Datum, ExprError, Shape, Shapes, budget};
use crate::quantity::Quantity;
use crate::syntax::nearest;

/// The document that an expression is about.
const SELF: &str = "self";

/// Reads an expression and resolves its names; that of a question answers yes or no.
pub(super) fn resolve(text: &str, shapes: &dyn Shapes, is_question: bool) -> Result<(Node, Shape), ExprError> {
    let parsed = parse(text)?;
    let mut resolver = Resolver { parsed: &parsed, shapes, bound: Vec::new(), depth: 0 };
    let found = if is_question { resolver.truth(&parsed.root)? } else { resolver.node(&parsed.root)? };
    Ok((Node { range: parsed.original(&found.range), form: found.form }, found.shape))
}

/// A resolved node, its bytes in the text that the parser was shown, and what it will be.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) form: Form,
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
}

/// Walks the syntax and keeps the names that are bound around it.
pub(super) struct Resolver<'r> {
    pub(super) parsed: &'r Parsed<'r>,
    pub(super) shapes: &'r dyn Shapes,
    pub(super) bound: Vec<(String, Shape)>,
    depth: usize,
}

impl Resolver<'_> {
    pub(super) fn node(&mut self, syntax: &IdedExpr) -> Result<Found, ExprError> {
        let token = self.parsed.token(syntax.id);
        self.depth += 1;
        if self.depth > budget::DEPTH {
            return Err(self.error(&token, "the expression is nested too deeply"));
        }
        let found = match &syntax.expr {
            Syntax::Literal(value) => self.literal(value, token),
            Syntax::Ident(name) => self.name(name, token),
            Syntax::Select(select) => {
                let operand = self.node(&select.operand)?;
                self.field(operand, &select.field, token.end)
            }
            Syntax::List(list) => {
                let mut shape = None;
                let elements = list.elements.iter().map(|element| {
                    let element = self.node(element)?;
                    let is = element.shape.clone();
                    shape = Some(shape.take().map_or(is.clone(), |shape: Shape| shape.or(&is)));
                    Ok(self.seal(element))
                });
                let elements = elements.collect::<Result<Vec<_>, ExprError>>()?;
                let range = token.start..self.parsed.closing(token.start);
                Ok(Found { form: list_of(elements), range, shape: shape.unwrap_or(Shape::Any).list() })
            }
            Syntax::Map(map) => {
                let mut entries = Vec::new();
                for entry in &map.entries {
                    let EntryExpr::MapEntry(entry) = &entry.expr else {
                        return Err(self.error(&token, "records cannot be written here"));
                    };
                    let (key, value) = (self.node(&entry.key)?, self.node(&entry.value)?);
                    entries.push((self.seal(key), self.seal(value)));
                }
                let range = token.start..self.parsed.closing(token.start);
                Ok(Found { form: Form::Map(entries), range, shape: Shape::Any })
            }
            Syntax::Call(call) => self.call(call, token),
            Syntax::Struct(_) => Err(self.error(&token, "records cannot be written here")),
            Syntax::Comprehension(_) | Syntax::Unspecified => Err(self.error(&token, "this cannot be read")),
        }?;
        self.depth -= 1;
        Ok(found)
    }

    fn literal(&self, value: &LiteralValue, token: Range<usize>) -> Result<Found, ExprError> {
        #[expect(clippy::cast_precision_loss, reason = "numbers of documents are far below 2^52")]
        let (datum, shape) = match value {
            LiteralValue::Boolean(value) => (Datum::from(*value.inner()), Shape::Bool),
            LiteralValue::Int(value) => (Quantity::plain(*value.inner() as f64).into(), Shape::Number),
            LiteralValue::UInt(value) => (Quantity::plain(*value.inner() as f64).into(), Shape::Number),
            LiteralValue::Double(value) => (Quantity::plain(*value.inner()).into(), Shape::Number),
            LiteralValue::String(value) => (Datum::from(value.inner()), Shape::Text),
            LiteralValue::Null => (Datum::missing(), Shape::Any),
            LiteralValue::Bytes(_) => return Err(self.error(&token, "bytes are not used here; write a text")),
        };
        let negative = self.parsed.text(&token) == "-";
        let end = if negative { self.parsed.next_end(token.end) } else { token.end };
        Ok(Found { form: Form::Literal(datum), range: token.start..end, shape })
    }

    fn name(&self, name: &str, token: Range<usize>) -> Result<Found, ExprError> {
        if let Some(at) = self.bound.iter().rposition(|(bound, _)| bound == name) {
            return Ok(Found { form: Form::Bound(at), range: token, shape: self.bound[at].1.clone() });
        }
        if let Some(shape) = self.shapes.root(name) {
            return Ok(Found { form: Form::Variable(name.to_owned()), range: token, shape });
        }
        let roots = self.shapes.roots();
        let known = self.bound.iter().map(|(name, _)| name.as_str()).chain(roots.iter().map(String::as_str));
        let of_self = || self.shapes.field(SELF, name).map(|_| format!("; did you mean `{SELF}.{name}`?"));
        let hint = of_self().unwrap_or_else(|| did_you_mean(name, known));
        let called = super::functions::named(name).is_some() || self.shapes.function(name).is_some();
        let hint = if called { format!("; it is a function: `{name}(…)`") } else { hint };
        Err(self.error(&token, format!("there is no `{name}` here{hint}")))
    }

    fn field(&self, operand: Found, name: &str, dot: usize) -> Result<Found, ExprError> {
        let end = self.parsed.next_end(dot);
        let range = self.parsed.grouped(operand.range.clone()).start..end;
        let shape = self.shape_of_field(&operand.shape, name, &(end - name.len()..end))?;
        Ok(Found { form: Form::Field(Box::new(self.seal(operand)), name.to_owned()), range, shape })
    }

    fn shape_of_field(&self, of: &Shape, name: &str, at: &Range<usize>) -> Result<Shape, ExprError> {
        match of {
            Shape::Any => Ok(Shape::Any),
            Shape::Map(value) => Ok((**value).clone()),
            Shape::Record(record) => self.shapes.field(record, name).ok_or_else(|| {
                let fields = self.shapes.fields(record);
                let hint = did_you_mean(name, fields.iter().map(String::as_str));
                self.error(at, format!("`{record}` has no field `{name}`{hint}"))
            }),
            Shape::List(_) => Err(self.error(at, format!("`{name}` is asked of a whole list; use `map`, `first` or `[0]`"))),
            other => Err(self.error(at, format!("`{name}` is asked of {}", other.words()))),
        }
    }

    /// `list[0]`, `record['field']`.
    pub(super) fn index(&mut self, operand: &IdedExpr, key: &IdedExpr, bracket: &Range<usize>) -> Result<Found, ExprError> {
        let operand = self.node(operand)?;
        let key = self.node(key)?;
        let range = self.parsed.grouped(operand.range.clone()).start..self.parsed.closing(bracket.start);
        let shape = match (&operand.shape, &key.form) {
            (Shape::Record(_), Form::Literal(Datum { data: Data::Text(name), .. })) => {
                self.shape_of_field(&operand.shape, name, &key.range)?
            }
            (Shape::Any | Shape::Record(_), _) => Shape::Any,
            (Shape::List(element) | Shape::Map(element), _) => (**element).clone(),
            (other, _) => return Err(self.error(&range, format!("{} has no elements", other.words()))),
        };
        Ok(Found { form: Form::Index(Box::new(self.seal(operand)), Box::new(self.seal(key))), range, shape })
    }

    /// An operator, if the call is one.
    pub(super) fn operation(
        &mut self,
        name: &str,
        arguments: &[IdedExpr],
        token: &Range<usize>,
    ) -> Option<Result<Found, ExprError>> {
        Some(match (name, arguments) {
            (operators::INDEX, [operand, key]) => self.index(operand, key, token),
            (operators::LOGICAL_AND, [a, b]) => self.logical(Form::And, a, b),
            (operators::LOGICAL_OR, [a, b]) => self.logical(Form::Or, a, b),
            (operators::LOGICAL_NOT, [a]) => self.truth(a).map(|a| {
                let range = token.start..self.parsed.grouped(a.range.clone()).end;
                Found { form: Form::Not(Box::new(self.seal(a))), range, shape: Shape::Bool }
            }),
            (operators::NEGATE, [a]) => self.node(a).map(|a| {
                let range = token.start..self.parsed.grouped(a.range.clone()).end;
                Found { form: Form::Negate(Box::new(self.seal(a))), range, shape: Shape::Number }
            }),
            (operators::CONDITIONAL, [condition, yes, no]) => self.conditional(condition, yes, no),
            (_, [a, b]) => self.binary(Operator::named(name)?, a, b),
            _ => return None,
        })
    }

    fn conditional(&mut self, condition: &IdedExpr, yes: &IdedExpr, no: &IdedExpr) -> Result<Found, ExprError> {
        let (condition, yes, no) = (self.truth(condition)?, self.node(yes)?, self.node(no)?);
        let range = self.around(&condition, &no);
        let shape = yes.shape.clone().or(&no.shape);
        let [condition, yes, no] = [condition, yes, no].map(|part| Box::new(self.seal(part)));
        Ok(Found { form: Form::Conditional(condition, yes, no), range, shape })
    }

    fn logical(&mut self, form: fn(Box<Node>, Box<Node>) -> Form, a: &IdedExpr, b: &IdedExpr) -> Result<Found, ExprError> {
        let (a, b) = (self.truth(a)?, self.truth(b)?);
        let range = self.around(&a, &b);
        Ok(Found { form: form(Box::new(self.seal(a)), Box::new(self.seal(b))), range, shape: Shape::Bool })
    }

    fn binary(&mut self, operator: Operator, a: &IdedExpr, b: &IdedExpr) -> Result<Found, ExprError> {
        let (a, b) = (self.node(a)?, self.node(b)?);
        let range = self.around(&a, &b);
        let nothing = |found: &Found| matches!(&found.form, Form::Literal(datum) if datum.is_missing());
        // A comparison with null asks for presence, so it has an answer where every other one would be unknown.
        if matches!(operator, Operator::Equal | Operator::Unequal) && (nothing(&a) || nothing(&b)) {
            let asked = if nothing(&b) { a } else { b };
            let has = Node { range: self.parsed.original(&range), form: Form::Has(Box::new(self.seal(asked))) };
            let form = if operator == Operator::Equal { Form::Not(Box::new(has)) } else { has.form };
            return Ok(Found { form, range, shape: Shape::Bool });
        }
        if matches!(operator, Operator::Equal | Operator::Unequal) {
            self.one_of(&a, &b)?;
            self.one_of(&b, &a)?;
        } else if operator == Operator::In {
            self.one_of(&a, &b)?;
        }
        let shape = operator.shape(&a.shape, &b.shape);
        Ok(Found { form: Form::Binary(operator, Box::new(self.seal(a)), Box::new(self.seal(b))), range, shape })
    }

    /// A word that is compared with a choice is one of those it is made from; else the answer is always the same.
    fn one_of(&self, choice: &Found, word: &Found) -> Result<(), ExprError> {
        let (Shape::Choice(words), Form::Literal(literal)) = (&choice.shape, &word.form) else { return Ok(()) };
        let listed = match &literal.data {
            Data::List(items) => &items[..],
            _ => std::slice::from_ref(literal),
        };
        let is_none = |text: &str| !text.is_empty() && !words.iter().any(|known| known == text);
        let mut texts = listed.iter().filter_map(|datum| if let Data::Text(text) = &datum.data { Some(&**text) } else { None });
        let Some(text) = texts.find(|text| is_none(text)) else { return Ok(()) };
        let hint = did_you_mean(text, words.iter().map(String::as_str));
        Err(self.error(&word.range, format!("`{text}` is none of the words to choose from: {}{hint}", words.join(", "))))
    }

    /// A node that answers yes or no, as far as its shape tells.
    pub(super) fn truth(&mut self, syntax: &IdedExpr) -> Result<Found, ExprError> {
        let found = self.node(syntax)?;
        match &found.shape {
            Shape::Any | Shape::Bool => Ok(found),
            other => Err(self.error(&found.range, format!("this is {}, not a yes or no", other.words()))),
        }
    }

    fn around(&self, a: &Found, b: &Found) -> Range<usize> {
        self.parsed.grouped(a.range.clone()).start..self.parsed.grouped(b.range.clone()).end
    }

    /// The node with its bytes in the text as it was written.
    pub(super) fn seal(&self, found: Found) -> Node {
        Node { range: self.parsed.original(&found.range), form: found.form }
    }

    pub(super) fn error(&self, shown: &Range<usize>, message: impl Into<String>) -> ExprError {
        ExprError::new(self.parsed.original(shown), message)
    }
}

/// A list; one that is written out whole is the same each time.
fn list_of(elements: Vec<Node>) -> Form {
    let literal = |node: &Node| match &node.form {
        Form::Literal(datum) => Some(datum.clone()),
        _ => None,
    };
    let whole: Option<Vec<Datum>> = elements.iter().map(literal).collect();
    whole.map_or(Form::List(elements), |whole| Form::Literal(whole.into()))
}

/// `; did you mean …?`, if a known word is near.
pub(super) fn did_you_mean<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> String {
    nearest(written, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}
