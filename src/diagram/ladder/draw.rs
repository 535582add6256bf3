//! Writes a placed ladder as SVG.

use super::super::measure::{Font, width};
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::{ACTOR, BOX, GAP, LARGE, NAME, Plan, ROW, SMALL, SMALL_BOLD, TOTAL, VALUE, column, gap, lines_height, reach};
use super::{Burst, Ladder, Step};

pub(super) fn draw(ladder: &Ladder, plan: &Plan) -> Svg {
    let mut svg = Svg::new();
    actors(&mut svg, ladder, plan);
    for (index, step) in ladder.steps.iter().enumerate() {
        team_change(&mut svg, plan, index, step);
    }
    for (index, step) in ladder.steps.iter().enumerate() {
        queue(&mut svg, plan, index, step);
        process(&mut svg, plan, index, step);
        data(&mut svg, plan, index, step);
    }
    rework(&mut svg, ladder, plan);
    rungs(&mut svg, ladder, plan);
    bursts(&mut svg, ladder, plan);
    totals(&mut svg, ladder, plan);
    svg
}

/// Trigger at the top left and the customer's factory at the top right, joined to the first and last step.
fn actors(svg: &mut Svg, ladder: &Ladder, plan: &Plan) {
    let mid = plan.box_top + plan.box_height / 2.0;
    let bottom = plan.top + plan.actor_height;
    if !plan.trigger.is_empty() {
        let frame = Rect::new(12.0, plan.top, ACTOR, plan.actor_height);
        svg.rect("d-actor", frame, 6.0);
        actor_text(svg, frame, 10.0, ladder.words.get("trigger"), &plan.trigger);
    }
    if !ladder.steps.is_empty() {
        let x = gap(0) - 16.0;
        let start = if plan.trigger.is_empty() { vec![(x, mid)] } else { vec![(x, bottom), (x, mid)] };
        svg.path("d-flow", &[start.as_slice(), &[(column(0) - 10.0, mid)]].concat(), 10.0, None);
        head(svg, "d-flow-head", (column(0) - 3.0, mid), (1.0, 0.0));
    }
    if !plan.customer.is_empty() {
        let frame = Rect::new(plan.right - ACTOR, plan.top, ACTOR, plan.actor_height);
        let tooth = frame.w / 3.0;
        let mut factory = vec![(frame.x, frame.bottom()), (frame.x, frame.y)];
        for index in 0..3 {
            let left = frame.x + tooth * f64::from(index);
            factory.extend([(left, frame.y - 14.0), (left + tooth, frame.y)]);
        }
        factory.push((frame.right(), frame.bottom()));
        svg.polygon("d-actor", &factory);
        actor_text(svg, frame, 8.0, ladder.words.get("customer"), &plan.customer);
        if let Some(last) = ladder.steps.len().checked_sub(1) {
            let x = plan.right - 16.0;
            svg.path("d-flow", &[(column(last) + BOX, mid), (x, mid), (x, bottom + 8.0)], 12.0, None);
            head(svg, "d-flow-head", (x, bottom + 1.0), (0.0, -1.0));
        }
    }
}

fn actor_text(svg: &mut Svg, frame: Rect, pad: f64, title: &str, lines: &[String]) {
    svg.text("d-label", (frame.x + 14.0, frame.y + pad + 12.0), Anchor::Start, SMALL_BOLD, title);
    svg.lines("d-ink", (frame.x + 14.0, frame.y + pad + 18.0), Anchor::Start, SMALL, lines);
}

/// A red dashed line where the work changes hands, under the contract's name.
fn team_change(svg: &mut Svg, plan: &Plan, index: usize, step: &Step) {
    let Some(handoff) = &step.handoff else { return };
    let lines = &plan.handoffs[index];
    let x = gap(index);
    let mid = plan.box_top + plan.box_height / 2.0;
    svg.line("d-handoff", (x, plan.labels_bottom + 4.0), (x, mid + 18.0));
    svg.line("d-handoff", (x, mid + 76.0), (x, plan.data_bottom + 6.0));
    svg.link(handoff.href.as_deref(), "d-handoff-label", |svg| {
        let top = plan.labels_bottom - lines_height(lines.len(), SMALL);
        svg.lines("d-handoff-text", (x, top), Anchor::Middle, SMALL, lines);
    });
}

