//! What was meant by a name that nobody has. Every rule about such names guesses here, so that all of them offer the same.

use crate::edit::Fix;
use crate::model::{ArtifactId, Model};
use crate::source::Span;
use crate::syntax::near;

use super::offer;

/// How many names one rule holds against others in one look at a model. Where very many names are wrong, the last of them are told
/// without a guess, so that the time stays in proportion.
const COMPARED: usize = 20_000_000;

/// Guesses about a model, until [`COMPARED`] names were compared.
pub(super) struct Guesses<'m> {
    pub(super) model: &'m Model,
    left: usize,
}

/// Who was probably meant.
pub(super) struct Guess<'m> {
    pub(super) id: &'m str,
    /// The name is the title of this one alone, which leaves no doubt.
    pub(super) by_title: bool,
    /// No other id is as near.
    alone: bool,
}

impl<'m> Guesses<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, left: COMPARED }
    }

    /// The one of several artifacts that has this title, else the one whose id is nearest.
    pub(super) fn of(&mut self, written: &str, among: &[ArtifactId]) -> Option<Guess<'m>> {
        self.left = self.left.checked_sub(among.len())?;
        let model = self.model;
        if let Some(id) = offer::titled(model, among.iter().copied(), written) {
            return Some(Guess { id, by_title: true, alone: true });
        }
        let near = near(written, among.iter().map(|id| model.artifact(*id).id.as_str()))?;
        Some(Guess { id: near.word, by_title: false, alone: near.alone })
    }
}

impl Guess<'_> {
    /// Writes the id where the name stands, if no other is meant as well.
    pub(super) fn fix(&self, model: &Model, span: Span, written: &str) -> Option<Fix> {
        if self.alone { offer::word(model, self.by_title, span, written, self.id) } else { None }
    }
}
