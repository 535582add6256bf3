//! Where everything of a ladder goes. All lengths in user units (pixels at natural size).

use super::super::label::number;
use super::super::measure::{Font, width, wrap};
use super::{Ladder, Step};

pub(super) const BOX: f64 = 132.0;
pub(super) const GAP: f64 = 64.0;
pub(super) const PITCH: f64 = BOX + GAP;
/// Widest a label over a gap may be: it leaves the corridor over the middle of each box to the rework arcs.
const CELL: f64 = PITCH - 28.0;
const MARGIN: f64 = 12.0;
/// Right of the last box: room for the way to the customer.
const END_GAP: f64 = 40.0;
/// The width of trigger and customer.
pub(super) const ACTOR: f64 = 184.0;
/// The height of one row of totals.
pub(super) const TOTAL: f64 = 46.0;

pub(super) const NAME: Font = Font::bold(13.5);
pub(super) const SMALL: Font = Font::regular(12.0);
pub(super) const SMALL_BOLD: Font = Font::bold(12.0);
pub(super) const VALUE: Font = Font::bold(12.5);
pub(super) const LARGE: Font = Font::bold(16.0);
pub(super) const ROW: f64 = 18.0;

/// One rework arc: its height and its wrapped label over the middle of a gap.
#[derive(Debug)]
pub(super) struct Arc {
    pub(super) rail: f64,
    pub(super) label_x: f64,
    pub(super) label_top: f64,
    pub(super) lines: Vec<String>,
}

/// The finished plan of a drawing.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) size: (f64, f64),
    /// The column and the row of each step: steps that run side by side share a column.
    pub(super) places: Vec<(usize, usize)>,
    /// From one row to the next.
    pitch: f64,
    pub(super) names: Vec<Vec<String>>,
    pub(super) teams: Vec<Vec<String>>,
    pub(super) handoffs: Vec<Vec<String>>,
    pub(super) arcs: Vec<Option<Arc>>,
    pub(super) trigger: Vec<String>,
    pub(super) customer: Vec<String>,
    pub(super) bursts: Vec<Vec<String>>,
    pub(super) top: f64,
    pub(super) actor_height: f64,
    pub(super) labels_bottom: f64,
    pub(super) box_top: f64,
    pub(super) box_height: f64,
    pub(super) data_top: f64,
    pub(super) data_rows: usize,
    pub(super) data_bottom: f64,
    pub(super) upper: f64,
    pub(super) lower: f64,
    pub(super) legend_top: f64,
    /// Left edge, top and width of each total.
    pub(super) totals: Vec<(f64, f64, f64)>,
    pub(super) right: f64,
}

