//! Ids that differ from the name of their file.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::path;
use crate::syntax::kebab;

pub(super) static RULE: Rule = Rule {
    id: "id-matches-file",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("id_matches_file.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    let Some(span) = subject.artifact.written_id else { return };
    let document = subject.document();
    if document.markdown().is_none() || subject.artifact.parent.is_some() {
        return;
    }
    let stem = path::stem(&document.path);
    let suffix = format!(".{}", subject.kind.name);
    let own = stem.strip_suffix(&suffix).unwrap_or(stem);
    let own =
        if matches!(own.to_lowercase().as_str(), "readme" | "index") { path::stem(path::folder(&document.path)) } else { own };
    let id = &subject.artifact.id;
    if kebab(own) != kebab(id) {
        let draft = Draft::at(span, format!("id '{id}' lives in {}", document.path))
            .help("Give the file and the id the same name, so that links can be guessed.");
        sink.report(draft);
    }
}
