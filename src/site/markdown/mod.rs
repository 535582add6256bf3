//! Bodies to HTML: the same events that were outlined, with links led to pages, references shown, and nothing unsafe left.
//!
//! `stream` turns events into HTML and `write` says what becomes of each, `spots` finds what plain text holds (wikilinks, handles,
//! anchors, references of fields), `way` decides where a link leads, `code` highlights, `clean` sanitises pages with raw HTML, `finish`
//! completes its pictures and boxes, `notes` keeps footnotes, `lists` shows what an `orgdocs` block asks for, `picture` draws what a
//! `mermaid` block says.

mod clean;
mod code;
mod define;
mod finish;
mod formula;
mod lists;
mod notes;
mod picture;
mod plain;
mod spots;
mod stream;
mod way;
mod write;

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use crate::model::DocumentId;
use crate::source::Span;
use crate::syntax::{Block, FaultKind, Limit, Outline, markdown};
use crate::words::Words;

use super::here::Here;
use super::html::escape;
use super::view::TocEntry;

pub(super) use code::highlighted;
pub(super) use define::Vocabulary;

/// One event stands for so many bytes, as a rule.
const USUAL: usize = 8;

/// An event and its place in the text.
type Placed<'a> = (Event<'a>, Range<usize>);

/// A body that can be shown whole or in parts.
pub(super) struct Body<'a> {
    text: &'a str,
    start: usize,
    /// Kept once a part of the body was asked for: all of it is shown without them.
    events: OnceCell<Vec<Placed<'a>>>,
    outline: &'a Outline,
    spots: spots::Spots,
    page: DocumentId,
    vocabulary: &'a Vocabulary,
    words: &'a Words,
    /// Finished HTML that stands for a fenced block, by the place where the block begins.
    drawn: Vec<(usize, String)>,
    /// The defined words that the page has told already.
    told: RefCell<Vec<usize>>,
    /// How many diagrams have been drawn.
    pictures: Cell<usize>,
    /// The page is not read further because it nests too deep.
    too_deep: bool,
}

impl<'a> Body<'a> {
    /// The body of a Markdown document.
    pub(super) fn of(here: Here<'a>, id: DocumentId) -> Option<Self> {
        let document = here.model.document(id);
        let markdown = document.markdown()?;
        let text: &str = here.model.text(document.source);
        let start = markdown.body.start as usize;
        let too_deep = markdown.faults.iter().any(|fault| matches!(fault.kind, FaultKind::OverLimit(Limit::Depth(_))));
        Some(Self {
            text,
            start,
            events: OnceCell::new(),
            outline: &markdown.outline,
            spots: spots::Spots::of(here, id, &markdown.outline, text),
            page: id,
            vocabulary: &here.plan.vocabulary,
            words: &here.plan.words,
            drawn: lists::of(here, document.source, text, &markdown.outline),
            told: RefCell::default(),
            pictures: Cell::default(),
            too_deep,
        })
    }

    /// Everything but the blocks that overlap one of the spans.
    pub(super) fn without(&self, left_out: &[Span]) -> String {
        if self.too_deep {
            let text = self.text.get(self.start..).unwrap_or_default();
            return format!("<pre tabindex=\"0\">{}</pre>", escape(text));
        }
        let out = |range: &Range<usize>| {
            left_out.iter().any(|span| {
                let (start, end) = (span.start as usize, span.end as usize);
                (start..=end).contains(&range.start) && range.end.min(last(range, self.text)) <= end
            })
        };
        match self.events.get() {
            Some(events) => stream::html(self, events.iter().filter(|(_, range)| !out(range)).cloned()),
            None => stream::html(self, self.parsed().filter(|(_, range)| !out(range))),
        }
    }

