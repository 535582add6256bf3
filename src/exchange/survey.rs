//! What a repository holds that orgdocs could read, before anybody told it: pages that have the shape of a kind, and what other tools
//! know about owners.

use std::collections::BTreeMap;

use crate::kind::{Kind, KindId, normalise};
use crate::model::{Document, Model, path};
use crate::syntax::Block;

/// Parts of a page that must have the shape of a kind before it is taken for one.
const PARTS: usize = 2;
/// Of ten pages in a folder, how many must have that shape.
const OF_TEN: usize = 6;
/// Where GitHub, GitLab and Gitea look for owners.
const OWNERS: [&str; 4] = ["CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS"];

/// Pages of a folder that have the shape of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub kind: String,
    pub glob: String,
    pub pages: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Sorted by kind and folder.
    pub proposals: Vec<Proposal>,
    /// A file that says who reviews what.
    pub codeowners: Option<String>,
    /// Catalogue files of Backstage.
    pub backstage: Vec<String>,
    /// Pages that stay ordinary.
    pub ordinary: usize,
}

/// Looks at a repository; `exists` says whether a file is there that no walk lists, such as a hidden one.
pub fn survey(model: &Model, exists: &dyn Fn(&str) -> bool) -> Survey {
    let mut folders: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in model.documents.iter().filter(|document| document.is_ordinary_page() && !is_index(&document.path)) {
        folders.entry(path::folder(&document.path)).or_default().push(document);
    }
    let mut proposals: Vec<Proposal> = folders.iter().filter_map(|(folder, pages)| proposal(model, folder, pages)).collect();
    proposals.sort_by(|a, b| (&a.kind, &a.glob).cmp(&(&b.kind, &b.glob)));
    let claimed: usize = proposals.iter().map(|proposal| proposal.pages).sum();
    let ordinary = model.documents.iter().filter(|document| document.is_ordinary_page()).count();
    let backstage =
        model.files.iter().filter(|path| path.rsplit('/').next().is_some_and(|name| name.starts_with("catalog-info.y")));
    Survey {
        proposals,
        codeowners: OWNERS.into_iter().find(|path| exists(path)).map(str::to_owned),
        backstage: backstage.cloned().collect(),
        ordinary: ordinary.saturating_sub(claimed),
    }
}

/// The kind that most pages of a folder have the shape of; its name must agree, unless the pages leave no doubt.
fn proposal(model: &Model, folder: &str, pages: &[&Document]) -> Option<Proposal> {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let singular = name.strip_suffix('s').unwrap_or(name);
    let named = |id: KindId| {
        let kind = model.catalogue.get(id);
        kind.plural == name || [name, singular].iter().any(|word| model.catalogue.find(word) == Some(id))
    };
    let all = model.catalogue.iter().filter(|(_, kind)| !kind.declared_only);
    let mut best: Option<(usize, &Kind)> = None;
    for (id, kind) in all {
        let needed = if named(id) { PARTS } else { PARTS + 2 };
        let fitting = pages.iter().filter(|page| parts(kind, page) >= needed).count();
        let enough = fitting > 1 && fitting * 10 >= pages.len() * OF_TEN;
        let total: usize = pages.iter().map(|page| parts(kind, page)).sum();
        if enough && best.is_none_or(|(most, _)| total > most) {
            best = Some((total, kind));
        }
    }
    let (_, kind) = best?;
    let glob = if folder.is_empty() { "*.md".to_owned() } else { format!("{}/*.md", globset::escape(folder)) };
    Some(Proposal { kind: kind.name.to_string(), glob, pages: pages.len() })
}

/// How many fields of its own a page would fill by its front matter and its headings.
fn parts(kind: &Kind, page: &Document) -> usize {
    let Some(markdown) = page.markdown() else { return 0 };
    let own = |field: &&crate::kind::Field| !field.envelope;
    let keys = markdown.front.as_ref().and_then(|front| front.root.as_ref()).and_then(|root| root.as_map()).unwrap_or_default();
    let mut found: Vec<&str> =
        keys.iter().filter_map(|entry| kind.fields.find(&entry.key.text)).filter(own).map(|field| field.name.as_str()).collect();
    for block in &markdown.outline.blocks {
        if let Block::Heading(heading) = block
            && heading.level > 1
        {
            let fields = kind.fields.by_heading(&normalise(&heading.text.words));
            found.extend(fields.iter().filter(|field| own(field)).map(|field| field.name.as_str()));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.len()
}

fn is_index(path: &str) -> bool {
    matches!(path::stem(path).to_lowercase().as_str(), "readme" | "index")
}
