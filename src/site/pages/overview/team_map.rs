//! The team interaction map, in the shapes of Team Topologies.

use std::collections::BTreeMap;

use crate::diagram::interactions::Mode;
use crate::diagram::lanes::{Bar, Lanes, Link, Sign, render};
use crate::diagram::{ColumnView, Inline, TeamShape, Tone};
use crate::lint::Findings;
use crate::model::{ArtifactId, Model};

use super::super::super::here::{Here, counted, date};
use super::super::super::view::{BlockView, ListItem, Section, StatView, TabsView};
use super::clusters::{Cluster, clusters, members, parts};
use super::dependencies;
use super::handoffs::overall;
use super::read::{columns, day, stream_of, table, whole_table};
use super::relations::{Interaction, interactions};
use super::{Overview, Said, if_any, opening, point, s, stat};

pub(super) static PAGE: Overview = Overview {
    id: "team-map",
    title: "Team interaction map",
    about: "Which teams there are, whom they serve, and how they work with each other today.",
    group: "Across teams",
    said,
    sections,
};

fn late(model: &Model, all: &[Interaction]) -> usize {
    all.iter().filter(|one| one.is_late(model)).count()
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let teams: usize = clusters(model).iter().map(|cluster| cluster.teams.len()).sum();
    let all = interactions(model);
    let words = format!("{teams} team{}, {}", s(teams), counted(all.len(), "interaction", "interactions"));
    let said = match late(model, &all) {
        0 => Said::new(format!("{words}."), Tone::Neutral),
        late => Said::new(format!("{words}; {} past the end.", counted(late, "runs", "run")), Tone::Warn),
    };
    (teams > 1).then(|| Said { parts: parts(model), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let model = here.whole();
    let (all, clusters) = (here.plan.shared.interactions(model), here.plan.shared.clusters(model));
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let member = positions(&cluster.teams);
        let touches = |one: &&Interaction| member.contains_key(&one.from) || member.contains_key(&one.to);
        let own: Vec<&Interaction> = all.iter().filter(touches).collect();
        let outside: Vec<&Interaction> =
            own.iter().copied().filter(|one| !(member.contains_key(&one.from) && member.contains_key(&one.to))).collect();
        let mut sections = vec![opening(stats(model, &own), Vec::new()), drawn(here, cluster, &own)];
        if !outside.is_empty() {
            sections.push(Section::new(
                "With other teams",
                "others",
                table("Interactions with other teams", titles(), outside.iter().map(|one| row(here, one)).collect()),
            ));
        }
        return sections;
    }
    let every: Vec<&Interaction> = all.iter().collect();
    let mut sections = vec![opening(stats(model, &every), points(here, all))];
    if let [cluster] = clusters {
        sections.push(drawn(here, cluster, &every));
    } else {
        let member = members(clusters);
        let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
        let between = all.iter().filter_map(|one| Some((*member.get(&one.from)?, *member.get(&one.to)?, one.is_late(model))));
        let works = overall(here, PAGE.id, &titles, between, "past their end");
        sections.push(match dependencies::between(here) {
            Some(waits) => Section { blocks: vec![tabbed(works.blocks, waits.blocks)], ..works },
            None => works,
        });
    }
    sections
}

fn stats(model: &Model, all: &[&Interaction]) -> Vec<StatView> {
    let of_mode = |mode: Mode| all.iter().filter(|one| one.mode == mode).count();
    let late = all.iter().filter(|one| one.is_late(model)).count();
    vec![
        stat(of_mode(Mode::XAsAService), "X-as-a-Service", Tone::Neutral),
        stat(of_mode(Mode::Collaboration), "collaborations", Tone::Neutral),
        stat(of_mode(Mode::Facilitating), "facilitating", Tone::Neutral),
        stat(late, "past their end", if_any(late, Tone::Warn)),
    ]
}

fn points(here: Here<'_>, all: &[Interaction]) -> Vec<ListItem> {
    let mut points = Vec::new();
    let single = all.iter().filter(|one| !one.mutual).count();
    if single > 0 {
        let words = format!("{} described by one side only.", counted(single, "interaction is", "interactions are"));
        points.push(point(Tone::Neutral, vec![Inline::text(words)]));
    }
    for one in all.iter().filter(|one| one.is_late(here.whole())) {
        let until = one.until.map(|until| date(until).text).unwrap_or_default();
        let words = format!(": the {} was to end on {until}.", name(one.mode));
        points.push(point(
            Tone::Warn,
            vec![here.artifact(one.from), Inline::text(" and "), here.artifact(one.to), Inline::text(words)],
        ));
    }
    for one in all.iter().filter(|one| one.mode == Mode::Collaboration && one.until.is_none()) {
        let words = " collaborate without an end; what they learn together can become a service, or one team.";
        points.push(point(
            Tone::Warn,
            vec![here.artifact(one.from), Inline::text(" and "), here.artifact(one.to), Inline::text(words)],
        ));
    }
    points
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Collaboration => "collaboration",
        Mode::XAsAService => "X-as-a-Service",
        Mode::Facilitating => "facilitation",
    }
}

