//! `chart` with `mark: share`: how parts share a whole; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::listed::Head;
use crate::diagram::shares::{Bar, Paint, Part as Share, Shares, Side, render};
use crate::expr::Datum;
use crate::kind::Part;

use super::spot::{Spot, listed, number};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let labels = spot.listed(options, "labels");
    let sides = spot.value(options, "sides").map(listed).unwrap_or_default();
    let sides: Vec<String> = sides.iter().map(|side| spot.words(side)).collect();
    let mut bars = Vec::new();
    for part in options.parts("series") {
        for element in spot.each(part) {
            let values = element.value(part, "values").map(listed).unwrap_or_default();
            let parts = shares(&element, &values, &labels, &sides);
            let label = element.label(part);
            if !parts.is_empty() {
                bars.push(Bar { name: label.text, href: label.href, parts, ..Bar::default() });
            }
        }
    }
    (!bars.is_empty()).then(|| render(&Shares { head, bars, band: None }))
}

/// The parts that are there, those of one side together.
fn shares(spot: &Spot<'_>, values: &[Datum], labels: &[String], sides: &[String]) -> Vec<Share> {
    let amounts: Vec<f64> = values.iter().map(|value| number(value).unwrap_or(0.0).max(0.0)).collect();
    let whole: f64 = amounts.iter().sum();
    let is_share = values.iter().any(super::plot::is_share);
    let part = |(at, amount): (usize, &f64)| {
        let side = sides.get(at).map(|word| Side::from_word(word));
        let share = Share {
            paint: side.map_or(Paint::Nth(at), Paint::Side),
            name: labels.get(at).cloned().unwrap_or_else(|| at.to_string()),
            share: amount / if is_share { 1.0 } else { whole },
            words: spot.words(&values[at]),
        };
        (side, share)
    };
    let there = amounts.iter().enumerate().filter(|(_, amount)| **amount > 0.0);
    let mut parts: Vec<(Option<Side>, Share)> = there.map(part).collect();
    parts.sort_by_key(|(side, _)| *side);
    parts.into_iter().map(|(_, share)| share).collect()
}
