//! Sentences that put a function on another side.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

use crate::lint::words::names_a_customer;

pub(super) static RULE: Rule = Rule {
    id: "shared-language",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("shared_language.md"),
    check: Check::Prose(|language| language.never.iter().chain([&*ANOTHER_SIDE]).collect(), check),
};

/// A discipline as those who are accused: bare, or with the people in it.
const FUNCTIONS: &str = "product|engineering|design|qa|ops|operations|sales|marketing|support|finance|legal|management|leadership|security|devops|infra|infrastructure|architecture|compliance|procurement|hr";

/// What is said about them.
const ACCUSING: &[&str] = &[
    r"(?:never|rarely|hardly ever)\s+(?:listens?|listened|cares?|cared|understands?|understood|gets? it|explains?\s+(?:why|anything)|thinks?\s+(?:about|ahead)|reads?\s+(?:our|the\s+(?:tickets?|docs|specs?)))",
    r"(?:never|rarely|hardly ever)\s+(?:gives?|gave|tells?|told|asks?|asked|answers?|helps?|helped|involves?|involved|informs?|informed|consults?|consulted|lets?)\s+(?:us|me|engineering|product|developers|designers)\b",
    r"always\s+(?:dumps?|throws?|blames?|blamed|breaks?|broke|complains?|ignores?|ignored|promises?\s+(?:things|features|customers|dates|too)|overrules?|says?\s+no|moves?\s+the\s+goalposts?|changes?\s+(?:its|their)\s+minds?|wants?\s+everything|comes?\s+(?:too\s+)?late)",
    r"(?:keeps?|kept)\s+(?:changing\s+(?:its|their|the)\s+(?:minds?|scope|requirements|priorities|goalposts?)|dumping|throwing|breaking|blocking\s+us|ignoring|promising|moving\s+the\s+goalposts?|adding\s+(?:scope|requirements)|interrupting|overriding|complaining)",
    r"(?:refuses?|refused)\s+to\s+(?:listen|help|fix|talk|cooperate|understand|share|support|answer|take|own|test|document)",
    r"(?:doesn(?:'|’)t|don(?:'|’)t|won(?:'|’)t|does not|do not|will not|didn(?:'|’)t|did not)\s+(?:(?:really|even|ever)\s+)?(?:care|listen|understand|get it|bother|respect\s+(?:us|our)|trust\s+(?:us|our)|talk\s+to\s+us|tell\s+us|give\s+us|help\s+us|let\s+us|want\s+to\s+(?:listen|help|understand))",
    r"(?:only|just)\s+(?:cares?\s+about|cared\s+about|thinks?\s+about|wants?\s+(?:features|their|its|more features|to\s+(?:ship|look))|dumps?|throws?\s+(?:things|work|it|tickets))",
    r"(?:is|are|was|were)\s+(?:always\s+)?(?:to\s+blame|the\s+(?:problem|bottleneck\s+again|enemy)|useless|clueless|impossible\s+to\s+work\s+with)",
];

static ANOTHER_SIDE: LazyLock<Pattern> = LazyLock::new(|| {
    let who = format!(
        r"(?:the\s+(?:business|(?:{FUNCTIONS})\s+(?:team|people|folks|guys|department|side))|(?:{FUNCTIONS})(?:\s+(?:team|people|folks|guys|department|side))?|those\s+guys|they)"
    );
    let accused = format!(r"{who}\s+(?:just\s+|simply\s+|still\s+)?(?:{})", ACCUSING.join("|"));
    let fault = format!(r"(?:{FUNCTIONS})(?:'|’)s?\s+fault");
    Pattern::new(&format!(r"\b(?:{accused}|{fault}|us\s+(?:vs\.?|versus|against)\s+them)\b"))
});

/// A discipline anywhere.
static FUNCTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)\b(?:{FUNCTIONS}|the\s+business)\b")).expect("a fixed pattern"));

/// What stands before where the words begin a clause of their own.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    let joined = "that|because|and|but|so|while|since|as|yet|says|said|thinks|feels|again|whereas|although|though|why|which";
    Regex::new(&format!(r"(?i)(?:^[\W\d]*|[,;:(—–-]\s*|\b(?:{joined})\s+)$")).expect("a fixed pattern")
});

/// What stands before where nothing is claimed.
static UNCLAIMED: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"if|when|whether|unless|no|not|never|avoid|without|instead of|rather than|stop|less|beyond|myth|stereotype|assume[sd]?|blame|nobody";
    Regex::new(&format!(r"(?i)(?:\b(?:{words})\b|n(?:'|’)t\b)")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    let never = subject.language.never.as_ref().map_or_else(Vec::new, |never| subject.says(never));
    for said in never.iter().filter(|said| !UNCLAIMED.is_match(said.before)) {
        let draft = Draft::at(said.span, format!("'{}' is a phrase that the glossary asks us not to use", said.words))
            .help("Say what happened, to whom, and what you will do about it together.");
        sink.report(draft);
    }
    for said in subject.says(&ANOTHER_SIDE) {
        let first = said.words.split_whitespace().next().unwrap_or_default().to_lowercase();
        let pronoun = matches!(first.as_str(), "they" | "those");
        let known = !pronoun || FUNCTION.is_match(if first == "they" { said.before } else { said.sentence });
        let begins = matches!(first.as_str(), "us") || CLAUSE.is_match(said.before) || said.words.contains("fault");
        let told = never.iter().any(|other| other.span.contains(said.span) || said.span.contains(other.span));
        if !known
            || !begins
            || told
            || UNCLAIMED.is_match(said.before)
            || names_a_customer(said.before)
            || said.sentence.ends_with('?')
        {
            continue;
        }
        let draft = Draft::at(said.span, format!("'{}' puts some of us on another side", said.words))
            .help("Write what you both want to come out, and the next step that you take together.");
        sink.report(draft);
    }
}
