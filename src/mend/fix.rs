//! Fixes that findings offer, made until none is left.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{self, Edit, Fix};
use crate::finding::RuleId;
use crate::lint::{self, Policy, Profile, Scope};
use crate::model::Model;
use crate::source::{DiscoverError, Overlay, SourceId, Tree};
use crate::workspace::{Options, load_tree};

use super::Change;

/// Turns after which we stop: one fix may uncover the next, and nothing needs more.
const TURNS: usize = 12;

/// Which fixes are wished for.
#[derive(Debug, Clone)]
pub struct Wish {
    pub profile: Option<Profile>,
    pub scope: Scope,
    /// Fixes that probably, and not for certain, keep the author's meaning.
    pub also_unsafe: bool,
}

/// What was mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Sorted by path.
    pub changes: Vec<Change>,
    /// How often each rule's findings were mended.
    pub rules: BTreeMap<RuleId, usize>,
}

impl Fixed {
    /// How many findings were mended.
    pub fn count(&self) -> usize {
        self.rules.values().sum()
    }
}

/// A file that a turn changed, as it was before.
struct Before {
    text: Option<String>,
    faults: usize,
}

/// Makes the fixes that findings in a tree offer.
///
/// # Errors
/// When the tree cannot be listed.
pub fn fix(tree: &dyn Tree, options: &Options, wish: &Wish) -> Result<Fixed, DiscoverError> {
    let mut texts: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut originals: BTreeMap<String, String> = BTreeMap::new();
    let mut last: BTreeMap<String, Before> = BTreeMap::new();
    let mut spoilt: BTreeSet<String> = BTreeSet::new();
    let mut rules: BTreeMap<RuleId, usize> = BTreeMap::new();
    for _ in 0..TURNS {
        let workspace = load_tree(&Overlay::new(tree, &texts), options)?;
        let model = &workspace.model;
        let worse: Vec<String> =
            last.iter().filter(|(path, before)| faults(model, path) > before.faults).map(|(path, _)| path.clone()).collect();
        if !worse.is_empty() {
            // Nobody is helped by a file that can be read less well than before.
            for path in worse {
                let before = last.remove(&path).and_then(|before| before.text);
                if before.is_some() {
                    texts.insert(path.clone(), before)
                } else {
                    texts.remove(&path)
                };
                spoilt.insert(path);
            }
            last.clear();
            continue;
        }
        let policy = Policy::new(&model.config, wish.profile);
        let found = lint::run(model, &policy, &wish.scope);
        let paths = paths(model);
        let may = |fix: &Fix| {
            let file = |edit: &Edit| paths.get(&edit.span.source).is_some_and(|path| !spoilt.contains(*path));
            (fix.safe || wish.also_unsafe) && fix.edits.iter().all(file)
        };
        let offered: Vec<(&RuleId, &Fix)> =
            found.shown.iter().filter_map(|finding| Some((&finding.rule, finding.fixes.iter().find(|fix| may(fix))?))).collect();
        let chosen = edit::choose(offered.iter().map(|(_, fix)| *fix));
        if chosen.is_empty() {
            break;
        }
        for (rule, _) in offered.iter().filter(|(_, fix)| chosen.iter().any(|one| std::ptr::eq(*one, *fix))) {
            *rules.entry((*rule).clone()).or_default() += 1;
        }
        let mut by_file: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
        for edit in chosen.iter().flat_map(|fix| &fix.edits) {
            by_file.entry(edit.span.source).or_default().push(edit);
        }
        last.clear();
        for (source, edits) in by_file {
            let file = model.sources.file(source);
            let now = edit::apply(&file.text, edits);
            originals.entry(file.path.clone()).or_insert_with(|| file.text.to_string());
            let text = texts.insert(file.path.clone(), Some(now)).flatten();
            last.insert(file.path.clone(), Before { text, faults: faults(model, &file.path) });
        }
    }
    let changes = originals.into_iter().filter_map(|(path, before)| {
        let after = texts.remove(&path).flatten()?;
        (after != before).then_some(Change { path, moved: None, before, after })
    });
    Ok(Fixed { changes: changes.collect(), rules })
}

/// How much of a document could not be read.
fn faults(model: &Model, path: &str) -> usize {
    let at = model.documents.binary_search_by(|document| document.path.as_str().cmp(path));
    at.map_or(0, |at| model.documents[at].faults.len())
}

/// The files that may be edited: those of the repository that were read whole, each under a path of its own.
fn paths(model: &Model) -> BTreeMap<SourceId, &str> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let files = || model.sources.iter().filter(|(_, file)| file.fault.is_none() && !file.path.contains('\u{fffd}'));
    files().for_each(|(_, file)| *count.entry(&file.path).or_default() += 1);
    let own = |path: &str| {
        count.get(path) == Some(&1)
            && (model.files.contains(path) || model.config.source.is_some_and(|id| model.sources.file(id).path == path))
    };
    files().filter(|(_, file)| own(&file.path)).map(|(id, file)| (id, file.path.as_str())).collect()
}
