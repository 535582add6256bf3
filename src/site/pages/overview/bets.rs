//! Bets: when each is decided or stopped, and how well we have called them.

use std::collections::BTreeMap;

use crate::diagram::calibration::{Calibration, Call, render};
use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::native::BetStage;
use crate::model::{ArtifactId, Due, Model, Value};
use crate::quantity::Date;
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::show::value;
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section, TabsView};
use super::read::{amount, grid, owner, shown, stream_of, table};
use super::{Audience, Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "bets",
    title: "bets_calendar",
    about: "what_we_have_put_time_on",
    audience: Audience::Strategy,
    said,
    sections,
};

/// The most months that the calendar shows.
const MOST_MONTHS: usize = 12;

/// All bets with what is due on them.
struct Bets {
    running: Vec<ArtifactId>,
    decided: Vec<ArtifactId>,
    due: Vec<Due>,
}

impl Bets {
    fn of(model: &Model) -> Option<Self> {
        let all = shown(model, Meaning::KillCriteria);
        if all.is_empty() {
            return None;
        }
        let at = |stage| all.iter().copied().filter(|id| BetStage::of(model, *id) == Some(stage)).collect::<Vec<_>>();
        let (running, decided) = (at(BetStage::Running), at(BetStage::Decided));
        let due = model.due().iter().filter(|due| running.binary_search(&due.of).is_ok()).cloned().collect();
        Some(Self { running, decided, due })
    }

