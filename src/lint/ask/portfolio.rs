//! Which assets an organisation keeps, by group and value stream.

use crate::kind::Kind;
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use super::streams;

/// Where the organisation lists a kind of asset of a group, while it has no asset of that group in force.
pub(in crate::lint) fn missing(model: &Model, group: &str) -> Option<Span> {
    let of_group = |kind: &Kind| kind.is_asset() && kind.group == group;
    let mut listed = model.config.kinds.iter().filter_map(|setting| {
        let kind = model.catalogue.get(model.catalogue.find(&setting.name.value)?);
        of_group(kind).then_some(setting.name.span)
    });
    let place = listed.next()?;
    let kept = model.assets().any(|id| of_group(model.catalogue.get(model.artifact(id).kind)));
    (!kept).then_some(place)
}

/// The streams in force about which no asset says anything, where there are assets at all.
pub(in crate::lint) fn streams_without(model: &Model) -> Vec<ArtifactId> {
    let assets: Vec<ArtifactId> = model.assets().collect();
    let lacks = |stream: &ArtifactId| !assets.is_empty() && !assets.iter().any(|asset| model.is_asset_of(*asset, *stream));
    streams(model).into_iter().filter(lacks).collect()
}
