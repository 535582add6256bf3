//! Text to the syntax tree of the `cel` crate, with the place of every node.
//!
//! Two things are ours. `steps.0.step` is read like `steps[0].step`, since paths are written that way. And macros stay the calls
//! they were written as: the parser would expand `all` into a loop that knows nothing of missing values, so it is shown another name.

use std::ops::Range;
use std::sync::Arc;

use cel::common::ast::SourceInfo;
use cel::parser::pratt_parser::{Lexer, Token, TokenKind};
use cel::parser::{ParseErrors, PrattParser};

use super::{ExprError, budget};

/// What the parser takes for macros.
const MACROS: &[&str] = &["has", "all", "exists", "exists_one", "existsOne", "map", "filter"];

/// A tree and what leads from its nodes back to the text.
#[derive(Debug)]
pub(super) struct Parsed<'t> {
    pub(super) root: cel::IdedExpr,
    places: Arc<SourceInfo>,
    written: Written<'t>,
}

/// The text as its author wrote it and as the parser is shown it.
#[derive(Debug)]
struct Written<'t> {
    text: &'t str,
    shown: String,
    /// Where `shown` has a bracket that `text` has not, ascending.
    added: Vec<usize>,
    /// The tokens of `shown`.
    tokens: Vec<Token>,
}

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<Parsed<'_>, ExprError> {
    let whole = 0..text.len();
    if text.len() > budget::SOURCE {
        return Err(ExprError::new(
            whole,
            format!("an expression has {} bytes at most, this one {}", budget::SOURCE, text.len()),
        ));
    }
    if text.trim().is_empty() {
        return Err(ExprError::new(whole, "there is no expression"));
    }
    let written = show(text)?;
    let root = match parser().parse(&written.shown) {
        Ok(root) => root,
        Err(errors) => return Err(written.error(&errors)),
    };
    // The parser gives its places away with an error only, so the same text is read again with an error behind it.
    let places = match parser().parse(&format!("{}\n)", written.shown)) {
        Ok(_) => None,
        Err(errors) => errors.errors.into_iter().find_map(|error| error.source_info),
    };
    match places {
        Some(places) => Ok(Parsed { root, places, written }),
        None => Err(ExprError::new(whole, "the expression cannot be read")),
    }
}

fn parser() -> PrattParser {
    PrattParser::new().max_recursion_depth(96).max_expression_node_count(budget::SOURCE)
}

fn tokens(text: &str) -> Result<Vec<Token>, ExprError> {
    let mut lexer = Lexer::new(text);
    let mut tokens = Vec::new();
    loop {
        let token = lexer.lex();
        match token.kind {
            TokenKind::TokEnd => return Ok(tokens),
            TokenKind::TokWhitespace | TokenKind::TokComment => {}
            TokenKind::TokError => {
                let message = lexer.get_error().map_or("this cannot be read", |error| error.message.as_str());
                return Err(ExprError::new(token.start..on_boundary(text, token.end), message));
            }
            _ => tokens.push(token),
        }
    }
}

fn on_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Writes the text for the parser, and refuses nesting before the parser meets it.
fn show(text: &str) -> Result<Written<'_>, ExprError> {
    let (mut shown, mut added, mut taken) = (String::with_capacity(text.len() + 8), Vec::new(), 0);
    let (mut open, mut questions) = (0_usize, 0_usize);
    let tokens = tokens(text)?;
    for (at, token) in tokens.iter().enumerate() {
        let word = &text[token.start..token.end];
        match token.kind {
            TokenKind::TokLeftParen | TokenKind::TokLeftBracket | TokenKind::TokLeftBrace => open += 1,
            TokenKind::TokRightParen | TokenKind::TokRightBracket | TokenKind::TokRightBrace => open = open.saturating_sub(1),
            TokenKind::TokQuestion => questions += 1,
            _ => {}
        }
        if open > budget::DEPTH || questions > budget::DEPTH {
            return Err(ExprError::new(token.start..token.end, "the expression is nested too deeply"));
        }
        let called = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::TokLeftParen);
        if token.kind == TokenKind::TokIdent && called && MACROS.contains(&word) {
            shown.push_str(&text[taken..token.start]);
            shown.push('_');
            taken = token.start + 1;
        } else if token.kind == TokenKind::TokFloat
            && let Some(index) = word.strip_prefix('.').filter(|index| index.bytes().all(|byte| byte.is_ascii_digit()))
            && at.checked_sub(1).is_some_and(|before| tokens[before].end == token.start)
        {
            shown.push_str(&text[taken..token.start]);
            shown.push('[');
            shown.push_str(index);
            added.push(shown.len());
            shown.push(']');
            taken = token.end;
        }
    }
    shown.push_str(&text[taken..]);
    let tokens = self::tokens(&shown)?;
    Ok(Written { text, shown, added, tokens })
}

