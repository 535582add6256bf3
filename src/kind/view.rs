//! What a page draws for a kind.

use crate::source::Span;
use crate::syntax::Node;

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
