//! What YAML accepts and no author means, and the places of scalars that the parser gives only in part.

use memchr::memchr;

use super::lines::{indentation, line_end, line_start, value_start};
use super::tape::Place;

/// The place of a block scalar from its `|` or `>` to its last character that is not blank.
pub(super) fn block_scalar(text: &str, last_end: usize, place: Place) -> Place {
    let mut at = last_end.min(place.0);
    let mut start = place.0;
    while let Some(next) = text[at..place.0].chars().next() {
        match next {
            '|' | '>' => {
                start = at;
                break;
            }
            '#' => at = line_end(text, at).max(at + 1),
            '&' | '!' => at += text[at..place.0].find([' ', '\t', '\n', '\r']).unwrap_or(place.0 - at),
            _ => at += next.len_utf8(),
        }
    }
    let end = start + text[start..place.1.max(start)].trim_end_matches([' ', '\t', '\n', '\r']).len();
    (start, end.max(start))
}

/// Whether the last line of a file, which has no line break, is the last of a block scalar: the parser adds the break, YAML does not.
pub(super) fn ends_unbroken(text: &str, scalar: &str) -> bool {
    let Some(scalar) = scalar.strip_suffix('\n') else { return false };
    let tail = text.rsplit(['\n', '\r']).next().unwrap_or(text);
    let last = scalar.rsplit('\n').next().unwrap_or(scalar);
    !tail.trim().is_empty() || (!last.is_empty() && last.trim().is_empty() && tail.ends_with(last))
}

/// The place of a value that is not there: just behind its colon.
pub(super) fn empty_value(text: &str, at: usize) -> Place {
    let at = if text[at..].starts_with(':') { at + 1 } else { at };
    (at, at)
}

/// The text that a `#` swallowed behind `key:` or `-`, given the place of the missing value.
pub(super) fn swallowed_hash(text: &str, missing: usize, in_list: bool) -> Option<Place> {
    let end = line_end(text, missing);
    let hash = if in_list {
        let start = line_start(text, missing);
        let here = &text[start..end];
        let value = value_start(here);
        if !here[..value].trim_start().starts_with('-') {
            return None;
        }
        start + value
    } else {
        let blanks = indentation(&text[missing..end]);
        if blanks == 0 {
            return None;
        }
        missing + blanks
    };
    let swallowed = text.get(hash..end)?.strip_prefix('#')?;
    let speaks = swallowed.chars().next().is_some_and(|first| !first.is_whitespace() && !matches!(first, '#' | '!' | '-' | '='));
    speaks.then_some((hash, end))
}

/// The places of `?` alone as a value, which says "not known yet" and which YAML takes for the start of a key: behind `key: ` or
/// `- ` with nothing after it, or alone between commas and brackets. In other places it stays what it is, and inside a longer text
/// the mend goes unnoticed.
pub(super) fn lone_questions(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if memchr(b'?', text.as_bytes()).is_none() {
        return found;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let explicit = line.trim_start().starts_with(':');
        let alone = |at: &usize| {
            let (before, after) = (line[..*at].trim_end_matches([' ', '\t']), line[at + 1..].trim_start());
            let apart = before.len() < *at;
            let last = after.is_empty() || (after.starts_with('#') && line[at + 1..].starts_with([' ', '\t']));
            let inside = after.starts_with([',', ']', '}']);
            match before.chars().next_back() {
                Some(':') => apart && !explicit && (last || inside),
                Some('-') => apart && last && !goes_on_deeper(text, start + at, before.len() - 1),
                Some('[' | ',') => inside,
                _ => false,
            }
        };
        found.extend(line.match_indices('?').map(|(at, _)| at).filter(alone).map(|at| start + at));
        start += line.len();
    }
    found
}

/// Whether the next line that says something is indented deeper than a column: then a `?` above it opens a key.
fn goes_on_deeper(text: &str, at: usize, column: usize) -> bool {
    let rest = text[at..].split_once('\n').map_or("", |(_, rest)| rest);
    rest.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| indentation(line) > column)
}

/// The targets of a value that is nothing but links: `[[a]], [[b]]`.
pub(super) fn wikilinks(value: &str) -> Option<Vec<String>> {
    let target = |part: &str| {
        let inner = part.trim().strip_prefix("[[")?.strip_suffix("]]")?;
        (!inner.is_empty() && !inner.contains(['[', ']'])).then(|| inner.to_owned())
    };
    value.split(',').map(target).collect()
}

/// Whether the comma between two neighbours stood inside one number: `$3,200`.
pub(super) fn splits_number(left: &str, right: &str) -> bool {
    let currency = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹');
    let code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = left.trim_start_matches(|c: char| !c.is_ascii_digit());
    let before = left[..left.len() - digits.len()].trim_start_matches(['-', '+']).trim_end_matches([' ', '-']);
    let groups = !digits.is_empty()
        && digits.split(',').enumerate().all(|(i, group)| whole(group) && (group.len() == 3 || (i == 0 && group.len() < 3)));
    let thousands = right.bytes().take_while(u8::is_ascii_digit).count() == 3;
    if !groups || !thousands {
        return false;
    }
    let after =
        right[3..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit() || matches!(c, 'k' | 'K' | 'M' | 'm')).trim();
    let unit = |word: &str| code(word) || (!word.is_empty() && word.chars().all(currency));
    (unit(before) && (after.is_empty() || unit(after))) || (before.is_empty() && unit(after))
}

/// Whether the comma between a value and a key without one stood inside one number: `{share: 0,5}`.
pub(super) fn splits_decimal(left: &str, right: &str) -> bool {
    let decimals = right.find(|c: char| !c.is_ascii_digit()).unwrap_or(right.len());
    let unit = right[decimals..].trim_start();
    whole(left.trim_start_matches('-')) && decimals > 0 && unit.chars().all(|c| c == '%' || c.is_ascii_alphabetic())
}

fn whole(group: &str) -> bool {
    !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{splits_decimal, splits_number};

    #[test]
    fn digits_on_both_sides_of_a_comma_are_one_number() {
        for (left, right) in [("0", "5"), ("71", "5 %"), ("-2", "25"), ("1", "5d")] {
            assert!(splits_decimal(left, right), "{left},{right}");
        }
        for (left, right) in [("a", "5"), ("5", "b"), ("5", "_1"), ("2026-04-01", "5"), ("", "5"), ("1", "2:3")] {
            assert!(!splits_decimal(left, right), "{left},{right}");
        }
    }

    #[test]
    fn only_money_with_a_thousands_comma_is_one_number() {
        for (left, right) in
            [("$3", "200"), ("EUR 40", "000"), ("3", "200 EUR"), ("3", "200€"), ("-$1,200", "000"), ("$3", "200.50")]
        {
            assert!(splits_number(left, right), "{left},{right}");
        }
        for (left, right) in
            [("100", "200"), ("$3", "20"), ("$3", "2000"), ("a", "200"), ("2024", "100 EUR"), ("3", "200ms"), ("x3", "200")]
        {
            assert!(!splits_number(left, right), "{left},{right}");
        }
    }
}
