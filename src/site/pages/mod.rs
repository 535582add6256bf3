//! What each page shows. One file per page; each returns a [`PageView`] that holds all of it.

mod around;
mod artifact;
mod back;
mod body;
pub(super) mod card;
mod document;
mod file;
mod finding;
pub(super) mod findings;
pub(super) mod guide;
mod home;
mod index;
mod kinds;
mod layouts;
pub(super) mod overview;
mod ownership;
mod person;
mod rules;
mod trust;

use crate::model::{ArtifactId, Document, path};
use crate::syntax::Block;

use super::address::Address;
use super::here::{Here, label};
use super::plan::Subject;
use super::view::{Crumb, Layout, LinkView, PageView};

/// Fills a page.
pub(super) fn view(here: Here<'_>, subject: &Subject) -> PageView {
    match subject {
        Subject::Home => home::view(here),
        Subject::Artifact(id) => artifact::view(here, *id),
        Subject::Moved(id) => moved(here, *id),
        Subject::Document(id) => document::view(here, *id),
        Subject::Index(kind) => index::view(here, *kind),
        Subject::Ownership => ownership::view(here),
        Subject::Findings(part) => findings::view(here, *part),
        Subject::Rules => rules::index(here),
        Subject::Rule(rule) => rules::rule(here, rule),
        Subject::Kinds => kinds::index(here),
        Subject::Guide(guide) => guide::view(here, *guide),
        Subject::Kind(kind) => kinds::kind(here, *kind),
        Subject::Overview(at, part) => overview::view(here, *at, *part),
        Subject::NotFound => not_found(here),
    }
}

/// Leads on to the page of an artifact that has another id now.
fn moved(here: Here<'_>, id: ArtifactId) -> PageView {
    let artifact = here.model.artifact(id);
    let next = here.href(id).map(|href| LinkView { text: artifact.title.clone(), href });
    PageView { layout: Layout::Moved, next, ..page(here, &artifact.title) }
}

/// What a server shows wherever nothing is. How deep that was nobody knows, so that its links start at the root of the server when
/// it is known where the site lies on it.
fn not_found(here: Here<'_>) -> PageView {
    let view = PageView { layout: Layout::NotFound, ..page(here, here.word("not_found_alone")) };
    let path_of = |url: &str| {
        let path = url.split_once("://")?.1.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
        path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte)).then(|| path.to_owned())
    };
    let path = if here.plan.site.live { Some(String::new()) } else { here.model.config.url.as_deref().and_then(path_of) };
    match path {
        None => view,
        Some(path) if path.is_empty() => PageView { root: "/".to_owned(), ..view },
        Some(path) => PageView { root: format!("/{path}/"), ..view },
    }
}

/// An empty page at the place of `here`.
fn page(here: Here<'_>, title: &str) -> PageView {
    PageView::at(here.at.as_str(), title)
}

/// The way from the home page, the page itself last.
fn crumbs(here: Here<'_>, between: &[(String, &Address)], title: &str) -> Vec<Crumb> {
    let home = Crumb { text: here.say("home"), href: Some(here.to("index.html")) };
    let between = between.iter().map(|(text, address)| Crumb { text: text.clone(), href: Some(address.href_from(here.at)) });
    let last = Crumb { text: title.to_owned(), href: None };
    std::iter::once(home).chain(between).chain([last]).collect()
}

/// The title of an ordinary page: in its front matter, its first heading, or its name.
pub(super) fn document_title(document: &Document) -> String {
    let Some(markdown) = document.markdown() else { return document.path.clone() };
    let front = markdown.front.as_ref().and_then(|front| front.root.as_ref());
    let written = front.and_then(|root| root.get("title")).and_then(crate::syntax::Node::as_str).map(str::trim);
    let heading = || {
        markdown.outline.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) if heading.level == 1 && !heading.text.words.is_empty() => Some(heading.text.words.clone()),
            _ => None,
        })
    };
    let stem = path::stem(&document.path);
    let is_index = matches!(stem.to_lowercase().as_str(), "readme" | "index");
    let name = || label(if is_index { path::stem(path::folder(&document.path)) } else { stem });
    written.filter(|title| !title.is_empty()).map(str::to_owned).or_else(heading).unwrap_or_else(name)
}
