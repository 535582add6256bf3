//! An ordinary page: its prose, where it stands, what points at it.

use crate::model::{DocumentId, path};

use super::super::address::Address;
use super::super::here::{Here, label};
use super::super::markdown::Body;
use super::super::navigation::nav_id;
use super::super::plan::Subject;
use super::super::view::{LinkGroup, LinkView, PageView};
use super::{body, crumbs, finding, page};

pub(super) fn view(here: Here<'_>, id: DocumentId) -> PageView {
    let document = here.model.document(id);
    let title = here.document_title(id).to_owned();
    let mut view = page(here, &title);
    if let Some(body) = Body::of(here, id) {
        let title: Vec<_> = body.title().into_iter().collect();
        view.anchor = body.anchor();
        view.toc = body.toc(&title);
        view.description = body.first_words();
        view.sections = body::section(body.without(&title)).into_iter().collect();
    }
    let parents = folders(here);
    let between: Vec<(String, &Address)> = parents.iter().map(|(text, address)| (text.clone(), address)).collect();
    view.breadcrumbs = crumbs(here, &between, &title);
    view.nav = Some(nav(here, &document.path));
    view.source = Some(here.source(id));
    (view.findings, view.findings_elsewhere) = finding::of_page(here);
    view.backlinks = mentions(here, id).into_iter().collect();
    (view.previous, view.next) = neighbours(here, id);
    view
}

/// The indexes of the folders above that have one.
fn folders(here: Here<'_>) -> Vec<(String, Address)> {
    let mut found = Vec::new();
    let mut folder = path::folder(here.at.as_str());
    while !folder.is_empty() {
        let address = Address::new(format!("{folder}/index.html"));
        if address != *here.at && here.plan.pages.binary_search_by(|(known, _)| known.cmp(&address)).is_ok() {
            found.push((label(path::stem(folder)), address));
        }
        folder = path::folder(folder);
    }
    found.reverse();
    found
}

/// The item of the navigation: the page itself, else that of its folder.
fn nav(here: Here<'_>, path: &str) -> String {
    let own = nav_id(path);
    let items = || here.plan.site.nav.iter().flat_map(|section| &section.items);
    if items().any(|item| item.id == own) {
        return own;
    }
    let top = path.split_once('/').map_or("", |(top, _)| top);
    let beside = |id: &str| id.strip_prefix("page:").is_some_and(|known| known.split_once('/').map_or("", |(top, _)| top) == top);
    items().find(|item| beside(&item.id)).map_or(own, |item| item.id.clone())
}

/// The pages that link here.
fn mentions(here: Here<'_>, id: DocumentId) -> Option<LinkGroup> {
    let from = here.plan.mentions.get(&id)?;
    let mut links = Vec::new();
    for (document, artifact) in from {
        match artifact {
            Some(artifact) if here.is_shown(*artifact) => links.push(here.artifact(*artifact)),
            Some(_) => {}
            None => {
                let Some(href) = here.document_href(*document, None) else { continue };
                links.push(crate::diagram::Inline::link(here.document_title(*document), href));
            }
        }
    }
    (!links.is_empty()).then(|| LinkGroup { wording: here.say("mentioned_in"), links })
}

/// The pages before and after in the same folder.
fn neighbours(here: Here<'_>, id: DocumentId) -> (Option<LinkView>, Option<LinkView>) {
    let folder = path::folder(here.at.as_str());
    let Ok(at) = here.plan.pages.binary_search_by(|(known, _)| known.cmp(here.at)) else { return (None, None) };
    let link = |at: Option<usize>| {
        let (address, subject) = here.plan.pages.get(at?)?;
        let Subject::Document(other) = subject else { return None };
        let same = path::folder(address.as_str()) == folder && *other != id;
        same.then(|| LinkView { text: here.document_title(*other).to_owned(), href: address.href_from(here.at) })
    };
    (link(at.checked_sub(1)), link(Some(at + 1)))
}
