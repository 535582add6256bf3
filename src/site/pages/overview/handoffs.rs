//! The handoff matrix: where work changes teams, how long it waits there, and what was promised.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::native::{Boundary, Contract, Flow, Handoffs, Seen};
use crate::model::{ArtifactId, Model};
use crate::quantity::Quantity;

use super::super::super::here::{Here, counted};
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::clusters::{members, parts};
use super::read::{MOST_ROWS, columns, shown, table};
use super::{Overview, Said, address, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "handoffs",
    title: "Handoff matrix",
    about: "Where work passes from one team to another: how long it waits there, and what both teams promised.",
    group: "Across teams",
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

    /// What somebody measured: 85% of the work was through in this time, else the wait on a map.
    fn measured(&self) -> Option<f64> {
        self.contracts.iter().filter_map(|contract| contract.observed_most).max_by(f64::total_cmp).or_else(|| self.waits())
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
        let measured = self.measured().map(|measured| hours(model, measured));
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
fn time(model: &Model, hours: f64) -> String {
    let a_day = model.config.organisation.calendar().hours_per_day;
    let (shown, unit) = if hours < a_day { (hours, "h") } else { (hours / a_day, "d") };
    let shown = format!("{shown:.1}");
    format!("{}{unit}", shown.strip_suffix(".0").unwrap_or(&shown))
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let pairs = pairs(model);
    let count = |wanted: State| pairs.values().filter(|pair| pair.state(model) == wanted).count();
    let words = counted(pairs.len(), "pair of teams passes work on", "pairs of teams pass work on");
    let said = match (count(State::Undeclared), count(State::Missed)) {
        (0, 0) => Said::new(format!("{words}, each with a contract that is kept as far as anybody measured."), Tone::Good),
        (0, missed) => Said::new(format!("{words}; {missed} wait longer than was promised."), Tone::Warn),
        (open, 0) => Said::new(format!("{words}, {open} of them with nothing agreed."), Tone::Bad),
        (open, missed) => Said::new(format!("{words}; {open} with nothing agreed, {missed} slower than promised."), Tone::Bad),
    };
    (!pairs.is_empty()).then(|| Said { parts: parts(model), ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let model = here.whole();
    let (pairs, clusters) = (here.plan.shared.pairs(model), here.plan.shared.clusters(model));
    if let Some(cluster) = part.checked_sub(1).and_then(|at| clusters.get(at)) {
        let inside: BTreeSet<ArtifactId> = cluster.teams.iter().copied().collect();
        let touches = |(from, to): &(ArtifactId, ArtifactId)| inside.contains(from) || inside.contains(to);
        let own: Vec<(&(ArtifactId, ArtifactId), &Pair)> = pairs.iter().filter(|(pair, _)| touches(pair)).collect();
        return [opening(stats(model, &own), Vec::new())]
            .into_iter()
            .chain(matrix(here, pairs, &cluster.teams))
            .chain(list(here, &own))
            .collect();
    }
    let all: Vec<(&(ArtifactId, ArtifactId), &Pair)> = pairs.iter().collect();
    let mut sections = vec![opening(stats(model, &all), points(here, pairs))];
    if clusters.len() > 1 {
        let member = members(clusters);
        let titles: Vec<&str> = clusters.iter().map(|cluster| cluster.title.as_str()).collect();
        let counts = pairs.iter().filter_map(|((from, to), pair)| {
            let declared = pair.state(model) != State::Undeclared;
            Some((*member.get(from)?, *member.get(to)?, !declared))
        });
        sections.push(overall(here, PAGE.id, &titles, counts, "with nothing agreed"));
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

/// Clusters against clusters: how many relations run between them, and how many of those are at fault.
pub(super) fn overall(
    here: Here<'_>,
    page: &str,
    titles: &[&str],
    relations: impl Iterator<Item = (usize, usize, bool)>,
    fault: &str,
) -> Section {
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (from, to, is_fault) in relations {
        let (all, bad) = counts.entry((from, to)).or_default();
        *all += 1;
        *bad += usize::from(is_fault);
    }
    let link = |at: usize| Inline::link(titles[at], here.to(&address(page, at + 1)));
    let rows = (0..titles.len()).map(|from| {
        let cell = |to: usize| match counts.get(&(from, to)) {
            None => GridCell::default(),
            Some((all, 0)) => GridCell::new(if from == to { Mark::Good } else { Mark::Info }, all.to_string()),
            Some((all, bad)) => {
                let note = format!("{all} in all, {bad} {fault}");
                GridCell { note: Some(note), ..GridCell::new(Mark::Warn, format!("{all} ({bad})")) }
            }
        };
        (link(from), (0..titles.len()).map(cell).collect())
    });
    let grid = GridView {
        caption: "How much runs between the parts of the organisation".to_owned(),
        corner: "from ↓ to →".to_owned(),
        columns: (0..titles.len()).map(link).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Good, "inside one part".to_owned()),
            (Mark::Info, "between two parts".to_owned()),
            (Mark::Warn, format!("some of them {fault}, in brackets")),
        ],
        upright: true,
    };
    Section::new("Parts of the organisation", "parts", vec![BlockView::Grid(grid)])
}

fn stats(model: &Model, pairs: &[(&(ArtifactId, ArtifactId), &Pair)]) -> Vec<super::StatView> {
    let count = |wanted: State| pairs.iter().filter(|(_, pair)| pair.state(model) == wanted).count();
    vec![
        stat(pairs.len(), "pairs of teams", Tone::Neutral),
        stat(count(State::Undeclared), "with nothing agreed", if_any(count(State::Undeclared), Tone::Bad)),
        stat(count(State::Missed), "slower than promised", if_any(count(State::Missed), Tone::Warn)),
        stat(count(State::Unmeasured), "promised, never measured", Tone::Neutral),
    ]
}

fn points(here: Here<'_>, pairs: &Pairs) -> Vec<ListItem> {
    let model = here.whole();
    let mut points = Vec::new();
    for ((from, to), pair) in pairs {
        let ends = |words: String| vec![here.artifact(*from), Inline::text(" → "), here.artifact(*to), Inline::text(words)];
        match pair.state(model) {
            State::Undeclared => {
                let wait = pair.waits().map(|wait| format!(" for {}", time(model, wait))).unwrap_or_default();
                points.push(point(Tone::Bad, ends(format!(": work waits{wait}, and no handoff says how it is passed on."))));
            }
            State::Missed => {
                let (measured, promised) = (pair.measured().map(|measured| time(model, measured)), pair.promised());
                if let (Some(measured), Some(promised)) = (measured, promised) {
                    points.push(point(Tone::Warn, ends(format!(": it takes {measured}, and {promised} was promised."))));
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
        let measured = pair.measured().map_or_else(|| "?".to_owned(), |measured| time(model, measured));
        let promised = pair.promised().map_or_else(|| "?".to_owned(), |promised| promised.to_string());
        let (mark, text) = match pair.state(model) {
            State::Undeclared => (Mark::Gap, format!("{measured} / none")),
            State::Missed => (Mark::Bad, format!("{measured} / {promised}")),
            State::Kept => (Mark::Good, format!("{measured} / {promised}")),
            State::Unmeasured => (Mark::Info, format!("{measured} / {promised}")),
        };
        let text = match pair.volume() {
            Some(volume) => format!("{text}, {volume}"),
            None => text,
        };
        let href = pair.contracts.first().and_then(|contract| here.href(contract.id));
        let note = format!("{} → {}: measured / promised", model.artifact(from).title, model.artifact(to).title);
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
    rows.push((Inline::text("takes from"), last.collect()));
    let grid = GridView {
        caption: "Time that was measured and time that was promised, from team to team".to_owned(),
        corner: "from ↓ to →".to_owned(),
        columns: teams.iter().map(|team| here.artifact(*team)).chain([Inline::text("gives to")]).collect(),
        rows,
        legend: vec![
            (Mark::Gap, "nothing agreed".to_owned()),
            (Mark::Bad, "slower than promised".to_owned()),
            (Mark::Good, "as promised".to_owned()),
            (Mark::Info, "promised, or measured, but not both".to_owned()),
        ],
        upright: teams.len() > 6,
    };
    (!teams.is_empty()).then(|| Section::new("Measured / promised", "matrix", vec![BlockView::Grid(grid)]))
}

/// How much of the lead time of each map is waiting where work changes teams.
fn by_map(here: Here<'_>) -> Option<Section> {
    let model = here.whole();
    let handoffs = Handoffs::of(model);
    let today = shown(model, Meaning::Steps).into_iter().filter(|map| !model.is_aim(*map));
    let rows: Vec<Vec<Vec<Inline>>> = today
        .filter_map(|map| {
            let boundaries = handoffs.on_map(model, map);
            let (_, lead) = Flow::of(model, map)?.totals()?;
            let wait: f64 = boundaries
                .iter()
                .filter_map(|boundary| match boundary.seen {
                    Seen::Map { wait, .. } => wait,
                    Seen::Service(_) => None,
                })
                .sum();
            let share = if lead > 0.0 { format!("{:.0}%", wait / lead * 100.0) } else { String::new() };
            (!boundaries.is_empty()).then(|| {
                vec![
                    vec![here.artifact(map)],
                    vec![Inline::number(boundaries.len().to_string())],
                    vec![Inline::number(time(model, wait))],
                    vec![Inline::number(time(model, lead))],
                    vec![Inline::number(share)],
                ]
            })
        })
        .collect();
    let mut titles = columns(["Map", "Handoffs", "Waiting at them", "Lead time", "Share"]);
    titles[1..].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    (!rows.is_empty()).then(|| Section::new("Waiting by map", "maps", table("Waiting by map", titles, rows)))
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
            State::Undeclared => ("nothing agreed", Tone::Bad),
            State::Missed => ("slower than promised", Tone::Warn),
            State::Unmeasured => ("not compared", Tone::Neutral),
            State::Kept => ("as promised", Tone::Good),
        };
        let number = |given: Option<String>| given.map(Inline::number).into_iter().collect::<Vec<_>>();
        let contract = pair.contracts.first();
        let soft = contract.and_then(|contract| model.artifact(contract.id).record.text("overlap"));
        vec![
            vec![here.artifact(*from)],
            vec![here.artifact(*to)],
            vec![Inline::Status { text: word.to_owned(), tone }],
            number(pair.measured().map(|measured| time(model, measured))),
            number(contract.and_then(|contract| contract.expected.as_ref()).map(ToString::to_string)),
            pair.volume().map(Inline::text).into_iter().collect(),
            contract.map(|contract| here.artifact(contract.id)).into_iter().collect(),
            seen(here, pair),
            soft.map(Inline::text).into_iter().collect(),
        ]
    };
    let mut titles = columns(["From", "To", "State", "Measured", "Promised", "Volume", "Contract", "Seen on", "Kept soft by"]);
    titles[3..5].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let more = sorted.len() > MOST_ROWS;
    let title = if more { "The worst first" } else { "All of them, the worst first" };
    let rows = sorted.into_iter().map(row).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| Section::new(title, "all", table("Handoffs", titles, rows)))
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
                parts.extend([here.artifact(*service), Inline::text(", built by one and run by the other")]);
            }
        }
    }
    let left = pair.boundaries.len().saturating_sub(3);
    parts.extend((left > 0).then(|| Inline::text(format!(" and {left} more"))));
    parts
}
