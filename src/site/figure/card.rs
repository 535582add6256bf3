//! `card`: chosen fields and computed values as facts. Options: `fields`.

use crate::kind::{Meaning, Part};
use crate::model::ArtifactId;

use super::super::here::Here;
use super::super::show::facts;
use super::super::view::Fact;

pub(super) fn facts(here: Here<'_>, id: ArtifactId, options: &Part) -> Vec<Fact> {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let shown_elsewhere = |name: &String| {
        let field = kind.fields.get(name);
        let bound = artifact.sections.iter().any(|section| section.field == *name);
        let title =
            field.is_some_and(|field| field.name == "name" && artifact.title == artifact.record.text("name").unwrap_or_default());
        let lead = field.is_some_and(|field| field.lead || field.means == Some(Meaning::Status));
        bound || title || lead
    };
    options
        .list("fields")
        .iter()
        .filter(|name| !shown_elsewhere(name))
        .filter_map(|name| facts::by_field(here, id, name))
        .collect()
}
