//! The domains that a team holds in its head, by how hard they are, and when they are too many.
//!
//! What a team can hold follows Skelton and Pais, *Team Topologies* (2019), chapter 3: one complex domain alone, or one complicated one
//! with a few simple ones, or three simple ones.

use crate::expr::Data;
use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Quantity;

/// How many domains of each sort the services of a team have; those that nobody rated count nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Domains {
    pub simple: usize,
    pub complicated: usize,
    pub complex: usize,
}

/// What is too much for one team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    /// A complex domain, and others beside it.
    BesideComplex,
    /// More than one complicated domain.
    Complicated,
    /// More than three simple domains.
    Simple,
}

impl Domains {
    /// The domains of a team.
    pub fn of(model: &Model, team: ArtifactId) -> Self {
        let mut domains = Self::default();
        for service in model.list(team, Meaning::OwnedServices).iter().filter_map(Value::as_record) {
            match service.text("domain") {
                Some("simple") => domains.simple += 1,
                Some("complicated") => domains.complicated += 1,
                Some("complex") => domains.complex += 1,
                _ => {}
            }
        }
        domains
    }

    /// All that somebody rated.
    pub fn rated(self) -> usize {
        self.simple + self.complicated + self.complex
    }

    /// What is too much, if anything is.
    pub fn too_many(self) -> Option<TooMany> {
        match self {
            _ if self.complex > 0 && self.rated() > 1 => Some(TooMany::BesideComplex),
            _ if self.complicated > 1 => Some(TooMany::Complicated),
            _ if self.simple > 3 => Some(TooMany::Simple),
            _ => None,
        }
    }

    /// A value by the name that kinds give it.
    pub(super) fn value(self, name: &str) -> Option<Data> {
        #[expect(clippy::cast_precision_loss, reason = "a team has few domains")]
        let count = |count: usize| Some(Data::Quantity(Quantity::plain(count as f64)));
        match name {
            "simple_domains" => count(self.simple),
            "complicated_domains" => count(self.complicated),
            "complex_domains" => count(self.complex),
            "too_many_domains" => Some(Data::Bool(self.too_many().is_some())),
            _ => None,
        }
    }
}
