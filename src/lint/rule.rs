//! A rule as a value.

use crate::finding::{ByPhase, Signal};
use crate::kind::Meaning;
use crate::model::{Document, Model};

use super::prose::{Language, Pattern};
use super::waiver::WaiverUse;
use super::{ArtifactSubject, MeaningSubject, Policy, ProseSubject, Sink};

/// A named check with a level, a reason and an executed example.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    pub level: ByPhase,
    pub signal: Signal,
    /// Whether the outcome depends on the date.
    pub needs_today: bool,
    /// Whether it asks for something a phase expects, and so is silent without `organisation.phase`.
    pub needs_phase: bool,
    /// The only prose about it.
    pub page: &'static str,
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Each document as a file: syntax, links, addresses.
    Document(fn(&Model, &Document, &mut Sink)),
    /// Each artifact.
    Artifact(fn(&ArtifactSubject<'_>, &mut Sink)),
    /// Each artifact whose kind has a field of this meaning.
    Meaning(Meaning, fn(&MeaningSubject<'_>, &mut Sink)),
    /// What each page says in its own voice, where it may say something of what the first function names; ordinary pages only from
    /// `strict` up.
    Prose(for<'l> fn(&'l Language) -> Vec<&'l Pattern>, fn(&ProseSubject<'_>, &mut Sink)),
    /// The organisation as a whole.
    Graph(fn(&Model, &Policy, &mut Sink)),
    /// Mistakes in `orgdocs.yaml`.
    Config(fn(&Model, &mut Sink)),
    /// Mistakes that loading the kinds recorded under the rule's name.
    Kind,
    /// Waivers, once it is known which of them were used.
    Waivers(fn(&WaiverUse<'_>, &mut Sink)),
}
