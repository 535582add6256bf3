//! What is due on which day: reviews, and every day that a kind marks with `due:`.

use rayon::prelude::*;

use crate::kind::{Base, DueSpec, Fields, Kind, Meaning};
use crate::quantity::{Date, condition};
use crate::source::Span;
use crate::syntax::kebab;

use super::{AT_ONCE, ArtifactId, Data, Model, Record, Value};

/// Something that is due on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    pub on: Date,
    /// In a word or two: `review`, `decision`, `kill date`.
    pub what: String,
    /// What exactly, where a document has several: the other team, the criterion.
    pub about: Option<String>,
    /// The document that says so.
    pub of: ArtifactId,
    /// The one person who sees to it.
    pub accountable: Option<ArtifactId>,
    /// The names of the fields on the way: `interactions.until`.
    pub field: String,
    /// Where the day is written.
    pub place: Span,
}

impl Model {
    /// Everything that is due and not settled, in documents in force, by day; what is overdue comes first.
    pub fn due(&self) -> &[Due] {
        self.due.get_or_init(|| self.all_due())
    }

    fn all_due(&self) -> Vec<Due> {
        let each = (0..self.artifacts.len()).into_par_iter().with_max_len(AT_ONCE).map(ArtifactId::at);
        let mut found: Vec<Due> = each.flat_map_iter(|id| self.due_in(id)).collect();
        found.sort_by_key(|due| (due.on, due.of));
        found
    }

    /// What is due in a document in force.
    fn due_in(&self, id: ArtifactId) -> Vec<Due> {
        let artifact = self.artifact(id);
        if artifact.parent.is_some() || !self.is_active(id) {
            return Vec::new();
        }
        let kind = self.catalogue.get(artifact.kind);
        let mut found: Vec<Due> = self.review_as_due(id).into_iter().collect();
        let mut walk = Walk { model: self, id, kind, path: Vec::new(), found: &mut found };
        walk.record(&artifact.record, &kind.fields, false, self.accountable(id));
        found
    }

    fn review_as_due(&self, id: ArtifactId) -> Option<Due> {
        let field = self.meaning(id, Meaning::ReviewedOn)?;
        Some(Due {
            on: self.review_due(id)?,
            what: "review".to_owned(),
            about: None,
            of: id,
            accountable: self.accountable(id),
            field: field.name.to_string(),
            place: field.value.span,
        })
    }
}

/// The way through the records of one artifact.
struct Walk<'m, 'f> {
    model: &'m Model,
    id: ArtifactId,
    kind: &'m Kind,
    path: Vec<&'m str>,
    found: &'f mut Vec<Due>,
}

impl<'m> Walk<'m, '_> {
    /// Looks through a record; `one_of_many` when it stands in a list, so that the day alone would not say what is meant.
    fn record(&mut self, record: &'m Record, fields: &'m Fields, one_of_many: bool, accountable: Option<ArtifactId>) {
        for given in &record.fields {
            let Some(field) = fields.get(&given.name) else { continue };
            self.path.push(&field.name);
            if let Some(spec) = &field.due {
                let about = one_of_many.then(|| self.about(record)).flatten();
                for (on, text, place) in days(&given.value) {
                    if !settled(record, spec, on, text) {
                        self.found.push(Due {
                            on,
                            what: spec.what.clone(),
                            about: text.map(str::to_owned).or_else(|| about.clone()),
                            of: self.id,
                            accountable,
                            field: self.path.join("."),
                            place,
                        });
                    }
                }
            }
            if let Base::Record(name) = &field.of.base
                && let Some(of) = self.kind.record(name)
            {
                let many = field.of.is_list();
                for inner in records(&given.value) {
                    let own = of.fields.meaning(Meaning::AccountableOwner).or_else(|| of.fields.get("accountable"));
                    let own = own.and_then(|field| inner.get(&field.name)).and_then(|value| self.person(value));
                    self.record(inner, &of.fields, many, own.or(accountable));
                }
            }
            self.path.pop();
        }
    }

    /// What names a record among others: the title of what it refers to, else its first words.
    fn about(&self, record: &Record) -> Option<String> {
        record.fields.iter().find_map(|field| match self.model.behind(&field.value) {
            Some(other) => Some(self.model.artifact(other).title.clone()),
            None => field.value.as_text().map(str::to_owned),
        })
    }

    fn person(&self, value: &Value) -> Option<ArtifactId> {
        match &value.data {
            Data::List(people) => people.first().and_then(|first| self.model.behind(first)),
            _ => self.model.behind(value),
        }
    }
}

fn records(value: &Value) -> impl Iterator<Item = &Record> {
    let one = value.as_record();
    one.into_iter().chain(value.as_list().iter().filter_map(Value::as_record)).map(|record| &**record)
}

/// The days in a value, each with the text that ends in it, if any.
fn days(value: &Value) -> Vec<(Date, Option<&str>, Span)> {
    match &value.data {
        Data::Date(on) => vec![(*on, None, value.span)],
        Data::Text(text) => {
            condition(text).and_then(|found| found.by).map(|on| (on, Some(&**text), value.span)).into_iter().collect()
        }
        Data::List(items) => items.iter().flat_map(days).collect(),
        _ => Vec::new(),
    }
}

/// How many days before its day somebody may look and have looked at it.
const DAYS_EARLY: i64 = 7;

/// Whether a field beside it says that it is done. In a list of records one counts that is dated at most a week before the day and, where
/// a text ends in the day, names what the text compares.
fn settled(record: &Record, spec: &DueSpec, on: Date, text: Option<&str>) -> bool {
    let subject = text.and_then(condition).map(|found| kebab(&found.subject)).filter(|subject| !subject.is_empty());
    let in_time = |day: Date| day.days_until(on) <= DAYS_EARLY;
    let dated = |entry: &Record| entry.fields.iter().filter_map(|field| field.value.as_date()).any(in_time);
    let names = |entry: &Record| {
        let mut words = entry.fields.iter().filter_map(|field| field.value.as_text());
        subject.as_ref().is_none_or(|subject| words.any(|word| kebab(word) == *subject))
    };
    spec.settled_by.iter().filter_map(|name| record.get(name)).any(|sibling| match &sibling.data {
        Data::List(_) => records(sibling).any(|entry| dated(entry) && names(entry)),
        _ => sibling.is_known(),
    })
}
