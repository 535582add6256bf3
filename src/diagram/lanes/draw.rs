//! Places and writes the picture. Signs stand in the gaps between bars and texts at their ends, so that nothing covers a name.

use super::super::TeamShape;
use super::super::interactions::Mode;
use super::super::measure::{Font, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::lanes;
use super::{Bar, Lanes, Link, Severity, Sign};

const MARGIN: f64 = 12.0;
const NAMES: f64 = 220.0;
const CUSTOMERS: f64 = 168.0;
const LANE: f64 = 42.0;
const BAR: f64 = 46.0;
const TALL: f64 = 62.0;
const GAP: f64 = 38.0;
/// No picture is narrower between the names and the customers.
const LEAST: f64 = 180.0;
const NAME: Font = Font::bold(13.5);
const SMALL: Font = Font::regular(12.0);

pub(super) fn draw(input: &Lanes) -> (Svg, (f64, f64)) {
    let (lane_of, count) = lanes(&input.links);
    let middle = (f64::from(u32::try_from(count).unwrap_or(0)) * LANE).max(LEAST);
    let has_customers = input.bars.iter().any(|bar| bar.customer.is_some());
    let wide = NAMES + middle + if has_customers { CUSTOMERS } else { 16.0 };
    let mut svg = Svg::new();
    let (mut y, legend_right) = legend(&mut svg, input);
    let mut frames: Vec<Rect> = Vec::new();
    for bar in &input.bars {
        let height = if bar.shape == TeamShape::Enabling { TALL } else { BAR };
        let frame = Rect::new(MARGIN, y, wide, height);
        draw_bar(&mut svg, bar, frame);
        frames.push(frame);
        y += height + GAP;
    }
    for (link, lane) in input.links.iter().zip(&lane_of) {
        let x = MARGIN + NAMES + LANE * (f64::from(u32::try_from(*lane).unwrap_or(0)) + 0.5);
        draw_link(&mut svg, link, &frames, x);
    }
    let extent = ((wide + 2.0 * MARGIN).max(legend_right + MARGIN), y - GAP + MARGIN);
    (svg, extent)
}

fn draw_bar(svg: &mut Svg, bar: &Bar, frame: Rect) {
    svg.link(bar.href.as_deref(), "d-node", |svg| {
        svg.tooltip(&bar.name);
        let class = format!("d-team d-team-{}", bar.shape.word());
        let (x, y, right, bottom) = (frame.x, frame.y, frame.right(), frame.bottom());
        match bar.shape {
            TeamShape::StreamAligned | TeamShape::Undefined => svg.rect(&class, frame, 16.0),
            TeamShape::Enabling => svg.rect(&class, frame, 28.0),
            TeamShape::Platform => svg.rect(&class, frame, 0.0),
            TeamShape::ComplicatedSubsystem => {
                let cut = 14.0;
                let left = [(x, bottom - cut), (x, y + cut), (x + cut, y)];
                let rest = [(right - cut, y), (right, y + cut), (right, bottom - cut), (right - cut, bottom), (x + cut, bottom)];
                svg.polygon(&class, &[&left[..], &rest[..]].concat());
            }
        }
        let name = wrap(&bar.name, NAME, NAMES - 40.0, 2);
        svg.lines("d-on-team", (x + 18.0, frame.cy() - height(name.len(), NAME) / 2.0), Anchor::Start, NAME, &name);
    });
    if let Some(customer) = &bar.customer {
        let words = wrap(&format!("→ {customer}"), SMALL, CUSTOMERS - 36.0, 2);
        let top = frame.cy() - height(words.len(), SMALL) / 2.0;
        svg.lines("d-on-team", (frame.right() - CUSTOMERS + 18.0, top), Anchor::Start, SMALL, &words);
    }
}

fn draw_link(svg: &mut Svg, link: &Link, frames: &[Rect], x: f64) {
    let (Some(from), Some(to)) = (frames.get(link.from), frames.get(link.to)) else { return };
    let down = link.from < link.to;
    let (start, end) = if down { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let crosses = link.from.abs_diff(link.to) > 1;
    let heavy = if link.heavy { " d-heavy" } else { "" };
    let into = if down { 1.0 } else { -1.0 };
    let class = match link.sign {
        Sign::Mode(mode) => format!("d-mode d-mode-{}{heavy}", mode.word()),
        Sign::Waits(severity) => format!("d-wait d-wait-{}{heavy}", severity.word()),
    };
    let mut sign_at = end - into * GAP / 2.0;
    svg.group(&class, |svg| {
        svg.tooltip(&link.tooltip);
        match link.sign {
            Sign::Mode(Mode::Collaboration) => {
                let (top, bottom) = if down { (from.cy(), to.cy()) } else { (to.cy(), from.cy()) };
                svg.polygon("d-mode-shape", &[(x - 5.0, top), (x + 15.0, top), (x + 5.0, bottom), (x - 15.0, bottom)]);
                sign_at = start + into * GAP / 2.0;
            }
            Sign::Mode(Mode::XAsAService) => {
                svg.line("d-mode-line", (x, start), (x, end - into * 26.0));
                svg.circle("d-mode-dot", x, start, 3.0);
                svg.polygon(
                    "d-mode-shape",
                    &[(x - 13.0, end - into * 28.0), (x + 13.0, end - into * 28.0), (x, end - into * 3.0)],
                );
            }
            Sign::Mode(Mode::Facilitating) => {
                sign_at = start + into * GAP / 2.0;
                svg.line("d-mode-line", (x, start), (x, end));
                svg.circle("d-mode-shape", x, sign_at, 12.0);
                svg.circle("d-mode-dot", x, end, 3.0);
            }
            Sign::Waits(_) => {
                svg.line("d-wait-line", (x, start), (x, end - into * 10.0));
                svg.circle("d-wait-dot", x, start, 3.5);
                svg.polygon("d-wait-head", &[(x - 7.0, end - into * 12.0), (x + 7.0, end - into * 12.0), (x, end - into * 1.0)]);
            }
        }
    });
    if link.late {
        svg.circle("d-overdue", x, sign_at, 16.0);
    }
    if crosses && matches!(link.sign, Sign::Mode(_)) {
        svg.text("d-label", (x + 13.0, end - into * GAP / 2.0 + 5.0), Anchor::Start, Font::bold(15.0), "*");
    }
}

/// The signs that occur, with their names; gives back where the bars begin and how far it reaches.
fn legend(svg: &mut Svg, input: &Lanes) -> (f64, f64) {
    let words = &input.words;
    let signs = [
        (Sign::Mode(Mode::Collaboration), words.get("collaboration")),
        (Sign::Mode(Mode::XAsAService), words.get("x_as_a_service_pointing_at")),
        (Sign::Mode(Mode::Facilitating), words.get("facilitating")),
        (Sign::Waits(Severity::Blocking), words.get("blocked_by_in_line")),
        (Sign::Waits(Severity::Slowing), words.get("slowed_by_in_line")),
        (Sign::Waits(Severity::Harmless), words.get("needs_and_is_well_served")),
    ];
    let (mut x, y) = (MARGIN, MARGIN + 10.0);
    let mut entry = |svg: &mut Svg, class: &str, sign: &dyn Fn(&mut Svg, f64), name: &str| {
        let at = x + 12.0;
        svg.group(class, |svg| sign(svg, at));
        svg.text("d-muted", (x + 32.0, y + 4.0), Anchor::Start, SMALL, name);
        x += 32.0 + width(name, SMALL) + 22.0;
    };
    for (sign, name) in signs.into_iter().filter(|(sign, _)| input.links.iter().any(|link| link.sign == *sign)) {
        match sign {
            Sign::Mode(mode) => {
                let shape = |svg: &mut Svg, at: f64| match mode {
                    Mode::Collaboration => {
                        svg.polygon(
                            "d-mode-shape",
                            &[(at - 8.0, y - 8.0), (at + 14.0, y - 8.0), (at + 8.0, y + 8.0), (at - 14.0, y + 8.0)],
                        );
                    }
                    Mode::XAsAService => svg.polygon("d-mode-shape", &[(at - 8.0, y - 8.0), (at - 8.0, y + 8.0), (at + 10.0, y)]),
                    Mode::Facilitating => svg.circle("d-mode-shape", at, y, 9.0),
                };
                entry(svg, &format!("d-mode d-mode-{}", mode.word()), &shape, name);
            }
            Sign::Waits(severity) => {
                let arrow = |svg: &mut Svg, at: f64| {
                    svg.line("d-wait-line", (at - 12.0, y), (at + 4.0, y));
                    svg.polygon("d-wait-head", &[(at + 2.0, y - 6.0), (at + 2.0, y + 6.0), (at + 13.0, y)]);
                };
                entry(svg, &format!("d-wait d-wait-{}", severity.word()), &arrow, name);
            }
        }
    }
    if input.links.iter().any(|link| link.late) {
        entry(svg, "", &|svg, at| svg.circle("d-overdue", at, y, 9.0), words.get("past_its_end"));
    }
    if input.links.iter().any(|link| link.heavy) {
        entry(svg, "d-wait d-heavy", &|svg, at| svg.line("d-wait-line", (at - 12.0, y), (at + 12.0, y)), words.get("in_a_cycle"));
    }
    let crossing = |link: &Link| link.from.abs_diff(link.to) > 1 && matches!(link.sign, Sign::Mode(_));
    if input.links.iter().any(crossing) {
        entry(
            svg,
            "",
            &|svg, at| svg.text("d-label", (at - 4.0, y + 7.0), Anchor::Start, Font::bold(15.0), "*"),
            words.get("crosses_other_teams"),
        );
    }
    (y + 26.0, x)
}

fn height(count: usize, font: Font) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(0)) * font.line()
}
