//! The formats: how a report looks, that it fits the public schemas, and that nothing in it can break out.

mod data;
mod hostile;
mod look;
mod schemas;
mod speed;
mod xml;
