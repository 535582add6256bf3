//! What changed in an organisation between two states: who answers, who works with whom, what is promised by when. Wording, order and
//! layout of documents are no change.
//!
//! `values.rs` compares what artifacts say, `told.rs` puts it into a sentence. To tell something in words of its own: an arm there.

mod render;
mod told;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::syntax::kebab;

pub use render::DiffFormat;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What sort of change it is: `accountable-moved`, `target-lowered`, `added`, … or `changed`.
    pub what: &'static str,
    /// The artifact, as `kind:id`; `orgdocs.yaml` for the organisation itself.
    pub artifact: String,
    pub title: String,
    /// The way to the field, with the keys of list elements: `interactions[platform].mode`; empty for the whole.
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
    /// The change in a sentence without its subject.
    pub sentence: String,
}

/// All changes between two states, by artifact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    pub changes: Vec<Difference>,
}

/// Two states that are compared.
#[derive(Clone, Copy)]
struct Sides<'m> {
    old: &'m Model,
    new: &'m Model,
}

impl Diff {
    /// What changed from one state to another.
    pub fn between(old: &Model, new: &Model) -> Self {
        let sides = Sides { old, new };
        let (before, after) = (by_address(old), by_address(new));
        let mut changes = organisation(sides);
        let mut renamed: BTreeMap<&str, ArtifactId> = BTreeMap::new();
        for (address, id) in &after {
            if let Some(was) = formerly(new, *id).into_iter().find(|was| before.contains_key(was) && !after.contains_key(was))
                && let Some((was, _)) = before.get_key_value(&was)
            {
                renamed.insert(address, before[was]);
            }
        }
        let gone = |address: &String| {
            !after.contains_key(address) && !renamed.values().any(|id| old.artifact(*id).address() == *address)
        };
        for (address, id) in before.iter().filter(|(address, _)| gone(address)) {
            changes.push(told::removed(old, *id, address));
        }
        for (address, id) in &after {
            match before.get(address).or_else(|| renamed.get(address.as_str())) {
                None => changes.push(told::added(new, *id, address)),
                Some(was) => {
                    if old.artifact(*was).address() != *address {
                        changes.push(told::renamed(sides, *was, *id));
                    }
                    changes.extend(values::artifact(sides, *was, *id));
                }
            }
        }
        changes.extend(orphaned(sides));
        changes.extend(expired(sides));
        changes.sort_by(|a, b| a.artifact.cmp(&b.artifact));
        Self { changes }
    }
}

/// The artifacts that stand for themselves.
fn by_address(model: &Model) -> BTreeMap<String, ArtifactId> {
    let whole = model.iter().filter(|(_, artifact)| artifact.parent.is_none());
    whole.map(|(id, artifact)| (artifact.address(), id)).collect()
}

fn formerly(model: &Model, id: ArtifactId) -> Vec<String> {
    let artifact = model.artifact(id);
    let ids = artifact.record.list("formerly").iter().filter_map(Value::as_text);
    ids.map(|id| format!("{}:{id}", artifact.kind_name)).collect()
}

/// What people answer for, by name, with who says so first.
pub(super) fn responsibilities(model: &Model) -> BTreeMap<String, (ArtifactId, String)> {
    let mut found = BTreeMap::new();
    for id in model.with_meaning(Meaning::Responsibilities).filter(|id| model.is_active(*id)) {
        for row in model.responsibilities(id) {
            found.entry(row.name).or_insert((id, row.words));
        }
    }
    found
}

/// Responsibilities that somebody had and nobody has.
fn orphaned(sides: Sides<'_>) -> Vec<Difference> {
    let now: BTreeSet<String> = responsibilities(sides.new).into_keys().collect();
    let lost = responsibilities(sides.old).into_iter().filter(|(name, _)| !now.contains(name));
    lost.map(|(_, (id, words))| {
        let had = sides.old.artifact(id);
        Difference {
            what: "responsibility-orphaned",
            artifact: had.address(),
            title: had.title.clone(),
            field: format!("responsibilities[{}]", kebab(&words)),
            before: Some(words.clone()),
            after: None,
            sentence: format!("nobody has the responsibility '{words}' any more"),
        }
    })
    .collect()
}

/// Interactions whose last day came in between.
fn expired(sides: Sides<'_>) -> Vec<Difference> {
    let Sides { old, new } = sides;
    let before = old.due();
    let ends = new.due().iter().filter(|due| due.on > old.as_of && due.on <= new.as_of);
    let of_interactions = ends.filter(|due| {
        let field = new.catalogue.get(new.artifact(due.of).kind).fields.meaning(Meaning::Interactions);
        field.is_some_and(|field| due.field.split('.').next() == Some(field.name.as_str()))
    });
    let known = of_interactions.filter(|due| {
        let same = |was: &&crate::model::Due| {
            was.on == due.on && was.about == due.about && old.artifact(was.of).id == new.artifact(due.of).id
        };
        before.iter().any(|was| same(&was))
    });
    known
        .map(|due| {
            let artifact = new.artifact(due.of);
            let with = due.about.clone().unwrap_or_default();
            let sentence = format!("the interaction with {with} ended on {}, as agreed", due.on);
            let (address, title) = (artifact.address(), artifact.title.clone());
            let day = Some(due.on.to_string());
            Difference {
                what: "interaction-expired",
                artifact: address,
                title,
                field: due.field.clone(),
                before: day,
                after: None,
                sentence,
            }
        })
        .collect()
}

/// What `orgdocs.yaml` says about the organisation: its phase, and who holds which role.
fn organisation(sides: Sides<'_>) -> Vec<Difference> {
    let [old, new] = [sides.old, sides.new].map(|model| &model.config.organisation);
    let mut changes = Vec::new();
    let mut push = |what, field: String, before: Option<String>, after: Option<String>| {
        if before != after {
            let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "nobody said".to_owned());
            let sentence = format!("{field}: {} → {}", word(&before), word(&after));
            let (artifact, title) = (crate::config::FILE_NAME.to_owned(), "Organisation".to_owned());
            changes.push(Difference { what, artifact, title, field, before, after, sentence });
        }
    };
    let phase = |side: Option<crate::finding::Phase>| side.map(|phase| phase.word().to_owned());
    push("phase-changed", "phase".to_owned(), phase(old.phase), phase(new.phase));
    let roles = |roles: &[crate::config::Role]| -> BTreeMap<String, String> {
        let holders =
            |role: &crate::config::Role| role.1.iter().map(|holder| holder.value.clone()).collect::<Vec<_>>().join(", ");
        roles.iter().map(|role| (role.0.value.clone(), holders(role))).collect()
    };
    let (before, after) = (roles(&old.roles), roles(&new.roles));
    for name in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        push("role-moved", format!("role {name}"), before.get(name).cloned(), after.get(name).cloned());
    }
    changes
}
