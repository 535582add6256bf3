//! Points on two axes with links and moves between them, such as a map of a value chain over its evolution (Simon Wardley) or a field of
//! four quarters. Labels find a free place beside their points.

mod axes;
mod draw;
mod place;

use super::figure::{ColumnView, Figure, TableView};
use super::label::Label;
use super::listed::{Head, Item, outline};
use super::{Inline, Tone};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Plane {
    pub head: Head,
    pub x: Axis,
    pub y: Axis,
    pub points: Vec<Point>,
    pub spans: Vec<Span>,
    /// Positions of both ends, and what the link says.
    pub links: Vec<(usize, usize, Option<String>)>,
}

/// One axis, from 0 to 1.
#[derive(Debug, Clone, Default)]
pub struct Axis {
    pub label: String,
    /// What its low end means.
    pub low: String,
    /// What its high end means.
    pub high: String,
    /// Stages by name and where each ends.
    pub bands: Vec<(String, f64)>,
}

/// One point.
#[derive(Debug, Clone, Default)]
pub struct Point {
    pub label: Label,
    pub x: f64,
    pub y: f64,
    /// `anchor`, or a word that the legend explains.
    pub shape: String,
    /// Where on the x axis it moves to.
    pub to: Option<f64>,
    /// What holds it back.
    pub bar: Option<String>,
}

/// A box around points of one height.
#[derive(Debug, Clone, Default)]
pub struct Span {
    pub label: Label,
    pub from: f64,
    pub to: f64,
    pub y: f64,
}

impl Axis {
    /// The stage that a value falls into.
    pub fn band(&self, value: f64) -> Option<&str> {
        let found = self.bands.iter().find(|(_, to)| value < *to).or(self.bands.last());
        found.map(|(name, _)| name.as_str())
    }
}

/// The picture with its list and table.
pub fn render(plane: &Plane) -> Figure {
    let (svg, size) = draw::draw(plane);
    let head = &plane.head;
    let words = &head.words;
    let notes = |at: usize, point: &Point| {
        let needs: Vec<&str> =
            plane.links.iter().filter(|(from, _, _)| *from == at).filter_map(|(_, to, _)| name(plane, *to)).collect();
        let moves = point.to.map(|to| words.fill("moves_to_place", &[("place", &where_is(&plane.x, to))]));
        let holds = point
            .bar
            .as_ref()
            .map(|bar| if bar.is_empty() { words.say("held_back") } else { words.fill("held_back_by_bar", &[("bar", bar)]) });
        let needs = (!needs.is_empty()).then(|| words.fill("leads_to_others", &[("others", &needs.join(", "))]));
        point.label.sub.clone().into_iter().chain(needs).chain(moves).chain(holds).collect::<Vec<_>>().join("; ")
    };
    let mut sorted: Vec<(usize, &Point)> = plane.points.iter().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let item = |(at, point): &(usize, &Point)| {
        let label = Label { sub: Some(notes(*at, point)).filter(|notes| !notes.is_empty()), ..point.label.clone() };
        let shape = Some(point.shape.clone()).filter(|shape| !shape.is_empty());
        Item::new(where_is(&plane.x, point.x), Label { badge: shape, tone: Tone::Neutral, ..label })
    };
    let items: Vec<Item> = sorted.iter().map(item).collect();
    let rows = sorted.iter().map(|(at, point)| {
        vec![
            vec![Inline::maybe_link(&point.label.text, point.label.href.as_deref())],
            vec![Inline::text(where_is(&plane.x, point.x))],
            vec![Inline::number(format!("{:.2}", point.y))],
            vec![Inline::text(&point.shape)],
            vec![Inline::text(notes(*at, point))],
        ]
    });
    let named = |axis: &Axis, default: &str| if axis.label.is_empty() { default.to_owned() } else { axis.label.clone() };
    let columns = vec![
        ColumnView::words(words.get("what")),
        ColumnView::words(named(&plane.x, words.get("across"))),
        ColumnView::numbers(named(&plane.y, words.get("up"))),
        ColumnView::words(words.get("how")),
        ColumnView::words(words.get("notes")),
    ];
    let table = TableView { caption: head.title.clone(), columns, rows: rows.collect(), row_headers: true, hide_caption: false };
    Figure {
        id: head.id.clone(),
        layout: "plane",
        svg: svg.finish(&head.id, "plane", size, &head.title, &head.description),
        outline: outline(&items),
        caption: head.title.clone(),
        table: Some(table),
    }
}

fn name(plane: &Plane, at: usize) -> Option<&str> {
    plane.points.get(at).map(|point| point.label.text.as_str())
}

fn where_is(axis: &Axis, value: f64) -> String {
    match axis.band(value) {
        Some(band) => format!("{band} ({value:.2})"),
        None => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests;
