//! Rules beside each other: one mistake gives one finding.

mod calendar;
mod conditions;
mod economics;
mod everyday;
mod flow;
mod kestrel;
mod owners;
mod phases;
mod predicted;
mod profiles;
mod prose;
mod reviews;
mod slips;
mod spellings;
mod statements;
mod sure;
mod tolls;
mod waivers;
