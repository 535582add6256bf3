//! From the parser's events to the outline, in one pass and without recursion.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::source::{SourceId, Span};
use crate::syntax::{Block, Cell, Code, Fault, FaultKind, Heading, Limit, Outline, Paragraph, Row, Table, Text};

use super::anchors::Anchors;
use super::inline::{Found, Id, Inline, Marks, Run, scan};
use super::links::OpenLink;
use super::lists::Lists;
use super::template::Templates;
use super::{MAX_NESTING, html, offset};

/// What of Markdown is read; the renderer must agree. No metadata blocks (they swallow prose between two rules), no math (`$3`).
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// The outline of the text from `body` on.
pub(super) fn outline(source: SourceId, text: &str, body: usize) -> (Outline, Vec<Fault>) {
    let mut builder = Builder {
        source,
        text,
        templates: Templates::find(text),
        marks: Marks::find(&text[body..], body),
        outline: Outline::default(),
        faults: Vec::new(),
        anchors: Anchors::default(),
        lists: Lists::default(),
        inline: Inline::default(),
        links: Vec::new(),
        run: None,
        quotes: 0,
        unread: 0,
        elsewhere: 0,
        table: None,
        code: None,
        too_deep: false,
        found: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&text[body..], options()).into_offset_iter() {
        builder.event(event, body + range.start..body + range.end);
    }
    builder.flush();
    builder.outline.links.sort_by_key(|link| (link.span.start, link.span.end));
    (builder.outline, builder.faults)
}

/// Few items have more words than this, in bytes.
const USUAL_ITEM: usize = 120;

pub(super) struct Builder<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    pub(super) templates: Templates,
    marks: Marks,
    pub(super) outline: Outline,
    faults: Vec<Fault>,
    anchors: Anchors,
    lists: Lists,
    pub(super) inline: Inline,
    pub(super) links: Vec<OpenLink>,
    /// Neighbouring pieces of text, read as one.
    run: Option<Run>,
    /// Blocks that bind to nothing: quotes and footnotes.
    quotes: u32,
    /// Plain quotes, in which no reference is read.
    unread: u32,
    /// Lists inside such blocks, which are not kept.
    elsewhere: u32,
    table: Option<Table>,
    code: Option<Code>,
    too_deep: bool,
    found: Vec<Found>,
}

