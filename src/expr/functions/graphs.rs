//! Functions over trees and links: every node, every cycle, the shortest path.

use std::collections::{BTreeMap, VecDeque};

use super::{Function, Reach, items, map, text};
use crate::expr::{Data, Datum, Shape, budget, ops};

pub(super) const TABLE: &[Function] = &[
    Function::new("nodes", nodes).taking(2, 2).giving(nodes_shape),
    Function::new("cycles", cycles).giving(|_| Shape::Any.list()),
    Function::new("path", path).taking(3, 3).giving(|_| Shape::Any.list()),
    Function::new("canon", canon).giving(super::first_shape),
];

fn nodes_shape(arguments: &[Shape]) -> Shape {
    match arguments.first() {
        Some(Shape::List(element)) => (**element).clone().list(),
        Some(record @ Shape::Record(_)) => record.clone().list(),
        _ => Shape::Any.list(),
    }
}

/// The roots and everything below them under a field, parents before children.
fn nodes(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let field = text(&arguments[1])?;
    let mut found = Vec::new();
    let mut open: Vec<(Datum, usize)> = Vec::new();
    let push = |datum: &Datum, depth: usize, open: &mut Vec<(Datum, usize)>| match &datum.data {
        Data::Missing | Data::Unread => {}
        Data::List(items) => open.extend(items.iter().rev().map(|item| (item.clone(), depth))),
        _ => open.push((datum.clone(), depth)),
    };
    push(&arguments[0], 0, &mut open);
    while let Some((node, depth)) = open.pop() {
        if depth > budget::DEPTH {
            return Err("the tree is too deep".to_owned());
        }
        if node.is_missing() {
            continue;
        }
        reach.budget.spend(1)?;
        push(&ops::entry(&node, field), depth + 1, &mut open);
        found.push(node);
        budget::list_fits(found.len().max(open.len()))?;
    }
    Ok(found.into())
}

/// Links between named nodes, the nodes in the order of their names.
struct Web {
    nodes: Vec<Datum>,
    names: Vec<String>,
    /// For each node the nodes that it leads to, with the sign of the link; parallel links count once.
    links: Vec<BTreeMap<usize, Option<bool>>>,
}

impl Web {
    fn read(edges: &Datum, reach: &mut Reach<'_>) -> Result<Self, String> {
        let edges = items(edges)?;
        reach.budget.list(edges.len())?;
        let mut known: BTreeMap<String, Datum> = BTreeMap::new();
        let mut read = Vec::new();
        for edge in edges {
            let (from, to) = (ops::entry(edge, "from"), ops::entry(edge, "to"));
            if from.is_missing() || to.is_missing() {
                continue;
            }
            let names = (ops::key(&from)?, ops::key(&to)?);
            known.entry(names.0.clone()).or_insert(from);
            known.entry(names.1.clone()).or_insert(to);
            read.push((names, sign(&ops::entry(edge, "sign"))));
        }
        let names: Vec<String> = known.keys().cloned().collect();
        let mut links = vec![BTreeMap::new(); names.len()];
        for ((from, to), sign) in read {
            if let (Ok(from), Ok(to)) = (names.binary_search(&from), names.binary_search(&to)) {
                links[from].entry(to).or_insert(sign);
            }
        }
        Ok(Self { nodes: known.into_values().collect(), names, links })
    }

    /// The nodes from `least` on that lead to it without passing a smaller one.
    fn leading_to(&self, least: usize, reach: &mut Reach<'_>) -> Result<Vec<bool>, String> {
        let mut leads = vec![false; self.names.len()];
        let mut grown = true;
        leads[least] = true;
        while grown {
            grown = false;
            reach.budget.spend(self.names.len())?;
            for at in least..self.names.len() {
                if !leads[at] && self.links[at].keys().any(|to| leads[*to]) {
                    leads[at] = true;
                    grown = true;
                }
            }
        }
        Ok(leads)
    }

