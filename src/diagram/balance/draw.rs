//! Places and writes the forces.

use crate::words::Words;

use super::super::label::{Label, Lines, number, rows, short};
use super::super::measure::{Font, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::{Balance, Force};

const WIDTH: f64 = 1120.0;
const MARGIN: f64 = 12.0;
const END: f64 = 178.0;
const GAP: f64 = 16.0;
const PAD: f64 = 9.0;
const COLUMNS: usize = 3;
const ARROW: f64 = 32.0;
const TITLE: Font = Font::bold(15.0);
const NAME: Font = Font::bold(13.0);
const TEXT: Font = Font::regular(13.0);

pub(super) fn draw(balance: &Balance) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let (left, right) = (MARGIN + END + GAP, WIDTH - MARGIN - END - GAP);
    let mut y = MARGIN;
    for helps in [true, false] {
        for force in balance.forces.iter().filter(|force| force.helps == helps) {
            y = draw_force(&mut svg, force, &balance.head.words, (left, right), y) + 14.0;
        }
        if helps {
            y = net(&mut svg, balance, (left, right), y) + 14.0;
        }
    }
    let high = y - 14.0 - MARGIN;
    let ends = [(&balance.from, MARGIN, "d-from"), (&balance.to, WIDTH - MARGIN - END, "d-to")];
    let least = ends.iter().map(|(text, _, _)| rows(wrap(text, TITLE, END - 24.0, 14).len(), TITLE)).fold(0.0, f64::max) + 24.0;
    let high = high.max(least);
    for (text, x, class) in ends {
        let lines = wrap(text, TITLE, END - 24.0, 14);
        svg.group(&format!("d-note d-note-neutral {class}"), |svg| {
            svg.rect("d-note-shape", Rect::new(x, MARGIN, END, high), 8.0);
            let top = MARGIN + (high - rows(lines.len(), TITLE)) / 2.0;
            svg.lines("d-ink", (x + END / 2.0, top), Anchor::Middle, TITLE, &lines);
        });
    }
    (svg, (WIDTH, (MARGIN * 2.0 + high).ceil()))
}

/// An arrow across the middle and what makes it, in columns below.
fn draw_force(svg: &mut Svg, force: &Force, words: &Words, (left, right): (f64, f64), y: f64) -> f64 {
    let weight = force.weight();
    let thick = 5.0 + weight.unwrap_or(3.0).clamp(0.0, 12.0) * 2.0;
    let middle = y + ARROW / 2.0;
    let title = match weight.filter(|_| !force.items.is_empty()) {
        Some(weight) => format!("{} {}", force.name, short(weight)),
        None => force.name.clone(),
    };
    let title = wrap(&title, NAME, (right - left) / 2.0, 1).swap_remove(0);
    let wide = width(&title, NAME) + 32.0;
    let tone = if force.helps { "d-for" } else { "d-against" };
    let (tail, tip, back) = if force.helps { (left, right, right - 26.0) } else { (right, left, left + 26.0) };
    let half = thick / 2.0;
    let head = half + 9.0;
    svg.polygon(
        tone,
        &[
            (tail, middle - half),
            (back, middle - half),
            (back, middle - head),
            (tip, middle),
            (back, middle + head),
            (back, middle + half),
            (tail, middle + half),
        ],
    );
    let x = f64::midpoint(left, right);
    svg.rect("d-plate", Rect::new(x - wide / 2.0, middle - 11.0, wide, 22.0), 11.0);
    svg.text("d-ink", (x, middle + 4.5), Anchor::Middle, NAME, &title);
    let mut bottom = y + ARROW + 12.0;
    let columns = COLUMNS.min(force.items.len().max(1));
    let room = (right - left - 10.0 * number(columns - 1)) / number(columns);
    for row in force.items.chunks(columns) {
        let labels: Vec<Label> = row.iter().map(|item| strengthened(item, words)).collect();
        let lines: Vec<Lines<'_>> = labels.iter().map(|label| Lines::of(label, TEXT, room - 2.0 * PAD)).collect();
        let high = lines.iter().map(|lines| lines.height).fold(0.0, f64::max) + 2.0 * PAD;
        let mut x = left;
        for lines in &lines {
            svg.group("d-note d-note-neutral", |svg| {
                svg.rect("d-note-shape", Rect::new(x, bottom, room, high), 6.0);
                lines.draw(svg, (x + PAD, bottom + PAD), Anchor::Start);
            });
            x += room + 10.0;
        }
        bottom += high + 8.0;
    }
    bottom
}

fn strengthened((label, weight): &(Label, Option<f64>), words: &Words) -> Label {
    let strong = weight.map(|weight| words.fill("strength_n", &[("n", &short(weight))]));
    Label { badge: label.badge.clone().or(strong), ..label.clone() }
}

/// Both sides on one bar, and which is stronger in words.
fn net(svg: &mut Svg, balance: &Balance, (left, right): (f64, f64), y: f64) -> f64 {
    let (Some(helps), Some(holds)) = (balance.side(true), balance.side(false)) else { return y };
    let total = helps + holds;
    if total <= 0.0 {
        return y;
    }
    let cut = left + (right - left) * helps / total;
    svg.rect("d-for", Rect::new(left, y + 24.0, cut - left, 10.0), 0.0);
    svg.rect("d-against", Rect::new(cut, y + 24.0, right - cut, 10.0), 0.0);
    let words = match helps.partial_cmp(&holds) {
        Some(std::cmp::Ordering::Greater) => "a_for_b_against_what_moves",
        Some(std::cmp::Ordering::Less) => "a_for_b_against_what_holds",
        _ => "a_for_b_against_both_are",
    };
    let text = balance.head.words.fill(words, &[("a", &short(helps)), ("b", &short(holds))]);
    svg.text("d-ink", (f64::midpoint(left, right), y + 15.0), Anchor::Middle, NAME, &text);
    y + 42.0
}
