//! What an error of the parser means to the author, and what can be mended.

use granit_parser::ErrorKind;

use crate::syntax::{FaultKind, Limit, ScalarStyle};

use super::MAX_DEPTH;
use super::lines::{entry_start, indentation, key_of, line, line_end, line_start, next_entry, value_end, value_start};
use super::read::Root;
use super::tape::{Item, Place};
use super::traps::wikilinks;
use super::words::words;

/// Where and why reading stopped.
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) why: Why,
    /// Where the outermost bracket opened that was open then.
    pub(super) brackets: Option<usize>,
    /// Where the last thing that was read ended.
    pub(super) last_end: usize,
    /// Whether the last entry on the tape is complete.
    pub(super) whole: bool,
}

pub(super) enum Why {
    Parser(ErrorKind),
    TooDeep,
    TooMany,
}

/// One character to replace before reading the entry again.
#[derive(Debug)]
pub(super) struct Mend {
    /// The character that goes back into the value; without one a space takes its place for good.
    pub(super) restore: Option<char>,
    pub(super) fault: Option<(Place, FaultKind)>,
    /// Whether it is known to be a mistake; others were replaced on suspicion and prove themselves by ending up in a plain value,
    pub(super) certain: bool,
    /// at its very start if it opens one.
    pub(super) opens: bool,
}

pub(super) struct Diagnosis {
    /// The place whose entry is at fault.
    pub(super) origin: usize,
    /// The last place that reading on must leave behind.
    pub(super) past: usize,
    pub(super) fault: (Place, FaultKind),
    pub(super) mends: Vec<(usize, Mend)>,
}

impl Diagnosis {
    fn at(origin: usize, place: Place, kind: FaultKind) -> Self {
        Self { origin, past: origin, fault: (place, kind), mends: Vec::new() }
    }

    fn says(origin: usize, place: Place, message: impl Into<String>) -> Self {
        Self::at(origin, place, FaultKind::Syntax { message: message.into() })
    }
}

pub(super) fn diagnose(text: &str, root: Root, stop: &Stop, last: Option<&Item>) -> Diagnosis {
    let at = text.floor_char_boundary(stop.at);
    let Why::Parser(kind) = &stop.why else { return too_deep(text, at) };
    if matches!(kind, ErrorKind::RecursionLimitExceeded) {
        return too_deep(text, at);
    }
    let found = template(text, at, kind)
        .or_else(|| unclosed_bracket(text, at, kind, stop.brackets))
        .or_else(|| quote(text, at, kind, stop.last_end))
        .or_else(|| tab(text, root, at, kind))
        .or_else(|| character(text, root, at, kind))
        .or_else(|| colon(text, root, at, kind, stop.brackets.is_some(), last));
    found.unwrap_or_else(|| plainly(text, root, at, kind, last))
}

fn too_deep(text: &str, at: usize) -> Diagnosis {
    Diagnosis::at(at, (at, text.ceil_char_boundary(at + 1)), FaultKind::OverLimit(Limit::Depth(MAX_DEPTH)))
}

fn restoring(text: &str, at: usize, fault: Option<(Place, FaultKind)>, certain: bool) -> (usize, Mend) {
    (at, Mend { restore: text[at..].chars().next(), fault, certain, opens: !text[at..].starts_with(':') })
}

/// The places in a range that YAML would read as the end of a key.
fn colons(text: &str, (start, end): Place) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (start..end).filter(move |at| bytes[*at] == b':' && matches!(bytes.get(at + 1), None | Some(b' ' | b'\t' | b'\n' | b'\r')))
}

/// `title: {{ page.title }} …` belongs to another tool: plain text, no fault.
fn template(text: &str, at: usize, kind: &ErrorKind) -> Option<Diagnosis> {
    let start = line_start(text, at);
    let value = start + value_start(line(text, start));
    if value > at || !(text[value..].starts_with("{{") || text[value..].starts_with("{%")) {
        return None;
    }
    let place = (value, value_end(text, value));
    let mut found = Diagnosis::says(at, place, words(kind));
    found.mends.push(restoring(text, value, None, false));
    found.mends.extend(colons(text, place).map(|colon| restoring(text, colon, None, false)));
    Some(found)
}

