//! From events to those that are shown: the plain ones stay, which `pulldown_cmark` writes; what the site shows differently is put in
//! as HTML.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::diagram::mermaid::MERMAID;
use crate::syntax::Block;

use super::super::html::escape;
use super::super::markup::Html;
use super::code::{MOST_EFFORT, effort, highlighted};
use super::notes::Notes;
use super::stream::placeholder;
use super::way::{Way, opening};
use super::{Body, formula, picture, spots};

/// What has been seen of a body so far.
pub(super) struct Writer<'b, 'a> {
    body: &'b Body<'a>,
    /// What is not yet written.
    pub(super) out: VecDeque<Event<'a>>,
    /// Whether each open link has an element.
    links: Vec<bool>,
    image: Option<Image>,
    code: Option<(String, String)>,
    /// Its element, anchor and words.
    heading: Option<(&'static str, String, String)>,
    /// Text before this place has been shown.
    done: usize,
    /// Inside a block that something else stands for.
    drawn: bool,
    /// Inside a formula, whose text has been shown as it was written.
    formula: bool,
    /// Diagrams by their number on the page.
    pub(super) pictures: Vec<(usize, String)>,
    /// How hard the code was so far.
    coloured: usize,
    /// Whether the author wrote HTML.
    pub(super) raw: bool,
    quotes: Vec<bool>,
    pub(super) notes: Notes<'a>,
}

/// An image whose words are still coming.
struct Image {
    src: Option<(String, Option<(usize, usize)>)>,
    title: String,
    alt: String,
    /// Images inside its words, which are only words.
    inner: usize,
}

impl<'b, 'a: 'b> Writer<'b, 'a> {
    /// A writer that has written nothing.
    pub(super) fn new(body: &'b Body<'a>) -> Self {
        Self {
            body,
            out: VecDeque::new(),
            links: Vec::new(),
            image: None,
            code: None,
            heading: None,
            done: 0,
            drawn: false,
            formula: false,
            pictures: Vec::new(),
            coloured: 0,
            raw: false,
            quotes: Vec::new(),
            notes: Notes::default(),
        }
    }

