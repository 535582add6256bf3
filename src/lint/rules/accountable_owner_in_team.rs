//! Accountable people outside of the document's team.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::{has_left, members};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "accountable-owner-in-team",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("accountable_owner_in_team.md"),
    check: Check::Meaning(Meaning::OwningTeam, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(given) = subject.given.filter(|_| subject.artifact.artifact.parent.is_none() && subject.artifact.is_active()) else {
        return;
    };
    let Some(team) = model.behind(&given.value).filter(|team| model.is_team(*team) && *team != id) else { return };
    let (Some(person), Some(owner)) = (model.accountable(id), model.meaning(id, Meaning::AccountableOwner)) else { return };
    let members = members(model, team);
    if has_left(model, person) {
        return;
    }
    if members.is_empty() || members.iter().any(|member| member.person == person) || model.accountable(team) == Some(person) {
        return;
    }
    let [name, team_name] = [person, team].map(|id| &model.artifact(id).title);
    let message = format!("{name} answers for {} and is not in {team_name}", subject.artifact.title());
    let draft = Draft::at(owner.value.span, message)
        .also(given.value.span, "the team it belongs to")
        .help("Give it to a member, or write down the team that it really belongs to.");
    sink.report(draft);
}