fn unclosed_bracket(text: &str, at: usize, kind: &ErrorKind, brackets: Option<usize>) -> Option<Diagnosis> {
    let open = if matches!(kind, ErrorKind::UnclosedFlowCollection { .. }) {
        at
    } else {
        let open = brackets?;
        let (opening, here) = (line_start(text, open), line_start(text, at));
        let left = indentation(line(text, here)) <= indentation(line(text, opening));
        if opening == here || !left || !text[at..].starts_with(':') {
            return None;
        }
        open
    };
    let bracket = text[open..].chars().next().unwrap_or('[');
    let message = words(&ErrorKind::UnclosedFlowCollection { open: bracket });
    let rest = &text[open..line_end(text, open)];
    let is_comment = |at: usize| rest[..at].ends_with([' ', '\t']) && rest[at..].contains([']', '}']);
    let comment = rest.match_indices('#').map(|(at, _)| at).find(|at| is_comment(*at));
    let Some(comment) = comment else { return Some(Diagnosis::says(open, (open, open + bracket.len_utf8()), message)) };
    swallowed_between_brackets(text, open, open + comment).or_else(|| {
        let message = message + ": a `#` after a space begins a comment";
        Some(Diagnosis::says(open, (open, open + bracket.len_utf8()), message))
    })
}

/// `[a, #b]` and `{chat: #payments}`: every `#` of a line from a place on that stands where a value begins, up to where the value
/// would end.
fn swallowed_between_brackets(text: &str, origin: usize, from: usize) -> Option<Diagnosis> {
    let (start, end) = (line_start(text, from), line_end(text, from));
    let value = |hash: usize| {
        let before = text[start..hash].trim_end_matches([' ', '\t']);
        let value = text[hash..end].split([',', ']', '}']).next()?.trim_end();
        if !before.ends_with([':', '[', '{', ',']) || value.contains(" #") || hash + value.len() == end {
            return None;
        }
        let key = before.strip_suffix(':').and_then(|before| before.rsplit(['{', '[', ',']).next());
        let key = key.map(|key| key.trim().trim_matches(['"', '\'']).to_owned()).unwrap_or_default();
        Some(((hash, hash + value.len()), FaultKind::SwallowedHash { key, text: value.to_owned() }))
    };
    let found: Vec<(Place, FaultKind)> = text[from..end].match_indices('#').filter_map(|(at, _)| value(from + at)).collect();
    let (place, kind) = found.first()?.clone();
    let mends = found.into_iter().map(|fault| restoring(text, fault.0.0, Some(fault), true)).collect();
    Some(Diagnosis { mends, ..Diagnosis::at(origin, place, kind) })
}

fn swallowed(text: &str, at: usize, swallowed: &str) -> FaultKind {
    let start = line_start(text, at);
    let here = line(text, start);
    let key = key_of(here.trim_start_matches([' ', '-']), 0).map(|(key, _)| key).unwrap_or_default();
    FaultKind::SwallowedHash { key, text: swallowed.to_owned() }
}

fn quote(text: &str, at: usize, kind: &ErrorKind, last_end: usize) -> Option<Diagnosis> {
    use ErrorKind as K;
    let trailing = matches!(kind, K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar);
    let unclosed = matches!(kind, K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar);
    if !trailing && !unclosed {
        return None;
    }
    let start = last_end.min(at) + text[last_end.min(at)..].find(['"', '\''])?;
    if matches!(kind, K::InvalidQuotedScalarIndent)
        && let Some(close) = closed_later(text, start, at)
    {
        let from = line_start(text, at) + indentation(line(text, line_start(text, at)));
        let message = "quoted text that goes on in the next line is indented further than its key";
        return Some(Diagnosis { past: close, ..Diagnosis::says(start, (from, line_end(text, from)), message) });
    }
    let over_lines = trailing && text[start..at].contains('\n');
    let mut found = if over_lines {
        Diagnosis::says(start, (start, line_end(text, start)), words(&K::UnclosedQuotedScalar))
    } else {
        Diagnosis::says(start, (start, line_end(text, start)), words(kind))
    };
    if over_lines {
        found.past = at;
    }
    Some(found)
}

/// Where a quoted text ends whose next line is indented too little; nowhere when a key comes first.
fn closed_later(text: &str, start: usize, at: usize) -> Option<usize> {
    let quote = text[start..].chars().next()?;
    let close = at + text[at..].find(quote)?;
    let keys = text[line_start(text, at)..close].lines().any(|line| key_of(line, indentation(line)).is_some());
    (!keys).then_some(close)
}

