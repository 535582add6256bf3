//! What one run leaves for the next: what the checks of kinds said about artifacts, and what pages were found to hold.
//!
//! A check has no way to the model but its scope, which notes whom it asks about. Its drafts are taken over only where all of them
//! look as they did, and where kinds, configuration, date and the names of all artifacts are the same. Everything else is asked again.

use std::sync::{Arc, OnceLock};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::kind::Catalogue;
use crate::model::{AT_ONCE, ArtifactId, Face, Model};
use crate::source::SourceId;

use super::prose::{Pattern, Scout};
use super::{Draft, Findings, Policy, Scope, checks, run};

/// Remembers from run to run.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether there is a next run.
    lasting: bool,
    world: Option<World>,
    checked: Vec<Checked>,
    scout: Option<Arc<Scout>>,
    /// By source: its text, and what the scout heard in it.
    heard: HashMap<SourceId, (Arc<str>, Heard)>,
}

/// Positions of patterns.
pub(super) type Heard = Arc<[usize]>;

/// What checks stand on.
#[derive(Debug)]
struct World {
    /// The configuration and the date.
    settings: String,
    catalogue: Arc<Catalogue>,
    faces: Vec<Face>,
}

/// What the checks of its kind say about an artifact.
#[derive(Debug)]
pub(super) struct Checked {
    /// With the position of the check in its kind.
    pub(super) drafts: Vec<(usize, Draft)>,
    /// Whom they asked about; nothing when nobody will want to know.
    pub(super) asked: Option<Vec<ArtifactId>>,
}

/// What pages hold of the patterns that rules look for.
#[derive(Debug)]
pub(super) struct Hearing<'p> {
    patterns: Vec<&'p Pattern>,
    scout: Arc<Scout>,
    /// By document; empty for those that nobody asked about.
    heard: Vec<OnceLock<Heard>>,
}

impl Memory {
    /// A memory for runs that will be repeated; the default one keeps nothing.
    pub fn lasting() -> Self {
        Self { lasting: true, ..Self::default() }
    }

    /// Runs all rules on a model.
    pub fn run(&mut self, model: &Model, policy: &Policy, scope: &Scope) -> Findings {
        run::run_with(self, model, policy).within(scope, &model.sources)
    }

    /// What the checks of kinds say about each artifact, in the model's order.
    pub(super) fn checked(&mut self, model: &Model, policy: &Policy) -> &[Checked] {
        let world = self.lasting.then(|| World::of(model));
        let same = world.as_ref().zip(self.world.as_ref()).and_then(|(now, then)| now.same_as(then));
        let holds = |checked: &Checked, same: &[bool]| {
            checked.asked.as_ref().is_some_and(|asked| asked.iter().all(|id| same[id.index()]))
        };
        let known = std::mem::take(&mut self.checked).into_iter();
        let mut known: Vec<Option<Checked>> = match same {
            Some(same) => known.map(|checked| holds(&checked, &same).then_some(checked)).collect(),
            None => Vec::new(),
        };
        known.resize_with(model.artifacts.len(), || None);
        let anew = |at| checks::all(model, policy, ArtifactId::at(at), self.lasting);
        let each = known.into_par_iter().with_max_len(AT_ONCE).enumerate();
        self.checked = each.map(|(at, known)| known.unwrap_or_else(|| anew(at))).collect();
        self.world = world;
        &self.checked
    }

    /// What is known before the pages are read.
    pub(super) fn hearing<'p>(&mut self, model: &Model, patterns: Vec<&'p Pattern>) -> Hearing<'p> {
        let scout = self.scout.take().filter(|scout| scout.looks_for(&patterns));
        let scout = scout.unwrap_or_else(|| {
            self.heard.clear();
            Arc::new(Scout::new(&patterns))
        });
        let known = |source: SourceId| {
            let (text, heard) = self.heard.get(&source)?;
            (*text == model.sources.file(source).text).then(|| Arc::clone(heard))
        };
        let heard = model.documents.iter().map(|document| known(document.source).map_or_else(OnceLock::new, OnceLock::from));
        Hearing { patterns, scout, heard: heard.collect() }
    }

    /// Keeps what the pages turned out to hold.
    pub(super) fn keep(&mut self, model: &Model, hearing: Hearing<'_>) {
        if !self.lasting {
            return;
        }
        let heard = model.documents.iter().zip(hearing.heard);
        let kept = heard.filter_map(|(document, heard)| {
            let text = Arc::clone(&model.sources.file(document.source).text);
            Some((document.source, (text, heard.into_inner()?)))
        });
        self.heard = kept.collect();
        self.scout = Some(hearing.scout);
    }
}

impl World {
    fn of(model: &Model) -> Self {
        let settings = format!("{:?} {}", model.config, model.as_of);
        Self { settings, catalogue: Arc::clone(&model.catalogue), faces: model.faces() }
    }

    /// Which artifacts look as they did; nothing when the world is another.
    fn same_as(&self, then: &Self) -> Option<Vec<bool>> {
        let same_world = self.settings == then.settings
            && Arc::ptr_eq(&self.catalogue, &then.catalogue)
            && self.faces.len() == then.faces.len();
        let pairs = self.faces.par_iter().with_max_len(AT_ONCE).zip(&then.faces);
        let same = || pairs.map(|(now, then)| now.has_place_of(then).then(|| now.is_that_of(then))).collect();
        if same_world { same() } else { None }
    }
}

impl<'p> Hearing<'p> {
    /// The patterns that a document's text may hold, and all that it does.
    pub(super) fn of(&self, document: usize, text: &str) -> Vec<&'p Pattern> {
        let heard = self.heard[document].get_or_init(|| self.scout.hears(text).into());
        heard.iter().map(|at| self.patterns[*at]).collect()
    }
}
