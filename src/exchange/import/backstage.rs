//! Catalogue files of Backstage: groups become teams, users people, and what a group owns its services.

use crate::source::{SourceFile, SourceMap};
use crate::syntax::{Node, kebab, yaml};

use super::{Gathered, Imported, Service};

/// The annotation that says where the source is.
const SOURCE: &str = "backstage.io/source-location";

/// Reads catalogue files, given as paths with texts.
pub fn backstage(files: &[(String, String)]) -> Imported {
    let mut gathered = Gathered::default();
    let mut sources = SourceMap::default();
    for (path, text) in files {
        let id = sources.add(SourceFile::new(path.as_str(), text.as_str()));
        let mut found = false;
        for document in yaml::parse_whole(id, text) {
            for fault in &document.faults {
                let line = sources.place(fault.span).line;
                gathered.notes.push(format!("{path}:{line} is no YAML, so what it says may be missing"));
            }
            let Some(root) = document
                .root
                .as_ref()
                .filter(|root| word(root, &["apiVersion"]).is_some_and(|api| api.starts_with("backstage.io/")))
            else {
                continue;
            };
            found = true;
            entity(root, &mut gathered, path);
        }
        if !found {
            gathered.notes.push(format!("{path} holds no entity of Backstage"));
        }
    }
    gathered.finish()
}

fn entity(root: &Node, gathered: &mut Gathered, path: &str) {
    let kind = word(root, &["kind"]).unwrap_or_default();
    let Some(name) = word(root, &["metadata", "name"]) else {
        return gathered.notes.push(format!("an entity in {path} has no name"));
    };
    let shown = || word(root, &["spec", "profile", "displayName"]).or_else(|| word(root, &["metadata", "title"]));
    match kind {
        "Group" => {
            let members = words(root, &["spec", "members"]);
            let members: Vec<String> = members.into_iter().filter_map(|member| gathered.person(plain(member), "")).collect();
            let Some(team) = gathered.team(name) else { return };
            shown().unwrap_or(name).clone_into(&mut team.title);
            word(root, &["metadata", "description"]).unwrap_or_default().clone_into(&mut team.mission);
            team.part_of = word(root, &["spec", "parent"]).map(|parent| kebab(plain(parent)));
            team.members.extend(members);
        }
        "User" => {
            let Some(id) = gathered.person(name, shown().unwrap_or_default()) else { return };
            for group in words(root, &["spec", "memberOf"]) {
                if let Some(team) = gathered.team(plain(group)) {
                    team.members.insert(id.clone());
                }
            }
        }
        "Component" | "API" | "Resource" => match word(root, &["spec", "owner"]) {
            Some(owner) if !owner.starts_with("user:") => {
                let repository = at(root, &["metadata", "annotations"]).and_then(|all| all.get(SOURCE)).and_then(Node::as_str);
                let Some(id) = gathered.id(name) else { return };
                let service = Service {
                    id,
                    name: shown().unwrap_or(name).to_owned(),
                    lifecycle: word(root, &["spec", "lifecycle"])
                        .map(str::to_lowercase)
                        .filter(|word| ["experimental", "production", "deprecated"].contains(&word.as_str())),
                    repository: repository.map(|place| place.trim_start_matches("url:").to_owned()),
                };
                if let Some(team) = gathered.team(plain(owner)) {
                    team.owns.push(service);
                }
            }
            _ => gathered.notes.push(format!("{name} in {path} belongs to no group, so no team owns it")),
        },
        other => gathered.notes.push(format!("{name} in {path} is a {other}, for which there is no kind")),
    }
}

/// The name of `group:default/payments`.
fn plain(reference: &str) -> &str {
    let name = reference.rsplit_once('/').map_or(reference, |(_, name)| name);
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

fn at<'n>(node: &'n Node, way: &[&str]) -> Option<&'n Node> {
    way.iter().try_fold(node, |node, key| node.get(key))
}

fn word<'n>(node: &'n Node, way: &[&str]) -> Option<&'n str> {
    at(node, way)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

fn words<'n>(node: &'n Node, way: &[&str]) -> Vec<&'n str> {
    at(node, way).and_then(Node::as_seq).unwrap_or_default().iter().filter_map(Node::as_str).collect()
}