impl Plan {
    pub(super) fn of(ladder: &Ladder) -> Self {
        let steps = &ladder.steps;
        let names: Vec<_> = steps.iter().map(|step| wrap(&step.name, NAME, BOX - 20.0, 4)).collect();
        let chip = |name: &str| wrap(name, SMALL, BOX - 32.0, 2);
        let teams: Vec<_> = steps.iter().map(|step| step.team.as_ref().map_or_else(Vec::new, |t| chip(&t.name))).collect();
        let places = places(steps);
        let columns = places.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
        let last_row = places.iter().map(|(_, row)| *row).max().unwrap_or(0);
        let mut handoffs: Vec<Vec<String>> = vec![Vec::new(); columns];
        for (step, (column, _)) in steps.iter().zip(&places) {
            handoffs[*column].extend(handoff_lines(step));
        }
        let actor = |text: &Option<String>| text.as_ref().map_or_else(Vec::new, |text| wrap(text, SMALL, ACTOR - 28.0, 4));
        let (trigger, customer) = (actor(&ladder.trigger), actor(&ladder.customer));

        let top = MARGIN + 14.0;
        let actor_lines = trigger.len().max(customer.len());
        let actor_height = if actor_lines == 0 { 0.0 } else { 36.0 + lines_height(actor_lines, SMALL) };
        let arcs_top = top + actor_height + 8.0;
        let (arcs, arcs_bottom) = arcs(ladder, &places, arcs_top);
        let label_lines = handoffs.iter().map(Vec::len).max().unwrap_or(0);
        let labels_bottom = arcs_bottom + 6.0 + lines_height(label_lines, SMALL);
        let box_top = labels_bottom + 22.0;
        let tallest = |texts: &[Vec<String>]| texts.iter().map(Vec::len).max().unwrap_or(0);
        let team_height = if tallest(&teams) == 0 { 0.0 } else { lines_height(tallest(&teams), SMALL) + 12.0 };
        let box_height = (20.0 + lines_height(tallest(&names).max(1), NAME) + team_height).max(56.0);
        let data_rows = steps.iter().map(|step| step.data.len()).max().unwrap_or(0);
        let data_top = box_top + box_height + 6.0;
        let gap_content = box_top + box_height / 2.0 + 92.0;
        let bottleneck = if steps.iter().any(|step| step.bottleneck) { lines_height(2, SMALL_BOLD) + 4.0 } else { 0.0 };
        let row_bottom = (data_top + ROW * number(data_rows) + 8.0).max(gap_content);
        let pitch = row_bottom - box_top + 28.0;
        let data_bottom = row_bottom + pitch * number(last_row);
        let upper = data_bottom + 34.0 + bottleneck;
        let lower = upper + 32.0;
        let last = column(columns.saturating_sub(1)) + BOX;
        let right = (last + END_GAP).max(MARGIN + 2.0 * ACTOR + 32.0);
        let (totals, totals_bottom) = totals(ladder, lower + 30.0, right);
        let legend_top = totals_bottom + 14.0;
        let burst_width = (right - MARGIN - 40.0).min(640.0);
        let bursts: Vec<_> = ladder.bursts.iter().map(|burst| wrap(&burst.text, SMALL, burst_width, 3)).collect();
        let legend: f64 = bursts.iter().map(|lines| lines_height(lines.len(), SMALL).max(32.0) + 4.0).sum();
        let bottom = if bursts.is_empty() { totals_bottom } else { legend_top + legend };
        Self {
            size: ((right + MARGIN).ceil(), (bottom + MARGIN).ceil()),
            places,
            pitch,
            names,
            teams,
            handoffs,
            arcs,
            trigger,
            customer,
            bursts,
            top,
            actor_height,
            labels_bottom,
            box_top,
            box_height,
            data_top,
            data_rows,
            data_bottom,
            upper,
            lower,
            legend_top,
            totals,
            right,
        }
    }
}

impl Plan {
    /// The left edge of the box of a step.
    pub(super) fn x(&self, step: usize) -> f64 {
        column(self.places[step].0)
    }

    /// How far below the first row a step lies.
    pub(super) fn down(&self, step: usize) -> f64 {
        self.pitch * number(self.places[step].1)
    }

    /// The upper edge of the box of a step.
    pub(super) fn top_of(&self, step: usize) -> f64 {
        self.box_top + self.down(step)
    }

    /// The middle of the box of a step.
    pub(super) fn middle(&self, step: usize) -> f64 {
        self.top_of(step) + self.box_height / 2.0
    }

    /// The steps of a column, from top to bottom.
    pub(super) fn steps_in(&self, column: usize) -> impl Iterator<Item = usize> {
        self.places.iter().enumerate().filter(move |(_, place)| place.0 == column).map(|(step, _)| step)
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.handoffs.len()
    }
}

/// Where the steps lie: neighbours of one parallel group share a column, one below the other.
fn places(steps: &[Step]) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let beside = at.checked_sub(1).filter(|before| step.parallel.is_some() && steps[*before].parallel == step.parallel);
        places.push(match (beside, places.last()) {
            (Some(_), Some(&(column, row))) => (column, row + 1),
            (None, Some(&(column, _))) => (column + 1, 0),
            (_, None) => (0, 0),
        });
    }
    places
}

/// The left edge of the boxes of a column; its gap lies before it.
pub(super) fn column(index: usize) -> f64 {
    MARGIN + GAP + PITCH * number(index)
}

/// The middle of the gap before a column.
pub(super) fn gap(index: usize) -> f64 {
    column(index) - GAP / 2.0
}

