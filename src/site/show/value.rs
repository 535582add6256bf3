//! One value in a line.

use crate::diagram::{Inline, Tone, safe_href};
use crate::expr::{Data as Computed, Datum};
use crate::kind::{Field, Meaning};
use crate::model::{Data, Misfit, Party, Record, Reference, Value};
use crate::quantity;

use super::super::here::{Here, label};

/// A value as a run of inline parts.
pub(in crate::site) fn inline(here: Here<'_>, value: &Value, field: Option<&Field>) -> Vec<Inline> {
    match &value.data {
        Data::Text(text) if field.is_some_and(|field| field.means == Some(Meaning::KillCriteria)) => dated(here, text),
        Data::Text(text) => vec![text_or_address(here, text)],
        Data::Quantity(quantity) => vec![Inline::number(written(here, value).unwrap_or_else(|| here.number(quantity)))],
        Data::Date(day) => {
            vec![here.day(*day)]
        }
        Data::Bool(truth) => vec![Inline::text(here.word(if *truth { "yes" } else { "no" }))],
        Data::Choice(word) => vec![choice(word, field)],
        Data::Reference(given) => vec![reference(here, given, value)],
        Data::Party(party) => vec![self::party(here, party, value)],
        Data::Sle(sle) => vec![Inline::text(written(here, value).unwrap_or_else(|| sle.to_string()))],
        Data::Comparison(comparison) => vec![Inline::text(written(here, value).unwrap_or_else(|| comparison.to_string()))],
        Data::Edge(edge) => vec![Inline::text(format!("{} → {}", edge.from, edge.to))],
        Data::List(items) => joined(items.iter().map(|item| inline(here, item, field)), ", "),
        Data::Record(record) => summary(here, record),
        Data::Map(entries) => {
            let parts = entries.iter().map(|(key, _, value)| {
                let mut run = vec![Inline::text(format!("{key}: "))];
                run.extend(inline(here, value, field));
                run
            });
            joined(parts, "; ")
        }
        Data::Unknown => vec![Inline::Missing { text: here.say("not_known_yet") }],
        Data::Malformed(malformed) if matches!(malformed.why, Misfit::Shape { .. }) => {
            vec![Inline::text(written(here, value).unwrap_or_else(|| malformed.written.clone()))]
        }
        Data::Malformed(malformed) => vec![Inline::text(&malformed.written)],
    }
}

/// The values of a fact: the elements of a list one by one.
pub(in crate::site) fn values(here: Here<'_>, value: &Value, field: Option<&Field>) -> Vec<Vec<Inline>> {
    match &value.data {
        Data::List(items) => items.iter().map(|item| inline(here, item, field)).collect(),
        Data::Map(entries) => entries
            .iter()
            .map(|(key, _, value)| {
                let mut run = vec![Inline::text(format!("{key}: "))];
                run.extend(inline(here, value, field));
                run
            })
            .collect(),
        _ => vec![inline(here, value, field)],
    }
}

/// A computed value; nothing when there is none.
pub(in crate::site) fn computed(here: Here<'_>, datum: &Datum) -> Option<Inline> {
    match &datum.data {
        Computed::Missing => None,
        Computed::Quantity(quantity) => Some(Inline::number(here.number(quantity))),
        Computed::Date(day) => Some(here.day(*day)),
        _ => Some(datum.words()).filter(|words| !words.is_empty()).map(Inline::text),
    }
}

/// The parts of several runs with something between them.
pub(in crate::site) fn joined(runs: impl IntoIterator<Item = Vec<Inline>>, between: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.is_empty()) {
        if !out.is_empty() {
            out.push(Inline::text(between));
        }
        out.extend(run);
    }
    out
}

/// The words of parts, for pictures.
pub(in crate::site) fn words(parts: &[Inline]) -> String {
    parts.iter().map(word).collect()
}

/// The words of a part.
pub(in crate::site) fn word(part: &Inline) -> &str {
    match part {
        Inline::Text { text }
        | Inline::Number { text }
        | Inline::Code { text }
        | Inline::Link { text, .. }
        | Inline::External { text, .. }
        | Inline::Person { text, .. }
        | Inline::Team { text, .. }
        | Inline::Date { text, .. }
        | Inline::Status { text, .. }
        | Inline::Missing { text } => text,
        Inline::Html { .. } | Inline::Spark { .. } => "",
    }
}

