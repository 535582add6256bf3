//! How often a page says what.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Shorter words are on every page, and the script of the pages looks for none.
const SHORTEST: usize = 3;

/// The different words of a page, in the order in which they first come.
#[derive(Default)]
pub(super) struct Tally {
    /// The words with a space behind each.
    words: Vec<u8>,
    /// Where each of them begins.
    starts: Vec<usize>,
    /// How often each of them occurs, up to 255.
    counts: Vec<u8>,
    /// Positions of words by their hash.
    known: HashTable<usize>,
    hasher: FixedState,
}

impl Tally {
    /// Counts a word, in folded bytes without spaces.
    pub(super) fn count(&mut self, word: &[u8]) {
        if word.len() < SHORTEST {
            return;
        }
        let Self { words, starts, counts, known, hasher } = self;
        let is_same = |at: &usize| words[starts[*at]..].strip_prefix(word).is_some_and(|rest| rest.first() == Some(&b' '));
        let hash = hasher.hash_one(word);
        if let Some(at) = known.find(hash, is_same) {
            counts[*at] = counts[*at].saturating_add(1);
            return;
        }
        let length = |start: usize| words[start..].iter().position(|byte| *byte == b' ').unwrap_or_default();
        known.insert_unique(hash, starts.len(), |at| hasher.hash_one(&words[starts[*at]..][..length(starts[*at])]));
        starts.push(words.len());
        counts.push(1);
        words.extend_from_slice(word);
        words.push(b' ');
    }

    /// The words, a space between them, and how often each of them occurs.
    pub(super) fn finish(mut self) -> (Box<str>, Box<[u8]>) {
        self.words.pop();
        // Nothing but whole characters went in.
        (String::from_utf8(self.words).unwrap_or_default().into(), self.counts.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        let mut tally = Tally::default();
        "wait team wait waiting a of".split(' ').for_each(|word| tally.count(word.as_bytes()));
        let (words, counts) = tally.finish();
        assert_eq!((&*words, &*counts), ("wait team waiting", &[2, 1, 1][..]));
        assert_eq!(Tally::default().finish(), Default::default());
    }

    #[test]
    fn many_words_and_many_times() {
        let mut tally = Tally::default();
        for _ in 0..300 {
            (0..500).for_each(|number| tally.count(format!("word{number}").as_bytes()));
        }
        let (words, counts) = tally.finish();
        assert_eq!(words.split(' ').count(), 500);
        assert!(counts.len() == 500 && counts.iter().all(|count| *count == u8::MAX));
    }
}
