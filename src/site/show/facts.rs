//! Fields as facts: what a reader looks up at a glance.

use crate::diagram::Inline;
use crate::kind::{Base, Field, Kind, Meaning, is_own_key};
use crate::model::{Artifact, ArtifactId, Data, Value};

use super::super::here::Here;
use super::super::view::Fact;
use super::value;

/// Longer texts take the whole width.
const WIDE: usize = 90;

/// The fact of a field or computed value; nothing when there is none.
pub(in crate::site) fn one(here: Here<'_>, id: ArtifactId, name: &str) -> Option<Fact> {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    if let Some(value) = artifact.record.get(name) {
        let field = kind.fields.get(name);
        let values = match pointed_at(here, id, value) {
            Some(target) => vec![vec![here.artifact(target)]],
            None => value::values(here, value, field),
        };
        let letters = || values.iter().map(|run| value::words(run).chars().count()).sum::<usize>();
        let wide = matches!(field.map(|field| &field.of.base), Some(Base::Text)) && letters() > WIDE;
        return Some(Fact { term: here.label(name), help: None, values, wide });
    }
    let shown = value::computed(here, here.model.computed(id, name)?)?;
    Some(Fact { help: None, ..Fact::one(here.label(name), shown) })
}

/// The fact of a field or computed value, where a record that holds lists is told field by field.
pub(in crate::site) fn by_field(here: Here<'_>, id: ArtifactId, name: &str) -> Option<Fact> {
    let fact = one(here, id, name)?;
    let Some(record) = here.model.artifact(id).record.get(name).and_then(Value::as_record) else { return Some(fact) };
    if !record.fields.iter().any(|field| matches!(field.value.data, Data::List(_) | Data::Map(_))) {
        return Some(fact);
    }
    let each = record.fields.iter().map(|field| {
        let mut run = vec![Inline::text(format!("{}: ", here.label_inside(&field.name)))];
        run.extend(value::inline(here, &field.value, None));
        run
    });
    Some(Fact { values: each.collect(), wide: true, ..fact })
}

/// What a record that says nothing but an id points at.
fn pointed_at(here: Here<'_>, id: ArtifactId, value: &Value) -> Option<ArtifactId> {
    let [only] = value.as_record()?.fields.as_slice() else { return None };
    let reference = here.model.references_of(id).iter().find(|reference| reference.span == only.value.span)?;
    here.model.target(&reference.reference)
}

/// Whether a field of the kind is shown as a fact when nothing else shows it: neither records nor what the page's head says.
pub(in crate::site) fn is_fact(kind: &Kind, field: &Field) -> bool {
    const HEAD: [&str; 9] = ["kind", "id", "title", "waive", "publish", "reviewed", "review_every", "summary", "changes"];
    let in_head = [Meaning::AccountableOwner, Meaning::Status, Meaning::ReviewedOn, Meaning::ReviewEvery, Meaning::Waivers];
    let records = matches!(&field.of.base, Base::Record(name) if kind.record(name).is_some()) && field.of.is_list();
    !records && !field.lead && !HEAD.contains(&field.name.as_str()) && !field.means.is_some_and(|means| in_head.contains(&means))
}

/// Whether a value is a list of sentences, which reads better as a list of its own.
pub(in crate::site) fn is_prose_list(field: &Field, value: &Value) -> bool {
    let Data::List(items) = &value.data else { return false };
    let long = items.iter().filter_map(Value::as_text).map(str::len).sum::<usize>() > WIDE;
    matches!(field.of.base, Base::Text) && long
}

/// The keys that no field has, as written.
pub(in crate::site) fn strays(here: Here<'_>, artifact: &Artifact) -> Vec<Fact> {
    let each = artifact.record.strays.iter().filter_map(|stray| {
        let text = here.model.slice(crate::source::Span { end: line_end(here, artifact, stray.span), ..stray.span });
        let value = text.split_once(':').map_or("", |(_, value)| value).trim();
        (!value.is_empty())
            .then(|| Fact { wide: value.len() > WIDE, ..Fact::one(&stray.key, Inline::Code { text: value.to_owned() }) })
    });
    each.collect()
}

/// The end of the entry that a key opens: its line, and the deeper lines and the list after it.
fn line_end(here: Here<'_>, artifact: &Artifact, key: crate::source::Span) -> u32 {
    let text = here.model.text(key.source);
    let start = key.start as usize;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent = start - line_start;
    let mut end = start;
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        let rest = line.trim_start_matches(' ');
        let depth = line.len() - rest.len();
        let belongs = depth > indent || (depth == indent && rest.starts_with("- "));
        if number > 0 && (!belongs || rest.trim().is_empty()) {
            break;
        }
        end += line.len();
    }
    u32::try_from(end).unwrap_or(artifact.record.span.end)
}

/// The other keys of front matter that the kind leaves alone: `x_…`.
pub(in crate::site) fn extras(here: Here<'_>, artifact: &Artifact) -> Vec<Fact> {
    let document = here.model.document(artifact.document);
    let Some(front) = document.markdown().and_then(|markdown| markdown.front.as_ref()) else { return Vec::new() };
    let entries = front.root.as_ref().and_then(|root| root.as_map()).unwrap_or_default();
    let own = entries.iter().filter(|entry| is_own_key(&entry.key.text));
    own.map(|entry| {
        let text = here.model.slice(entry.value.span).trim().to_owned();
        Fact { wide: text.len() > WIDE, ..Fact::one(&entry.key.text, Inline::Code { text }) }
    })
    .collect()
}
