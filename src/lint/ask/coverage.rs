//! Which streams and teams have a document of some sort, for the rules that ask for one.

use std::collections::BTreeSet;

use crate::finding::Level;
use crate::kind::{Kind, KindId, Meaning};
use crate::lint::{Draft, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use super::{streams, teams, with_parents};

/// What documents with a field of one meaning point at through a field of another; nothing where such a document was not wholly read.
pub(in crate::lint) fn owners(model: &Model, having: Meaning, through: Meaning) -> Option<BTreeSet<ArtifactId>> {
    let mut found = BTreeSet::new();
    for (id, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        let fields = &model.catalogue.get(artifact.kind).fields;
        if fields.meaning(having).is_none() || fields.meaning(through).is_none() || model.is_retired(id) {
            continue;
        }
        match model.meaning(id, through).map(|field| model.behind(&field.value)) {
            Some(Some(owner)) => {
                found.insert(owner);
            }
            _ if artifact.partial => return None,
            Some(None) | None => {}
        }
    }
    Some(found)
}

/// The kinds that the organisation lists and has no document of, with the place where each is listed.
pub(in crate::lint) fn absent_kinds(model: &Model) -> Vec<(Span, &Kind)> {
    let listed =
        model.config.kinds.iter().filter_map(|setting| Some((setting.name.span, model.catalogue.find(&setting.name.value)?)));
    let is_absent = |kind: KindId| model.of_kind(kind).all(|(id, artifact)| artifact.parent.is_some() || model.is_retired(id));
    listed.filter(|(_, kind)| is_absent(*kind)).map(|(span, kind)| (span, model.catalogue.get(kind))).collect()
}

/// Whether the organisation is asked for its first document with a field of some meaning, so that nobody need be asked for theirs.
pub(in crate::lint) fn is_asked_for_the_first(model: &Model, having: Meaning) -> bool {
    absent_kinds(model)
        .iter()
        .any(|(_, kind)| kind.expected.at(model.config.organisation.phase) != Level::Off && kind.fields.meaning(having).is_some())
}

/// The streams in force for which, and for whose larger streams, there is no document with a field of some meaning.
pub(in crate::lint) fn streams_without(model: &Model, having: Meaning) -> Vec<ArtifactId> {
    if is_asked_for_the_first(model, having) {
        return Vec::new();
    }
    let Some(covered) = owners(model, having, Meaning::ValueStream) else { return Vec::new() };
    let lacks = |stream: &ArtifactId| with_parents(model, *stream).iter().all(|outer| !covered.contains(outer));
    streams(model).into_iter().filter(lacks).collect()
}

/// The teams in force for which there is no document with a field of some meaning; leaders are asked by checks of their own.
pub(in crate::lint) fn teams_without(model: &Model, having: Meaning) -> Vec<ArtifactId> {
    if is_asked_for_the_first(model, having) {
        return Vec::new();
    }
    let Some(covered) = owners(model, having, Meaning::OwningTeam) else { return Vec::new() };
    let lead = |team: ArtifactId| model.catalogue.get(model.artifact(team).kind).fields.meaning(Meaning::Leads).is_some();
    teams(model).into_iter().filter(|team| !covered.contains(team) && !lead(*team)).collect()
}

/// Reports each of some streams or teams as lacking something.
pub(in crate::lint) fn ask(model: &Model, lacking: Vec<ArtifactId>, lack: &str, help: &str, sink: &mut Sink) {
    for id in lacking {
        let artifact = model.artifact(id);
        sink.report(Draft::at(artifact.head, format!("{} {lack}", artifact.title)).help(help).about(id));
    }
}
