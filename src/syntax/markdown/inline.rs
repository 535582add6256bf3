//! The words of one paragraph, heading, item or cell, and the references written in them.

use std::ops::Range;

use memchr::{memchr3, memchr3_iter};

use crate::source::{SourceId, Span};
use crate::syntax::{Link, LinkForm, Text};

use super::offset;
use super::template::Templates;

/// A run of plain text in the source, in bytes.
pub(super) type Run = (usize, usize);

/// Inline content while it is read.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) words: String,
    pub(super) code: Vec<Text>,
    /// `{#id}`s and the like.
    pub(super) ids: Vec<Id>,
    first: Option<usize>,
    last: usize,
    /// Whether a dash between blanks was found in the words, and how many bytes of them were searched.
    dash: bool,
    searched: usize,
}

/// An id in braces.
#[derive(Debug)]
pub(super) struct Id {
    pub(super) name: String,
    pub(super) place: Run,
    /// With its braces.
    mark: String,
}

impl Inline {
    /// Content about as long as its source.
    pub(super) fn sized(bytes: usize) -> Self {
        Self { words: String::with_capacity(bytes), ..Self::default() }
    }

    /// Widens the place of the content to hold a piece of it.
    pub(super) fn saw(&mut self, start: usize, end: usize) {
        self.first.get_or_insert(start);
        self.last = self.last.max(end);
    }

    /// Whether attributes have begun, which a dash between blanks opens.
    pub(super) fn has_attributes(&mut self) -> bool {
        if !self.dash {
            let rest = &self.words[self.words.floor_char_boundary(self.searched.saturating_sub(" — ".len()))..];
            self.dash = rest.contains(" — ") || rest.contains(" -- ");
            self.searched = self.words.len();
        }
        self.dash
    }

    pub(super) fn space(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with(' ') {
            self.words.push(' ');
        }
    }

    /// Takes `{#id}` out of the words; `at_end` takes only one that closes them.
    pub(super) fn anchor(&mut self, source: SourceId, at_end: bool) -> Option<(String, Span)> {
        let Id { name: id, place, mark } = if at_end { self.ids.last()? } else { self.ids.first()? };
        let at = if at_end { self.words.trim_end().strip_suffix(mark.as_str())?.len() } else { self.words.rfind(mark)? };
        let (id, place) = (id.clone(), *place);
        let before = self.words[..at].trim_end().len();
        self.words.replace_range(before..at + mark.len(), "");
        Some((id, Span::new(source, offset(place.0), offset(place.1))))
    }

    /// The finished words; without any, an empty place at `fallback`.
    pub(super) fn text(&mut self, source: SourceId, fallback: usize) -> Text {
        let (start, end) = self.first.map_or((fallback, fallback), |first| (first, self.last));
        let words = self.words.trim();
        let words = if words.len() == self.words.len() { std::mem::take(&mut self.words) } else { words.to_owned() };
        Text { words, span: Span::new(source, offset(start), offset(end)) }
    }
}

/// Where a text holds a letter that may open something worth finding. Most runs hold none, and need not be read for it.
#[derive(Debug)]
pub(super) struct Marks {
    places: Vec<usize>,
    /// The first that no run has passed.
    next: usize,
}

impl Marks {
    /// The marks of a part that begins at `from`.
    pub(super) fn find(part: &str, from: usize) -> Self {
        Self { places: memchr3_iter(b'[', b'@', b'{', part.as_bytes()).map(|at| from + at).collect(), next: 0 }
    }

    /// Whether a run, which begins behind those asked about before, holds one.
    pub(super) fn any_in(&mut self, run: Run) -> bool {
        while self.places.get(self.next).is_some_and(|at| *at < run.0) {
            self.next += 1;
        }
        self.places.get(self.next).is_some_and(|at| *at < run.1)
    }
}

/// What is found in a run of text.
#[derive(Debug)]
pub(super) enum Found {
    Link(Link),
    Id(Id),
}

