//! Agreements that are word for word those of another team.

use foldhash::{HashMap, HashSet};

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Date;
use crate::source::Span;
use crate::syntax::kebab;

use crate::lint::ask::as_number;

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
    rarest_first(agreements.iter_mut().map(|agreement| &mut agreement.words).collect());
    // By word, the agreements so far that have it among those that tell them from others.
    let mut telling: HashMap<&Word, Vec<usize>> = HashMap::default();
    for (at, later) in agreements.iter().enumerate() {
        let words = &later.words[..enough_to_tell(later.words.len(), most)];
        let mut near: Vec<usize> = words.iter().filter_map(|word| telling.get(word)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        for word in words {
            telling.entry(word).or_default().push(at);
        }
        let alike = |earlier: &&Agreement| earlier.team != later.team && likeness(&earlier.words, &later.words) > most;
        let Some(earlier) = near.into_iter().map(|at| &agreements[at]).find(alike) else { continue };
        let other = &model.artifact(earlier.team).title;
        let message = format!("{} says word for word what {other} agreed", model.artifact(later.id).title);
        let draft = Draft::at(later.place, message)
            .also(earlier.place, format!("the agreement of {other}"))
            .help("Ask of each norm whether it fits, and change at least what does not.")
            .about(later.id);
        sink.report(draft);
    }
}

/// A word with how often it came before in the same agreement, so that each stands there once.
type Word = (String, usize);

struct Agreement {
    id: ArtifactId,
    team: ArtifactId,
    agreed: Option<Date>,
    place: Span,
    words: Vec<Word>,
}

fn read(model: &Model, id: ArtifactId) -> Option<Agreement> {
    let norms = model.meaning(id, Meaning::Norms)?;
    let team = model.behind(&model.meaning(id, Meaning::OwningTeam)?.value)?;
    let agreed = model.meaning(id, Meaning::AgreedOn).and_then(|field| field.value.as_date());
    let mut counts: HashMap<String, usize> = HashMap::default();
    let rows = model.responsibilities(id).map(|row| row.name);
    let texts = norms.value.as_list().iter().filter_map(Value::as_text).map(kebab);
    let mut words = Vec::new();
    for text in rows.chain(texts) {
        for word in text.split('-').filter(|word| !word.is_empty()) {
            let count = counts.entry(word.to_owned()).or_default();
            words.push((word.to_owned(), *count));
            *count += 1;
        }
    }
    (words.len() >= WORDS_LEAST).then_some(Agreement { id, team, agreed, place: norms.key, words })
}

/// Sorts the words of each text by how many have them.
fn rarest_first(texts: Vec<&mut Vec<Word>>) {
    let mut having: HashMap<Word, usize> = HashMap::default();
    for word in texts.iter().flat_map(|words| words.iter()) {
        *having.entry(word.clone()).or_default() += 1;
    }
    for words in texts {
        words.sort_by(|a, b| having[a].cmp(&having[b]).then_with(|| a.cmp(b)));
    }
}

/// How many of the rarest words of a text suffice to find all that are alike: two that are have one of these in common (prefix
/// filtering; Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search).
fn enough_to_tell(words: usize, most: f64) -> usize {
    let common = (as_number(words) * most / (2.0 - most) - 1e-9).floor();
    (0..words).find(|others| as_number(words - others) <= common).unwrap_or(words)
}

/// The share of words that two texts have in common (Sørensen–Dice over multisets).
fn likeness(one: &[Word], other: &[Word]) -> f64 {
    let known: HashSet<&Word> = one.iter().collect();
    let common = other.iter().filter(|word| known.contains(word)).count();
    2.0 * as_number(common) / as_number((one.len() + other.len()).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_alike_has_a_telling_word_in_common() {
        let text = |words: &[&str]| -> Vec<Word> { words.iter().map(|word| ((*word).to_owned(), 0)).collect() };
        let letters: Vec<String> = ('a'..='z').map(String::from).collect();
        for (most, others) in [(0.5, 9), (0.8, 4), (0.9, 2)] {
            for kept in 10..24 {
                let words: Vec<&str> = letters.iter().map(String::as_str).collect();
                let (mut one, mut other) = (text(&words[..kept]), text(&[&words[others..kept], &words[24..]].concat()));
                rarest_first(vec![&mut one, &mut other]);
                let [telling, known] = [&one, &other].map(|words| &words[..enough_to_tell(words.len(), most)]);
                let alike = likeness(&one, &other) > most;
                assert!(!alike || telling.iter().any(|word| known.contains(word)), "{most} {kept}");
                assert!(telling.len() < one.len(), "few words tell");
            }
        }
    }
}
