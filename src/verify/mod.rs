//! Runs what pages and kinds promise: every rule's Bad and Good, every check's example and `bad`.
//!
//! Each stands over `backdrop/`, a small clean repository, at a pinned date with every rule on. A bad example fires its own rule and
//! no other, its report is the recorded one, and a good example is clean. Users' kinds are verified in the same way.

pub mod describe;
mod examples;
mod kinds;
mod rules;
mod world;

pub use examples::{example_of, kind_with};
pub use kinds::{kind, kinds};
pub use rules::{Recorded, rules};
pub use world::{World, example_day};

/// A promise that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The rule or check, and which of its promises.
    pub promise: String,
    /// What happened instead.
    pub instead: String,
}
