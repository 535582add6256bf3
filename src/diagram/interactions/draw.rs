//! Places and writes the picture: two columns of neighbours beside one tall team, so that lines never cross.

use super::super::TeamShape;
use super::super::measure::{Font, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::{Interactions, Mode, Neighbour};

const MARGIN: f64 = 12.0;
const NEIGHBOUR: f64 = 216.0;
const GAP: f64 = 168.0;
const CENTRE: f64 = 176.0;
const BETWEEN: f64 = 20.0;
const SYMBOL: f64 = 44.0;
const NAME: Font = Font::bold(13.5);
const TITLE: Font = Font::bold(16.0);
const SMALL: Font = Font::regular(12.0);
const STRONG: Font = Font::bold(12.0);

/// A neighbour with its wrapped texts and its band.
struct Row<'a> {
    neighbour: &'a Neighbour,
    name: Vec<String>,
    purpose: Vec<String>,
    mode: Vec<String>,
    time: Vec<String>,
    top: f64,
    /// From `top` to the middle of team and symbol.
    middle: f64,
}

pub(super) fn draw(input: &Interactions) -> (Svg, (f64, f64)) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for neighbour in input.neighbours.iter().filter(|n| n.mode != Mode::Collaboration) {
        if neighbour.outgoing { right.push(neighbour) } else { left.push(neighbour) }
    }
    // A collaboration has no direction: it goes where there is more room.
    for neighbour in input.neighbours.iter().filter(|n| n.mode == Mode::Collaboration) {
        if right.len() <= left.len() { right.push(neighbour) } else { left.push(neighbour) }
    }
    let (left, left_height) = rows(&left, input);
    let (right, right_height) = rows(&right, input);
    let title = wrap(&input.team, TITLE, CENTRE - 40.0, 5);
    let height = left_height.max(right_height).max(lines(title.len(), TITLE) + 72.0);
    let side = |rows: &[Row]| if rows.is_empty() { 0.0 } else { NEIGHBOUR + GAP };
    let centre = Rect::new(MARGIN + side(&left), MARGIN, CENTRE, height);
    let extent = (centre.right() + side(&right) + MARGIN, height + 2.0 * MARGIN);

    let mut svg = Svg::new();
    svg.group("d-me", |svg| {
        team(svg, input.shape, centre);
        let top = centre.cy() - lines(title.len(), TITLE) / 2.0;
        svg.lines("d-on-team", (centre.cx(), top), Anchor::Middle, TITLE, &title);
    });
    for (rows, total, on_left) in [(&left, left_height, true), (&right, right_height, false)] {
        let offset = MARGIN + (height - total) / 2.0;
        for row in rows {
            draw_row(&mut svg, row, offset, centre, on_left);
        }
    }
    (svg, extent)
}

fn rows<'a>(neighbours: &[&'a Neighbour], input: &Interactions) -> (Vec<Row<'a>>, f64) {
    let mut out = Vec::new();
    let mut top = 0.0;
    for &neighbour in neighbours {
        let name = wrap(&neighbour.name, NAME, NEIGHBOUR - 44.0, 3);
        let purpose = wrap(&neighbour.purpose, SMALL, NEIGHBOUR - 44.0, 4);
        let mode = wrap(neighbour.mode.name(&input.words), STRONG, GAP - 36.0, 2);
        let state = [(neighbour.overdue, input.words.get("overdue_in_line")), (neighbour.expected, input.words.get("expected"))];
        let mut time: Vec<String> = Vec::new();
        for (_, word) in state.iter().filter(|(on, _)| *on) {
            time.extend(wrap(word, SMALL, GAP - 36.0, 1));
        }
        if let Some(text) = &neighbour.time {
            time.extend(wrap(text, SMALL, GAP - 36.0, 2));
        }
        let team = 24.0 + lines(name.len(), NAME) + lines(purpose.len(), SMALL);
        let labels = lines(mode.len(), STRONG) + lines(time.len(), SMALL);
        let middle = f64::max(SYMBOL + 6.0, team) / 2.0;
        out.push(Row { neighbour, name, purpose, mode, time, top, middle });
        top += middle + f64::max(SYMBOL / 2.0 + 8.0 + labels, team / 2.0) + BETWEEN;
    }
    let total = if out.is_empty() { 0.0 } else { top - BETWEEN };
    (out, total)
}

