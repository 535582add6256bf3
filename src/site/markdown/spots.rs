//! What plain text holds besides words: wikilinks, handles, anchors, and references that fields read from it.

use crate::model::{DocumentId, Target};
use crate::source::Span;
use crate::syntax::markdown::braced_id;
use crate::syntax::{Link, LinkForm, Outline};

use super::super::here::Here;
use super::super::html::{escape, escape_into};
use super::super::markup::{Html, inline};
use super::finish;
use super::way::{Way, opening};

/// The links of a body and the places in its text that are shown as something else.
pub(super) struct Spots {
    /// Links with destinations, by the start of the whole link, in order.
    ways: Vec<(u32, Way)>,
    /// Places of the text with their HTML, in order, none inside another.
    places: Vec<Spot>,
    /// The destinations of raw HTML.
    raw: Vec<Destination>,
    /// Anchors of headings that are not top-level, by place, in order.
    headings: Vec<(u32, String)>,
}

/// Where a tag of raw HTML leads.
struct Destination {
    span: Span,
    /// What takes its place; nothing where it leads nowhere.
    href: Option<String>,
    /// Attributes that follow it.
    size: String,
}

impl Destination {
    fn of(link: &Link, way: &Way, text: &str) -> Self {
        let tag = text.get(link.span.start as usize..link.span.end as usize).unwrap_or_default();
        let (href, size) = match way {
            Way::Image { href, size: Some(size) } => (Some(href.as_str()), finish::size(tag, *size)),
            Way::Image { href, size: None } => (Some(href.as_str()), String::new()),
            _ if finish::is_picture(tag) => (None, String::new()),
            _ => (way.href(), String::new()),
        };
        Self { span: link.target_span, href: href.map(str::to_owned), size }
    }
}

/// One place of the text.
pub(super) struct Spot {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) html: String,
}

impl Spots {
    pub(super) fn of(here: Here<'_>, id: DocumentId, outline: &Outline, text: &str) -> Self {
        let mut found = Self { ways: Vec::new(), places: Vec::new(), raw: Vec::new(), headings: Vec::new() };
        for known in here.model.links_of(id) {
            let Some(link) = outline.links.get(known.index) else { continue };
            let way = Way::of(here, link, &known.leads_to);
            match link.form {
                LinkForm::Wiki | LinkForm::Handle => found.add(link.span, words(&way, &link.words)),
                LinkForm::Html => found.raw.push(Destination::of(link, &way, text)),
                LinkForm::Inline | LinkForm::Image | LinkForm::Autolink => {
                    found.ways.push((link.span.start, way));
                }
            }
        }
        for (anchor, span) in &outline.anchors {
            if let Some((start, end)) = braces(text, span.start as usize) {
                let html = format!("<span id=\"{}\"></span>", escape(anchor));
                found.places.push(Spot { start, end, html });
            } else {
                found.headings.push((span.start, anchor.clone()));
            }
        }
        found.references(here, id, text);
        found.ways.sort_by_key(|(start, _)| *start);
        found.headings.sort_by_key(|(start, _)| *start);
        found.places.sort_by_key(|spot| (spot.start, spot.end));
        let mut end = 0;
        found.places.retain(|spot| {
            let apart = spot.start >= end;
            if apart {
                end = spot.end;
            }
            apart
        });
        found
    }

    /// References that fields read from the text: a team in a table's cell.
    fn references(&mut self, here: Here<'_>, id: DocumentId, text: &str) {
        let document = here.model.document(id);
        let Some(markdown) = document.markdown() else { return };
        for artifact in &document.artifacts {
            for reference in here.model.references_of(*artifact) {
                let Target::Artifact(target) = reference.target else { continue };
                let written = text.get(reference.span.start as usize..reference.span.end as usize).unwrap_or_default();
                if markdown.body.contains(reference.span) && *written == *reference.reference.written {
                    let mut html = Html::default();
                    inline(&mut html, &here.artifact(target), &here.plan.words);
                    self.add(reference.span, html.finish());
                }
            }
        }
    }

    fn add(&mut self, span: Span, html: String) {
        self.places.push(Spot { start: span.start as usize, end: span.end as usize, html });
    }

    /// The way of the link that starts at a place.
    pub(super) fn way(&self, start: usize) -> Option<&Way> {
        at(&self.ways, start)
    }

    /// The anchor of a heading inside a list or quote.
    pub(super) fn inner_heading(&self, start: usize) -> Option<&str> {
        at(&self.headings, start).map(String::as_str)
    }

    /// The places that begin in a range.
    pub(super) fn within(&self, start: usize, end: usize) -> &[Spot] {
        let from = self.places.partition_point(|spot| spot.start < start);
        let to = self.places.partition_point(|spot| spot.start < end);
        &self.places[from..to.max(from)]
    }

    /// Raw HTML of a range with its destinations led to pages; one that leads nowhere gets a scheme that cleaning drops.
    pub(super) fn raw_html(&self, text: &str, start: usize, end: usize) -> String {
        let mut out = String::with_capacity(end - start);
        let mut at = start;
        let first = self.raw.partition_point(|known| (known.span.start as usize) < start);
        for Destination { span, href, size } in &self.raw[first..] {
            let (from, to) = (span.start as usize, span.end as usize);
            if from >= end {
                break;
            }
            if from < at || to > end {
                continue;
            }
            out.push_str(&text[at..from]);
            out.push_str(&escape(href.as_deref().unwrap_or(DROPPED)));
            let quote = text[..from].chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
            at = to + usize::from(to < end && quote.is_some_and(|quote| text[to..].starts_with(quote)));
            out.push_str(&text[to..at]);
            out.push_str(size);
        }
        out.push_str(&text[at..end]);
        out
    }
}

/// The braces around an id that begins at a place.
fn braces(text: &str, id: usize) -> Option<(usize, usize)> {
    let from = text.floor_char_boundary(id.saturating_sub(LONGEST_LEAD));
    let open = from + text.get(from..id)?.rfind('{')?;
    let (place, length) = braced_id(&text[open..])?;
    (open + place.start == id).then_some((open, open + length))
}

/// More bytes do not stand between a brace and its id.
const LONGEST_LEAD: usize = 200;

/// Where braces give an id in a text.
pub(super) fn mark(text: &str, id: &str) -> Option<(usize, usize)> {
    text.match_indices('{').find_map(|(open, _)| {
        let (place, length) = braced_id(&text[open..])?;
        (text[open..].get(place) == Some(id)).then_some((open, open + length))
    })
}

/// What stands at a place, in a list that is in order.
fn at<T>(places: &[(u32, T)], start: usize) -> Option<&T> {
    let start = u32::try_from(start).ok()?;
    let found = places.partition_point(|(place, _)| *place < start);
    places.get(found).filter(|(place, _)| *place == start).map(|(_, what)| what)
}

/// An address whose scheme no page may use.
const DROPPED: &str = "x-nowhere:";

/// A wikilink or handle.
fn words(way: &Way, written: &str) -> String {
    match way {
        Way::Inside { href, class, words } => {
            let mut html = opening(href, class.as_deref());
            escape_into(&mut html, words.as_deref().unwrap_or(written));
            html + "</a>"
        }
        Way::Words(Some(words)) => escape(words),
        Way::Words(None) | Way::Outside(_) | Way::Image { .. } => escape(written),
    }
}
