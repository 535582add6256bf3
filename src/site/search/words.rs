//! Text as the words that are looked up: lower case, without accents, parted by whatever is neither letter nor digit. The script of the
//! pages folds what is typed in the same way.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Words longer than this are hashes and addresses, which nobody types.
const LONGEST: usize = 32;

/// Appends the words of a text, each followed by a space.
pub(super) fn fold(text: &str, out: &mut String) {
    out.reserve(text.len() + 1);
    for c in text.chars() {
        if c.is_ascii() {
            out.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
            continue;
        }
        for c in c.to_lowercase() {
            decompose_canonical(c, |c| {
                if !is_combining_mark(c) {
                    out.push(if c.is_alphanumeric() { c } else { ' ' });
                }
            });
        }
    }
    out.push(' ');
}

/// Appends the words of HTML: tags and entities part words.
pub(super) fn fold_html(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        fold(&rest[..at], out);
        let close = if rest.as_bytes()[at] == b'<' { '>' } else { ';' };
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + 1..]);
    }
    fold(rest, out);
}

/// The words of folded text.
pub(super) fn each(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty() && word.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(fold: fn(&str, &mut String), text: &str) -> Vec<String> {
        let mut out = String::new();
        fold(text, &mut out);
        each(&out).map(str::to_owned).collect()
    }

    #[test]
    fn words_are_plain() {
        assert_eq!(folded(fold, "Zahlungs-Straße: Überweisung, don't"), ["zahlungs", "straße", "uberweisung", "don", "t"]);
        assert_eq!(folded(fold, "team:payments v2.1"), ["team", "payments", "v2", "1"]);
        assert_eq!(folded(fold_html, "<p>A&amp;B <b>wa</b>it</p><a href=\"x>y"), ["a", "b", "wa", "it", "y"]);
        assert_eq!(folded(fold, &"x".repeat(33)), Vec::<String>::new());
    }
}
