//! Questions that several rules ask of the model alike. They ask for meanings, and answer nothing where the model is not sure.

mod citations;
mod fields;
mod metrics;
mod reviews;
mod streams;
mod teams;

pub(super) use citations::{citing, root};
pub(super) use fields::{as_number, field_of, is_live_document, names};
pub(super) use metrics::{is_metric, metrics, metrics_within};
pub(super) use reviews::{Review, review, review_period};
pub(super) use streams::{is_stream, serving, stream_of, streams, with_parents};
pub(super) use teams::{is_team, members, stream_aligned, teams};
