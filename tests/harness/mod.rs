//! A repository in a temporary folder, and the program run in it, as one sentence:
//!
//! ```ignore
//! let out = Repo::new().file("teams/payments.md", "
//!     # Payments
//!     See [the map](map.md).
//! ").run(["check"]);
//! out.exits(1);
//! insta::assert_snapshot!(out.stdout, @"…");
//! ```
//!
//! The program sees an empty environment, so that neither the machine nor the pipeline shows in a test, and the folder's path
//! reads `[ROOT]` in what it prints.

mod found;
mod output;
mod repo;
mod text;

pub(crate) use found::Found;
pub(crate) use output::Output;
pub(crate) use repo::Repo;
