//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

/// A tree of `count` nodes whose shape follows from `seed`.
fn grown(count: usize, seed: usize, direction: Direction) -> Branches {
    let mut nodes: Vec<(usize, Branch)> = labels(count)
        .into_iter()
        .enumerate()
        .map(|(at, label)| {
            let parent = if at == 0 { 0 } else { (at * 7 + seed * 13) % at };
            let edge = at.is_multiple_of(3).then(|| "1.5 of 4, which is 38%".to_owned());
            (parent, Branch { label, edge, children: Vec::new() })
        })
        .collect();
    while nodes.len() > 1 {
        if let Some((parent, node)) = nodes.pop() {
            nodes[parent].1.children.insert(0, node);
        }
    }
    let levels = ["Why?", "Who?", "How?", "What?"].map(str::to_owned).to_vec();
    Branches { levels, roots: nodes.into_iter().map(|(_, node)| node).collect(), direction, ..Branches::default() }
}

#[test]
fn nodes_and_texts_stay_apart() {
    for count in [0, 1, 2, 5, 40] {
        for (seed, direction) in [(0, Direction::Right), (3, Direction::Right), (1, Direction::Down)] {
            let tree = grown(count, seed, direction);
            let plan = layout::Plan::of(&tree);
            for (at, a) in plan.nodes.iter().enumerate() {
                assert!(plan.nodes[at + 1..].iter().all(|b| !a.frame.overlaps(&b.frame)), "{count} nodes, seed {seed}");
            }
            apart(&draw::draw(&tree, &plan).labels, plan.size);
        }
    }
}

#[test]
fn the_list_has_every_node_with_its_level() {
    let figure = render(&grown(5, 0, Direction::Right));
    assert_eq!(figure.outline.matches("<li").count(), 5);
    assert!(figure.outline.contains(">Who?</span>"));
    assert_eq!(figure.table.unwrap_or_default().rows.len(), 5);
}

#[test]
fn the_same_input_gives_the_same_picture() {
    assert_eq!(render(&grown(40, 3, Direction::Right)), render(&grown(40, 3, Direction::Right)));
}
