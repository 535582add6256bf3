//! Pictures that a document names and that are not there.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Fields, Kind, Meaning};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{Data, Record, Value, is_external, path};
use crate::syntax::nearest;

pub(super) static RULE: Rule = Rule {
    id: "storyboard-image-present",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("storyboard_image_present.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    let has_pictures = |fields: &Fields| fields.meaning(Meaning::Picture).is_some();
    let kind = subject.kind;
    if has_pictures(&kind.fields) || kind.types.values().any(|of| has_pictures(&of.fields)) {
        record(subject, kind, &kind.fields, &subject.artifact.record, sink);
    }
}

fn record(subject: &ArtifactSubject<'_>, kind: &Kind, fields: &Fields, of: &Record, sink: &mut Sink) {
    if let Some(given) = fields.meaning(Meaning::Picture).and_then(|field| of.get(&field.name)) {
        picture(subject, given, sink);
    }
    of.fields.iter().for_each(|field| value(subject, kind, &field.value, sink));
}

fn value(subject: &ArtifactSubject<'_>, kind: &Kind, given: &Value, sink: &mut Sink) {
    match &given.data {
        Data::List(items) => items.iter().for_each(|item| value(subject, kind, item, sink)),
        Data::Record(inner) => {
            if let Some(of) = kind.record(&inner.type_name) {
                record(subject, kind, &of.fields, inner, sink);
            }
        }
        _ => {}
    }
}

fn picture(subject: &ArtifactSubject<'_>, given: &Value, sink: &mut Sink) {
    let Some(written) = given.as_text().filter(|written| !is_external(written)) else { return };
    let folder = path::folder(&subject.document().path);
    let files = &subject.model().files;
    let joined = path::join(folder, written);
    if joined.as_ref().is_some_and(|file| files.contains(file)) {
        return;
    }
    let draft = Draft::at(given.span, format!("there is no picture '{written}'"));
    let beside = joined.as_deref().map(path::folder).unwrap_or_default();
    let is_beside = |file: &&String| path::folder(file) == beside;
    let near = joined.as_ref().and_then(|file| nearest(file, files.iter().filter(is_beside).map(String::as_str)));
    sink.report(match near {
        Some(near) => draft.help(format!("Did you mean `{}`?", path::relative(folder, near))),
        None => {
            draft.help("Put the picture beside the document and write its path from there, or say in words what it will show.")
        }
    });
}
