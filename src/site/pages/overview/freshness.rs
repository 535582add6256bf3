//! What is still confirmed, what is due, and what has become wallpaper: nobody confirms it and nobody cites it.

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Due, LATELY, Model, Review};
use crate::quantity::Date;
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, ListItem, Section};
use super::read::{owner, shown, table};
use super::{Audience, Overview, Said, if_any, opening, stat};

pub(super) static PAGE: Overview = Overview {
    id: "freshness",
    title: "freshness",
    about: "which_documents_somebody_still_confirms_and",
    audience: Audience::Work,
    said,
    sections,
};

/// Days that count as soon.
const SOON: i64 = 30;
/// The most documents named as much used.
const MOST_USED: usize = 10;

/// One document with how it stands.
struct Document {
    id: ArtifactId,
    reviewed: Date,
    due: Option<Date>,
    review: Review,
}

fn documents(model: &Model) -> Vec<Document> {
    let read = |id: ArtifactId| {
        Some(Document { id, reviewed: model.reviewed_on(id)?, due: model.review_due(id), review: model.review(id) })
    };
    shown(model, Meaning::ReviewedOn).into_iter().filter_map(read).collect()
}

impl Document {
    fn is_late(&self) -> bool {
        self.review != Review::Fresh
    }

    fn is_wallpaper(&self) -> bool {
        matches!(self.review, Review::Forgotten { .. })
    }

