//! A pattern that every page is asked for: a quick form says where it is worth to look, the exact one what is there.

use regex::{Regex, RegexBuilder};

/// Words to look for, whatever the case of their letters.
///
/// Where Unicode's words end can only be told by a slow search. The quick form finds all that the exact one finds, and now and then
/// more: its words end where ASCII's do, or anywhere.
#[derive(Debug)]
pub(in crate::lint) struct Pattern {
    quick: Regex,
    exact: Regex,
}

impl Pattern {
    /// A fixed pattern, whose `\b` stand beside ASCII letters.
    ///
    /// # Panics
    /// When it is no regular expression; a test asks every rule.
    pub(in crate::lint) fn new(pattern: &str) -> Self {
        let quick = build(&pattern.replace(r"\b", r"(?-u:\b)"));
        let (quick, exact) = (quick.expect("a fixed pattern"), build(pattern).expect("a fixed pattern"));
        Self { quick, exact }
    }

    /// Whole words, as a regular expression in any script; nothing for an empty one or one that is too large.
    pub(in crate::lint) fn words(words: &str) -> Option<Self> {
        let long_enough = words.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        let exact = build(&format!(r"\b(?:{words})\b"));
        long_enough.then_some(Self { quick: build(words)?, exact: exact? })
    }

    /// Whether a text may hold it.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        self.quick.is_match(text)
    }

    /// The exact form.
    pub(in crate::lint) fn exact(&self) -> &Regex {
        &self.exact
    }
}

fn build(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).case_insensitive(true).build().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::Pattern;

    #[test]
    fn the_quick_form_misses_nothing() {
        let fixed = Pattern::new(r"\bthe\s+business\b");
        let given = Pattern::words("Überprüfung").unwrap();
        for (pattern, text, there) in [
            (&fixed, "what The  Business wants", true),
            (&fixed, "éthe business", false),
            (&fixed, "the businesses", false),
            (&given, "eine überprüfung.", true),
            (&given, "Überprüfungen", false),
        ] {
            assert_eq!(pattern.exact().is_match(text), there, "{text}");
            assert!(pattern.may_be_in(text) || !there, "{text}");
        }
        assert!(Pattern::words("").is_none() && Pattern::words("x").is_none());
    }
}
