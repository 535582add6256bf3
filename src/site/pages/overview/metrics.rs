//! The metric catalogue: every number with its home, its owner and its users, and what each team steers by.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::{KindId, Meaning};
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Value};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::show::value;
use super::super::super::view::{GridCell, GridView, ListItem, Mark, Section};
use super::read::{grid, owner, table, teams};
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "metrics",
    title: "metric_catalogue",
    about: "every_number_that_steers_somebody_what",
    audience: Audience::Strategy,
    said,
    sections,
};

/// What a metric tells, from results to mere activity.
const TYPES: [&str; 6] = ["value", "leading", "flow", "health", "guardrail", "activity"];
/// The most users of a metric that a row names.
const MOST_USERS: usize = 6;

fn all(model: &Model) -> Vec<ArtifactId> {
    let kinds = model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::MetricType).is_some());
    let mut found: Vec<ArtifactId> = kinds.flat_map(|(kind, _)| model.of_kind(kind).map(|(id, _)| id)).collect();
    found.retain(|id| model.is_active(*id) && model.is_published(*id));
    found.sort_by_cached_key(|id| (model.artifact(*id).title.to_lowercase(), *id));
    found
}

fn tells(model: &Model, id: ArtifactId) -> &str {
    model.meaning(id, Meaning::MetricType).and_then(|field| field.value.as_text()).unwrap_or("")
}

/// The metrics that each team is steered by, whether they are defined there or elsewhere.
fn by_team(model: &Model) -> Vec<(ArtifactId, Vec<ArtifactId>)> {
    let kinds: Vec<KindId> =
        model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::MetricType).is_some()).map(|(id, _)| id).collect();
    let metric = |entry: &Value| {
        let named = entry.as_record().and_then(|record| record.text("id")).or_else(|| entry.as_text())?;
        kinds.iter().find_map(|kind| model.graph.at(*kind, named).first().copied())
    };
    let of = |team: ArtifactId| (team, model.list(team, Meaning::Metrics).iter().filter_map(metric).collect());
    teams(model).into_iter().map(of).collect()
}

/// Teams most of whose metrics count only what they do.
fn busy(model: &Model, teams: &[(ArtifactId, Vec<ArtifactId>)]) -> Vec<ArtifactId> {
    let activity = |metrics: &[ArtifactId]| metrics.iter().filter(|id| tells(model, **id) == "activity").count();
    teams.iter().filter(|(_, metrics)| activity(metrics) * 2 > metrics.len()).map(|(team, _)| *team).collect()
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let all = all(model);
    let without = all.iter().filter(|id| model.meaning(**id, Meaning::MetricTarget).is_none()).count();
    let busy = busy(model, &by_team(model)).len();
    let count = words.count("n_metrics", all.len());
    let said = if busy > 0 {
        Said::new(format!("{count}; {}", words.count("n_teams_steer_mostly_by_what", busy)), Tone::Warn)
    } else if without > 0 {
        Said::new(format!("{count}, {}", words.count("n_of_them_without_a_target", without)), Tone::Neutral)
    } else {
        Said::new(format!("{count}, {}", words.get("each_with_a_target")), Tone::Good)
    };
    (!all.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let (all, by_team) = (all(model), by_team(model));
    let busy = busy(model, &by_team);
    let blind: Vec<ArtifactId> = by_team
        .iter()
        .filter(|(_, metrics)| !metrics.is_empty() && metrics.iter().all(|id| tells(model, *id) != "value"))
        .map(|(team, _)| *team)
        .collect();
    let mut points: Vec<ListItem> = Vec::new();
    for (teams, key) in [(&busy, "teams_mostly_count_what_they_do"), (&blind, "teams_steer_by_no_metric_of")] {
        if !teams.is_empty() {
            let mut text = listed(here, teams.iter().take(MOST_USERS).map(|team| here.artifact(*team)).collect());
            let left = teams.len().saturating_sub(MOST_USERS);
            text.extend((left > 0).then(|| Inline::text(here.count("and_n_more", left))));
            points.push(point(here, Tone::Warn, here.line(key, &[("teams", &text)])));
        }
    }
    let of_type = |word: &str| all.iter().filter(|id| tells(model, **id) == word).count();
    let stats = vec![
        stat(here, of_type("value"), "tell_of_value", Tone::Good),
        stat(here, of_type("flow"), "tell_of_flow", Tone::Neutral),
        stat(here, of_type("activity"), "tell_of_activity_only", if_any(of_type("activity"), Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    let steered = composition(here, &by_team);
    if !steered.rows.is_empty() {
        sections.push(Section::new(here.say("what_each_team_steers_by"), "composition", grid(here, steered)));
    }
    let mut titles = here.columns(["a_metric", "tells", "accountable", "from", "now", "target", "by", "used_by"]);
    titles[3..6].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let rows = all.iter().map(|id| row(here, *id)).collect();
    sections.push(Section::new(here.say("catalogue"), "catalogue", table(here, here.word("metrics"), titles, rows)));
    sections
}

fn composition(here: Here<'_>, by_team: &[(ArtifactId, Vec<ArtifactId>)]) -> GridView {
    let rows = by_team.iter().filter(|(_, metrics)| !metrics.is_empty()).map(|(team, metrics)| {
        let cell = |word: &&str| {
            let count = metrics.iter().filter(|id| tells(here.whole(), **id) == *word).count();
            let mark = match (*word, count) {
                (_, 0) => Mark::Plain,
                ("value", _) => Mark::Good,
                ("activity", _) => Mark::Warn,
                _ => Mark::Info,
            };
            GridCell::new(mark, if count > 0 { count.to_string() } else { String::new() })
        };
        (here.artifact(*team), TYPES.iter().map(cell).collect())
    });
    GridView {
        caption: here.say("how_many_metrics_of_each_type"),
        corner: here.say("team_heading"),
        columns: TYPES.map(Inline::text).to_vec(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Good, here.say("a_result_for_customers_or_the")),
            (Mark::Info, here.say("what_leads_to_it")),
            (Mark::Warn, here.say("what_was_done_whatever_came_of")),
        ],
        upright: false,
    }
}

fn row(here: Here<'_>, id: ArtifactId) -> Vec<Vec<Inline>> {
    let model = here.whole();
    let record = &model.artifact(id).record;
    let given = |name: &str| record.get(name).map(|given| value::inline(here, given, None)).unwrap_or_default();
    let by_meaning =
        |meaning| model.meaning(id, meaning).map(|field| value::inline(here, &field.value, None)).unwrap_or_default();
    let home = model.root(id);
    let users: BTreeSet<ArtifactId> = model
        .referring(id)
        .map(|reference| model.root(reference.from))
        .filter(|from| *from != home && model.is_published(*from) && model.is_active(*from))
        .chain((home != id).then_some(home))
        .collect();
    let mut by_order: BTreeMap<(String, ArtifactId), Inline> = BTreeMap::new();
    for user in &users {
        by_order.insert((model.artifact(*user).title.to_lowercase(), *user), here.artifact(*user));
    }
    let left = by_order.len().saturating_sub(MOST_USERS);
    let mut used = listed(here, by_order.into_values().take(MOST_USERS).collect());
    used.extend((left > 0).then(|| Inline::text(here.count("and_n_more", left))));
    vec![
        vec![here.artifact(id)],
        vec![Inline::text(tells(model, id))],
        owner(here, id),
        given("baseline"),
        given("at"),
        by_meaning(Meaning::MetricTarget),
        by_meaning(Meaning::MetricDue),
        used,
    ]
}
