//! What the expressions of a kind can see: the artifact, the organisation, and what references lead to.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use crate::expr::{Data, Datum, Expr, Outcome, Scope};
use crate::kind::KindId;
use crate::quantity::Calendar;

use super::face::Asked;
use super::object::ArtifactObject;
use super::{ArtifactId, Model, Record, Reference, declare};

/// The names of one check on one artifact.
#[derive(Debug, Clone)]
pub struct CheckScope<'m> {
    model: &'m Model,
    this: Datum,
    bound: Vec<(&'m str, Datum)>,
    asked: RefCell<Asked>,
}

/// Evaluates a computed value; those worked out before it are fields of `self`.
///
/// # Errors
/// When it cannot be worked out, for another reason than that something is missing.
pub(super) fn evaluate(model: &Model, id: ArtifactId, before: &[(String, Datum)], expr: &Expr) -> Result<Datum, String> {
    let this = ArtifactObject::new(id, model.artifact(id), before.into()).datum();
    let scope = CheckScope { model, this, bound: Vec::new(), asked: RefCell::default() };
    match expr.evaluate(&scope) {
        Outcome::Known(value) => Ok(value),
        Outcome::Unknown => Ok(Datum::missing()),
        Outcome::Failed { message, .. } => Err(message),
    }
}

impl<'m> CheckScope<'m> {
    /// The scope of an artifact.
    pub fn new(model: &'m Model, id: ArtifactId) -> Self {
        let asked = Asked { artifacts: vec![id], ..Asked::default() };
        Self { model, this: model.object(id), bound: Vec::new(), asked: asked.into() }
    }

    /// Whom the expressions asked about, itself included.
    pub fn asked(self) -> Asked {
        self.asked.into_inner()
    }

    /// An artifact that an expression asks about. There is no other way to one.
    fn object(&self, id: ArtifactId) -> Datum {
        self.asked.borrow_mut().artifacts.push(id);
        self.model.object(id)
    }

    /// Gives a name a value.
    pub fn bind(&mut self, name: &'m str, value: Datum) {
        self.bound.retain(|(known, _)| *known != name);
        self.bound.push((name, value));
    }

    /// The artifact that a value is or leads to.
    pub fn artifact_of(&self, value: &Datum) -> Option<ArtifactId> {
        let Data::Object(object) = &value.data else { return None };
        let any = object.as_any();
        if let Some(reference) = any.downcast_ref::<Reference>() {
            return self.model.target(reference);
        }
        any.downcast_ref::<ArtifactObject>().map(|artifact| artifact.id)
    }

    /// Forgets the names that were given.
    pub fn clear(&mut self) {
        self.bound.clear();
    }

    fn deref(&self, value: &Datum) -> Datum {
        match &value.data {
            Data::Object(object) => {
                let any = object.as_any();
                if let Some(reference) = any.downcast_ref::<Reference>() {
                    return self.follow(reference);
                }
                if let Some(record) = any.downcast_ref::<Record>() {
                    return self.declared(record).map_or_else(|| value.clone(), |id| self.object(id));
                }
                value.clone()
            }
            Data::Text(id) => {
                let reference = super::scalar::reference(id, &Arc::default());
                if reference.kind.is_some() { self.follow(&reference) } else { Datum::missing() }
            }
            _ => Datum::missing(),
        }
    }

    /// What a record that only names something stands for, such as `{id: paid-within-30d}` among the metrics.
    fn declared(&self, record: &Record) -> Option<ArtifactId> {
        let this = match &self.this.data {
            Data::Object(object) => object.as_any().downcast_ref::<ArtifactObject>()?.id,
            _ => return None,
        };
        let kind = self.model.catalogue.get(self.model.artifact(this).kind);
        let of = kind.record(&record.type_name)?;
        let declared = self.model.catalogue.find(of.declares.as_deref()?)?;
        self.model.graph.at(declared, &declare::id_of(of, record)).first().copied()
    }

    fn follow(&self, reference: &Reference) -> Datum {
        self.model.target(reference).map_or_else(Datum::missing, |id| self.object(id))
    }

    fn all(&self, kind: &Datum) -> Datum {
        let Data::Text(word) = &kind.data else { return Datum::missing() };
        let Some(kind) = self.model.catalogue.find(word) else { return Datum::missing() };
        let mut asked = self.asked.borrow_mut();
        if !asked.kinds.contains(&kind) {
            asked.kinds.push(kind);
        }
        self.model.objects(kind)
    }

