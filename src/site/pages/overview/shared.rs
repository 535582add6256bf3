//! What several pages of one plan show parts of: worked out by the first that asks, so that many parts cost no more than one.

use std::sync::OnceLock;

use crate::model::Model;
use crate::words::Words;

use super::clusters::{Cluster, clusters};
use super::handoffs::{Pairs, pairs};
use super::relations::{Dependency, Interaction, dependencies, interactions};

/// The relations between the teams of the plan's model.
#[derive(Debug, Default)]
pub(in crate::site) struct Shared {
    clusters: OnceLock<Vec<Cluster>>,
    interactions: OnceLock<Vec<Interaction>>,
    dependencies: OnceLock<Vec<Dependency>>,
    pairs: OnceLock<Pairs>,
}

impl Shared {
    pub(super) fn clusters(&self, model: &Model, words: &Words) -> &[Cluster] {
        self.clusters.get_or_init(|| clusters(model, words))
    }

    pub(super) fn interactions(&self, model: &Model) -> &[Interaction] {
        self.interactions.get_or_init(|| interactions(model))
    }

    pub(super) fn dependencies(&self, model: &Model) -> &[Dependency] {
        self.dependencies.get_or_init(|| dependencies(model))
    }

    /// What passes from one team to another.
    pub(super) fn pairs(&self, model: &Model) -> &Pairs {
        self.pairs.get_or_init(|| pairs(model))
    }
}
