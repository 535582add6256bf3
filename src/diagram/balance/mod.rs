//! Forces for and against a move: arrows that are as thick as they are strong, with what makes them below, and what is left of both.

mod draw;

use super::figure::Figure;
use super::label::{Label, short};
use super::listed::{Head, Item};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Balance {
    pub head: Head,
    /// Where one is.
    pub from: String,
    /// Where one could be.
    pub to: String,
    pub forces: Vec<Force>,
}

/// One force.
#[derive(Debug, Clone, Default)]
pub struct Force {
    pub name: String,
    /// Whether it helps the move.
    pub helps: bool,
    /// What makes it, with how strong that is where it is known.
    pub items: Vec<(Label, Option<f64>)>,
}

impl Force {
    /// How strong it is; nothing where a part of it is not known.
    pub fn weight(&self) -> Option<f64> {
        self.items.iter().map(|(_, weight)| *weight).sum()
    }
}

impl Balance {
    /// How strong a side is; nothing where a part of it is not known.
    pub fn side(&self, helps: bool) -> Option<f64> {
        self.forces.iter().filter(|force| force.helps == helps).map(Force::weight).sum()
    }
}

/// The picture with its list and table.
pub fn render(balance: &Balance) -> Figure {
    let (svg, size) = draw::draw(balance);
    let force = |force: &Force| {
        let words = &balance.head.words;
        let side = words.get(if force.helps { "for_in_line" } else { "against" });
        let items = force.items.iter().map(|(label, weight)| {
            let strong = weight.map(|weight| words.fill("strength_n", &[("n", &short(weight))]));
            Item::new("", Label { badge: label.badge.clone().or(strong), ..label.clone() })
        });
        Item::over(format!("{} ({side})", force.name), items.collect())
    };
    let items: Vec<Item> = balance.forces.iter().map(force).collect();
    balance.head.figure("balance", svg, size, &items, ["force", "what_makes_it", "info"])
}

#[cfg(test)]
mod tests;
