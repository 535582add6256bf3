//! Text as the words that are looked up: lower case, without accents, parted by whatever is neither letter nor digit. The script of the
//! pages folds what is typed in the same way.
//!
//! Languages that put no spaces between words are looked up by every two neighbouring signs (bigrams, as in Apache Lucene's
//! `CJKBigramFilter`): what is typed is then found wherever it stands.

use memchr::memchr;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Words of more bytes than this are hashes and addresses, which nobody types; where letters have several bytes, they may be longer.
const LONGEST: usize = 32;
const LONGEST_WIDE: usize = 96;

/// The words of a text, one after the other, each with whether all of it is capital letters.
pub(super) fn in_text(text: &str, each: impl FnMut(&[u8], bool)) {
    read(text, false, each);
}

/// The words of HTML: tags and entities part words.
pub(super) fn in_html(html: &str, each: impl FnMut(&[u8], bool)) {
    read(html, true, each);
}

fn read(text: &str, is_html: bool, mut each: impl FnMut(&[u8], bool)) {
    let (bytes, mut at, mut word) = (text.as_bytes(), 0, Word::new());
    let sorts_at = |at: usize| bytes.get(at).map(|byte| SORTS[usize::from(*byte)]);
    while let Some(mut sorts) = sorts_at(at) {
        let start = at;
        at += 1;
        if sorts & LETTER == 0 {
            if sorts == OPENING && is_html {
                at = behind(bytes, start);
            }
            continue;
        }
        while let Some(sort) = sorts_at(at).filter(|sort| sort & LETTER != 0) {
            sorts |= sort;
            at += 1;
        }
        let letters = &bytes[start..at];
        match sorts {
            LOWER if letters.len() <= LONGEST => each(letters, false),
            LOWER | UPPER | CAPITALISED => word.lowered(letters, |word| each(word, sorts == UPPER)),
            _ => word.folded(&text[start..at], &mut |word: &[u8]| each(word, false)),
        }
    }
}

/// The end of the tag or entity that begins at a place.
fn behind(html: &[u8], start: usize) -> usize {
    let close = if html[start] == b'<' { b'>' } else { b';' };
    memchr(close, &html[start..]).map_or(html.len(), |length| start + length + 1)
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
            0x26 | 0x3C => OPENING,
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
const LETTER: u8 = LOWER | UPPER | WIDE;
/// Parts words, and begins a tag or an entity in HTML.
const OPENING: u8 = 8;

/// A word in the making. Of one that is too long nothing but its length is known.
struct Word {
    bytes: [u8; LONGEST_WIDE],
    length: usize,
    /// The sign before, in a language without spaces.
    before: Option<char>,
    /// Whether that one has no neighbour yet.
    alone: bool,
}

/// Signs of languages that put no spaces between words: Thai to Lao, Burmese, Khmer, and the Chinese and Japanese ones.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

impl Word {
    fn new() -> Self {
        Self { bytes: [0; LONGEST_WIDE], length: 0, before: None, alone: false }
    }

    /// Letters and digits that are ASCII, in lower case.
    fn lowered(&mut self, letters: &[u8], each: impl FnOnce(&[u8])) {
        if let Some(word) = self.bytes[..LONGEST].get_mut(..letters.len()) {
            word.iter_mut().zip(letters).for_each(|(place, letter)| *place = letter.to_ascii_lowercase());
            each(word);
        }
    }

    /// Letters of all sorts, in lower case and without their accents; some signs among them part words.
    fn folded(&mut self, letters: &str, each: &mut impl FnMut(&[u8])) {
        for letter in letters.chars().flat_map(char::to_lowercase) {
            decompose_canonical(letter, |part| self.part(part, each));
        }
        self.end(each);
    }

    fn part(&mut self, part: char, each: &mut impl FnMut(&[u8])) {
        if is_combining_mark(part) {
            return;
        }
        if !part.is_alphanumeric() {
            self.end(each);
        } else if is_unspaced(part) {
            self.neighbour(part, each);
        } else {
            self.end_unspaced(each);
            self.extend(part);
        }
    }

    /// A sign of a language without spaces, with the one before it.
    fn neighbour(&mut self, sign: char, each: &mut impl FnMut(&[u8])) {
        match self.before {
            Some(before) => {
                self.extend(before);
                self.extend(sign);
                self.end_spaced(each);
                self.alone = false;
            }
            None => {
                self.end_spaced(each);
                self.alone = true;
            }
        }
        self.before = Some(sign);
    }

    fn extend(&mut self, letter: char) {
        let mut bytes = [0; 4];
        let bytes = letter.encode_utf8(&mut bytes).as_bytes();
        let end = self.length + bytes.len();
        if let Some(place) = self.bytes.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
        }
        self.length = end;
    }

    fn end(&mut self, each: &mut impl FnMut(&[u8])) {
        self.end_unspaced(each);
        self.end_spaced(each);
    }

    fn end_unspaced(&mut self, each: &mut impl FnMut(&[u8])) {
        if let Some(sign) = self.before.take().filter(|_| self.alone) {
            self.extend(sign);
            self.end_spaced(each);
        }
    }

    fn end_spaced(&mut self, each: &mut impl FnMut(&[u8])) {
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
        read(text, is_html, |word, _| found.push(String::from_utf8_lossy(word).into_owned()));
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
        assert_eq!(words(&"X".repeat(33), false), Vec::<String>::new());
        assert_eq!(words("Высококвалифицированный", false), ["высококвалифицированныи"]);
    }

    #[test]
    fn languages_without_spaces_are_read_by_neighbours() {
        assert_eq!(words("支払い、チーム", false), ["支払", "払い", "チー", "ーム"]);
        assert_eq!(words("人 QAチーム2号", false), ["人", "qa", "チー", "ーム", "2", "号"]);
        assert_eq!(words("ガス วัน हिंदी", false), ["カス", "วน", "हद"], "without marks");
    }

    #[test]
    fn capital_letters_are_told() {
        let mut capitals = Vec::new();
        read("QA and It in UX2, ÜB", false, |word, all| {
            capitals.extend(all.then(|| String::from_utf8_lossy(word).into_owned()));
        });
        assert_eq!(capitals, ["qa"]);
    }
}
