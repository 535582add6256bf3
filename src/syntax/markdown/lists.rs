//! Lists while they are read, kept on a stack so that no nesting can overflow ours.

use crate::source::{SourceId, Span};
use crate::syntax::{Item, List, Text};

use super::inline::Inline;
use super::{MAX_NESTING, offset};

/// The open lists and items, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    /// Levels below the deepest that is kept.
    deeper: u32,
}

#[derive(Debug)]
struct Open {
    items: Vec<Item>,
    start: usize,
    item: Option<Item>,
    /// Whether the item has its words.
    named: bool,
}

impl Lists {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens a list; `false` when it nests too deep to be kept.
    pub(super) fn open(&mut self, start: usize) -> bool {
        if self.open.len() >= MAX_NESTING as usize {
            self.deeper += 1;
            return false;
        }
        self.open.push(Open { items: Vec::new(), start, item: None, named: false });
        true
    }

    pub(super) fn open_item(&mut self, source: SourceId, start: usize, end: usize) {
        if self.deeper > 0 {
            return;
        }
        if let Some(list) = self.open.last_mut() {
            let span = Span::new(source, offset(start), offset(end));
            let text = Text { words: String::new(), span: span.at_start() };
            list.item = Some(Item { text, anchor: None, code: Vec::new(), children: Vec::new(), span });
            list.named = false;
        }
    }

    /// Gives the open item its words, once: those of its first paragraph.
    pub(super) fn name(&mut self, source: SourceId, mut inline: Inline) {
        if self.deeper > 0 {
            return;
        }
        let Some(list) = self.open.last_mut() else { return };
        let Some(item) = list.item.as_mut().filter(|_| !list.named) else { return };
        item.anchor = inline.anchor(source, false);
        item.code = std::mem::take(&mut inline.code);
        item.text = inline.text(source, item.span.start as usize);
        list.named = true;
    }

    /// Whether the open item still waits for its words.
    pub(super) fn unnamed(&self) -> bool {
        self.deeper == 0 && self.open.last().is_some_and(|list| list.item.is_some() && !list.named)
    }

    pub(super) fn close_item(&mut self) {
        if self.deeper == 0
            && let Some(list) = self.open.last_mut()
        {
            list.items.extend(list.item.take());
        }
    }

    /// Closes a list; the outermost comes back, others go into their item.
    pub(super) fn close(&mut self, source: SourceId, end: usize) -> Option<List> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let closed = self.open.pop()?;
        match self.open.last_mut().and_then(|list| list.item.as_mut()) {
            Some(item) => {
                item.children.extend(closed.items);
                None
            }
            None => {
                Some(List { items: closed.items, span: Span::new(source, offset(closed.start), offset(end.max(closed.start))) })
            }
        }
    }
}
