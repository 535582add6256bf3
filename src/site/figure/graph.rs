//! `graph`: what influences what; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::listed::Head;
use crate::diagram::web::{Arrange, Link, Loop, Node, Shape, Sign, Web, render};
use crate::expr::Datum;
use crate::kind::Part;

use super::spot::{Spot, listed};

/// The names by which links call something, and its position.
pub(super) struct Names(Vec<(String, usize)>);

impl Names {
    /// The names of elements: their `id`, their name in a map, and what they are called.
    pub(super) fn of<'s>(elements: impl Iterator<Item = (&'s Spot<'s>, &'s Part, String)>) -> Self {
        let mut names = Vec::new();
        for (at, (spot, part, title)) in elements.enumerate() {
            let own = [spot.word(part, "id"), spot.identity(), Some(spot.own_words()), Some(title)];
            names.extend(own.into_iter().flatten().filter(|name| !name.is_empty()).map(|name| (fold(&name), at)));
        }
        Self(names)
    }

    /// The position behind a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let name = fold(name);
        self.0.iter().find(|(known, _)| *known == name).map(|(_, at)| *at)
    }
}

/// Names are the same whatever their case and however their words are joined.
fn fold(name: &str) -> String {
    crate::syntax::kebab(name)
}

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let part = options.part("nodes")?;
    let elements = spot.each(part);
    let nodes: Vec<Node> =
        elements.iter().map(|element| Node { label: element.label(part), shape: shape(element, part) }).collect();
    if nodes.is_empty() {
        return None;
    }
    let names = Names::of(elements.iter().zip(&nodes).map(|(spot, node)| (spot, part, node.label.text.clone())));
    let links = options.part("edges").map(|part| spot.each(part).iter().filter_map(|edge| link(edge, part, &names)).collect());
    let loops = options
        .part("marks")
        .map(|part| spot.each(part).iter().zip(1..).map(|(mark, at)| around(mark, part, &names, at)).collect());
    let arrange = if options.words("arrange") == Some("layered") { Arrange::Layered } else { Arrange::Ring };
    Some(render(&Web { head, nodes, links: links.unwrap_or_default(), loops: loops.unwrap_or_default(), arrange }))
}

fn shape(spot: &Spot<'_>, part: &Part) -> Shape {
    match spot.word(part, "shape").as_deref() {
        Some("stock") => Shape::Stock,
        Some("goal") => Shape::Goal,
        _ => spot.target(part).and_then(|id| spot.here.shape(id)).map_or(Shape::Plain, Shape::Team),
    }
}

fn link(edge: &Spot<'_>, part: &Part, names: &Names) -> Option<Link> {
    let end = |name: &str| edge.word(part, name).or_else(|| edge.own(name)).and_then(|word| names.find(&word));
    let sign = edge.word(part, "sign").or_else(|| if part.has("sign") { None } else { edge.own("sign") });
    let delay = edge.value(part, "delay").filter(|delay| !delay.is_false());
    Some(Link {
        from: end("from")?,
        to: end("to")?,
        sign: match sign.as_deref() {
            Some("+" | "s" | "same") => Some(Sign::Same),
            Some("-" | "−" | "o" | "opposite") => Some(Sign::Opposite),
            _ => None,
        },
        delay: delay.map(|delay| if delay.is_true() { String::new() } else { edge.words(&delay) }),
        label: edge.text(part, "label"),
    })
}

fn around(mark: &Spot<'_>, part: &Part, names: &Names, at: usize) -> Loop {
    let over = mark.value(part, "over").map(listed).unwrap_or_default();
    let position = |datum: &Datum| names.find(&mark.words(datum));
    Loop {
        letter: mark.text(part, "letter").unwrap_or_else(|| at.to_string()),
        name: mark.text(part, "name").unwrap_or_default(),
        over: over.iter().filter_map(position).collect(),
    }
}
