//! The HTML of a body: events go through the writer one by one, so that no second list of them is made.

use pulldown_cmark::{Event, html::push_html};

use super::write::Writer;
use super::{Body, Placed, clean, finish};

/// The HTML of events of a body.
pub(super) fn html<'b, 'a: 'b>(body: &'b Body<'a>, events: impl Iterator<Item = Placed<'a>>) -> String {
    let mut writer = Writer::new(body);
    let mut html = String::with_capacity(body.text.len() * 2);
    push_html(&mut html, Written { writer: &mut writer, events });
    writer.notes.write(&mut html, body.words);
    let mut html = if writer.raw { finish::finished(clean::clean(&html), body.words) } else { html };
    for (at, (_, drawn)) in body.drawn.iter().enumerate() {
        html = html.replace(&placeholder("drawn", at), drawn);
    }
    for (at, picture) in writer.pictures {
        html = html.replace(&placeholder("picture", at), &picture);
    }
    html
}

/// What stands for finished HTML until the author's own is clean.
pub(super) fn placeholder(what: &str, at: usize) -> String {
    format!("<div class=\"orgdocs-{what}-{at}\"></div>")
}

/// What a writer makes of events, one after the other.
struct Written<'w, 'b, 'a, I> {
    writer: &'w mut Writer<'b, 'a>,
    events: I,
}

impl<'b, 'a: 'b, I: Iterator<Item = Placed<'a>>> Iterator for Written<'_, 'b, 'a, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            if let Some(event) = self.writer.out.pop_front() {
                return Some(event);
            }
            let (event, range) = self.events.next()?;
            if let Some(event) = self.writer.event(event, &range) {
                return Some(event);
            }
        }
    }
}
