//! The shape of a Markdown body: headings, and the blocks under them that a kind may bind.
//!
//! Block content keeps its place and its inline words. Which block is a field is decided in `model`, never here.

use std::ops::Range;

use crate::source::Span;

use super::Node;

/// A Markdown body in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    pub blocks: Vec<Block>,
    /// Every link and image of the body, raw `<a href>` and `<img src>` included, in order. None from inside code.
    pub links: Vec<Link>,
    /// Explicit anchors besides the headings' own: `{#id}`, `<a name=…>`, `id=…` in raw HTML.
    pub anchors: Vec<(String, Span)>,
}

/// One top-level block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(Heading),
    Paragraph(Paragraph),
    List(List),
    Table(Table),
    Code(Code),
    /// Quotes, rules, raw HTML, footnotes and everything else that binds to nothing.
    Other(Span),
}

impl Block {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Heading(heading) => heading.span,
            Self::Paragraph(paragraph) => paragraph.text.span,
            Self::List(list) => list.span,
            Self::Table(table) => table.span,
            Self::Code(code) => code.span,
            Self::Other(span) => *span,
        }
    }
}

/// A heading with the anchor that GitHub's slug rule gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    pub level: u8,
    pub text: Text,
    /// Unique in the document; `{#id}` wins over the slug.
    pub anchor: Box<str>,
    pub span: Span,
}

/// Inline content as words: markup removed, references kept as `[[x]]` and `@x` are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words, single-spaced at line breaks.
    pub words: String,
    pub span: Span,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub text: Text,
}

/// A bullet or numbered list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    pub items: Vec<Item>,
    pub span: Span,
}

/// One list item; `text` is its own words without those of nested lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub text: Text,
    /// The item's `{#id}`, removed from the words, with the place of the id itself.
    pub anchor: Option<(String, Span)>,
    /// Its `` `flags` ``: code spans outside the attributes, removed from nothing.
    pub code: Vec<Text>,
    pub children: Vec<Item>,
    pub span: Span,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub header: Vec<Cell>,
    pub rows: Vec<Row>,
    pub span: Span,
}

/// One row of a table's body.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub span: Span,
}

/// One cell; an empty one has an empty span at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub text: Text,
    /// The cell's `{#id}`, removed from the words.
    pub anchor: Option<(String, Span)>,
}

/// A fenced or indented block of code.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The first word after the fence.
    pub language: String,
    pub text: String,
    pub span: Span,
}

/// One link of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The destination as written, or the target of a wikilink.
    pub destination: String,
    /// The shown words.
    pub words: String,
    pub form: LinkForm,
    /// The whole link.
    pub span: Span,
    /// The destination alone, for a fix; the whole link when it is not spelled out there.
    pub target_span: Span,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkForm {
    /// `[words](destination)` or by reference.
    Inline,
    /// `![alt](source)`.
    Image,
    /// `[[target]]` or `[[target|words]]`.
    Wiki,
    /// `@handle` in prose.
    Handle,
    /// `<https://…>`.
    Autolink,
    /// `href` or `src` of raw HTML.
    Html,
}

impl Outline {
    /// Keeps of each block its place, and words only of headings and of the first paragraph, which describes the page.
    pub(super) fn settle(&mut self) {
        let mut described = false;
        for block in &mut self.blocks {
            match block {
                Block::Heading(_) | Block::Other(_) => {}
                Block::Paragraph(paragraph) => {
                    if std::mem::replace(&mut described, true) {
                        paragraph.text.words = String::new();
                    }
                }
                Block::List(list) => list.items = Vec::new(),
                Block::Table(table) => (table.header, table.rows) = (Vec::new(), Vec::new()),
                Block::Code(code) => code.text = String::new(),
            }
        }
        self.blocks.shrink_to_fit();
        self.links.shrink_to_fit();
    }
}

impl Text {
    /// The words as a prose scalar.
    #[must_use]
    pub fn to_node(&self) -> Node {
        Node::scalar(self.words.clone(), super::ScalarStyle::Prose, self.span)
    }

    /// Where a part of the words (in bytes of `words`) stands in the file's text: its words are looked up one after the other between
    /// the markup. The whole place when that fails.
    #[must_use]
    pub fn locate(&self, file: &str, part: Range<usize>) -> Span {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        let (Some(source), Some(_)) = (file.get(start..end), self.words.get(part.clone())) else { return self.span };
        let mut at = 0;
        let mut found: Option<(usize, usize)> = None;
        for (index, c) in self.words[..part.end].char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let Some(next) = next_in(source, at, c) else { continue };
            at = next + c.len_utf8();
            if index >= part.start {
                found = Some((found.map_or(next, |found| found.0), at));
            }
        }
        found.map_or(self.span, |(from, to)| {
            let place = |at: usize| self.span.start + u32::try_from(at).unwrap_or(0);
            Span::new(self.span.source, place(from), place(to))
        })
    }
}

/// The next place of a character, destinations of links and `{#id}` left out.
fn next_in(source: &str, from: usize, wanted: char) -> Option<usize> {
    let mut at = from;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let skip = match c {
            ']' if rest.starts_with("](") => rest.find(')'),
            '{' if rest.starts_with("{#") => rest.find('}'),
            _ => None,
        };
        match skip {
            Some(skip) => at += skip + 1,
            None if c == wanted => return Some(at),
            None => at += c.len_utf8(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_pointer_width = "64")]
    fn a_block_takes_little_memory() {
        assert_eq!(size_of::<Block>(), 72, "every block of every page is kept");
    }
}
