//! Changes in sentences.

use crate::kind::Meaning;
use crate::model::{Artifact, ArtifactId, Model, Value};
use crate::quantity::{self, Date};

use super::values::{Step, shown};
use super::{Difference, Sides};

/// Texts that are longer are told to be reworded, not repeated.
const LONGEST: usize = 80;

fn about(artifact: &Artifact, what: &'static str, sentence: String) -> Difference {
    let (address, title) = (artifact.address(), artifact.title.clone());
    Difference { what, artifact: address, title, field: String::new(), before: None, after: None, sentence }
}

pub(super) fn removed(model: &Model, id: ArtifactId, address: &str) -> Difference {
    let artifact = model.artifact(id);
    let title = model.catalogue.get(artifact.kind).title.to_lowercase();
    Difference { before: Some(address.to_owned()), ..about(artifact, "removed", format!("the {title} is gone")) }
}

pub(super) fn added(model: &Model, id: ArtifactId, address: &str) -> Difference {
    let artifact = model.artifact(id);
    let end = |meaning| model.meaning(id, meaning).map(|field| shown(model, model.catalogue.get(artifact.kind), &field.value));
    if let (Some(from), Some(to)) = (end(Meaning::HandsFrom), end(Meaning::HandsTo)) {
        let sentence = format!("new handoff, from {from} to {to}");
        return Difference { after: Some(address.to_owned()), ..about(artifact, "handoff-added", sentence) };
    }
    let title = model.catalogue.get(artifact.kind).title.to_lowercase();
    let owner =
        model.accountable(id).map(|person| format!("; {} answers for it", model.artifact(person).title)).unwrap_or_default();
    Difference { after: Some(address.to_owned()), ..about(artifact, "added", format!("new {title}{owner}")) }
}

pub(super) fn renamed(sides: Sides<'_>, old: ArtifactId, new: ArtifactId) -> Difference {
    let (was, is) = (sides.old.artifact(old), sides.new.artifact(new));
    let sentence = format!("was {} before", was.address());
    Difference { before: Some(was.address()), after: Some(is.address()), ..about(is, "renamed", sentence) }
}

pub(super) fn retitled(sides: Sides<'_>, old: ArtifactId, new: ArtifactId) -> Difference {
    let (was, is) = (&sides.old.artifact(old).title, sides.new.artifact(new));
    let sentence = format!("called '{}' now, and '{was}' before", is.title);
    Difference {
        before: Some(was.clone()),
        after: Some(is.title.clone()),
        field: "title".to_owned(),
        ..about(is, "retitled", sentence)
    }
}

/// A step in a sentence; nothing where others tell it.
pub(super) fn step(sides: Sides<'_>, old: ArtifactId, new: ArtifactId, step: &Step<'_>) -> Option<Difference> {
    let artifact = sides.new.artifact(new);
    let kind = sides.new.catalogue.get(artifact.kind);
    let before = step.old.map(|value| shown(sides.old, kind, value));
    let after = step.new.map(|value| shown(sides.new, kind, value));
    let (what, sentence) = match (step.top, step.element) {
        (Some(Meaning::AccountableOwner), false) if step.means == step.top => moved(before.as_deref(), after.as_deref()),
        (Some(Meaning::Responsibilities), true) if step.new.is_none() && is_orphan(sides, old, &step.called) => return None,
        (Some(top), true) => element(top, sides, (old, new), step).unwrap_or_else(|| came_or_went(step)),
        (None, true) => came_or_went(step),
        (_, false) => changed(step, before.as_deref(), after.as_deref()),
    };
    Some(Difference { field: step.path.clone(), before, after, ..about(artifact, what, sentence) })
}

fn moved(before: Option<&str>, after: Option<&str>) -> (&'static str, String) {
    let sentence = match (before, after) {
        (Some(was), Some(is)) => format!("{is} answers for it now, and no longer {was}"),
        (None, Some(is)) => format!("{is} answers for it now"),
        (Some(was), None) => format!("nobody answers for it now; {was} did"),
        (None, None) => String::new(),
    };
    ("accountable-moved", sentence)
}

fn is_orphan(sides: Sides<'_>, old: ArtifactId, words: &str) -> bool {
    let name = crate::syntax::kebab(words);
    let had = super::responsibilities(sides.old).get(&name).is_some_and(|(id, _)| *id == old);
    had && !super::responsibilities(sides.new).contains_key(&name)
}

