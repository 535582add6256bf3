//! The views of a kind as pictures and tables: what `view:` says, filled from the model.
//!
//! One file per layout; each reads its own options from the [`ViewSpec`] and gives back blocks, or nothing when there is nothing to draw.

mod card;
mod chart;
mod compare;
mod interactions;
mod ladder;
mod matrix;
mod tree;

use crate::kind::{Layout, ViewSpec};
use crate::model::ArtifactId;
use crate::syntax::Node;

use super::here::{Here, label};
use super::show::table;
use super::view::{BlockView, Fact};

pub(super) use tree::anchors as tree_anchors;

/// What a view shows.
pub(super) enum Drawn {
    Facts(Vec<Fact>),
    Block(Box<BlockView>),
}

/// A view filled for an artifact; nothing when the artifact gives it nothing to show.
pub(super) fn draw(here: Here<'_>, id: ArtifactId, view: &ViewSpec, figure: &str) -> Option<Drawn> {
    let options = Options(&view.options);
    let block = |block: BlockView| Drawn::Block(Box::new(block));
    match view.layout {
        Layout::Card => Some(Drawn::Facts(card::facts(here, id, options))).filter(|drawn| !drawn.is_empty()),
        Layout::Table if options.has("compare") => compare::table(here, id, options).map(|table| block(BlockView::Table(table))),
        Layout::Table => {
            let title = options.title().unwrap_or_else(|| label(options.text("of").unwrap_or_default()));
            let found = table::of(here, id, options.text("of")?, &title, &options.list("columns"))?;
            Some(block(BlockView::Table(found)))
        }
        Layout::Ladder => ladder::figure(here, id, options, figure).map(|figure| block(BlockView::Figure(figure))),
        Layout::Tree => tree::figure(here, id, options, figure).map(|figure| block(BlockView::Figure(figure))),
        Layout::Interactions => interactions::figure(here, id, options, figure).map(|figure| block(BlockView::Figure(figure))),
        Layout::Matrix => matrix::table(here, id, options).map(|table| block(BlockView::Table(table))),
        Layout::Chart => chart::fact(here, id, options, figure).map(|fact| Drawn::Facts(vec![fact])),
    }
}

impl Drawn {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Facts(facts) if facts.is_empty())
    }
}

/// The options of a view.
#[derive(Clone, Copy)]
pub(super) struct Options<'a>(pub(super) &'a Node);

impl<'a> Options<'a> {
    /// A word.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Node::as_str)
    }

    /// A word, or its default.
    pub(super) fn text_or(self, name: &str, default: &'a str) -> &'a str {
        self.text(name).unwrap_or(default)
    }

    /// The view's own title.
    pub(super) fn title(self) -> Option<String> {
        self.text("title").map(str::to_owned)
    }

    /// A list of words, or one word.
    pub(super) fn list(self, name: &str) -> Vec<String> {
        let Some(node) = self.0.get(name) else { return Vec::new() };
        match node.as_seq() {
            Some(items) => items.iter().filter_map(Node::as_str).map(str::to_owned).collect(),
            None => node.as_str().map(str::to_owned).into_iter().collect(),
        }
    }

    /// Whether it is given.
    pub(super) fn has(self, name: &str) -> bool {
        self.0.get(name).is_some()
    }

    /// The entries of a mapping.
    pub(super) fn pairs(self, name: &str) -> Vec<(String, String)> {
        let entries = self.0.get(name).and_then(Node::as_map).unwrap_or_default();
        entries.iter().filter_map(|entry| Some((entry.key.text.clone(), entry.value.as_str()?.to_owned()))).collect()
    }
}
