//! `card` with a name, lists or weights: whom something is about; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::diagram::portrait::{Portrait, render};
use crate::kind::Part;

use super::spot::{Spot, number};

/// Options that make a card more than facts.
pub(super) const OPTIONS: [&str; 4] = ["name", "lists", "weights", "quote"];

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let text = |name: &str| spot.text(options, name);
    let whole = text("share_of").map(|whole| format!(" {whole}")).unwrap_or_default();
    let share = spot.value(options, "share").and_then(|share| Some((number(&share)?, format!("{}{whole}", spot.words(&share)))));
    let none = Part::default();
    let list =
        |name: &String| (spot.here.label(name), spot.field(name).iter().map(|element| element.label(&none)).collect::<Vec<_>>());
    let lists: Vec<(String, Vec<Label>)> = options.list("lists").iter().map(list).collect();
    let weights = options.part("weights").map(|part| {
        let each = spot.each(part);
        each.iter().map(|element| (element.label(part), element.number(part, "weight"))).collect::<Vec<_>>()
    });
    let weights = weights.unwrap_or_default();
    let name = text("name").unwrap_or_default();
    let is_empty = name.is_empty() && weights.is_empty() && lists.iter().all(|(_, items)| items.is_empty());
    let card = Portrait { head, name, role: text("role"), quote: text("quote"), band: text("band"), lists, share, weights };
    (!is_empty).then(|| render(&card))
}
