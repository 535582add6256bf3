//! CODEOWNERS of the documents: whoever answers for one is asked when it changes.

use std::collections::BTreeMap;

use crate::model::{Artifact, Model};

pub(super) fn render(model: &Model) -> String {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        let Some(person) = model.accountable(id) else { continue };
        let document = model.document(artifact.document);
        if document.artifacts.iter().filter(|id| model.artifact(**id).parent.is_none()).count() == 1 {
            lines.insert(pattern(&document.path), handle(model.artifact(person)));
        }
    }
    let width = lines.keys().map(|path| path.chars().count()).max().unwrap_or(0);
    let mut out =
        String::from("# Written by `orgdocs export codeowners`: whoever answers for a document is asked when it changes.\n");
    for (path, owner) in lines {
        out.push_str(&format!("{path:width$}  {owner}\n"));
    }
    out
}

/// The name or address by which a host of repositories knows somebody: their contact where it is one, else their id.
fn handle(person: &Artifact) -> String {
    let contact = person.record.text("contact").filter(|contact| contact.contains('@') && !contact.contains(char::is_whitespace));
    contact.map_or_else(|| format!("@{}", person.id), str::to_owned)
}

/// A path as CODEOWNERS reads it: from the root, blanks and signs escaped.
fn pattern(path: &str) -> String {
    let mut out = String::from("/");
    for c in path.chars() {
        if matches!(c, ' ' | '#' | '\\' | '*' | '?' | '[' | ']' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