/// The push arrow, and below it what waits: a triangle with the number of items, or a clock.
fn queue(svg: &mut Svg, plan: &Plan, index: usize, step: &Step) {
    let (x, mid) = (gap(index), plan.box_top + plan.box_height / 2.0);
    let (left, tip, half) = (x - GAP / 2.0 + 8.0, x + GAP / 2.0 - 4.0, 5.0);
    let neck = tip - 13.0;
    if index > 0 {
        svg.polygon(
            "d-push",
            &[
                (left, mid - half),
                (neck, mid - half),
                (neck, mid - 11.0),
                (tip, mid),
                (neck, mid + 11.0),
                (neck, mid + half),
                (left, mid + half),
            ],
        );
        for stripe in 0..3 {
            let at = left + 2.0 + f64::from(stripe) * 12.0;
            svg.polygon(
                "d-push-stripe",
                &[(at + 4.0, mid - half), (at + 9.0, mid - half), (at + 5.0, mid + half), (at, mid + half)],
            );
        }
    }
    let top = mid + 22.0;
    if let Some(count) = &step.queue {
        svg.polygon("d-queue", &[(x, top), (x + 18.0, top + 31.0), (x - 18.0, top + 31.0)]);
        svg.text("d-on-queue", (x, top + 26.0), Anchor::Middle, SMALL_BOLD, "I");
        svg.text("d-ink", (x, top + 45.0), Anchor::Middle, SMALL, &short(count, SMALL, GAP - 6.0));
    } else if step.wait.is_some() {
        svg.circle("d-clock", x, top + 18.0, 13.0);
        svg.path("d-clock-hand", &[(x, top + 10.0), (x, top + 18.0), (x + 6.0, top + 21.0)], 0.0, None);
    }
}

fn process(svg: &mut Svg, plan: &Plan, index: usize, step: &Step) {
    let frame = Rect::new(column(index), plan.box_top, BOX, plan.box_height);
    svg.link(step.href.as_deref(), "d-node", |svg| {
        svg.tooltip(&step.name);
        svg.rect("d-box", frame, 4.0);
        svg.lines("d-ink", (frame.cx(), frame.y + 9.0), Anchor::Middle, NAME, &plan.names[index]);
    });
    let (Some(team), lines) = (&step.team, &plan.teams[index]) else { return };
    let wide = lines.iter().map(|line| width(line, SMALL)).fold(0.0, f64::max) + 16.0;
    let high = lines_height(lines.len(), SMALL) + 5.0;
    let chip = Rect::new(frame.cx() - wide / 2.0, frame.bottom() - high - 8.0, wide, high);
    svg.link(team.href.as_deref(), "d-node", |svg| {
        svg.tooltip(&team.name);
        svg.rect(&format!("d-team d-team-{}", team.shape.word()), chip, 9.0);
        svg.lines("d-on-team", (chip.cx(), chip.y + 2.5), Anchor::Middle, SMALL, lines);
    });
}

fn data(svg: &mut Svg, plan: &Plan, index: usize, step: &Step) {
    if step.data.is_empty() {
        return;
    }
    let rows = f64::from(u32::try_from(plan.data_rows).unwrap_or(0));
    let frame = Rect::new(column(index), plan.data_top, BOX, rows * ROW + 6.0);
    svg.rect("d-data", frame, 4.0);
    for (row, (label, value)) in step.data.iter().enumerate() {
        let y = frame.y + 3.0 + ROW * f64::from(u32::try_from(row).unwrap_or(0));
        if row > 0 {
            svg.line("d-hair", (frame.x + 8.0, y), (frame.right() - 8.0, y));
        }
        let value = short(value, VALUE, BOX * 0.55);
        let room = BOX - 22.0 - width(&value, VALUE);
        svg.text("d-muted", (frame.x + 8.0, y + 13.0), Anchor::Start, SMALL, &short(label, SMALL, room));
        svg.text("d-ink", (frame.right() - 8.0, y + 13.0), Anchor::End, VALUE, &value);
    }
}

/// Arcs over the boxes; the wider, the larger the share that comes back.
fn rework(svg: &mut Svg, ladder: &Ladder, plan: &Plan) {
    for (arc, place) in ladder.rework.iter().zip(&plan.arcs) {
        let Some(place) = place else { continue };
        let same = arc.from == arc.to;
        let (from, to) = (column(arc.from) + BOX / 2.0 + 7.0, column(arc.to) + BOX / 2.0 - 7.0);
        let stroke = arc.share.map_or(1.5, |share| 1.5 + share.clamp(0.0, 100.0) / 20.0);
        let (low, _) = reach(arc.from, arc.to);
        let aside = gap(low + 1);
        let points = [(from, plan.box_top), (from, place.rail), (to, place.rail), (to, plan.box_top - 8.0)];
        svg.group("d-rework", |svg| {
            svg.tooltip(&place.lines.join(" "));
            if same {
                svg.line("d-rework-line", (to, place.rail), (aside, place.rail));
            }
            svg.path("d-rework-line", &points, 10.0, Some(stroke));
            head(svg, "d-rework-head", (to, plan.box_top - 1.0), (0.0, 1.0));
            svg.lines("d-rework-text", (place.label_x, place.label_top), Anchor::Middle, SMALL, &place.lines);
        });
    }
}

