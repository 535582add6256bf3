//! Cycles and reachability over relations between artifacts.

use std::collections::BTreeMap;

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::ArtifactId;

/// The shortest cycle through each strongly connected part of a relation, starting at its smallest member.
pub fn cycles(edges: &[(ArtifactId, ArtifactId)]) -> Vec<Vec<ArtifactId>> {
    let mut graph: DiGraph<ArtifactId, ()> = DiGraph::new();
    let mut nodes: BTreeMap<ArtifactId, NodeIndex> = BTreeMap::new();
    for (from, to) in edges {
        let [from, to] = [from, to].map(|id| *nodes.entry(*id).or_insert_with(|| graph.add_node(*id)));
        graph.update_edge(from, to, ());
    }
    let mut found: Vec<Vec<ArtifactId>> = tarjan_scc(&graph)
        .into_iter()
        .filter(|part| part.len() > 1 || graph.contains_edge(part[0], part[0]))
        .filter_map(|part| {
            let start = part.iter().copied().min_by_key(|node| graph[*node])?;
            shortest_cycle(&graph, start)
        })
        .collect();
    found.sort();
    found
}

fn shortest_cycle(graph: &DiGraph<ArtifactId, ()>, start: NodeIndex) -> Option<Vec<ArtifactId>> {
    let mut came_from: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
    let mut wave = vec![start];
    while !wave.is_empty() {
        let mut next = Vec::new();
        for node in wave {
            let mut after: Vec<NodeIndex> = graph.neighbors(node).collect();
            after.sort_by_key(|node| graph[*node]);
            for to in after {
                if to == start {
                    let mut path = vec![graph[node]];
                    let mut at = node;
                    while let Some(before) = came_from.get(&at) {
                        path.push(graph[*before]);
                        at = *before;
                    }
                    path.reverse();
                    return Some(path);
                }
                if let std::collections::btree_map::Entry::Vacant(free) = came_from.entry(to) {
                    free.insert(node);
                    next.push(to);
                }
            }
        }
        wave = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_cycle_once_from_its_smallest_member() {
        let id = ArtifactId::at;
        let edges = [(id(3), id(1)), (id(1), id(2)), (id(2), id(3)), (id(4), id(4)), (id(5), id(1))];
        assert_eq!(cycles(&edges), vec![vec![id(1), id(2), id(3)], vec![id(4)]]);
        assert!(cycles(&[(id(1), id(2)), (id(2), id(3))]).is_empty());
    }
}
