//! The team interaction map, in the shapes of Team Topologies.

use std::collections::BTreeMap;

use crate::diagram::interactions::Mode;
use crate::diagram::lanes::{Bar, Lanes, Link, Sign, render};
use crate::diagram::{ColumnView, Inline, TeamShape, Tone};
use crate::lint::Findings;
use crate::model::{ArtifactId, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, ListItem, Section, StatView, TabsView};
use super::clusters::{Cluster, clusters, overall, parts};
use super::dependencies;
use super::read::{stream_of, table, whole_table};
use super::relations::{Interaction, interactions};
use super::{Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "team-map",
    title: "team_interaction_map",
    about: "which_teams_there_are_whom_they",
    group: "across_teams",
    said,
    sections,
};

fn late(model: &Model, all: &[Interaction]) -> usize {
    all.iter().filter(|one| one.is_late(model)).count()
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let teams: usize = clusters(model, words).iter().map(|cluster| cluster.teams.len()).sum();
    let all = interactions(model);
    let said = [words.count("n_teams", teams), words.count("n_interactions", all.len())].join(", ");
    let said = match late(model, &all) {
        0 => Said::new(format!("{said}."), Tone::Neutral),
        late => Said::new(format!("{said}; {}.", words.count("n_run_past_the_end", late)), Tone::Warn),
    };
    (teams > 1).then(|| Said { parts: parts(model, words), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let model = here.whole();
    let (all, clusters) = (here.plan.shared.interactions(model), here.plan.shared.clusters(model, &here.plan.words));
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let member = positions(&cluster.teams);
        let touches = |one: &&Interaction| member.contains_key(&one.from) || member.contains_key(&one.to);
        let own: Vec<&Interaction> = all.iter().filter(touches).collect();
        let outside: Vec<&Interaction> =
            own.iter().copied().filter(|one| !(member.contains_key(&one.from) && member.contains_key(&one.to))).collect();
        let mut sections = vec![opening(here, stats(here, &own), Vec::new()), drawn(here, cluster, &own)];
        if !outside.is_empty() {
            sections.push(Section::new(
                here.say("with_other_teams"),
                "others",
                table(
                    here,
                    here.word("interactions_with_other_teams"),
                    titles(here),
                    outside.iter().map(|one| row(here, one)).collect(),
                ),
            ));
        }
        return sections;
    }
    let every: Vec<&Interaction> = all.iter().collect();
    let mut sections = vec![opening(here, stats(here, &every), points(here, all))];
    if let [cluster] = clusters {
        sections.push(drawn(here, cluster, &every));
    } else {
        let member: BTreeMap<ArtifactId, usize> =
            clusters.iter().enumerate().flat_map(|(at, cluster)| cluster.teams.iter().map(move |team| (*team, at))).collect();
        let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
        let between = all.iter().filter_map(|one| Some((*member.get(&one.from)?, *member.get(&one.to)?, one.is_late(model))));
        sections.push(overall(here, PAGE.id, &titles, between, here.word("past_their_end")));
    }
    sections
}

fn stats(here: Here<'_>, all: &[&Interaction]) -> Vec<StatView> {
    let model = here.whole();
    let of_mode = |mode: Mode| all.iter().filter(|one| one.mode == mode).count();
    let late = all.iter().filter(|one| one.is_late(model)).count();
    vec![
        stat(here, of_mode(Mode::XAsAService), "x_as_a_service", Tone::Neutral),
        stat(here, of_mode(Mode::Collaboration), "collaborations", Tone::Neutral),
        stat(here, of_mode(Mode::Facilitating), "facilitating", Tone::Neutral),
        stat(here, late, "past_their_end", if_any(late, Tone::Warn)),
    ]
}

fn points(here: Here<'_>, all: &[Interaction]) -> Vec<ListItem> {
    let mut points = Vec::new();
    let single = all.iter().filter(|one| !one.mutual).count();
    if single > 0 {
        let words = here.count("n_interactions_are_described_by_one", single);
        points.push(point(here, Tone::Neutral, vec![Inline::text(words)]));
    }
    for one in all.iter().filter(|one| one.is_late(here.whole())) {
        let until: Vec<Inline> = one.until.map(|until| here.day(until)).into_iter().collect();
        let ends = [
            ("a", &[here.artifact(one.from)][..]),
            ("b", &[here.artifact(one.to)]),
            ("mode", &[Inline::text(name(here, one.mode))]),
            ("day", &until),
        ];
        points.push(point(here, Tone::Warn, here.line("a_and_b_the_mode_was", &ends)));
    }
    for one in all.iter().filter(|one| one.mode == Mode::Collaboration && one.until.is_none()) {
        let ends = [("a", &[here.artifact(one.from)][..]), ("b", &[here.artifact(one.to)])];
        let key = "a_and_b_collaborate_without_an";
        points.push(point(here, Tone::Warn, here.line(key, &ends)));
    }
    points
}

fn name(here: Here<'_>, mode: Mode) -> String {
    match mode {
        Mode::Collaboration => here.say("collaboration"),
        Mode::XAsAService => here.say("x_as_a_service"),
        Mode::Facilitating => here.say("facilitating"),
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
        let tooltip = format!("{} → {}: {}. {}", title(one.from), title(one.to), name(here, one.mode), one.purpose);
        Some(Link { from, to, sign: Sign::Mode(one.mode), tooltip, late: one.is_late(here.whole()), heavy: false })
    };
    let links: Vec<Link> = all.iter().filter_map(link).collect();
    let inside: Vec<&Interaction> =
        all.iter().copied().filter(|one| at.contains_key(&one.from) && at.contains_key(&one.to)).collect();
    let table = whole_table(here.word("interactions"), titles(here), inside.iter().map(|one| row(here, one)).collect());
    let figure = render(&Lanes {
        id: "team-map".to_owned(),
        title: here.fill("teams_who_works_with_whom", &[("teams", &cluster.title)]),
        description: here.plan.words.count_with(
            "n_interactions_among_teams_teams",
            links.len(),
            &[("teams", &teams.len().to_string())],
        ),
        bars: teams.iter().map(|team| bar(here, *team)).collect(),
        links,
        words: here.plan.words.clone(),
        table,
    });
    let with = BlockView::Figure(figure);
    let Some(waiting) = dependencies::picture(here, cluster) else { return Section::new(here.say("map"), "map", vec![with]) };
    let tabs =
        vec![(here.say("who_works_with_whom"), vec![with]), (here.say("who_waits_for_whom"), vec![BlockView::Figure(waiting)])];
    let view = TabsView { label: here.say("what_the_map_shows"), anchor: "map-of".to_owned(), tabs };
    Section::new(here.say("map"), "map", vec![BlockView::Tabs(view)])
}

fn titles(here: Here<'_>) -> Vec<ColumnView> {
    here.columns(["provides_helps_or_works_with", "how", "consumes_is_helped", "for_what", "until", "described_by"])
}

fn row(here: Here<'_>, one: &Interaction) -> Vec<Vec<Inline>> {
    let mut end: Vec<Inline> = one.until.map(|day| here.day(day)).into_iter().collect();
    if one.is_late(here.whole()) {
        end.extend([Inline::text(" "), Inline::Status { text: here.say("past_its_end"), tone: Tone::Bad }]);
    }
    vec![
        vec![here.artifact(one.from)],
        vec![Inline::text(name(here, one.mode))],
        vec![here.artifact(one.to)],
        vec![Inline::text(&one.purpose)],
        end,
        vec![Inline::text(here.word(if one.mutual { "both" } else { "one_side" }))],
    ]
}
