//! The lines of a block, each with its place.

use crate::source::{SourceId, Span};
use crate::syntax::{Entry, Fault, FaultKind, Key, Node, ScalarStyle};

/// The lines between the fences, blank ones and comments left out.
pub(super) struct Lines<'t> {
    source: SourceId,
    file: &'t str,
    rest: &'t str,
    /// Inside `/* … */`.
    comment: bool,
}

/// A piece of a line; it knows where it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    source: SourceId,
    at: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(source: SourceId, file: &'t str, span: Span) -> Self {
        let block = file.get(span.start as usize..span.end as usize).unwrap_or("");
        let body = block.split_once('\n').map_or("", |(_, body)| body);
        let (before, last) = body.trim_end().rsplit_once('\n').unwrap_or(("", body));
        let closes = last.trim_start().starts_with("```") || last.trim_start().starts_with("~~~");
        Self { source, file, rest: if closes { before } else { body }, comment: false }
    }

    fn piece(&self, text: &'t str) -> Piece<'t> {
        let at = text.as_ptr() as usize - self.file.as_ptr() as usize;
        Piece { text, source: self.source, at }.trimmed()
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        while !self.rest.is_empty() {
            if std::mem::replace(&mut self.comment, false) {
                self.rest = self.rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            let whole = self.rest;
            let (line, rest) = whole.split_once('\n').unwrap_or((whole, ""));
            self.rest = rest;
            let mut line = without_comment(line);
            if let Some(at) = line.find("/*") {
                (self.comment, self.rest) = (true, &whole[at + 2..]);
                line = &line[..at];
            }
            let piece = self.piece(line);
            if !piece.text.is_empty() {
                return Some(piece);
            }
        }
        None
    }
}

/// A line up to `//` or `%%`, which begin a comment at its start or after a space; the slashes of an address do not.
fn without_comment(line: &str) -> &str {
    let starts = |at: usize| line[..at].ends_with(char::is_whitespace) || line[..at].is_empty();
    let found = line.match_indices("//").chain(line.match_indices("%%")).map(|(at, _)| at).filter(|at| starts(*at)).min();
    &line[..found.unwrap_or(line.len())]
}

impl Piece<'_> {
    pub(super) fn span(self) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.source, offset(self.at), offset(self.at + self.text.len()))
    }

    /// The bytes of a range of it, without the space around them.
    pub(super) fn part(self, from: usize, to: usize) -> Self {
        Self { text: &self.text[from..to], at: self.at + from, ..self }.trimmed()
    }

    pub(super) fn from(self, from: usize) -> Self {
        self.part(from, self.text.len())
    }

    /// What stands before and after the first occurrence of a text.
    pub(super) fn split(self, at: &str) -> Option<(Self, Self)> {
        let found = self.text.find(at)?;
        Some((self.part(0, found), self.from(found + at.len())))
    }

    /// What follows a word at the front; the word ends at a space or the end.
    pub(super) fn after_word(self, word: &str) -> Option<Self> {
        let rest = self.text.strip_prefix(word)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| self.from(word.len()))
    }

    /// Both pieces and all between them.
    pub(super) fn to(self, end: Self) -> Span {
        self.span().cover(end.span())
    }

    /// Without quotes around it.
    pub(super) fn unquoted(self) -> Self {
        let quoted = self.text.len() > 1 && self.text.starts_with('"') && self.text.ends_with('"');
        if quoted { self.part(1, self.text.len() - 1) } else { self }
    }

    pub(super) fn node(self) -> Node {
        Node::scalar(self.text, ScalarStyle::Plain, self.span())
    }

    /// The piece as words of an author, whatever they look like.
    pub(super) fn words(self) -> Node {
        Node::scalar(self.text, ScalarStyle::Quoted, self.span())
    }

    pub(super) fn key(self, name: &str) -> Key {
        Key { text: name.to_owned(), span: self.span() }
    }

    /// An entry under a name of ours, with the piece as its value.
    pub(super) fn entry(self, name: &str) -> Entry {
        Entry { key: self.key(name), value: self.words() }
    }

    pub(super) fn fault(self, message: impl Into<String>) -> Fault {
        Fault { span: self.span(), kind: FaultKind::Fence { message: message.into() } }
    }

    fn trimmed(self) -> Self {
        let text = self.text.trim();
        let skipped = self.text.len() - self.text.trim_start().len();
        Self { text, at: self.at + skipped, ..self }
    }
}