/// Tabs in the indentation of an entry, each replaced by one space to see whether the rest reads well.
fn tab(text: &str, root: Root, at: usize, kind: &ErrorKind) -> Option<Diagnosis> {
    use ErrorKind as K;
    if !matches!(
        kind,
        K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation | K::TabAtBlockScalarStart | K::TabInPlainScalar
    ) {
        return None;
    }
    let end = next_entry(text, root, at).unwrap_or(text.len());
    let mut tabs = Vec::new();
    let mut start = line_start(text, at);
    while start < end {
        let here = &text[start..];
        tabs.extend(here.bytes().take(indentation(here)).enumerate().filter(|(_, byte)| *byte == b'\t').map(|(i, _)| start + i));
        start = here.find('\n').map_or(end, |newline| start + newline + 1);
    }
    let first = tabs.first().copied().or_else(|| text[at..].find('\t').map(|i| at + i)).unwrap_or(at);
    let place = (first, text.ceil_char_boundary(first + 1));
    let mut found = Diagnosis::at(at, place, FaultKind::Tab);
    found.past = first.max(at);
    found.mends = tabs
        .into_iter()
        .map(|tab| {
            (
                tab,
                Mend {
                    restore: None,
                    fault: (tab == first).then_some((place, FaultKind::Tab)),
                    certain: tab == first,
                    opens: false,
                },
            )
        })
        .collect();
    Some(found)
}

/// A character that cannot start a value.
fn character(text: &str, root: Root, at: usize, kind: &ErrorKind) -> Option<Diagnosis> {
    match kind {
        ErrorKind::UnexpectedCharacter { character: '@' } if text[at..].starts_with('@') => {
            let place = handle(text, at);
            let fault = |place: Place| match &text[place.0..place.1] {
                "@" => FaultKind::Syntax { message: words(kind) },
                handle => FaultKind::AtHandle { handle: handle.to_owned() },
            };
            let mut found = Diagnosis::at(at, place, fault(place));
            found.mends.push(restoring(text, at, Some((place, fault(place))), true));
            let end = next_entry(text, root, at).unwrap_or(text.len());
            for (other, _) in text[at + 1..end].match_indices('@').map(|(i, at_sign)| (at + 1 + i, at_sign)) {
                let before = text[..other].trim_end_matches([' ', '\t']);
                if before.is_empty() || before.ends_with(['\n', '-', ':', '[', '{', ',']) {
                    let place = handle(text, other);
                    found.mends.push(restoring(text, other, Some((place, fault(place))), false));
                }
            }
            Some(found)
        }
        ErrorKind::UnexpectedCharacter { character: character @ ('`' | '%') } if text[at..].starts_with(*character) => {
            let place = (at, value_end(text, at));
            let mut found = Diagnosis::says(at, place, words(kind));
            found.mends.push(restoring(text, at, Some((place, FaultKind::Syntax { message: words(kind) })), true));
            Some(found)
        }
        ErrorKind::CommentNotSeparated => {
            let end = line_end(text, at);
            if let Some(found) = swallowed_between_brackets(text, at, at) {
                return Some(found);
            }
            Some(Diagnosis::at(at, (at, end), swallowed(text, at, &text[at..end])))
        }
        _ => None,
    }
}

/// `@ada` up to where a handle ends.
fn handle(text: &str, at: usize) -> Place {
    let word =
        text[at + 1..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).map_or(text.len(), |i| at + 1 + i);
    (at, word)
}

/// A colon inside a value: `title: foo: bar`.
fn colon(text: &str, root: Root, at: usize, kind: &ErrorKind, flow: bool, last: Option<&Item>) -> Option<Diagnosis> {
    use ErrorKind as K;
    let Some(Item::Scalar { style, place, .. }) = last else { return None };
    let misplaced = matches!(kind, K::MappingValueNotAllowed | K::InvalidColonPlacement | K::ExpectedFlowMappingSeparator);
    if !misplaced || place.1 != at || !text[at..].starts_with(':') {
        return None;
    }
    let start = place.0;
    if *style == ScalarStyle::Quoted {
        return Some(Diagnosis::says(at, (start, value_end(text, start)), words(&K::InvalidTrailingDoubleQuotedScalar)));
    }
    if !text[start..at].contains('\n') {
        let mut end = value_end(text, at);
        if flow {
            end = text[at..end].find([',', ']', '}']).map_or(end, |i| at + i);
        }
        let value = (start, start + text[start..end].trim_end().len());
        let kind = FaultKind::SplitAtColon { text: text[value.0..value.1].to_owned() };
        let mut found = Diagnosis::at(at, value, kind.clone());
        found.mends.push(restoring(text, at, Some((value, kind)), true));
        found.mends.extend(colons(text, (at + 1, end)).map(|colon| restoring(text, colon, None, false)));
        let entry_end = next_entry(text, root, at).unwrap_or(text.len());
        found.mends.extend(split_values(text, (line_end(text, at), entry_end)));
        return Some(found);
    }
    let first = line_start(text, start);
    if text[first..start].trim().is_empty() {
        let end = line_end(text, start);
        return Some(Diagnosis::says(start, (start, end), no_key(&text[start..end])));
    }
    let last_line = line_start(text, at);
    let key = last_line + indentation(line(text, last_line));
    let message = format!("`{}` is indented as if it continued the value above it", &text[key..at]);
    Some(Diagnosis::says(at, (key, at), message))
}

