//! Links between named nodes, as the functions over graphs see them.

use std::collections::BTreeMap;

use super::{Reach, items};
use crate::expr::datum::slug;
use crate::expr::{Data, Datum, ops};

/// Named nodes and the links between them. Names are compared as ids, and shown as they were first written.
pub(super) struct Web {
    pub(super) nodes: Vec<Datum>,
    /// The ids of the nodes, in order.
    pub(super) ids: Vec<String>,
    /// For each node the nodes that it leads to; parallel links count once.
    pub(super) links: Vec<BTreeMap<usize, Link>>,
    /// For each node the nodes that lead to it.
    pub(super) back: Vec<Vec<usize>>,
}

/// One link.
pub(super) struct Link {
    pub(super) edge: Datum,
    /// Whether both ends move the same way, if the link says.
    pub(super) sign: Option<bool>,
    pub(super) delayed: bool,
}

impl Web {
    /// Reads records with `from` and `to`, and `sign` and `delay` where they have them.
    pub(super) fn read(edges: &Datum, reach: &mut Reach<'_>) -> Result<Self, String> {
        let edges = items(edges)?;
        reach.budget.list(edges.len())?;
        let mut known: BTreeMap<String, Datum> = BTreeMap::new();
        let mut read = Vec::new();
        for edge in edges {
            let (from, to) = (ops::entry(edge, "from"), ops::entry(edge, "to"));
            if from.is_missing() || to.is_missing() {
                continue;
            }
            let ids = (id(&from)?, id(&to)?);
            known.entry(ids.0.clone()).or_insert(from);
            known.entry(ids.1.clone()).or_insert(to);
            read.push((ids, edge));
        }
        let ids: Vec<String> = known.keys().cloned().collect();
        let mut links: Vec<BTreeMap<usize, Link>> = ids.iter().map(|_| BTreeMap::new()).collect();
        let mut back = vec![Vec::new(); ids.len()];
        for ((from, to), edge) in read {
            if let (Ok(from), Ok(to)) = (ids.binary_search(&from), ids.binary_search(&to)) {
                let delayed = !ops::entry(edge, "delay").is_missing();
                links[from].entry(to).or_insert_with(|| Link {
                    edge: edge.clone(),
                    sign: sign(&ops::entry(edge, "sign")),
                    delayed,
                });
                back[to].push(from);
            }
        }
        Ok(Self { nodes: known.into_values().collect(), ids, links, back })
    }

    /// The position of a node by its name.
    pub(super) fn find(&self, name: &Datum) -> Result<Option<usize>, String> {
        Ok(self.ids.binary_search(&id(name)?).ok())
    }

    /// What a node leads to, in order.
    pub(super) fn targets(&self, node: usize) -> Vec<usize> {
        self.links[node].keys().copied().collect()
    }

    /// Which nodes can be reached from some, those included, going only where `next` leads.
    pub(super) fn spread(
        &self,
        from: &[usize],
        next: impl Fn(usize) -> Vec<usize>,
        reach: &mut Reach<'_>,
    ) -> Result<Vec<bool>, String> {
        let mut reached = vec![false; self.ids.len()];
        let mut open = from.to_vec();
        for node in from {
            reached[*node] = true;
        }
        while let Some(node) = open.pop() {
            let targets = next(node);
            reach.budget.spend(1 + targets.len())?;
            for target in targets {
                if !reached[target] {
                    reached[target] = true;
                    open.push(target);
                }
            }
        }
        Ok(reached)
    }
}

/// What a name is compared by.
pub(super) fn id(name: &Datum) -> Result<String, String> {
    Ok(slug(&ops::key(name)?).into_owned())
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
