//! What a page says in its own voice: its running text without code, quotes, links, tables of words and other tools' templates.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::source::{SourceId, Span};

use super::build::options;
use super::offset;
use super::template::Templates;

/// One heading, paragraph or list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words; what is not said in the page's own voice is one [`Passage::LEFT_OUT`] for each piece.
    pub words: String,
    /// The level of a heading; 0 for other text.
    pub heading: u8,
    /// Where pieces of the words begin: in the words, and in the source.
    pieces: Vec<(usize, usize)>,
    quoted: bool,
}

impl Passage {
    /// Stands for something that was left out.
    pub const LEFT_OUT: char = '\u{fffc}';

    /// The place of some of the words in the source.
    pub fn place(&self, source: SourceId, words: &Range<usize>) -> Span {
        let at = |word: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= word).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(start, place)| place + (word - start))
        };
        let last = words.end.saturating_sub(1).max(words.start);
        Span::new(source, offset(at(words.start)), offset(at(last) + 1))
    }

    fn push(&mut self, text: &str, place: usize) {
        self.pieces.push((self.words.len(), place));
        for letter in text.chars() {
            let inside = self.quoted;
            match letter {
                '“' | '«' | '„' => self.quoted = true,
                '"' => self.quoted = !self.quoted,
                _ => {}
            }
            // A letter keeps its width, so that places stay right.
            if inside || self.quoted {
                self.words.extend(std::iter::repeat_n('\u{1}', letter.len_utf8()));
            } else {
                self.words.push(letter);
            }
            if matches!(letter, '”' | '»') {
                self.quoted = false;
            }
        }
    }

    fn leave_out(&mut self, place: usize) {
        if !self.words.ends_with(Self::LEFT_OUT) {
            self.pieces.push((self.words.len(), place));
            self.words.push(Self::LEFT_OUT);
        }
    }
}

/// The passages of the text from `body` on.
#[must_use]
pub fn passages(text: &str, body: usize) -> Vec<Passage> {
    let templates = Templates::find(text);
    let mut reading = Reading::default();
    for (event, range) in Parser::new_ext(&text[body..], options()).into_offset_iter() {
        let place = body + range.start;
        match event {
            Event::Start(tag) => reading.open(&tag, place),
            Event::End(end) => reading.close(end, place),
            Event::Text(words) if reading.silent == 0 && !templates.cover(place) => {
                // An entity or escape is no longer as wide as its source, so it stands alone.
                reading.passage.push(&words, place);
            }
            Event::SoftBreak | Event::HardBreak => reading.passage.push(" ", place),
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                reading.passage.leave_out(place);
            }
            _ => {}
        }
    }
    reading.finish();
    reading.found
}

#[derive(Default)]
struct Reading {
    found: Vec<Passage>,
    passage: Passage,
    /// How many things around the text are not the page's own voice.
    silent: u32,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>, place: usize) {
        match tag {
            Tag::Paragraph | Tag::Item => self.finish(),
            Tag::Heading { level, .. } => {
                self.finish();
                self.passage.heading = *level as u8;
            }
            _ if is_not_own_voice(tag) => {
                if self.silent == 0 {
                    self.passage.leave_out(place);
                }
                self.silent += 1;
            }
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd, place: usize) {
        match end {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) => self.finish(),
            TagEnd::Link
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => {
                self.silent = self.silent.saturating_sub(1);
                self.passage.leave_out(place);
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if passage.words.chars().any(char::is_alphabetic) {
            self.found.push(passage);
        }
    }
}

fn is_not_own_voice(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::Table(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let own = |passage: Passage| passage.words.replace(['\u{1}', Passage::LEFT_OUT], "");
        passages(text, 0).into_iter().map(own).collect()
    }

    #[test]
    fn keeps_what_the_page_says_itself() {
        assert_eq!(said("# A *b*\n\nOne\ntwo.\n\n- three `four` [five](x.md)"), ["A b", "One two.", "three  "]);
        assert_eq!(
            said("> quoted\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n\nHe said \"no way\" and “never” to ~~it~~ us."),
            ["He said  and  to  us."]
        );
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "Some &amp; *the\nbusiness* wants";
        let passage = &passages(text, 0)[0];
        let at = passage.words.find("the business").unwrap_or(0);
        let span = passage.place(SourceId::new(0), &(at..at + "the business wants".len()));
        assert_eq!(&text[span.start as usize..span.end as usize], "the\nbusiness* wants");
    }
}
