//! The organisation as one value: documents, artifacts, and what points at what.
//!
//! [`build()`] binds parsed documents to kinds and links them; it never fails on content and never prints. What does not fit is
//! recorded where it stands (strays, malformed values, doubles, dangling references) and reported by rules. To add a native
//! computation: a file under `native/` and a variant of [`crate::kind::Native`].

mod address;
mod answer;
mod artifact;
mod assets;
mod bind;
mod bound;
mod build;
mod bullet;
mod cell;
mod claim;
mod declare;
mod document;
mod due;
mod face;
mod fences;
mod foreign;
mod generators;
mod graph;
mod headed;
mod keyed;
mod lately;
mod link;
mod listed;
mod live_list;
mod lower;
pub mod native;
mod near;
mod object;
mod patch;
pub mod path;
mod private;
mod query;
mod record;
mod resolved;
mod responsibility;
mod review;
mod scalar;
mod scope;
mod sections;
mod statement;
mod threads;
mod value;
pub mod walk;

pub use address::{Addresses, Collision};
pub use answer::Answers;
pub use artifact::{Again, Artifact, ArtifactId, BoundSection, Double, Facts, Misshapen, Standing, Waiver};
pub use bound::Bindings;
pub use build::{AT_ONCE, Failure, Inputs, Model, Syntax, build};
pub use document::{Claim, ClaimedBy, Content, Document, DocumentId};
pub use due::Due;
pub use face::{Asked, Face};
pub use foreign::is_hosted;
pub use graph::{BodyLink, FieldReference, Graph, Incoming, LinkTarget, Mark, Nowhere, Target};
pub use lately::LATELY;
pub use link::is_external;
pub use live_list::{LIVE_LIST, ListFault, LiveList};
pub use object::ArtifactObject;
pub use patch::Patch;
pub use private::{blanked, without};
pub use responsibility::Responsibility;
pub use review::Review;
pub use scope::CheckScope;
pub use threads::{Goal, Thread, Threads};
pub use value::{Data, Edge, FieldValue, Malformed, Misfit, Party, Record, Reference, Sign, Stray, Value};
