//! Text as the words that are looked up: lower case, without accents, parted by whatever is neither letter nor digit. The script of the
//! pages folds what is typed in the same way.

use memchr::memchr;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Words of more bytes than this are hashes and addresses, which nobody types.
const LONGEST: usize = 32;

/// The words of a text, one after the other.
pub(super) fn in_text(text: &str, each: impl FnMut(&[u8])) {
    read(text, false, each);
}

/// The words of HTML: tags and entities part words.
pub(super) fn in_html(html: &str, each: impl FnMut(&[u8])) {
    read(html, true, each);
}

fn read(text: &str, is_html: bool, mut each: impl FnMut(&[u8])) {
    let (bytes, mut at, mut word) = (text.as_bytes(), 0, Word::default());
    loop {
        let start = at;
        while bytes.get(at).is_some_and(|byte| FOLDED[usize::from(*byte)] == *byte) {
            at += 1;
        }
        let run = &bytes[start..at];
        let Some(byte) = bytes.get(at) else { return word.end_with(run, &mut each) };
        at += 1;
        match FOLDED[usize::from(*byte)] {
            BREAK => {
                word.end_with(run, &mut each);
                let close = match byte {
                    b'<' if is_html => b'>',
                    b'&' if is_html => b';',
                    _ => continue,
                };
                at = memchr(close, &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
            }
            WIDE => {
                word.extend(run);
                let mut letters = text[at - 1..].chars();
                letters.next().into_iter().flat_map(char::to_lowercase).for_each(|letter| word.letter(letter, &mut each));
                at = bytes.len() - letters.as_str().len();
            }
            folded => {
                word.extend(run);
                word.extend(&[folded]);
            }
        }
    }
}

/// What a byte of a text becomes: itself in lower case, or one of the two below.
const FOLDED: [u8; 256] = {
    let mut table = [BREAK; 256];
    let mut byte = 0;
    while byte < table.len() {
        #[expect(clippy::cast_possible_truncation, reason = "a table of all bytes")]
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() {
            table[byte] = letter.to_ascii_lowercase();
        } else if !letter.is_ascii() {
            table[byte] = WIDE;
        }
        byte += 1;
    }
    table
};
/// Parts words. As the next one it is a byte that no text has.
const BREAK: u8 = 0xFF;
/// Part of a letter of several bytes.
const WIDE: u8 = 0xFE;

/// A word in the making. Of one that is too long nothing but its length is known.
#[derive(Default)]
struct Word {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Word {
    fn extend(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if let Some(place) = self.bytes.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
        }
        self.length = end;
    }

    /// A letter that is not ASCII, in lower case.
    fn letter(&mut self, letter: char, each: &mut impl FnMut(&[u8])) {
        decompose_canonical(letter, |part| {
            if part.is_alphanumeric() {
                self.extend(part.encode_utf8(&mut [0; 4]).as_bytes());
            } else if !is_combining_mark(part) {
                self.end(each);
            }
        });
    }

    /// The end of a word whose last letters nothing was done to. Most words are nothing but these.
    fn end_with(&mut self, last: &[u8], each: &mut impl FnMut(&[u8])) {
        if self.length > 0 {
            self.extend(last);
            self.end(each);
        } else if (1..=LONGEST).contains(&last.len()) {
            each(last);
        }
    }

    fn end(&mut self, each: &mut impl FnMut(&[u8])) {
        if let Some(word) = self.bytes.get(..self.length).filter(|word| !word.is_empty()) {
            each(word);
        }
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, is_html: bool) -> Vec<String> {
        let mut found = Vec::new();
        read(text, is_html, |word| found.push(String::from_utf8_lossy(word).into_owned()));
        found
    }

    #[test]
    fn words_are_plain() {
        assert_eq!(words("Zahlungs-Straße: Überweisung, don't", false), ["zahlungs", "straße", "uberweisung", "don", "t"]);
        assert_eq!(words("team:payments v2.1", false), ["team", "payments", "v2", "1"]);
        assert_eq!(words("<p>A&amp;B <b>wa</b>it</p><a href=\"x>y", true), ["a", "b", "wa", "it", "y"]);
        assert_eq!(words("a <b> & c; “d”\u{a0}e", false), ["a", "b", "c", "d", "e"]);
        assert_eq!(words(&"x".repeat(33), false), Vec::<String>::new());
        assert_eq!(words(&"x".repeat(32), false), ["x".repeat(32)]);
    }
}
