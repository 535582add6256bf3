//! What is still confirmed, what is due, and what has become wallpaper: nobody confirms it and nobody cites it.

use std::collections::BTreeSet;

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Due, LATELY, Model, Review};
use crate::quantity::Date;

use super::super::super::here::{Here, counted};
use super::super::super::view::{BlockView, ListItem, Section};
use super::{
    Audience,
    read::{columns, day, owner, shown, table},
};
use super::{Overview, Said, if_any, opening, stat};

pub(super) static PAGE: Overview = Overview {
    id: "freshness",
    title: "Freshness",
    about: "Which documents somebody still confirms and uses, and what is due when.",
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

    fn word(&self, model: &Model) -> Inline {
        let soon = self.due.is_some_and(|due| model.as_of.days_until(due) <= SOON);
        let (text, tone) = match self.review {
            Review::Forgotten { .. } => ("wallpaper", Tone::Bad),
            Review::Overdue { .. } => ("overdue", Tone::Bad),
            Review::Fresh if soon => ("due soon", Tone::Warn),
            Review::Fresh => ("fresh", Tone::Good),
        };
        Inline::Status { text: text.to_owned(), tone }
    }
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let documents = documents(model);
    let late = documents.iter().filter(|document| document.is_late()).count();
    let wallpaper = documents.iter().filter(|document| document.is_wallpaper()).count();
    let count = counted(documents.len(), "reviewed document", "reviewed documents");
    let said = match (late, wallpaper) {
        (0, _) => Said::new(format!("All {count} are up to date."), Tone::Good),
        (late, 0) => Said::new(format!("{late} of {count} are overdue for a review."), Tone::Warn),
        (late, wallpaper) => {
            let words = format!("{late} of {count} are overdue, {wallpaper} of them cited by nobody.");
            Said::new(words, Tone::Warn)
        }
    };
    (!documents.is_empty()).then_some(said)
}

/// How many current documents refer to something.
fn cited(model: &Model, id: ArtifactId) -> usize {
    let from: BTreeSet<ArtifactId> = model.citing(id).into_iter().flatten().filter(|from| model.is_active(*from)).collect();
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
        stat(documents.len() - overdue, "up to date", Tone::Good),
        stat(overdue, "reviews overdue", if_any(overdue, Tone::Bad)),
        stat(coming.len(), "due in the next 30 days", Tone::Neutral),
    ];
    let feed = ListItem {
        text: vec![Inline::link("Subscribe to the calendar", here.to(super::super::super::feed::ADDRESS))],
        note: vec![Inline::text(
            "Reviews, decisions, kill dates and the rest as an iCalendar feed, up to date with every build.",
        )],
    };
    let mut first = if due().next().is_none() { Vec::new() } else { vec![feed] };
    if let Err(missing) = model.lately() {
        let words = format!("Who cited what in the last {LATELY} days is left out: {}.", missing.words());
        first.push(ListItem { text: vec![Inline::text(words)], note: Vec::new() });
    }
    let mut sections = vec![opening(stats, first)];
    for (title, anchor, due) in [("Overdue", "overdue", &late), ("Due in the next 30 days", "soon", &coming)] {
        if !due.is_empty() {
            let rows = due.iter().map(|due| agenda(here, due)).collect();
            sections.push(Section::new(
                title,
                anchor,
                table(title, columns(["Day", "What", "Document", "About", "Accountable"]), rows),
            ));
        }
    }
    let wallpaper: Vec<&Document> = documents.iter().filter(|document| document.is_wallpaper()).collect();
    if !wallpaper.is_empty() {
        let words = "Nobody has confirmed these for twice as long as a review holds, and no current document refers to them. Use them in the next decision, or archive them.";
        let mut blocks = vec![BlockView::Empty { text: words.to_owned() }];
        blocks.extend(list(here, "Wallpaper", &wallpaper));
        sections.push(Section::new("Wallpaper", "wallpaper", blocks));
    }
    let mut used: Vec<(usize, &Document)> = documents.iter().map(|document| (cited(model, document.id), document)).collect();
    let lately = |document: &Document| model.cited_lately(document.id).unwrap_or(0);
    used.sort_by_cached_key(|(count, document)| (std::cmp::Reverse((lately(document), *count)), document.id));
    let used: Vec<&Document> = used.into_iter().take(MOST_USED).filter(|(count, _)| *count > 0).map(|(_, one)| one).collect();
    if !used.is_empty() {
        sections.push(Section::new("Most used", "used", list(here, "Most used", &used)));
    }
    let all: Vec<&Document> = documents.iter().collect();
    sections.push(Section::new("All reviewed documents, the next due first", "all", list(here, "All reviewed documents", &all)));
    sections
}

fn agenda(here: Here<'_>, due: &Due) -> Vec<Vec<Inline>> {
    let person = due.accountable.filter(|person| here.whole().is_published(*person)).map(|person| here.artifact(person));
    vec![
        vec![day(due.on)],
        vec![Inline::text(&due.what)],
        vec![here.artifact(due.of)],
        due.about.as_ref().map(Inline::text).into_iter().collect(),
        person.into_iter().collect(),
    ]
}

fn list(here: Here<'_>, caption: &str, documents: &[&Document]) -> Vec<BlockView> {
    let row = |document: &&Document| {
        vec![
            vec![here.artifact(document.id)],
            vec![document.word(here.whole())],
            vec![day(document.reviewed)],
            document.due.map(day).into_iter().collect(),
            vec![Inline::number(cited(here.whole(), document.id).to_string())],
            here.whole().cited_lately(document.id).map(|count| Inline::number(count.to_string())).into_iter().collect(),
            owner(here, document.id),
        ]
    };
    let lately = format!("In the last {LATELY} days");
    let mut titles = columns(["Document", "State", "Reviewed", "Due", "Cited by", &lately, "Accountable"]);
    titles[4..6].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    let mut rows: Vec<Vec<Vec<Inline>>> = documents.iter().map(row).collect();
    if here.whole().lately().is_err() {
        titles.remove(5);
        for row in &mut rows {
            row.remove(5);
        }
    }
    table(caption, titles, rows)
}
