//! Rules over the model, and the policy that decides what their findings weigh.
//!
//! A rule is a value and a function: it returns facts with places and knows neither its level nor who prints it. To add one, write
//! `rules/<name>.rs` and `rules/<name>.md` and name it twice in `rules/mod.rs`. Checks that a kind declares in `kind.yaml` run
//! through the same door (`checks.rs`) and obey the same policy.

mod ask;
mod baseline;
mod checks;
mod draft;
mod identity;
mod left_out;
mod guess;
mod offer;
mod memory;
mod owner;
pub mod page;
mod policy;
mod profile;
mod prose;
mod rule;
pub mod rules;
mod run;
mod subject;
mod tolls;
mod waiver;
pub mod words;

pub use baseline::Baseline;
pub use draft::{Draft, Sink};
pub use left_out::left_out;
pub use memory::Memory;
pub use owner::{named_owner, only_teams};
pub use policy::{Policy, RuleFacts};
pub use profile::Profile;
pub use prose::{Language, Pattern, ProseSubject};
pub use rule::{Check, Rule};
pub use run::{Findings, Scope, run};
pub use subject::{ArtifactSubject, MeaningSubject};
pub use waiver::Waived;
