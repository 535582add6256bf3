//! CODEOWNERS of the documents: whoever answers for one is asked when it changes.

use std::collections::BTreeMap;

use crate::model::{Artifact, Model};

use super::Exported;

pub(super) fn render(model: &Model, way: &str) -> Exported {
    let mut notes = Vec::new();
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        let Some(person) = model.accountable(id) else { continue };
        let document = model.document(artifact.document);
        if document.artifacts.iter().filter(|id| model.artifact(**id).parent.is_none()).count() != 1 {
            continue;
        }
        let handle = handle(model.artifact(person));
        // A line has no way to spell these.
        if document.path.contains(char::is_control) {
            notes.push(format!("'{}' cannot be written in CODEOWNERS, so it was left out", document.path));
        } else if handle.contains(|c: char| c.is_control() || c.is_whitespace()) {
            notes.push(format!("'{handle}' is no handle, so '{}' was left out", document.path));
        } else {
            lines.insert(pattern(&format!("{way}{}", document.path)), handle);
        }
    }
    let width = lines.keys().map(|path| path.chars().count()).max().unwrap_or(0);
    let mut out =
        String::from("# Written by `orgdocs export codeowners`: whoever answers for a document is asked when it changes.\n");
    for (path, owner) in lines {
        out.push_str(&format!("{path:width$}  {owner}\n"));
    }
    Exported { text: out, notes }
}

/// The name or address by which a host of repositories knows somebody: their contact where it is one, else their id.
fn handle(person: &Artifact) -> String {
    let contact = person.record.text("contact").filter(|contact| contact.contains('@') && !contact.contains(char::is_whitespace));
    contact.map_or_else(|| format!("@{}", person.id), str::to_owned)
}

/// A path as CODEOWNERS reads it: from the root of the Git repository, blanks and signs escaped.
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