impl Builder<'_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, offset(range.start), offset(range.end.max(range.start)))
    }

    /// A block's place without the blanks behind it.
    fn trimmed(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.span(&(range.start..end))
    }

    fn top(&self) -> bool {
        self.quotes == 0 && self.lists.is_empty()
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.run.is_some() && !matches!(event, Event::Text(_)) {
            self.flush();
        }
        if !matches!(event, Event::End(TagEnd::Link | TagEnd::Image))
            && let Some(link) = self.links.last_mut()
        {
            link.inner = link.inner.max(range.end.min(link.link.span.end as usize));
        }
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(words) => self.words(&words, &range),
            Event::Code(words) => self.code_span(&words, &range),
            Event::InlineHtml(_) => {
                self.inline.saw(range.start, range.end);
                self.html(&range);
                if self.text[range.clone()].get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
                    self.inline.space();
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                self.inline.space();
                self.links.iter_mut().for_each(|open| open.link.words.push(' '));
            }
            Event::Rule if self.top() => self.outline.blocks.push(Block::Other(self.trimmed(&range))),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell => self.inline = Inline::sized(range.len()),
            Tag::BlockQuote(kind) => {
                self.name_item();
                if self.top() {
                    self.outline.blocks.push(Block::Other(self.trimmed(range)));
                }
                self.quotes += 1;
                self.unread += u32::from(kind.is_none());
                if self.quotes > MAX_NESTING {
                    self.over_depth(range);
                }
            }
            Tag::FootnoteDefinition(_) => {
                if self.top() {
                    self.outline.blocks.push(Block::Other(self.trimmed(range)));
                }
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.name_item();
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', '\t', ',', '{']).next().unwrap_or("").to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some(Code { language, text: String::new(), span: self.trimmed(range) });
            }
            Tag::HtmlBlock => {
                self.name_item();
                self.html(range);
                if self.top() {
                    self.html_block(range);
                }
            }
            Tag::List(_) => {
                self.name_item();
                if self.quotes > 0 {
                    self.elsewhere += 1;
                } else if !self.lists.open(range.start) {
                    self.over_depth(range);
                }
            }
            Tag::Item => {
                self.inline = Inline::sized(range.len().min(USUAL_ITEM));
                if self.quotes == 0 {
                    let span = self.trimmed(range);
                    self.lists.open_item(self.source, span.start as usize, span.end as usize);
                }
            }
            Tag::Table(_) => {
                self.name_item();
                if self.top() {
                    self.table = Some(Table { header: Vec::new(), rows: Vec::new(), span: self.trimmed(range) });
                }
            }
            Tag::TableRow => {
                let span = self.trimmed(range);
                if let Some(table) = &mut self.table {
                    table.rows.push(Row { cells: Vec::new(), span });
                }
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.inline.saw(range.start, range.end),
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, range, false),
            Tag::Image { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, range, true),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph if self.quotes == 0 && self.lists.unnamed() => self.name_item(),
            TagEnd::Paragraph => self.paragraph(range),
            TagEnd::Heading(level) => self.heading(level, range),
            TagEnd::BlockQuote(kind) => {
                self.quotes = self.quotes.saturating_sub(1);
                self.unread = self.unread.saturating_sub(u32::from(kind.is_none()));
            }
            TagEnd::FootnoteDefinition => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take()
                    && self.top()
                {
                    self.outline.blocks.push(Block::Code(code));
                }
            }
            TagEnd::Item if self.quotes == 0 => {
                self.name_item();
                self.lists.close_item();
            }
            TagEnd::List(_) if self.elsewhere > 0 => self.elsewhere -= 1,
            TagEnd::List(_) => {
                let end = self.trimmed(range).end;
                if let Some(list) = self.lists.close(self.source, end as usize) {
                    self.outline.blocks.push(Block::List(list));
                }
            }
            TagEnd::TableCell => self.cell(range),
            TagEnd::Table => self.outline.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::Link | TagEnd::Image => self.close_link(),
            _ => {}
        }
    }

    fn over_depth(&mut self, range: &Range<usize>) {
        if !std::mem::replace(&mut self.too_deep, true) {
            let span = self.span(&(range.start..range.start + 1));
            self.faults.push(Fault { span, kind: FaultKind::OverLimit(Limit::Depth(MAX_NESTING)) });
        }
    }

    /// An item of a tight list has its words without a paragraph: they end where anything else begins.
    fn name_item(&mut self) {
        if self.quotes == 0 && self.lists.unnamed() {
            let inline = std::mem::take(&mut self.inline);
            self.note_ids(&inline);
            self.lists.name(self.source, inline);
        }
    }

    /// Every id in braces can be led to, whatever it names.
    fn note_ids(&mut self, inline: &Inline) {
        for Id { name: id, place, .. } in &inline.ids {
            let span = self.span(&(place.0..place.1));
            self.anchors.take(id);
            self.outline.anchors.push((id.clone(), span));
        }
    }

    fn paragraph(&mut self, range: &Range<usize>) {
        let mut inline = std::mem::take(&mut self.inline);
        if let Some((id, span)) = inline.anchor(self.source, true) {
            self.anchors.take(&id);
            self.outline.anchors.push((id, span));
        }
        if self.top() {
            let is_mark = inline.words.is_empty() && !inline.ids.is_empty();
            let mut paragraph = || Block::Paragraph(Paragraph { text: inline.text(self.source, range.start) });
            let block = if is_mark { Block::Other(self.trimmed(range)) } else { paragraph() };
            self.outline.blocks.push(block);
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let mut inline = std::mem::take(&mut self.inline);
        let written = inline.anchor(self.source, true);
        let text = inline.text(self.source, range.start);
        let anchor = match written {
            Some((id, _)) => {
                self.anchors.take(&id);
                id
            }
            None => self.anchors.give(&text.words),
        };
        let span = self.trimmed(range);
        if self.top() {
            self.outline.blocks.push(Block::Heading(Heading { level: level as u8, text, anchor: anchor.into(), span }));
        } else {
            self.outline.anchors.push((anchor, span));
        }
    }

    /// HTML binds to nothing, but for the title where a page opens with it.
    fn html_block(&mut self, range: &Range<usize>) {
        let whole = self.trimmed(range);
        let opens = self.outline.blocks.iter().all(|block| matches!(block, Block::Other(_)));
        let title = if opens { self.text.get(range.clone()).and_then(html::title) } else { None };
        let Some(html::Title { words, id, whole: place }) = title else {
            return self.outline.blocks.push(Block::Other(whole));
        };
        let (start, end) = (range.start + place.0, range.start + place.1);
        let words = Text { words, span: self.span(&(start..end)) };
        let (before, after) = (&self.text[range.start..start], &self.text[end..range.end]);
        let lead = before.len() - before.trim_end_matches([' ', '\t']).len();
        let alone = matches!(before[..before.len() - lead].chars().next_back(), None | Some('\n'))
            && after.split('\n').next().is_some_and(|rest| rest.trim().is_empty());
        let span = if alone { self.span(&(start - lead..end)) } else { words.span };
        if words.span != whole {
            self.outline.blocks.push(Block::Other(whole));
        }
        let anchor = id.unwrap_or_else(|| self.anchors.give(&words.words)).into();
        self.outline.blocks.push(Block::Heading(Heading { level: 1, text: words, anchor, span }));
    }

    fn cell(&mut self, range: &Range<usize>) {
        let mut inline = std::mem::take(&mut self.inline);
        self.note_ids(&inline);
        let Some(table) = &mut self.table else { return };
        let anchor = inline.anchor(self.source, false);
        let inside = self.text.get(range.clone()).unwrap_or("");
        let place = range.start + usize::from(inside.starts_with(' ') && inside.len() > 1);
        let cell = Cell { text: inline.text(self.source, place), anchor };
        match table.rows.last_mut() {
            Some(row) => row.cells.push(cell),
            None => table.header.push(cell),
        }
    }

    fn words(&mut self, words: &str, range: &Range<usize>) {
        if let Some(code) = &mut self.code {
            code.text.push_str(words);
            return;
        }
        if !self.links.iter().any(|open| open.image) {
            self.inline.words.push_str(words);
        }
        self.links.iter_mut().for_each(|open| open.link.words.push_str(words));
        self.inline.saw(range.start, range.end);
        let as_written = self.text.get(range.clone()) == Some(words);
        match &mut self.run {
            Some(run) if as_written && (run.1 == range.start || self.text.get(run.1..range.start) == Some("\\")) => {
                let bar = run.1 == range.start || self.text[range.start..].starts_with('|');
                if bar {
                    run.1 = range.end;
                } else {
                    self.flush();
                    self.run = Some((range.start, range.end));
                }
            }
            _ => {
                self.flush();
                self.run = as_written.then_some((range.start, range.end));
            }
        }
    }

    fn code_span(&mut self, words: &str, range: &Range<usize>) {
        if !self.links.iter().any(|open| open.image) {
            let is_flag = self.quotes == 0 && self.lists.unnamed() && !self.inline.has_attributes();
            if is_flag {
                let text = Text { words: words.to_owned(), span: self.span(range) };
                self.inline.code.push(text);
            }
            self.inline.words.push_str(words);
        }
        self.links.iter_mut().for_each(|open| open.link.words.push_str(words));
        self.inline.saw(range.start, range.end);
    }

    /// Looks for references in the text read so far.
    fn flush(&mut self) {
        let Some(run) = self.run.take() else { return };
        if !self.marks.any_in(run) {
            return;
        }
        let references = self.unread == 0 && self.links.is_empty();
        let mut found = std::mem::take(&mut self.found);
        scan(self.source, self.text, run, &self.templates, references, &mut found);
        for found in found.drain(..) {
            match found {
                Found::Link(link) => self.outline.links.push(link),
                Found::Id(id) => self.inline.ids.push(id),
            }
        }
        self.found = found;
    }
}
