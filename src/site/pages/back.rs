//! What points at an artifact: references grouped by the wording of the field that makes them, then links of prose.

use std::borrow::Cow;

use crate::diagram::Inline;
use crate::kind::{Base, Field};
use crate::model::{ArtifactId, FieldReference, Incoming, LinkTarget, Target};

use super::super::here::{Here, label};
use super::super::view::LinkGroup;

/// The other ends, grouped. `left_out` names the wordings that the page shows elsewhere.
pub(super) fn links(here: Here<'_>, id: ArtifactId, left_out: impl Fn(&FieldReference) -> bool) -> Vec<LinkGroup> {
    let mut groups = Groups::default();
    let mut mentions: Vec<Inline> = Vec::new();
    let mut seen_pages = Vec::new();
    for incoming in here.model.incoming(id) {
        match incoming {
            Incoming::Reference(at) => {
                let reference = here.model.reference(*at);
                if !here.is_shown(reference.from) || left_out(reference) {
                    continue;
                }
                let field = (here.kind(reference.from).name.as_str(), &*reference.path);
                let ids = groups.of(field, || wording(here, reference));
                if !ids.contains(&reference.from) {
                    ids.push(reference.from);
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
                        mentions.push(Inline::link(here.document_title(link.document), href));
                    }
                }
            }
        }
    }
    let mut shown = groups.shown(here, label);
    if !mentions.is_empty() {
        shown.push(LinkGroup { wording: here.say("mentioned_in"), links: mentions });
    }
    shown
}

/// What the fields and the prose of an artifact point at, each thing once under the first field that does.
pub(super) fn targets(here: Here<'_>, id: ArtifactId) -> Vec<LinkGroup> {
    let mut groups = Groups::default();
    let mut known = Vec::new();
    let mut is_new = |to: ArtifactId| {
        let is_new = to != id && !known.contains(&to) && here.is_shown(to);
        known.extend(is_new.then_some(to));
        is_new
    };
    for reference in here.model.references_of(id) {
        if let Target::Artifact(to) = reference.target
            && is_new(to)
        {
            let field = reference.path.first().map_or("", |name| name.as_str());
            groups.of(Some(field), || here.label(field).into()).push(to);
        }
    }
    let document = here.model.artifact(id).document;
    for link in here.model.links_of(document).iter().filter(|link| link.from == Some(id)) {
        let to = match &link.leads_to {
            LinkTarget::Artifact(to) => Some(*to),
            LinkTarget::Page(page, _) => here.model.document(*page).artifacts.first().copied(),
            _ => None,
        };
        if let Some(to) = to.filter(|to| is_new(*to)) {
            groups.of(None, || here.say("mentions").into()).push(to);
        }
    }
    groups.shown(here, str::to_owned)
}

/// Artifacts by the words that stand above them. Many come by the same field, whose words are looked up once.
struct Groups<'a, F> {
    /// Which group a field has.
    fields: Vec<(F, usize)>,
    groups: Vec<(Cow<'a, str>, Vec<ArtifactId>)>,
}

impl<F> Default for Groups<'_, F> {
    fn default() -> Self {
        Self { fields: Vec::new(), groups: Vec::new() }
    }
}

impl<'a, F: PartialEq> Groups<'a, F> {
    /// The group of a field, which it shares with other fields of the same words.
    fn of(&mut self, field: F, words: impl FnOnce() -> Cow<'a, str>) -> &mut Vec<ArtifactId> {
        let at = match self.fields.iter().find(|(known, _)| *known == field) {
            Some((_, at)) => *at,
            None => {
                let words = words();
                let at = self.groups.iter().position(|(known, _)| *known == words).unwrap_or(self.groups.len());
                if at == self.groups.len() {
                    self.groups.push((words, Vec::new()));
                }
                self.fields.push((field, at));
                at
            }
        };
        &mut self.groups[at].1
    }

    fn shown(self, here: Here<'_>, wording: impl Fn(&str) -> String) -> Vec<LinkGroup> {
        let links = |ids: Vec<ArtifactId>| ids.into_iter().map(|id| here.artifact(id)).collect();
        self.groups.into_iter().map(|(words, ids)| LinkGroup { wording: wording(&words), links: links(ids) }).collect()
    }
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
    let kind = here.kind(reference.from);
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
