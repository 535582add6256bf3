//! CODEOWNERS: teams and people that review paths. What a team reviews becomes what it owns.

use crate::syntax::kebab;

use super::{Gathered, Imported, Service};

/// Reads a CODEOWNERS file.
pub fn codeowners(text: &str) -> Imported {
    let mut gathered = Gathered::default();
    for line in text.lines().map(|line| line.split(" #").next().unwrap_or(line).trim()) {
        if line.is_empty() || line.starts_with(['#', '[', '^']) {
            continue;
        }
        let mut parts = line.split_whitespace();
        let Some(pattern) = parts.next() else { continue };
        let owners: Vec<&str> = parts.collect();
        let teams: Vec<&str> =
            owners.iter().filter_map(|owner| owner.strip_prefix('@')?.split_once('/')).map(|(_, team)| team).collect();
        for owner in &owners {
            match owner.strip_prefix('@') {
                Some(team) if team.contains('/') => {
                    gathered.team(team.rsplit('/').next().unwrap_or(team));
                }
                person => {
                    gathered.person(person.unwrap_or_else(|| owner.split('@').next().unwrap_or(owner)), "");
                }
            }
        }
        let folder = pattern.trim_matches(['/', '*']);
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let id = kebab(name);
        if id.is_empty() || folder.contains('*') {
            continue;
        }
        match teams.as_slice() {
            [team] => {
                if let Some(team) = gathered.team(team) {
                    team.owns.push(Service { id, name: folder.to_owned(), ..Service::default() });
                }
            }
            [] => {}
            several => {
                gathered.notes.push(format!("{pattern} has {} teams; a service has one, so it was left out", several.len()));
            }
        }
    }
    gathered.finish()
}