/// Teams in the order in which they are drawn: enabling above, platforms below, streams between.
pub(super) fn in_layers(here: Here<'_>, teams: &[ArtifactId]) -> Vec<ArtifactId> {
    let layer = |team: &ArtifactId| match here.shape(*team).unwrap_or_default() {
        TeamShape::Enabling => 0,
        TeamShape::StreamAligned => 1,
        TeamShape::Undefined => 2,
        TeamShape::ComplicatedSubsystem => 3,
        TeamShape::Platform => 4,
    };
    let mut sorted = teams.to_vec();
    sorted.sort_by_key(layer);
    sorted
}

pub(super) fn positions(teams: &[ArtifactId]) -> BTreeMap<ArtifactId, usize> {
    teams.iter().enumerate().map(|(at, team)| (*team, at)).collect()
}

/// A team as a bar, with whom its stream serves where it is the last before the customer.
pub(super) fn bar(here: Here<'_>, team: ArtifactId) -> Bar {
    let shape = here.shape(team).unwrap_or_default();
    let stream = (shape == TeamShape::StreamAligned).then(|| stream_of(here.whole(), team)).flatten();
    let stream = stream.filter(|stream| here.whole().is_published(*stream));
    Bar {
        name: here.whole().artifact(team).title.clone(),
        href: here.href(team),
        shape,
        customer: stream.map(|stream| here.whole().artifact(stream).title.clone()),
    }
}

fn drawn(here: Here<'_>, cluster: &Cluster, all: &[&Interaction]) -> Section {
    let teams = in_layers(here, &cluster.teams);
    let at = positions(&teams);
    let title = |team: ArtifactId| here.whole().artifact(team).title.as_str();
    let link = |one: &&Interaction| {
        let (from, to) = (*at.get(&one.from)?, *at.get(&one.to)?);
        let tooltip = format!("{} → {}: {}. {}", title(one.from), title(one.to), name(one.mode), one.purpose);
        Some(Link { from, to, sign: Sign::Mode(one.mode), tooltip, late: one.is_late(here.whole()), heavy: false })
    };
    let links: Vec<Link> = all.iter().filter_map(link).collect();
    let inside: Vec<&Interaction> =
        all.iter().copied().filter(|one| at.contains_key(&one.from) && at.contains_key(&one.to)).collect();
    let table = whole_table("Interactions", titles(), inside.iter().map(|one| row(here, one)).collect());
    let figure = render(&Lanes {
        id: "team-map".to_owned(),
        title: format!("{}: who works with whom", cluster.title),
        description: format!("{} teams and {} interactions between them.", teams.len(), links.len()),
        bars: teams.iter().map(|team| bar(here, *team)).collect(),
        links,
        table,
    });
    let with = BlockView::Figure(figure);
    let Some(waiting) = dependencies::picture(here, cluster) else { return Section::new("Map", "map", vec![with]) };
    Section::new("Map", "map", vec![tabbed(vec![with], vec![BlockView::Figure(waiting)])])
}

fn tabbed(works: Vec<BlockView>, waits: Vec<BlockView>) -> BlockView {
    let tabs = vec![("Who works with whom".to_owned(), works), ("Who waits for whom".to_owned(), waits)];
    BlockView::Tabs(TabsView { label: "What the map shows".to_owned(), anchor: "map-of".to_owned(), tabs })
}

fn titles() -> Vec<ColumnView> {
    columns(["Provides, helps or works with", "How", "Consumes, is helped", "For what", "Until", "Described by"])
}

fn row(here: Here<'_>, one: &Interaction) -> Vec<Vec<Inline>> {
    let mut end: Vec<Inline> = one.until.map(day).into_iter().collect();
    if one.is_late(here.whole()) {
        end.extend([Inline::text(" "), Inline::Status { text: "past its end".to_owned(), tone: Tone::Bad }]);
    }
    vec![
        vec![here.artifact(one.from)],
        vec![Inline::text(name(one.mode))],
        vec![here.artifact(one.to)],
        vec![Inline::text(&one.purpose)],
        end,
        vec![Inline::text(if one.mutual { "both" } else { "one side" })],
    ]
}
