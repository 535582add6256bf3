//! Rules beside each other: one mistake gives one finding.

mod owners;
mod prose;
mod reviews;
mod slips;
mod waivers;
