//! Questions that several rules ask of the model alike. They ask for meanings, and answer nothing where the model is not sure.

pub(in crate::lint) mod bets;
pub(in crate::lint) mod coverage;
pub(in crate::lint) mod dependencies;
mod fields;
pub(in crate::lint) mod interactions;
pub(in crate::lint) mod leaders;
mod metrics;
pub(in crate::lint) mod lists;
pub(in crate::lint) mod owner;
pub(in crate::lint) mod parents;
pub(in crate::lint) mod portfolio;
pub(in crate::lint) mod requirements;
mod streams;
mod teams;

pub(in crate::lint) use fields::{as_number, called, field_at, field_of, is_live_document, names, names_of, two_currencies};
pub(in crate::lint) use metrics::{metrics, metrics_within};
pub(in crate::lint) use streams::{claiming, is_stream, serving, stream_of, streams, with_parents};
pub(in crate::lint) use teams::{has_left, members, stream_aligned, teams};
