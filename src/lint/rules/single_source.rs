//! A field with two sources in one document.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Again;

pub(super) static RULE: Rule = Rule {
    id: "single-source",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("single_source.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    for double in &subject.artifact.doubles {
        let message = match &double.again {
            Again::SecondHeading(words) => format!("'{words}' has two sections"),
            Again::Heading(words) => format!("'{}' is in the front matter and under '{words}'", double.field),
            Again::Key => twice(&double.field, [double.first, double.second].map(|place| subject.slice(place))),
        };
        let draft = Draft::at(double.second, message)
            .label("and here")
            .also(double.first, "here")
            .help("Keep one; the first one counts.");
        sink.report(draft);
    }
}

/// That a field is given by two keys; both are named where they differ and are words.
fn twice(field: &str, keys: [&str; 2]) -> String {
    const LONGEST_KEY: usize = 40;
    let [first, second] = keys.map(|key| key.trim().trim_matches(['*', '"', '\'']));
    if first == second || first.len() > LONGEST_KEY || first.contains('\n') {
        return format!("'{field}' is given twice");
    }
    format!("'{field}' is given twice: as '{first}' and as '{second}'")
}