/// What other languages write, and the operator that is meant.
const MEANT: [(&str, &str); 7] = [("=", "=="), ("and", "&&"), ("or", "||"), ("not", "!"), ("&", "&&"), ("|", "||"), ("<>", "!=")];

impl Written<'_> {
    /// A place of the shown text in the text.
    fn original(&self, at: usize) -> usize {
        at - self.added.partition_point(|added| *added < at)
    }

    fn range(&self, shown: &Range<usize>) -> Range<usize> {
        self.original(shown.start)..self.original(shown.end)
    }

    fn error(&self, errors: &ParseErrors) -> ExprError {
        let Some(error) = errors.errors.first() else {
            return ExprError::new(0..self.text.len(), "the expression cannot be read");
        };
        let place = error.source_info.as_ref().and_then(|places| places.offset_for(error.expr_id));
        let range = place.map_or(0..self.text.len(), |(start, stop)| self.range(&(start as usize..stop as usize)));
        let message = error.msg.strip_prefix("Syntax error: ").unwrap_or(&error.msg);
        let message = match message {
            _ if range.is_empty() && range.start == self.text.len() => "the expression ends too early".to_owned(),
            message if message.contains("recursion limit") => "the expression is nested too deeply".to_owned(),
            message if message.starts_with("mismatched input") || message == "unexpected token" => {
                let written = self.text.get(range.clone()).unwrap_or("");
                let meant = MEANT.iter().find(|(word, _)| word.eq_ignore_ascii_case(written));
                let hint = meant.map(|(_, operator)| format!("; write `{operator}`")).unwrap_or_default();
                format!("`{written}` does not fit here{hint}")
            }
            message => message.to_owned(),
        };
        ExprError::new(range, message)
    }
}

impl Parsed<'_> {
    /// The bytes of the shown text that the node's own token takes.
    pub(super) fn token(&self, id: u64) -> Range<usize> {
        self.places.offset_for(id).map_or(0..0, |(start, stop)| start as usize..stop as usize)
    }

    /// The same bytes in the text as it was written.
    pub(super) fn original(&self, shown: &Range<usize>) -> Range<usize> {
        self.written.range(shown)
    }

    /// What was written there.
    pub(super) fn text(&self, shown: &Range<usize>) -> &str {
        self.written.text.get(self.original(shown)).unwrap_or("")
    }

    /// The end of the token after a place.
    pub(super) fn next_end(&self, at: usize) -> usize {
        let next = self.written.tokens.partition_point(|token| token.start < at);
        self.written.tokens.get(next).map_or(at, |token| token.end)
    }

    /// The token before a place.
    pub(super) fn previous(&self, at: usize) -> Range<usize> {
        let next = self.written.tokens.partition_point(|token| token.start < at);
        next.checked_sub(1).map_or(at..at, |at| self.written.tokens[at].start..self.written.tokens[at].end)
    }

    /// The end of the bracket that closes the first one opened at or after a place.
    pub(super) fn closing(&self, at: usize) -> usize {
        let first = self.written.tokens.partition_point(|token| token.start < at);
        let mut open = 0_usize;
        for token in &self.written.tokens[first..] {
            match token.kind {
                TokenKind::TokLeftParen | TokenKind::TokLeftBracket | TokenKind::TokLeftBrace => open += 1,
                TokenKind::TokRightParen | TokenKind::TokRightBracket | TokenKind::TokRightBrace => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 && token.start > at {
                return token.end;
            }
        }
        self.written.shown.len()
    }

    /// The range with the parentheses around it.
    pub(super) fn grouped(&self, range: Range<usize>) -> Range<usize> {
        let mut range = range;
        loop {
            let before = self.previous(range.start);
            let next = self.next_end(range.end);
            let parentheses = self.written.shown.get(before.clone()) == Some("(")
                && self.written.shown.get(next.saturating_sub(1)..next) == Some(")")
                && next > range.end;
            let front = self.previous(before.start);
            let of_call =
                front.end == before.start && self.written.shown[front].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if !parentheses || of_call {
                return range;
            }
            range = before.start..next;
        }
    }
}
