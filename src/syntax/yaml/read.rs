//! One document from text to tape, resuming after every fault.
//!
//! A fault costs the top-level entry it stands in and nothing else: reading goes on at the next line that starts an entry. Where the
//! author's meaning is plain (`@ada`, `title: foo: bar`), the offending characters are replaced by one that the text does not use,
//! the entry is read again, and the scalar gets its own characters back.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use granit_parser::{Event, Parser, ScalarStyle as Written, StructureStyle, Tag};

use crate::source::{SourceId, Span};
use crate::syntax::{Fault, FaultKind, Key, ScalarStyle};

use super::diagnose::{Mend, Stop, Why};
use super::lines::line_start;
use super::tape::{Item, Place};
use super::traps;
use super::{MAX_DEPTH, MAX_NODES, offset};

/// Few events come from fewer bytes than this.
const USUAL_EVENT: usize = 12;

/// What the document's outermost collection is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Root {
    pub(super) map: bool,
    pub(super) flow: bool,
    /// Bytes of indentation before its entries.
    pub(super) column: usize,
}

/// What reading leaves for `lower`.
pub(super) struct Read {
    pub(super) tape: Vec<Item>,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<Key>,
    /// Names whose anchors stood in text that was not read.
    pub(super) gone: HashSet<String>,
    /// Whether the text was read to its end.
    pub(super) complete: bool,
}

