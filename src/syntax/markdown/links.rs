//! Links as Markdown and raw HTML write them, with the place of their destination.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::source::Span;
use crate::syntax::{Link, LinkForm};

use super::build::Builder;
use super::html::{self, Tag as HtmlTag};
use super::inline::Run;
use super::offset;

/// A link whose words are still coming.
pub(super) struct OpenLink {
    pub(super) link: Link,
    pub(super) image: bool,
    inline: bool,
    /// Where its content ended so far.
    pub(super) inner: usize,
}

impl Builder<'_> {
    pub(super) fn html(&mut self, range: &Range<usize>) {
        let Some(html) = self.text.get(range.clone()) else { return };
        let place = |(start, end): Run| Span::new(self.source, offset(range.start + start), offset(range.start + end));
        for tag in html::tags(html) {
            match tag {
                HtmlTag::Link { whole, .. } if self.templates.cover(range.start + whole.0) => {}
                HtmlTag::Link { destination, .. } if marked(&destination) => {}
                HtmlTag::Link { destination, words, whole, target } => self.outline.links.push(Link {
                    destination,
                    words,
                    form: LinkForm::Html,
                    span: place(whole),
                    target_span: place(target),
                }),
                HtmlTag::Anchor { name, place: at } => {
                    self.outline.anchors.push((name, place(at)));
                }
            }
        }
    }

    pub(super) fn open_link(&mut self, link_type: LinkType, destination: &str, range: &Range<usize>, image: bool) {
        let form = match link_type {
            _ if image => LinkForm::Image,
            LinkType::Autolink | LinkType::Email => LinkForm::Autolink,
            _ => LinkForm::Inline,
        };
        let destination = if link_type == LinkType::Email { format!("mailto:{destination}") } else { destination.to_owned() };
        let span = self.span(range);
        self.inline.saw(range.start, range.end);
        self.links.push(OpenLink {
            link: Link { destination, words: String::new(), form, span, target_span: span },
            image,
            inline: link_type == LinkType::Inline,
            inner: range.start + 1 + usize::from(image),
        });
    }

    pub(super) fn close_link(&mut self) {
        let Some(OpenLink { mut link, inline, inner, .. }) = self.links.pop() else { return };
        if let Some(outer) = self.links.last_mut() {
            outer.inner = outer.inner.max(link.span.end as usize);
        }
        if link.form == LinkForm::Autolink {
            link.target_span =
                Span { start: link.span.start + 1, end: link.span.end.saturating_sub(1).max(link.span.start + 1), ..link.span };
        } else if inline && let Some((start, end)) = target(self.text, inner, link.span.end as usize) {
            link.target_span = self.span(&(start..end));
        }
        let covered = |span: Span| self.templates.cover(span.start as usize);
        let template = covered(link.span) || covered(link.target_span) || marked(&link.destination);
        let (start, end) = (link.span.start as usize, link.span.end as usize);
        if !template && !is_formula(&self.text[..start], &self.text[end..]) {
            self.outline.links.push(link);
        }
    }
}

/// Whether a destination is a template of another tool.
fn marked(destination: &str) -> bool {
    destination.contains('{') && (destination.contains("{{") || destination.contains("{%"))
}

/// Whether what stands between is part of a formula, `$[a](b)$`: its dollars touch it, and blanks or marks are around them.
fn is_formula(before: &str, after: &str) -> bool {
    let around = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '$');
    let opened = before.strip_suffix('$').is_some_and(|before| around(before.chars().next_back()));
    opened && after.strip_prefix('$').is_some_and(|after| around(after.chars().next()))
}

/// The destination in `](destination "title")`, from the end of the link's words.
fn target(text: &str, inner: usize, end: usize) -> Option<Run> {
    let open = inner + text.get(inner..end)?.as_bytes().windows(2).position(|pair| pair == b"](")? + 2;
    let start = open + text[open..end].len() - text[open..end].trim_start().len();
    let rest = &text[start..end];
    let bytes = rest.as_bytes();
    let pointed = bytes.first() == Some(&b'<');
    let mut depth = 0_u32;
    let mut at = usize::from(pointed);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if pointed => return Some((start + 1, start + at)),
            b'(' if !pointed => depth += 1,
            b')' if !pointed && depth == 0 => break,
            b')' if !pointed => depth -= 1,
            byte if !pointed && byte.is_ascii_whitespace() => break,
            _ => {}
        }
        at += 1;
    }
    (at <= rest.len()).then_some((start, start + at.min(rest.len())))
}
