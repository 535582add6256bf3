//! User journeys as Mermaid writes them: `section Gather`, `Opens the inbox: 3: Dana, Kim`.

use crate::syntax::{Entry, Node, NodeData};

use super::Fenced;
use super::lines::{Lines, Piece};

/// A section with its steps.
struct Phase<'t> {
    name: Piece<'t>,
    steps: Vec<Node>,
}

pub(super) fn read(lines: Lines<'_>) -> Fenced {
    let mut found = Fenced::default();
    let mut phases: Vec<Phase<'_>> = Vec::new();
    let mut title = None;
    for line in lines.skip(1) {
        if let Some(words) = line.after_word("title") {
            title = Some(words);
        } else if let Some(name) = line.after_word("section") {
            phases.push(Phase { name, steps: Vec::new() });
        } else if line.text.starts_with("accTitle") || line.text.starts_with("accDescr") {
            // Words for screen readers; our page has its own.
        } else if let Some(step) = step(line) {
            match phases.last_mut() {
                Some(phase) => phase.steps.push(step),
                None => phases.push(Phase { name: title.unwrap_or(line), steps: vec![step] }),
            }
        } else {
            found.faults.push(line.fault(format!("'{}' is neither a section nor a step", line.text)));
        }
    }
    found.entries.extend(title.map(|title| title.entry("title")));
    if let (Some(first), Some(last)) = (phases.first().map(|phase| phase.name), phases.last().map(|phase| phase.name)) {
        let span = first.to(last);
        let nodes = phases.into_iter().map(phase).collect();
        found.entries.push(Entry { key: first.key("phases"), value: Node { span, data: NodeData::Seq(nodes) } });
    }
    found
}

fn phase(phase: Phase<'_>) -> Node {
    let span = phase.steps.last().map_or(phase.name.span(), |last| phase.name.span().cover(last.span));
    let steps = Entry { key: phase.name.key("steps"), value: Node { span, data: NodeData::Seq(phase.steps) } };
    Node { span, data: NodeData::Map(vec![phase.name.entry("name"), steps]) }
}

/// `action: feeling: actors`; the actors may be left out.
fn step(line: Piece<'_>) -> Option<Node> {
    let (action, rest) = line.split(":")?;
    let (feeling, actors) = rest.split(":").map_or((rest, None), |(feeling, actors)| (feeling, Some(actors)));
    let mut entries = vec![action.entry("action")];
    if !feeling.text.is_empty() {
        entries.push(Entry { key: feeling.key("feeling"), value: feeling.node() });
    }
    if let Some(actors) = actors.filter(|actors| !actors.text.is_empty()) {
        let mut start = 0;
        let names = actors.text.split(',').map(|name| {
            let piece = actors.part(start, start + name.len());
            start += name.len() + 1;
            piece.words()
        });
        entries
            .push(Entry { key: actors.key("actors"), value: Node { span: actors.span(), data: NodeData::Seq(names.collect()) } });
    }
    Some(Node { span: line.span(), data: NodeData::Map(entries) })
}
