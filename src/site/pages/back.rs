//! What points at an artifact: references grouped by the wording of the field that makes them, then links of prose.

use std::borrow::Cow;

use crate::diagram::Inline;
use crate::kind::{Base, Field, Kind};
use crate::model::{ArtifactId, FieldReference, Incoming};

use super::super::here::{Here, label};
use super::super::view::LinkGroup;

/// The other ends, grouped. `left_out` names the wordings that the page shows elsewhere.
pub(super) fn links(here: Here<'_>, id: ArtifactId, left_out: impl Fn(&FieldReference) -> bool) -> Vec<LinkGroup> {
    let mut groups: Vec<(Cow<'_, str>, Vec<ArtifactId>)> = Vec::new();
    let mut mentions: Vec<Inline> = Vec::new();
    let mut seen_pages = Vec::new();
    for incoming in here.model.incoming(id) {
        match incoming {
            Incoming::Reference(at) => {
                let reference = here.model.reference(*at);
                if !here.is_shown(reference.from) || left_out(reference) {
                    continue;
                }
                let wording = wording(here, reference);
                match groups.iter_mut().find(|(known, _)| *known == wording) {
                    Some((_, ids)) if ids.contains(&reference.from) => {}
                    Some((_, ids)) => ids.push(reference.from),
                    None => groups.push((wording, vec![reference.from])),
                }
            }
            Incoming::Link(at) => {
                let link = here.model.link(*at);
                if seen_pages.contains(&link.document) {
                    continue;
                }
                seen_pages.push(link.document);
                match link.from {
                    Some(from) if here.is_shown(from) => mentions.push(here.artifact(from)),
                    Some(_) => {}
                    None => {
                        let Some(href) = here.document_href(link.document, None) else { continue };
                        mentions.push(Inline::link(super::document_title(here.model.document(link.document)), href));
                    }
                }
            }
        }
    }
    let mut shown: Vec<LinkGroup> = groups
        .into_iter()
        .map(|(wording, ids)| LinkGroup {
            wording: label(&wording),
            links: ids.into_iter().map(|id| here.artifact(id)).collect(),
        })
        .collect();
    if !mentions.is_empty() {
        shown.push(LinkGroup { wording: here.say("mentioned_in"), links: mentions });
    }
    shown
}

/// How the field of a reference words its other end; the innermost field that says so.
pub(super) fn wording<'a>(here: Here<'a>, reference: &FieldReference) -> Cow<'a, str> {
    let fields = fields(here, reference);
    let worded = fields.iter().rev().find_map(|field| field.inverse.as_deref());
    let other =
        || here.fill("field_of", &[("field", &label(fields.last().map_or("", |field| field.name.as_str())).to_lowercase())]);
    worded.map_or_else(|| other().into(), Cow::Borrowed)
}

/// The fields on the way to a reference.
pub(super) fn fields<'a>(here: Here<'a>, reference: &FieldReference) -> Vec<&'a Field> {
    let kind: &Kind = here.model.catalogue.get(here.model.artifact(reference.from).kind);
    let mut found = Vec::new();
    let mut fields = &kind.fields;
    for name in &*reference.path {
        let Some(field) = fields.get(name) else { break };
        found.push(field);
        match &field.of.base {
            Base::Record(of) => match kind.record(of) {
                Some(of) => fields = &of.fields,
                None => break,
            },
            _ => break,
        }
    }
    found
}
