//! What the drawing holds for inputs of every size.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use super::*;
use crate::diagram::svg::Rect;

fn hard(steps: usize, stacked: bool) -> Ladder {
    let long = "Wait until somebody from the other department has read the twelve-page-specification-document";
    let team = |i: usize| TeamChip { name: format!("team number {i} with a long name"), href: None, shape: TeamShape::Platform };
    Ladder {
        id: "map".into(),
        title: "Hard".into(),
        trigger: Some(long.into()),
        customer: Some(long.into()),
        steps: (0..steps)
            .map(|i| Step {
                name: if i.is_multiple_of(3) { long.into() } else { format!("Step {i}") },
                team: Some(team(i)),
                data: vec![("PT".into(), "6h".into()), ("%C&A (measured on the output)".into(), "12,345,678 hours".into())],
                work: Some("1234567890123456 h".into()),
                wait: Some("123456789 h".into()),
                queue: (i.is_multiple_of(2)).then(|| "123456 items".into()),
                handoff: (i > 0 && !(stacked && i < 3)).then(|| Handoff {
                    label: long.into(),
                    note: Some(long.into()),
                    href: None,
                }),
                bottleneck: i == 1,
                parallel: (stacked && i % 5 < 3).then(|| format!("group {}", i / 5)),
                overtaken: stacked && i % 5 > 0 && i % 5 < 3,
                ..Step::default()
            })
            .collect(),
        rework: (0..steps).map(|i| arc(i, (i * 7 + 1) % steps, long)).collect(),
        bursts: (0..steps).map(|i| Burst { key: format!("k{i}"), text: long.into(), step: i, href: None }).collect(),
        totals: vec![("Lead time".into(), "18d".into()), ("A rather long label of a total".into(), "1,234,567 hours".into())],
        ..Ladder::default()
    }
}

fn arc(from: usize, to: usize, why: &str) -> Rework {
    Rework { from, to, share: Some(30.0), label: "30%".into(), why: Some(why.into()) }
}

#[test]
fn no_two_texts_overlap_and_none_leaves_the_picture() {
    for (steps, stacked) in (1..=40).flat_map(|steps| [(steps, false), (steps, true)]) {
        let ladder = hard(steps, stacked);
        let plan = layout::Plan::of(&ladder);
        let labels = draw::draw(&ladder, &plan).labels;
        let frame = Rect::new(0.0, 0.0, plan.size.0, plan.size.1);
        for (i, (a, text)) in labels.iter().enumerate() {
            let inside = a.x >= -0.5 && a.right() <= frame.right() && a.y >= 0.0 && a.bottom() <= frame.bottom();
            assert!(inside, "{steps} steps: {text:?} at {a:?} leaves {frame:?}");
            for (b, other) in &labels[i + 1..] {
                assert!(!a.overlaps(b), "{steps} steps: {text:?} {a:?} lies on {other:?} {b:?}");
            }
        }
    }
}

#[test]
fn arcs_to_steps_that_are_not_there_are_left_out() {
    let ladder = Ladder { rework: vec![arc(9, 0, "x")], bursts: vec![Burst { step: 7, ..Burst::default() }], ..hard(3, false) };
    let figure = render(&ladder);
    assert!(!figure.svg.contains("d-rework-line"));
    assert_eq!(figure.table.unwrap().rows.len(), 3);
}

#[test]
fn an_empty_map_is_still_a_picture() {
    let figure = render(&Ladder { id: "m".into(), title: "Nothing yet".into(), ..Ladder::default() });
    assert!(figure.svg.starts_with("<svg") && figure.svg.contains("Nothing yet"));
}

#[test]
fn steps_that_run_side_by_side_share_a_column_and_one_of_them_the_ladder() {
    let ladder = hard(7, true);
    let plan = layout::Plan::of(&ladder);
    assert_eq!(plan.places, [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (3, 0), (3, 1)]);
    let beside = render(&ladder).table.unwrap();
    assert_eq!(beside.columns.last().unwrap().title, "Side by side with");
    assert_eq!(beside.rows[1].last().unwrap().len(), 3, "two others and what stands between them");
    assert!(hard(7, false).steps.iter().all(|step| step.parallel.is_none()));
    let names = |ladder: &Ladder| render(ladder).table.unwrap().columns.len();
    assert_eq!(names(&ladder), names(&hard(7, false)) + 1);
}
