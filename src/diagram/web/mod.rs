//! What influences what: nodes around a ring or in layers, links with their sign and their delay, and loops marked in their middle.
//!
//! A link with `+` moves both ends the same way, one with `−` the opposite way; a loop with an even count of `−` reinforces itself, an odd
//! one balances (Sterman, *Business Dynamics*).

mod draw;
mod layout;
mod marks;
mod near;
mod order;
mod tiles;

use std::collections::BTreeMap;

use super::TeamShape;
use super::figure::Figure;
use super::label::Label;
use super::listed::{Head, Item};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Web {
    pub head: Head,
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    pub loops: Vec<Loop>,
    pub arrange: Arrange,
}

/// How nodes are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrange {
    #[default]
    Ring,
    Layered,
}

/// One node.
#[derive(Debug, Clone, Default)]
pub struct Node {
    pub label: Label,
    pub shape: Shape,
}

/// What sort of thing a node is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Plain,
    /// Something that piles up and drains: a box.
    Stock,
    /// A wish: rounded and dashed.
    Goal,
    /// A team, in the shape and colour of its type.
    Team(TeamShape),
}

/// One link, by the positions of its ends.
#[derive(Debug, Clone, Default)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub sign: Option<Sign>,
    /// How long it takes, where it takes its time.
    pub delay: Option<String>,
    pub label: Option<String>,
}

/// Whether both ends move the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Same,
    Opposite,
}

impl Sign {
    /// As it stands in pictures.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Same => "+",
            Self::Opposite => "−",
        }
    }
}

/// A loop, by the positions of its nodes in order.
#[derive(Debug, Clone, Default)]
pub struct Loop {
    /// A short name such as `R1`.
    pub letter: String,
    pub name: String,
    pub over: Vec<usize>,
}

/// The picture with its list and table.
pub fn render(web: &Web) -> Figure {
    let (svg, size) = draw::draw(web);
    let text = |at: usize| web.nodes.get(at).map(|node| node.label.text.as_str()).unwrap_or_default();
    let words = &web.head.words;
    let link = |link: &Link| {
        let sign = link.sign.map(|sign| match sign {
            Sign::Same => words.say("the_same_way"),
            Sign::Opposite => words.say("the_opposite_way"),
        });
        let after = link.delay.as_ref().map(|delay| {
            if delay.is_empty() { words.say("after_a_while") } else { words.fill("after_delay", &[("delay", delay)]) }
        });
        let notes: Vec<String> = after.into_iter().chain(link.label.clone()).collect();
        let label = Label { badge: sign, sub: (!notes.is_empty()).then(|| notes.join("; ")), ..Label::new(text(link.to)) };
        Item::new(words.get(if link.sign.is_some() { "moves" } else { "leads_to" }), label)
    };
    let mut from: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
    web.links.iter().for_each(|link| from.entry(link.from).or_default().push(link));
    let node = |(at, node): (usize, &Node)| Item {
        role: String::new(),
        label: node.label.clone(),
        children: from.get(&at).into_iter().flatten().map(|of| link(of)).collect(),
    };
    let mut items: Vec<Item> = web.nodes.iter().enumerate().map(node).collect();
    let path = |of: &Loop| of.over.iter().chain(of.over.first()).map(|at| text(*at)).collect::<Vec<_>>().join(" → ");
    let named = |of: &Loop| Item::new(&of.letter, Label { sub: Some(path(of)), ..Label::new(&of.name) });
    if !web.loops.is_empty() {
        items.push(Item::over(words.get("loops"), web.loops.iter().map(named).collect()));
    }
    web.head.figure("web", svg, size, &items, ["from", "to", "how"])
}

#[cfg(test)]
mod tests;
