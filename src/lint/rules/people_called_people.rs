//! People who are counted like chairs.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "people-called-people",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("people_called_people.md"),
    check: Check::Prose(|_| vec![&COUNTED], check),
};

static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    let who = "engineering|engineer|developer|development|dev|design|designer|qa|tester|testing|frontend|front-end|backend|back-end|mobile|product|skilled|senior|junior|offshore|nearshore|technical";
    let people = format!(r"(?:{who})\s+(?:resources?|headcounts?|bodies)");
    let moved = "need|needs|needed|borrow|borrowed|lend|lent|loan|hire|hired|get|got|add|added|move|moved|allocate|allocated|assign|assigned|free up|freed up|request|requested|reassign|reassigned|pull|pulled";
    let many = r"(?:\d+(?:[.,]\d+)?|a|an|one|two|three|four|five|six|another|some|extra|additional|more)";
    let counted = format!(r"(?:{moved})\s+(?:{many}\s+){{1,2}}(?:ftes?|headcounts?)");
    let borrowed = format!(r"(?:borrow|borrowed|lend|lent|loan|loaned|hire|hired|pull|pulled)\s+(?:{many}\s+){{1,2}}resources?");
    let number = r"(?:need|needs|needed|allocate|allocated|assign|assigned|add|added)\s+(?:\d+|one|two|three|four|five|six)\s+(?:more\s+|extra\s+|additional\s+)?resources\s+(?:from|for\s+the\s+(?:project|team|squad|sprint|quarter))";
    Pattern::new(&format!(r"\b(?:{people}|{counted}|{borrowed}|{number})\b"))
});

/// Things that are resources.
static THINGS: LazyLock<Regex> = LazyLock::new(|| {
    let things = "cloud|compute|computing|cluster|kubernetes|cpu|memory|terraform|server|learning|reading|documentation|link|budget|api|rest|url|page|book|account|licen[cs]e";
    Regex::new(&format!(r"(?i)\b({things})s?\b")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&COUNTED) {
        if THINGS.is_match(said.sentence) {
            continue;
        }
        let draft = Draft::at(said.span, format!("'{}' speaks of people as of supplies", said.words))
            .help("Say people, and who they are: whoever joins brings a name and a view.");
        sink.report(draft);
    }
}
