//! What changed lately and why: what documents say under `changes`, and what Git knows beside it.

use crate::diagram::{Inline, Tone};
use crate::history::{Change, Changes};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Document, LATELY, Model, Record};
use crate::quantity::{Date, date};

use super::super::super::here::{Here, counted};
use super::super::super::show::value;
use super::super::super::view::{BlockView, ListItem, Section};
use super::read::{columns, day, records, shown, table};
use super::{Audience, Overview, Said, if_any, opening, s, stat};

pub(super) static PAGE: Overview = Overview {
    id: "changes",
    title: "Recent changes",
    about: "What is different from what you knew, and what was learned that made it so.",
    audience: Audience::Work,
    said,
    sections,
};

/// What documents themselves say has changed, no longer ago than so many days.
const TOLD: i64 = 365;

/// A change that a document tells.
struct Entry<'m> {
    on: Date,
    of: ArtifactId,
    record: &'m Record,
}

fn told(model: &Model) -> Vec<Entry<'_>> {
    let since = model.as_of.plus_days(-TOLD);
    let entries = |of: ArtifactId| {
        records(model, of, Meaning::Changes).filter_map(move |record| {
            let on = record.fields.iter().find_map(|field| field.value.as_date())?;
            Some(Entry { on, of, record })
        })
    };
    let mut found: Vec<Entry<'_>> = shown(model, Meaning::Changes).into_iter().flat_map(entries).collect();
    found.retain(|entry| (since..=model.as_of).contains(&entry.on));
    found.sort_by_key(|entry| (std::cmp::Reverse(entry.on), entry.of));
    found
}

/// A document that Git saw change.
struct Edited<'m> {
    on: Date,
    document: &'m Document,
    /// What it is, where it is one artifact.
    of: Option<ArtifactId>,
    changes: &'m [Change],
    is_new: bool,
    /// Whether more than its filing changed and no word says why.
    unexplained: bool,
}

fn edited<'m>(model: &'m Model, changes: &'m Changes) -> Vec<Edited<'m>> {
    let read = |document: &'m Document| {
        let own = changes.of(&document.path);
        let on = date(&own.first()?.day).ok()?;
        let whole: Vec<ArtifactId> =
            document.artifacts.iter().copied().filter(|id| model.artifact(*id).parent.is_none()).collect();
        let is_shown = !whole.is_empty() && whole.iter().all(|id| model.is_published(*id));
        let of = if let [one] = whole.as_slice() { Some(*one) } else { None };
        let relied_on = |id: &ArtifactId| {
            model.catalogue.get(model.artifact(*id).kind).is_asset() || model.meaning(*id, Meaning::Changes).is_some()
        };
        let reworked = of.filter(relied_on).and_then(|id| Some((id, model.reworked(changes, id)?)));
        is_shown.then(|| Edited {
            on,
            document,
            of,
            changes: own,
            is_new: own.iter().any(|change| change.created),
            unexplained: reworked.is_some_and(|(id, day)| !model.gave_reason(id, day)),
        })
    };
    let mut found: Vec<Edited<'_>> = model.documents.iter().filter_map(read).collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.on), &one.document.path));
    found
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let told = told(model);
    let edited = model.lately().map_or_else(|_| Vec::new(), |changes| edited(model, changes));
    let newest = told.first().map(|entry| entry.on);
    let words = match newest {
        Some(on) => format!("{} told, the last on {on}.", counted(told.len(), "change", "changes")),
        None => format!("{} changed in {LATELY} days.", counted(edited.len(), "document", "documents")),
    };
    (!told.is_empty() || !edited.is_empty()).then(|| Said::new(words, Tone::Neutral))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let told = told(model);
    let unreasoned = told.iter().filter(|entry| why(here, entry.record).is_empty()).count();
    let mut stats = vec![stat(told.len(), &format!("change{} told in a year", s(told.len())), Tone::Neutral)];
    let mut first = Vec::new();
    let edited = match model.lately() {
        Ok(changes) => edited(model, changes),
        Err(missing) => {
            let words = format!("What changed in the files in the last {LATELY} days is left out: {}.", missing.words());
            first.push(ListItem { text: vec![Inline::text(words)], note: Vec::new() });
            Vec::new()
        }
    };
    if !edited.is_empty() {
        let unexplained = edited.iter().filter(|one| one.unexplained).count();
        stats.push(stat(edited.len(), &format!("documents changed in {LATELY} days"), Tone::Neutral));
        stats.push(stat(unexplained, "of them without a word about why", if_any(unexplained, Tone::Warn)));
    } else if unreasoned > 0 {
        stats.push(stat(unreasoned, "of them without a reason", Tone::Warn));
    }
    let mut sections = vec![opening(stats, first)];
    if !told.is_empty() {
        let rows = told.iter().map(|entry| of_entry(here, entry)).collect();
        let heads = columns(["Day", "Document", "What is different", "Why"]);
        sections.push(Section::new("What changed, and why", "told", table("Changes that documents tell", heads, rows)));
    }
    if !edited.is_empty() {
        let rows = edited.iter().map(|one| of_edit(here, one)).collect();
        let heads = columns(["Day", "Document", "What happened", "Why"]);
        let mut blocks = table("Documents that Git saw change", heads, rows);
        let words = "What is new, and how many lines came and went. Why stands in the document itself, under its changes, or in a decision about it.";
        blocks.insert(0, BlockView::Empty { text: words.to_owned() });
        sections.push(Section::new(format!("Edited in the last {LATELY} days"), "edited", blocks));
    }
    sections
}

