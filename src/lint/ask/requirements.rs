//! Qualities that are asked for with a number, and of what.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Record};
use crate::quantity::{Comparison, Operator, Quantity, condition};
use crate::source::Span;
use crate::syntax::kebab;

/// One requirement that can be compared with others.
#[derive(Debug, Clone)]
pub(in crate::lint) struct Requirement<'m> {
    pub(in crate::lint) document: ArtifactId,
    /// What must meet it; nothing where it speaks for the whole company.
    pub(in crate::lint) of: Option<ArtifactId>,
    /// Quality and measure in kebab-case.
    pub(in crate::lint) measure: (String, String),
    /// The situation in kebab-case.
    pub(in crate::lint) scenario: String,
    pub(in crate::lint) condition: Comparison,
    /// The target as written.
    pub(in crate::lint) written: &'m str,
    pub(in crate::lint) place: Span,
}

/// The requirements in force, in the model's order.
pub(in crate::lint) fn all(model: &Model) -> Vec<Requirement<'_>> {
    let mut found = Vec::new();
    for document in model.with_meaning(Meaning::Requirements).filter(|id| model.is_active(*id)) {
        let given = model.meaning(document, Meaning::AppliesTo);
        let of = given.and_then(|field| model.behind(&field.value));
        if given.is_some() && of.is_none() {
            continue;
        }
        let rows = model.list(document, Meaning::Requirements).iter().filter_map(|row| row.as_record());
        found.extend(rows.filter_map(|row| Requirement::of_row(document, of, row)));
    }
    found
}

impl<'m> Requirement<'m> {
    fn of_row(document: ArtifactId, of: Option<ArtifactId>, row: &'m Record) -> Option<Self> {
        let target = row.get("target")?;
        let written = target.as_text()?;
        let measure = (kebab(row.text("quality")?), kebab(row.text("measure")?));
        let scenario = kebab(row.text("scenario").unwrap_or_default());
        Some(Self { document, of, measure, scenario, condition: condition(written)?, written, place: target.span })
    }

    /// The least that is allowed.
    pub(in crate::lint) fn least(&self) -> Option<Quantity> {
        let bounds = matches!(self.condition.operator?, Operator::AtLeast | Operator::More | Operator::Equal);
        bounds.then_some(self.condition.value)
    }

    /// The most that is allowed.
    pub(in crate::lint) fn most(&self) -> Option<Quantity> {
        let bounds = matches!(self.condition.operator?, Operator::AtMost | Operator::Less | Operator::Equal);
        bounds.then_some(self.condition.value)
    }

    /// Whether nothing can meet both.
    pub(in crate::lint) fn excludes(&self, other: &Self) -> bool {
        let above = |least: Option<Quantity>, most: Option<Quantity>| {
            least.zip(most).is_some_and(|(least, most)| least.beside(most).is_some_and(std::cmp::Ordering::is_gt))
        };
        self.condition.rest == other.condition.rest && (above(self.least(), other.most()) || above(other.least(), self.most()))
    }

    /// Whether it allows what another forbids.
    pub(in crate::lint) fn is_weaker_than(&self, other: &Self) -> bool {
        let order = |mine: Option<Quantity>, theirs: Option<Quantity>| mine.zip(theirs).and_then(|(a, b)| a.beside(b));
        self.condition.rest == other.condition.rest
            && (order(self.least(), other.least()).is_some_and(std::cmp::Ordering::is_lt)
                || order(self.most(), other.most()).is_some_and(std::cmp::Ordering::is_gt))
    }
}