    fn put(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn push(&mut self, event: Event<'a>) {
        match self.notes.open.last_mut() {
            Some((_, events)) => events.push(event),
            None => self.out.push_back(event),
        }
    }

    /// An event that is shown as it is: at once, unless it is part of a footnote.
    fn pass(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        if self.notes.open.is_empty() {
            return Some(event);
        }
        self.push(event);
        None
    }

    /// Takes the next event in, when nothing waits; what is shown at once is given back.
    pub(super) fn event(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        if self.formula {
            self.formula = event != Event::End(TagEnd::Paragraph);
            return None;
        }
        if let Some((_, text)) = &mut self.code
            && let Event::Text(words) = &event
        {
            text.push_str(words);
            return None;
        }
        if let Some(image) = &mut self.image {
            match &event {
                Event::Text(words) | Event::Code(words) => image.alt.push_str(words),
                Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
                Event::Start(Tag::Image { .. }) => image.inner += 1,
                Event::End(TagEnd::Image) if image.inner > 0 => image.inner -= 1,
                Event::End(TagEnd::Image) => self.close_image(),
                _ => {}
            }
            return None;
        }
        match event {
            Event::Start(tag) => return self.start(tag, range),
            Event::End(tag) => return self.end(tag),
            Event::Text(words) => return self.text(words, range),
            Event::Html(_) | Event::InlineHtml(_) => self.html(event, range),
            Event::FootnoteReference(name) => {
                let number = self.notes.number(&name);
                let count = self.notes.referred(number);
                let id = if count == 1 { format!(" id=\"fn-{number}-back\"") } else { String::new() };
                self.put(format!("<sup class=\"footnote-reference\"><a href=\"#fn-{number}\"{id}>{number}</a></sup>"));
            }
            Event::TaskListMarker(done) => {
                let (checked, word) =
                    if done { (" checked=\"\"", self.body.words.get("done")) } else { ("", self.body.words.get("to_do")) };
                self.put(format!("<input type=\"checkbox\" disabled=\"\"{checked} aria-label=\"{word}\"> "));
            }
            other => return self.pass(other),
        }
        None
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        if tag == Tag::Paragraph
            && let Some(html) = formula::html(self.body.text.get(range.clone()).unwrap_or_default())
        {
            self.formula = true;
            self.put(html);
            return None;
        }
        match tag {
            Tag::Heading { level, .. } => self.open_heading(level, range),
            Tag::Link { .. } => self.open_link(range),
            Tag::Image { title, .. } => {
                let src = match self.body.spots.way(range.start) {
                    Some(Way::Image { href, size }) => Some((href.clone(), *size)),
                    _ => None,
                };
                self.image = Some(Image { src, title: title.to_string(), alt: String::new(), inner: 0 });
            }
            Tag::CodeBlock(_) if self.body.drawn.iter().any(|(at, _)| *at == range.start) => {
                let at = self.body.drawn.iter().position(|(at, _)| *at == range.start).unwrap_or_default();
                self.put(placeholder("drawn", at));
                self.drawn = true;
                self.code = Some((String::new(), String::new()));
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', '\t', ',', '{']).next().unwrap_or_default().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((language, String::new()));
            }
            Tag::BlockQuote(Some(kind)) => {
                let word = alert(kind);
                let title = escape(self.body.words.get(word));
                self.quotes.push(true);
                self.put(format!(
                    "<div class=\"markdown-alert markdown-alert-{word}\"><p class=\"markdown-alert-title\">{title}</p>"
                ));
            }
            Tag::BlockQuote(None) => {
                self.quotes.push(false);
                return self.pass(Event::Start(Tag::BlockQuote(None)));
            }
            Tag::Table(alignment) => {
                self.put("<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"");
                self.put(escape(self.body.words.get("table")));
                self.put("\">");
                self.push(Event::Start(Tag::Table(alignment)));
            }
            Tag::FootnoteDefinition(name) => {
                let number = self.notes.number(&name);
                self.notes.open.push((number, Vec::new()));
            }
            Tag::HtmlBlock => {}
            other => return self.pass(Event::Start(other)),
        }
        None
    }

    fn end(&mut self, tag: TagEnd) -> Option<Event<'a>> {
        match tag {
            TagEnd::Heading(level) => {
                let (name, anchor, text) = self.heading.take().unwrap_or_else(|| (lowered(level), String::new(), String::new()));
                if !anchor.is_empty() {
                    let [anchor, text, to] = [anchor.as_str(), &text, self.body.words.get("link_to")].map(escape);
                    let opening = [" <a class=\"anchor\" href=\"#", &anchor, "\" aria-label=\"", &to, ": ", &text, "\">#</a>"];
                    self.put(opening.concat());
                }
                self.put(["</", name, ">\n"].concat());
            }
            TagEnd::Link => {
                if self.links.pop().unwrap_or_default() {
                    self.put("</a>");
                }
            }
            TagEnd::CodeBlock if std::mem::take(&mut self.drawn) => self.code = None,
            TagEnd::CodeBlock => {
                let (language, text) = self.code.take().unwrap_or_default();
                if language == MERMAID {
                    let at = self.body.pictures.replace(self.body.pictures.get() + 1);
                    self.put(placeholder("picture", at));
                    self.pictures.push((at, picture::html(&text, at, self.body.words)));
                    return None;
                }
                let class =
                    if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(&language)) };
                self.coloured = self.coloured.saturating_add(effort(&text));
                let shown = if self.coloured <= MOST_EFFORT { highlighted(&language, &text) } else { escape(&text) };
                let name = escape(self.body.words.get("code"));
                self.put(format!("<pre tabindex=\"0\" role=\"group\" aria-label=\"{name}\"><code{class}>{shown}</code></pre>\n"));
            }
            TagEnd::BlockQuote(_) => {
                if !self.quotes.pop().unwrap_or_default() {
                    return self.pass(Event::End(tag));
                }
                self.put("</div>\n");
            }
            TagEnd::Table => {
                self.push(Event::End(tag));
                self.put("</div>\n");
            }
            TagEnd::FootnoteDefinition => {
                if let Some(closed) = self.notes.open.pop() {
                    self.notes.closed.push(closed);
                }
            }
            TagEnd::HtmlBlock | TagEnd::Image => {}
            other => return self.pass(Event::End(other)),
        }
        None
    }

