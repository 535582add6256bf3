//! JSON Schema (draft 2020-12) of kinds and of the configuration, so that editors complete, explain and check while one types.
//!
//! A schema refuses only what the checker surely refuses: names may be spelt in several ways, a Markdown body may hold what the front
//! matter lacks, and `?` or nothing may stand wherever a value may. To add a type: its shape in `value.rs`.

mod config;
mod kind;
mod spelling;
mod value;

pub use config::config;
pub use kind::{all, of_kind};

/// The draft that all of them are written in.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
