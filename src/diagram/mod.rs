//! Pictures made at build time: plain data in, one escaped inline SVG and an equivalent table out.
//!
//! Nothing here knows kinds, artifacts or pages: the planner fills the input structs and puts the [`Figure`] on a page.
//! Colours are CSS classes of the theme, so light, dark, print and forced colours need no second drawing.
//!
//! To add a diagram: one file with its input struct, `render(&Input) -> Figure` and its table; draw only through
//! [`svg::Svg`] and lay text only through [`measure`], so that escaping and wrapping cannot be forgotten.

pub mod around;
pub mod balance;
pub mod branches;
pub mod bullets;
pub mod calendar;
pub mod calibration;
pub mod cycle;
mod escape;
mod figure;
pub mod funnel;
pub mod grid;
mod inline;
pub mod interactions;
pub mod label;
pub mod ladder;
pub mod lanes;
pub mod listed;
pub mod measure;
mod number;
pub mod mermaid;
pub mod plane;
pub mod plot;
pub mod portrait;
#[cfg(test)]
mod samples;
pub mod shares;
pub mod spark;
pub mod steps;
pub mod strip;
pub mod svg;
pub mod tree;
pub mod web;

pub use escape::{escape, escape_into, safe_href};
pub use figure::{ColumnView, Figure, TableView};
pub use inline::{Inline, TeamShape, Tone};