/// How a status word feels.
pub(in crate::site) fn tone(word: &str) -> Tone {
    match word {
        "active" | "validated" | "shipped" | "production" | "ok" | "true" | "yes" | "helps" | "done" | "good" | "green" => {
            Tone::Good
        }
        "draft" | "target" | "exploring" | "building" | "experimental" | "planned" | "doing" | "option" | "open" | "info" => {
            Tone::Info
        }
        "slowing" | "inconclusive" | "undefined" | "warn" | "warning" | "yellow" | "later" => Tone::Warn,
        "deprecated" | "blocking" | "invalidated" | "false" | "no" | "hinders" | "dropped" | "bad" | "red" => Tone::Bad,
        _ => Tone::Neutral,
    }
}

/// The author's own writing of a value, when it is short and on one line.
pub(in crate::site) fn written(here: Here<'_>, value: &Value) -> Option<String> {
    let text = here.model.slice(value.span).trim().trim_matches(['"', '\'']);
    (!text.is_empty() && text.len() <= 80 && !text.contains('\n')).then(|| text.to_owned())
}

fn choice(word: &str, field: Option<&Field>) -> Inline {
    let states = [Some(Meaning::Status), Some(Meaning::DependencySeverity)];
    let is_state = field
        .is_some_and(|field| states.contains(&field.means) || matches!(field.name.as_str(), "status" | "verdict" | "lifecycle"));
    if is_state {
        return Inline::Status { text: word.to_owned(), tone: tone(word) };
    }
    Inline::text(word)
}

/// A text; what it leads to where it is nothing but an address on the web or here, such as `handoff:fraud-review`.
/// A text whose last word is a day: the day as people write it.
pub(in crate::site) fn dated(here: Here<'_>, text: &str) -> Vec<Inline> {
    let last = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    match text.get(last..).map(quantity::date) {
        Some(Ok(day)) => vec![Inline::text(&text[..last]), here.day(day)],
        _ => vec![Inline::text(text)],
    }
}

fn text_or_address(here: Here<'_>, text: &str) -> Inline {
    if let Some((kind, id)) = text.split_once(':').filter(|_| !text.contains(char::is_whitespace) && !text.contains("//")) {
        let given = Reference { written: text.into(), kind: Some(kind.into()), id: id.into(), allowed: [].into() };
        if let Some(target) = here.model.target(&given) {
            return here.artifact(target);
        }
    }
    let address = text.starts_with("https://") || text.starts_with("http://");
    match safe_href(text).filter(|_| address && !text.contains(char::is_whitespace)) {
        Some(href) => {
            let shown = text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
            Inline::External { text: shown.to_owned(), href: href.to_owned() }
        }
        None => Inline::text(text),
    }
}

fn reference(here: Here<'_>, given: &Reference, value: &Value) -> Inline {
    match here.model.behind(value) {
        Some(id) => here.artifact(id),
        None => Inline::text(&*given.written),
    }
}

fn party(here: Here<'_>, party: &Party, value: &Value) -> Inline {
    match party {
        Party::Person(given) => reference(here, given, value),
        Party::Role(role) => match here.model.holder(role) {
            Some(id) => here.named(id, &format!("{} ({})", label(role), here.title(id))),
            None => Inline::text(label(role)),
        },
        Party::Everyone => Inline::text(written(here, value).unwrap_or_else(|| here.say("everyone"))),
        Party::External(name) => Inline::text(&**name),
    }
}

/// A record in a line: what names it, then the rest as `key: value`.
fn summary(here: Here<'_>, record: &Record) -> Vec<Inline> {
    let parts = record.fields.iter().enumerate().map(|(at, field)| {
        let shown = inline(here, &field.value, None);
        if at == 0 && !matches!(field.value.data, Data::Quantity(_)) {
            return shown;
        }
        let mut run = vec![Inline::text(format!("{}: ", here.label_inside(&field.name)))];
        run.extend(shown);
        run
    });
    joined(parts, ", ")
}
