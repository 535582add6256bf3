//! What teams wait for: who is slowed or blocked by whom, and where that goes in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::lanes::{Bar, Lanes, Link, Severity, Sign, render};
use crate::diagram::{ColumnView, Figure, Inline, Tone};
use crate::lint::Findings;
use crate::model::walk::cycles;
use crate::model::{ArtifactId, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, ListItem, Section, StatView};
use super::clusters::{Cluster, members, overall, parts};
use super::read::{table, whole_table};
use super::relations::{Dependency, dependencies};
use super::team_map::{bar, in_layers, positions};
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "dependencies",
    title: "dependencies",
    about: "what_teams_wait_for_and_how",
    audience: Audience::Streams,
    said,
    sections,
};

fn costing(all: &[Dependency]) -> impl Iterator<Item = &Dependency> {
    all.iter().filter(|one| one.severity > Severity::Harmless)
}

fn circles(all: &[Dependency]) -> Vec<Vec<ArtifactId>> {
    cycles(&costing(all).map(|one| (one.from, one.to)).collect::<Vec<_>>())
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let all = dependencies(model);
    let blocked = all.iter().filter(|one| one.severity == Severity::Blocking).count();
    let slowed = all.iter().filter(|one| one.severity == Severity::Slowing).count();
    let circles = circles(&all).len();
    let (blocking, slowing) = (blocked.to_string(), slowed.to_string());
    let counts = [("blocking", blocking.as_str()), ("slowing", slowing.as_str())];
    let key = "n_dependencies_blocking_blocking_slowing_slowing";
    let said = words.count_with(key, all.len(), &counts);
    let said = match circles {
        0 => Said::new(format!("{said}."), if_any(blocked, Tone::Warn)),
        some => Said::new(format!("{said}; {}.", words.count("n_circles", some)), Tone::Bad),
    };
    (!all.is_empty()).then(|| Said { parts: parts(model, words), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let (all, clusters) =
        (here.plan.shared.dependencies(here.whole()), here.plan.shared.clusters(here.whole(), &here.plan.words));
    let circles = circles(all);
    let heavy = heavy(&circles);
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let member = positions(&cluster.teams);
        let touches = |one: &&Dependency| member.contains_key(&one.from) || member.contains_key(&one.to);
        let own: Vec<&Dependency> = all.iter().filter(touches).collect();
        let mut sections = vec![opening(here, stats(here, &own), Vec::new()), drawn(here, cluster, &own, &heavy)];
        sections.push(Section::new(
            here.say("all_of_them_the_worst_first"),
            "all",
            table(here, here.word("dependencies"), titles(here), rows(here, &own, &heavy)),
        ));
        return sections;
    }
    let every: Vec<&Dependency> = all.iter().collect();
    let mut sections = vec![opening(here, stats(here, &every), points(here, all, &circles))];
    if let [cluster] = clusters {
        sections.push(drawn(here, cluster, &every, &heavy));
    } else {
        sections.extend(between(here));
    }
    sections.push(Section::new(
        here.say("the_worst_first"),
        "all",
        table(here, here.word("dependencies"), titles(here), rows(here, &every, &heavy)),
    ));
    sections
}

fn stats(here: Here<'_>, all: &[&Dependency]) -> Vec<StatView> {
    let of = |severity: Severity| all.iter().filter(|one| one.severity == severity).count();
    vec![
        stat(here, of(Severity::Blocking), "blocking", if_any(of(Severity::Blocking), Tone::Bad)),
        stat(here, of(Severity::Slowing), "slowing", if_any(of(Severity::Slowing), Tone::Warn)),
        stat(here, of(Severity::Harmless), "harmless", Tone::Neutral),
    ]
}

fn points(here: Here<'_>, all: &[Dependency], circles: &[Vec<ArtifactId>]) -> Vec<ListItem> {
    let mut points = Vec::new();
    for circle in circles.iter().take(12) {
        let way = circle.iter().chain(circle.first());
        let mut text: Vec<Inline> = Vec::new();
        for team in way {
            if !text.is_empty() {
                text.push(Inline::text(" → "));
            }
            text.push(here.artifact(*team));
        }
        points.push(point(here, Tone::Bad, here.line("circle_wait_for_each_other_in", &[("circle", &text)])));
    }
    let mut waiting: BTreeMap<ArtifactId, Vec<ArtifactId>> = BTreeMap::new();
    costing(all).for_each(|one| waiting.entry(one.to).or_default().push(one.from));
    let mut hubs: Vec<(ArtifactId, Vec<ArtifactId>)> = waiting.into_iter().filter(|(_, waiting)| waiting.len() > 3).collect();
    hubs.sort_by_key(|(team, waiting)| (std::cmp::Reverse(waiting.len()), *team));
    for (team, waiting) in hubs.into_iter().take(12) {
        let named = waiting.iter().take(6).map(|from| here.artifact(*from));
        let others = (waiting.len() > 6).then(|| Inline::text(here.word("others")));
        let count = [Inline::text(waiting.len().to_string())];
        let values =
            [("n", &count[..]), ("the_team", &[here.artifact(team)]), ("waiting", &listed(here, named.chain(others).collect()))];
        points.push(point(here, Tone::Warn, here.line("n_teams_wait_for_team_waiting", &values)));
    }
    points
}

/// Every pair of teams that is part of a circle.
fn heavy(circles: &[Vec<ArtifactId>]) -> BTreeSet<(ArtifactId, ArtifactId)> {
    circles.iter().flat_map(|circle| circle.iter().zip(circle.iter().cycle().skip(1)).map(|(a, b)| (*a, *b))).collect()
}

/// How much the parts of a large organisation wait for each other; nothing where nobody waits.
pub(super) fn between(here: Here<'_>) -> Option<Section> {
    let (all, clusters) =
        (here.plan.shared.dependencies(here.whole()), here.plan.shared.clusters(here.whole(), &here.plan.words));
    let member = members(clusters);
    let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
    let pair = |one: &Dependency| Some((*member.get(&one.from)?, *member.get(&one.to)?, one.severity == Severity::Blocking));
    (!all.is_empty()).then(|| overall(here, PAGE.id, &titles, all.iter().filter_map(pair), here.word("blocking")))
}

/// What the teams of a cluster wait for, as a picture; nothing where none waits for another.
pub(super) fn picture(here: Here<'_>, cluster: &Cluster) -> Option<Figure> {
    let all = here.plan.shared.dependencies(here.whole());
    let inside = positions(&cluster.teams);
    let own: Vec<&Dependency> = all.iter().filter(|one| inside.contains_key(&one.from) && inside.contains_key(&one.to)).collect();
    (!own.is_empty()).then(|| figure(here, cluster, &own, &heavy(&circles(all))))
}

fn drawn(here: Here<'_>, cluster: &Cluster, all: &[&Dependency], heavy: &BTreeSet<(ArtifactId, ArtifactId)>) -> Section {
    Section::new(here.say("map"), "map", vec![BlockView::Figure(figure(here, cluster, all, heavy))])
}

fn figure(here: Here<'_>, cluster: &Cluster, all: &[&Dependency], heavy: &BTreeSet<(ArtifactId, ArtifactId)>) -> Figure {
    let inside = positions(&cluster.teams);
    let own: Vec<&Dependency> =
        all.iter().copied().filter(|one| inside.contains_key(&one.from) && inside.contains_key(&one.to)).collect();
    let used: BTreeSet<ArtifactId> = own.iter().flat_map(|one| [one.from, one.to]).collect();
    let teams: Vec<ArtifactId> = in_layers(here, &cluster.teams).into_iter().filter(|team| used.contains(team)).collect();
    let at = positions(&teams);
    let title = |team: ArtifactId| here.whole().artifact(team).title.as_str();
    let link = |one: &&Dependency| {
        let values = [("a", title(one.from)), ("b", title(one.to)), ("how", one.severity.word()), ("what", one.what.as_str())];
        let tooltip = here.fill("a_waits_for_b_how_what", &values);
        let (from, to) = (*at.get(&one.from)?, *at.get(&one.to)?);
        Some(Link { from, to, sign: Sign::Waits(one.severity), tooltip, late: false, heavy: heavy.contains(&(one.from, one.to)) })
    };
    let table = whole_table(here.word("dependencies"), titles(here), rows(here, &own, heavy));
    render(&Lanes {
        id: "dependencies".to_owned(),
        title: here.fill("teams_who_waits_for_whom", &[("teams", &cluster.title)]),
        description: here.plan.words.count_with(
            "n_dependencies_among_teams_teams",
            own.len(),
            &[("teams", &teams.len().to_string())],
        ),
        bars: teams.iter().map(|team| plain(bar(here, *team))).collect(),
        links: own.iter().filter_map(link).collect(),
        words: here.plan.words.clone(),
        table,
    })
}

/// A bar that says only who it is.
fn plain(bar: Bar) -> Bar {
    Bar { customer: None, ..bar }
}

fn titles(here: Here<'_>) -> Vec<ColumnView> {
    here.columns(["team_heading", "how_much", "waits_for", "for_what", "circle"])
}

/// The worst first.
fn rows(here: Here<'_>, all: &[&Dependency], heavy: &BTreeSet<(ArtifactId, ArtifactId)>) -> Vec<Vec<Vec<Inline>>> {
    let mut sorted = all.to_vec();
    sorted.sort_by_key(|one| (std::cmp::Reverse(one.severity), one.from, one.to));
    let row = |one: &&Dependency| {
        let tone = match one.severity {
            Severity::Blocking => Tone::Bad,
            Severity::Slowing => Tone::Warn,
            Severity::Harmless => Tone::Neutral,
        };
        let circle = heavy.contains(&(one.from, one.to)).then(|| Inline::text(here.word("in_a_circle")));
        vec![
            vec![here.artifact(one.from)],
            vec![Inline::Status { text: one.severity.word().to_owned(), tone }],
            vec![here.artifact(one.to)],
            vec![Inline::text(&one.what)],
            circle.into_iter().collect(),
        ]
    };
    sorted.iter().map(row).collect()
}
