//! What the drawing holds for inputs of every size.

use super::super::label::number;
use super::super::measure::PAGE;
use super::super::samples::{apart, labels};
use super::super::svg::Rect;
use super::*;

fn woven(count: usize, arrange: Arrange) -> Web {
    let shapes = [Shape::Plain, Shape::Stock, Shape::Goal];
    let nodes = labels(count).into_iter().enumerate().map(|(at, label)| Node { label, shape: shapes[at % 3] });
    let link = |from: usize, to: usize| Link {
        from,
        to,
        sign: [Some(Sign::Same), Some(Sign::Opposite), None][from % 3],
        delay: from.is_multiple_of(4).then(|| "two quarters".to_owned()),
        label: from.is_multiple_of(5).then(|| "a note".to_owned()),
    };
    let around = (0..count).map(|at| link(at, (at + 1) % count));
    let across = (0..count).map(|at| link(at, (at * 3 + 2) % count));
    let back = (0..count.min(3)).map(|at| link((at + 1) % count, at));
    let loops = [("R1", (0..count).collect::<Vec<_>>()), ("B1", vec![0, 1]), ("B2", vec![0, 99])];
    let loops = loops.map(|(letter, over)| Loop { letter: letter.into(), name: "Working through the list".into(), over });
    Web {
        nodes: nodes.collect(),
        links: around.chain(across).chain(back).collect(),
        loops: loops.to_vec(),
        arrange,
        ..Web::default()
    }
}

#[test]
fn boxes_and_texts_stay_apart() {
    for arrange in [Arrange::Ring, Arrange::Layered] {
        for count in [0, 1, 2, 5, 8, 40] {
            let web = woven(count, arrange);
            let plan = layout::Plan::of(&web);
            for (at, (_, a)) in plan.nodes.iter().enumerate() {
                assert!(plan.nodes[at + 1..].iter().all(|(_, b)| !a.overlaps(b)), "{count} {arrange:?}");
            }
            let (svg, size) = draw::draw(&web);
            apart(&svg.labels, size);
        }
    }
}

#[test]
fn every_sign_of_an_ordinary_web_finds_its_place() {
    let web = woven(8, Arrange::Ring);
    let signed = web.links.iter().filter(|link| link.sign.is_some() && link.from != link.to).count();
    let figure = render(&web);
    assert!(figure.svg.matches("d-plus").count() + figure.svg.matches("d-minus").count() >= signed - 1);
    assert_eq!(figure.svg, render(&web).svg);
}

#[test]
fn neighbours_in_a_loop_stand_beside_each_other() {
    let mut web = woven(6, Arrange::Ring);
    web.loops = vec![Loop { letter: "R1".into(), name: String::new(), over: vec![4, 2, 0] }];
    let order = order::ring(&web);
    let place = |node: usize| order.iter().position(|at| *at == node);
    assert!(place(4) < place(2) && place(2) < place(0), "{order:?}");
    assert_eq!(order.len(), 6);
}

#[test]
fn layers_lead_from_causes_to_effects_even_around_circles() {
    let link = |from, to| Link { from, to, ..Link::default() };
    let nodes = labels(4).into_iter().map(|label| Node { label, shape: Shape::Plain }).collect();
    let web = Web { nodes, links: vec![link(0, 1), link(1, 2), link(2, 0), link(2, 3)], ..Web::default() };
    assert_eq!(order::layers(&web), [0, 1, 2, 3]);
}

#[test]
fn many_nodes_fit_a_page() {
    for count in [20, 40, 60] {
        let web = woven(count, Arrange::Ring);
        let plan = layout::Plan::of(&web);
        assert!(plan.size.0 <= PAGE + 40.0, "{count}: {:?}", plan.size);
        assert!(plan.size.1 <= 60.0 * number(count), "{count}: {:?}", plan.size);
    }
}

#[test]
fn many_nodes_lie_near_those_they_are_linked_with() {
    let mut web = woven(40, Arrange::Ring);
    let far = |web: &Web| {
        let plan = layout::Plan::of(web);
        let middle = |at: usize| (plan.nodes[at].1.cx(), plan.nodes[at].1.cy());
        let long = |link: &Link| {
            let (a, b) = (middle(link.from), middle(link.to));
            (a.0 - b.0).hypot(a.1 - b.1)
        };
        web.links.iter().map(long).sum::<f64>() / number(web.links.len())
    };
    let mixed = far(&web);
    web.links = (0..40).map(|at| Link { from: at, to: (at * 7 + 7) % 40, ..Link::default() }).collect();
    assert!(far(&web) < mixed, "a plain ring is drawn with shorter links than a web, whatever the order of its nodes");
}

#[test]
fn boxes_near_a_place_are_all_that_touch_it() {
    let frame = |at: usize, side: f64| Rect::new(number(at * 37 % 500) - 60.0, number(at * 91 % 700) - 90.0, side, side / 2.0);
    let all: Vec<Rect> = (0..60).map(|at| frame(at, 20.0 + number(at))).collect();
    let near = near::Near::of(all.iter().copied());
    for at in 0..400 {
        let area = frame(at + 13, 9.0);
        assert_eq!(near.overlaps(&area), all.iter().any(|one| one.overlaps(&area)), "{area:?}");
    }
}
