//! Words for which the glossary has better ones.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, ProseSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "preferred-term",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("preferred_term.md"),
    check: Check::Prose(|language| language.avoided.iter().map(|avoided| &avoided.pattern).collect(), check),
};

/// Words about which other rules speak where they are used badly, and which have good uses too.
static SPOKEN_FOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^(the\s+)?(business|resources?|headcounts?|ftes?)$").expect("a fixed pattern"));

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for avoided in &subject.language.avoided {
        for said in subject.says(&avoided.pattern).iter().filter(|said| !SPOKEN_FOR.is_match(said.words)) {
            let message = format!("the glossary has '{}' for '{}'", avoided.wanted, said.words);
            let draft = Draft::at(said.span, message).also(avoided.place, "said here").help("Use one word for one thing.");
            let wanted = like(&avoided.wanted, said.words);
            let fix = avoided.is_synonym.then(|| offer::word(subject.model, false, said.span, said.words, &wanted)).flatten();
            sink.report(draft.mend(fix));
        }
    }
}

/// The wanted words, beginning as the unwanted ones do.
fn like(wanted: &str, written: &str) -> String {
    let capital = written.starts_with(char::is_uppercase);
    let lower = wanted.to_lowercase();
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => lower,
    }
}
