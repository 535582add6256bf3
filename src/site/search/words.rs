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
        let (start, mut sorts) = (at, 0);
        while let Some(sort) = bytes.get(at).map(|byte| SORTS[usize::from(*byte)]).filter(|sort| *sort != BREAK) {
            sorts |= sort;
            at += 1;
        }
        let letters = &bytes[start..at];
        match sorts {
            BREAK => {}
            LOWER if letters.len() <= LONGEST => each(letters),
            LOWER | UPPER | CAPITALISED => word.lowered(letters, &mut each),
            _ => word.folded(&text[start..at], &mut each),
        }
        let Some(byte) = bytes.get(at) else { return };
        at += 1;
        let close = match byte {
            b'<' if is_html => b'>',
            b'&' if is_html => b';',
            _ => continue,
        };
        at = memchr(close, &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
    }
}

/// What each byte of a text is.
const SORTS: [u8; 256] = {
    let mut table = [BREAK; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match byte {
            0x30..=0x39 | 0x61..=0x7A => LOWER,
            0x41..=0x5A => UPPER,
            0x80.. => WIDE,
            _ => BREAK,
        };
        byte += 1;
    }
    table
};
/// Parts words.
const BREAK: u8 = 0;
/// A small letter or a digit.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const CAPITALISED: u8 = LOWER | UPPER;
/// Part of a letter or of a sign of several bytes.
const WIDE: u8 = 4;

/// A word in the making. Of one that is too long nothing but its length is known.
#[derive(Default)]
struct Word {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Word {
    /// Letters and digits that are ASCII, in lower case.
    fn lowered(&mut self, letters: &[u8], each: &mut impl FnMut(&[u8])) {
        if let Some(word) = self.bytes.get_mut(..letters.len()) {
            word.iter_mut().zip(letters).for_each(|(place, letter)| *place = letter.to_ascii_lowercase());
            each(word);
        }
    }

    /// Letters of all sorts, in lower case and without their accents; some signs among them part words.
    fn folded(&mut self, letters: &str, each: &mut impl FnMut(&[u8])) {
        for letter in letters.chars().flat_map(char::to_lowercase) {
            decompose_canonical(letter, |part| {
                if part.is_alphanumeric() {
                    self.extend(part.encode_utf8(&mut [0; 4]).as_bytes());
                } else if !is_combining_mark(part) {
                    self.end(each);
                }
            });
        }
        self.end(each);
    }

    fn extend(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if let Some(place) = self.bytes.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
        }
        self.length = end;
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
