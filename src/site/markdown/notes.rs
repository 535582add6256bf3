//! Footnotes: where they are referred to, and the list at the end of a page.

use std::collections::HashMap;
use std::fmt::Write as _;

use pulldown_cmark::{Event, html::push_html};

use crate::words::Words;

use super::super::html::escape;

/// Footnotes, numbered by their first reference and shown at the end.
#[derive(Default)]
pub(super) struct Notes<'a> {
    numbers: HashMap<String, usize>,
    references: HashMap<usize, usize>,
    pub(super) open: Vec<(usize, Vec<Event<'a>>)>,
    pub(super) closed: Vec<(usize, Vec<Event<'a>>)>,
}

impl Notes<'_> {
    /// The number of a note by its name.
    pub(super) fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// Counts one more reference.
    pub(super) fn referred(&mut self, number: usize) -> usize {
        let count = self.references.entry(number).or_default();
        *count += 1;
        *count
    }

    /// Writes those that were told, in the order of their numbers.
    pub(super) fn write(mut self, html: &mut String, words: &Words) {
        if self.closed.is_empty() {
            return;
        }
        self.closed.sort_by_key(|(number, _)| *number);
        let _ = write!(html, "<section class=\"footnotes\" aria-label=\"{}\">\n<ol>\n", escape(words.get("footnotes")));
        for (number, events) in self.closed {
            let _ = write!(html, "<li id=\"fn-{number}\" value=\"{number}\">");
            push_html(html, events.into_iter());
            if self.references.contains_key(&number) {
                let _ = write!(
                    html,
                    "<a class=\"footnote-back\" href=\"#fn-{number}-back\" aria-label=\"{}\">↩</a>",
                    escape(words.get("back_to_the_text"))
                );
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ol>\n</section>\n");
    }
}
