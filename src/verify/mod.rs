//! Proves what rule pages and kinds claim.
//!
//! `page` reads the fixed shape of a rule's Markdown. Adding a rule needs no change here.

pub mod page;
