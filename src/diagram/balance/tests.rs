//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

fn forces(count: usize, scored: bool) -> Balance {
    let force = |name: &str, helps, weight: f64| Force {
        name: name.into(),
        helps,
        items: labels(count).into_iter().map(|label| (label, scored.then_some(weight))).collect(),
    };
    let forces = vec![
        force("Push of the situation", true, 4.0),
        force("Pull of the new", true, 3.0),
        force("Anxiety about the new", false, 4.0),
        force("Habit of the present", false, 2.0),
    ];
    Balance {
        from: "Carrier web forms in-three-different-browsers ".repeat(2),
        to: "Parcel Desk".into(),
        forces,
        ..Balance::default()
    }
}

#[test]
fn texts_stay_apart() {
    for count in [0, 1, 5, 40] {
        for scored in [true, false] {
            let (svg, size) = draw::draw(&forces(count, scored));
            apart(&svg.labels, size);
        }
    }
}

#[test]
fn the_balance_is_said_only_when_every_strength_is_known() {
    let known = render(&forces(1, true));
    assert!(known.svg.contains("7 for, 6 against: what moves is stronger"), "{}", known.svg);
    assert!(!render(&forces(1, false)).svg.contains("stronger"));
    let mut one_missing = forces(2, true);
    one_missing.forces[0].items[0].1 = None;
    assert_eq!((one_missing.side(true), one_missing.side(false)), (None, Some(12.0)));
}

#[test]
fn the_same_input_gives_the_same_picture() {
    assert_eq!(render(&forces(40, true)), render(&forces(40, true)));
}