    fn late(&self, model: &Model) -> impl Iterator<Item = &Due> {
        self.due.iter().filter(move |due| due.on < model.as_of)
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let bets = Bets::of(model)?;
    let late = bets.late(model).filter(|due| due.what != "review").count();
    let running = words.count("n_bets_are_running", bets.running.len());
    if late > 0 {
        let late = words.count("n_days_to_decide_or_to", late);
        return Some(Said::new(format!("{running}; {late}."), Tone::Bad));
    }
    let next = bets.due.iter().find(|due| due.on >= model.as_of);
    let next = next
        .map(|due| words.fill("the_next_day_is_day_what", &[("day", &words.date(due.on)), ("what", words.says(&due.what))]))
        .unwrap_or_default();
    Some(Said::new(format!("{running}{next}."), Tone::Neutral))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let Some(bets) = Bets::of(here.whole()) else { return Vec::new() };
    let late: Vec<&Due> = bets.late(here.whole()).filter(|due| due.what != "review").collect();
    let points: Vec<ListItem> = late
        .iter()
        .map(|due| {
            let about = due.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
            let what = Inline::text(format!("{}{about}", here.says(&due.what)));
            let values = [("the_bet", &[here.artifact(due.of)][..]), ("what", &[what]), ("day", &[here.day(due.on)])];
            point(here, Tone::Bad, here.line("bet_what_was_due_on_day", &values))
        })
        .collect();
    let stats = vec![
        stat(here, bets.running.len(), "bets_running", Tone::Neutral),
        stat(here, bets.decided.len(), "bets_decided", Tone::Neutral),
        stat(here, late.len(), "days_passed_unanswered", if_any(late.len(), Tone::Bad)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    if !bets.due.is_empty() {
        let every: Vec<&Due> = bets.due.iter().collect();
        let mut blocks = vec![by_stream(here, &every)];
        blocks.extend(coming(here, &bets));
        sections.push(Section::new(here.say("calendar"), "calendar", blocks));
    }
    sections.extend(decided(here, &bets));
    sections
}

fn month(on: Date) -> (i16, i8) {
    let (year, month, _) = on.parts();
    (year, month)
}

/// The most streams that have a calendar of their own.
const MOST_STREAMS: usize = 12;

/// The calendar of all bets, and one for those of each stream.
fn by_stream(here: Here<'_>, every: &[&Due]) -> BlockView {
    let model = here.whole();
    let mut streams: BTreeMap<Option<ArtifactId>, Vec<&Due>> = BTreeMap::new();
    for due in every {
        streams.entry(stream_of(model, due.of)).or_default().push(due);
    }
    let title =
        |stream: Option<ArtifactId>| stream.map_or_else(|| here.say("no_stream"), |stream| model.artifact(stream).title.clone());
    let all = (here.say("all_bets"), grid(here, calendar(here, every)));
    let mut tabs: Vec<(String, Vec<BlockView>)> = vec![all];
    if streams.len() > 1 {
        let own = streams.into_iter().take(MOST_STREAMS);
        tabs.extend(own.map(|(stream, due)| (title(stream), grid(here, calendar(here, &due)))));
    }
    BlockView::Tabs(TabsView { label: here.say("which_bets_the_calendar_shows"), anchor: "bets-of".to_owned(), tabs })
}

fn calendar(here: Here<'_>, every: &[&Due]) -> GridView {
    let today = here.whole().as_of;
    let mut months: BTreeMap<(i16, i8), String> = BTreeMap::new();
    for due in every.iter().filter(|due| due.on >= today) {
        months.entry(month(due.on)).or_insert_with(|| here.plan.words.month(due.on));
    }
    let months: Vec<((i16, i8), String)> = months.into_iter().take(MOST_MONTHS).collect();
    let is_late = every.iter().any(|due| due.on < today);
    let mut by_bet: BTreeMap<ArtifactId, Vec<&Due>> = BTreeMap::new();
    for due in every {
        by_bet.entry(due.of).or_default().push(due);
    }
    let mut rows: Vec<(ArtifactId, Vec<&Due>)> = by_bet.into_iter().collect();
    rows.sort_by_key(|(id, due)| (due[0].on, *id));
    let cell = |due: &mut dyn Iterator<Item = &Due>| {
        let due: Vec<&Due> = due.collect();
        let text: Vec<String> = due.iter().map(|due| format!("{} {}", due.on.parts().2, here.says(&due.what))).collect();
        let mark = match due.as_slice() {
            [] => Mark::Plain,
            due if due.iter().any(|due| due.on < today) => Mark::Bad,
            due if due.iter().any(|due| due.about.is_some()) => Mark::Warn,
            _ => Mark::Info,
        };
        GridCell { note: due.iter().find_map(|due| due.about.clone()), ..GridCell::new(mark, text.join(", ")) }
    };
    let rows = rows.into_iter().map(|(id, due)| {
        let late = is_late.then(|| cell(&mut due.iter().copied().filter(|due| due.on < today)));
        let of_month =
            |(at, _): &((i16, i8), String)| cell(&mut due.iter().copied().filter(|due| due.on >= today && month(due.on) == *at));
        (here.artifact(id), late.into_iter().chain(months.iter().map(of_month)).collect())
    });
    let late = is_late.then(|| Inline::text(here.word("passed")));
    GridView {
        caption: here.say("what_is_due_in_which_month"),
        corner: here.say("a_bet"),
        columns: late.into_iter().chain(months.iter().map(|(_, text)| Inline::text(text))).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Bad, here.say("passed_unanswered")),
            (Mark::Warn, here.say("kill_date_stop_if_the_number")),
            (Mark::Info, here.say("decision_or_review")),
        ],
        upright: false,
    }
}

fn coming(here: Here<'_>, bets: &Bets) -> Vec<BlockView> {
    let row = |due: &Due| {
        vec![
            vec![here.day(due.on)],
            value::dated(here, here.says(&due.what)),
            vec![here.artifact(due.of)],
            due.about.as_ref().map(Inline::text).into_iter().collect(),
            owner(here, due.of),
        ]
    };
    table(
        here,
        here.word("what_is_due"),
        here.columns(["day", "what", "a_bet", "we_stop_if", "accountable"]),
        bets.due.iter().map(row).collect(),
    )
}

/// Whether a prediction came true; nothing where the direction is not known.
fn came_true(model: &Model, id: ArtifactId) -> Option<bool> {
    let number = |meaning| model.meaning(id, meaning).and_then(|field| amount(Some(&field.value)));
    let (predicted, actual) = (number(Meaning::Prediction)?, number(Meaning::ActualResult)?);
    let before = amount(model.artifact(id).record.get("baseline"))?;
    Some(if predicted >= before { actual >= predicted } else { actual <= predicted })
}

fn decided(here: Here<'_>, bets: &Bets) -> Option<Section> {
    let model = here.whole();
    let cell = |field: Option<&Value>| field.map(|given| value::inline(here, given, None)).unwrap_or_default();
    let rows = bets.decided.iter().map(|id| {
        let record = &model.artifact(*id).record;
        let verdict = match came_true(model, *id) {
            Some(true) => vec![Inline::Status { text: here.say("came_true"), tone: Tone::Good }],
            Some(false) => vec![Inline::Status { text: here.say("did_not"), tone: Tone::Neutral }],
            None => Vec::new(),
        };
        let given = |meaning| cell(model.meaning(*id, meaning).map(|field| &field.value));
        vec![
            vec![here.artifact(*id)],
            given(Meaning::DecidedOn),
            given(Meaning::Confidence),
            given(Meaning::Prediction),
            given(Meaning::ActualResult),
            verdict,
            cell(record.get("verdict")),
        ]
    });
    let mut titles = here.columns(["a_bet", "decided", "confidence", "predicted", "was", "prediction", "verdict"]);
    titles[2..5].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let mut blocks = table(here, here.word("decided_bets"), titles, rows.collect());
    let calls: Vec<Call> = bets
        .decided
        .iter()
        .filter_map(|id| {
            let confidence = amount(model.meaning(*id, Meaning::Confidence).map(|field| &field.value))?;
            Some(Call { confidence, came_true: came_true(model, *id)? })
        })
        .collect();
    if calls.len() >= 3 {
        blocks.insert(
            0,
            BlockView::Figure(render(&Calibration { id: "calibration".to_owned(), calls, words: here.plan.words.clone() })),
        );
    }
    (!bets.decided.is_empty()).then(|| Section::new(here.say("what_came_of_them"), "decided", blocks))
}
