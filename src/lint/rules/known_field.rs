//! Fields that the kind does not have.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{Data, Record};

pub(super) static RULE: Rule = Rule {
    id: "known-field",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_field.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.artifact.parent.is_some() {
        return;
    }
    let record = &subject.artifact.record;
    strays(subject, record, &subject.kind.title, sink);
    record.each_value(&mut |value| {
        if let Data::Record(inner) = &value.data {
            strays(subject, inner, &inner.type_name, sink);
        }
    });
}

fn strays(subject: &ArtifactSubject<'_>, record: &Record, of: &str, sink: &mut Sink) {
    let has_owner_fields = subject.kind.fields.get("accountable").is_some();
    for stray in &record.strays {
        if stray.key.eq_ignore_ascii_case("owner") && has_owner_fields && record.type_name == subject.kind.name {
            continue;
        }
        let draft = Draft::at(stray.span, format!("{} has no field '{}'", with_article(&of.to_lowercase()), stray.key));
        sink.report(match &stray.near {
            Some(near) => {
                let given = stray.field.as_ref().is_some_and(|field| record.field(field).is_some());
                let fix = || offer::word(subject.model(), false, stray.span, &stray.key, near);
                draft.help(format!("Did you mean `{near}`?")).mend(if given { None } else { fix() })
            }
            None => draft.help("Correct it, or put `x_` in front of a field of your own."),
        });
    }
}

/// A noun with its indefinite article, by how most of them sound.
fn with_article(noun: &str) -> String {
    let vowel =
        noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !["us", "uni", "eu", "one"].iter().any(|sound| noun.starts_with(sound));
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
