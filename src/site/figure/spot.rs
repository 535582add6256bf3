//! Where options are filled: an artifact, and the element of it that `it` and `key` stand for.

use crate::diagram::Tone;
use crate::diagram::label::Label;
use crate::expr::{Data, Datum, Expr, Outcome, Template};
use crate::kind::{Part, ViewSpec};
use crate::model::{ArtifactId, ArtifactObject, CheckScope};
use crate::quantity::{self as read, Quantity};

use super::super::here::{Here, label};
use super::super::show::value;

/// A place from which texts and values of a view are worked out.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub(super) here: Here<'a>,
    pub(super) id: ArtifactId,
    scope: CheckScope<'a>,
    /// The element; the artifact itself outside of every list.
    element: Option<Datum>,
    /// Its name in a map, or its number in a list.
    key: Option<Datum>,
    /// The expression that listed it, where its words may have to be said in another language.
    of: Option<Expr>,
}

impl<'a> Spot<'a> {
    /// The artifact as a whole.
    pub(super) fn new(here: Here<'a>, id: ArtifactId, view: &ViewSpec) -> Self {
        Self { here, id, scope: here.model.scope(id, view.looks), element: None, key: None, of: None }
    }

    /// The elements of a group's `of`; the spot itself where it has none.
    pub(super) fn each(&self, part: &Part) -> Vec<Self> {
        match part.value("of") {
            Some(of) => self.elements(of),
            None => vec![self.clone()],
        }
    }

    /// The elements of a list, the values of a map, or one record.
    pub(super) fn elements(&self, of: &Expr) -> Vec<Self> {
        let Some(found) = self.known(of) else { return Vec::new() };
        if self.here.plan.words.is_english() {
            return self.of(&found);
        }
        Self { of: Some(of.clone()), ..self.clone() }.of(&found)
    }

    fn of(&self, found: &Datum) -> Vec<Self> {
        match &found.data {
            Data::Missing | Data::Unread => Vec::new(),
            Data::List(items) => {
                let there = items.iter().filter(|item| !item.is_missing() && !self.is_hidden(item));
                there.zip(1_u32..).map(|(item, at)| self.at(item.clone(), Quantity::plain(f64::from(at)).into())).collect()
            }
            Data::Map(entries) => entries.iter().map(|(key, value)| self.at(value.clone(), Datum::from(key.as_str()))).collect(),
            _ => vec![self.at(found.clone(), Datum::missing())],
        }
    }

    /// Whether an element is another document that the site does not show.
    fn is_hidden(&self, element: &Datum) -> bool {
        let Data::Object(object) = &element.data else { return false };
        let other = object.as_any().downcast_ref::<ArtifactObject>().map(ArtifactObject::id);
        other.is_some_and(|id| !self.here.is_shown(id))
    }

    /// The elements of a field or computed value of the artifact.
    pub(super) fn field(&self, name: &str) -> Vec<Self> {
        let this = self.here.model.object(self.id);
        let found = match &this.data {
            Data::Object(object) => object.field(name),
            _ => None,
        };
        found.map(|found| self.of(&found)).unwrap_or_default()
    }

    /// The same place at one element.
    pub(super) fn at(&self, element: Datum, key: Datum) -> Self {
        let mut scope = self.scope.clone();
        scope.bind("it", element.clone());
        scope.bind("key", key.clone());
        Self { scope, element: Some(element), key: Some(key), ..self.clone() }
    }

    /// A value, if it is known.
    pub(super) fn known(&self, value: &Expr) -> Option<Datum> {
        match value.evaluate(&self.scope) {
            Outcome::Known(datum) => Some(datum),
            Outcome::Unknown | Outcome::Failed(_) => None,
        }
    }

    /// The value of an option.
    pub(super) fn value(&self, part: &Part, name: &str) -> Option<Datum> {
        self.known(part.value(name)?)
    }

    /// A number of an option.
    pub(super) fn number(&self, part: &Part, name: &str) -> Option<f64> {
        number(&self.value(part, name)?)
    }

    /// The words of an option.
    pub(super) fn word(&self, part: &Part, name: &str) -> Option<String> {
        self.value(part, name).map(|datum| self.words(&datum)).filter(|words| !words.is_empty())
    }

    /// A text of an option; nothing when one of its values is unknown.
    pub(super) fn text(&self, part: &Part, name: &str) -> Option<String> {
        self.filled(part.text(name)?)
    }

    /// How the element calls itself.
    pub(super) fn own_words(&self) -> String {
        let own = self.element.as_ref().map(|element| self.words(element)).unwrap_or_default();
        match self.key.as_ref().map(|key| &key.data) {
            Some(Data::Text(key)) => key.to_string(),
            _ => own,
        }
    }

    /// The same for a text that is no option of its own.
    pub(super) fn filled(&self, text: &Template) -> Option<String> {
        let filled = text.fill(self.here.says(text.source()), &self.scope, |datum, expr| self.said(datum, expr));
        filled.map(|text| text.trim().to_owned())
    }

    /// Plain words of an option, in the language of the site.
    pub(super) fn says(&self, part: &Part, name: &str) -> Option<String> {
        part.words(name).map(|words| self.here.says(words).to_owned())
    }

