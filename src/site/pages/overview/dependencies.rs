//! What teams wait for: who is slowed or blocked by whom, and where that goes in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::lanes::{Bar, Lanes, Link, Severity, Sign, render};
use crate::diagram::{ColumnView, Figure, Inline, Tone};
use crate::lint::Findings;
use crate::model::walk::cycles;
use crate::model::{ArtifactId, Model};

use super::super::super::here::{Here, counted};
use super::super::super::view::{BlockView, ListItem, Section, StatView};
use super::clusters::{Cluster, members, parts};
use super::handoffs::overall;
use super::read::{columns, table, whole_table};
use super::relations::{Dependency, dependencies};
use super::team_map::{bar, in_layers, positions};
use super::{Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "dependencies",
    title: "Dependencies",
    about: "What teams wait for, and how much it costs them.",
    group: "Across teams",
    said,
    sections,
};

fn costing(all: &[Dependency]) -> impl Iterator<Item = &Dependency> {
    all.iter().filter(|one| one.severity > Severity::Harmless)
}

fn circles(all: &[Dependency]) -> Vec<Vec<ArtifactId>> {
    cycles(&costing(all).map(|one| (one.from, one.to)).collect::<Vec<_>>())
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let all = dependencies(model);
    let blocked = all.iter().filter(|one| one.severity == Severity::Blocking).count();
    let slowed = all.iter().filter(|one| one.severity == Severity::Slowing).count();
    let circles = circles(&all).len();
    let words = format!("{}: {blocked} blocking, {slowed} slowing", counted(all.len(), "dependency", "dependencies"));
    let said = match circles {
        0 => Said::new(format!("{words}."), if_any(blocked, Tone::Warn)),
        some => Said::new(format!("{words}, in {}.", counted(some, "circle", "circles")), Tone::Bad),
    };
    (!all.is_empty()).then(|| Said { parts: parts(model), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let (all, clusters) = (here.plan.shared.dependencies(here.whole()), here.plan.shared.clusters(here.whole()));
    let circles = circles(all);
    let heavy = heavy(&circles);
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let member = positions(&cluster.teams);
        let touches = |one: &&Dependency| member.contains_key(&one.from) || member.contains_key(&one.to);
        let own: Vec<&Dependency> = all.iter().filter(touches).collect();
        let mut sections = vec![opening(stats(&own), Vec::new()), drawn(here, cluster, &own, &heavy)];
        sections.push(Section::new(
            "All of them, the worst first",
            "all",
            table("Dependencies", titles(), rows(here, &own, &heavy)),
        ));
        return sections;
    }
    let every: Vec<&Dependency> = all.iter().collect();
    let mut sections = vec![opening(stats(&every), points(here, all, &circles))];
    if let [cluster] = clusters {
        sections.push(drawn(here, cluster, &every, &heavy));
    } else {
        sections.extend(between(here));
    }
    sections.push(Section::new("The worst first", "all", table("Dependencies", titles(), rows(here, &every, &heavy))));
    sections
}

fn stats(all: &[&Dependency]) -> Vec<StatView> {
    let of = |severity: Severity| all.iter().filter(|one| one.severity == severity).count();
    vec![
        stat(of(Severity::Blocking), "blocking", if_any(of(Severity::Blocking), Tone::Bad)),
        stat(of(Severity::Slowing), "slowing", if_any(of(Severity::Slowing), Tone::Warn)),
        stat(of(Severity::Harmless), "harmless", Tone::Neutral),
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
        text.push(Inline::text(" wait for each other in a circle."));
        points.push(point(Tone::Bad, text));
    }
    let mut waiting: BTreeMap<ArtifactId, Vec<ArtifactId>> = BTreeMap::new();
    costing(all).for_each(|one| waiting.entry(one.to).or_default().push(one.from));
    let mut hubs: Vec<(ArtifactId, Vec<ArtifactId>)> = waiting.into_iter().filter(|(_, waiting)| waiting.len() > 3).collect();
    hubs.sort_by_key(|(team, waiting)| (std::cmp::Reverse(waiting.len()), *team));
    for (team, waiting) in hubs.into_iter().take(12) {
        let mut text = vec![Inline::text(format!("{} teams wait for ", waiting.len())), here.artifact(team), Inline::text(": ")];
        text.extend(listed(waiting.iter().take(6).map(|from| here.artifact(*from)).collect()));
        text.push(Inline::text(if waiting.len() > 6 { " and others." } else { "." }));
        points.push(point(Tone::Warn, text));
    }
    points
}

/// Every pair of teams that is part of a circle.
fn heavy(circles: &[Vec<ArtifactId>]) -> BTreeSet<(ArtifactId, ArtifactId)> {
    circles.iter().flat_map(|circle| circle.iter().zip(circle.iter().cycle().skip(1)).map(|(a, b)| (*a, *b))).collect()
}

/// How much the parts of a large organisation wait for each other; nothing where nobody waits.
pub(super) fn between(here: Here<'_>) -> Option<Section> {
    let (all, clusters) = (here.plan.shared.dependencies(here.whole()), here.plan.shared.clusters(here.whole()));
    let member = members(clusters);
    let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
    let pair = |one: &Dependency| Some((*member.get(&one.from)?, *member.get(&one.to)?, one.severity == Severity::Blocking));
    (!all.is_empty()).then(|| overall(here, PAGE.id, &titles, all.iter().filter_map(pair), "blocking"))
}

/// What the teams of a cluster wait for, as a picture; nothing where none waits for another.
pub(super) fn picture(here: Here<'_>, cluster: &Cluster) -> Option<Figure> {
    let all = here.plan.shared.dependencies(here.whole());
    let inside = positions(&cluster.teams);
    let own: Vec<&Dependency> = all.iter().filter(|one| inside.contains_key(&one.from) && inside.contains_key(&one.to)).collect();
    (!own.is_empty()).then(|| figure(here, cluster, &own, &heavy(&circles(all))))
}

fn drawn(here: Here<'_>, cluster: &Cluster, all: &[&Dependency], heavy: &BTreeSet<(ArtifactId, ArtifactId)>) -> Section {
    Section::new("Map", "map", vec![BlockView::Figure(figure(here, cluster, all, heavy))])
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
        let tooltip = format!("{} waits for {} ({}): {}", title(one.from), title(one.to), one.severity.word(), one.what);
        let (from, to) = (*at.get(&one.from)?, *at.get(&one.to)?);
        Some(Link { from, to, sign: Sign::Waits(one.severity), tooltip, late: false, heavy: heavy.contains(&(one.from, one.to)) })
    };
    let table = whole_table("Dependencies", titles(), rows(here, &own, heavy));
    render(&Lanes {
        id: "dependencies".to_owned(),
        title: format!("{}: who waits for whom", cluster.title),
        description: format!("{} teams and {} dependencies between them.", teams.len(), own.len()),
        bars: teams.iter().map(|team| plain(bar(here, *team))).collect(),
        links: own.iter().filter_map(link).collect(),
        table,
    })
}

/// A bar that says only who it is.
fn plain(bar: Bar) -> Bar {
    Bar { customer: None, ..bar }
}

fn titles() -> Vec<ColumnView> {
    columns(["Team", "How much", "Waits for", "For what", "Circle"])
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
        let circle = heavy.contains(&(one.from, one.to)).then(|| Inline::text("in a circle"));
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
