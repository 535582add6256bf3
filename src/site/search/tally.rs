//! How often a page says what.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Shorter words are on every page, and the script of the pages looks for none.
const SHORTEST: usize = 3;

/// How many different words a page has, as a rule, and the bytes of one.
const USUAL: usize = 200;
const BYTES: usize = 8;

/// The different words of a page, in the order in which they first come.
pub(super) struct Tally {
    /// The words with a space behind each.
    words: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// How often each of them occurs, up to 255.
    counts: Vec<u8>,
    /// Positions of words by their hash.
    known: HashTable<usize>,
    hasher: FixedState,
}

impl Tally {
    /// No words.
    pub(super) fn new() -> Self {
        Self {
            words: Vec::with_capacity(USUAL * BYTES),
            ends: Vec::with_capacity(USUAL),
            counts: Vec::with_capacity(USUAL),
            known: HashTable::with_capacity(USUAL),
            hasher: FixedState::default(),
        }
    }

    /// Counts a word, in folded bytes without spaces.
    pub(super) fn count(&mut self, word: &[u8]) {
        if word.len() < SHORTEST {
            return;
        }
        let Self { words, ends, counts, known, hasher } = self;
        let hash = hasher.hash_one(word);
        if let Some(at) = known.find(hash, |at| word_at(words, ends, *at) == word) {
            counts[*at] = counts[*at].saturating_add(1);
            return;
        }
        known.insert_unique(hash, ends.len(), |at| hasher.hash_one(word_at(words, ends, *at)));
        words.extend_from_slice(word);
        ends.push(words.len());
        words.push(b' ');
        counts.push(1);
    }

    /// The words, a space between them, and how often each of them occurs.
    pub(super) fn finish(mut self) -> (Box<str>, Box<[u8]>) {
        self.words.pop();
        // Nothing but whole characters went in.
        (String::from_utf8(self.words).unwrap_or_default().into(), self.counts.into())
    }
}

fn word_at<'w>(words: &'w [u8], ends: &[usize], at: usize) -> &'w [u8] {
    let start = at.checked_sub(1).map_or(0, |before| ends[before] + 1);
    &words[start..ends[at]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        let mut tally = Tally::new();
        "wait team wait waiting a of".split(' ').for_each(|word| tally.count(word.as_bytes()));
        let (words, counts) = tally.finish();
        assert_eq!((&*words, &*counts), ("wait team waiting", &[2, 1, 1][..]));
        assert_eq!(Tally::new().finish(), Default::default());
    }

    #[test]
    fn many_words_and_many_times() {
        let mut tally = Tally::new();
        for _ in 0..300 {
            (0..500).for_each(|number| tally.count(format!("word{number}").as_bytes()));
        }
        let (words, counts) = tally.finish();
        assert_eq!(words.split(' ').count(), 500);
        assert!(counts.len() == 500 && counts.iter().all(|count| *count == u8::MAX));
    }
}
