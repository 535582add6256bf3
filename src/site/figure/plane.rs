//! `plane`: points on two axes; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::listed::Head;
use crate::diagram::plane::{Axis, Plane, Point, Span, render};
use crate::kind::Part;

use super::graph::Names;
use super::spot::Spot;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let mut elements = Vec::new();
    let mut points = Vec::new();
    for part in options.parts("points") {
        for element in spot.each(part) {
            let Some(point) = point(&element, part) else { continue };
            elements.push((element, part));
            points.push(point);
        }
    }
    if points.is_empty() {
        return None;
    }
    let names = Names::of(elements.iter().zip(&points).map(|((spot, part), point)| (spot, *part, point.label.text.clone())));
    let links = options.part("links").map(|part| {
        let link = |link: &Spot<'_>| {
            let end = |name: &str| link.word(part, name).or_else(|| link.own(name)).and_then(|word| names.find(&word));
            Some((end("from")?, end("to")?, link.text(part, "label")))
        };
        spot.each(part).iter().filter_map(link).collect()
    });
    let spans = options.part("spans").map(|part| spot.each(part).iter().filter_map(|element| span(element, part)).collect());
    let axis = |name: &str| options.part(name).map(|part| axis(spot, part)).unwrap_or_default();
    Some(render(&Plane {
        head,
        x: axis("x"),
        y: axis("y"),
        points,
        spans: spans.unwrap_or_default(),
        links: links.unwrap_or_default(),
    }))
}

fn axis(spot: &Spot<'_>, part: &Part) -> Axis {
    let words = |name: &str| spot.says(part, name).unwrap_or_default();
    let band = |part: &Part| Some((spot.says(part, "label")?, part.number("to")?));
    Axis {
        label: words("label"),
        low: words("low"),
        high: words("high"),
        bands: part.parts("bands").iter().filter_map(band).collect(),
    }
}

fn point(spot: &Spot<'_>, part: &Part) -> Option<Point> {
    Some(Point {
        label: spot.label(part),
        x: spot.number(part, "x")?,
        y: spot.number(part, "y")?,
        shape: spot.word(part, "shape").unwrap_or_default(),
        to: spot.number(part, "to"),
        bar: spot
            .value(part, "bar")
            .filter(|bar| !bar.is_false())
            .map(|bar| if bar.is_true() { String::new() } else { spot.words(&bar) }),
    })
}

fn span(spot: &Spot<'_>, part: &Part) -> Option<Span> {
    Some(Span {
        label: spot.label(part),
        from: spot.number(part, "from")?,
        to: spot.number(part, "to")?,
        y: spot.number(part, "y")?,
    })
}
