//! What expressions can see of the artifacts of a model, kept so that another model of the same repository can be compared with it.

use std::sync::Arc;

use rayon::prelude::*;

use crate::expr::{Data, Datum, Object};
use crate::kind::KindId;

use super::object::ArtifactObject;
use super::{AT_ONCE, ArtifactId, Model, Record, Reference};

/// All that expressions can ask about one artifact.
#[derive(Debug, Clone)]
pub struct Face {
    parent: Option<ArtifactId>,
    object: ArtifactObject,
    /// Who points at it.
    pointing: Vec<ArtifactId>,
}

/// Whom expressions asked about. What they were told follows from the faces of these, from which artifacts there are, and from the
/// kinds and the configuration.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub artifacts: Vec<ArtifactId>,
    /// Kinds of which they asked about every artifact.
    pub kinds: Vec<KindId>,
}

impl Model {
    /// The faces of all artifacts, in the model's order.
    pub fn faces(&self) -> Vec<Face> {
        let face = |(at, artifact): (usize, &super::Artifact)| {
            let id = ArtifactId::at(at);
            let object = ArtifactObject::new(id, artifact, Arc::clone(&self.computed[at]));
            Face { parent: artifact.parent, object, pointing: self.graph.pointing_at(id) }
        };
        self.artifacts.par_iter().with_max_len(AT_ONCE).enumerate().map(face).collect()
    }
}

impl Face {
    /// Whether both answer to the same name, so that references lead to the one as they led to the other.
    pub fn has_place_of(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.object.facts, &other.object.facts);
        self.parent == other.parent && (Arc::ptr_eq(own, theirs) || (own.kind, &own.id) == (theirs.kind, &theirs.id))
    }

    /// Whether nobody can tell them apart. What was not bound anew is one and the same; where it cannot be told, they differ.
    pub fn is_that_of(&self, other: &Self) -> bool {
        self.has_place_of(other) && self.pointing == other.pointing && same_artifact(&self.object, &other.object)
    }
}

fn same_artifact(a: &ArtifactObject, b: &ArtifactObject) -> bool {
    let computed = || a.computed.iter().zip(b.computed.iter()).all(|((a, x), (b, y))| a == b && same(x, y));
    a.id == b.id && Arc::ptr_eq(&a.facts, &b.facts) && a.computed.len() == b.computed.len() && computed()
}

fn same(a: &Datum, b: &Datum) -> bool {
    a.origin == b.origin
        && match (&a.data, &b.data) {
            (Data::Missing, Data::Missing) | (Data::Unread, Data::Unread) => true,
            (Data::Bool(a), Data::Bool(b)) => a == b,
            (Data::Quantity(a), Data::Quantity(b)) => a == b,
            (Data::Text(a), Data::Text(b)) => a == b,
            (Data::Date(a), Data::Date(b)) => a == b,
            (Data::List(a), Data::List(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(a, b)),
            (Data::Map(a), Data::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|((a, x), (b, y))| a == b && same(x, y))
            }
            (Data::Object(a), Data::Object(b)) => same_object(&**a, &**b),
            _ => false,
        }
}

fn same_object(a: &dyn Object, b: &dyn Object) -> bool {
    let (a, b) = (a.as_any(), b.as_any());
    if let (Some(a), Some(b)) = (a.downcast_ref::<Record>(), b.downcast_ref::<Record>()) {
        return std::ptr::eq(a, b);
    }
    if let (Some(a), Some(b)) = (a.downcast_ref::<Reference>(), b.downcast_ref::<Reference>()) {
        return a == b;
    }
    match (a.downcast_ref(), b.downcast_ref()) {
        (Some(a), Some(b)) => same_artifact(a, b),
        _ => false,
    }
}
