//! What is due, for people's calendars (RFC 5545) and for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::lint::named_owner;
use crate::model::{Due, Model};
use crate::quantity::Date;
use crate::words::Words;

/// How an agenda is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueFormat {
    /// Every entry with its file and line.
    Json,
    /// iCalendar, RFC 5545: one all-day event for each entry.
    Ics,
}

/// What is due, by day.
#[derive(Debug, Clone, Serialize)]
pub struct Agenda {
    /// The day that the days are counted from.
    pub as_of: Date,
    /// What the organisation calls its documents.
    #[serde(skip)]
    title: Option<String>,
    pub due: Vec<DueRow>,
}

/// One entry of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueRow {
    pub on: Date,
    /// Days from the day that they are counted from; negative when it is overdue.
    pub days: i64,
    /// In a word or two: `review`, `decision`, `kill date`.
    pub what: String,
    /// What exactly, where a document has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// `kind:id` of the document that says so.
    pub address: String,
    pub title: String,
    /// The one person who sees to it.
    pub accountable: Option<String>,
    /// The names of the fields on the way: `interactions.until`.
    pub field: String,
    pub path: String,
    pub line: u32,
}

impl Agenda {
    /// What is due up to a day, what is overdue first.
    pub fn until(model: &Model, last: Date) -> Self {
        Self::of(model, |due| due.on <= last)
    }

    /// Everything that is due in documents that the site shows.
    pub fn published(model: &Model) -> Self {
        Self::of(model, |due| model.is_published(due.of))
    }

    fn of(model: &Model, wanted: impl Fn(&Due) -> bool) -> Self {
        let row = |due: &Due| {
            let artifact = model.artifact(due.of);
            let person = due.accountable.map(|person| model.artifact(person).title.clone());
            DueRow {
                on: due.on,
                days: model.as_of.days_until(due.on),
                what: due.what.clone(),
                about: due.about.clone(),
                address: artifact.address(),
                title: artifact.title.clone(),
                accountable: person.or_else(|| named_owner(model, due.of)),
                field: due.field.clone(),
                path: model.sources.file(due.place.source).path.clone(),
                line: model.sources.place(due.place).line,
            }
        };
        let title = model.config.title.clone();
        Self { as_of: model.as_of, title, due: model.due().iter().filter(|due| wanted(due)).map(row).collect() }
    }

    /// The agenda with a final newline, for people in these words.
    pub fn render(&self, format: DueFormat, words: &Words) -> String {
        match format {
            DueFormat::Json => serde_json::to_string_pretty(self).unwrap_or_default() + "\n",
            DueFormat::Ics => self.calendar(words),
        }
    }

    /// The time stamp is the day that the days are counted from, so that the same documents give the same bytes.
    fn calendar(&self, words: &Words) -> String {
        let mut out = String::new();
        let stamp = format!("{}T000000Z", basic(self.as_of));
        let product = concat!("-//orgdocs//orgdocs ", env!("CARGO_PKG_VERSION"), "//EN");
        for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", product), ("CALSCALE", "GREGORIAN")] {
            property(&mut out, name, value);
        }
        let title = self.title.as_deref().unwrap_or(words.get("handbook"));
        property(&mut out, "X-WR-CALNAME", &escaped(&words.fill("calendar_of_title", &[("title", title)])));
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        for row in &self.due {
            let uid = row.uid();
            let same = known.entry(uid.clone()).or_default();
            *same += 1;
            let uid = if *same > 1 { format!("{uid}-{same}") } else { uid };
            property(&mut out, "BEGIN", "VEVENT");
            property(&mut out, "UID", &format!("{uid}@orgdocs"));
            property(&mut out, "DTSTAMP", &stamp);
            property(&mut out, "DTSTART;VALUE=DATE", &basic(row.on));
            property(&mut out, "SUMMARY", &escaped(&row.summary(words)));
            property(&mut out, "DESCRIPTION", &escaped(&row.description(words)));
            property(&mut out, "CATEGORIES", &escaped(words.says(&row.what)));
            property(&mut out, "TRANSP", "TRANSPARENT");
            property(&mut out, "END", "VEVENT");
        }
        property(&mut out, "END", "VCALENDAR");
        out
    }
}

impl DueRow {
    /// `Kill date: Delivery receipts, paid-within-30d < 71.5% by 2026-05-22`.
    fn summary(&self, words: &Words) -> String {
        let mut letters = words.says(&self.what).chars();
        let what: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let about = self.about.as_ref().map(|about| format!(", {about}")).unwrap_or_default();
        format!("{what}: {}{about}", self.title)
    }

    fn description(&self, words: &Words) -> String {
        let owner = self.accountable.as_ref().map(|who| words.fill("who_answers_for_it", &[("who", who)]) + "\n");
        format!("{}{}\n{}:{}", owner.unwrap_or_default(), self.address, self.path, self.line)
    }

    /// The same for the same entry whatever its day, so that a calendar moves an event instead of repeating it.
    fn uid(&self) -> String {
        let parts = [self.address.as_str(), &self.what, &self.field, self.about.as_deref().unwrap_or_default()];
        blake3::hash(parts.join("\0").as_bytes()).to_hex()[..32].to_owned()
    }
}

/// `20260415`.
fn basic(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{year:04}{month:02}{day:02}")
}

/// Text as RFC 5545, 3.3.11 has it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line: no line is longer than 75 octets without its line break, a longer one goes on after a space (RFC 5545, 3.1).
fn property(out: &mut String, name: &str, value: &str) {
    const LONGEST: usize = 75;
    let mut used = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}
