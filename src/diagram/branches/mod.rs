//! What is part of what, from left to right or from top to bottom, with headings over the levels and words on the lines.

mod draw;
mod layout;

use super::figure::Figure;
use super::label::Label;
use super::listed::{Head, Item};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Branches {
    pub head: Head,
    /// What the levels are called, the top first.
    pub levels: Vec<String>,
    /// Those without a parent; more than one stand below each other.
    pub roots: Vec<Branch>,
    pub direction: Direction,
}

/// Where it grows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Right,
    Down,
}

/// A node and what is below it.
#[derive(Debug, Clone, Default)]
pub struct Branch {
    pub label: Label,
    /// What stands on the line to it.
    pub edge: Option<String>,
    pub children: Vec<Branch>,
}

/// The picture with its list and table.
pub fn render(tree: &Branches) -> Figure {
    let plan = layout::Plan::of(tree);
    let svg = draw::draw(tree, &plan);
    let items: Vec<Item> = tree.roots.iter().map(|root| item(root, &tree.levels)).collect();
    tree.head.figure("branches", svg, plan.size, &items, ["part_of", "what_it_is", "info"])
}

fn item(branch: &Branch, levels: &[String]) -> Item {
    let (role, below) = levels.split_first().map_or(("", levels), |(first, rest)| (first.as_str(), rest));
    let sub: Vec<&str> = [&branch.edge, &branch.label.sub].into_iter().flatten().map(String::as_str).collect();
    let label = Label { sub: (!sub.is_empty()).then(|| sub.join("; ")), ..branch.label.clone() };
    Item { role: role.to_owned(), label, children: branch.children.iter().map(|child| item(child, below)).collect() }
}

#[cfg(test)]
mod tests;
