//! `grid`: a canvas of boxes, each a field; options in `kind::view`.

use crate::diagram::grid::{Area, Block, Entry, Grid, areas, render};
use crate::diagram::listed::Head;
use crate::diagram::{Figure, grid};
use crate::kind::Part;

use super::spot::{Spot, listed};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let names = areas(options.list("areas").iter().map(String::as_str));
    let legend = options.part("legend").map(|part| (part, spot.each(part)));
    let legend: Vec<_> = legend.iter().flat_map(|(part, spots)| spots.iter().map(|spot| spot.label(part))).collect();
    let keys: Vec<String> = legend.iter().map(|label| label.text.to_lowercase()).collect();
    let none = Part::default();
    let part_of = |name: &str| options.named("boxes").iter().find(|(known, _)| known == name).map_or(&none, |(_, part)| part);
    let boxes: Vec<Block> = names.iter().map(|(name, area)| block(spot, name, *area, part_of(name), &keys)).collect();
    if boxes.iter().all(|block| block.entries.is_empty()) {
        return None;
    }
    let centre = options.list("centre").iter().filter_map(|name| names.iter().position(|(known, _)| known == name));
    Some(render(&Grid { head, boxes, legend, centre: centre.collect() }))
}

fn block(spot: &Spot<'_>, name: &str, area: Area, part: &Part, keys: &[String]) -> Block {
    let also = part
        .pairs("also")
        .iter()
        .map(|(title, field)| (spot.here.says(title).to_owned(), entries(spot, field, &Part::default(), &[])));
    Block {
        title: spot.says(part, "title").unwrap_or_else(|| spot.here.label(name)),
        number: part.words("order").map(str::to_owned),
        area,
        entries: entries(spot, name, part, keys),
        also: also.collect(),
        foot: spot.text(part, "foot"),
    }
}

/// The elements of a field.
fn entries(spot: &Spot<'_>, field: &str, part: &Part, keys: &[String]) -> Vec<grid::Entry> {
    let entry = |spot: &Spot<'_>| {
        let named = spot.value(part, "keys").map(listed).unwrap_or_default();
        let position = |datum| keys.iter().position(|key| *key == spot.words(datum).to_lowercase());
        Entry { label: spot.labelled(part, "item"), keys: named.iter().filter_map(position).collect() }
    };
    spot.field(field).iter().map(entry).collect()
}
