//! Who answers for something where nobody is declared.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Model, Party};

use super::words;

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