    fn backrefs(&self, arguments: &[Datum]) -> Datum {
        let Some(Data::Object(object)) = arguments.first().map(|first| &first.data) else { return Datum::missing() };
        let any = object.as_any();
        let whole = any.downcast_ref::<ArtifactObject>().map(|artifact| artifact.id);
        let Some(target) = whole.or_else(|| self.declared(any.downcast_ref::<Record>()?)) else { return Datum::missing() };
        let kind = match arguments.get(1).map(|kind| &kind.data) {
            Some(Data::Text(word)) => match self.model.catalogue.find(word) {
                None => return Vec::new().into(),
                known => known,
            },
            _ => None,
        };
        self.asked.borrow_mut().artifacts.push(target);
        let from = self.model.graph.pointing_at(target).into_iter();
        let from = from.filter(|id| kind.is_none_or(|kind| self.model.artifact(*id).kind == kind));
        Datum::of(Data::List(from.map(|id| self.object(id)).collect()))
    }
}

impl Scope for CheckScope<'_> {
    fn variable(&self, name: &str) -> Option<&Datum> {
        if let Some((_, value)) = self.bound.iter().rev().find(|(known, _)| *known == name) {
            return Some(value);
        }
        match name {
            "self" => Some(&self.this),
            "organisation" => Some(&self.model.organisation),
            _ => None,
        }
    }

    fn call(&self, name: &str, arguments: &[Datum]) -> Option<Result<Datum, String>> {
        match (name, arguments) {
            ("today", []) => Some(Ok(Datum::of(Data::Date(self.model.as_of)))),
            ("deref", [value]) => Some(Ok(self.deref(value))),
            ("all", [kind]) => Some(Ok(self.all(kind))),
            ("backrefs", _) => Some(Ok(self.backrefs(arguments))),
            _ => None,
        }
    }

    fn calendar(&self) -> Calendar {
        self.model.config.organisation.calendar()
    }
}

/// `organisation` as expressions see it: the phase, the lists of words, and the thresholds in force.
pub(super) fn organisation(config: &crate::config::Config) -> Datum {
    let organisation = &config.organisation;
    let text = |words: &str| Datum::of(Data::Text(words.into()));
    let texts = |words: &[String]| Datum::of(Data::List(words.iter().map(|word| text(word)).collect()));
    let mut entries: Vec<(String, Datum)> = Vec::new();
    if let Some(phase) = organisation.phase {
        entries.push(("phase".to_owned(), text(phase.word())));
    }
    entries.push(("functions".to_owned(), texts(&organisation.functions)));
    entries.push(("responsibilities".to_owned(), texts(&organisation.responsibilities)));
    let sides = organisation.investment_categories.iter().map(|(side, categories)| (side.clone(), texts(categories)));
    entries.push(("investment_categories".to_owned(), Datum::of(Data::Map(sides.collect()))));
    let thresholds = crate::config::expectation_catalogue().iter().filter_map(|expectation| {
        let value = organisation.expectations.get(&expectation.name)?;
        Some((expectation.name.clone(), Datum::of(Data::Quantity(*value))))
    });
    entries.push(("expectations".to_owned(), Datum::of(Data::Map(thresholds.collect()))));
    let calendar = organisation.calendar();
    let number = |value: f64| Datum::of(Data::Quantity(crate::quantity::Quantity::plain(value)));
    let days = vec![
        ("hours_per_day".to_owned(), number(calendar.hours_per_day)),
        ("days_per_week".to_owned(), number(calendar.days_per_week)),
    ];
    entries.push(("calendar".to_owned(), Datum::of(Data::Map(days.into()))));
    Datum::of(Data::Map(entries.into()))
}

impl Model {
    /// An artifact as expressions see it.
    pub fn object(&self, id: ArtifactId) -> Datum {
        let computed = self.computed.get(id.index()).map_or_else(|| Arc::from([]), Arc::clone);
        ArtifactObject::new(id, self.artifact(id), computed).datum()
    }

    /// Every artifact of a kind as expressions see them, made once when all that is worked out is known.
    fn objects(&self, kind: KindId) -> Datum {
        let list = || Datum::of(Data::List(self.of_kind(kind).map(|(id, _)| self.object(id)).collect()));
        if self.computed.is_empty() {
            return list();
        }
        let kinds = self.objects.get_or_init(|| self.catalogue.iter().map(|_| OnceLock::new()).collect());
        kinds.get(kind.index()).map_or_else(list, |known| known.get_or_init(list).clone())
    }

    /// A computed value of an artifact.
    pub fn computed(&self, id: ArtifactId, name: &str) -> Option<&Datum> {
        let found = self.computed.get(id.index())?.iter().find(|(known, _)| known == name)?;
        (!found.1.is_missing()).then_some(&found.1)
    }
}
