//! Wishes that nobody in particular has.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

use crate::lint::words::names_a_customer;

pub(super) static RULE: Rule = Rule {
    id: "named-decider",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("named_decider.md"),
    check: Check::Prose(|_| vec![&FACELESS], check),
};

/// A group without faces that wants something. "The business needs" is as often a noun, so it wants an object.
static FACELESS: LazyLock<Pattern> = LazyLock::new(|| {
    let wants = r"wants|says|said|decided|decides|requires|demands|expects|asked for|asks for|insists|needs\s+(to|us|a|an|it|this|them|more)";
    Pattern::new(&format!(r"\bthe\s+business\s+(now\s+|also\s+|only\s+|just\s+|really\s+)?({wants})\b"))
});

/// What stands before "the business" where somebody else is the subject.
static OF: LazyLock<Regex> = LazyLock::new(|| {
    let before = "of|in|for|from|behind|around|outside|about|with|by|near|across|within|inside|at|to|on|into|than|what|where|how|everything";
    Regex::new(&format!(r"(?i)\b({before})\s+$")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&FACELESS) {
        if OF.is_match(said.before) || names_a_customer(said.sentence) || said.sentence.ends_with('?') {
            continue;
        }
        let draft = Draft::at(said.span, format!("'{}' names nobody who could be asked", said.words))
            .help("Say who it is: a person, a team or a customer.");
        sink.report(draft);
    }
}
