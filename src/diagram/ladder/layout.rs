//! Where everything of a ladder goes. All lengths in user units (pixels at natural size).

use super::super::measure::{Font, width, wrap};
use super::Ladder;

pub(super) const BOX: f64 = 132.0;
pub(super) const GAP: f64 = 64.0;
pub(super) const PITCH: f64 = BOX + GAP;
/// Widest a label over a gap may be: it leaves the corridor over the middle of each box to the rework arcs.
const CELL: f64 = PITCH - 28.0;
const MARGIN: f64 = 12.0;
/// From the last box to the column that holds customer and totals.
const END_GAP: f64 = 44.0;
const END: f64 = 184.0;

pub(super) const NAME: Font = Font::bold(13.5);
pub(super) const SMALL: Font = Font::regular(12.0);
pub(super) const SMALL_BOLD: Font = Font::bold(12.0);
pub(super) const VALUE: Font = Font::bold(12.5);
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
    pub(super) upper: f64,
    pub(super) lower: f64,
    pub(super) legend_top: f64,
    pub(super) totals_top: f64,
    pub(super) end: f64,
    pub(super) end_width: f64,
}

impl Plan {
    pub(super) fn of(ladder: &Ladder) -> Self {
        let steps = &ladder.steps;
        let names: Vec<_> = steps.iter().map(|step| wrap(&step.name, NAME, BOX - 20.0, 4)).collect();
        let chip = |name: &str| wrap(name, SMALL, BOX - 32.0, 2);
        let teams: Vec<_> = steps.iter().map(|step| step.team.as_ref().map_or_else(Vec::new, |t| chip(&t.name))).collect();
        let handoffs: Vec<Vec<String>> = steps.iter().map(handoff_lines).collect();
        let actor = |text: &Option<String>| text.as_ref().map_or_else(Vec::new, |text| wrap(text, SMALL, END - 28.0, 4));
        let (trigger, customer) = (actor(&ladder.trigger), actor(&ladder.customer));

        let top = MARGIN + 14.0;
        let actor_lines = trigger.len().max(customer.len());
        let actor_height = if actor_lines == 0 { 0.0 } else { 36.0 + lines_height(actor_lines, SMALL) };
        // Arcs start beside the two actors only as far as they do not reach them; their rails lie below.
        let arcs_top = top + actor_height + 8.0;
        let (arcs, arcs_bottom) = arcs(ladder, arcs_top);
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
        let data_bottom = (data_top + ROW * f64::from(u32::try_from(data_rows).unwrap_or(0)) + 8.0).max(gap_content);
        let upper = data_bottom + 32.0 + bottleneck;
        let lower = upper + 32.0;
        let legend_top = lower + 44.0;

        let last = column(steps.len().saturating_sub(1)) + BOX;
        let end = last + END_GAP;
        let label_width = ladder.totals.iter().map(|(label, value)| width(label, SMALL) + width(value, VALUE) + 44.0);
        let end_width = label_width.fold(END, f64::max);
        let burst_width = (last - MARGIN - 36.0).clamp(260.0, 640.0);
        let bursts: Vec<_> = ladder.bursts.iter().map(|burst| wrap(&burst.text, SMALL, burst_width, 3)).collect();
        let legend: f64 = bursts.iter().map(|lines| lines_height(lines.len(), SMALL).max(26.0) + 8.0).sum();
        let totals_height = 24.0 + 22.0 * f64::from(u32::try_from(ladder.totals.len()).unwrap_or(0));
        let totals_top = if ladder.totals.is_empty() { lower } else { data_top.max(lower + 24.0 - totals_height) };
        let bottom = (legend_top + legend).max(totals_top + totals_height).max(lower + 28.0);
        Self {
            size: ((end + end_width + MARGIN).ceil(), (bottom + MARGIN).ceil()),
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
            upper,
            lower,
            legend_top,
            totals_top,
            end,
            end_width,
        }
    }
}

/// The left edge of the box of step `index`; its gap lies before it.
pub(super) fn column(index: usize) -> f64 {
    MARGIN + GAP + PITCH * f64::from(u32::try_from(index).unwrap_or(u32::MAX))
}

/// The middle of the gap before step `index`.
pub(super) fn gap(index: usize) -> f64 {
    column(index) - GAP / 2.0
}

pub(super) fn lines_height(lines: usize, font: Font) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(0)) * font.line()
}

fn handoff_lines(step: &super::Step) -> Vec<String> {
    let Some(handoff) = &step.handoff else { return Vec::new() };
    let mut lines = wrap(&handoff.label, SMALL, CELL, 3);
    if let Some(note) = &handoff.note {
        lines.extend(wrap(note, SMALL, CELL, 2));
    }
    lines
}

/// Puts arcs that share a column on different rails, the shortest lowest, each label over one gap where no arc climbs.
fn arcs(ladder: &Ladder, top: f64) -> (Vec<Option<Arc>>, f64) {
    let count = ladder.steps.len();
    let mut order: Vec<usize> = (0..ladder.rework.len()).collect();
    order.sort_by_key(|&i| (ladder.rework[i].from.abs_diff(ladder.rework[i].to), i));
    let mut rails: Vec<Vec<(usize, usize, usize)>> = Vec::new();
    for index in order {
        let arc = &ladder.rework[index];
        if arc.from >= count || arc.to >= count {
            continue;
        }
        // A loop on one step writes its label over the gap behind it, so it takes that column too.
        let (low, high) = (arc.from.min(arc.to), arc.from.max(arc.to + usize::from(arc.from == arc.to)));
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
            let lines = wrap(&text, SMALL, CELL, 3);
            height = height.max(lines_height(lines.len(), SMALL));
            let label_x = gap((low + high).div_ceil(2).max(low + 1));
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
