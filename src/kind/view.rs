//! What a page draws for a kind.

use crate::source::Span;
use crate::syntax::{Node, nearest};

use super::KindFault;

/// The closed list of layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Ladder,
    Tree,
    Interactions,
    Table,
    Card,
    Matrix,
    Chart,
}

impl Layout {
    const WORDS: [(&'static str, Self); 7] = [
        ("ladder", Self::Ladder),
        ("tree", Self::Tree),
        ("interactions", Self::Interactions),
        ("table", Self::Table),
        ("card", Self::Card),
        ("matrix", Self::Matrix),
        ("chart", Self::Chart),
    ];

    /// The layout behind a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, layout)| *layout)
    }

    /// Every word, for suggestions.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::WORDS.iter().map(|(word, _)| *word)
    }
}

/// One entry of `view:`; what each layout reads from `options` is written in its own file under `diagram`.
#[derive(Debug, Clone)]
pub struct ViewSpec {
    pub layout: Layout,
    pub options: Node,
    pub span: Span,
}

/// Reads an entry of `view:`; nothing when its layout is not known.
pub(super) fn read(node: &Node, faults: &mut Vec<KindFault>) -> Option<ViewSpec> {
    let mut layout = None;
    match node.get("layout").map(|value| (value.as_str().unwrap_or(""), value.span)) {
        None => faults.push(KindFault::shape(node.span.at_start(), "a view names its `layout`")),
        Some((word, span)) => {
            layout = Layout::from_word(word);
            if layout.is_none() {
                let help = nearest(word, Layout::words()).map(|near| format!("did you mean `{near}`?"));
                faults.push(KindFault { help, ..KindFault::shape(span, format!("`{word}` is no layout")) });
            }
        }
    }
    Some(ViewSpec { layout: layout?, options: node.clone(), span: node.span })
}
