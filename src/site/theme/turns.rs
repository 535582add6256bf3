//! Templates of other people, in which everything that may say something again counts how often it does: after each tag that opens
//! a loop, a block, a component or another template stands a call, and another goes around what a list is made of.

use std::ops::Range;

/// The function that is called.
pub(super) const CALL: &str = "__turn";
/// What it is given, and gives back.
pub(super) const GIVEN: &str = "it";

/// Tags after which it is called.
const COUNTED: [&str; 4] = ["block", "component", "for", "include"];

const AFTER_TAG: &str = "{{ __turn() }}";
/// Where the tag takes the space away that follows it.
const AFTER_TRIM: &str = "{{ __turn() -}}";
const BEFORE_EACH: &str = "__turn(it=";
const AFTER_EACH: &str = ", turn=1) ";

/// A tag, an expression or a comment: how long it is, and what is put into it.
struct Piece {
    length: usize,
    /// By place, in order.
    added: Vec<(usize, &'static str)>,
}

/// A template that counts. One that cannot be read stays as it is from there on.
pub(super) fn counted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(at) = rest.as_bytes().windows(2).position(|two| matches!(two, b"{{" | b"{%" | b"{#")) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = from;
        let piece = match from.as_bytes()[1] {
            b'#' => from[2..].find("#}").map(|end| plain(end + 4)),
            b'%' => raw(from).map(plain).or_else(|| inside(from, "%}")),
            _ => inside(from, "}}"),
        };
        let Some(piece) = piece else { break };
        let mut done = 0;
        for (place, text) in piece.added {
            out.push_str(&from[done..place]);
            out.push_str(text);
            done = place;
        }
        out.push_str(&from[done..piece.length]);
        rest = &from[piece.length..];
    }
    out.push_str(rest);
    out
}

/// The column of a line as it was written, from that in the line that counts; both from 1, in characters.
pub(super) fn written_column(line: &str, column: usize) -> usize {
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let added = [AFTER_TAG, AFTER_TRIM, BEFORE_EACH, AFTER_EACH];
    let ranges = added.iter().flat_map(|text| line.match_indices(text).map(|(start, found)| start..start + found.len()));
    let not_written: usize = ranges.map(|range: Range<usize>| range.end.min(at).saturating_sub(range.start)).sum();
    column.saturating_sub(not_written).max(1)
}

fn plain(length: usize) -> Piece {
    Piece { length, added: Vec::new() }
}

/// The bytes from `{% raw %}` to the end of `{% endraw %}`.
fn raw(from: &str) -> Option<usize> {
    let mut at = 2 + named(&from[2..], "raw")?;
    loop {
        at += from[at..].find("{%")? + 2;
        if let Some(length) = named(&from[at..], "endraw") {
            return Some(at + length);
        }
    }
}

/// The bytes to the end of a tag that has only this name, from behind its opening.
fn named(tag: &str, name: &str) -> Option<usize> {
    let space = |text: &'_ str| text.len() - text.trim_ascii_start().len();
    let mut at = usize::from(tag.starts_with('-'));
    at += space(&tag[at..]);
    at += tag[at..].strip_prefix(name).map(|_| name.len())?;
    at += space(&tag[at..]);
    at += usize::from(tag[at..].starts_with('-'));
    tag[at..].starts_with("%}").then_some(at + 2)
}

/// A tag or an expression, whose texts may hold what would close it.
fn inside(from: &str, close: &str) -> Option<Piece> {
    let bytes = from.as_bytes();
    let mut at = 2 + usize::from(bytes.get(2) == Some(&b'-'));
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut added = Vec::new();
    let mut first = None;
    while !from.get(at..)?.starts_with(close) {
        let byte = *bytes.get(at)?;
        match byte {
            b'\'' | b'"' | b'`' => at = after_text(bytes, at)?,
            b'[' | b'(' | b'{' => {
                open.push((byte, at + 1));
                at += 1;
            }
            b']' | b')' | b'}' => {
                open.pop();
                at += 1;
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                let word = &from[at..at + length];
                let is_member = from[..at].trim_ascii_end().ends_with('.');
                if let (Some((b'[', start)), "for", false) = (open.last(), word, is_member) {
                    added.extend([(*start, BEFORE_EACH), (at, AFTER_EACH)]);
                }
                first.get_or_insert(word);
                at += length;
            }
            _ => at += from[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    let length = at + close.len();
    if close == "%}" && first.is_some_and(|first: &str| COUNTED.contains(&first)) {
        added.push((length, if bytes[at - 1] == b'-' { AFTER_TRIM } else { AFTER_TAG }));
    }
    added.sort_by_key(|(place, _)| *place);
    Some(Piece { length, added })
}

/// The place behind a text in quotes.
fn after_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 2,
            byte if byte == bytes[start] => return Some(at + 1),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_come_again_is_counted_and_nothing_else() {
        for (text, expected) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ __turn() }}x{% endfor %}"),
            ("{%- for a in b -%} x {%- endfor -%}", "{%- for a in b -%}{{ __turn() -}} x {%- endfor -%}"),
            ("{% if '%}{% for' %}", "{% if '%}{% for' %}"),
            ("{# {% for %} #}{% raw %}{% for %}{%- endraw -%}", "{# {% for %} #}{% raw %}{% for %}{%- endraw -%}"),
            ("{{ [a.for, \"]\"] }}", "{{ [a.for, \"]\"] }}"),
            ("{{ [[y for y in b] for x in c] }}", "{{ [__turn(it=[__turn(it=y , turn=1) for y in b] , turn=1) for x in c] }}"),
            ("{% include 'ü.html' %}{% for", "{% include 'ü.html' %}{{ __turn() }}{% for"),
            ("{% component c(a=1) %}{% endcomponent %}", "{% component c(a=1) %}{{ __turn() }}{% endcomponent %}"),
            ("{{ 'a\\'}}' }} {", "{{ 'a\\'}}' }} {"),
        ] {
            assert_eq!(counted(text), expected);
        }
    }

    #[test]
    fn places_are_those_of_the_author() {
        let line = "é{% for a in b %}{{ [x for x in y] }}{{ z }}";
        let changed = counted(line);
        for word in ["é", "in b", "[", "in y", "z"] {
            let column = |text: &str| text.find(word).map(|at| text[..at].chars().count() + 1);
            assert_eq!(column(&changed).map(|column| written_column(&changed, column)), column(line), "{word}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(2_000))]

        #[test]
        fn any_text_is_kept(pieces in proptest::collection::vec(proptest::sample::select(vec![
            "{%", "%}", "{{", "}}", "{#", "#}", "-", " for ", "[", "]", "'", "\\", "raw", "endraw", "é", "\n", "block",
        ]), 0..30)) {
            let text = pieces.concat();
            let mut kept = counted(&text);
            for added in [AFTER_TAG, AFTER_TRIM, BEFORE_EACH, AFTER_EACH] {
                kept = kept.replace(added, "");
            }
            proptest::prop_assert_eq!(kept, text);
        }
    }
}
