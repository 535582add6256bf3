//! Who answers for something where nobody is declared, and the team behind a person.

use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Model, Party};

use super::ask::{members, teams};
use super::words;

/// The team of each person whom exactly one lists.
pub fn only_teams(model: &Model) -> BTreeMap<ArtifactId, ArtifactId> {
    let mut found: BTreeMap<ArtifactId, Option<ArtifactId>> = BTreeMap::new();
    for team in teams(model) {
        for member in members(model, team) {
            found.entry(member.person).and_modify(|team| *team = None).or_insert(Some(team));
        }
    }
    found.into_iter().filter_map(|(person, team)| Some((person, team?))).collect()
}

/// The name that stands for the person who answers for an artifact, where no person is declared and any name may be somebody's; a
/// declared one inherits from its parent.
pub fn named_owner(model: &Model, id: ArtifactId) -> Option<String> {
    if model.knows_people() {
        return None;
    }
    name(model, id).or_else(|| named_owner(model, model.artifact(id).parent?))
}

fn name(model: &Model, id: ArtifactId) -> Option<String> {
    let Data::Party(Party::Person(reference)) = &model.meaning(id, Meaning::AccountableOwner)?.value.data else { return None };
    let name = reference.written.trim().trim_start_matches('@');
    (!words::is_nobody(name) && !words::is_group(name)).then(|| name.to_owned())
}
