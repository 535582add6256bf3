//! The grammar of one bullet: ``Keyword (qualifier): text {#id} `flag` — key: value; key: value``.

use std::ops::Range;

use crate::kind::RecordType;
use crate::syntax::nearest;

/// A bullet taken apart; every part with its bytes in the bullet's own text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bullet {
    /// The value that the keyword stands for, with the word's place.
    pub(super) keyword: Option<(String, Range<usize>)>,
    pub(super) qualifier: Option<Range<usize>>,
    pub(super) head: Range<usize>,
    pub(super) flags: Vec<Range<usize>>,
    /// Keys with their values.
    pub(super) attributes: Vec<(Range<usize>, Range<usize>)>,
    /// A key one slip away from a known one, which made the bullet a plain text.
    pub(super) slip: Option<(Range<usize>, String)>,
}

/// Takes a bullet apart for a record; what the record does not know stays part of the text.
pub(super) fn read(text: &str, of: &RecordType) -> Bullet {
    let trimmed = |range: Range<usize>| trim(text, range);
    let mut bullet = Bullet { head: trimmed(0..text.len()), ..Bullet::default() };
    let split = [" — ", " -- ", " – "].iter().filter_map(|dash| text.find(dash).map(|at| (at, dash.len()))).min();
    if let Some((at, length)) = split {
        match attributes(text, at + length, of) {
            Attributes::Known(found) => {
                bullet.attributes = found;
                bullet.head = trimmed(0..at);
            }
            Attributes::Slip(range, near) => bullet.slip = Some((range, near)),
            Attributes::Prose => {}
        }
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

enum Attributes {
    Known(Vec<(Range<usize>, Range<usize>)>),
    Slip(Range<usize>, String),
    Prose,
}

fn attributes(text: &str, from: usize, of: &RecordType) -> Attributes {
    let mut found = Vec::new();
    for part in parts(text, from) {
        let Some(colon) = text[part.clone()].find(':') else { return Attributes::Prose };
        let key = trim(text, part.start..part.start + colon);
        let value = unquoted(text, trim(text, part.start + colon + 1..part.end));
        let written = &text[key.clone()];
        if of.fields.find(written).is_none() {
            let near = nearest(written, of.fields.names()).map(str::to_owned);
            return near.map_or(Attributes::Prose, |near| Attributes::Slip(key, near));
        }
        found.push((key, value));
    }
    Attributes::Known(found)
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

/// Takes trailing `` `flags` `` off the head when every one of them is a word of the record's flag field.
fn take_flags(text: &str, of: &RecordType, bullet: &mut Bullet) {
    let Some(field) = of.bullets.flags.as_deref().and_then(|name| of.fields.get(name)) else { return };
    let crate::kind::Base::Enum(words) = &field.of.base else { return };
    while let Some(inner) = text[bullet.head.clone()].strip_suffix('`') {
        let Some(open) = inner.rfind('`') else { return };
        let flag = bullet.head.start + open + 1..bullet.head.end - 1;
        if !words.iter().any(|word| word == &text[flag.clone()]) {
            return;
        }
        bullet.head = trim(text, bullet.head.start..bullet.head.start + open);
        bullet.flags.insert(0, flag);
    }
}

fn take_keyword(text: &str, of: &RecordType, bullet: &mut Bullet) {
    let Some(keyword) = &of.bullets.keyword else { return };
    let head = &text[bullet.head.clone()];
    let Some(colon) = head.find(':') else { return };
    let before = &head[..colon];
    let (word, qualifier) = match before.split_once('(') {
        Some((word, rest)) if rest.trim_end().ends_with(')') => {
            let start = bullet.head.start + word.len() + 1;
            let end = bullet.head.start + before.trim_end().len() - 1;
            (word.trim(), Some(trim(text, start..end)))
        }
        _ => (before.trim(), None),
    };
    if qualifier.is_some() && of.bullets.qualifier.is_none() {
        return;
    }
    let Some((_, value)) = keyword.values.iter().find(|(known, _)| *known == word.to_lowercase()) else { return };
    let start = bullet.head.start;
    bullet.keyword = Some((value.clone(), start..start + word.len()));
    bullet.qualifier = qualifier;
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