    fn word(&self, here: Here<'_>) -> Inline {
        let soon = self.due.is_some_and(|due| here.model.as_of.days_until(due) <= SOON);
        let (text, tone) = match self.review {
            Review::Forgotten { .. } => ("wallpaper", Tone::Bad),
            Review::Overdue { .. } => ("overdue_in_line", Tone::Bad),
            Review::Fresh if soon => ("due_soon", Tone::Warn),
            Review::Fresh => ("fresh", Tone::Good),
        };
        Inline::Status { text: here.say(text), tone }
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let documents = documents(model);
    let late = documents.iter().filter(|document| document.is_late()).count();
    let wallpaper = documents.iter().filter(|document| document.is_wallpaper()).count();
    let all = documents.len();
    let said = match (late, wallpaper) {
        (0, _) => Said::new(words.count("all_n_reviewed_documents_are_up", all), Tone::Good),
        (late, 0) => {
            let late = late.to_string();
            Said::new(words.count_with("late_of_n_reviewed_documents_are", all, &[("late", &late)]), Tone::Warn)
        }
        (late, wallpaper) => {
            let (late, wallpaper) = (late.to_string(), wallpaper.to_string());
            let values = [("late", late.as_str()), ("wallpaper", wallpaper.as_str())];
            let key = "late_of_n_reviewed_documents_are_overdue_wallpaper";
            Said::new(words.count_with(key, all, &values), Tone::Warn)
        }
    };
    (!documents.is_empty()).then_some(said)
}

/// How many current documents refer to something.
fn cited(model: &Model, id: ArtifactId) -> usize {
    let mut from: Vec<ArtifactId> = model.citing(id).into_iter().flatten().filter(|from| model.is_active(*from)).collect();
    from.sort_unstable();
    from.dedup();
    from.len()
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let mut documents = documents(model);
    documents.sort_by_key(|document| (document.due.unwrap_or(document.reviewed), document.id));
    let due = || model.due().iter().filter(|due| model.is_published(due.of));
    let coming: Vec<&Due> = due().filter(|due| (0..=SOON).contains(&model.as_of.days_until(due.on))).collect();
    let late: Vec<&Due> = due().filter(|due| due.on < model.as_of).collect();
    let overdue = documents.iter().filter(|document| document.is_late()).count();
    let stats = vec![
        stat(here, documents.len() - overdue, "up_to_date", Tone::Good),
        stat(here, overdue, "reviews_overdue", if_any(overdue, Tone::Bad)),
        stat(here, coming.len(), "due_in_the_next_30_days_in_line", Tone::Neutral),
    ];
    let feed = ListItem {
        text: vec![Inline::link(here.word("subscribe_to_the_calendar"), here.to(super::super::super::feed::CALENDAR))],
        note: vec![Inline::text(here.word("reviews_decisions_kill_dates_and_the"))],
    };
    let mut first = if due().next().is_none() { Vec::new() } else { vec![feed] };
    if let Err(missing) = model.lately() {
        let words =
            here.fill("who_cited_what_in_the_last", &[("days", &LATELY.to_string()), ("why", here.says(missing.words()))]);
        first.push(ListItem { text: vec![Inline::text(words)], note: Vec::new() });
    }
    let mut sections = vec![opening(here, stats, first)];
    for (title, anchor, due) in
        [(here.word("overdue_alone"), "overdue", &late), (here.word("due_in_the_next_30_days"), "soon", &coming)]
    {
        if !due.is_empty() {
            let rows = due.iter().map(|due| agenda(here, due)).collect();
            sections.push(Section::new(
                title,
                anchor,
                table(here, title, here.columns(["day", "what", "document", "about", "accountable"]), rows),
            ));
        }
    }
    let wallpaper: Vec<&Document> = documents.iter().filter(|document| document.is_wallpaper()).collect();
    if !wallpaper.is_empty() {
        let mut blocks = vec![BlockView::Empty { text: here.say("nobody_has_confirmed_these_for_twice") }];
        blocks.extend(list(here, here.word("wallpaper"), &wallpaper));
        sections.push(Section::new(here.say("wallpaper"), "wallpaper", blocks));
    }
    let mut used: Vec<(usize, &Document)> = documents.iter().map(|document| (cited(model, document.id), document)).collect();
    let lately = |document: &Document| model.cited_lately(document.id).unwrap_or(0);
    used.sort_by_cached_key(|(count, document)| (std::cmp::Reverse((lately(document), *count)), document.id));
    let used: Vec<&Document> = used.into_iter().take(MOST_USED).filter(|(count, _)| *count > 0).map(|(_, one)| one).collect();
    if !used.is_empty() {
        sections.push(Section::new(here.say("most_used"), "used", list(here, here.word("most_used"), &used)));
    }
    let all: Vec<&Document> = documents.iter().collect();
    sections.push(Section::new(
        here.say("all_reviewed_documents_the_next_due"),
        "all",
        list(here, here.word("all_reviewed_documents"), &all),
    ));
    sections
}

fn agenda(here: Here<'_>, due: &Due) -> Vec<Vec<Inline>> {
    let person = due.accountable.filter(|person| here.whole().is_published(*person)).map(|person| here.artifact(person));
    vec![
        vec![here.day(due.on)],
        vec![Inline::text(here.says(&due.what))],
        vec![here.artifact(due.of)],
        due.about.as_ref().map(Inline::text).into_iter().collect(),
        person.into_iter().collect(),
    ]
}

fn list(here: Here<'_>, caption: &str, documents: &[&Document]) -> Vec<BlockView> {
    let row = |document: &&Document| {
        vec![
            vec![here.artifact(document.id)],
            vec![document.word(here)],
            vec![here.day(document.reviewed)],
            document.due.map(|day| here.day(day)).into_iter().collect(),
            vec![Inline::number(cited(here.whole(), document.id).to_string())],
            here.whole().cited_lately(document.id).map(|count| Inline::number(count.to_string())).into_iter().collect(),
            owner(here, document.id),
        ]
    };
    let mut titles = here.columns(["document", "state", "reviewed", "due", "cited_by", "accountable"]);
    let lately = here.fill("in_the_last_days_days", &[("days", &LATELY.to_string())]);
    titles.insert(5, ColumnView::words(lately));
    titles[4..6].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let mut rows: Vec<Vec<Vec<Inline>>> = documents.iter().map(row).collect();
    if here.whole().lately().is_err() {
        titles.remove(5);
        for row in &mut rows {
            row.remove(5);
        }
    }
    table(here, caption, titles, rows)
}
