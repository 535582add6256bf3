//! Names made from titles: anchors as GitHub makes them, and ids.

/// Says that the character before it is shown as a picture.
pub const EMOJI_SELECTOR: char = '\u{fe0f}';

/// The anchor that GitHub gives a heading: lower case, blanks to dashes, and of the rest only letters, marks, digits, `_` and `-`.
///
/// The invisible selector behind an emoji, which GitHub keeps and most writers of links leave out, is left out.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\t' | '\n' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            EMOJI_SELECTOR => {}
            c if !c.is_ascii() && is_word(c) => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}

/// Whether a character beyond ASCII is part of a word: `\w` of Unicode without the invisible joiners.
fn is_word(c: char) -> bool {
    static WORD: std::sync::LazyLock<regex::Regex> =
        std::sync::LazyLock::new(|| regex::Regex::new(r"^[\w--\p{Join_Control}]$").expect("the pattern is fixed"));
    c.is_alphabetic() || WORD.is_match(c.encode_utf8(&mut [0; 4]))
}

/// An id: lower-case ASCII words joined by `-`. Latin letters lose their accents, apostrophes vanish, other scripts leave nothing.
#[must_use]
pub fn kebab(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let letters = match c {
            '\'' | '’' | '\u{300}'..='\u{36f}' => continue,
            c if c.is_ascii_alphanumeric() => "",
            c if c.is_ascii() => {
                gap = true;
                continue;
            }
            c => match unaccented(c) {
                "" => {
                    gap = true;
                    continue;
                }
                letters => letters,
            },
        };
        if std::mem::take(&mut gap) && !id.is_empty() {
            id.push('-');
        }
        if letters.is_empty() {
            id.push(c.to_ascii_lowercase());
        } else {
            id.push_str(letters);
        }
    }
    id
}

/// A Latin letter without its accent, lower case; nothing for other characters.
fn unaccented(c: char) -> &'static str {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ǎ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'ș' | 'Ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'ț' | 'Ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{kebab, slug};

    #[test]
    fn slugs_follow_github() {
        for (heading, anchor) in [
            ("Not us", "not-us"),
            ("  C++ / C#  ", "c--c"),
            ("What's `next`?", "whats-next"),
            ("snake_case & kebab-case", "snake_case--kebab-case"),
            ("平台团队", "平台团队"),
            ("Über Größe", "über-größe"),
            ("⚠️ Warning", "-warning"),
            ("1. First", "1-first"),
            ("½ done", "-done"),
            ("👩\u{200d}👩 pair", "-pair"),
        ] {
            assert_eq!(slug(heading), anchor, "{heading}");
        }
    }

    #[test]
    fn ids_are_plain_words() {
        for (title, id) in [
            ("Value Stream Map", "value-stream-map"),
            ("value_stream", "value-stream"),
            ("  Équipe d’été – Łódź ", "equipe-dete-lodz"),
            ("paid within 30d!", "paid-within-30d"),
            ("平台", ""),
            ("e\u{301}quipe", "equipe"),
            ("-- a --", "a"),
        ] {
            assert_eq!(kebab(title), id, "{title}");
        }
    }
}
