//! What one run leaves for the next: what rules and the checks of kinds said about artifacts, and what pages were found to hold.
//!
//! A rule about artifacts says the same again while the artifact looks as it did, unless it looked beyond its document. A check
//! has no way to the model but its scope, which notes whom it asks about. Its drafts are taken over only where all of them look as
//! they did. Both hold only where kinds, configuration, date and the names of all artifacts are the same. Everything else is asked
//! again.

use std::sync::{Arc, OnceLock};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::expr::Toll;
use crate::kind::{Catalogue, KindId};
use crate::model::{AT_ONCE, ArtifactId, Face, Model};
use crate::source::SourceId;

use super::prose::{Pattern, Scout};
use super::tolls::Tolls;
use super::{Draft, Findings, Policy, Scope, checks, run};

/// Remembers from run to run.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether there is a next run.
    lasting: bool,
    world: Option<World>,
    /// By artifact, whether it looks as it did at the last run; nothing where the world is another.
    same: Option<Vec<bool>>,
    ruled: Vec<Ruled>,
    checked: Vec<Checked>,
    scout: Option<Arc<Scout>>,
    /// By source: its text, and what the scout heard in it.
    heard: HashMap<SourceId, (Arc<str>, Heard)>,
}

/// Positions of patterns.
pub(super) type Heard = Arc<[usize]>;

/// Drafts with the positions of the rules or checks that they come from.
pub(super) type Drafts = Vec<(usize, Draft)>;

/// What rules and checks stand on.
#[derive(Debug)]
struct World {
    /// The configuration, the profile, the date, and the kinds of which not all could be read.
    settings: String,
    catalogue: Arc<Catalogue>,
    faces: Vec<Face>,
}

/// What the rules that concern its kind say about an artifact.
#[derive(Debug, Default)]
pub(super) struct Ruled {
    pub(super) drafts: Drafts,
    /// The positions of those that looked beyond its document, in order.
    pub(super) beyond: Vec<usize>,
}

/// What the checks of its kind say about an artifact.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) drafts: Drafts,
    /// What those of somebody's own kind took, by position.
    pub(super) tolls: Vec<(usize, Toll)>,
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

    /// Finds out which artifacts look as they did at the last run.
    pub(super) fn look_at(&mut self, model: &Model, policy: &Policy) {
        if self.lasting {
            let now = World::of(model, policy);
            self.same = self.world.as_ref().and_then(|then| now.same_as(then));
            self.world = Some(now);
        }
    }

    /// What rules say about each artifact, in the model's order; `ask` is given the position of one, and what is known of it.
    pub(super) fn ruled(&mut self, model: &Model, ask: &(dyn Fn(usize, Option<Ruled>) -> Ruled + Sync)) -> Vec<Drafts> {
        let known = still(std::mem::take(&mut self.ruled), model, |at, _| self.same.as_ref().is_some_and(|same| same[at]));
        let each = known.into_par_iter().with_max_len(AT_ONCE).enumerate();
        self.ruled = each.map(|(at, before)| ask(at, before)).collect();
        self.ruled.iter_mut().map(|ruled| told(&mut ruled.drafts, self.lasting)).collect()
    }

    /// What the checks of kinds say about each artifact, in the model's order.
    pub(super) fn checked(&mut self, model: &Model) -> Vec<Drafts> {
        let holds = |checked: &Checked| -> Option<bool> {
            let (asked, same) = (checked.asked.as_ref()?, self.same.as_ref()?);
            Some(asked.iter().all(|id| same[id.index()]))
        };
        let known = still(std::mem::take(&mut self.checked), model, |_, checked| holds(checked) == Some(true));
        let tolls = Tolls::new(model);
        for (artifact, checked) in model.artifacts.iter().zip(&known) {
            checked.iter().flat_map(|checked| &checked.tolls).for_each(|(at, toll)| tolls.take(artifact.kind, *at, *toll));
        }
        let each = known.into_par_iter().with_max_len(AT_ONCE).enumerate();
        let anew = |at| checks::all(model, ArtifactId::at(at), &tolls, self.lasting);
        self.checked = each.map(|(at, known)| known.unwrap_or_else(|| anew(at))).collect();
        tolls.settle(model, &mut self.checked);
        self.checked.iter_mut().map(|checked| told(&mut checked.drafts, self.lasting)).collect()
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

/// What is known of each artifact and still holds.
fn still<T>(known: Vec<T>, model: &Model, holds: impl Fn(usize, &T) -> bool) -> Vec<Option<T>> {
    let each = known.into_iter().enumerate();
    let mut known: Vec<Option<T>> = each.map(|(at, known)| holds(at, &known).then_some(known)).collect();
    known.resize_with(model.artifacts.len(), || None);
    known
}

/// Drafts for this run, which stay here where there is a next one.
fn told(drafts: &mut Drafts, lasting: bool) -> Drafts {
    if lasting { drafts.clone() } else { std::mem::take(drafts) }
}

impl World {
    fn of(model: &Model, policy: &Policy) -> Self {
        let torn: Vec<KindId> = model.catalogue.iter().map(|(kind, _)| kind).filter(|kind| model.is_torn(*kind)).collect();
        let settings = format!("{:?} {:?} {} {torn:?}", model.config, policy.profile, model.as_of);
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