/// The timeline: up while the work waits, down while somebody works.
fn rungs(svg: &mut Svg, ladder: &Ladder, plan: &Plan) {
    let mut points = Vec::new();
    for (index, step) in ladder.steps.iter().enumerate() {
        let (left, right) = (column(index) - GAP, column(index));
        points.extend([(left, plan.upper), (right, plan.upper), (right, plan.lower), (right + BOX, plan.lower)]);
        if let Some(work) = &step.work {
            svg.text("d-work", (right + BOX / 2.0, plan.lower - 7.0), Anchor::Middle, VALUE, &short(work, VALUE, BOX - 8.0));
        }
        let Some(wait) = &step.wait else { continue };
        let wait = short(wait, VALUE, GAP - 4.0);
        let class = if step.bottleneck { "d-wait-most" } else { "d-wait" };
        svg.text(class, (left + GAP / 2.0, plan.upper - 7.0), Anchor::Middle, VALUE, &wait);
    }
    svg.path("d-rung", &points, 0.0, None);
    for (index, step) in ladder.steps.iter().enumerate().filter(|(_, step)| step.bottleneck) {
        let (left, right) = (column(index) - GAP, column(index));
        svg.line("d-rung-most", (left, plan.upper), (right, plan.upper));
        let lines = super::super::measure::wrap(ladder.words.get("longest_wait"), SMALL_BOLD, GAP, 2);
        let top = plan.upper - 24.0 - lines_height(lines.len(), SMALL_BOLD);
        svg.group("", |svg| {
            svg.tooltip(&step.name);
            svg.lines("d-wait-most", (gap(index), top), Anchor::Middle, SMALL_BOLD, &lines);
        });
    }
    if !ladder.steps.is_empty() {
        // The key to the two rungs hangs at the start of the ladder, each word at the height it explains.
        let wait = short(ladder.words.get("wait"), SMALL, GAP - 4.0);
        svg.text("d-muted", (12.0, plan.upper + 16.0), Anchor::Start, SMALL, &wait);
        let work = short(ladder.words.get("work"), SMALL, BOX);
        svg.text("d-muted", (column(0), plan.lower + 16.0), Anchor::Start, SMALL, &work);
    }
}

/// Stars at the boxes, and what they mean below the ladder.
fn bursts(svg: &mut Svg, ladder: &Ladder, plan: &Plan) {
    let mut seen = vec![0_u32; ladder.steps.len()];
    for burst in &ladder.bursts {
        let Some(count) = seen.get_mut(burst.step) else { continue };
        *count += 1;
        if *count <= 2 {
            let x = column(burst.step) + BOX - 4.0 - 30.0 * f64::from(*count - 1);
            star(svg, burst, x, plan.box_top - 2.0);
        }
    }
    let mut y = plan.legend_top;
    for (burst, lines) in ladder.bursts.iter().zip(&plan.bursts) {
        let high = lines_height(lines.len(), SMALL).max(32.0);
        star(svg, burst, 28.0, y + high / 2.0);
        svg.link(burst.href.as_deref(), "d-node", |svg| {
            let top = y + (high - lines_height(lines.len(), SMALL)) / 2.0;
            svg.lines("d-ink d-burst-text", (50.0, top), Anchor::Start, SMALL, lines);
        });
        y += high + 4.0;
    }
}

fn star(svg: &mut Svg, burst: &Burst, x: f64, y: f64) {
    let points: Vec<(f64, f64)> = (0..24)
        .map(|index| {
            let angle = std::f64::consts::TAU * f64::from(index) / 24.0;
            let r = if index % 2 == 0 { 16.0 } else { 12.0 };
            (x + r * angle.sin(), y - r * angle.cos())
        })
        .collect();
    let font = Font::bold(11.0);
    svg.polygon("d-burst", &points);
    svg.text("d-on-burst", (x, y + 4.0), Anchor::Middle, font, &short(&burst.key, font, 22.0));
}

/// What the rungs add up to, side by side under the end of the ladder.
fn totals(svg: &mut Svg, ladder: &Ladder, plan: &Plan) {
    for ((label, value), &(x, y, wide)) in ladder.totals.iter().zip(&plan.totals) {
        svg.rect("d-totals", Rect::new(x, y, wide, TOTAL), 0.0);
        svg.text("d-muted", (x + 14.0, y + 17.0), Anchor::Start, SMALL, &short(label, SMALL, wide - 28.0));
        svg.text("d-ink", (x + 14.0, y + 36.0), Anchor::Start, LARGE, &short(value, LARGE, wide - 28.0));
    }
}

/// An arrow head whose tip is at `tip`, pointing along `direction`.
fn head(svg: &mut Svg, class: &str, tip: (f64, f64), direction: (f64, f64)) {
    let (dx, dy) = direction;
    let base = (tip.0 - dx * 9.0, tip.1 - dy * 9.0);
    svg.polygon(class, &[tip, (base.0 - dy * 5.0, base.1 + dx * 5.0), (base.0 + dy * 5.0, base.1 - dx * 5.0)]);
}

fn short(text: &str, font: Font, max: f64) -> String {
    super::super::measure::wrap(text, font, max, 1).swap_remove(0)
}
