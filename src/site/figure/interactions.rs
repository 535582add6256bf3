//! `interactions`: one team among its neighbours. Options: `of` the records; `other mode side until` their fields; `expected` a further
//! list of interactions that are still to come. What another team declares with this one is drawn too, seen from here. A mode that is none
//! of the three is not guessed: such an interaction stands where it was written, and a finding beside it.

use std::collections::BTreeSet;

use crate::diagram::Figure;
use crate::diagram::interactions::{Interactions, Mode, Neighbour, render};
use crate::kind::Part;
use crate::model::{Artifact, ArtifactId, Record, Value};

use super::super::here::Here;
use super::super::show::value;

pub(super) fn figure(here: Here<'_>, id: ArtifactId, options: &Part, figure: &str) -> Option<Figure> {
    let artifact = here.model.artifact(id);
    let mut neighbours = Vec::new();
    let mut known: BTreeSet<(ArtifactId, &'static str)> = BTreeSet::new();
    for (list, expected) in [(options.field("of"), false), (options.field("expected"), true)] {
        for record in list.into_iter().flat_map(|list| records(artifact, list)) {
            let other = record.get(options.words_or("other", "team"));
            let found = other.and_then(|value| here.model.behind(value));
            let name = found.map(|id| here.title(id).to_owned());
            let name = name.or_else(|| other.and_then(Value::as_text).map(str::to_owned));
            let Some(name) = name else { continue };
            let Some(neighbour) = neighbour(here, record, options, expected, found, name) else { continue };
            known.extend(found.map(|id| (id, neighbour.mode.word())));
            neighbours.push(neighbour);
        }
    }
    neighbours.extend(seen_from_here(here, id, options, &known));
    if neighbours.is_empty() {
        return None;
    }
    let description =
        here.fill("team_works_with_others", &[("the_team", &artifact.title), ("others", &listed(here, &neighbours))]);
    Some(render(&Interactions {
        id: figure.to_owned(),
        title: options.words("title").map_or_else(|| artifact.title.clone(), |title| here.says(title).to_owned()),
        description,
        team: artifact.title.clone(),
        shape: here.shape(id).unwrap_or_default(),
        neighbours,
        words: here.plan.words.clone(),
    }))
}

fn records<'a>(artifact: &'a Artifact, list: &str) -> impl Iterator<Item = &'a Record> {
    artifact.record.list(list).iter().filter_map(Value::as_record).map(|record| &**record)
}

/// Interactions that only the other team declares.
fn seen_from_here(
    here: Here<'_>,
    id: ArtifactId,
    options: &Part,
    known: &BTreeSet<(ArtifactId, &'static str)>,
) -> Vec<Neighbour> {
    let Some(list) = options.field("of") else { return Vec::new() };
    let other = options.words_or("other", "team");
    let mut from: Vec<ArtifactId> = here
        .model
        .referring(id)
        .filter(|reference| reference.path.len() == 2 && reference.path[0] == list && reference.path[1] == other)
        .map(|reference| reference.from)
        .collect();
    from.sort_unstable();
    from.dedup();
    let mut found = Vec::new();
    for theirs in from.into_iter().filter(|from| here.is_shown(*from) && here.model.is_active(*from)) {
        let artifact = here.model.artifact(theirs);
        let ours = |record: &&Record| record.get(other).and_then(|value| here.model.behind(value)) == Some(id);
        for record in records(artifact, list).filter(ours) {
            let neighbour = neighbour(here, record, options, false, Some(theirs), artifact.title.clone());
            let Some(mut neighbour) = neighbour else { continue };
            if known.contains(&(theirs, neighbour.mode.word())) {
                continue;
            }
            neighbour.outgoing = neighbour.mode != Mode::Collaboration && !neighbour.outgoing;
            found.push(neighbour);
        }
    }
    found
}

fn neighbour(
    here: Here<'_>,
    record: &Record,
    options: &Part,
    expected: bool,
    found: Option<ArtifactId>,
    name: String,
) -> Option<Neighbour> {
    let until = record.get(options.words_or("until", "until")).and_then(Value::as_date);
    let from = record.get("from").and_then(Value::as_date).filter(|_| expected);
    let word = record.text(options.words_or("mode", "mode")).unwrap_or_default();
    let mode = [Mode::Collaboration, Mode::XAsAService, Mode::Facilitating].into_iter().find(|mode| mode.word() == word)?;
    let service = record.get("service").map(|service| value::words(&value::inline(here, service, None)));
    let purpose = record.text("purpose").unwrap_or_default();
    Some(Neighbour {
        name,
        href: found.and_then(|id| here.href(id)),
        shape: found.and_then(|id| here.shape(id)).unwrap_or_default(),
        mode,
        outgoing: matches!(record.text(options.words_or("side", "side")), Some("provider" | "facilitator")),
        purpose: match service {
            Some(service) if purpose.is_empty() => service,
            Some(service) => format!("{service}: {purpose}"),
            None => purpose.to_owned(),
        },
        time: until
            .map(|until| here.fill("until_day", &[("day", &here.date(until).text)]))
            .or_else(|| from.map(|from| here.fill("from_day", &[("day", &here.date(from).text)]))),
        overdue: until.is_some_and(|until| until < here.model.as_of),
        expected,
    })
}

fn listed(here: Here<'_>, neighbours: &[Neighbour]) -> String {
    let mut names: Vec<&str> = neighbours.iter().map(|neighbour| neighbour.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => here.fill("some_and_last", &[("some", &rest.join(", ")), ("last", last)]),
        None => here.say("nobody_in_line"),
    }
}
