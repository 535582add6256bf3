//! Which link stands in which lane: links that share a row never share a lane, short ones come first.

use super::Link;

/// The lane of each link, and how many lanes there are.
pub(super) fn lanes(links: &[Link]) -> (Vec<usize>, usize) {
    let span = |link: &Link| (link.from.min(link.to), link.from.max(link.to));
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|at| {
        let (top, bottom) = span(&links[*at]);
        (bottom - top, top, *at)
    });
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lane_of = vec![0; links.len()];
    for at in order {
        let (top, bottom) = span(&links[at]);
        let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(from, to)| bottom < *from || *to < top);
        let lane = taken.iter().position(free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken[lane].push((top, bottom));
        lane_of[at] = lane;
    }
    (lane_of, taken.len())
}
