//! What the drawing holds for inputs of every size.

use super::*;

fn many(bars: usize, links: usize) -> Lanes {
    let shapes = [
        TeamShape::Enabling,
        TeamShape::StreamAligned,
        TeamShape::Undefined,
        TeamShape::ComplicatedSubsystem,
        TeamShape::Platform,
    ];
    let signs = [
        Sign::Mode(Mode::Collaboration),
        Sign::Mode(Mode::XAsAService),
        Sign::Mode(Mode::Facilitating),
        Sign::Waits(Severity::Blocking),
    ];
    let bar = |at: usize| Bar {
        name: "a-team-with-an-extraordinarily-long-name-without-any-spaces and more words".repeat(1 + at % 2),
        shape: shapes[at * 5 / bars.max(1)],
        customer: at.is_multiple_of(2).then(|| "Small businesses with fewer than twenty people".to_owned()),
        ..Bar::default()
    };
    let link = |at: usize| Link {
        from: at * 7 % bars,
        to: (at * 7 + 1 + at % 5) % bars,
        sign: signs[at % 4],
        tooltip: "<both>".to_owned(),
        late: at.is_multiple_of(3),
        heavy: at.is_multiple_of(4),
    };
    Lanes { bars: (0..bars).map(bar).collect(), links: (0..links).map(link).collect(), ..Lanes::default() }
}

#[test]
fn no_two_texts_overlap_and_none_leaves_the_picture() {
    for (bars, links) in [(1, 0), (2, 1), (4, 6), (12, 30), (40, 160)] {
        let (svg, size) = draw::draw(&many(bars, links));
        for (at, (one, text)) in svg.labels.iter().enumerate() {
            assert!(
                one.x >= 0.0 && one.right() <= size.0 && one.y >= 0.0 && one.bottom() <= size.1,
                "{bars}: {text:?} {one:?} {size:?}"
            );
            for (other, words) in &svg.labels[at + 1..] {
                assert!(!one.overlaps(other), "{bars}: {text:?} {one:?} on {words:?} {other:?}");
            }
        }
    }
}

#[test]
fn links_that_share_a_row_have_lanes_of_their_own() {
    let input = many(40, 160);
    let (lane_of, count) = layout::lanes(&input.links);
    assert!(count < input.links.len(), "lanes are shared");
    let span = |link: &Link| (link.from.min(link.to), link.from.max(link.to));
    for (a, one) in input.links.iter().enumerate() {
        for (b, other) in input.links.iter().enumerate().skip(a + 1) {
            let (one, other) = (span(one), span(other));
            let apart = one.1 < other.0 || other.1 < one.0;
            assert!(apart || lane_of[a] != lane_of[b], "{one:?} and {other:?} share lane {}", lane_of[a]);
        }
    }
}
