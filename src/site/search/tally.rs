//! How often a page says what.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Words of fewer bytes are on every page, unless they are abbreviations; the script of the pages looks for no others.
const SHORTEST: usize = 3;
const SHORTEST_ABBREVIATION: usize = 2;

/// How many different words a page has, as a rule, and the bytes of one.
const USUAL: usize = 200;
const BYTES: usize = 8;

/// The different words of a page, in the order in which they first come.
pub(super) struct Tally {
    /// The words with a space behind each.
    words: Vec<u8>,
    known: Vec<Known>,
    /// How often each of them occurs, up to 255.
    counts: Vec<u8>,
    /// Positions of words by their hash.
    positions: HashTable<usize>,
    hasher: FixedState,
}

/// A word that has come before.
struct Known {
    hash: u64,
    head: u64,
    start: usize,
    end: usize,
}

impl Tally {
    /// No words.
    pub(super) fn new() -> Self {
        Self {
            words: Vec::with_capacity(USUAL * BYTES),
            known: Vec::with_capacity(USUAL),
            counts: Vec::with_capacity(USUAL),
            positions: HashTable::with_capacity(USUAL),
            hasher: FixedState::default(),
        }
    }

    /// Counts a word, in folded bytes without spaces; written in capital letters alone, it may be an abbreviation.
    pub(super) fn count(&mut self, word: &[u8], in_capitals: bool) {
        if word.len() < if in_capitals { SHORTEST_ABBREVIATION } else { SHORTEST } {
            return;
        }
        let Self { words, known, counts, positions, hasher } = self;
        let (head, is_whole) = (head(word), word.len() < HEAD);
        let hash = if is_whole { hasher.hash_one(head) } else { hasher.hash_one(word) };
        let is_same = |at: &usize| {
            let other = &known[*at];
            other.head == head && (is_whole || words[other.start..other.end] == *word)
        };
        if let Some(at) = positions.find(hash, is_same) {
            counts[*at] = counts[*at].saturating_add(1);
            return;
        }
        positions.insert_unique(hash, known.len(), |at| known[*at].hash);
        let start = words.len();
        words.extend_from_slice(word);
        known.push(Known { hash, head, start, end: words.len() });
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

/// How many bytes of a word are compared as one number.
const HEAD: usize = 8;

/// The first bytes of a word as a number: of a word that has fewer, all that it is.
fn head(word: &[u8]) -> u64 {
    if let Some(first) = word.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => {
            let [first, last] = [first, last].map(|bytes| u64::from(u32::from_le_bytes(*bytes)));
            first | last << ((word.len() - 4) * 8)
        }
        _ => word.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        let mut tally = Tally::new();
        "wait team wait waiting a of".split(' ').for_each(|word| tally.count(word.as_bytes(), false));
        tally.count(b"qa", true);
        tally.count(b"i", true);
        let (words, counts) = tally.finish();
        assert_eq!((&*words, &*counts), ("wait team waiting qa", &[2, 1, 1, 1][..]));
        let alike = "abc abcd abcde abcdefg abcdefgh abcdefghi abcdefghj abcdefgh abc abcdefghi abce xbcdefg abcdefg";
        let mut tally = Tally::new();
        alike.split(' ').for_each(|word| tally.count(word.as_bytes(), false));
        let (words, counts) = tally.finish();
        assert_eq!(&*words, "abc abcd abcde abcdefg abcdefgh abcdefghi abcdefghj abce xbcdefg");
        assert_eq!(&*counts, &[2, 1, 1, 2, 2, 2, 1, 1, 1]);
        assert_eq!(Tally::new().finish(), Default::default());
    }

    #[test]
    fn many_words_and_many_times() {
        let mut tally = Tally::new();
        for _ in 0..300 {
            (0..500).for_each(|number| tally.count(format!("word{number}").as_bytes(), false));
        }
        let (words, counts) = tally.finish();
        assert_eq!(words.split(' ').count(), 500);
        assert!(counts.len() == 500 && counts.iter().all(|count| *count == u8::MAX));
    }
}
