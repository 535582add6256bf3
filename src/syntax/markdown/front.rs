//! Where front matter ends and the body begins.

use std::ops::Range;

use memchr::memchr;

/// The parts of a page, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The YAML between the markers.
    pub(super) yaml: Option<Range<usize>>,
    pub(super) body: usize,
    /// The opening `---` that nothing closes.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Splits a page. A `---` opens front matter only on the first line and only before something that looks like a key; the TOML that
/// other tools put between `+++` is skipped.
pub(super) fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let whole = Split { yaml: None, body: start, unclosed: None };
    let mut lines = Lines { text, at: start };
    let Some((first, _)) = lines.next() else { return whole };
    let marker = first.trim_end();
    let yaml_start = lines.at;
    if marker == "+++" {
        let closed = lines.any(|(line, _)| line.trim_end() == "+++");
        return if closed { Split { body: lines.at, ..whole } } else { whole };
    }
    if marker != "---" {
        return whole;
    }
    let mut keys = false;
    let mut says_nothing = true;
    let mut blank = None;
    while let Some((line, at)) = lines.next() {
        let line = line.trim_end();
        if line == "---" || line == "..." {
            let is_front = keys || says_nothing;
            return if is_front { Split { yaml: Some(yaml_start..at), body: lines.at, ..whole } } else { whole };
        }
        says_nothing &= line.is_empty() || line.starts_with('#');
        keys = keys || (blank.is_none() && is_key(line)) || line.starts_with('{');
        if line.is_empty() && blank.is_none() {
            blank = Some(at);
        }
    }
    if !first_line_is_key(&text[yaml_start..]) {
        return whole;
    }
    let end = blank.unwrap_or(text.len());
    Split { yaml: Some(yaml_start..end), body: end, unclosed: Some(start..start + 3) }
}

fn first_line_is_key(text: &str) -> bool {
    text.lines().find(|line| !line.trim_start().starts_with('#')).is_some_and(is_key)
}

/// Whether a line starts with one word and a colon.
fn is_key(line: &str) -> bool {
    let word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\''))
    };
    line.split_once(':').is_some_and(|(key, value)| {
        word(key) && !key.starts_with(' ') && key.split(' ').count() <= 4 && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}

/// Lines with their starts; line breaks left out.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let newline = memchr(b'\n', rest.as_bytes());
        let (line, after) = newline.map_or((rest, self.text.len()), |newline| (&rest[..newline], start + newline + 1));
        self.at = after;
        Some((line, start))
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    fn parts(text: &str) -> (Option<&str>, &str, bool) {
        let split = split(text);
        (split.yaml.map(|range| &text[range]), &text[split.body..], split.unclosed.is_some())
    }

    #[test]
    fn markers_close_whatever_the_line_breaks() {
        assert_eq!(parts("---\na: 1\n---\nbody"), (Some("a: 1\n"), "body", false));
        assert_eq!(parts("\u{feff}---\r\na: 1\r\n...\r\nbody"), (Some("a: 1\r\n"), "body", false));
        assert_eq!(parts("---  \n---"), (Some(""), "", false));
        assert_eq!(parts("---\ntitle foo\nkind: team\n---\n"), (Some("title foo\nkind: team\n"), "", false));
    }

    #[test]
    fn rules_and_prose_are_no_front_matter() {
        for text in
            ["---\nprose here\n---\nmore", "---\n\nprose\n", "--- a\nb: 1\n---\n", "\n---\na: 1\n---\n", "----\na: 1\n", "---"]
        {
            assert_eq!(parts(text), (None, text, false));
        }
    }

    #[test]
    fn unclosed_front_matter_ends_at_the_first_blank_line() {
        assert_eq!(parts("---\na: 1\nb: 2\n\n# Title\n"), (Some("a: 1\nb: 2\n"), "\n# Title\n", true));
    }

    #[test]
    fn toml_is_another_tools() {
        assert_eq!(parts("+++\n[[params]]\n+++\nbody"), (None, "body", false));
        assert_eq!(parts("+++\nbody"), (None, "+++\nbody", false));
    }
}
