//! CODEOWNERS: teams and people that review paths. What a team reviews becomes what it owns.
//!
//! Read as GitHub and GitLab do: of several lines for a path the last one holds, and a section names owners for lines without any.

use std::collections::BTreeMap;

use crate::syntax::kebab;

use super::{Gathered, Imported, Service};

/// Reads a CODEOWNERS file.
pub fn codeowners(text: &str) -> Imported {
    let mut gathered = Gathered::default();
    let mut owned: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut of_section: Vec<String> = Vec::new();
    for line in text.lines().map(|line| line.trim_start_matches('\u{feff}').trim()) {
        if let Some(rest) = after_section(line) {
            of_section = teams(&words(rest), &mut gathered);
            continue;
        }
        let mut words = words(line);
        if words.is_empty() {
            continue;
        }
        let pattern = words.remove(0);
        let own = teams(&words, &mut gathered);
        let Some(folder) = folder(&pattern).map(str::to_owned) else { continue };
        let teams = if words.is_empty() { of_section.clone() } else { own };
        owned.insert(folder, (pattern, teams));
    }
    let name = |folder: &str| kebab(folder.rsplit('/').next().unwrap_or(folder));
    let names: Vec<String> = owned.keys().map(|folder| name(folder)).collect();
    for (folder, (pattern, teams)) in &owned {
        let is_one = names.iter().filter(|other| **other == name(folder)).count() == 1;
        let id = if is_one { name(folder) } else { kebab(folder) };
        match teams.as_slice() {
            _ if id.is_empty() => {}
            [] => {}
            [team] => {
                if let Some(team) = gathered.team(team) {
                    team.owns.push(Service { id, name: folder.clone(), ..Service::default() });
                }
            }
            several => {
                gathered.notes.push(format!("{pattern} has {} teams; a service has one, so it was left out", several.len()));
            }
        }
    }
    gathered.finish()
}

/// What stands behind `[Section]`, `^[Optional]` or `[Section][2]`; a path may begin with a bracket too.
fn after_section(line: &str) -> Option<&str> {
    let (_, mut rest) = line.strip_prefix('^').unwrap_or(line).strip_prefix('[')?.split_once(']')?;
    if let Some((count, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        && count.bytes().all(|byte| byte.is_ascii_digit())
    {
        rest = after;
    }
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// The words of a line up to its comment; `\` takes the meaning from the sign behind it.
fn words(line: &str) -> Vec<String> {
    let (mut found, mut word) = (Vec::new(), String::new());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => word.extend(signs.next()),
            '#' if word.is_empty() => break,
            sign if sign.is_whitespace() => found.push(std::mem::take(&mut word)),
            sign => word.push(sign),
        }
    }
    found.push(word);
    found.retain(|word| !word.is_empty());
    found
}

/// Takes owners in, and gives the teams among them, each once.
fn teams(owners: &[String], gathered: &mut Gathered) -> Vec<String> {
    let mut teams = BTreeMap::new();
    for owner in owners {
        match (owner.strip_prefix('@'), owner.split_once('@')) {
            (Some(role), _) if role.starts_with('@') => {
                gathered.notes.push(format!("'{owner}' is a role and nobody's name, so it was left out"));
            }
            (Some(team), _) if team.contains('/') => {
                let name = team.rsplit('/').next().unwrap_or(team);
                if gathered.team(name).is_some() {
                    teams.insert(kebab(name), name.to_owned());
                }
            }
            (Some(person), _) => {
                gathered.person(person, "");
            }
            (None, Some((person, host))) if !host.is_empty() => {
                gathered.person(person, "");
            }
            (None, _) => gathered.notes.push(format!("'{owner}' is no handle and no address, so it was left out")),
        }
    }
    teams.into_values().collect()
}

/// The folder or file that a pattern names; nothing where it stands for many, or takes some out.
fn folder(pattern: &str) -> Option<&str> {
    let mut folder = pattern.trim_start_matches("**/").trim_start_matches('/');
    while let Some(shorter) = ["/**", "/*", "/"].iter().find_map(|ending| folder.strip_suffix(ending)) {
        folder = shorter;
    }
    (!folder.is_empty() && !folder.starts_with('!') && !folder.contains(['*', '?'])).then_some(folder)
}
