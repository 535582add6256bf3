//! What the drawing holds for inputs of every size.

use super::*;

fn many(count: usize) -> Interactions {
    let shapes = [
        TeamShape::StreamAligned,
        TeamShape::Platform,
        TeamShape::Enabling,
        TeamShape::ComplicatedSubsystem,
        TeamShape::Undefined,
    ];
    let modes = [Mode::Collaboration, Mode::XAsAService, Mode::Facilitating];
    let neighbour = |i: usize| Neighbour {
        name: "a-team-with-an-extraordinarily-long-name-without-any-spaces and more words".repeat(1 + i % 2),
        shape: shapes[i % 5],
        mode: modes[i % 3],
        outgoing: i.is_multiple_of(4),
        purpose: "Discover the real-time risk API together until nobody has to wait for a review ".repeat(1 + i % 3),
        time: (i.is_multiple_of(2)).then(|| "until 29 May 2026, which is quite some time from now and longer".into()),
        overdue: i.is_multiple_of(5),
        expected: i.is_multiple_of(7),
        ..Neighbour::default()
    };
    Interactions {
        team: "Payments & <Reminders>".into(),
        neighbours: (0..count).map(neighbour).collect(),
        ..Interactions::default()
    }
}

#[test]
fn no_two_texts_overlap_and_none_leaves_the_picture() {
    for count in 0..=40 {
        let (svg, size) = draw::draw(&many(count));
        for (i, (a, text)) in svg.labels.iter().enumerate() {
            assert!(a.x >= 0.0 && a.right() <= size.0 && a.y >= 0.0 && a.bottom() <= size.1, "{count}: {text:?} {a:?} {size:?}");
            for (b, other) in &svg.labels[i + 1..] {
                assert!(!a.overlaps(b), "{count}: {text:?} {a:?} on {other:?} {b:?}");
            }
        }
    }
}

#[test]
fn the_triangle_points_at_the_consumer() {
    let service = |outgoing| {
        let neighbours = vec![Neighbour { mode: Mode::XAsAService, outgoing, ..Neighbour::default() }];
        draw::draw(&Interactions { neighbours, ..Interactions::default() }).0.finish("i", "", (1.0, 1.0), "", "")
    };
    let tip = |svg: &str| {
        let points =
            svg.split("d-mode-shape\" points=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
        let xs: Vec<f64> = points.split([' ', ',']).step_by(2).filter_map(|x| x.parse().ok()).collect();
        xs[1] - xs[0]
    };
    assert!(tip(&service(true)) > 0.0, "we provide: the neighbour on the right consumes");
    assert!(tip(&service(false)) > 0.0, "they provide: we, on their right, consume");
}

#[test]
fn the_table_says_who_serves_whom() {
    let table = table(&many(6));
    let words: String = format!("{:?}", table.rows);
    assert!(words.contains("X-as-a-Service: ") && words.contains(" → Payments & <Reminders>") && words.contains("overdue"));
}