pub(super) struct Reader<'a> {
    pub(super) source: SourceId,
    pub(super) base: u32,
    pub(super) text: &'a str,
    /// The text with mended characters, as long as the original.
    pub(super) mended: Cow<'a, str>,
    pub(super) mends: BTreeMap<usize, Mend>,
    /// A character that the text does not hold.
    pub(super) stand_in: Option<char>,
    pub(super) tape: Vec<Item>,
    /// Tape index and place of each top-level entry.
    pub(super) entries: Vec<(usize, usize)>,
    pub(super) root: Option<Root>,
    pub(super) root_end: usize,
    pub(super) names: HashMap<String, usize>,
    pub(super) gone: HashSet<String>,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<Key>,
    /// Bytes read more than once.
    pub(super) again: usize,
    /// The entry whose indentation was mended: what else goes wrong in it follows from the tabs.
    pub(super) tabbed: Option<usize>,
    pub(super) complete: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: SourceId, text: &'a str, base: u32) -> Self {
        Self {
            source,
            base,
            text,
            mended: Cow::Borrowed(text),
            mends: BTreeMap::new(),
            stand_in: None,
            tape: Vec::with_capacity(text.len() / USUAL_EVENT),
            entries: Vec::new(),
            root: None,
            root_end: 0,
            names: HashMap::new(),
            gone: HashSet::new(),
            faults: Vec::new(),
            lost: Vec::new(),
            again: 0,
            tabbed: None,
            complete: true,
        }
    }

    pub(super) fn run(&mut self) {
        let unknowns = traps::lone_questions(self.text);
        let mends = unknowns.into_iter().map(|at| (at, Mend { restore: Some('?'), fault: None, certain: false, opens: true }));
        self.mend(0, 0, mends.collect());
        let mut from = 0;
        while let Some(stop) = self.feed(from, self.text.len()) {
            match self.recover(from, &stop) {
                Some(next) => from = next,
                None => break,
            }
        }
    }

    /// Closes the root and hands everything over.
    pub(super) fn finish(mut self) -> Read {
        if self.root.is_some() {
            let end = self.tape.len();
            self.tape.push(Item::Close { end: self.root_end });
            if let Some(Item::Open { close, .. }) = self.tape.first_mut() {
                *close = end;
            }
        }
        let mends = std::mem::take(&mut self.mends);
        for mend in mends.into_values().filter(|mend| mend.certain) {
            if let Some((place, kind)) = mend.fault {
                self.fault(place, kind);
            }
        }
        self.faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        Read { tape: self.tape, faults: self.faults, lost: self.lost, gone: self.gone, complete: self.complete }
    }

    pub(super) fn fault(&mut self, place: Place, kind: FaultKind) {
        self.faults.push(Fault { span: self.span(place), kind });
    }

    pub(super) fn span(&self, (start, end): Place) -> Span {
        let inside = |at: usize| self.base + offset(self.text.floor_char_boundary(at));
        Span::new(self.source, inside(start), inside(end))
    }

    /// Reads `from..to` as entries of the root; the fault that stopped it, if one did.
    pub(super) fn feed(&mut self, from: usize, to: usize) -> Option<Stop> {
        let text = std::mem::take(&mut self.mended);
        let stop = self.feed_text(&text[from..to], from);
        self.mended = text;
        stop
    }

    fn feed_text(&mut self, text: &str, from: usize) -> Option<Stop> {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true, emit_comments: false, emit_anchor_events: true,
            flow_nesting_limit: MAX_DEPTH as usize, block_nesting_limit: MAX_DEPTH as usize,
        };
        let mut parser = Parser::new_from_str_with_options(text, options);
        let mut open: Vec<usize> = Vec::new();
        let mut children = 0_usize;
        let mut last_end = from;
        let stop = |reader: &Self, at: usize, why: Why, open: &[usize], children: usize, last_end: usize| {
            let whole = open.len() <= 1 && (children.is_multiple_of(2) || !reader.root.is_some_and(|root| root.map));
            Some(Stop { at, why, brackets: reader.outer_bracket(open), last_end, whole })
        };
        while let Some(next) = parser.next_event() {
            let (event, place) = match next {
                Ok((event, span)) => (event, span.byte_range().map_or((last_end, last_end), |r| (from + r.start, from + r.end))),
                Err(error) => {
                    let at = from + error.marker().byte_offset().unwrap_or(0);
                    return stop(self, at, Why::Parser(error.kind().clone()), &open, children, last_end);
                }
            };
            let begins = match &event {
                Event::Scalar(..) | Event::Alias(_) | Event::UnresolvedAlias(_) => true,
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    if open.len() >= MAX_DEPTH as usize {
                        return stop(self, place.0, Why::TooDeep, &open, children, last_end);
                    }
                    true
                }
                _ => false,
            };
            if begins {
                if self.tape.len() > MAX_NODES as usize * 3 {
                    return stop(self, place.0, Why::TooMany, &open, children, last_end);
                }
                if open.len() == 1 {
                    if children.is_multiple_of(2) || !self.root.is_some_and(|root| root.map) {
                        self.entries.push((self.tape.len(), place.0));
                    }
                    children += 1;
                }
            }
            match event {
                Event::Scalar(value, style, _, tag) => {
                    if open.is_empty() && self.root.is_some() {
                        continue;
                    }
                    last_end = self.scalar(value, style, tag.as_deref(), place, last_end);
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    let target = self.names.get(self.text.get(place.0 + 1..place.1).unwrap_or("")).copied();
                    self.tape.push(Item::Alias { target, place });
                    last_end = place.1;
                }
                Event::SequenceStart(..) | Event::MappingStart(..)
                    if open.is_empty() && self.root.is_some_and(|root| root.map != matches!(event, Event::MappingStart(..))) =>
                {
                    return stop(self, place.0, Why::Parser(granit_parser::ErrorKind::InvalidIndentation), &open, 0, last_end);
                }
                Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                    let map = matches!(event, Event::MappingStart(..));
                    self.begin(map, style == StructureStyle::Flow, place.0, &mut open);
                    last_end = place.1;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    match open.pop() {
                        Some(0) => self.root_end = self.root_end.max(place.1),
                        Some(index) => {
                            let end = self.tape.len();
                            self.tape.push(Item::Close { end: place.1 });
                            if let Some(Item::Open { close, .. }) = self.tape.get_mut(index) {
                                *close = end;
                            }
                        }
                        None => {}
                    }
                    last_end = last_end.max(place.0);
                }
                Event::Anchor(_, name) => {
                    let index = self.tape.len().saturating_sub(1);
                    self.names.insert(name.into_owned(), index);
                }
                _ => {}
            }
        }
        None
    }

    fn begin(&mut self, map: bool, flow: bool, start: usize, open: &mut Vec<usize>) {
        if open.is_empty() {
            if self.root.is_none() {
                self.root = Some(Root { map, flow, column: start - line_start(self.text, start) });
                self.tape.push(Item::Open { map, flow, start, close: 0 });
            }
            open.push(0);
        } else {
            open.push(self.tape.len());
            self.tape.push(Item::Open { map, flow, start, close: 0 });
        }
    }

    /// Puts a scalar on the tape, its mended characters restored; where it ends.
    fn scalar(&mut self, value: Cow<'_, str>, style: Written, tag: Option<&Tag>, place: Place, last_end: usize) -> usize {
        let mut text = if place.0 == place.1 && style == Written::Plain { String::new() } else { value.into_owned() };
        let tagged = tag.and_then(Tag::core_suffix);
        let written = match style {
            Written::Plain if tagged == Some("str") => ScalarStyle::Quoted,
            Written::Plain => ScalarStyle::Plain,
            Written::SingleQuoted | Written::DoubleQuoted if matches!(tagged, Some("int" | "float" | "bool" | "null")) => {
                ScalarStyle::Plain
            }
            Written::SingleQuoted | Written::DoubleQuoted => ScalarStyle::Quoted,
            Written::Literal | Written::Folded => ScalarStyle::Block,
        };
        if !self.mends.is_empty() {
            self.restore(&mut text, style == Written::Plain, place);
        }
        let place = match written {
            ScalarStyle::Block => {
                if place.1 == self.text.len() && traps::ends_unbroken(self.text, &text) {
                    text.pop();
                }
                traps::block_scalar(self.text, last_end, place)
            }
            _ if place.0 == place.1 => traps::empty_value(self.text, place.0),
            _ => place,
        };
        self.tape.push(Item::Scalar { text, style: written, place });
        place.1
    }

    fn restore(&mut self, text: &mut String, plain: bool, place: Place) {
        let Some(stand_in) = self.stand_in else { return };
        let mut replaced = Vec::new();
        for (at, mend) in self.mends.range_mut(place.0..place.1) {
            mend.certain |= plain && (!mend.opens || *at == place.0);
            replaced.extend(mend.restore);
        }
        if replaced.is_empty() {
            return;
        }
        let mut replaced = replaced.into_iter();
        *text = text.chars().map(|c| if c == stand_in { replaced.next().unwrap_or(c) } else { c }).collect();
        if plain && self.text[place.0..].strip_prefix('@').is_some_and(|handle| handle.starts_with(char::is_alphanumeric)) {
            text.remove(0);
        }
    }

    fn outer_bracket(&self, open: &[usize]) -> Option<usize> {
        open.iter().find_map(|index| match self.tape.get(*index) {
            Some(Item::Open { flow: true, start, .. }) => Some(*start),
            _ => None,
        })
    }
}
