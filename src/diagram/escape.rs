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

/// The first byte that may begin a character that something else stands for.
fn suspect(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| SUSPECT[usize::from(*byte)])
}

/// Of each byte, whether it may begin such a character: the marks, the control characters of ASCII, and 0xC2, which begins those above.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = byte < 0x20 || matches!(byte, 0x22 | 0x26 | 0x27 | 0x3C | 0x3E | 0x7F | 0xC2);
        byte += 1;
    }
    table
};

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
