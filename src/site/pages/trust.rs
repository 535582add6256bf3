//! How far to trust an artifact: who answers for it, and when somebody last looked.

use crate::diagram::Inline;
use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Party};
use crate::quantity::Date;

use super::super::here::Here;
use super::super::show::value;
use super::super::view::{FreshState, Freshness, StatusView};

/// Days before the end of a review in which it is due soon.
const SOON: i64 = 14;

/// The one person who answers for an artifact.
pub(super) fn accountable(here: Here<'_>, id: ArtifactId) -> Option<Inline> {
    if let Some(person) = here.model.accountable(id) {
        return Some(here.artifact(person));
    }
    let field = here.model.meaning(id, Meaning::AccountableOwner)?;
    let known = field.value.is_known() && !matches!(field.value.data, Data::Party(Party::Everyone));
    known.then(|| value::inline(here, &field.value, None).into_iter().next()).flatten()
}

/// The team that keeps an artifact: the one that it names, or that of the person who answers for it where no team stands on the page.
pub(super) fn team(here: Here<'_>, id: ArtifactId) -> Option<Inline> {
    if let Some(field) = here.model.meaning(id, Meaning::OwningTeam) {
        return value::inline(here, &field.value, None).into_iter().next();
    }
    let fields = &here.kind(id).fields;
    if [Meaning::Members, Meaning::ServingTeams, Meaning::HandsFrom].iter().any(|teams| fields.meaning(*teams).is_some()) {
        return None;
    }
    here.plan.team_of.get(&here.model.accountable(id)?).map(|team| here.artifact(*team))
}

/// The status where somebody wrote it, and where a reader should hesitate.
pub(super) fn status(here: Here<'_>, id: ArtifactId) -> Option<StatusView> {
    let word = here.model.meaning(id, Meaning::Status)?.value.as_text()?;
    Some(StatusView { text: word.to_owned(), tone: value::tone(word) })
}

/// The day on which a review ends, with the day of the last one.
pub(super) fn review(here: Here<'_>, id: ArtifactId) -> Option<(Option<Date>, Option<Date>)> {
    here.model.is_reviewed(id).then(|| (here.model.reviewed_on(id), here.model.review_due(id)))
}

/// The day on which the review of an artifact ran out; nothing where it did not.
pub(super) fn overdue(here: Here<'_>, id: ArtifactId) -> Option<Date> {
    let (_, due) = review(here, id)?;
    due.filter(|due| *due < here.model.as_of && !here.model.is_retired(id))
}

/// Whether an artifact is still to be trusted; nothing for kinds that nobody reviews.
pub(super) fn freshness(here: Here<'_>, id: ArtifactId) -> Option<Freshness> {
    let (reviewed, due) = review(here, id)?;
    if here.model.is_retired(id) {
        return None;
    }
    let left = due.map(|due| here.model.as_of.days_until(due));
    let days = |key: &str, days: i64| here.count(key, usize::try_from(days.abs()).unwrap_or_default());
    let (state, note) = match left {
        _ if reviewed.is_none() => (FreshState::Unknown, None),
        Some(left) if left < 0 => (FreshState::Overdue, Some(days("n_days_overdue", left))),
        Some(left) if left <= SOON => {
            (FreshState::DueSoon, Some(if left == 0 { here.say("today") } else { days("in_n_days", left) }))
        }
        _ => (FreshState::Fresh, None),
    };
    Some(Freshness { state, reviewed: reviewed.map(|day| here.date(day)), due: due.map(|day| here.date(day)), note })
}
