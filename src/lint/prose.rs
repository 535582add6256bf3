//! What pages say in their own voice, for the rules about how people write of each other.
//!
//! A word can be said or only mentioned: text in quotes, code and links, under headings about words, and behind marks such as `✗` is
//! not the page's own. A rule that is not sure keeps silent.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::kind::Meaning;
use crate::model::{Document, Model};
use crate::source::Span;
use crate::syntax::markdown::{Passage, passages};

use super::Policy;

mod language;
mod pattern;
mod scout;

pub use language::Language;
pub use pattern::Pattern;
pub(super) use scout::Scout;

/// Headings under which words are talked about.
static ABOUT_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"avoid|never say|don['’]?t say|not to say|instead|anti-?patterns?|bad examples?|smells?|words|wording|language|phrases|glossary|vocabulary";
    Regex::new(&format!(r"(?i)\b({words})\b")).expect("a fixed pattern")
});

/// Marks in front of text that shows what not to do.
static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(\W*(✗|❌|👎|🚫)|(bad|wrong|avoid|don['’]?t|don['’]t say|never say|not|instead of|smell)\b[^.]{0,20}:)")
        .expect("a fixed pattern")
});

/// One page for the rules about prose.
#[derive(Debug)]
pub struct ProseSubject<'m> {
    pub(super) model: &'m Model,
    pub(super) language: &'m Language,
    document: &'m Document,
    body: Span,
    /// The patterns that the page may hold; it holds no other.
    heard: Vec<&'m Pattern>,
    own: OnceCell<Vec<Passage>>,
}

/// Words that a page says, with what stands around them.
#[derive(Debug)]
pub(super) struct Said<'p> {
    /// The whole sentence.
    pub(super) sentence: &'p str,
    /// The sentence up to the words.
    pub(super) before: &'p str,
    pub(super) words: &'p str,
    /// The sentence after the words.
    pub(super) after: &'p str,
    pub(super) span: Span,
    pub(super) in_heading: bool,
    /// The passage that it is in, and where.
    passage: usize,
    at: usize,
}

impl<'m> ProseSubject<'m> {
    /// A page that is held to how we want to write and holds something of what rules look for; nothing for one that is not, that is
    /// retired or that explains words.
    pub(super) fn of(
        model: &'m Model,
        policy: &Policy,
        document: &'m Document,
        language: &'m Language,
        heard: impl FnOnce(&str) -> Vec<&'m Pattern>,
    ) -> Option<Self> {
        let body = document.markdown()?.body;
        let explains = |id: &_| model.meaning(*id, Meaning::Language).is_some() || model.meaning(*id, Meaning::Term).is_some();
        let held = match document.artifacts.first() {
            Some(first) => !model.is_retired(*first) && !document.artifacts.iter().any(explains),
            None => policy.reads_ordinary_pages(),
        };
        let heard = if held { heard(model.sources.slice(body)) } else { Vec::new() };
        (!heard.is_empty()).then(|| Self { model, language, document, body, heard, own: OnceCell::new() })
    }

    /// Where the page says what a pattern describes.
    pub(super) fn says(&self, pattern: &Pattern) -> Vec<Said<'_>> {
        if !self.heard.iter().any(|heard| std::ptr::eq(*heard, pattern)) {
            return Vec::new();
        }
        let own = self.own.get_or_init(|| self.own_words());
        let within = own.iter().enumerate();
        let each =
            within.flat_map(|(at, passage)| pattern.exact().find_iter(&passage.words).map(move |found| (at, found.range())));
        each.map(|(passage, at)| self.said(own, passage, &at)).collect()
    }

    /// All that stands above some words under the same heading, the heading included.
    pub(super) fn above(&self, said: &Said<'_>) -> String {
        let own = self.own.get().map_or(&[][..], Vec::as_slice);
        let until = &own[..said.passage];
        let from = until.iter().rposition(|passage| passage.heading > 0).unwrap_or(0);
        let mut words: Vec<&str> = until[from..].iter().map(|passage| passage.words.as_str()).collect();
        words.push(&own[said.passage].words[..said.at]);
        words.join(".\n")
    }

    /// The passages in which words are said and not talked about.
    fn own_words(&self) -> Vec<Passage> {
        let text = &self.model.sources.file(self.document.source).text;
        let mut about_words: Option<u8> = None;
        let mut own = Vec::new();
        for passage in passages(text, self.body.start as usize) {
            if passage.heading > 0 {
                if about_words.is_some_and(|level| passage.heading <= level) {
                    about_words = None;
                }
                if about_words.is_none() && ABOUT_WORDS.is_match(&passage.words) {
                    about_words = Some(passage.heading);
                }
            }
            if about_words.is_none() && !MENTION.is_match(&passage.words) {
                own.push(passage);
            }
        }
        own
    }

    fn said<'p>(&self, own: &'p [Passage], which: usize, at: &Range<usize>) -> Said<'p> {
        let passage = &own[which];
        let words = passage.words.as_str();
        let start = words[..at.start].rfind(ends_sentence).map_or(0, |end| end + 1);
        let end = words[at.end..].find(ends_sentence).map_or(words.len(), |end| at.end + end + 1);
        Said {
            sentence: &words[start..end],
            before: &words[start..at.start],
            words: &words[at.clone()],
            after: &words[at.end..end],
            span: passage.place(self.document.source, at),
            in_heading: passage.heading > 0,
            passage: which,
            at: at.start,
        }
    }
}

fn ends_sentence(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?')
}
