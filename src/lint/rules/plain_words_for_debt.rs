//! Debt that is spoken of without what it costs.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "plain-words-for-debt",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: false,
    needs_phase: false,
    page: include_str!("plain_words_for_debt.md"),
    check: Check::Prose(|_| vec![&EUPHEMISM], check),
};

static EUPHEMISM: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\b(?:tech|technical|product|design|code|architecture|architectural)\s+debt\b"));

/// What says how much it is, or what it does.
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    let amounts = r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|quarter|third|every|each|hours?|days?|weeks?|months?)\b";
    let effects =
        r"\b(?:costs?|slows?|breaks?|blocks?|fails?|delays?|because|means|such as|for example|namely|outages?|incidents?)\b";
    Regex::new(&format!("(?i){amounts}|{effects}|:")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&EUPHEMISM) {
        if said.in_heading || said.sentence.ends_with('?') || PLAIN.is_match(said.sentence) {
            continue;
        }
        let draft = Draft::at(said.span, format!("'{}' hides what is broken and what that costs", said.words))
            .help("Say what has to be mended, and what it costs until it is.");
        sink.report(draft);
    }
}
