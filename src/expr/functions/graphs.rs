//! Functions over links: every cycle, the shortest path, what can be reached.

use std::collections::{BTreeSet, VecDeque};

use super::web::{self, Web};
use super::{Function, Reach, items, map, text_shape};
use crate::expr::{Data, Datum, Shape};

pub(super) const TABLE: &[Function] = &[
    Function::new("cycles", cycles).giving(|_| Shape::Any.list()),
    Function::new("path", path).taking(3, 3).giving(|_| Shape::Any.list()),
    Function::new("reachable", reachable).taking(2, 2).giving(|_| Shape::Any.list()),
    Function::new("canon", canon).giving(super::first_shape),
    Function::new("loop_id", loop_id).giving(text_shape),
];

/// More cycles than this nobody reads; a list of so many may not be all.
const MOST: usize = 64;

/// The ways to come back to a node without meeting another twice, each once, from its first node by id; no more than 64.
///
/// After Johnson, Finding all the elementary circuits of a directed graph (1975): a node from which the way back is barred is not
/// tried again before the bar is lifted, so that the time for each cycle is bounded by the size of the graph.
fn cycles(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let web = Web::read(&arguments[0], reach)?;
    let mut found = Vec::new();
    for least in 0..web.ids.len() {
        let later = |nodes: Vec<usize>| nodes.into_iter().filter(|node| *node >= least).collect();
        let ahead = web.spread(&[least], |node| later(web.targets(node)), reach)?;
        let behind = web.spread(&[least], |node| later(web.back[node].clone()), reach)?;
        let within = |node: usize| ahead[node] && behind[node];
        Search::from(least, &web, &within).run(&mut found, reach)?;
        if found.len() == MOST {
            break;
        }
    }
    Ok(found.iter().map(|path| cycle(&web, path)).collect::<Vec<_>>().into())
}

/// The cycles through one node and later ones.
struct Search<'w> {
    web: &'w Web,
    within: &'w dyn Fn(usize) -> bool,
    path: Vec<usize>,
    barred: Vec<bool>,
    /// The nodes whose bar is lifted together with that of a node.
    waiting: Vec<BTreeSet<usize>>,
    open: Vec<Step>,
}

/// A node of the path, what is left to try from it, and whether a cycle was found beyond it.
struct Step {
    rest: std::vec::IntoIter<usize>,
    closed: bool,
}

impl<'w> Search<'w> {
    fn from(least: usize, web: &'w Web, within: &'w dyn Fn(usize) -> bool) -> Self {
        let count = web.ids.len();
        let mut search = Self {
            web,
            within,
            path: Vec::new(),
            barred: vec![false; count],
            waiting: vec![BTreeSet::new(); count],
            open: Vec::new(),
        };
        search.enter(least);
        search
    }

    fn enter(&mut self, node: usize) {
        self.barred[node] = true;
        self.path.push(node);
        self.open.push(Step { rest: self.web.targets(node).into_iter(), closed: false });
    }

    fn run(mut self, found: &mut Vec<Vec<usize>>, reach: &mut Reach<'_>) -> Result<(), String> {
        let least = self.path[0];
        while let Some(step) = self.open.last_mut() {
            reach.budget.spend(1)?;
            match step.rest.next() {
                Some(next) if next == least => {
                    step.closed = true;
                    reach.budget.spend(self.path.len())?;
                    found.push(self.path.clone());
                    if found.len() == MOST {
                        return Ok(());
                    }
                }
                Some(next) if (self.within)(next) && !self.barred[next] => self.enter(next),
                Some(_) => {}
                None => self.leave(),
            }
        }
        Ok(())
    }