pub(super) fn lines_height(lines: usize, font: Font) -> f64 {
    number(lines) * font.line()
}

fn handoff_lines(step: &Step) -> Vec<String> {
    let Some(handoff) = &step.handoff else { return Vec::new() };
    let mut lines = wrap(&handoff.label, SMALL, CELL, 3);
    if let Some(note) = &handoff.note {
        lines.extend(wrap(note, SMALL, CELL, 2));
    }
    lines
}

/// The columns an arc takes: a loop on one step writes its label over the gap before it, the first step over the gap behind.
pub(super) fn reach(from: usize, to: usize) -> (usize, usize) {
    match (from.min(to), from.max(to)) {
        (0, 0) => (0, 1),
        (low, high) if low == high => (low - 1, high),
        other => other,
    }
}

/// Places the totals from left to right, in as many rows as they need, and tells where the last row ends.
fn totals(ladder: &Ladder, top: f64, right: f64) -> (Vec<(f64, f64, f64)>, f64) {
    let wide = |(label, value): &(String, String)| width(label, SMALL).max(width(value, LARGE)) + 28.0;
    let widths: Vec<f64> = ladder.totals.iter().map(|total| wide(total).min(right - MARGIN)).collect();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for wide in widths {
        match rows.last_mut() {
            Some(row) if row.iter().sum::<f64>() + wide <= right - MARGIN => row.push(wide),
            _ => rows.push(vec![wide]),
        }
    }
    let mut out = Vec::new();
    let mut y = top;
    for row in rows {
        let mut x = right - row.iter().sum::<f64>();
        for wide in row {
            out.push((x, y, wide));
            x += wide;
        }
        y += TOTAL;
    }
    (out, y)
}

/// Puts arcs that share a column on different rails, the shortest lowest, each label over one gap where no arc climbs.
fn arcs(ladder: &Ladder, places: &[(usize, usize)], top: f64) -> (Vec<Option<Arc>>, f64) {
    let stacked = places.iter().any(|(_, row)| *row > 0);
    let mut order: Vec<usize> = (0..ladder.rework.len()).collect();
    let ends = |index: usize| -> Option<(usize, usize)> {
        let arc = &ladder.rework[index];
        Some((places.get(arc.from)?.0, places.get(arc.to)?.0))
    };
    order.sort_by_key(|&i| (ends(i).map_or(0, |(from, to)| from.abs_diff(to)), i));
    let mut rails: Vec<Vec<(usize, usize, usize)>> = Vec::new();
    for index in order {
        let Some((from, to)) = ends(index) else { continue };
        let (low, high) = reach(from, to);
        let free = |rail: &&mut Vec<(usize, usize, usize)>| rail.iter().all(|&(a, b, _)| b < low || high < a);
        match rails.iter_mut().find(free) {
            Some(rail) => rail.push((low, high, index)),
            None => rails.push(vec![(low, high, index)]),
        }
    }
    let mut placed: Vec<Option<Arc>> = ladder.rework.iter().map(|_| None).collect();
    let mut y = top;
    for rail in rails.iter().rev() {
        let mut height = 0.0_f64;
        for &(low, high, index) in rail {
            let arc = &ladder.rework[index];
            let text = arc.why.as_ref().map_or_else(|| arc.label.clone(), |why| format!("{} · {why}", arc.label));
            let ends = || format!("{} → {}: {text}", ladder.steps[arc.from].name, ladder.steps[arc.to].name);
            let text = if stacked { ends() } else { text };
            let lines = wrap(&text, SMALL, CELL, 3);
            height = height.max(lines_height(lines.len(), SMALL));
            let label_x = gap((low + high).div_ceil(2).max(low + 1).min(high));
            placed[index] = Some(Arc { rail: 0.0, label_x, label_top: y, lines });
        }
        let bottom = y + height + 6.0;
        for &(_, _, index) in rail {
            if let Some(arc) = &mut placed[index] {
                arc.rail = bottom;
                arc.label_top = bottom - 4.0 - lines_height(arc.lines.len(), SMALL);
            }
        }
        y = bottom + 10.0;
    }
    (placed, y)
}
