//! Repositories made by dice: the same seed gives the same bytes.
//!
//! Tests and benchmarks share this module; it uses the standard library only.
#![allow(dead_code, unused_imports, reason = "each user of the module takes the part it needs")]

mod dice;
mod organisation;

pub(crate) use dice::{Dice, prose};
pub(crate) use organisation::organisation;