fn draw_row(svg: &mut Svg, row: &Row<'_>, offset: f64, centre: Rect, on_left: bool) {
    let neighbour = row.neighbour;
    let y = offset + row.top;
    let x = if on_left { centre.x - GAP - NEIGHBOUR } else { centre.right() + GAP };
    let text_height = lines(row.name.len(), NAME) + lines(row.purpose.len(), SMALL);
    let frame = Rect::new(x, y + row.middle - text_height / 2.0 - 12.0, NEIGHBOUR, text_height + 24.0);
    let symbol_top = y + row.middle - SYMBOL / 2.0;
    let gap = if on_left {
        Rect::new(frame.right(), symbol_top, GAP, SYMBOL)
    } else {
        Rect::new(centre.right(), symbol_top, GAP, SYMBOL)
    };

    let later = if neighbour.expected { " d-later" } else { "" };
    svg.link(neighbour.href.as_deref(), "d-node", |svg| {
        svg.tooltip(&neighbour.name);
        team(svg, neighbour.shape, frame);
        let below = svg.lines("d-on-team", (frame.x + 22.0, frame.y + 12.0), Anchor::Start, NAME, &row.name);
        svg.lines("d-on-team", (frame.x + 22.0, below), Anchor::Start, SMALL, &row.purpose);
    });
    svg.group(&format!("d-mode d-mode-{}{later}", neighbour.mode.word()), |svg| symbol(svg, neighbour, gap, on_left));
    if neighbour.overdue {
        svg.rect("d-overdue", Rect::new(gap.cx() - 34.0, gap.y - 3.0, 68.0, SYMBOL + 6.0), 24.0);
    }
    let below = svg.lines("d-label", (gap.cx(), gap.bottom() + 5.0), Anchor::Middle, STRONG, &row.mode);
    let class = if neighbour.overdue { "d-late" } else { "d-muted" };
    svg.lines(class, (gap.cx(), below), Anchor::Middle, SMALL, &row.time);
}

/// Collaboration overlaps both teams; a service points at its consumer; facilitating is a circle between them.
fn symbol(svg: &mut Svg, neighbour: &Neighbour, gap: Rect, on_left: bool) {
    let (cx, cy) = (gap.cx(), gap.cy());
    let points_right = if on_left { !neighbour.outgoing } else { neighbour.outgoing };
    match neighbour.mode {
        Mode::Collaboration => {
            let (left, right, lean) = (gap.x - 14.0, gap.right() + 14.0, 16.0);
            let (top, bottom) = (gap.y + 6.0, gap.bottom() - 6.0);
            svg.polygon("d-mode-shape", &[(left + lean, top), (right, top), (right - lean, bottom), (left, bottom)]);
        }
        Mode::XAsAService => {
            svg.line("d-mode-line", (gap.x, cy), (gap.right(), cy));
            let (back, tip) = if points_right { (cx - 20.0, cx + 22.0) } else { (cx + 20.0, cx - 22.0) };
            svg.polygon("d-mode-shape", &[(back, gap.y + 1.0), (tip, cy), (back, gap.bottom() - 1.0)]);
        }
        Mode::Facilitating => {
            svg.line("d-mode-line", (gap.x, cy), (gap.right(), cy));
            svg.circle("d-mode-shape", cx, cy, 20.0);
        }
    }
}

fn team(svg: &mut Svg, shape: TeamShape, frame: Rect) {
    let class = format!("d-team d-team-{}", shape.word());
    match shape {
        TeamShape::StreamAligned | TeamShape::Undefined => svg.rect(&class, frame, 16.0),
        TeamShape::Enabling => svg.rect(&class, frame, 24.0),
        TeamShape::Platform => svg.rect(&class, frame, 0.0),
        TeamShape::ComplicatedSubsystem => {
            let cut = 14.0;
            let (x, y, right, bottom) = (frame.x, frame.y, frame.right(), frame.bottom());
            svg.polygon(
                &class,
                &[
                    (x + cut, y),
                    (right - cut, y),
                    (right, y + cut),
                    (right, bottom - cut),
                    (right - cut, bottom),
                    (x + cut, bottom),
                    (x, bottom - cut),
                    (x, y + cut),
                ],
            );
        }
    }
}

fn lines(count: usize, font: Font) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(0)) * font.line()
}