    /// A page has one title, so that a further heading of the first level is one of the second.
    fn open_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let name = lowered(level);
        let blocks = &self.body.outline.blocks;
        let at = blocks.partition_point(|block| (block.span().start as usize) < range.start);
        let known = blocks[at..].iter().find_map(|block| match block {
            Block::Heading(heading) if heading.span.start as usize == range.start => {
                Some((&*heading.anchor, heading.text.words.as_str()))
            }
            _ => None,
        });
        let inner = || self.body.spots.inner_heading(range.start).map(|anchor| (anchor, anchor));
        let (anchor, text) = known.or_else(inner).unwrap_or_default();
        self.put(["<", name, " id=\"", &escape(anchor), "\">"].concat());
        self.heading = Some((name, anchor.to_owned(), text.to_owned()));
    }

    fn open_link(&mut self, range: &Range<usize>) {
        let opening = match self.body.spots.way(range.start) {
            Some(Way::Inside { href, class, .. }) => Some(opening(href, class.as_deref())),
            Some(Way::Outside(href)) => {
                let mut html = Html::default();
                html.raw("<a class=\"external\" rel=\"external\" href=\"").text(href).raw("\">");
                Some(html.finish())
            }
            Some(Way::Image { href, .. }) => Some(opening(href, None)),
            Some(Way::Words(_)) | None => None,
        };
        self.links.push(opening.is_some());
        if let Some(opening) = opening {
            self.put(opening);
        }
    }

    fn close_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let alt = escape(&image.alt);
        match image.src {
            Some((src, size)) => {
                let size = size.map_or_else(String::new, |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
                let title = if image.title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(&image.title)) };
                self.put(format!("<img src=\"{}\" alt=\"{alt}\"{title}{size} loading=\"lazy\">", escape(&src)));
            }
            None => self.put(alt),
        }
    }

    /// Plain words; the first of each that the organisation defines is shown with its meaning, outside of links and headings.
    fn words(&mut self, words: &'a str) {
        let body = self.body;
        let mut rest = words;
        while !body.vocabulary.is_empty() && self.links.is_empty() && self.heading.is_none() {
            let mut told = body.told.borrow_mut();
            let Some((place, term, meaning)) = body.vocabulary.find(rest, body.page, &told) else { break };
            told.push(term);
            drop(told);
            self.push(Event::Text(rest[..place.start].into()));
            self.put(format!("<abbr class=\"term\" title=\"{}\">{}</abbr>", escape(meaning), escape(&rest[place.clone()])));
            rest = &rest[place.end..];
        }
        if !rest.is_empty() {
            self.push(Event::Text(rest.into()));
        }
    }

    /// Text with what it holds shown: wikilinks, handles, anchors, references of fields.
    fn text(&mut self, words: CowStr<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        let source = self.body.text;
        let as_written = source.get(range.clone()) == Some(&*words);
        if !as_written {
            return if range.start >= self.done { self.pass(Event::Text(words)) } else { None };
        }
        let mut at = range.start.max(self.done);
        let spots = self.body.spots.within(at, range.end);
        if spots.is_empty() && self.heading.is_none() && self.body.vocabulary.is_empty() && at < range.end {
            self.done = at;
            return self.pass(Event::Text(source[at..range.end].into()));
        }
        let mut spots = spots.iter().map(|spot| (spot.start, spot.end, spot.html.as_str())).collect::<Vec<_>>();
        if let Some((_, anchor, _)) = self.heading.as_ref()
            && let Some((start, end)) = spots::mark(&source[range.clone()], anchor)
        {
            spots.push((range.start + start, range.start + end, ""));
            spots.sort_unstable();
        }
        for (start, end, html) in spots {
            if start < at {
                continue;
            }
            if start > at {
                self.words(&source[at..start]);
            }
            if !html.is_empty() {
                self.put(html.to_owned());
            }
            at = end;
        }
        if at < range.end {
            self.words(&source[at..range.end]);
        }
        self.done = self.done.max(at);
        None
    }

    fn html(&mut self, event: Event<'a>, range: &Range<usize>) {
        self.raw = true;
        let (Event::Html(written) | Event::InlineHtml(written)) = &event else { return };
        if self.body.text.get(range.clone()) == Some(&**written) {
            let html = self.body.spots.raw_html(self.body.text, range.start, range.end);
            self.put(html);
        } else {
            self.push(event);
        }
    }
}

fn lowered(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// What an alert is called, in the stylesheet and in the table of words.
fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
