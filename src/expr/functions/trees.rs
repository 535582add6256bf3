//! Functions over trees: records that hold records of their own sort in a field.

use super::{Function, Reach, map, plain, text};
use crate::expr::{Data, Datum, Shape, budget, ops};

pub(super) const TABLE: &[Function] = &[
    Function::new("nodes", nodes).taking(2, 2).giving(nodes_shape),
    Function::new("tree", tree).taking(2, 2).giving(|_| Shape::Any.list()),
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
    let mut found = Vec::new();
    walk(arguments, reach, &mut |node, _, _| found.push(node))?;
    Ok(found.into())
}

/// The same with what stands around each: `node`, its `depth` (a root has 1), its `parent`, and its `children`.
fn tree(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let field = text(&arguments[1])?;
    let mut found = Vec::new();
    walk(arguments, reach, &mut |node, depth, parent| {
        let origin = node.origin;
        let children = match ops::entry(&node, field).data {
            Data::List(items) => Datum::of(Data::List(items)),
            Data::Missing | Data::Unread => Vec::new().into(),
            other => vec![Datum::of(other)].into(),
        };
        let entry = map([("node", node), ("depth", plain(depth)), ("parent", parent), ("children", children)]);
        found.push(Datum { origin, ..entry });
    })?;
    Ok(found.into())
}

/// Shows each node with its depth and parent; missing ones are left out.
fn walk(arguments: &[Datum], reach: &mut Reach<'_>, see: &mut impl FnMut(Datum, usize, Datum)) -> Result<(), String> {
    let field = text(&arguments[1])?;
    let mut seen = 0;
    let mut open: Vec<(Datum, usize, Datum)> = Vec::new();
    let push = |below: &Datum, depth: usize, parent: &Datum, open: &mut Vec<(Datum, usize, Datum)>| match &below.data {
        Data::Missing | Data::Unread => {}
        Data::List(items) => open.extend(items.iter().rev().map(|item| (item.clone(), depth, parent.clone()))),
        _ => open.push((below.clone(), depth, parent.clone())),
    };
    push(&arguments[0], 1, &Datum::missing(), &mut open);
    while let Some((node, depth, parent)) = open.pop() {
        if depth > budget::DEPTH + 1 {
            return Err("the tree is too deep".to_owned());
        }
        if node.is_missing() {
            continue;
        }
        reach.budget.spend(1)?;
        push(&ops::entry(&node, field), depth + 1, &node, &mut open);
        seen += 1;
        budget::list_fits(open.len().max(seen))?;
        see(node, depth, parent);
    }
    Ok(())
}
