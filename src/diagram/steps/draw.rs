//! Writes placed steps as SVG.

use super::super::label::number;
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::{Band, MARGIN, NAME, NAMES, PAD, Plan};
use super::{Content, Place, Row, Steps, arrows, curve};

/// Draws steps, which may be a part of a whole.
pub(super) fn draw(steps: &Steps, whole: &Steps, plan: &Plan<'_>) -> Svg {
    let mut svg = Svg::new();
    let (left, right) = (MARGIN, plan.left(steps.columns.len().max(1)));
    headings(&mut svg, steps, plan);
    for (at, (row, band)) in steps.rows.iter().zip(&plan.bands).enumerate() {
        svg.rect(
            if at % 2 == 0 { "d-band-even" } else { "d-band-odd" },
            Rect::new(left, band.top, right - left, band.height),
            0.0,
        );
        if let Some(line) = &row.line {
            let y = band.top - 8.0;
            svg.path(&format!("d-limit d-limit-{}", line.style.word()), &[(left, y), (right, y)], 0.0, None);
        }
        for (column, notes) in band.cells.iter().enumerate() {
            for (at_note, lines) in notes.iter().enumerate() {
                let Some(frame) = plan.frame(Place { row: at, column, at: at_note }) else { continue };
                svg.group(&format!("d-note d-note-{}", lines.label.tone.word()), |svg| {
                    svg.rect("d-note-shape", frame, 5.0);
                    lines.draw(svg, (frame.x + PAD, frame.y + PAD), Anchor::Start);
                });
            }
        }
        if let Content::Curve { scores, least, most } = &row.content {
            let lowest = whole.rows.get(at).and_then(curve::lowest);
            let lowest = lowest.map(|score| (score, steps.head.words.get("lowest_point")));
            curve::draw(&mut svg, (scores, lowest), (*least, *most), plan, band);
        }
    }
    arrows::draw(&mut svg, steps, plan);
    for (row, band) in steps.rows.iter().zip(&plan.bands) {
        name(&mut svg, row, band);
    }
    svg
}

/// What stands at the left of a row.
fn name(svg: &mut Svg, row: &Row, band: &Band<'_>) {
    svg.lines("d-row-name", (MARGIN + PAD, band.top + PAD), Anchor::Start, NAME, &band.name);
    if let Some(line) = &row.line {
        svg.text("d-limit-name d-halo", (MARGIN, band.top - 13.0), Anchor::Start, NAME, &line.name);
    }
}

/// The groups over the columns, and the columns' titles as arrows that lead on.
fn headings(svg: &mut Svg, steps: &Steps, plan: &Plan<'_>) {
    let mut first = 0;
    for ((_, span), lines) in steps.groups.iter().zip(&plan.groups) {
        let frame = Rect::new(plan.left(first) + 2.0, MARGIN, plan.column * number(*span) - 4.0, plan.group_height - 6.0);
        svg.rect("d-phase", frame, 4.0);
        lines.draw(svg, (frame.cx(), frame.y + (frame.h - lines.height) / 2.0), Anchor::Middle);
        first += span;
    }
    let top = MARGIN + plan.group_height;
    for (column, lines) in plan.titles.iter().enumerate() {
        let (x, bottom) = (plan.left(column), top + plan.title_height);
        let (right, middle) = (x + plan.column - 2.0, top + plan.title_height / 2.0);
        let points =
            [(x + 2.0, top), (right - 9.0, top), (right, middle), (right - 9.0, bottom), (x + 2.0, bottom), (x + 11.0, middle)];
        svg.polygon("d-step", if column == 0 { &points[..5] } else { &points });
        lines.draw(svg, (x + 18.0, top + (plan.title_height - lines.height) / 2.0), Anchor::Start);
    }
    if !steps.columns.is_empty() {
        svg.line(
            "d-hair",
            (MARGIN + NAMES, top + plan.title_height + 5.0),
            (plan.left(steps.columns.len()), top + plan.title_height + 5.0),
        );
    }
}
