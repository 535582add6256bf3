//! The files of our own examples, each as code under its name.

use super::super::html::escape;
use super::super::markdown::highlighted;
use super::super::view::{BlockView, CodeView};

/// A file, or a part of one that has no name. The source of a picture is not worth the grammars, which take long to load.
pub(super) fn shown(path: Option<&str>, language: &str, text: &str) -> BlockView {
    BlockView::Code(CodeView {
        title: path.map(str::to_owned),
        language: Some(escape(language)),
        html: if language == "svg" { escape(text) } else { highlighted(language, text) },
    })
}
