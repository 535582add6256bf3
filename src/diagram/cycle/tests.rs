//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

fn wheel(count: usize) -> Cycle {
    Cycle {
        hub: "Why shops stay with us, in a few words".into(),
        nodes: labels(count),
        brakes: labels(count),
        ..Cycle::default()
    }
}

#[test]
fn boxes_and_texts_stay_apart() {
    for count in [0, 1, 2, 3, 5, 8, 40] {
        let cycle = wheel(count);
        let plan = layout::Plan::of(&cycle);
        let frames: Vec<_> = plan.nodes.iter().chain(&plan.brakes).map(|(_, frame)| *frame).collect();
        for (at, a) in frames.iter().enumerate() {
            assert!(frames[at + 1..].iter().all(|b| !a.overlaps(b)), "{count}");
        }
        apart(&draw::draw(&cycle, &plan).labels, plan.size);
    }
}

#[test]
fn an_arrow_leads_from_every_step_to_the_next() {
    for count in [2, 5, 12] {
        assert_eq!(render(&wheel(count)).svg.matches("d-turn-head").count(), count);
    }
    assert!(!render(&wheel(1)).svg.contains("d-turn-head"));
}

#[test]
fn the_same_input_gives_the_same_picture() {
    assert_eq!(render(&wheel(40)), render(&wheel(40)));
}

#[test]
fn many_steps_go_round_a_page() {
    for count in [12, 15, 40] {
        let (wide, _) = layout::Plan::of(&wheel(count)).size;
        assert!(wide <= 1_280.0, "{count}: {wide}");
    }
}