/// Finds `[[target]]`, `@handle` and `{#id}` in a run; what templates cover is not read.
pub(super) fn scan(source: SourceId, text: &str, run: Run, templates: &Templates, references: bool, found: &mut Vec<Found>) {
    let mut at = run.0;
    let bytes = text.as_bytes();
    while let Some(next) = memchr3(b'[', b'@', b'{', &bytes[at..run.1]).map(|i| at + i) {
        at = next + 1;
        if templates.cover(next) {
            continue;
        }
        let rest = &text[next..run.1];
        if rest.starts_with('{') {
            if let Some((id, length)) = braced_id(rest) {
                let place = (next + id.start, next + id.end);
                found.push(Found::Id(Id { name: rest[id].to_owned(), place, mark: rest[..length].to_owned() }));
                at = next + length;
            }
        } else if references && rest.starts_with("[[") && !text[..next].ends_with('\\') {
            if let Some((link, end)) = wikilink(source, text, next, run.1) {
                found.push(Found::Link(link));
                at = end;
            }
        } else if references
            && rest.starts_with('@')
            && let Some(end) = handle(text, run, next)
        {
            let place = |start: usize| Span::new(source, offset(start), offset(end));
            found.push(Found::Link(Link {
                destination: text[next + 1..end].to_owned(),
                words: text[next..end].to_owned(),
                form: LinkForm::Handle,
                span: place(next),
                target_span: place(next + 1),
            }));
            at = end;
        }
    }
}

/// The id in braces that a text begins with, and how long they are: `{#id}`, `{#id .class}`, and `{ #id }` or `{: .class #id }` as
/// Python's attribute lists and kramdown write it.
pub(crate) fn braced_id(text: &str) -> Option<(Range<usize>, usize)> {
    let inside = text.strip_prefix('{').filter(|inside| inside.trim_start_matches(' ').starts_with(['#', ':', '.']))?;
    let inside = &inside[..inside.find(['{', '}', '\n']).filter(|end| inside[*end..].starts_with('}'))?];
    let of_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let mut found = None;
    for word in inside.strip_prefix(':').unwrap_or(inside).split_whitespace() {
        match word.strip_prefix('#') {
            Some(id) if found.is_none() && !id.is_empty() && id.chars().all(of_id) => {
                let start = text.find(word)? + 1;
                found = Some(start..start + id.len());
            }
            None if word.starts_with('.') || word.contains('=') => {}
            _ => return None,
        }
    }
    Some((found?, inside.len() + 2))
}

/// `[[target]]` or `[[target|words]]` at `start`; a shell test such as `[[ -f x ]]` is none.
fn wikilink(source: SourceId, text: &str, start: usize, run_end: usize) -> Option<(Link, usize)> {
    let limit = text.floor_char_boundary((start + 302).min(run_end));
    let inner = &text[start + 2..limit];
    let length = inner.find(['[', ']'])?;
    if !inner[length..].starts_with("]]") {
        return None;
    }
    let inner = &inner[..length];
    let (target, words) = inner.split_once('|').unwrap_or((inner, inner));
    let target = target.strip_suffix('\\').unwrap_or(target);
    let first = target.chars().next()?;
    if first.is_whitespace() || matches!(first, '-' | '$' | '!' | '"' | '\'' | '<') {
        return None;
    }
    let end = start + 2 + length + 2;
    let target = target.trim_end();
    // What is embedded may say how large it is shown, `![[map.png|300x200]]`.
    let is_size = text[..start].ends_with('!') && words.trim().chars().all(|c| c.is_ascii_digit() || c == 'x');
    let words = if is_size { target } else { words };
    let place = |start: usize, end: usize| Span::new(source, offset(start), offset(end));
    let link = Link {
        destination: target.to_owned(),
        words: words.trim().to_owned(),
        form: LinkForm::Wiki,
        span: place(start, end),
        target_span: place(start + 2, start + 2 + target.len()),
    };
    Some((link, end))
}

/// Where the handle that starts with `@` at `at` ends; nothing inside e-mails, URLs, packages and attributes.
fn handle(text: &str, run: Run, at: usize) -> Option<usize> {
    let before = text[..at].chars().next_back();
    let glued = before.is_some_and(|c| {
        c == '\\'
            || c.is_alphanumeric()
            || (at > run.0 && matches!(c, '/' | '.' | '@' | '_' | '-' | '+' | '=' | '&' | '#' | '%' | '$'))
    });
    if glued || in_url(text, run.0, at) {
        return None;
    }
    let rest = &text[at + 1..run.1];
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(rest.len());
    let after = rest[end..].chars().next();
    if matches!(after, Some('/' | '@' | '=' | '\\')) {
        return None;
    }
    let name = rest[..end].trim_end_matches(['-', '_', '.']);
    (name.starts_with(char::is_alphanumeric)).then_some(at + 1 + name.len())
}

/// Whether the word before `at` is the beginning of a URL.
fn in_url(text: &str, from: usize, at: usize) -> bool {
    let near = text.floor_char_boundary(from.max(at.saturating_sub(500)));
    let word = text[near..at].rfind(char::is_whitespace).map_or(near, |blank| near + blank);
    text[word..at].contains("://")
}
