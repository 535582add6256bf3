//! What the expressions of a kind can see: the artifact, the organisation, and what references lead to.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::{Arc, OnceLock};

use crate::expr::{Data, Datum, Expr, Failure, Outcome, Scope};
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
    bound: Vec<Bound<'m>>,
    /// How many of the given names can be seen: while one is worked out, those before it.
    seen: Cell<usize>,
    asked: RefCell<Asked>,
    /// Whether they asked for more than the artifact itself, whatever they found.
    beyond: Cell<bool>,
    /// Why the first of the given names that failed has no value.
    failure: RefCell<Option<Failure>>,
    /// How many steps all expressions took together.
    steps: Cell<usize>,
}

/// A name that was given, with its value or with what that is made of when somebody asks.
#[derive(Debug, Clone)]
struct Bound<'m> {
    name: &'m str,
    value: OnceCell<Datum>,
    by: Option<&'m Expr>,
}

/// Evaluates a computed value; those worked out before it are fields of `self`. `beyond` becomes true where that asks for more
/// than the artifact itself.
///
/// # Errors
/// When it cannot be worked out, for another reason than that something is missing.
pub(super) fn evaluate(
    model: &Model,
    id: ArtifactId,
    before: &[(String, Datum)],
    expr: &Expr,
    beyond: &mut bool,
) -> Result<Datum, String> {
    let this = ArtifactObject::new(id, model.artifact(id), before.into()).datum();
    let scope = CheckScope::of(model, this, Asked::default());
    let outcome = expr.evaluate(&scope);
    *beyond |= scope.beyond.get();
    match outcome {
        Outcome::Known(value) => Ok(value),
        Outcome::Unknown => Ok(Datum::missing()),
        Outcome::Failed(failure) => Err(failure.message),
    }
}

impl<'m> CheckScope<'m> {
    /// The scope of an artifact.
    pub fn new(model: &'m Model, id: ArtifactId) -> Self {
        Self::of(model, model.object(id), Asked { artifacts: vec![id], ..Asked::default() })
    }

    fn of(model: &'m Model, this: Datum, asked: Asked) -> Self {
        Self {
            model,
            this,
            bound: Vec::new(),
            seen: Cell::new(0),
            asked: asked.into(),
            beyond: Cell::new(false),
            failure: RefCell::default(),
            steps: Cell::new(0),
        }
    }

    /// Whom the expressions asked about, itself included.
    pub fn asked(self) -> Asked {
        self.asked.into_inner()
    }

    /// An artifact that an expression asks about. There is no other way to one.
    fn object(&self, id: ArtifactId) -> Datum {
        self.asked.borrow_mut().artifacts.push(id);
        self.model.shared_object(id)
    }

    /// Gives a name a value.
    pub fn bind(&mut self, name: &'m str, value: Datum) {
        self.give(Bound { name, value: value.into(), by: None });
    }

    /// Gives a name the value of an expression, which is worked out once and only if somebody asks. It sees the names given before it.
    pub fn define(&mut self, name: &'m str, by: &'m Expr) {
        self.give(Bound { name, value: OnceCell::new(), by: Some(by) });
    }

    fn give(&mut self, bound: Bound<'m>) {
        self.bound.push(bound);
        self.seen.set(self.bound.len());
    }

    /// Why the value of a given name that was asked for could not be worked out, for another reason than that something is missing.
    pub fn failure(&self) -> Option<Failure> {
        self.failure.take()
    }

    /// How many steps the expressions took that it was asked by.
    pub fn steps(&self) -> usize {
        self.steps.get()
    }

    fn work_out(&self, at: usize) -> Datum {
        let Some(by) = self.bound[at].by else { return Datum::missing() };
        let seen = self.seen.replace(at);
        let outcome = by.evaluate(self);
        self.seen.set(seen);
        match outcome {
            Outcome::Known(value) => value,
            Outcome::Unknown => Datum::missing(),
            Outcome::Failed(failure) => {
                self.failure.borrow_mut().get_or_insert(failure);
                Datum::missing()
            }
        }
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
        self.seen.set(0);
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
        if let Some(at) = self.bound[..self.seen.get()].iter().rposition(|bound| bound.name == name) {
            return Some(self.bound[at].value.get_or_init(|| self.work_out(at)));
        }
        match name {
            "self" => Some(&self.this),
            "organisation" => Some(&self.model.organisation),
            _ => None,
        }
    }

    fn call(&self, name: &str, arguments: &[Datum]) -> Option<Result<Datum, String>> {
        self.beyond.set(true);
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

    fn took(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_add(steps));
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

    /// An artifact that others lead to, made once when all that is worked out is known: many ask about the same ones.
    fn shared_object(&self, id: ArtifactId) -> Datum {
        if self.computed.is_empty() {
            return self.object(id);
        }
        let all = self.objects.get_or_init(|| self.artifacts.iter().map(|_| OnceLock::new()).collect());
        all[id.index()].get_or_init(|| self.object(id)).clone()
    }

    /// Every artifact of a kind as expressions see them.
    fn objects(&self, kind: KindId) -> Datum {
        let list = || Datum::of(Data::List(self.of_kind(kind).map(|(id, _)| self.shared_object(id)).collect()));
        if self.computed.is_empty() {
            return list();
        }
        let kinds = self.lists.get_or_init(|| self.catalogue.iter().map(|_| OnceLock::new()).collect());
        kinds.get(kind.index()).map_or_else(list, |known| known.get_or_init(list).clone())
    }

    /// A computed value of an artifact.
    pub fn computed(&self, id: ArtifactId, name: &str) -> Option<&Datum> {
        let found = self.computed.get(id.index())?.iter().find(|(known, _)| known == name)?;
        (!found.1.is_missing()).then_some(&found.1)
    }
}
