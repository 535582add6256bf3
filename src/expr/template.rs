//! Sentences with expressions in braces: the messages of checks.

use std::ops::Range;

use super::{Datum, Expr, ExprError, Outcome, Scope, Shapes, budget};

/// A sentence with places for values: `{count(self.steps)} steps`. `{{` and `}}` are braces.
#[derive(Debug, Clone)]
pub struct Template {
    source: Box<str>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Words(String),
    Value(Expr),
}

impl Template {
    /// Reads a sentence and its expressions.
    ///
    /// # Errors
    /// The first mistake: a brace without its other half, or an expression that cannot be used.
    pub fn compile(text: &str, shapes: &dyn Shapes) -> Result<Self, ExprError> {
        let value = |place: Range<usize>| {
            let start = place.start;
            Expr::compile(&text[place], shapes)
                .map_err(|error| ExprError { range: start + error.range.start..start + error.range.end, ..error })
        };
        Ok(Self { source: text.into(), parts: read(text, value)? })
    }

    /// The sentence as it was written, its expressions in braces.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The sentence with its values in these words, which are told the expression too; nothing when a value is unknown or fails.
    ///
    /// `written` is the sentence itself, or the same in another language: with the same expressions, in an order of its own. One with
    /// other expressions is not used.
    pub fn fill(&self, written: &str, scope: &dyn Scope, mut words: impl FnMut(&Datum, &Expr) -> String) -> Option<String> {
        let translated = if *written == *self.source { None } else { self.translated(written) };
        let mut text = String::new();
        for part in translated.as_ref().unwrap_or(&self.parts) {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Value(expr) => match expr.evaluate(scope) {
                    Outcome::Known(datum) => text.push_str(&words(&datum, expr)),
                    Outcome::Unknown | Outcome::Failed(_) => return None,
                },
            }
        }
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// The parts of another wording, with the expressions of this one.
    fn translated(&self, written: &str) -> Option<Vec<Part>> {
        let known = |place: Range<usize>| {
            let same = self.parts.iter().find_map(|part| match part {
                Part::Value(expr) if expr.source() == &written[place.clone()] => Some(expr.clone()),
                _ => None,
            });
            same.ok_or_else(|| ExprError::new(place, "another expression"))
        };
        read(written, known).ok()
    }

    /// The sentence with its values; what is unknown or fails prints as "nothing".
    pub fn render(&self, scope: &dyn Scope) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Value(expr) => {
                    let datum = match expr.evaluate(scope) {
                        Outcome::Known(datum) => datum,
                        Outcome::Unknown | Outcome::Failed(_) => Datum::missing(),
                    };
                    datum.write_words(&mut text, budget::TEXT, 0);
                }
            }
        }
        text
    }
}

/// The words and places of a sentence; `value` makes what stands in a place, given where its expression stands.
fn read(text: &str, mut value: impl FnMut(Range<usize>) -> Result<Expr, ExprError>) -> Result<Vec<Part>, ExprError> {
    let mut parts = Vec::new();
    let (mut words, mut at) = (String::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            words.push(c);
            at += 2;
        } else if c == '}' {
            return Err(ExprError::new(at..at + 1, "a brace closes that was not opened; write `}}` for a brace"));
        } else if c == '{' {
            let length = closing(&rest[1..])
                .ok_or_else(|| ExprError::new(at..text.len(), "a brace is not closed; write `{{` for a brace"))?;
            let place = at + 1..at + 1 + length;
            let value = value(place.clone())?;
            if !words.is_empty() {
                parts.push(Part::Words(std::mem::take(&mut words)));
            }
            parts.push(Part::Value(value));
            at = place.end + 1;
        } else {
            words.push(c);
            at += c.len_utf8();
        }
    }
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
    Ok(parts)
}

/// How many bytes there are before the brace that closes, which is in no text and no inner braces.
fn closing(text: &str) -> Option<usize> {
    let (mut open, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(mark), c) if mark == c => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '{') => open += 1,
            (None, '}') if open == 0 => return Some(at),
            (None, '}') => open -= 1,
            _ => {}
        }
    }
    None
}
