//! Lists in prose: a fenced `orgdocs` block that asks for documents of a kind and shows them wherever it stands.

use std::ops::Range;

use crate::kind::{Catalogue, Kind, KindId};
use crate::source::{SourceId, Span};
use crate::syntax::typed::Spanned;
use crate::syntax::{Code, Node, nearest, yaml};

/// The word after the fence.
pub const LIVE_LIST: &str = "orgdocs";

/// The keys of a block.
const KEYS: [&str; 5] = ["kind", "where", "columns", "sort", "as"];
/// Names for columns and sorting beside those of the kind.
const EVERYWHERE: [&str; 2] = ["title", "accountable"];

/// What a block asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveList {
    pub kind: KindId,
    /// A condition over one document, in the language of checks.
    pub question: Option<Spanned<String>>,
    /// Fields and computed values, after the title.
    pub columns: Vec<String>,
    /// The value that gives the order, and whether the greatest comes first.
    pub sort: Option<(String, bool)>,
    /// Cards, and no table.
    pub cards: bool,
}

/// A mistake in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFault {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}

impl LiveList {
    /// Reads a block of a file; all its mistakes where it has some.
    ///
    /// # Errors
    /// What cannot be read, an unknown key, kind or field, a condition that is none.
    pub fn read(catalogue: &Catalogue, source: SourceId, file: &str, block: &Code) -> Result<Self, Vec<ListFault>> {
        let document = yaml::parse_one(source, file, inside(file, block.span));
        let mut faults: Vec<ListFault> =
            document.faults.iter().map(|fault| ListFault::new(fault.span, fault.kind.in_words(), None)).collect();
        let entries = document.root.as_ref().and_then(Node::as_map).unwrap_or_default();
        for entry in entries.iter().filter(|entry| !KEYS.contains(&entry.key.text.as_str())) {
            let message = format!("a list has no `{}`", entry.key.text);
            faults.push(ListFault::new(entry.key.span, message, Some(suggest(&entry.key.text, KEYS.into_iter()))));
        }
        let given = |key: &str| entries.iter().find(|entry| entry.key.text == key).map(|entry| &entry.value);
        let Some((id, kind)) = given("kind").and_then(|node| found(catalogue, node, &mut faults)) else {
            if given("kind").is_none() && document.faults.is_empty() {
                let help = "Say which kind it lists, as in `kind: team`.".to_owned();
                faults.push(ListFault::new(
                    first_line(file, block.span),
                    "this list does not say of what".to_owned(),
                    Some(help),
                ));
            }
            return Err(faults);
        };
        let question = given("where").and_then(|node| condition(kind, file, node, &mut faults));
        let columns = given("columns").map(|node| columns(kind, node, &mut faults)).unwrap_or_default();
        let sort = given("sort").and_then(|node| {
            let written = text(node, &mut faults)?;
            let name = written.trim_start_matches('-');
            known(kind, node.span, name, &mut faults).then(|| (name.to_owned(), written.starts_with('-')))
        });
        let cards = given("as").and_then(|node| match text(node, &mut faults)? {
            "cards" => Some(true),
            "table" => Some(false),
            other => {
                let help = Some("Write `as: table` or `as: cards`.".to_owned());
                faults.push(ListFault::new(node.span, format!("a list cannot be shown as '{other}'"), help));
                None
            }
        });
        if faults.is_empty() {
            Ok(Self { kind: id, question, columns, sort, cards: cards.unwrap_or(false) })
        } else {
            Err(faults)
        }
    }
}

impl ListFault {
    fn new(span: Span, message: String, help: Option<String>) -> Self {
        Self { span, message, help }
    }
}

/// What stands between the fences.
fn inside(file: &str, span: Span) -> Range<u32> {
    let block = file.get(span.start as usize..span.end as usize).unwrap_or_default();
    let first = block.find('\n').map_or(block.len(), |at| at + 1);
    let trimmed = block.trim_end();
    let last = trimmed.rfind('\n').map_or(first, |at| at + 1);
    let closes = trimmed[last.min(trimmed.len())..].trim_start().starts_with(['`', '~']);
    let end = if closes { last } else { block.len() };
    let offset = |at: usize| span.start + u32::try_from(at).unwrap_or_default();
    offset(first)..offset(end.max(first))
}

fn first_line(file: &str, span: Span) -> Span {
    let block = file.get(span.start as usize..span.end as usize).unwrap_or_default();
    let length = block.lines().next().unwrap_or_default().len();
    Span { end: span.start + u32::try_from(length).unwrap_or_default(), ..span }
}

fn suggest<'k>(written: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    match nearest(written, known.clone()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("It may say: {}.", known.collect::<Vec<_>>().join(", ")),
    }
}

fn text<'n>(node: &'n Node, faults: &mut Vec<ListFault>) -> Option<&'n str> {
    if node.as_str().is_none() {
        faults.push(ListFault::new(node.span, "one word belongs here".to_owned(), None));
    }
    node.as_str()
}

fn found<'c>(catalogue: &'c Catalogue, node: &Node, faults: &mut Vec<ListFault>) -> Option<(KindId, &'c Kind)> {
    let written = text(node, faults)?;
    if let Some(id) = catalogue.find(written) {
        return Some((id, catalogue.get(id)));
    }
    let names = catalogue.iter().map(|(_, kind)| kind.name.as_str());
    let help = nearest(written, names).map(|near| format!("Did you mean `{near}`?"));
    faults.push(ListFault::new(node.span, format!("there is no kind '{written}'"), help));
    None
}

fn condition(kind: &Kind, file: &str, node: &Node, faults: &mut Vec<ListFault>) -> Option<Spanned<String>> {
    let written = text(node, faults)?;
    if let Err(error) = kind.question(written) {
        faults.push(ListFault::new(place(file, node, written, &error.range), error.message, None));
        return None;
    }
    Some(Spanned { value: written.to_owned(), span: node.span })
}

/// The place of a part of a scalar; all of it where quotes or folds moved its bytes.
fn place(file: &str, node: &Node, text: &str, part: &Range<usize>) -> Span {
    let written = file.get(node.span.start as usize..node.span.end as usize).unwrap_or_default();
    let Some(shift) = written.find(text) else { return node.span };
    let offset = |at: usize| node.span.start + u32::try_from(shift + at).unwrap_or_default();
    Span { start: offset(part.start), end: offset(part.end.max(part.start + 1)).min(node.span.end), ..node.span }
}

fn columns(kind: &Kind, node: &Node, faults: &mut Vec<ListFault>) -> Vec<String> {
    let items = node.as_seq().unwrap_or(std::slice::from_ref(node));
    let mut names = Vec::new();
    for item in items {
        let Some(name) = text(item, faults) else { continue };
        if known(kind, item.span, name, faults) {
            names.push(name.to_owned());
        }
    }
    names
}

fn known(kind: &Kind, span: Span, name: &str, faults: &mut Vec<ListFault>) -> bool {
    let names = || kind.answerable().chain(EVERYWHERE);
    let is_known = names().any(|known| known == name);
    if !is_known {
        let help = nearest(name, names()).map(|near| format!("Did you mean `{near}`?"));
        faults.push(ListFault::new(span, format!("a {} has no '{name}'", kind.title.to_lowercase()), help));
    }
    is_known
}
