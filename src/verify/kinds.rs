//! The examples of kinds, and the patches that make each check fire.

use crate::finding::{Finding, Level};
use crate::kind::{Catalogue, Check, Computed, ComputedBy, Example, ExampleFile, Kind, builtin_faults};
use crate::model::{Model, Patch};
use crate::report::text;

use super::rules::names;
use super::{Broken, World};

/// Verifies every kind of a catalogue that documents can be; `example` finds a kind's example, `files` what its world needs besides.
pub fn kinds(catalogue: &Catalogue, example: &dyn Fn(&Kind) -> Example, files: &[(String, String)]) -> Vec<Broken> {
    let documents = catalogue.iter().filter(|(_, kind)| !kind.declared_only);
    documents.flat_map(|(_, found)| kind(found, &example(found), files)).collect()
}

/// Verifies one kind: its example is clean, and each `bad` fires its check and no other. Of one of ours, whose logic is read without a
/// word about what is wrong with it, every line can be read, and the example shows every value that is worked out by an expression.
pub fn kind(kind: &Kind, example: &Example, files: &[(String, String)]) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut fail = |promise: String, instead: String| broken.push(Broken { promise, instead });
    let Some(main) = main_file(kind, example) else {
        fail(format!("{} has an example", kind.name), "there is none".to_owned());
        return broken;
    };
    if kind.builtin {
        for fault in builtin_faults(kind) {
            fail(format!("{} is read to its last line", kind.name), fault.message);
        }
    }
    let mut world = World::backdrop();
    world.put_all(files);
    example.files.iter().for_each(|file| world.put(&file.path, &file.text));
    let (model, mut findings) = world.check();
    findings.shown.retain(|finding| matters(kind, finding));
    if !findings.shown.is_empty() {
        fail(format!("{}: its example is clean", kind.name), names(&findings));
    }
    let read = model.documents.iter().any(|document| document.path == main.path && !document.artifacts.is_empty());
    if !read {
        fail(format!("{}: its example is one", kind.name), format!("{} is not read as a {}", main.path, kind.name));
    }
    let written = |value: &&Computed| kind.builtin && matches!(value.by, ComputedBy::Expression(_));
    for value in kind.computed().iter().filter(written).filter(|value| !is_known(&model, kind, &value.name)) {
        fail(format!("{} of {}: its example shows it", value.name, kind.name), "it is unknown there".to_owned());
    }
    // Another example than the one that they were written for shows nothing of the checks that were taken over.
    let own = |check: &&Check| example.borrowed || check.span.source == kind.span.source;
    for check in kind.checks().iter().filter(own) {
        let (_, mut findings) = patched(world.clone(), check, &main.path).check();
        let own = |finding: &Finding| finding.rule == check.id;
        findings.shown.retain(|finding| own(finding) || matters(kind, finding));
        if findings.shown.is_empty() || !findings.shown.iter().all(own) {
            fail(format!("{} of {}: its bad example fires it and no other", check.id, kind.name), names(&findings));
        }
    }
    broken
}

/// Ours are held to every rule. A user's example stands alone, so a hint that nobody links to it is no mistake of the kind.
fn matters(kind: &Kind, finding: &Finding) -> bool {
    kind.builtin || finding.level == Level::Error
}

/// Whether a computed value is known of some document of a kind.
fn is_known(model: &Model, kind: &Kind, name: &str) -> bool {
    let values = |at: usize| model.computed[at].iter().any(|(known, datum)| known == name && !datum.is_missing());
    model.iter().enumerate().any(|(at, (_, artifact))| model.catalogue.get(artifact.kind).name == kind.name && values(at))
}

/// The document itself, among its neighbours.
fn main_file<'e>(kind: &Kind, example: &'e Example) -> Option<&'e ExampleFile> {
    let folder = format!("{}/", kind.plural);
    example.files.iter().find(|file| file.path.starts_with(&folder)).or(example.files.first())
}

fn patched(mut world: World, check: &Check, main: &str) -> World {
    for (place, value) in &check.bad {
        let (document, field) = place.split_once('#').unwrap_or((main, place));
        world.patch(Patch { document: document.to_owned(), field: field.to_owned(), value: value.clone() });
    }
    world
}

/// The report of a check's bad example; nothing when it does not fire.
pub(super) fn fired(check: &Check, kind: &Kind, example: &Example, files: &[(String, String)]) -> Option<String> {
    let main = main_file(kind, example)?;
    let mut world = World::backdrop();
    world.put_all(files);
    example.files.iter().for_each(|file| world.put(&file.path, &file.text));
    let (model, findings) = patched(world, check, &main.path).check();
    let own: Vec<_> = findings.shown.into_iter().filter(|finding| finding.rule == check.id).collect();
    (!own.is_empty()).then(|| text::plain(&model.sources, &own))
}
