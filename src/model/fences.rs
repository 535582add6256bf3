//! Fenced blocks of a body to the fields of a kind.

use crate::kind::{Base, Kind};
use crate::source::SourceId;
use crate::syntax::{Block, Entry, Fault, FaultKind, Node, NodeData, Outline};

use super::sections::Found;

/// What the fenced blocks of a body give to a kind that reads some.
pub(super) fn read(outline: &Outline, kind: &Kind, source: SourceId, text: &str) -> (Vec<Found>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let mut first = true;
    for block in outline.blocks.iter().filter(|_| !kind.fences.is_empty()) {
        let Block::Code(code) = block else { continue };
        let Some(fence) = kind.fences.iter().find(|fence| fence.reads(&code.language, &code.text)) else { continue };
        if !std::mem::replace(&mut first, false) {
            let message = format!("a second `{}` block; one document holds one", code.language);
            faults.push(Fault { span: code.span, kind: FaultKind::Fence { message } });
            continue;
        }
        let fenced = fence.read(source, text, code.span);
        faults.extend(fenced.faults);
        for Entry { key, value } in fenced.entries {
            let Some(field) = kind.fields.find(&key.text) else { continue };
            let node = known(value, &field.of.base, kind);
            // A document may have its title above the block.
            let heading = if field.envelope { String::new() } else { code.language.clone() };
            found.push(Found { field: field.name.clone(), key: key.span, heading, node, block: code.span });
        }
    }
    (found, faults)
}

/// A value without the entries that the kind has no field for: they are about the drawing.
fn known(node: Node, base: &Base, kind: &Kind) -> Node {
    let each = |entry: Entry, base: &Base| Entry { value: known(entry.value, base, kind), ..entry };
    let data = match (node.data, base) {
        (NodeData::Seq(items), _) => NodeData::Seq(items.into_iter().map(|item| known(item, base, kind)).collect()),
        (NodeData::Map(entries), Base::Map(value)) => {
            NodeData::Map(entries.into_iter().map(|entry| each(entry, value)).collect())
        }
        (NodeData::Map(entries), Base::Record(name)) => {
            let fields = kind.record(name).map(|of| &of.fields);
            let known = entries.into_iter().filter_map(|entry| {
                let field = fields?.find(&entry.key.text)?;
                Some(each(entry, &field.of.base))
            });
            NodeData::Map(known.collect())
        }
        (data, _) => data,
    };
    Node { data, ..node }
}