    /// The words of a paragraph, heading, item or cell, without the element around them.
    pub(super) fn inline(&self, span: Span) -> String {
        if self.too_deep {
            return escape(self.text.get(span.start as usize..span.end as usize).unwrap_or_default());
        }
        let inside = |(event, range): &&Placed<'_>| {
            let within = range.start >= span.start as usize && range.end <= span.end as usize;
            within
                && !matches!(event, Event::Start(tag) if is_block(tag))
                && !matches!(event, Event::End(tag) if is_block_end(tag))
        };
        stream::html(self, self.events().iter().filter(inside).cloned())
    }

    /// The blocks of code at these places, each as it is shown.
    pub(super) fn code<'s>(&'s self, at: &'s [Span]) -> impl Iterator<Item = String> + 's {
        let is_asked = |block: &&Block| matches!(block, Block::Code(code) if at.contains(&code.span));
        self.outline.blocks.iter().filter(is_asked).map(|block| {
            let span = block.span();
            let inside = |(_, range): &&Placed<'_>| range.start >= span.start as usize && range.start < span.end as usize;
            stream::html(self, self.events().iter().filter(inside).cloned())
        })
    }

    fn events(&self) -> &[Placed<'a>] {
        self.events.get_or_init(|| {
            let mut events = Vec::with_capacity((self.text.len() - self.start) / USUAL);
            events.extend(self.parsed());
            events
        })
    }

    /// The events of the body; nothing of one that nests too deep.
    fn parsed(&self) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let (start, body) = (self.start, self.text.get(self.start..).filter(|_| !self.too_deep).unwrap_or_default());
        let parser = Parser::new_ext(body, markdown::options()).into_offset_iter();
        parser.map(move |(event, range)| (event, range.start + start..range.end + start))
    }

    /// The headings of the two upper levels below the title, for the table of contents.
    pub(super) fn toc(&self, left_out: &[Span]) -> Vec<TocEntry> {
        let headings = self.outline.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        });
        headings
            .filter(|heading| !self.too_deep && !left_out.iter().any(|span| span.contains(heading.span)))
            .filter(|heading| heading.level <= 3)
            .map(|heading| TocEntry {
                text: heading.text.words.clone(),
                anchor: heading.anchor.to_string(),
                level: heading.level.max(2),
            })
            .collect()
    }

    /// The first heading of the first level: the title.
    pub(super) fn title(&self) -> Option<Span> {
        self.outline.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) if heading.level == 1 => Some(heading.span),
            _ => None,
        })
    }

    /// What links to the title lead to.
    pub(super) fn anchor(&self) -> Option<String> {
        self.anchors(&[self.title()?]).pop()
    }

    /// The words of the first paragraph, for descriptions.
    pub(super) fn first_words(&self) -> Option<String> {
        self.outline.blocks.iter().find_map(|block| match block {
            Block::Paragraph(paragraph) => Some(shortened(&paragraph.text.words, 200)),
            _ => None,
        })
    }

    /// The headings under which nothing is left when some blocks are taken away.
    pub(super) fn bare_headings(&self, taken: &[Span]) -> Vec<Span> {
        let mut bare = Vec::new();
        for (at, block) in self.outline.blocks.iter().enumerate() {
            let Block::Heading(heading) = block else { continue };
            let mut under =
                self.outline.blocks[at + 1..].iter().take_while(|block| !matches!(block, Block::Heading(_))).peekable();
            let is_taken = |block: &Block| taken.iter().any(|span| span.contains(block.span()));
            if under.peek().is_some() && under.all(is_taken) {
                bare.push(heading.span);
            }
        }
        bare
    }

    /// The anchors of headings at these places.
    pub(super) fn anchors(&self, of: &[Span]) -> Vec<String> {
        let headings = self.outline.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if of.contains(&heading.span) => Some(heading.anchor.to_string()),
            _ => None,
        });
        headings.collect()
    }
}

/// The words of a piece of Markdown, without its markup.
pub(super) fn words_of(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, markdown::options()) {
        match event {
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Words cut at a blank.
pub(super) fn shortened(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let cut = &words[..end];
    let at = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end_matches([',', ';', ':', '.']))
}

/// The end of a block without the blank lines that its range takes in.
fn last(range: &Range<usize>, text: &str) -> usize {
    range.start + text.get(range.clone()).unwrap_or_default().trim_end().len()
}

fn is_block(tag: &pulldown_cmark::Tag<'_>) -> bool {
    is_block_end(&tag.to_end())
}

fn is_block_end(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as End;
    !matches!(tag, End::Emphasis | End::Strong | End::Strikethrough | End::Link | End::Image | End::Subscript | End::Superscript)
}
