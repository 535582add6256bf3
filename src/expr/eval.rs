//! Working out values, in three-valued logic: only a missing value makes a result unknown, and only where the result hangs on it.

use std::sync::Arc;

use super::budget::Budget;
use super::functions::Reach;
use super::ops;
use super::tree::{Each, Form, Node, Turn};
use super::{Data, Datum, Failure, Scope};

/// One evaluation.
pub(super) struct Run<'s> {
    scope: &'s dyn Scope,
    budget: Budget,
    bound: Vec<Datum>,
}

impl<'s> Run<'s> {
    pub(super) fn new(scope: &'s dyn Scope) -> Self {
        Self { scope, budget: Budget::new(), bound: Vec::new() }
    }

    /// How many steps it took so far.
    pub(super) fn steps(&self) -> usize {
        self.budget.spent()
    }

    /// Works out the value of the whole expression.
    ///
    /// # Errors
    /// Why there is none, and whether that is for want of steps.
    pub(super) fn root(&mut self, node: &Node) -> Result<Datum, Failure> {
        let result = self.node(node);
        result.map_err(|failure| Failure { exceeded: self.budget.is_exceeded(), ..failure })
    }

    fn node(&mut self, node: &Node) -> Result<Datum, Failure> {
        self.budget.spend(1).map_err(|message| fail(node, message))?;
        match &node.form {
            Form::Literal(_) | Form::Variable(_) | Form::Bound(_) => Ok(self.known(node).cloned().unwrap_or_else(Datum::missing)),
            Form::Field(operand, name) => {
                let found = match self.known(operand) {
                    Some(operand) => field(operand, name),
                    None => field(&self.node(operand)?, name),
                };
                found.map_err(|message| fail(node, message))
            }
            Form::Index(operand, key) => {
                let (operand, key) = (self.node(operand)?, self.node(key)?);
                index(&operand, &key).map_err(|message| fail(node, message))
            }
            Form::Not(operand) => Ok(ops::answer(self.truth(operand)?.map(|known| !known))),
            Form::And(a, b) => self.logical(a, b, false),
            Form::Or(a, b) => self.logical(a, b, true),
            Form::Negate(operand) => {
                let operand = self.node(operand)?;
                match &operand.data {
                    Data::Missing | Data::Unread => Ok(Datum::missing()),
                    Data::Quantity(quantity) => Ok(quantity.scale(-1.0).into()),
                    _ => Err(fail(node, format!("{} has no negative", operand.sort()))),
                }
            }
            Form::Binary(operator, a, b) => {
                let (a, b) = (self.node(a)?, self.node(b)?);
                operator.apply(&a, &b, &mut self.budget).map_err(|message| fail(node, message))
            }
            Form::Conditional(condition, yes, no) => match self.truth(condition)? {
                Some(true) => self.node(yes),
                Some(false) => self.node(no),
                None => Ok(Datum::missing()),
            },
            Form::List(nodes) => Ok(self.nodes(nodes)?.into()),
            Form::Map(entries) => self.map(entries),
            Form::Has(operand) => {
                let operand = self.node(operand)?;
                Ok(ops::answer((!matches!(operand.data, Data::Unread)).then(|| operand.is_there())))
            }
            Form::Coalesce(nodes) => {
                for node in nodes {
                    let datum = self.node(node)?;
                    // What is there and cannot be read is not as if nobody had written it.
                    if !matches!(datum.data, Data::Missing) {
                        return Ok(datum);
                    }
                }
                Ok(Datum::missing())
            }
            Form::Each(each) => self.each(node, each),
            Form::Matches(text, pattern) => {
                let text = self.node(text)?;
                match &text.data {
                    Data::Missing | Data::Unread => Ok(Datum::missing()),
                    Data::Text(text) => {
                        self.budget.text(text.len()).map_err(|message| fail(node, message))?;
                        Ok(pattern.built().map_err(|message| fail(node, message))?.is_match(text).into())
                    }
                    _ => Err(fail(node, format!("`matches` needs a text, not {}", text.sort()))),
                }
            }
            Form::Call(function, arguments) => self.with(arguments, |run, arguments| {
                let mut reach = Reach { budget: &mut run.budget, calendar: run.scope.calendar() };
                (function.run)(arguments, &mut reach).map_err(|message| fail(node, format!("`{}`: {message}", function.name)))
            }),
            Form::Ask(name, arguments) => self.with(arguments, |run, arguments| match run.scope.call(name, arguments) {
                Some(result) => result.map_err(|message| fail(node, format!("`{name}`: {message}"))),
                None => Err(fail(node, format!("there is no function `{name}`"))),
            }),
        }
    }

    /// The value of a node that needs no working out.
    fn known<'a>(&'a self, node: &'a Node) -> Option<&'a Datum> {
        match &node.form {
            Form::Literal(datum) => Some(datum),
            Form::Variable(name) => self.scope.variable(name),
            Form::Bound(at) => self.bound.get(*at),
            _ => None,
        }
    }

    /// What a function makes of arguments; missing when one of them is.
    fn with(
        &mut self,
        arguments: &[Node],
        call: impl FnOnce(&mut Self, &[Datum]) -> Result<Datum, Failure>,
    ) -> Result<Datum, Failure> {
        let (one, two, many);
        let arguments = match arguments {
            [a] => {
                one = [self.node(a)?];
                &one[..]
            }
            [a, b] => {
                two = [self.node(a)?, self.node(b)?];
                &two[..]
            }
            _ => {
                many = self.nodes(arguments)?;
                &many[..]
            }
        };
        if arguments.iter().any(Datum::is_missing) { Ok(Datum::missing()) } else { call(self, arguments) }
    }

