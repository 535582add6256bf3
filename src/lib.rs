//! Linter and site builder for plain-text documents about how a company works.
//!
//! The flow, each verb one function in the module of that name:
//!
//! ```text
//! discover → read → bind → link → lint → report      and from the same model:      plan → render → write
//! ```
//!
//! A module may use only those above it in the list below; `tests/architecture.rs` proves it.

pub mod source;
pub mod history;
pub mod syntax;
pub mod quantity;
pub mod expr;
pub mod edit;
pub mod finding;
pub mod config;
pub mod kind;
pub mod schema;
pub mod model;
pub mod workspace;
pub mod lint;
pub mod mend;
pub mod words;
pub mod exchange;
pub mod report;
pub mod verify;
pub mod diagram;
pub mod site;
#[cfg(feature = "serve")]
pub mod watch;
pub mod cli;
pub mod command;
