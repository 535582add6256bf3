//! Every expression of the kinds that come with the program can be read.

use std::path::Path;

use orgdocs::expr::{Expr, ExprError, Template};
use orgdocs::source::SourceId;
use orgdocs::syntax::{Node, NodeData, yaml};

use super::world::World;

/// Reads every expression under a node, and counts them.
fn read(node: &Node, key: &str, world: &World, complaints: &mut Vec<String>) -> usize {
    let mut complain = |text: &str, result: Result<(), ExprError>| {
        if let Err(error) = result {
            complaints.push(format!("{text}: {} at {:?}", error.message, text.get(error.range)));
        }
        1
    };
    match &node.data {
        NodeData::Map(entries) if key == "let" => entries
            .iter()
            .map(|entry| {
                let text = entry.value.as_str().unwrap();
                complain(text, Expr::compile(text, world).map(|_| ()))
            })
            .sum(),
        NodeData::Map(entries) => {
            let fields = entries.iter().filter(|entry| !["bad", "fields", "types", "view"].contains(&entry.key.text.as_str()));
            fields.map(|entry| read(&entry.value, &entry.key.text, world, complaints)).sum()
        }
        NodeData::Seq(items) => items.iter().map(|item| read(item, key, world, complaints)).sum(),
        NodeData::Scalar(scalar) => match key {
            "expr" | "when" | "each" | "assert" | "at" => complain(&scalar.text, Expr::compile(&scalar.text, world).map(|_| ())),
            "message" => complain(&scalar.text, Template::compile(&scalar.text, world).map(|_| ())),
            _ => 0,
        },
    }
}

#[test]
fn every_expression_of_a_built_in_kind_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kind/builtin");
    let world = World::new("{}");
    let (mut complaints, mut expressions) = (Vec::new(), 0);
    for kind in walkdir::WalkDir::new(root).sort_by_file_name() {
        let kind = kind.unwrap();
        if kind.file_name() != "kind.yaml" {
            continue;
        }
        let text = std::fs::read_to_string(kind.path()).unwrap();
        let document = yaml::parse_whole(SourceId::new(0), &text).remove(0);
        assert!(document.faults.is_empty(), "{}: {:?}", kind.path().display(), document.faults);
        expressions += read(&document.root.unwrap(), "", &world, &mut complaints);
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(expressions > 300, "only {expressions} expressions were found");
}
