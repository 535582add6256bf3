//! Makes what authors wrote harmless for the format at hand.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character could move the cursor, hide text, reorder it, or end a line.
pub(super) fn is_hazard(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Appends the visible spelling of a hazard: `\n`, `\u{1b}`.
pub(super) fn spell(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push(' '),
        _ => {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
}

/// One line of plain text: hazards are spelled out, and what a build log would take for a command is broken up.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hazard) && !text.contains("##[") && !text.trim_start().starts_with("::") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hazard(c) { spell(c, &mut out) } else { out.push(c) }
    }
    if out.trim_start().starts_with("::") {
        out = out.replacen("::", ": :", 1);
    }
    Cow::Owned(out.replace("##[", "## ["))
}

/// Written JSON with hazards as escapes, `\u202e`: the same value to whoever reads it. Only strings can hold one.
pub(super) fn json(written: String) -> String {
    let is_hazard = |c: char| c != '\n' && is_hazard(c);
    if !written.contains(is_hazard) {
        return written;
    }
    let mut out = String::with_capacity(written.len() + 64);
    for c in written.chars() {
        if is_hazard(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Text of an XML element or attribute.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push('\n'),
            c if is_hazard(c) => spell(c, &mut out),
            c => out.push(c),
        }
    }
    out
}

/// The message part of a GitHub workflow command.
pub(super) fn command_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a GitHub workflow command.
pub(super) fn command_property(text: &str) -> String {
    command_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Inline text of GitHub-flavoured Markdown, safe inside a table cell; `` `code` `` stays code.
pub(super) fn markdown(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest: &str = &text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, tail)) = after.split_once('`') else { break };
        prose(before, &mut out);
        out.push_str("<code>");
        markup(code, &mut out);
        out.push_str("</code>");
        rest = tail;
    }
    prose(rest, &mut out);
    out
}

/// A code span around text that may hold anything.
pub(super) fn markdown_code(text: &str) -> String {
    let mut out = String::from("<code>");
    markup(&plain(text), &mut out);
    out.push_str("</code>");
    out
}

fn prose(text: &str, out: &mut String) {
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '@' | '#' => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            '/' if before == '/' => out.push_str("<!-- -->/"),
            c => markup_char(c, out),
        }
        before = c;
    }
}

fn markup(text: &str, out: &mut String) {
    text.chars().for_each(|c| markup_char(c, out));
}

fn markup_char(c: char, out: &mut String) {
    if matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' | '"' | '$' | '#' | '@') {
        let _ = write!(out, "&#{};", u32::from(c));
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(plain("Zoë’s team: `std::fs` 👩‍💻"), Cow::Borrowed(_)));
    }

    #[test]
    fn hazards_are_spelled() {
        assert_eq!(plain("a\nb\u{1b}[31m\u{202e}c\td"), "a\\nb\\u{1b}[31m\\u{202e}c d");
    }

    #[test]
    fn a_build_log_sees_no_command() {
        assert_eq!(plain("  ::error::x"), "  : :error::x");
        assert_eq!(plain("x ##[error]"), "x ## [error]");
    }

    #[test]
    fn markdown_cannot_be_injected() {
        assert_eq!(markdown("a|b <script> `c|d` @ada"), "a&#124;b &#60;script&#62; <code>c&#124;d</code> @<!-- -->ada");
        assert_eq!(markdown("an odd ` mark"), "an odd &#96; mark");
        assert_eq!(markdown_code("a`b|c"), "<code>a&#96;b&#124;c</code>");
    }

    #[test]
    fn commands_are_escaped() {
        assert_eq!(command_property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
