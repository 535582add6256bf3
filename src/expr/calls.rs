//! Calls to what they mean: operators, macros, our functions, functions of the scope.

use std::ops::Range;
use std::sync::Arc;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr as Syntax};

use super::functions::{self, Style};
use super::resolve::{Found, Resolver, did_you_mean};
use super::tree::{Each, Form, Turn};
use super::{Data, Datum, ExprError, Shape};

impl Resolver<'_> {
    pub(super) fn call(&mut self, call: &CallExpr, token: Range<usize>) -> Result<Found, ExprError> {
        if call.target.is_none()
            && let Some(found) = self.operation(&call.func_name, &call.args, &token)
        {
            return found;
        }
        // The parser may have been shown another name, so the written one is taken from the text.
        let Some(target) = &call.target else {
            let name = token.start..token.start + call.func_name.len();
            return self.function(self.parsed.text(&name), &call.args, &name);
        };
        let name = self.parsed.previous(token.start);
        let word = self.parsed.text(&name);
        match Turn::named(word) {
            Some(turn) => self.each(turn, target, &call.args, &name),
            None => self.method(word, target, &call.args, &name),
        }
    }

    /// A macro over a list: `list.all(x, …)`.
    fn each(&mut self, turn: Turn, over: &IdedExpr, arguments: &[IdedExpr], name: &Range<usize>) -> Result<Found, ExprError> {
        let over = self.node(over)?;
        let range = self.parsed.grouped(over.range.clone()).start..self.parsed.closing(name.end);
        if !matches!(over.shape, Shape::Any | Shape::List(_) | Shape::Map(_)) {
            return Err(self.error(&over.range, format!("this is {}, not a list", over.shape.words())));
        }
        let (binder, only, body) = match arguments {
            [binder, body] => (binder, None, body),
            [binder, only, body] if turn == Turn::Map => (binder, Some(only), body),
            _ => return Err(self.error(&range, format!("`{}` takes a name and an expression", self.parsed.text(name)))),
        };
        let Syntax::Ident(variable) = &binder.expr else {
            let token = self.parsed.token(binder.id);
            let whole = match &binder.expr {
                Syntax::Select(_) => self.parsed.previous(token.start).start..self.parsed.next_end(token.end),
                _ => token,
            };
            return Err(self.error(&whole, "a name for the element belongs here"));
        };
        self.bound.push((variable.clone(), over.shape.element()));
        let only = only.map(|only| self.truth(only)).transpose()?;
        let body = if turn == Turn::Map { self.node(body)? } else { self.truth(body)? };
        self.bound.pop();
        let shape = match turn {
            Turn::All | Turn::Exists | Turn::ExistsOne => Shape::Bool,
            Turn::Map => body.shape.clone().list(),
            Turn::Filter => over.shape.element().list(),
        };
        let each = Each { over: self.seal(over), turn, only: only.map(|only| self.seal(only)), body: self.seal(body) };
        Ok(Found { form: Form::Each(Box::new(each)), range, shape })
    }

    /// A function behind a dot: `text.matches('…')`.
    fn method(&mut self, word: &str, target: &IdedExpr, arguments: &[IdedExpr], name: &Range<usize>) -> Result<Found, ExprError> {
        let target = self.node(target)?;
        let range = self.parsed.grouped(target.range.clone()).start..self.parsed.closing(name.end);
        let Some(function) = functions::named(word).filter(|function| function.style != Style::Call) else {
            if functions::named(word).is_some() || self.shapes.function(word).is_some() {
                return Err(self.error(name, format!("`{word}` is written `{word}(…)`, not behind a dot")));
            }
            let known = functions::all().filter(|function| function.style != Style::Call).map(|function| function.name);
            let hint = foreign(word)
                .unwrap_or_else(|| did_you_mean(word, known.chain(["all", "exists", "exists_one", "map", "filter"])));
            return Err(self.error(name, format!("there is no function `{word}`{hint}")));
        };
        let mut found = vec![target];
        for argument in arguments {
            found.push(self.node(argument)?);
        }
        self.finish(function, found, range)
    }

    /// A function: `count(list)`.
    fn function(&mut self, word: &str, arguments: &[IdedExpr], name: &Range<usize>) -> Result<Found, ExprError> {
        let range = name.start..self.parsed.closing(name.end);
        let mut found = Vec::new();
        for argument in arguments {
            found.push(self.node(argument)?);
        }
        if word == "has" {
            let given = found.len();
            return match found.pop() {
                Some(asked) if given == 1 => Ok(Found { form: Form::Has(Box::new(self.seal(asked))), range, shape: Shape::Bool }),
                _ => Err(self.error(&range, format!("`has` takes 1 argument, not {given}"))),
            };
        }
        if let Some(function) = functions::named(word).filter(|function| function.style != Style::Method) {
            return self.finish(function, found, range);
        }
        if let Some(arity) = self.shapes.function(word) {
            if !arity.allows(found.len()) {
                return Err(self.error(&range, format!("`{word}` takes {}, not {}", arity.words(), found.len())));
            }
            let arguments = found.into_iter().map(|argument| self.seal(argument)).collect();
            return Ok(Found { form: Form::Ask(word.to_owned(), arguments), range, shape: Shape::Any });
        }
        if functions::named(word).is_some() || Turn::named(word).is_some() {
            return Err(self.error(name, format!("`{word}` is written behind a dot: `x.{word}(…)`")));
        }
        let known = functions::all().filter(|function| function.style != Style::Method).map(|function| function.name);
        let hint = foreign(word).unwrap_or_else(|| did_you_mean(word, known.chain(["has", "today", "deref", "backrefs", "all"])));
        Err(self.error(name, format!("there is no function `{word}`{hint}")))
    }

    fn finish(
        &mut self,
        function: &'static functions::Function,
        found: Vec<Found>,
        range: Range<usize>,
    ) -> Result<Found, ExprError> {
        let behind_dot = usize::from(function.style == Style::Method);
        if !function.arity.allows(found.len()) {
            let takes = function.arity.less(behind_dot).words();
            let given = found.len().saturating_sub(behind_dot);
            return Err(self.error(&range, format!("`{}` takes {takes}, not {given}", function.name)));
        }
        let shapes: Vec<Shape> = found.iter().map(|argument| argument.shape.clone()).collect();
        let shape = (function.shape)(&shapes);
        if let Some(check) = function.check {
            for argument in &found {
                if let Form::Literal(Datum { data: Data::Text(text), .. }) = &argument.form {
                    check(text).map_err(|message| self.error(&argument.range, message))?;
                }
            }
        }
        let pattern = match found.as_slice() {
            [_, Found { form: Form::Literal(Datum { data: Data::Text(text), .. }), range, .. }] if function.name == "matches" => {
                let pattern = functions::Pattern::new(text);
                if !self.shapes.is_proven() {
                    pattern.built().map_err(|message| self.error(range, message))?;
                }
                Some(pattern)
            }
            _ => None,
        };
        let mut nodes: Vec<_> = found.into_iter().map(|argument| self.seal(argument)).collect();
        let form = match pattern {
            Some(pattern) if nodes.len() == 2 => Form::Matches(Box::new(nodes.swap_remove(0)), Arc::new(pattern)),
            _ if function.name == "coalesce" => Form::Coalesce(nodes),
            _ => Form::Call(function, nodes),
        };
        Ok(Found { form, range, shape })
    }
}

/// How to say here what a function of another language does.
fn foreign(word: &str) -> Option<String> {
    let ours = match word.to_lowercase().as_str() {
        "average" | "avg" | "mean" => "sum(list) / count(list)",
        "isafter" | "after" => "a > b",
        "isbefore" | "before" => "a < b",
        "len" | "length" => "count(list)",
        "now" | "timestamp" => "today()",
        "exist" | "isset" | "defined" | "present" => "has(self.field)",
        "some" => "list.exists(x, …)",
        "every" => "list.all(x, …)",
        "duration" => "period('3mo')",
        "includes" => "a in list",
        _ => return None,
    };
    Some(format!("; write `{ours}`"))
}
