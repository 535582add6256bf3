//! The handoff matrix: where work changes teams, how long it waits there, and what was promised.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::native::{Boundary, Contract, Flow, Handoffs, Seen};
use crate::model::{ArtifactId, Model};
use crate::quantity::Quantity;
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::clusters::{members, overall, parts};
use super::read::{MOST_ROWS, shown, table};
use super::{Audience, Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "handoffs",
    title: "handoff_matrix",
    about: "where_work_passes_from_one_team",
    audience: Audience::Streams,
    said,
    sections,
};

/// Everything between one team that gives and one that takes.
#[derive(Debug, Default)]
pub(super) struct Pair {
    boundaries: Vec<Boundary>,
    contracts: Vec<Contract>,
}

pub(super) type Pairs = BTreeMap<(ArtifactId, ArtifactId), Pair>;

/// How a pair stands with its promise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Undeclared,
    Missed,
    Kept,
    Unmeasured,
}

/// Boundaries and contracts that the site shows, by pair of teams.
pub(super) fn pairs(model: &Model) -> Pairs {
    let handoffs = Handoffs::of(model);
    let mut pairs = Pairs::new();
    for boundary in handoffs.boundaries(model) {
        let from = match boundary.seen {
            Seen::Map { map, .. } => map,
            Seen::Service(service) => service,
        };
        if model.is_published(from) {
            pairs.entry((boundary.from, boundary.to)).or_default().boundaries.push(boundary);
        }
    }
    for contract in handoffs.contracts().iter().filter(|contract| model.is_published(contract.id)) {
        let both = [(contract.from, contract.to), (contract.to, contract.from)];
        for (from, to) in both.into_iter().take(if contract.returns { 2 } else { 1 }) {
            let is_used = pairs.contains_key(&(from, to)) || from == contract.from;
            if is_used {
                pairs.entry((from, to)).or_default().contracts.push(contract.clone());
            }
        }
    }
    pairs.retain(|(from, to), _| model.is_published(*from) && model.is_published(*to));
    pairs
}

impl Pair {
    /// The longest wait that a map shows, in working hours.
    fn waits(&self) -> Option<f64> {
        let wait = |boundary: &Boundary| match boundary.seen {
            Seen::Map { wait, .. } => wait,
            Seen::Service(_) => None,
        };
        self.boundaries.iter().filter_map(wait).max_by(f64::total_cmp)
    }

    /// The measured time that tells whether the promise is kept, as `handoff-expectation-met` has it.
    fn telling(&self) -> Option<f64> {
        let mut promises = self.contracts.iter().filter_map(|contract| contract.expected.as_ref());
        let share = promises.find(|promise| promise.within.is_some())?.percent?.amount();
        self.longest(|contract| contract.observed_for(share)).or_else(|| self.waits().filter(|_| share >= 0.85))
    }

    /// What somebody measured: the telling time, else that in which 85% of the work was through, else the wait on a map.
    fn measured(&self) -> Option<f64> {
        self.telling().or_else(|| self.longest(|contract| contract.observed_most)).or_else(|| self.waits())
    }

    fn longest(&self, observed: impl Fn(&Contract) -> Option<f64>) -> Option<f64> {
        self.contracts.iter().filter_map(observed).max_by(f64::total_cmp)
    }

    fn promised(&self) -> Option<Quantity> {
        self.contracts.iter().find_map(|contract| contract.expected.as_ref()?.within)
    }

    /// How much is passed on, where somebody counted.
    fn volume(&self) -> Option<&str> {
        self.contracts.iter().find_map(|contract| contract.volume.as_deref())
    }

    /// Whether a contract covers it; one that is not published counts too.
    fn is_declared(&self) -> bool {
        !self.contracts.is_empty() || self.boundaries.iter().all(|boundary| boundary.contract.is_some())
    }

    fn state(&self, model: &Model) -> State {
        let measured = self.telling().map(|measured| hours(model, measured));
        match (self.is_declared(), measured, self.promised()) {
            (false, ..) => State::Undeclared,
            (true, Some(measured), Some(promised)) => match measured.compare(promised) {
                Ok(order) if order.is_gt() => State::Missed,
                Ok(_) => State::Kept,
                Err(_) => State::Unmeasured,
            },
            _ => State::Unmeasured,
        }
    }
}