    fn leave(&mut self) {
        let (Some(step), Some(node)) = (self.open.pop(), self.path.pop()) else { return };
        if !step.closed {
            for target in self.web.targets(node).into_iter().filter(|target| (self.within)(*target)) {
                self.waiting[target].insert(node);
            }
            return;
        }
        if let Some(before) = self.open.last_mut() {
            before.closed = true;
        }
        let mut lifted = vec![node];
        while let Some(node) = lifted.pop() {
            if std::mem::replace(&mut self.barred[node], false) {
                lifted.extend(std::mem::take(&mut self.waiting[node]));
            }
        }
    }
}

/// A cycle as expressions see it.
fn cycle(web: &Web, path: &[usize]) -> Datum {
    let after = |at: usize| path[(at + 1) % path.len()];
    let links: Vec<_> = path.iter().enumerate().filter_map(|(at, node)| web.links[*node].get(&after(at))).collect();
    let sign = links.iter().try_fold(true, |sign, link| link.sign.map(|other| sign == other));
    let word = |yes: &str, no: &str| sign.map_or_else(Datum::missing, |sign| Datum::from(if sign { yes } else { no }));
    let nodes: Vec<Datum> = path.iter().map(|node| web.nodes[*node].clone()).collect();
    let names: Vec<String> = nodes.iter().chain(nodes.first()).map(Datum::words).collect();
    map([
        ("path", nodes.into()),
        ("sign", word("+", "-")),
        ("type", word("R", "B")),
        ("delayed", links.iter().any(|link| link.delayed).into()),
        ("links", links.iter().map(|link| link.edge.clone()).collect::<Vec<_>>().into()),
        ("id", joined(path.iter().map(|node| web.ids[*node].as_str())).into()),
        ("text", names.join(" → ").into()),
    ])
}

/// The shortest way along the links, both ends included; missing when there is none.
fn path(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let web = Web::read(&arguments[0], reach)?;
    let (Some(from), Some(to)) = (web.find(&arguments[1])?, web.find(&arguments[2])?) else { return Ok(Datum::missing()) };
    let mut reached: Vec<Option<usize>> = vec![None; web.ids.len()];
    reached[from] = Some(from);
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        reach.budget.spend(1 + web.links[at].len())?;
        for next in web.targets(at) {
            if reached[next].is_none() {
                reached[next] = Some(at);
                open.push_back(next);
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

/// Everything that links lead to from a node, or from any of several, those included: a value chain from its anchors down.
fn reachable(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let web = Web::read(&arguments[0], reach)?;
    let from = match &arguments[1].data {
        Data::List(items) => items.to_vec(),
        _ => vec![arguments[1].clone()],
    };
    reach.budget.list(from.len())?;
    let from = from.iter().filter_map(|name| web.find(name).transpose()).collect::<Result<Vec<_>, _>>()?;
    let reached = web.spread(&from, |node| web.targets(node), reach)?;
    let nodes = web.nodes.into_iter().zip(reached);
    Ok(nodes.filter(|(_, reached)| *reached).map(|(node, _)| node).collect::<Vec<_>>().into())
}

/// A closed path from its first node by id, without the repeated end, so that two ways to write a cycle are equal.
fn canon(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let mut path = items(&arguments[0])?.to_vec();
    reach.budget.list(path.len())?;
    let mut ids = path.iter().map(web::id).collect::<Result<Vec<_>, _>>()?;
    if ids.len() > 1 && ids.first() == ids.last() {
        path.pop();
        ids.pop();
    }
    let least = (0..ids.len()).min_by(|a, b| {
        let from = |at: usize| ids[at..].iter().chain(&ids[..at]);
        from(*a).cmp(from(*b))
    });
    path.rotate_left(least.unwrap_or(0));
    Ok(path.into())
}

/// What two ways to write a cycle have in common: the ids along it, from the first. It equals the `id` of the same cycle.
fn loop_id(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let path = canon(arguments, reach)?;
    let ids = items(&path)?.iter().map(web::id).collect::<Result<Vec<_>, _>>()?;
    Ok(joined(ids.iter().map(String::as_str)).into())
}

fn joined<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    ids.collect::<Vec<_>>().join(" → ")
}
