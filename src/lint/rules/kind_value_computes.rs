//! Computed values that cannot be worked out for some document.

use std::collections::BTreeMap;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::KindId;
use crate::lint::ask::two_currencies;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Failure, Model};

pub(super) static RULE: Rule = Rule {
    id: "kind-value-computes",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("kind_value_computes.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut by_value: BTreeMap<(KindId, usize), Vec<&Failure>> = BTreeMap::new();
    for failure in &model.failures {
        let artifact = model.artifact(failure.of);
        // A value that could not be read has a finding of its own, and makes what is worked out from it doubtful.
        if !artifact.malformed && !artifact.partial {
            by_value.entry((artifact.kind, failure.value)).or_default().push(failure);
        }
    }
    for ((kind, at), failures) in by_value {
        let kind = model.catalogue.get(kind);
        let (Some(computed), Some(first)) = (kind.computed().get(at), failures.first()) else { continue };
        if kind.builtin {
            for failure in failures {
                sink.report(of_ours(model, &computed.name, failure));
            }
            continue;
        }
        let rest = if failures.len() > 1 { format!(", and {} more", failures.len() - 1) } else { String::new() };
        let of = model.artifact(first.of);
        let message = format!("`{}` cannot be worked out for {}{rest}: {}", computed.name, of.title, first.message);
        let draft = Draft::at(computed.span, message)
            .also(of.head, "for this document")
            .help("Mend the expression, or let it ask whether what it needs is there and of the same unit.");
        sink.report(draft);
    }
}

/// What our kinds work out fails where the numbers of a document do not go together, which its author alone can mend.
fn of_ours(model: &Model, name: &str, failure: &Failure) -> Draft {
    let of = model.artifact(failure.of);
    let message = format!("the `{name}` of {} cannot be worked out: {}", of.title, failure.message);
    let draft = match two_currencies(&of.record) {
        Some((first, second)) => Draft::at(second, message).also(first, "another currency"),
        None => Draft::at(of.head, message),
    };
    draft.about(failure.of).help("Write the numbers that belong together in one unit and one currency.")
}
