//! What points at an artifact: references grouped by the wording of the field that makes them, then links of prose.

use std::borrow::Cow;

use crate::diagram::Inline;
use crate::kind::{Base, Field, Kind};
use crate::model::{ArtifactId, FieldReference, Incoming, LinkTarget, Target};

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

/// What the fields and the prose of an artifact point at, each thing once under the first field that does.
pub(super) fn targets(here: Here<'_>, id: ArtifactId) -> Vec<LinkGroup> {
    let mut groups: Vec<(String, Vec<ArtifactId>)> = Vec::new();
    let mut add = |wording: Cow<'_, str>, to: ArtifactId, known: &mut Vec<ArtifactId>| {
        if to == id || known.contains(&to) || !here.is_shown(to) {
            return;
        }
        known.push(to);
        match groups.iter_mut().find(|(known, _)| *known == wording) {
            Some((_, ids)) => ids.push(to),
            None => groups.push((wording.into_owned(), vec![to])),
        }
    };
    let mut known = Vec::new();
    for reference in here.model.references_of(id) {
        if let Target::Artifact(to) = reference.target {
            add(here.label(reference.path.first().map_or("", |name| name.as_str())).into(), to, &mut known);
        }
    }
    let document = here.model.artifact(id).document;
    for link in here.model.links_of(document).iter().filter(|link| link.from == Some(id)) {
        let to = match &link.leads_to {
            LinkTarget::Artifact(to) => Some(*to),
            LinkTarget::Page(page, _) => here.model.document(*page).artifacts.first().copied(),
            _ => None,
        };
        if let Some(to) = to {
            add(here.say("mentions").into(), to, &mut known);
        }
    }
    let link = |(wording, ids): (String, Vec<ArtifactId>)| LinkGroup {
        wording,
        links: ids.into_iter().map(|id| here.artifact(id)).collect(),
    };
    groups.into_iter().map(link).collect()
}

/// How the field of a reference words its other end; the innermost field that says so.
pub(super) fn wording<'a>(here: Here<'a>, reference: &FieldReference) -> Cow<'a, str> {
    let fields = fields(here, reference);
    let worded = fields.iter().rev().find_map(|field| field.inverse.as_deref());
    let other =
        || here.fill("field_of", &[("field", &label(fields.last().map_or("", |field| field.name.as_str())).to_lowercase())]);
    worded.map_or_else(|| other().into(), |words| Cow::Borrowed(here.says(words)))
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
