//! What the drawing holds for inputs of every size.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use super::*;

/// A tree of `count` nodes whose shape follows from `seed` alone.
fn grown(count: usize, seed: usize) -> Node {
    let roles = [Role::Opportunity, Role::Solution, Role::Assumption, Role::Test];
    let mut nodes: Vec<(usize, Node)> = Vec::new();
    for index in 0..count {
        let parent = if index == 0 { 0 } else { (index * 7 + seed * 13) % index };
        let role = if index == 0 { Role::Outcome } else { roles[(index + seed) % 4] };
        let text = "I cannot tell a bounced email from a slow payer in this-very-long-hyphenated-compound ".repeat(1 + index % 3);
        let node = Node {
            role,
            text,
            status: (index.is_multiple_of(2)).then(|| ("validated by a very long status word indeed".into(), Tone::Good)),
            note: (index.is_multiple_of(3)).then(|| ">= 95% classified within 1h, measured on a thousand sends".into()),
            evidence: (index.is_multiple_of(4)).then(|| "5/12 interviews and a great many support tickets".into()),
            target: index % 5 == 1,
            ..Node::default()
        };
        nodes.push((parent, node));
    }
    while nodes.len() > 1 {
        let (parent, node) = nodes.pop().unwrap();
        nodes[parent].1.children.insert(0, node);
    }
    nodes.pop().unwrap().1
}

#[test]
fn no_two_nodes_and_no_two_texts_overlap() {
    let words = Words::default();
    for count in 1..=40 {
        for seed in 0..4 {
            let root = grown(count, seed);
            let plan = layout::Plan::of(&root, &words);
            assert_eq!(plan.nodes.len(), count);
            for (i, a) in plan.nodes.iter().enumerate() {
                assert!(a.frame.x >= 0.0 && a.frame.right() <= plan.size.0 && a.frame.bottom() <= plan.size.1);
                assert!(plan.nodes[i + 1..].iter().all(|b| !a.frame.overlaps(&b.frame)), "{count} nodes, seed {seed}");
            }
            let labels = draw::draw(&plan, &words).labels;
            for (i, (a, text)) in labels.iter().enumerate() {
                assert!(
                    plan.nodes.iter().any(|n| n.frame.x <= a.x && a.right() <= n.frame.right() && a.bottom() <= n.frame.bottom())
                );
                for (b, other) in &labels[i + 1..] {
                    assert!(!a.overlaps(b), "{text:?} {a:?} on {other:?} {b:?}");
                }
            }
        }
    }
}

#[test]
fn parents_sit_over_their_children() {
    let root = grown(17, 2);
    let plan = layout::Plan::of(&root, &Words::default());
    for (index, placed) in plan.nodes.iter().enumerate() {
        let children: Vec<_> = plan.nodes.iter().filter(|n| n.parent == Some(index)).collect();
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            let middle = f64::midpoint(first.frame.cx(), last.frame.cx());
            assert!((placed.frame.cx() - middle).abs() < 0.01);
        }
    }
}

#[test]
fn a_large_tree_is_lists_only_and_loses_nothing() {
    let tree = Tree { id: "t".into(), title: "T".into(), root: grown(MAX_DRAWN + 1, 1), ..Tree::default() };
    let figure = render(&tree);
    assert!(figure.svg.is_empty());
    assert_eq!(figure.outline.matches("<li").count(), MAX_DRAWN + 1);
    assert_eq!(figure.table.unwrap().rows.len(), MAX_DRAWN + 1);
    assert!(!render(&Tree { root: grown(MAX_DRAWN, 1), ..tree }).svg.is_empty());
}

#[test]
fn hostile_texts_stay_text_in_both_forms() {
    let root = Node { text: "<img src=x onerror=alert(1)>".into(), href: Some("javascript:alert(1)".into()), ..Node::default() };
    let figure = render(&Tree { id: "t".into(), root, ..Tree::default() });
    for html in [&figure.svg, &figure.outline] {
        assert!(!html.contains("<img") && !html.contains("javascript:"), "{html}");
        assert!(html.contains("&lt;img"));
    }
}