fn hours(model: &Model, hours: f64) -> Quantity {
    Quantity::hours(hours, model.config.organisation.calendar().hours_per_day)
}

/// A time as people say it: hours up to a day, then days with at most one decimal.
fn time(here: Here<'_>, hours: f64) -> String {
    let a_day = here.model.config.organisation.calendar().hours_per_day;
    let (shown, unit) = if hours < a_day { (hours, "h") } else { (hours / a_day, "d") };
    let shown = format!("{shown:.1}");
    here.plan.words.number(&format!("{}{unit}", shown.strip_suffix(".0").unwrap_or(&shown)))
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let pairs = pairs(model);
    let count = |wanted: State| pairs.values().filter(|pair| pair.state(model) == wanted).count();
    let number = |count: usize| count.to_string();
    let said = match (count(State::Undeclared), count(State::Missed)) {
        (0, 0) => {
            let key = "n_pairs_of_teams_pass_work";
            Said::new(words.count(key, pairs.len()), Tone::Good)
        }
        (0, missed) => {
            let key = "n_pairs_of_teams_pass_work_on_missed";
            Said::new(words.count_with(key, pairs.len(), &[("missed", &number(missed))]), Tone::Warn)
        }
        (open, 0) => {
            let key = "n_pairs_of_teams_pass_work_on_open";
            Said::new(words.count_with(key, pairs.len(), &[("open", &number(open))]), Tone::Bad)
        }
        (open, missed) => {
            let key = "n_pairs_of_teams_pass_work_on_open_with_nothing";
            Said::new(words.count_with(key, pairs.len(), &[("open", &number(open)), ("missed", &number(missed))]), Tone::Bad)
        }
    };
    (!pairs.is_empty()).then(|| Said { parts: parts(model, words), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let model = here.whole();
    let (pairs, clusters) = (here.plan.shared.pairs(model), here.plan.shared.clusters(model, &here.plan.words));
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let inside: BTreeSet<ArtifactId> = cluster.teams.iter().copied().collect();
        let touches = |(from, to): &(ArtifactId, ArtifactId)| inside.contains(from) || inside.contains(to);
        let own: Vec<(&(ArtifactId, ArtifactId), &Pair)> = pairs.iter().filter(|(pair, _)| touches(pair)).collect();
        return [opening(here, stats(here, &own), Vec::new())]
            .into_iter()
            .chain(matrix(here, pairs, &cluster.teams))
            .chain(list(here, &own))
            .collect();
    }
    let all: Vec<(&(ArtifactId, ArtifactId), &Pair)> = pairs.iter().collect();
    let mut sections = vec![opening(here, stats(here, &all), points(here, pairs))];
    if clusters.len() > 1 {
        let member = members(clusters);
        let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
        let counts = pairs.iter().filter_map(|((from, to), pair)| {
            let declared = pair.state(model) != State::Undeclared;
            Some((*member.get(from)?, *member.get(to)?, !declared))
        });
        sections.push(overall(here, PAGE.id, &titles, counts, here.word("with_nothing_agreed")));
    } else {
        let mut involved: Vec<ArtifactId> = clusters.iter().flat_map(|cluster| cluster.teams.iter().copied()).collect();
        let others: BTreeSet<ArtifactId> = pairs.keys().flat_map(|(from, to)| [*from, *to]).collect();
        involved.retain(|team| others.contains(team));
        let known: BTreeSet<ArtifactId> = involved.iter().copied().collect();
        involved.extend(others.difference(&known));
        sections.extend(matrix(here, pairs, &involved));
    }
    sections.extend(by_map(here));
    sections.extend(list(here, &all));
    sections
}

fn stats(here: Here<'_>, pairs: &[(&(ArtifactId, ArtifactId), &Pair)]) -> Vec<super::StatView> {
    let model = here.whole();
    let count = |wanted: State| pairs.iter().filter(|(_, pair)| pair.state(model) == wanted).count();
    vec![
        stat(here, pairs.len(), "pairs_of_teams", Tone::Neutral),
        stat(here, count(State::Undeclared), "with_nothing_agreed", if_any(count(State::Undeclared), Tone::Bad)),
        stat(here, count(State::Missed), "slower_than_promised", if_any(count(State::Missed), Tone::Warn)),
        stat(here, count(State::Unmeasured), "promised_never_measured", Tone::Neutral),
    ]
}

fn points(here: Here<'_>, pairs: &Pairs) -> Vec<ListItem> {
    let model = here.whole();
    let mut points = Vec::new();
    for ((from, to), pair) in pairs {
        let ends = [("from", vec![here.artifact(*from)]), ("to", vec![here.artifact(*to)])];
        let line = |key: &str, more: &[(&'static str, String)]| {
            let more = more.iter().map(|(name, words)| (*name, vec![Inline::text(words)]));
            let values: Vec<(&str, Vec<Inline>)> = ends.iter().cloned().chain(more).collect();
            here.line(key, &values.iter().map(|(name, value)| (*name, value.as_slice())).collect::<Vec<_>>())
        };
        match pair.state(model) {
            State::Undeclared => {
                let words = match pair.waits() {
                    Some(wait) => {
                        let key = "from_to_work_waits_for_time";
                        line(key, &[("time", time(here, wait))])
                    }
                    None => line("from_to_work_waits_and_no", &[]),
                };
                points.push(point(here, Tone::Bad, words));
            }
            State::Missed => {
                let (measured, promised) = (pair.measured().map(|measured| time(here, measured)), pair.promised());
                if let (Some(measured), Some(promised)) = (measured, promised) {
                    let values = [("measured", measured), ("promised", here.number(&promised))];
                    let words = line("from_to_it_takes_measured_and", &values);
                    points.push(point(here, Tone::Warn, words));
                }
            }
            State::Kept | State::Unmeasured => {}
        }
    }
    points
}

fn matrix(here: Here<'_>, pairs: &Pairs, teams: &[ArtifactId]) -> Option<Section> {
    let model = here.whole();
    let cell = |from: ArtifactId, to: ArtifactId| {
        if from == to {
            return GridCell::new(Mark::Void, "–");
        }
        let Some(pair) = pairs.get(&(from, to)) else { return GridCell::default() };
        let measured = pair.measured().map_or_else(|| "?".to_owned(), |measured| time(here, measured));
        let promised = pair.promised().map_or_else(|| "?".to_owned(), |promised| here.number(&promised));
        let (mark, text) = match pair.state(model) {
            State::Undeclared => (Mark::Gap, here.fill("measured_none", &[("measured", &measured)])),
            State::Missed => (Mark::Bad, format!("{measured} / {promised}")),
            State::Kept => (Mark::Good, format!("{measured} / {promised}")),
            State::Unmeasured => (Mark::Info, format!("{measured} / {promised}")),
        };
        let text = match pair.volume() {
            Some(volume) => format!("{text}, {volume}"),
            None => text,
        };
        let href = pair.contracts.first().and_then(|contract| here.href(contract.id));
        let note =
            here.fill("from_to_measured_promised", &[("from", &model.artifact(from).title), ("to", &model.artifact(to).title)]);
        GridCell { note: Some(note), href, ..GridCell::new(mark, text) }
    };
    let gives = |team: ArtifactId| teams.iter().filter(|to| pairs.contains_key(&(team, **to))).count();
    let takes = |team: ArtifactId| teams.iter().filter(|from| pairs.contains_key(&(**from, team))).count();
    let total = |count: usize| if count > 0 { GridCell::new(Mark::Void, count.to_string()) } else { GridCell::default() };
    let mut rows: Vec<(Inline, Vec<GridCell>)> = teams
        .iter()
        .map(|from| {
            let cells = teams.iter().map(|to| cell(*from, *to));
            (here.artifact(*from), cells.chain([total(gives(*from))]).collect())
        })
        .collect();
    let last = teams.iter().map(|to| total(takes(*to))).chain([GridCell::default()]);
    rows.push((Inline::text(here.word("takes_from")), last.collect()));
    let grid = GridView {
        caption: here.say("time_that_was_measured_and_time"),
        corner: here.say("from_to"),
        columns: teams.iter().map(|team| here.artifact(*team)).chain([Inline::text(here.word("gives_to"))]).collect(),
        rows,
        legend: vec![
            (Mark::Gap, here.say("nothing_agreed")),
            (Mark::Bad, here.say("slower_than_promised")),
            (Mark::Good, here.say("as_promised")),
            (Mark::Info, here.say("promised_or_measured_but_not_both")),
        ],
        upright: teams.len() > 6,
    };
    (!teams.is_empty()).then(|| Section::new(here.say("measured_promised"), "matrix", vec![BlockView::Grid(grid)]))
}

/// How much of the lead time of each map is waiting where work changes teams.
fn by_map(here: Here<'_>) -> Option<Section> {
    let model = here.whole();
    let handoffs = Handoffs::of(model);
    let today = shown(model, Meaning::Steps).into_iter().filter(|map| !model.is_aim(*map));
    let rows: Vec<Vec<Vec<Inline>>> = today
        .filter_map(|map| {
            let boundaries = handoffs.on_map(model, map);
            let flow = Flow::of(model, map)?;
            let ((_, lead), wait) = (flow.totals()?, flow.wait_between_teams());
            let shown = |hours: f64| if flow.by_calendar { here.number(&flow.passed(hours)) } else { time(here, hours) };
            let share = if lead > 0.0 { format!("{:.0}%", wait / lead * 100.0) } else { String::new() };
            (!boundaries.is_empty()).then(|| {
                vec![
                    vec![here.artifact(map)],
                    vec![Inline::number(boundaries.len().to_string())],
                    vec![Inline::number(shown(wait))],
                    vec![Inline::number(shown(lead))],
                    vec![Inline::number(share)],
                ]
            })
        })
        .collect();
    let mut titles = here.columns(["map", "handoffs", "waiting_at_them", "lead_time", "share"]);
    titles[1..].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    (!rows.is_empty())
        .then(|| Section::new(here.say("waiting_by_map"), "maps", table(here, here.word("waiting_by_map"), titles, rows)))
}

fn list(here: Here<'_>, pairs: &[(&(ArtifactId, ArtifactId), &Pair)]) -> Option<Section> {
    let model = here.whole();
    let mut sorted = pairs.to_vec();
    let worst = |state: State| match state {
        State::Undeclared => 0,
        State::Missed => 1,
        State::Unmeasured => 2,
        State::Kept => 3,
    };
    sorted.sort_by_key(|(ends, pair)| (worst(pair.state(model)), **ends));
    let row = |((from, to), pair): (&(ArtifactId, ArtifactId), &Pair)| {
        let (word, tone) = match pair.state(model) {
            State::Undeclared => ("nothing_agreed", Tone::Bad),
            State::Missed => ("slower_than_promised", Tone::Warn),
            State::Unmeasured => ("not_compared", Tone::Neutral),
            State::Kept => ("as_promised", Tone::Good),
        };
        let number = |given: Option<String>| given.map(Inline::number).into_iter().collect::<Vec<_>>();
        let contract = pair.contracts.first();
        let soft = contract.and_then(|contract| model.artifact(contract.id).record.text("overlap"));
        vec![
            vec![here.artifact(*from)],
            vec![here.artifact(*to)],
            vec![Inline::Status { text: here.say(word), tone }],
            number(pair.measured().map(|measured| time(here, measured))),
            number(contract.and_then(|contract| contract.expected.as_ref()).map(ToString::to_string)),
            pair.volume().map(Inline::text).into_iter().collect(),
            contract.map(|contract| here.artifact(contract.id)).into_iter().collect(),
            seen(here, pair),
            soft.map(Inline::text).into_iter().collect(),
        ]
    };
    let mut titles =
        here.columns(["from", "to", "state", "measured", "promised", "volume", "contract", "seen_on", "kept_soft_by"]);
    titles[3..5].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let more = sorted.len() > MOST_ROWS;
    let title = here.word(if more { "the_worst_first" } else { "all_of_them_the_worst_first" });
    let rows = sorted.into_iter().map(row).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| Section::new(title, "all", table(here, here.word("handoffs"), titles, rows)))
}

/// The maps and services that show a boundary.
fn seen(here: Here<'_>, pair: &Pair) -> Vec<Inline> {
    let mut parts: Vec<Inline> = Vec::new();
    for boundary in pair.boundaries.iter().take(3) {
        if !parts.is_empty() {
            parts.push(Inline::text("; "));
        }
        match &boundary.seen {
            Seen::Map { map, giving, taking, .. } => parts.push(here.named(*map, &format!("{giving} → {taking}"))),
            Seen::Service(service) => {
                parts.extend([here.artifact(*service), Inline::text(here.word("built_by_one_and_run_by"))]);
            }
        }
    }
    let left = pair.boundaries.len().saturating_sub(3);
    parts.extend((left > 0).then(|| Inline::text(here.count("and_n_more", left))));
    parts
}
