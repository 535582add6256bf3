//! The prose of a page: the body with what the page shows elsewhere left out.

use crate::model::ArtifactId;
use crate::source::Span;

use super::super::here::Here;
use super::super::html::escape;
use super::super::markdown::Body;
use super::super::view::{BlockView, Section, TocEntry};

/// A body on a page.
pub(super) struct Prose {
    pub(super) anchor: Option<String>,
    pub(super) lead: Option<String>,
    pub(super) section: Option<Section>,
    pub(super) toc: Vec<TocEntry>,
    /// Anchors of what is drawn instead of shown as prose.
    pub(super) replaced: Vec<String>,
}

/// The body of an artifact: without its title, its lead, and the blocks that `drawn` fields are drawn from.
pub(super) fn of_artifact(here: Here<'_>, id: ArtifactId, drawn: &[&str]) -> Option<Prose> {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let body = Body::of(here, artifact.document)?;
    let lead_field = kind.fields.iter().find(|field| field.lead);
    let is_lead = |field: &str| lead_field.is_some_and(|lead| lead.name == field);
    let lead = artifact.sections.iter().find(|section| is_lead(&section.field));
    let mut left_out: Vec<Span> = body.title().into_iter().collect();
    if let Some(lead) = lead {
        left_out.extend((lead.heading == lead.block).then_some(lead.block));
    }
    let replaced: Vec<Span> =
        artifact.sections.iter().filter(|section| drawn.contains(&section.field.as_str())).map(|s| s.block).collect();
    left_out.extend(&replaced);
    let bare = body.bare_headings(&replaced);
    left_out.extend(&bare);
    // Parts come first: the whole is then made of what they were made of.
    let lead = lead.filter(|lead| lead.heading == lead.block).map(|lead| body.inline(lead.block));
    let as_written = as_written(here, &body, &replaced);
    let html = body.without(&left_out) + &as_written;
    let toc = body.toc(&left_out);
    Some(Prose { anchor: body.anchor(), lead, section: section(html), toc, replaced: body.anchors(&bare) })
}

/// The blocks of code that a picture was drawn from, folded: a remark in them is nowhere else.
fn as_written(here: Here<'_>, body: &Body<'_>, drawn: &[Span]) -> String {
    let folded = |code: String| format!("<details><summary>{}</summary>{code}</details>", escape(&here.say("as_written")));
    body.code(drawn).map(folded).collect()
}

/// Prose as a section without a heading of its own; nothing when there is none.
pub(super) fn section(html: String) -> Option<Section> {
    (!html.trim().is_empty()).then(|| Section::bare(vec![BlockView::Html { html }]))
}
