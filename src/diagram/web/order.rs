//! The order of nodes around a ring, and their layers from causes to effects.

use super::Web;

/// The longest loop first, then every other node beside one that it is linked with: fewer lines cross.
pub(super) fn ring(web: &Web) -> Vec<usize> {
    let count = web.nodes.len();
    let longest = web.loops.iter().max_by_key(|of| (of.over.len(), std::cmp::Reverse(&of.letter)));
    let (mut order, mut stands) = (Vec::new(), vec![false; count]);
    for at in longest.into_iter().flat_map(|of| &of.over).filter(|at| **at < count) {
        if !std::mem::replace(&mut stands[*at], true) {
            order.push(*at);
        }
    }
    // The other end of each link of a node, and how far behind that end the node belongs.
    let mut linked: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
    for link in web.links.iter().filter(|link| link.from != link.to && link.from < count && link.to < count) {
        linked[link.from].push((link.to, 0));
        linked[link.to].push((link.from, 1));
    }
    let mut rest: Vec<usize> = (0..count).filter(|at| !stands[*at]).collect();
    while !rest.is_empty() {
        let beside = |node: usize| linked[node].iter().find(|(other, _)| stands[*other]);
        let next = rest.iter().enumerate().find_map(|(at, node)| Some((at, *beside(*node)?)));
        let place = next.and_then(|(_, (other, behind))| Some(order.iter().position(|at| *at == other)? + behind));
        let node = rest.remove(next.map_or(0, |(at, _)| at));
        stands[node] = true;
        order.insert(place.unwrap_or(order.len()), node);
    }
    order
}

/// For every node how far it is from those that nothing leads to; a link that would close a circle counts for nothing.
pub(super) fn layers(web: &Web) -> Vec<usize> {
    let count = web.nodes.len();
    let mut state = vec![Visit::New; count];
    let mut forward = Vec::new();
    for start in 0..count {
        follow(web, start, &mut state, &mut forward);
    }
    let mut layer = vec![0; count];
    for _ in 0..count {
        for (from, to) in &forward {
            layer[*to] = layer[*to].max(layer[*from] + 1);
        }
    }
    layer
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// Depth first; links back to an open node are left out.
fn follow(web: &Web, start: usize, state: &mut [Visit], forward: &mut Vec<(usize, usize)>) {
    if state[start] != Visit::New {
        return;
    }
    let below = |at: usize| -> Vec<usize> {
        let own = web.links.iter().filter(|link| link.from == at && link.to < web.nodes.len() && link.to != at);
        own.map(|link| link.to).rev().collect()
    };
    let mut open = vec![(start, below(start))];
    state[start] = Visit::Open;
    while let Some((at, rest)) = open.last_mut() {
        let at = *at;
        match rest.pop() {
            Some(next) => {
                if state[next] != Visit::Open {
                    forward.push((at, next));
                }
                if state[next] == Visit::New {
                    state[next] = Visit::Open;
                    open.push((next, below(next)));
                }
            }
            None => {
                state[at] = Visit::Done;
                open.pop();
            }
        }
    }
}
