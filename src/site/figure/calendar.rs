//! `calendar`: days on a line; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::calendar::{Calendar, Day, Event, render};
use crate::diagram::listed::Head;
use crate::expr::Data;
use crate::kind::Part;

use super::spot::Spot;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let parts = options.parts("events").iter();
    let events: Vec<Event> =
        parts.flat_map(|part| spot.each(part).iter().filter_map(|at| event(at, part)).collect::<Vec<_>>()).collect();
    let as_of = spot.here.model.as_of;
    (!events.is_empty())
        .then(|| render(&Calendar { head, today: Day { date: as_of, words: spot.here.date(as_of).text }, events }))
}

fn event(spot: &Spot<'_>, part: &Part) -> Option<Event> {
    let found = spot.value(part, "on")?;
    let Data::Date(day) = found.data else { return None };
    Some(Event { day: Day { date: day, words: spot.words(&found) }, label: spot.label(part) })
}
