//! What happens after a fault: mend the entry and read it again, or leave it and go on behind it.

use std::borrow::Cow;

use crate::syntax::{Fault, FaultKind, Key, Limit};

use super::diagnose::{Diagnosis, Mend, Stop, Why, diagnose, entry_of};
use super::lines::{guess_root, key_of, line, next_entry};
use super::read::{Reader, Root};
use super::{MAX_FAULTS, MAX_NODES, offset};

impl Reader<'_> {
    /// Records a fault and says where to read on; nowhere when the rest is given up.
    pub(super) fn recover(&mut self, from: usize, stop: &Stop) -> Option<usize> {
        if matches!(stop.why, Why::TooMany) {
            self.drop_from(self.entries.last().map_or(0, |entry| entry.1));
            self.fault((stop.at, stop.at + 1), FaultKind::OverLimit(Limit::Nodes(MAX_NODES)));
            return self.give_up();
        }
        let root = self.root.unwrap_or_else(|| guess_root(self.text, from));
        let Diagnosis { origin, past, fault, mends } = diagnose(self.text, root, stop, self.tape.last());
        let entry = entry_of(self.text, root, origin, from);
        if self.mend(entry, stop.at, mends) {
            self.drop_from(entry);
            return Some(entry);
        }
        let limit = |kind: &FaultKind| matches!(kind, FaultKind::OverLimit(_));
        let known = self.tabbed == Some(entry)
            || self.faults.last().is_some_and(|last| self.covers(last, origin))
            || (limit(&fault.1) && self.faults.iter().any(|fault| limit(&fault.kind)));
        if !known {
            self.fault(fault.0, fault.1);
        }
        if root.flow {
            self.drop_from(self.entries.last().map_or(0, |entry| entry.1));
            return self.give_up();
        }
        let next = next_entry(self.text, root, past.max(entry));
        self.finish_entry_before(entry, stop);
        self.drop_from(entry);
        self.lose(entry, next.unwrap_or(self.text.len()), root);
        if self.faults.len() >= MAX_FAULTS { self.give_up() } else { next }
    }

    fn give_up(&mut self) -> Option<usize> {
        self.complete = false;
        None
    }

    /// Replaces characters and remembers them; `false` when there is nothing new to try or too much was read twice already.
    pub(super) fn mend(&mut self, entry: usize, stopped: usize, mends: Vec<(usize, Mend)>) -> bool {
        let fresh: Vec<_> = mends.into_iter().filter(|(at, _)| !self.mends.contains_key(at)).collect();
        if fresh.is_empty() || self.again > self.text.len() + (1 << 20) {
            return false;
        }
        self.again += stopped.saturating_sub(entry);
        if self.stand_in.is_none() {
            self.stand_in = ";^$_ZQXJKWYV9876543210".chars().find(|c| !self.text.contains(*c));
        }
        let Some(stand_in) = self.stand_in else { return false };
        let mut text = std::mem::take(&mut self.mended).into_owned();
        for (at, mend) in fresh {
            let mut buffer = [0; 4];
            let with = if mend.restore.is_some() { stand_in.encode_utf8(&mut buffer) } else { " " };
            text.replace_range(at..=at, with);
            if matches!(mend.fault, Some((_, FaultKind::Tab))) {
                self.tabbed = Some(entry);
            }
            self.mends.insert(at, mend);
        }
        self.mended = Cow::Owned(text);
        true
    }

    fn covers(&self, fault: &Fault, origin: usize) -> bool {
        let at = self.base + offset(origin);
        fault.span.start <= at && at < fault.span.end.max(fault.span.start + 1)
    }

    /// The parser looks ahead, so an entry can be unfinished on the tape although the fault lies behind it: read it alone.
    fn finish_entry_before(&mut self, entry: usize, stop: &Stop) {
        if stop.whole {
            return;
        }
        let Some((index, start)) = self.entries.last().copied().filter(|last| last.1 < entry) else { return };
        let from = self.root.map_or(start, |root| entry_of(self.text, root, start, 0));
        self.entries.pop();
        self.cut(index);
        if self.feed(from, entry).is_some() {
            self.drop_from(from);
        }
    }

    fn drop_from(&mut self, entry: usize) {
        let mut keep = self.tape.len();
        while let Some((index, at)) = self.entries.last().copied() {
            if at < entry {
                break;
            }
            keep = index;
            self.entries.pop();
        }
        if self.entries.is_empty() && self.root.is_none() {
            keep = 0;
        }
        self.cut(keep);
    }

    fn cut(&mut self, keep: usize) {
        self.tape.truncate(keep);
        self.names.retain(|_, index| *index < keep);
    }

    /// Notes what went with the text from `entry` to `next`.
    fn lose(&mut self, entry: usize, next: usize, root: Root) {
        let line = line(self.text, entry);
        if root.map
            && let Some((text, (start, end))) = key_of(line, root.column)
        {
            self.lost.push(Key { text, span: self.span((entry + start, entry + end)) });
        }
        for (at, _) in self.text[entry..next].match_indices('&') {
            let name = self.text[entry + at + 1..next].split([' ', '\t', '\n', '\r', ',', ']', '}']).next().unwrap_or("");
            if !name.is_empty() && name.len() <= 100 {
                self.gone.insert(name.to_owned());
            }
        }
    }
}
