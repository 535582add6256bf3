//! Text as the words that are looked up: lower case, without accents, parted by whatever is neither letter nor digit. The script of the
//! pages folds what is typed in the same way.

use memchr::{memchr, memchr2};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Words longer than this are hashes and addresses, which nobody types.
const LONGEST: usize = 32;

/// Words in the making, a space between them.
#[derive(Debug, Default)]
pub(super) struct Folded(Vec<u8>);

impl Folded {
    /// Appends the words of a text.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let plain = if rest.is_ascii() { rest.len() } else { rest.bytes().take_while(u8::is_ascii).count() };
            let lower = |byte: &u8| if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { b' ' };
            self.0.extend(rest.as_bytes()[..plain].iter().map(lower));
            let mut letters = rest[plain..].chars();
            letters.next().into_iter().flat_map(char::to_lowercase).for_each(|letter| self.letter(letter));
            rest = letters.as_str();
        }
        self.0.push(b' ');
    }

    /// Appends the words of HTML: tags and entities part words.
    pub(super) fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
            self.text(&rest[..at]);
            let close = if rest.as_bytes()[at] == b'<' { b'>' } else { b';' };
            rest = memchr(close, &rest.as_bytes()[at..]).map_or("", |end| &rest[at + end + 1..]);
        }
        self.text(rest);
    }

    fn letter(&mut self, letter: char) {
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                let part = if part.is_alphanumeric() { part } else { ' ' };
                self.0.extend(part.encode_utf8(&mut [0; 4]).bytes());
            }
        });
    }

    /// The words.
    pub(super) fn finish(self) -> String {
        // Nothing but whole characters went in.
        String::from_utf8(self.0).unwrap_or_default()
    }
}

/// The words of folded text.
pub(super) fn each(folded: &str) -> impl Iterator<Item = &str> {
    folded.split_ascii_whitespace().filter(|word| word.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(fold: fn(&mut Folded, &str), text: &str) -> Vec<String> {
        let mut out = Folded::default();
        fold(&mut out, text);
        each(&out.finish()).map(str::to_owned).collect()
    }

    #[test]
    fn words_are_plain() {
        assert_eq!(
            folded(Folded::text, "Zahlungs-Straße: Überweisung, don't"),
            ["zahlungs", "straße", "uberweisung", "don", "t"]
        );
        assert_eq!(folded(Folded::text, "team:payments v2.1"), ["team", "payments", "v2", "1"]);
        assert_eq!(folded(Folded::html, "<p>A&amp;B <b>wa</b>it</p><a href=\"x>y"), ["a", "b", "wa", "it", "y"]);
        assert_eq!(folded(Folded::text, &"x".repeat(33)), Vec::<String>::new());
    }
}