/// The text of a change that says what, and the one that says why.
fn what(here: Here<'_>, record: &Record) -> Vec<Inline> {
    record.get("what").map(|what| value::inline(here, what, None)).unwrap_or_default()
}

fn why(here: Here<'_>, record: &Record) -> Vec<Inline> {
    record.get("why").map(|why| value::inline(here, why, None)).unwrap_or_default()
}

fn of_entry(here: Here<'_>, entry: &Entry<'_>) -> Vec<Vec<Inline>> {
    let why = why(here, entry.record);
    let why = if why.is_empty() { vec![Inline::Missing { text: "not said".to_owned() }] } else { why };
    vec![vec![day(entry.on)], vec![here.artifact(entry.of)], what(here, entry.record), why]
}

fn of_edit(here: Here<'_>, one: &Edited<'_>) -> Vec<Vec<Inline>> {
    let path = &one.document.path;
    let link = one.of.map_or_else(|| Inline::maybe_link(path, here.file_href(path).as_deref()), |id| here.artifact(id));
    let lines = |of: fn(&Change) -> &Vec<String>| one.changes.iter().map(|change| of(change).len()).sum::<usize>();
    let (came, went) = (lines(|change| &change.added), lines(|change| &change.removed));
    let times = counted(one.changes.len(), "edit", "edits");
    let happened = if one.is_new { "new".to_owned() } else { format!("{times}, +{came} −{went} lines") };
    let why = match (one.unexplained, one.of) {
        (true, _) => vec![Inline::Missing { text: "not said".to_owned() }],
        (false, Some(id)) if here.whole().gave_reason(id, one.on) => latest(here, id),
        (false, _) => Vec::new(),
    };
    vec![vec![day(one.on)], vec![link], vec![Inline::text(happened)], why]
}

/// What a document says last about itself.
fn latest(here: Here<'_>, id: ArtifactId) -> Vec<Inline> {
    let newest = records(here.whole(), id, Meaning::Changes)
        .filter_map(|record| Some((record.fields.iter().find_map(|field| field.value.as_date())?, record)))
        .max_by_key(|(on, _)| *on);
    newest.map(|(_, record)| why(here, record)).unwrap_or_default()
}
