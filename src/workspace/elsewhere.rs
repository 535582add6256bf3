//! Links to what the walk leaves out.

use std::sync::Arc;

use crate::model::{BodyLink, LinkTarget, Model, is_hosted, path};
use crate::source::{DiskTree, Tree};

/// A question to the disk about a file that is not listed, with its answer.
#[derive(Debug)]
pub(super) struct Probe {
    disk: DiskTree,
    path: String,
    exists: bool,
}

impl Probe {
    fn ask(tree: &dyn Tree, path: String) -> Self {
        Self { exists: tree.exists(&path), disk: DiskTree::new(tree.root()), path }
    }

    /// Whether the disk would answer the same again.
    pub(super) fn still_holds(&self) -> bool {
        self.disk.exists(&self.path) == self.exists
    }
}

/// A link to what the walk leaves out, such as `.github/` or an ignored file, is not broken; nor is one that leaves the folder we
/// were given but not the Git repository around it, from whose root `/` may be meant. What was asked comes back.
pub(super) fn settle(model: &mut Model, tree: &dyn Tree) -> Vec<Probe> {
    let around = enclosing_repository(tree.root());
    let (mut probes, mut found, mut asked_by) = (Vec::new(), Vec::new(), Vec::new());
    for (at, link) in model.graph.links.iter().enumerate() {
        let (probe, file) = match &link.leads_to {
            LinkTarget::NoFile(missing) => {
                let here = Probe::ask(tree, missing.name.clone());
                match &around {
                    Some((outer, inner)) if !inner.is_empty() && !here.exists && written(model, link).starts_with('/') => {
                        probes.push(here);
                        (Probe::ask(outer, missing.name.clone()), path::relative(inner, &missing.name))
                    }
                    _ => (here, missing.name.clone()),
                }
            }
            LinkTarget::Outside => {
                let document = model.document(link.document);
                let Some((outer, inner)) = around.as_ref() else { continue };
                let file = written(model, link);
                let folder = format!("{inner}/{}", path::folder(&document.path));
                let Some(target) = path::join(&folder, file) else {
                    if is_hosted(&folder, file) {
                        found.push((at, LinkTarget::External));
                        asked_by.push(link.document);
                    }
                    continue;
                };
                (Probe::ask(outer, target), file.to_owned())
            }
            _ => continue,
        };
        if probe.exists {
            found.push((at, LinkTarget::File(file.into())));
        }
        probes.push(probe);
        asked_by.push(link.document);
    }
    for document in asked_by {
        model.graph.alter(document);
    }
    if !found.is_empty() {
        let links = Arc::make_mut(&mut model.graph.links);
        for (at, leads_to) in found {
            links[at].leads_to = leads_to;
        }
    }
    probes
}

/// The file that a link names.
fn written<'m>(model: &'m Model, link: &BodyLink) -> &'m str {
    let markdown = model.document(link.document).markdown();
    let written = markdown.map_or("", |markdown| markdown.outline.links[link.index].destination.as_str());
    written.split(['#', '?']).next().unwrap_or(written)
}

/// The way from the root of the Git repository around to a folder, such as `docs/`; empty where they are one, or there is none.
pub fn way_from_git(root: &std::path::Path) -> String {
    let inner = enclosing_repository(root).map_or_else(String::new, |(_, inner)| inner);
    if inner.is_empty() { inner } else { inner + "/" }
}

/// The Git repository that a folder lies in, and the way from it to the folder.
fn enclosing_repository(root: &std::path::Path) -> Option<(DiskTree, String)> {
    let root = root.canonicalize().ok()?;
    let outer = root.ancestors().find(|folder| folder.join(".git").exists())?;
    let inner = root.strip_prefix(outer).ok()?;
    let parts: Vec<&str> = inner.components().filter_map(|part| part.as_os_str().to_str()).collect();
    Some((DiskTree::new(outer), parts.join("/")))
}
