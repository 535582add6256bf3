//! What authors wrote, made harmless in HTML and SVG.

/// Escapes text for HTML, SVG text and double-quoted attributes; control characters that no XML allows are dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// [`escape`] behind what is already written.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = suspect(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        match letters.next().and_then(special) {
            Some(instead) => out.push_str(instead),
            None => out.push_str(&rest[at..rest.len() - letters.as_str().len()]),
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
}

/// The first byte that may begin a character that something else stands for. Most pieces of text have none, which is soon seen.
fn suspect(bytes: &[u8]) -> Option<usize> {
    let from = match bytes.last_chunk::<WIDE>() {
        None if holds_suspect(&widened(bytes)) => 0,
        None => return None,
        Some(last) => match bytes.as_chunks::<WIDE>().0.iter().position(holds_suspect) {
            Some(chunk) => chunk * WIDE,
            None if holds_suspect(last) => bytes.len() - WIDE,
            None => return None,
        },
    };
    bytes[from..].iter().position(|byte| suspicion(*byte) > 0).map(|at| from + at)
}

/// How many bytes are looked at together.
const WIDE: usize = 16;

/// Written so that all bytes are compared in one instruction of the machine.
#[inline]
fn holds_suspect(chunk: &[u8; WIDE]) -> bool {
    chunk.iter().fold(0, |any, byte| any | suspicion(*byte)) != 0
}

/// The bytes of a short piece, some of them twice.
fn widened(bytes: &[u8]) -> [u8; WIDE] {
    let mut wide = [b' '; WIDE];
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        wide[..8].copy_from_slice(first);
        wide[8..].copy_from_slice(last);
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        wide[..4].copy_from_slice(first);
        wide[4..8].copy_from_slice(last);
    } else {
        wide.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    }
    wide
}

/// The bytes that may begin a character that something else stands for, besides the control characters of ASCII; 0xC2 begins those above.
const MARKS: [u8; 7] = [b'&', b'<', b'>', b'"', b'\'', 0x7f, 0xC2];

/// One for a byte that may begin such a character, else nothing.
#[inline]
fn suspicion(byte: u8) -> u8 {
    MARKS.iter().fold(u8::from(byte < b' '), |any, mark| any | u8::from(byte == *mark))
}

/// What stands for a character; nothing when it stands for itself.
fn special(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        _ if letter.is_control() => Some(""),
        _ => None,
    }
}

/// The address if it is relative, a fragment, `http`, `https` or `mailto`; nothing for any other scheme.
pub fn safe_href(href: &str) -> Option<&str> {
    if suspect(href.as_bytes()).is_some() && href.chars().any(char::is_control) {
        return None;
    }
    match href.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(href)
        }
        _ => Some(href),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_special_character_is_found_wherever_it_stands() {
        for at in 0..40 {
            let plain = "é-".repeat(at);
            assert_eq!(escape(&format!("{plain}<{plain}")), format!("{plain}&lt;{plain}"));
            assert_eq!(escape(&format!("{plain}\u{7}\u{85}\n")), format!("{plain}\n"), "control characters are dropped");
        }
        assert_eq!(escape("&<>\"'"), "&amp;&lt;&gt;&quot;&#39;");
    }

    #[test]
    fn addresses_inside_and_outside_the_site_pass() {
        for good in ["../teams/a.html#x:y", "#a", "https://a.example", "mailto:a@b.example", "a b.html"] {
            assert_eq!(safe_href(good), Some(good));
        }
        for bad in ["data:text/html,x", "vbscript:x", "file:///etc/passwd", "\tjavascript:x"] {
            assert_eq!(safe_href(bad), None, "{bad}");
        }
    }
}
