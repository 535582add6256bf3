//! A catalogue of Backstage: teams as groups, people as users, services as components. Like the site it is read outside of the
//! repository, so that what is private is left out.

use serde_json::{Value as Json, json};

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};

const API: &str = "backstage.io/v1alpha1";

/// Entities as YAML documents, whose values are JSON, which is YAML.
pub(super) fn render(model: &Model) -> String {
    let mut out = String::from("# Written by `orgdocs export backstage`; change the documents instead.\n");
    let is_shown = |id: &ArtifactId| model.is_published(*id) && !model.is_retired(*id);
    let teams: Vec<ArtifactId> = model.with_meaning(Meaning::Members).filter(is_shown).collect();
    for team in &teams {
        entity(&mut out, "Group", &group(model, *team));
    }
    let people = model.people().into_iter().flat_map(|kind| model.of_kind(kind));
    for (id, person) in people.filter(|(id, _)| model.is_published(*id)) {
        let member_of: Vec<&str> = teams
            .iter()
            .filter(|team| members(model, **team).contains(&id))
            .map(|team| model.artifact(*team).id.as_str())
            .collect();
        let user =
            json!({"metadata": {"name": person.id}, "spec": {"profile": {"displayName": person.title}, "memberOf": member_of}});
        entity(&mut out, "User", &user);
    }
    for team in &teams {
        for (_, service) in model
            .iter()
            .filter(|(id, service)| service.parent == Some(*team) && is_service(model, *team, *id) && model.is_published(*id))
        {
            let lifecycle = service.record.text("lifecycle").unwrap_or("production");
            let mut metadata = json!({"name": service.id, "title": service.title});
            if let Some(place) = service.record.text("repository") {
                metadata["annotations"] = json!({"backstage.io/source-location": format!("url:{place}")});
            }
            let spec = json!({"type": "service", "lifecycle": lifecycle, "owner": format!("group:{}", model.artifact(*team).id)});
            entity(&mut out, "Component", &json!({"metadata": metadata, "spec": spec}));
        }
    }
    out
}

fn group(model: &Model, team: ArtifactId) -> Json {
    let artifact = model.artifact(team);
    let mut metadata = json!({"name": artifact.id, "title": artifact.title});
    if let Some(purpose) = model.meaning(team, Meaning::Purpose).and_then(|field| field.value.as_text()) {
        metadata["description"] = json!(purpose);
    }
    let members: Vec<&str> = members(model, team).into_iter().map(|id| model.artifact(id).id.as_str()).collect();
    let mut spec = json!({"type": "team", "children": [], "members": members});
    if let Some(parent) =
        artifact.record.get("part_of").and_then(|value| model.behind(value)).filter(|id| model.is_published(*id))
    {
        spec["parent"] = json!(model.artifact(parent).id);
    }
    json!({"metadata": metadata, "spec": spec})
}

fn members(model: &Model, team: ArtifactId) -> Vec<ArtifactId> {
    model.behind_all(model.list(team, Meaning::Members)).into_iter().filter(|id| model.is_published(*id)).collect()
}

/// Whether it is declared in the list of what a team owns.
fn is_service(model: &Model, team: ArtifactId, id: ArtifactId) -> bool {
    let record = &model.artifact(id).record;
    model
        .list(team, Meaning::OwnedServices)
        .iter()
        .filter_map(crate::model::Value::as_record)
        .any(|own| std::sync::Arc::ptr_eq(own, record))
}

fn entity(out: &mut String, kind: &str, body: &Json) {
    let line = |key: &str| serde_json::to_string(&body[key]).unwrap_or_default();
    out.push_str(&format!("---\napiVersion: {API}\nkind: {kind}\nmetadata: {}\nspec: {}\n", line("metadata"), line("spec")));
}