/// The same mistake on later lines of the entry, so that a long list of them is read twice and not once for each.
fn split_values(text: &str, (from, to): Place) -> Vec<(usize, Mend)> {
    let mut found = Vec::new();
    let mut next = text[from..to].find('\n').map(|newline| from + newline + 1);
    while let Some(start) = next.filter(|start| *start < to) {
        let value = start + value_start(line(text, start));
        let place = (value, value_end(text, value));
        let plain =
            text[place.0..place.1].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '(' | '/' | '.' | '+' | '~'));
        let kind = || FaultKind::SplitAtColon { text: text[place.0..place.1].to_owned() };
        if plain && text[start..value].trim_end().ends_with(':') {
            let split = colons(text, place).enumerate();
            found.extend(split.map(|(i, colon)| restoring(text, colon, (i == 0).then(|| (place, kind())), false)));
        }
        next = text[start..to].find('\n').map(|newline| start + newline + 1);
    }
    found
}

/// What a line without a readable key is missing.
fn no_key(line: &str) -> String {
    let word = line.split_whitespace().next().unwrap_or("");
    match word.split_once(':') {
        Some((key, value)) if !key.is_empty() && !value.is_empty() && !value.starts_with("//") => {
            format!("a space is missing after the colon of `{word}`")
        }
        _ if word.starts_with('-') && word.len() > 1 && !word.starts_with("--") => {
            format!("a space is missing after the dash of `{word}`")
        }
        _ => words(&ErrorKind::SimpleKeyExpected),
    }
}

fn plainly(text: &str, root: Root, at: usize, kind: &ErrorKind, last: Option<&Item>) -> Diagnosis {
    use ErrorKind as K;
    let start = line_start(text, at);
    if matches!(kind, K::SimpleKeyExpected | K::InvalidSimpleKey) {
        let from = start + indentation(line(text, start));
        let end = line_end(text, from);
        return Diagnosis::says(at, (from, end), no_key(&text[from..end]));
    }
    let end = line_end(text, at);
    let first = start + indentation(&text[start..end]);
    if matches!(kind, K::ExpectedBlockMappingKey | K::ExpectedBlockSequenceEntry)
        && text[first..at].trim_matches(['-', ' ']).is_empty()
    {
        let among_keys = root.map && first - start == root.column && text[first..end].starts_with("- ");
        let message = if among_keys { "a list item cannot stand among keys".to_owned() } else { words(kind) };
        return Diagnosis::says(at, (first, end), message);
    }
    let after_bracket =
        matches!(last, Some(Item::Close { end }) if *end > start && *end <= at && text[..*end].ends_with([']', '}']));
    if matches!(kind, K::ExpectedBlockMappingKey) && after_bracket {
        let value = start + value_start(line(text, start));
        let place = (value, value_end(text, value));
        if let Some(targets) = wikilinks(&text[place.0..place.1]) {
            return Diagnosis::at(at, place, FaultKind::Wikilinks { targets });
        }
        return Diagnosis::says(at, (at, end), "text follows the closing bracket; quote the whole value");
    }
    if matches!(kind, K::UnexpectedEofBlockMapping | K::UnexpectedEofBlockSequence | K::ExpectedNodeContent)
        && let Some(character) = text[at..].chars().next().filter(|c| matches!(c, ',' | '?' | ':'))
    {
        return Diagnosis::says(at, (at, at + 1), words(&K::UnexpectedCharacter { character }));
    }
    if matches!(kind, K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. }) {
        return Diagnosis::says(at, (at, text.ceil_char_boundary(at + 1)), words(kind));
    }
    let word = text[at..end].find([' ', '\t', ',', ']', '}']).filter(|i| *i > 0).map_or(end, |i| at + i);
    Diagnosis::says(at, (at, word), words(kind))
}

/// See [`entry_start`], from the place a diagnosis blames.
pub(super) fn entry_of(text: &str, root: Root, origin: usize, from: usize) -> usize {
    if root.flow { from } else { entry_start(text, root, origin, from) }
}
