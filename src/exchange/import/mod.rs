//! Documents out of what other tools know: one file per tool, each from texts to documents that are not there yet.

mod backstage;
mod codeowners;
mod team_api;

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::kebab;

pub use backstage::backstage;
pub use codeowners::codeowners;
pub use team_api::team_api;

/// What an import makes of its input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Paths from the root with texts, sorted by path.
    pub files: Vec<(String, String)>,
    /// Names by id.
    pub people: BTreeMap<String, String>,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

impl Imported {
    /// The list of the people that are not known yet; nothing where all are.
    pub fn new_people(&self, is_known: impl Fn(&str) -> bool) -> Option<String> {
        let new = self.people.iter().filter(|(id, _)| !is_known(id));
        let listed: String = new.map(|(id, name)| format!("  - {{id: {id}, name: {}}}\n", scalar(name))).collect();
        (!listed.is_empty()).then(|| format!("people:\n{listed}"))
    }
}

/// Teams and people as they are gathered.
#[derive(Debug, Default)]
struct Gathered {
    teams: BTreeMap<String, Team>,
    /// Names by id.
    people: BTreeMap<String, String>,
    notes: Vec<String>,
}

#[derive(Debug, Default)]
struct Team {
    title: String,
    mission: String,
    members: BTreeSet<String>,
    part_of: Option<String>,
    owns: Vec<Service>,
}

#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Service {
    id: String,
    name: String,
    lifecycle: Option<String>,
    repository: Option<String>,
}

impl Gathered {
    /// The id that is made of a name; what has none is left out with a word.
    fn id(&mut self, name: &str) -> Option<String> {
        let id = kebab(name);
        if id.is_empty() {
            self.notes.push(format!("no id can be made of the name '{name}', so it was left out"));
        }
        (!id.is_empty()).then_some(id)
    }

    fn team(&mut self, name: &str) -> Option<&mut Team> {
        let id = self.id(name)?;
        let team = self.teams.entry(id).or_default();
        if team.title.is_empty() {
            name.clone_into(&mut team.title);
        }
        Some(team)
    }

    /// Takes somebody in, and gives the id.
    fn person(&mut self, id: &str, name: &str) -> Option<String> {
        let key = self.id(id)?;
        let known = self.people.entry(key.clone()).or_default();
        if known.is_empty() || !name.is_empty() && *known == id {
            *known = if name.is_empty() { id.to_owned() } else { name.to_owned() };
        }
        Some(key)
    }

    /// The documents; who answers for a team is not in the input, so it is declared to be unknown.
    fn finish(mut self) -> Imported {
        let known: BTreeSet<String> = self.teams.keys().cloned().collect();
        for team in self.teams.values_mut() {
            team.part_of = team.part_of.take().filter(|part_of| known.contains(part_of));
        }
        let mut files: Vec<(String, String)> =
            self.teams.iter().map(|(id, team)| (format!("teams/{id}.md"), team.text(id))).collect();
        files.sort();
        self.notes.sort();
        self.notes.dedup();
        Imported { files, people: self.people, notes: self.notes }
    }
}

impl Team {
    fn text(&self, id: &str) -> String {
        let mut out = format!("---\nkind: team\nid: {id}\naccountable: \"?\"\n");
        if let Some(part_of) = &self.part_of {
            out.push_str(&format!("part_of: {part_of}\n"));
        }
        if !self.members.is_empty() {
            out.push_str("members:\n");
            out.extend(self.members.iter().map(|person| format!("  - {{person: {person}}}\n")));
        }
        let mut owns: Vec<&Service> = self.owns.iter().collect();
        owns.sort();
        owns.dedup();
        if !owns.is_empty() {
            out.push_str("owns:\n");
        }
        for service in owns {
            let part = |name: &str, value: &Option<String>| {
                value.as_ref().map(|value| format!(", {name}: {}", scalar(value))).unwrap_or_default()
            };
            let more = part("lifecycle", &service.lifecycle) + &part("repository", &service.repository);
            out.push_str(&format!("  - {{id: {}, name: {}{more}}}\n", service.id, scalar(&service.name)));
        }
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("---\n# {}\n", line(&self.title)));
        if !self.mission.trim().is_empty() {
            out.push_str(&format!("\n{}\n", line(&self.mission)));
        }
        out
    }
}

/// A text as YAML can hold it inside braces.
fn scalar(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.' | '_'))
        && text.starts_with(char::is_alphabetic);
    let word = matches!(text.to_lowercase().as_str(), "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if plain && !word && text.trim() == text { text.to_owned() } else { serde_json::Value::String(text.to_owned()).to_string() }
}
