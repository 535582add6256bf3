//! The language of checks: what it answers, what it refuses, what it costs.
//!
//! `world` turns YAML into values; `definitions` holds checks of real kinds.

mod definitions;
mod functions;
mod hostile;
mod kinds;
mod logic;
mod mistakes;
mod templates;
mod world;
