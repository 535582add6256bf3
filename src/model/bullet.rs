//! The grammar of one bullet: ``Keyword (qualifier): text {#id} `flag` — key: value; key: value``.

use std::ops::Range;

use crate::kind::{Base, RecordType};
use crate::syntax::nearest;

/// A bullet taken apart; every part with its bytes in the bullet's own text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bullet {
    /// Whether the record's keyword opens it.
    pub(super) keyword: bool,
    pub(super) qualifier: Option<Range<usize>>,
    pub(super) head: Range<usize>,
    /// The fields that flags fill, with the flags.
    pub(super) flags: Vec<(String, Range<usize>)>,
    /// Keys with their values.
    pub(super) attributes: Vec<(Range<usize>, Range<usize>)>,
    /// Whether keys, known ones or slips, were taken off its text.
    pub(super) apart: bool,
    /// Keys one slip away from known ones. They leave a bullet of words as it is: what looks like a slip may be prose.
    pub(super) slips: Vec<(Range<usize>, String)>,
}

/// Takes a bullet apart for a record; what the record does not know stays part of the text.
pub(super) fn read(text: &str, of: &RecordType) -> Bullet {
    let trimmed = |range: Range<usize>| trim(text, range);
    let mut bullet = Bullet { head: trimmed(0..text.len()), ..Bullet::default() };
    let split = [" — ", " -- ", " – "].iter().filter_map(|dash| text.find(dash).map(|at| (at, dash.len()))).min();
    if let Some((at, length)) = split {
        let Attributes { found, slips, whole } = attributes(text, at + length, of);
        let of_words = of.fields.of_bullet(&of.bullets).is_none_or(|field| field.of.base == Base::Text);
        if whole && (slips.is_empty() || !of_words) {
            bullet.apart = !found.is_empty() || !slips.is_empty();
            bullet.attributes = found;
            bullet.head = trimmed(0..at);
        }
        bullet.slips = slips;
    }
    take_flags(text, of, &mut bullet);
    if let Some(start) = text[bullet.head.clone()].rfind("{#")
        && text[bullet.head.clone()].ends_with('}')
    {
        bullet.head = trimmed(bullet.head.start..bullet.head.start + start);
        take_flags(text, of, &mut bullet);
    }
    take_keyword(text, of, &mut bullet);
    bullet
}

struct Attributes {
    found: Vec<(Range<usize>, Range<usize>)>,
    slips: Vec<(Range<usize>, String)>,
    /// Whether every part is a key with its value, if with a slip.
    whole: bool,
}

fn attributes(text: &str, from: usize, of: &RecordType) -> Attributes {
    let (mut found, mut slips) = (Vec::new(), Vec::new());
    for part in parts(text, from) {
        let Some(colon) = text[part.clone()].find(':') else { return Attributes { found, slips, whole: false } };
        let key = trim(text, part.start..part.start + colon);
        let value = unquoted(text, trim(text, part.start + colon + 1..part.end));
        let written = &text[key.clone()];
        if of.fields.find(written).is_none() {
            let Some(near) = nearest(written, of.fields.names()) else { return Attributes { found, slips, whole: false } };
            slips.push((key, near.to_owned()));
            continue;
        }
        found.push((key, value));
    }
    Attributes { found, slips, whole: true }
}

/// The parts between semicolons that stand outside quotes.
fn parts(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (from, false);
    for (at, c) in text[from..].char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(trim(text, start..from + at));
                start = from + at + 1;
            }
            _ => {}
        }
    }
    parts.push(trim(text, start..text.len()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Takes trailing `` `flags` `` off the head when every one of them is a word of one of the record's flag fields.
fn take_flags(text: &str, of: &RecordType, bullet: &mut Bullet) {
    while let Some(inner) = text[bullet.head.clone()].strip_suffix('`') {
        let Some(open) = inner.rfind('`') else { return };
        let flag = bullet.head.start + open + 1..bullet.head.end - 1;
        let Some(field) = flag_field(of, &text[flag.clone()]) else { return };
        bullet.head = trim(text, bullet.head.start..bullet.head.start + open);
        bullet.flags.insert(0, (field.to_owned(), flag));
    }
}

fn flag_field<'r>(of: &'r RecordType, flag: &str) -> Option<&'r str> {
    of.bullets.flags.iter().map(String::as_str).find(|name| {
        let base = of.fields.get(name).map(|field| &field.of.base);
        matches!(base, Some(Base::Enum(words)) if words.iter().any(|choice| choice.word == flag))
    })
}

/// The keyword before the colon, and its qualifier in parentheses.
pub(super) fn keyword(head: &str) -> Option<(&str, Option<Range<usize>>, usize)> {
    let colon = head.find(':')?;
    let before = &head[..colon];
    match before.split_once('(') {
        Some((word, rest)) if rest.trim_end().ends_with(')') => {
            let inner = word.len() + 1..before.trim_end().len() - 1;
            Some((word.trim(), Some(trim(head, inner)), colon))
        }
        Some(_) => None,
        None => Some((before.trim(), None, colon)),
    }
}

fn take_keyword(text: &str, of: &RecordType, bullet: &mut Bullet) {
    let Some(wanted) = &of.bullets.keyword else { return };
    let start = bullet.head.start;
    let Some((word, qualifier, colon)) = keyword(&text[bullet.head.clone()]) else { return };
    if !word.eq_ignore_ascii_case(wanted) || (qualifier.is_some() && of.bullets.qualifier.is_none()) {
        return;
    }
    bullet.keyword = true;
    bullet.qualifier = qualifier.map(|range| start + range.start..start + range.end);
    bullet.head = trim(text, start + colon + 1..bullet.head.end);
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = start + slice.trim().len();
    start..end
}

fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    if slice.len() >= 2 && slice.starts_with('"') && slice.ends_with('"') { range.start + 1..range.end - 1 } else { range }
}
