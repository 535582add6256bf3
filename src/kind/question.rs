//! Questions that somebody types about the documents of a kind, in the language of checks.

use crate::expr::{Expr, ExprError, Shapes};

use super::Kind;
use super::shapes::KindShapes;

impl Kind {
    /// Reads an expression over one document of this kind that answers yes or no; a field may be named without `self.` in front.
    ///
    /// # Errors
    /// The first mistake in the text, with its place.
    pub fn question(&self, text: &str) -> Result<Expr, ExprError> {
        let mut shapes = KindShapes::new(&self.fields, &self.types);
        for computed in self.computed() {
            shapes.add_computed(&computed.name, &computed.by);
        }
        let known = shapes.clone();
        for name in self.answerable() {
            if let Some(shape) = known.field(super::shapes::SELF, name) {
                shapes.bind(name, shape);
            }
        }
        Expr::question(text, &shapes)
    }

    /// The names that a question may use for the values of a document: its fields, then what is worked out.
    pub fn answerable(&self) -> impl Iterator<Item = &str> {
        self.fields.names().chain(self.computed().iter().map(|computed| computed.name.as_str()))
    }
}
