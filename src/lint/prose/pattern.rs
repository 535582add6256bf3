//! A pattern that pages are searched for.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// Words to look for, whatever the case of their letters.
///
/// Where Unicode's words end can only be told by a slow search. The quick form finds all that the exact one finds in English, and now
/// and then more: its words end where ASCII's do, or anywhere, and what is not ASCII may be a blank or a digit. Many quick forms are
/// looked for at once, by a `Scout`.
#[derive(Debug)]
pub struct Pattern {
    pub(super) quick: String,
    written: String,
    exact: OnceLock<Regex>,
}

impl Pattern {
    /// A fixed pattern, whose `\b` stand beside ASCII letters, and which has no class with other letters.
    pub(in crate::lint) fn new(pattern: &str) -> Self {
        let bytes = pattern.replace(r"\s", r"[\x00-\x20\x80-\xff]").replace(r"\d", r"[0-9\x80-\xff]");
        Self { quick: format!("(?-u){bytes}"), written: pattern.to_owned(), exact: OnceLock::new() }
    }

    /// Whole words, as a regular expression in any script; nothing for an empty one or one that is too large.
    pub(in crate::lint) fn words(words: &str) -> Option<Self> {
        let long_enough = words.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        let written = format!(r"\b(?:{words})\b");
        let exact = build(&written)?;
        long_enough.then(|| Self { quick: words.to_owned(), written, exact: exact.into() })
    }

    /// The exact form.
    ///
    /// # Panics
    /// When a fixed pattern is no regular expression; every rule's page is executed.
    pub(in crate::lint) fn exact(&self) -> &Regex {
        self.exact.get_or_init(|| build(&self.written).expect("a fixed pattern"))
    }
}

fn build(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).case_insensitive(true).build().ok()
}