    /// The words of an option's list.
    pub(super) fn listed(&self, part: &Part, name: &str) -> Vec<String> {
        let Some(expr) = part.value(name) else { return Vec::new() };
        self.known(expr).map(listed).unwrap_or_default().iter().map(|datum| self.said(datum, expr)).collect()
    }

    /// A value in words: in the language of the site where its expression, or that of its list, says them itself, as in
    /// `it.ok ? 'yes' : 'no'`, and not an author.
    fn said(&self, datum: &Datum, expr: &Expr) -> String {
        let quotes = |expr: &Expr, text: &str| expr.source().split('\'').any(|quoted| quoted == text);
        match &datum.data {
            Data::Text(text) if quotes(expr, text) || self.of.as_ref().is_some_and(|of| quotes(of, text)) => {
                self.here.says(text).to_owned()
            }
            _ => self.words(datum),
        }
    }

    /// A field of the element in words.
    pub(super) fn own(&self, name: &str) -> Option<String> {
        let field = match &self.element.as_ref()?.data {
            Data::Object(object) => object.field(name),
            Data::Map(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()),
            _ => None,
        };
        field.map(|field| self.words(&field)).filter(|words| !words.is_empty())
    }

    /// The id of the element.
    pub(super) fn identity(&self) -> Option<String> {
        match &self.element.as_ref()?.data {
            Data::Object(object) => object.identity().map(str::to_owned),
            _ => None,
        }
    }

    /// The artifact that the element is, or that an option leads to.
    pub(super) fn target(&self, part: &Part) -> Option<ArtifactId> {
        let target = match part.value("link") {
            Some(link) => self.known(link)?,
            None => self.element.clone()?,
        };
        self.artifact(&target)
    }

    fn artifact(&self, datum: &Datum) -> Option<ArtifactId> {
        self.scope.artifact_of(datum).filter(|id| *id != self.id && self.here.is_shown(*id))
    }

    /// What an element shows: `title`, `sub`, `badge`, `link` and `tone` of its group.
    pub(super) fn label(&self, part: &Part) -> Label {
        self.labelled(part, "title")
    }

    /// The same with another option for the text.
    pub(super) fn labelled(&self, part: &Part, text: &str) -> Label {
        let written = if part.has(text) { self.text(part, text).unwrap_or_default() } else { self.own_words() };
        Label {
            text: written,
            href: self.target(part).and_then(|id| self.here.href(id)),
            sub: self.text(part, "sub"),
            badge: self.text(part, "badge"),
            tone: self.tone(part),
        }
    }

    /// How an element stands.
    pub(super) fn tone(&self, part: &Part) -> Tone {
        self.word(part, "tone").map_or(Tone::Neutral, |word| value::tone(&word.to_lowercase()))
    }

    /// The author's own writing of a quantity; nothing for one that was worked out, whatever place it names.
    fn written(&self, datum: &Datum, quantity: &Quantity) -> Option<String> {
        let text = self.here.model.slice(datum.origin?).trim().trim_matches(['"', '\'']);
        let calendar = self.here.model.config.organisation.calendar();
        let read = [read::count, read::number, read::percent, read::money, read::flow, read::rate, read::period]
            .map(|reader| reader(text));
        let same = |found: &Quantity| found.unit() == quantity.unit() && (found.amount() - quantity.amount()).abs() < 1e-9;
        read.into_iter().chain([read::worktime(text, &calendar)]).flatten().any(|found| same(&found)).then(|| text.to_owned())
    }

    /// A value in words: titles for references, dates as people write them, quantities as they were written.
    pub(super) fn words(&self, datum: &Datum) -> String {
        match &datum.data {
            Data::Date(day) => {
                let month = datum.origin.is_some_and(|span| self.here.model.slice(span).trim_matches(['"', '\'']).len() == 7);
                let text = self.here.date(*day).text;
                if month { text.trim_start_matches("1 ").to_owned() } else { text }
            }
            Data::List(items) => items.iter().map(|item| self.words(item)).collect::<Vec<_>>().join(", "),
            Data::Object(object) => match self.scope.artifact_of(datum) {
                Some(id) => self.here.title(id).to_owned(),
                None => {
                    let words = object.words();
                    if words.contains(' ') { words } else { reference(datum).unwrap_or(words) }
                }
            },
            Data::Quantity(quantity) => self.written(datum, quantity).unwrap_or_else(|| self.here.number(quantity)),
            Data::Missing | Data::Unread => String::new(),
            _ => datum.words(),
        }
    }
}

/// A reference that leads nowhere, as words.
fn reference(datum: &Datum) -> Option<String> {
    let Data::Object(object) = &datum.data else { return None };
    object.field("kind").filter(|kind| !kind.is_missing())?;
    Some(label(&object.words()))
}

/// A number, if it is one.
pub(super) fn number(datum: &Datum) -> Option<f64> {
    match &datum.data {
        Data::Quantity(quantity) => Some(quantity.amount()).filter(|amount| amount.is_finite()),
        _ => None,
    }
}

/// The elements of a list, or one.
pub(super) fn listed(datum: Datum) -> Vec<Datum> {
    match datum.data {
        Data::List(items) => items.to_vec(),
        _ => vec![datum],
    }
}
