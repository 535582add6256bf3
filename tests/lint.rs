//! Rules beside each other: one mistake gives one finding.

mod owners;
mod reviews;
mod slips;
mod waivers;
