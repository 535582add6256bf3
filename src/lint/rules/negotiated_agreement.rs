//! Agreements that are word for word those of another team.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Date;
use crate::source::Span;
use crate::syntax::kebab;

use crate::lint::ask::as_number;
use crate::lint::ask::responsibilities;

pub(super) static RULE: Rule = Rule {
    id: "negotiated-agreement",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("negotiated_agreement.md"),
    check: Check::Graph(check),
};

/// Fewer words than this are alike by chance.
const WORDS_LEAST: usize = 10;

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(most) = model.config.organisation.expectations.number("agreement_likeness_most") else { return };
    let active = model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id));
    let mut agreements: Vec<Agreement> = active.filter_map(|(id, _)| read(model, id)).collect();
    agreements.sort_by_key(|agreement| (agreement.agreed, agreement.id));
    for (at, later) in agreements.iter().enumerate() {
        let alike = |earlier: &&Agreement| earlier.team != later.team && likeness(&earlier.words, &later.words) > most;
        let Some(earlier) = agreements[..at].iter().find(alike) else { continue };
        let other = &model.artifact(earlier.team).title;
        let message = format!("{} says word for word what {other} agreed", model.artifact(later.id).title);
        let draft = Draft::at(later.place, message)
            .also(earlier.place, format!("the agreement of {other}"))
            .help("Ask of each norm whether it fits, and change at least what does not.")
            .about(later.id);
        sink.report(draft);
    }
}

struct Agreement {
    id: ArtifactId,
    team: ArtifactId,
    agreed: Option<Date>,
    place: Span,
    words: BTreeMap<String, usize>,
}

fn read(model: &Model, id: ArtifactId) -> Option<Agreement> {
    let norms = model.meaning(id, Meaning::Norms)?;
    let team = model.behind(&model.meaning(id, Meaning::OwningTeam)?.value)?;
    let agreed = model.meaning(id, Meaning::AgreedOn).and_then(|field| field.value.as_date());
    let mut words = BTreeMap::new();
    let rows = responsibilities::of(model, id).into_iter().map(|row| row.name);
    let texts = norms.value.as_list().iter().filter_map(Value::as_text).map(kebab);
    for text in rows.chain(texts) {
        for word in text.split('-').filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    let enough = words.values().sum::<usize>() >= WORDS_LEAST;
    enough.then_some(Agreement { id, team, agreed, place: norms.key, words })
}

/// The share of words that two texts have in common (Sørensen–Dice over multisets).
fn likeness(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> f64 {
    let common: usize = one.iter().map(|(word, count)| *count.min(other.get(word).unwrap_or(&0))).sum();
    let all: usize = one.values().chain(other.values()).sum();
    2.0 * as_number(common) / as_number(all.max(1))
}
