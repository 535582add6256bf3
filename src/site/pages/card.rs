//! An artifact as a card of an index.

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::model::ArtifactId;

use super::super::here::Here;
use super::super::markdown::shortened;
use super::super::show::value;
use super::super::view::{CardView, StatusView};
use super::trust;

/// The card of an artifact; nothing when it has no page.
pub(in crate::site) fn of(here: Here<'_>, id: ArtifactId, with_kind: bool) -> Option<CardView> {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let lead = kind.fields.iter().find(|field| field.lead).and_then(|field| artifact.record.text(&field.name));
    let text = artifact.record.text("summary").or(lead);
    let overdue = trust::overdue(here, id).is_some();
    let late = StatusView { text: here.say("review_overdue"), tone: Tone::Bad };
    let status = trust::status(here, id).filter(|status| status.text != "active");
    let mut meta: Vec<Inline> = here.model.accountable(id).map(|owner| Inline::text(here.title(owner))).into_iter().collect();
    let function = here.model.meaning(id, Meaning::Function);
    meta.extend(function.iter().filter_map(|field| field.value.as_text()).map(Inline::text));
    let members = here.model.list(id, Meaning::Members).len();
    if members > 0 {
        meta.push(Inline::text(here.count("n_members", members)));
    }
    let team = here.model.meaning(id, Meaning::OwningTeam).map(|field| value::words(&value::inline(here, &field.value, None)));
    meta.extend(team.filter(|team| !team.is_empty()).map(Inline::text));
    Some(CardView {
        title: artifact.title.clone(),
        href: here.href(id)?,
        eyebrow: with_kind.then(|| here.kind_title(artifact.kind).to_owned()),
        shape: here.shape(id),
        text: text.map(|text| shortened(text, 180)),
        status: overdue.then_some(late).or(status),
        meta,
    })
}
