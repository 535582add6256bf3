//! Pages that want one address.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Document, Model, path};
use crate::source::Span;
use crate::syntax::{Block, Markdown};

pub(super) static RULE: Rule = Rule {
    id: "unique-address",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unique_address.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut pages: BTreeMap<String, Vec<&Document>> = BTreeMap::new();
    for document in model.documents.iter().filter(|document| document.is_ordinary_page()) {
        pages.entry(address(&document.path)).or_default().push(document);
    }
    for (address, documents) in pages {
        let Some((first, others)) = documents.split_first() else { continue };
        for other in others {
            let start = |document: &Document| match document.markdown() {
                Some(markdown) => heading(markdown).unwrap_or_else(|| markdown.body.at_start()),
                None => Span::new(document.source, 0, 0),
            };
            let draft = Draft::at(start(other), format!("{} and {} both become {address}", first.path, other.path))
                .also(start(first), "the other page")
                .help("Rename one of them.");
            sink.report(draft);
        }
    }
}

/// Where an ordinary page stands on the site, without regard to case, as some file systems have it.
fn address(file: &str) -> String {
    let folder = path::folder(file).to_lowercase();
    let stem = path::stem(file).to_lowercase();
    let stem = if stem == "readme" { "index" } else { &stem };
    if folder.is_empty() { format!("{stem}.html") } else { format!("{folder}/{stem}.html") }
}

fn heading(markdown: &Markdown) -> Option<Span> {
    markdown.outline.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(heading.span),
        _ => None,
    })
}
