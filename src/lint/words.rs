//! Word lists that several rules share. To add a word: put it into its list; nothing else changes.

use std::sync::LazyLock;

use regex::Regex;

use crate::syntax::kebab;

/// Groups that cannot answer for anything, in kebab-case.
const GROUPS: &[&str] = &[
    "all",
    "both",
    "business",
    "company",
    "design",
    "engineering",
    "everybody",
    "everyone",
    "leaders",
    "leadership",
    "management",
    "operations",
    "ops",
    "product",
    "stakeholders",
    "us",
    "we",
];

/// Endings of a group's name, or all of it.
const GROUP_ENDINGS: &[&str] =
    &["-team", "-teams", "-squad", "-tribe", "-committee", "-board", "-group", "-guild", "-department"];

/// Words in place of a name that nobody has yet.
const NOBODY: &[&str] =
    &["n-a", "na", "nobody", "none", "tba", "tbc", "tbd", "to-be-decided", "todo", "unassigned", "unknown", "vacant"];

/// What counts work done instead of value gained.
static ACTIVITY: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        "velocity",
        "story points?",
        "points?",
        "throughput",
        "tickets?( closed)?",
        "commits?",
        "pull requests?",
        "prs?",
        "lines? of code",
        "loc",
        "deploy(ment)?s?( count| frequency)?",
        "releases?( count| frequency)?",
        "features? (shipped|delivered|released)",
        "hours( logged| worked| spent)?",
        "utili[sz]ation",
        "capacity",
        "tests?( count| written)",
        "meetings?( held)?",
        "issues? closed",
    ];
    let period = r"( (count|per (day|week|sprint|month|quarter|team|developer|engineer)|merged|done|completed|burned))?";
    Regex::new(&format!("(?i)^(number of |total |average |team )?({}){period}$", words.join("|"))).expect("a fixed pattern")
});

/// Words of a template that was never filled in. Where words of all scripts end can only be told by a slow search, and these are of
/// one.
static UNFINISHED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:TBD|TO[D]O|FIX[M]E|(?i-u:lorem ipsum))(?-u:\b)").expect("a fixed pattern"));

/// Frames of a template that nothing was put into.
static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    let marks = [r"\{[a-z][a-z ,|…]*\}", r"<[a-z]+( [a-z]+)+>", r"_{5,}", r"\[(insert|your|describe) [^\]\n]+\](?:[^(]|$)"];
    Regex::new(&marks.join("|")).expect("a fixed pattern")
});

/// People outside the company, who may want and refuse what they like.
static CUSTOMERS: LazyLock<Regex> = LazyLock::new(|| {
    let who = [
        "customers?",
        "users?",
        "merchants?",
        "clients?",
        "buyers?",
        "payers?",
        "patients?",
        "students?",
        "guests?",
        "owners?",
        "shops?",
        "sellers?",
        "vendors?",
        "suppliers?",
        "visitors?",
        "competitors?",
        "attackers?",
        "candidates?",
        "plumbers?",
        "founders?",
        "investors?",
        "readers?",
        "auditors?",
        "regulators?",
    ];
    Regex::new(&format!(r"(?i)\b({})\b", who.join("|"))).expect("a fixed pattern")
});

/// Whether a sentence is about people outside the company.
pub(super) fn names_a_customer(sentence: &str) -> bool {
    CUSTOMERS.is_match(sentence)
}

/// Whether words name a group of people rather than one person.
pub fn is_group(written: &str) -> bool {
    let name = kebab(written.trim_start_matches('@'));
    let name = name.strip_prefix("the-").unwrap_or(&name);
    GROUPS.contains(&name) || GROUP_ENDINGS.iter().any(|ending| format!("-{name}").ends_with(ending))
}

/// Whether words stand where a name is still missing.
pub fn is_nobody(written: &str) -> bool {
    let bare = written.trim();
    bare.chars().all(|c| !c.is_alphanumeric()) || NOBODY.contains(&kebab(bare).as_str())
}

/// Whether a metric's id or name counts activity.
pub(super) fn counts_activity(name: &str) -> bool {
    ACTIVITY.is_match(&kebab(name).replace('-', " "))
}

/// The part of a text that is a template's.
pub(super) fn placeholder(text: &str) -> Option<std::ops::Range<usize>> {
    // Most texts hold none of the letters that open a frame.
    let framed = text.bytes().any(|letter| matches!(letter, b'{' | b'<' | b'[' | b'_'));
    let frame = if framed { FRAME.find(text) } else { None };
    let first = [UNFINISHED.find(text), frame].into_iter().flatten().min_by_key(regex::Match::start);
    first.map(|found| found.range())
}

/// A help that a reader worded as part of a sentence, as a whole one.
pub(super) fn sentence(help: &str) -> String {
    let mut letters = help.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let end = if help.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_told_from_people() {
        assert!(["payments-team", "The Business", "everyone", "@leadership"].into_iter().all(is_group));
        assert!(!["ada", "role:head-of-risk", "teamsworth", "bo"].into_iter().any(is_group));
    }

    #[test]
    fn a_missing_name_is_seen() {
        assert!(["TBD", "n/a", "?", "—", "to be decided"].into_iter().all(is_nobody));
        assert!(!["ada", "Nona", "todor"].into_iter().any(is_nobody));
    }

    #[test]
    fn activity_is_told_from_value() {
        assert!(
            ["story-points", "Velocity", "deployment_frequency", "tickets closed", "Number of commits per week"]
                .into_iter()
                .all(counts_activity)
        );
        assert!(
            !["paid-within-30d", "hours saved by merchants", "ticket-backlog-age", "first-response-time"]
                .into_iter()
                .any(counts_activity)
        );
    }

    #[test]
    fn template_text_is_found_and_ordinary_words_are_not() {
        assert_eq!(placeholder("Owner: TBD").map(|range| range.start), Some(7));
        assert!(
            ["# {short title}", "<name of the team>", "lorem ipsum dolor", "_____", "[insert purpose here]"]
                .iter()
                .all(|text| placeholder(text).is_some())
        );
        assert!(
            ["We keep a todo list", "a <b>bold</b> claim", "set {#anchor}", "snake_case__name", "[your page](x.md)"]
                .iter()
                .all(|text| placeholder(text).is_none())
        );
    }
}
