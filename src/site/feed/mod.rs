//! What a site offers besides pages, made from the same model: a calendar, a feed of changes, lists of all pages for machines, and
//! what points at what. What is not published is in none of them.
//!
//! To add one: a file with a function that gives its address and bytes, and a line in [`files`].

mod atom;
mod llms;
mod sitemap;

use crate::exchange::{Agenda, DueFormat, Graph, GraphFormat};
use crate::model::Model;

use super::plan::Plan;
use super::render::Sources;

/// Where the calendar stands.
pub(super) const CALENDAR: &str = "organisation/due.ics";
/// Where the feed of changes stands.
pub(super) const CHANGES: &str = "changes.xml";
/// Where the graph stands.
const GRAPH: &str = "graph.json";

/// The calendar of the documents that the site shows; nothing when nothing is due.
fn calendar(model: &Model, plan: &Plan) -> Option<(&'static str, Vec<u8>)> {
    let agenda = Agenda::published(model);
    (!agenda.due.is_empty()).then(|| (CALENDAR, agenda.render(DueFormat::Ics, &plan.words).into_bytes()))
}

/// Address and content of each file that is made from the model alone.
pub(super) fn files(sources: Sources<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let Sources { model, plan, .. } = sources;
    let mut files: Vec<(&'static str, Vec<u8>)> = calendar(model, plan).into_iter().collect();
    files.push((CHANGES, atom::feed(model, plan).into_bytes()));
    // Nobody reads these while somebody edits, and on a large site they take a while.
    if !plan.site.live {
        files.push((GRAPH, Graph::published(model).render(GraphFormat::Json).into_bytes()));
        files.push(("llms.txt", llms::text(model, plan).into_bytes()));
        files.extend(sitemap::sitemap(model, plan).map(|text| ("sitemap.xml", text.into_bytes())));
    }
    files
}

/// The address of a page for those who come from elsewhere: whole where the configuration names the site's, else from the root.
fn link(model: &Model, href: &str) -> String {
    match model.config.url.as_deref().and_then(crate::diagram::safe_href) {
        Some(url) => format!("{}/{href}", url.trim_end_matches('/')),
        None => href.to_owned(),
    }
}
