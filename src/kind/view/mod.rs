//! What a page draws for a kind.
//!
//! A view names a layout and gives its options; which options there are, and what each takes, is written in `options.rs` and nowhere
//! else: reading, checking and the reference follow it. Expressions in options are read here once, when the kind is loaded.

mod compile;
mod flow;
mod layout;
mod numbers;
mod options;
mod part;
mod undrawn;

use std::collections::BTreeSet;

use crate::source::Span;
use crate::syntax::{Node, nearest};

use super::KindFault;
use super::shapes::KindShapes;

pub(super) use compile::names_in;
pub use layout::Layout;
pub use options::{Given, Opt};
pub use part::{Part, Setting};

/// One entry of `view:`, its options read and checked.
#[derive(Debug, Clone)]
pub struct ViewSpec {
    pub layout: Layout,
    pub part: Part,
    /// The fields and computed values of the kind that it shows.
    pub shows: BTreeSet<String>,
    /// Every name in its options, whatever it is the name of.
    pub(super) names: BTreeSet<String>,
    /// How far its expressions look.
    pub looks: Looks,
    pub span: Span,
}

/// How far the expressions of a view look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looks {
    /// At the document itself.
    #[default]
    Inside,
    /// At the documents that refer to it too.
    Around,
    /// At any document.
    Elsewhere,
}

/// Reads an entry of `view:`; nothing when its layout is not known.
pub(super) fn read(node: &Node, text: &str, shapes: &KindShapes<'_>, faults: &mut Vec<KindFault>) -> Option<ViewSpec> {
    let Some(named) = node.get("layout") else {
        faults.push(KindFault::shape(node.span.at_start(), "a view names its `layout`"));
        return None;
    };
    let word = named.as_str().unwrap_or("");
    let Some(layout) = Layout::from_word(word) else {
        let help = nearest(word, Layout::words()).map(|near| format!("did you mean `{near}`?"));
        faults.push(KindFault { help, ..KindFault::shape(named.span, format!("`{word}` is no layout")) });
        return None;
    };
    let before = faults.len();
    let mut compiler = compile::Compiler::new(text, faults);
    let part = compiler.part(node, layout.options(), shapes, &format!("a view of layout `{word}`"));
    let (shows, names, looks) = compiler.finish();
    if shows.is_empty() && looks == Looks::Inside && faults.len() == before {
        faults.push(KindFault::shape(node.span.at_start(), "this view shows no field of the kind"));
    }
    Some(ViewSpec { layout, part, shows, names, looks, span: node.span })
}

#[cfg(test)]
mod tests;
