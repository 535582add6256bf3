//! Who stands in a document's `accountable`, so that the rules about it share one reading and only one of them speaks.

use crate::edit::Fix;
use crate::kind::{Base, Field, Fields, Kind, Meaning};
use crate::lint::words::{is_group, is_nobody};
use crate::lint::{ArtifactSubject, offer};
use crate::model::{ArtifactId, Data, Misfit, Model, Party, Record, Target, Value};
use crate::source::Span;

/// What the author wrote in `accountable`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lint) enum Owner {
    /// A word in place of a name, such as `TBD`.
    Nobody(String),
    /// More than one name.
    Several(Vec<String>),
    /// Neither a name nor a list of names.
    Shapeless,
    /// A group's name.
    Group(String),
    /// Somebody outside of the organisation.
    Outsider(String),
    /// A role, whoever holds it.
    Role,
    /// A name that is not yet looked up.
    Named(String),
    /// A person we know.
    Person(ArtifactId),
    /// A name that leads to something that is no person.
    Other(ArtifactId),
    /// A name that leads to nobody, where people are declared.
    Unknown(String),
    /// A name that nobody could know, since no person is declared.
    Unsure,
}

/// Somebody who is to answer for a document or for an entry of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Written<'m> {
    pub(in crate::lint) field: &'m Field,
    pub(in crate::lint) value: &'m Value,
    /// Whether it is one of a list, about whose length and set words a check of the kind speaks.
    pub(in crate::lint) listed: bool,
}

/// A document's `owner`, which no kind has since it could mean a person or a team.
#[derive(Debug)]
pub(in crate::lint) struct Ambiguous {
    /// The key.
    pub(in crate::lint) key: Span,
    /// Whether the value is the name of a team, and of nobody.
    pub(in crate::lint) is_team: bool,
    /// Writes the key that says what the value is, where that is known and the key is free.
    pub(in crate::lint) fix: Option<Fix>,
}

/// The `owner` of a document whose kind has an `accountable`.
pub(in crate::lint) fn ambiguous(subject: &ArtifactSubject<'_>) -> Option<Ambiguous> {
    let (model, fields, record) = (subject.model(), &subject.kind.fields, &subject.artifact.record);
    fields.get("accountable")?;
    let stray = record.strays.iter().find(|stray| stray.key.eq_ignore_ascii_case("owner"))?;
    let key = stray.span;
    let rest = model.sources.file(key.source).text.get(key.end as usize..)?.lines().next()?;
    let name = rest.trim_start().strip_prefix(':').unwrap_or_default().split(" #").next()?.trim().trim_matches(['"', '\'']);
    let named = |ids: Vec<ArtifactId>| {
        let by_id = ids.iter().any(|id| model.artifact(*id).id == name);
        by_id || offer::titled(model, ids.into_iter(), name).is_some()
    };
    let person = named(model.people().map(|kind| model.of_kind(kind).map(|(id, _)| id).collect()).unwrap_or_default());
    let is_team = !person && named(model.with_meaning(Meaning::Members).collect());
    let perhaps =
        !model.knows_people() && !is_group(name) && name.chars().all(|c| c.is_alphanumeric() || c == '-') && !name.is_empty();
    let field = match is_team {
        true => fields.meaning(Meaning::OwningTeam),
        false if person || perhaps => fields.meaning(Meaning::AccountableOwner),
        false => None,
    };
    let field = field.filter(|field| record.field(&field.name).is_none() && !record.is_misspelt(&field.name));
    let fix = field.and_then(|field| offer::word(model, person || is_team, key, &stray.key, &field.name));
    Some(Ambiguous { key, is_team, fix })
}

/// Everybody who is to answer for a document or for an entry of it: a responsibility, an action, a meeting.
pub(in crate::lint) fn all<'m>(subject: &ArtifactSubject<'m>) -> Vec<Written<'m>> {
    let mut found = Vec::new();
    if subject.artifact.parent.is_none() {
        let deep = subject.kind.types.values().any(|of| of.fields.meaning(Meaning::AccountableOwner).is_some());
        gather(subject.kind, &subject.kind.fields, &subject.artifact.record, deep, &mut found);
    }
    found
}

fn gather<'m>(kind: &'m Kind, fields: &'m Fields, record: &'m Record, deep: bool, found: &mut Vec<Written<'m>>) {
    let matters =
        |field: &&Field| field.means == Some(Meaning::AccountableOwner) || (deep && matches!(field.of.base, Base::Record(_)));
    for field in fields.iter().filter(matters) {
        let Some(given) = record.field(&field.name) else { continue };
        let listed = field.of.is_list();
        let values = if listed { given.value.as_list() } else { std::slice::from_ref(&given.value) };
        if field.means == Some(Meaning::AccountableOwner) {
            found.extend(values.iter().map(|value| Written { field, value, listed }));
        } else if let Base::Record(name) = &field.of.base
            && let Some(of) = kind.record(name)
        {
            values.iter().filter_map(|value| value.as_record()).for_each(|inner| gather(kind, &of.fields, inner, deep, found));
        }
    }
}

/// What the words alone say.
pub(in crate::lint) fn written(given: &Value) -> Owner {
    match &given.data {
        Data::Unknown => Owner::Nobody("?".to_owned()),
        Data::Malformed(malformed) => match &malformed.why {
            Misfit::Shape { found: "a list", .. } if malformed.written.trim().is_empty() => Owner::Nobody("[]".to_owned()),
            Misfit::Shape { found: "a list", .. } => Owner::Several(malformed.written.split(", ").map(str::to_owned).collect()),
            _ => Owner::Shapeless,
        },
        Data::Party(Party::Everyone) => Owner::Group("everyone".to_owned()),
        Data::Party(Party::External(name)) => Owner::Outsider(name.to_string()),
        Data::Party(Party::Role(_)) => Owner::Role,
        Data::Party(Party::Person(reference)) if is_nobody(&reference.written) => Owner::Nobody(reference.written.to_string()),
        Data::Party(Party::Person(reference)) => Owner::Named(reference.written.trim().to_owned()),
        _ => Owner::Unsure,
    }
}

/// What the words say in this organisation.
pub(in crate::lint) fn of(model: &Model, given: &Value) -> Owner {
    let Owner::Named(name) = written(given) else { return written(given) };
    let Data::Party(Party::Person(reference)) = &given.data else { return Owner::Unsure };
    let target = model.graph.resolve(&model.catalogue, reference);
    if let Target::Artifact(person) = target {
        return Owner::Person(person);
    }
    let several = parts(model, &name);
    if several.len() > 1 {
        return Owner::Several(several);
    }
    let people_known = model.knows_people();
    match target {
        Target::WrongKind(found) if people_known || model.is_team(found) => Owner::Other(found),
        _ if is_group(&reference.id) => Owner::Group(name),
        Target::Missing if people_known => Owner::Unknown(name),
        _ => Owner::Unsure,
    }
}

/// Whether a handle is that of a person, or nobody could tell.
pub(in crate::lint) fn is_known(model: &Model, handle: &str) -> bool {
    let people_known = model.knows_people();
    !people_known || model.person(handle).is_some()
}

/// The names in `ada & lin`, `ada, lin`, `ada and lin` or `ada/lin`; one for anything else.
fn parts(model: &Model, name: &str) -> Vec<String> {
    let joined = name.replace(" and ", ",").replace(['&', '+', ';'], ",");
    let address = name.split_once('/').is_some_and(|(kind, _)| model.catalogue.find(kind).is_some());
    let joined = if address { joined } else { joined.replace('/', ",") };
    joined.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
