//! Assets: documents of kinds that promise to say what value is created, received or aimed for.

use crate::kind::Meaning;

use super::{ArtifactId, Model};

impl Model {
    /// The assets in force, in the model's order.
    pub fn assets(&self) -> impl Iterator<Item = ArtifactId> {
        let stands = |id: &ArtifactId| self.artifact(*id).parent.is_none() && self.is_active(*id);
        let kind_of = |id: &ArtifactId| self.catalogue.get(self.artifact(*id).kind);
        self.iter().map(|(id, _)| id).filter(move |id| kind_of(id).is_asset()).filter(stands)
    }

    /// Whether an asset is about a value stream: it names the stream, or its scope does.
    pub fn is_asset_of(&self, asset: ArtifactId, stream: ArtifactId) -> bool {
        let named = self.meaning(asset, Meaning::ValueStream).and_then(|field| self.behind(&field.value));
        let scope = self.meaning(asset, Meaning::Scope).and_then(|field| field.value.as_text());
        let within = scope.and_then(|scope| scope.rsplit([':', '/']).next());
        named == Some(stream) || within.is_some_and(|id| id.trim() == self.artifact(stream).id)
    }
}
