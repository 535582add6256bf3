//! Fields that a kind requires and a document lacks.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Base, Field, Meaning, normalise_heading};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{Data, Record, Value};
use crate::source::Span;
use crate::syntax::{Block, Heading, nearest};

pub(super) static RULE: Rule = Rule {
    id: "required-field-present",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("required_field_present.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    let artifact = subject.artifact;
    if artifact.parent.is_some() || artifact.partial || !subject.is_active() {
        return;
    }
    let spoken_for = |field: &Field| field.means == Some(Meaning::AccountableOwner);
    for field in subject.kind.fields.iter().filter(|field| field.of.required && !spoken_for(field)) {
        if artifact.record.field(&field.name).is_some()
            || (field.name == "title" && !artifact.title.is_empty())
            || field.name == "id"
            || artifact.record.is_misspelt(&field.name)
        {
            continue;
        }
        if let Some(heading) = misspelt_heading(subject, field) {
            let message = format!("'{}' is no section of {}, which has no '{}'", heading.text.words, artifact.title, field.name);
            let meant = section(subject, field).map(|meant| format!("Did you mean `{meant}`?"));
            sink.report(Draft::at(heading.text.span, message).help(meant.unwrap_or_default()));
            continue;
        }
        let misshapen = artifact.misshapen.iter().find(|section| section.field == field.name);
        let (span, message) = match misshapen {
            Some(section) => (section.heading, format!("'{}' is here, but not as {}", field.name, shape(field))),
            None => (artifact.head, format!("{} has no '{}'", artifact.title, field.name)),
        };
        sink.report(Draft::at(span, message).help(missing(field, section(subject, field))));
    }
    inside(subject, &artifact.record, sink);
}

/// Required fields of records; a column that a whole table lacks is told once.
fn inside(subject: &ArtifactSubject<'_>, record: &Record, sink: &mut Sink) {
    let mut headless: Vec<(Span, &Field)> = Vec::new();
    record.each_value(&mut |value| match &value.data {
        Data::List(rows) => {
            let Some(header) = header(subject, value.span).filter(|_| rows.len() > 1) else { return };
            let lacking = |row: &'_ Value| absent(subject, row);
            let mut everywhere = rows.first().map(lacking).unwrap_or_default();
            everywhere.retain(|field| rows.iter().all(|row| lacking(row).iter().any(|other| other.name == field.name)));
            for field in everywhere {
                let message = format!("the table has no column '{}'", field.name);
                sink.report(Draft::at(header, message).help(missing(field, None)));
                headless.push((value.span, field));
            }
        }
        Data::Record(inner) => {
            let told =
                |field: &Field| headless.iter().any(|(table, lacks)| table.contains(value.span) && lacks.name == field.name);
            for field in absent(subject, value).into_iter().filter(|field| !told(field)) {
                let message = format!("this {} has no '{}'", in_words(&inner.type_name), field.name);
                sink.report(Draft::at(value.span, message).help(missing(field, None)));
            }
        }
        _ => {}
    });
}

/// The required fields that a record lacks.
fn absent<'k>(subject: &ArtifactSubject<'k>, value: &Value) -> Vec<&'k Field> {
    let Data::Record(inner) = &value.data else { return Vec::new() };
    let Some(of) = subject.kind.record(&inner.type_name) else { return Vec::new() };
    let lacks = |field: &&Field| inner.field(&field.name).is_none() && !inner.is_misspelt(&field.name);
    of.fields.iter().filter(|field| field.of.required).filter(lacks).collect()
}

/// The first row of what is a table in Markdown.
fn header(subject: &ArtifactSubject<'_>, table: Span) -> Option<Span> {
    subject.document().markdown()?;
    let first = subject.model().sources.slice(table).lines().next()?;
    let end = table.start + u32::try_from(first.len()).ok()?;
    first.trim_start().starts_with('|').then(|| Span::new(table.source, table.start, end))
}

/// The name of a record type in a sentence: `IncomeStatement` is an "income statement".
fn in_words(type_name: &str) -> String {
    let mut words = String::with_capacity(type_name.len() + 2);
    for letter in type_name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// A heading that fills no field and is a slip away from one that fills this field.
fn misspelt_heading<'m>(subject: &ArtifactSubject<'m>, field: &Field) -> Option<&'m Heading> {
    let blocks = &subject.document().markdown()?.outline.blocks;
    let mut headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if heading.level > 1 => Some(heading),
        _ => None,
    });
    let is_meant = |heading: &&Heading| {
        let name = normalise_heading(&heading.text.words);
        let names = field.section.iter().map(String::as_str);
        subject.kind.fields.by_heading(&name).is_empty() && nearest(&name, names).is_some()
    };
    headings.find(is_meant)
}

/// The heading under which a document in Markdown would say it.
fn section(subject: &ArtifactSubject<'_>, field: &Field) -> Option<String> {
    subject.document().markdown()?;
    let heading = field.section.first()?.replace('_', " ");
    let (first, rest) = heading.split_at_checked(1)?;
    Some(format!("## {}{rest}", first.to_uppercase()))
}

fn missing(field: &Field, section: Option<String>) -> String {
    let what = section.unwrap_or_else(|| field.name.to_string());
    if field.help.is_empty() { format!("Add `{what}`.") } else { format!("Add `{what}`: {}", field.help) }
}

fn shape(field: &Field) -> &'static str {
    match (&field.of.base, field.of.is_list()) {
        (Base::Record(_), true) => "a table or list",
        (_, true) => "a list",
        _ => "a text",
    }
}