    fn nodes(&mut self, nodes: &[Node]) -> Result<Vec<Datum>, Failure> {
        nodes.iter().map(|node| self.node(node)).collect()
    }

    fn map(&mut self, entries: &[(Node, Node)]) -> Result<Datum, Failure> {
        let mut map: Vec<(String, Datum)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let name = self.node(key)?;
            let name = ops::key(&name).map_err(|message| fail(key, message))?;
            if map.iter().any(|(known, _)| *known == name) {
                return Err(fail(key, format!("`{name}` is in the map twice")));
            }
            map.push((name, self.node(value)?));
        }
        Ok(Datum::of(Data::Map(map.into())))
    }

    /// Yes, no or unknown.
    fn truth(&mut self, node: &Node) -> Result<Option<bool>, Failure> {
        let datum = self.node(node)?;
        match datum.data {
            Data::Bool(known) => Ok(Some(known)),
            Data::Missing | Data::Unread => Ok(None),
            _ => Err(fail(node, format!("this is {}, not a yes or no", datum.sort()))),
        }
    }

    /// Both sides of `&&` (decided by a no) or `||` (decided by a yes).
    fn logical(&mut self, a: &Node, b: &Node, decided_by: bool) -> Result<Datum, Failure> {
        let a = self.truth(a)?;
        if a == Some(decided_by) {
            return Ok(decided_by.into());
        }
        let b = self.truth(b)?;
        Ok(match (a, b) {
            (_, Some(b)) if b == decided_by => decided_by.into(),
            (Some(_), Some(_)) => (!decided_by).into(),
            _ => Datum::missing(),
        })
    }

    fn each(&mut self, node: &Node, each: &Each) -> Result<Datum, Failure> {
        let over = self.node(&each.over)?;
        let items: Arc<[Datum]> = match &over.data {
            Data::Missing | Data::Unread => return Ok(Datum::missing()),
            Data::List(items) => Arc::clone(items),
            Data::Map(entries) => entries.iter().map(|(key, _)| Datum::from(key.as_str())).collect(),
            _ => return Err(fail(&each.over, format!("this is {}, not a list", over.sort()))),
        };
        self.budget.list(items.len()).map_err(|message| fail(node, message))?;
        let depth = self.bound.len();
        self.bound.push(Datum::missing());
        let result = self.turn(each, &items, depth);
        self.bound.truncate(depth);
        result.map(|datum| match each.turn {
            Turn::Filter => Datum { origin: over.origin, ..datum },
            _ => datum,
        })
    }

    fn turn(&mut self, each: &Each, items: &[Datum], slot: usize) -> Result<Datum, Failure> {
        let (mut kept, mut hits, mut unknown) = (Vec::new(), 0_usize, false);
        for item in items {
            self.bound[slot] = item.clone();
            if let Some(only) = &each.only {
                match self.truth(only)? {
                    Some(true) => {}
                    Some(false) => continue,
                    None => {
                        unknown = true;
                        continue;
                    }
                }
            }
            if each.turn == Turn::Map {
                let made = self.node(&each.body)?;
                kept.push(Datum { origin: made.origin.or(item.origin), ..made });
                continue;
            }
            match (each.turn, self.truth(&each.body)?) {
                (_, None) => unknown = true,
                (Turn::All, Some(false)) => return Ok(false.into()),
                (Turn::Exists, Some(true)) => return Ok(true.into()),
                (Turn::Filter, Some(true)) => kept.push(item.clone()),
                (_, Some(true)) => hits += 1,
                (_, Some(false)) => {}
            }
        }
        Ok(match each.turn {
            Turn::ExistsOne if hits > 1 => false.into(),
            _ if unknown => Datum::missing(),
            Turn::All => true.into(),
            Turn::Exists => false.into(),
            Turn::ExistsOne => (hits == 1).into(),
            Turn::Map | Turn::Filter => kept.into(),
        })
    }
}

fn fail(node: &Node, message: String) -> Failure {
    Failure { range: node.range.clone(), message, exceeded: false }
}

fn field(operand: &Datum, name: &str) -> Result<Datum, String> {
    match &operand.data {
        Data::Missing | Data::Unread => Ok(Datum::missing()),
        Data::Object(_) | Data::Map(_) => Ok(ops::entry(operand, name)),
        _ => Err(format!("`{name}` is asked of {}", operand.sort())),
    }
}

fn index(operand: &Datum, key: &Datum) -> Result<Datum, String> {
    match (&operand.data, &key.data) {
        (Data::Missing | Data::Unread, _) | (_, Data::Missing | Data::Unread) => Ok(Datum::missing()),
        (Data::List(items), Data::Quantity(at)) => {
            if at.amount().fract() != 0.0 {
                return Err(format!("{at} is no position in a list"));
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole; what is too large becomes the largest"
            )]
            let at = (at.amount() >= 0.0).then_some(at.amount() as usize);
            Ok(at.and_then(|at| items.get(at)).cloned().unwrap_or_else(Datum::missing))
        }
        (Data::Object(_) | Data::Map(_), _) => Ok(ops::entry(operand, &ops::key(key)?)),
        _ => Err(format!("{} has no place {}", operand.sort(), key.words())),
    }
}