    /// A cycle as expressions see it.
    fn cycle(&self, path: &[usize]) -> Datum {
        let mut sign = Some(true);
        for (at, node) in path.iter().enumerate() {
            let next = path[(at + 1) % path.len()];
            let link = self.links[*node].get(&next).copied().flatten();
            sign = sign.zip(link).map(|(sign, link)| sign == link);
        }
        let names: Vec<&str> = path.iter().chain(path.first()).map(|node| self.names[*node].as_str()).collect();
        let sign = sign.map_or_else(Datum::missing, |sign| Datum::from(if sign { "+" } else { "-" }));
        let nodes: Vec<Datum> = path.iter().map(|node| self.nodes[*node].clone()).collect();
        map([("path", nodes.into()), ("sign", sign), ("text", names.join(" → ").into())])
    }
}

fn sign(datum: &Datum) -> Option<bool> {
    match &datum.data {
        Data::Text(text) => match &**text {
            "+" | "s" | "same" => Some(true),
            "-" | "−" | "o" | "opposite" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Every way to come back to a node without meeting another twice, each once, from its first node by name.
///
/// Depth-first from each node over nodes of later names only, as in Tiernan (1970), leaving out what cannot come back.
fn cycles(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let web = Web::read(&arguments[0], reach)?;
    let mut found = Vec::new();
    for least in 0..web.names.len() {
        let leads = web.leading_to(least, reach)?;
        let mut path = vec![least];
        let mut on_path = vec![false; web.names.len()];
        let mut open: Vec<Vec<usize>> = vec![web.links[least].keys().rev().copied().collect()];
        while let Some(rest) = open.last_mut() {
            reach.budget.spend(1)?;
            match rest.pop() {
                Some(next) if next == least => {
                    found.push(web.cycle(&path));
                    budget::list_fits(found.len())?;
                    reach.budget.spend(path.len())?;
                }
                Some(next) if next > least && leads[next] && !on_path[next] => {
                    on_path[next] = true;
                    path.push(next);
                    open.push(web.links[next].keys().rev().copied().collect());
                }
                Some(_) => {}
                None => {
                    open.pop();
                    if let Some(left) = path.pop() {
                        on_path[left] = false;
                    }
                }
            }
        }
    }
    Ok(found.into())
}

/// The shortest way along the links, both ends included; missing when there is none.
fn path(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let web = Web::read(&arguments[0], reach)?;
    let (from, to) = (ops::key(&arguments[1])?, ops::key(&arguments[2])?);
    let (Ok(from), Ok(to)) = (web.names.binary_search(&from), web.names.binary_search(&to)) else { return Ok(Datum::missing()) };
    let mut reached: Vec<Option<usize>> = vec![None; web.names.len()];
    reached[from] = Some(from);
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        reach.budget.spend(1 + web.links[at].len())?;
        for next in web.links[at].keys() {
            if reached[*next].is_none() {
                reached[*next] = Some(at);
                open.push_back(*next);
            }
        }
    }
    if reached[to].is_none() {
        return Ok(Datum::missing());
    }
    let mut way = vec![to];
    while let Some(before) = way.last().and_then(|at| reached[*at]).filter(|_| way.last() != Some(&from)) {
        way.push(before);
    }
    Ok(way.into_iter().rev().map(|at| web.nodes[at].clone()).collect::<Vec<_>>().into())
}

/// A closed path from its first node by name, without the repeated end, so that two ways to write a cycle are equal.
fn canon(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let mut path = items(&arguments[0])?.to_vec();
    reach.budget.list(path.len())?;
    if let [first, .., last] = path.as_slice()
        && ops::equal(first, last, reach.budget)? == Some(true)
    {
        path.pop();
    }
    let names = path.iter().map(ops::key).collect::<Result<Vec<_>, _>>()?;
    let least = (0..names.len()).min_by(|a, b| {
        let from = |at: usize| names[at..].iter().chain(&names[..at]);
        from(*a).cmp(from(*b))
    });
    path.rotate_left(least.unwrap_or(0));
    Ok(path.into())
}
