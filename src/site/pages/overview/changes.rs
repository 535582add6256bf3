//! What changed lately and why: what documents say under `changes`, and what Git knows beside it.

use crate::diagram::{Inline, Tone};
use crate::history::{Change, Changes};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Document, LATELY, Model, Record};
use crate::quantity::{Date, date};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::show::value;
use super::super::super::view::{BlockView, ListItem, Section};
use super::read::{records, shown, table};
use super::{Audience, Overview, Said, if_any, opening, stat};

pub(super) static PAGE: Overview = Overview {
    id: "changes",
    title: "recent_changes",
    about: "what_is_different_from_what_you_knew",
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

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let told = told(model);
    let edited = model.lately().map_or_else(|_| Vec::new(), |changes| edited(model, changes));
    let newest = told.first().map(|entry| entry.on);
    let sentence = match newest {
        Some(on) => words.count_with("n_changes_told_the_last_on", told.len(), &[("day", &words.date(on))]),
        None => words.count_with("n_documents_changed_in_so_many_days", edited.len(), &[("days", &LATELY.to_string())]),
    };
    (!told.is_empty() || !edited.is_empty()).then(|| Said::new(sentence, Tone::Neutral))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let told = told(model);
    let unreasoned = told.iter().filter(|entry| why(here, entry.record).is_empty()).count();
    let mut stats = vec![stat(here, told.len(), "changes_told_in_a_year", Tone::Neutral)];
    let mut first = Vec::new();
    let edited = match model.lately() {
        Ok(changes) => edited(model, changes),
        Err(missing) => {
            let words = here
                .fill("what_changed_in_files_is_left_out", &[("days", &LATELY.to_string()), ("why", here.says(missing.words()))]);
            first.push(ListItem { text: vec![Inline::text(words)], note: Vec::new() });
            Vec::new()
        }
    };
    if !edited.is_empty() {
        let unexplained = edited.iter().filter(|one| one.unexplained).count();
        stats.push(stat(here, edited.len(), "documents_changed_lately", Tone::Neutral));
        stats.push(stat(here, unexplained, "of_them_without_a_word_about_why", if_any(unexplained, Tone::Warn)));
    } else if unreasoned > 0 {
        stats.push(stat(here, unreasoned, "of_them_without_a_reason", Tone::Warn));
    }
    let mut sections = vec![opening(here, stats, first)];
    if !told.is_empty() {
        let rows = told.iter().map(|entry| of_entry(here, entry)).collect();
        let heads = here.columns(["day", "document", "what_is_different", "why_in_a_word"]);
        sections.push(Section::new(
            here.say("what_changed_and_why"),
            "told",
            table(here, here.word("changes_that_documents_tell"), heads, rows),
        ));
    }
    if !edited.is_empty() {
        let rows = edited.iter().map(|one| of_edit(here, one)).collect();
        let heads = here.columns(["day", "document", "what_happened", "why_in_a_word"]);
        let mut blocks = table(here, here.word("documents_that_git_saw_change"), heads, rows);
        blocks.insert(0, BlockView::Empty { text: here.say("what_is_new_and_how_many_lines") });
        sections.push(Section::new(here.fill("edited_in_the_last_days", &[("days", &LATELY.to_string())]), "edited", blocks));
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
    let why = if why.is_empty() { vec![Inline::Missing { text: here.say("not_said") }] } else { why };
    vec![vec![here.day(entry.on)], vec![here.artifact(entry.of)], what(here, entry.record), why]
}

fn of_edit(here: Here<'_>, one: &Edited<'_>) -> Vec<Vec<Inline>> {
    let path = &one.document.path;
    let link = one.of.map_or_else(|| Inline::maybe_link(path, here.file_href(path).as_deref()), |id| here.artifact(id));
    let lines = |of: fn(&Change) -> &Vec<String>| one.changes.iter().map(|change| of(change).len()).sum::<usize>();
    let (came, went) = (lines(|change| &change.added), lines(|change| &change.removed));
    let lines = [("came", &*came.to_string()), ("went", &went.to_string())];
    let happened = here.plan.words.count_with("n_edits_and_lines", one.changes.len(), &lines);
    let happened = if one.is_new { here.say("new_in_line") } else { happened };
    let why = match (one.unexplained, one.of) {
        (true, _) => vec![Inline::Missing { text: here.say("not_said") }],
        (false, Some(id)) if here.whole().gave_reason(id, one.on) => latest(here, id),
        (false, _) => Vec::new(),
    };
    vec![vec![here.day(one.on)], vec![link], vec![Inline::text(happened)], why]
}

/// What a document says last about itself.
fn latest(here: Here<'_>, id: ArtifactId) -> Vec<Inline> {
    let newest = records(here.whole(), id, Meaning::Changes)
        .filter_map(|record| Some((record.fields.iter().find_map(|field| field.value.as_date())?, record)))
        .max_by_key(|(on, _)| *on);
    newest.map(|(_, record)| why(here, record)).unwrap_or_default()
}
