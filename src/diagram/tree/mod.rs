//! An opportunity-solution tree, top down, and the same as nested lists.
//!
//! Levels and node styles after Torres, *Continuous Discovery Habits*. Above [`MAX_DRAWN`] nodes only the lists are shown:
//! a wider picture is no longer read.

mod draw;
mod layout;
mod outline;

use crate::words::Words;

use super::figure::{ColumnView, Figure, TableView};
use super::{Inline, Tone};

/// The largest tree that is drawn.
pub const MAX_DRAWN: usize = 20;

/// What the tree shows.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub description: String,
    pub root: Node,
    pub words: Words,
}

/// The role of a node, which decides its shape.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Outcome,
    Opportunity,
    Solution,
    Assumption,
    Test,
}

impl Role {
    /// The word in CSS class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Opportunity => "opportunity",
            Self::Solution => "solution",
            Self::Assumption => "assumption",
            Self::Test => "test",
        }
    }

    fn name(self, words: &Words) -> &str {
        match self {
            Self::Outcome => words.get("outcome"),
            Self::Opportunity => words.get("opportunity"),
            Self::Solution => words.get("solution"),
            Self::Assumption => words.get("assumption"),
            Self::Test => words.get("test"),
        }
    }
}

/// One node and what hangs below it.
#[derive(Debug, Clone, Default)]
pub struct Node {
    pub role: Role,
    pub text: String,
    pub href: Option<String>,
    /// A status word with its tone, e.g. `building` or `validated`.
    pub status: Option<(String, Tone)>,
    /// A short line under the text: the kind of an assumption, the threshold of a test.
    pub note: Option<String>,
    /// E.g. `7/12 interviews`.
    pub evidence: Option<String>,
    /// The opportunity worked on now.
    pub target: bool,
    /// Baseline, value now and target of the outcome.
    pub bar: Option<super::spark::Spark>,
    pub children: Vec<Self>,
}

impl Node {
    /// How many nodes the tree has, this one included.
    pub fn count(&self) -> usize {
        1 + self.children.iter().map(Self::count).sum::<usize>()
    }
}

/// The tree with its table; the picture is left out when the tree is too large to read.
pub fn render(tree: &Tree) -> Figure {
    let svg = if tree.root.count() <= MAX_DRAWN {
        let plan = layout::Plan::of(&tree.root, &tree.words);
        let size = plan.size;
        draw::draw(&plan, &tree.words).finish(&tree.id, "tree", size, &tree.title, &tree.description)
    } else {
        String::new()
    };
    Figure {
        id: tree.id.clone(),
        layout: "tree",
        svg,
        outline: outline::outline(&tree.root, &tree.words),
        caption: tree.title.clone(),
        table: Some(table(tree)),
    }
}

fn table(tree: &Tree) -> TableView {
    let words = &tree.words;
    let columns = [words.get("kind"), words.get("text"), words.get("under"), words.get("status"), words.get("evidence")];
    let mut rows = Vec::new();
    collect(&tree.root, None, words, &mut rows);
    let columns = columns.into_iter().map(ColumnView::words).collect();
    TableView { caption: tree.title.clone(), columns, rows, row_headers: false, hide_caption: false }.filled()
}

fn collect(node: &Node, parent: Option<&str>, words: &Words, rows: &mut Vec<Vec<Vec<Inline>>>) {
    let mut status: Vec<Inline> = Vec::new();
    if node.target {
        status.push(Inline::Status { text: words.say("target_in_line"), tone: Tone::Info });
    }
    status.extend(node.status.iter().map(|(text, tone)| Inline::Status { text: text.clone(), tone: *tone }));
    let evidence = node.evidence.iter().chain(&node.note).map(Inline::text).collect();
    rows.push(vec![
        vec![Inline::text(node.role.name(words))],
        vec![Inline::maybe_link(&node.text, node.href.as_deref())],
        parent.map(Inline::text).into_iter().collect(),
        status,
        evidence,
    ]);
    for child in &node.children {
        collect(child, Some(&node.text), words, rows);
    }
}

#[cfg(test)]
mod tests;
