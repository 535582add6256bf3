//! The calendar of what is due, for people to subscribe to.

use crate::exchange::{Agenda, DueFormat};
use crate::model::Model;

/// Where the calendar stands.
pub(super) const ADDRESS: &str = "organisation/due.ics";

/// The calendar of the documents that the site shows; nothing when nothing is due.
pub(super) fn calendar(model: &Model) -> Option<(&'static str, Vec<u8>)> {
    let agenda = Agenda::published(model);
    (!agenda.due.is_empty()).then(|| (ADDRESS, agenda.render(DueFormat::Ics).into_bytes()))
}