/// An element that came or went, in the words of its list.
fn element(top: Meaning, sides: Sides<'_>, ids: (ArtifactId, ArtifactId), step: &Step<'_>) -> Option<(&'static str, String)> {
    let (who, came) = (&step.called, step.new.is_some());
    Some(match top {
        Meaning::Members if came => ("member-joined", format!("{who} joined")),
        Meaning::Members => ("member-left", format!("{who} left")),
        Meaning::Interactions => {
            let (model, id, value) = if came { (sides.new, ids.1, step.new?) } else { (sides.old, ids.0, step.old?) };
            let mode = model.meaning_in(id, value.as_record()?, Meaning::InteractionMode).and_then(Value::as_text);
            let mode = mode.map(|mode| format!(" ({mode})")).unwrap_or_default();
            let with = who;
            if came {
                ("interaction-added", format!("works with {with} now{mode}"))
            } else {
                ("interaction-ended", format!("no longer works with {with}{mode}"))
            }
        }
        Meaning::OwnedServices if came => ("service-added", format!("owns {who} now")),
        Meaning::OwnedServices => ("service-removed", format!("no longer owns {who}")),
        Meaning::Responsibilities if came => ("responsibility-added", format!("has the responsibility '{who}' now")),
        Meaning::Responsibilities => ("responsibility-moved", format!("'{who}' is somebody else's responsibility now")),
        Meaning::Supersedes if came => ("supersedes", format!("takes the place of {who}")),
        _ => return None,
    })
}

fn came_or_went(step: &Step<'_>) -> (&'static str, String) {
    let (field, _) = step.path.rsplit_once('[').unwrap_or((&step.path, ""));
    let field = field.replace('_', " ");
    let words = short(&step.called);
    if step.new.is_some() {
        ("added-to", format!("{field}: {words} came"))
    } else {
        ("removed-from", format!("{field}: {words} went"))
    }
}

fn changed(step: &Step<'_>, before: Option<&str>, after: Option<&str>) -> (&'static str, String) {
    let of = if step.path.contains('[') { format!(" of {}", short(&step.called)) } else { String::new() };
    if let (Some(due), Some(was), Some(is)) = (step.due, day(step.old), day(step.new))
        && was != is
    {
        let (what, word) = if is > was { ("day-pushed", "pushed") } else { ("day-pulled", "brought forward") };
        let of = if of.is_empty() { String::new() } else { format!(" ({})", short(&step.called)) };
        return (what, format!("{} {word} from {was} to {is}{of}", due.what));
    }
    let quantities = step.old.and_then(Value::as_quantity).zip(step.new.and_then(Value::as_quantity));
    if step.means == Some(Meaning::MetricTarget)
        && let Some((was, is)) = quantities
        && let Ok(order) = is.compare(*was)
    {
        let (what, word) = if order.is_lt() { ("target-lowered", "lowered") } else { ("target-raised", "raised") };
        return (what, format!("target{of} {word} from {was} to {is}"));
    }
    let what = match step.means {
        Some(Meaning::TeamType) => "team-type-changed",
        Some(Meaning::Status) => "status-changed",
        Some(Meaning::InteractionMode) => "interaction-changed",
        Some(Meaning::Verdict) => "verdict",
        _ => "changed",
    };
    let name = step.path.rsplit(['.', '[']).next().unwrap_or(&step.path);
    let name = if name.ends_with(']') { step.path.rsplit_once('[').map_or(name, |(field, _)| field) } else { name };
    let name = name.replace('_', " ");
    let sentence = match (before, after) {
        (Some(was), Some(is)) if was.len() > LONGEST || is.len() > LONGEST => format!("{name}{of} is worded anew"),
        (Some(was), Some(is)) => format!("{name}{of}: {was} → {is}"),
        (None, Some(is)) => format!("{name}{of} is given now: {}", short(is)),
        (Some(was), None) => format!("{name}{of} is no longer given; it was: {}", short(was)),
        (None, None) => String::new(),
    };
    (what, sentence)
}

/// The day of a date, or the last one in a text.
fn day(value: Option<&Value>) -> Option<Date> {
    let value = value?;
    let in_text =
        |text: &str| text.split(|c: char| !c.is_ascii_digit() && c != '-').rev().find_map(|word| quantity::date(word).ok());
    value.as_date().or_else(|| value.as_text().and_then(in_text))
}

fn short(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}
