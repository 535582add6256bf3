//! A group of one discipline that is called a team.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

use crate::kind::Meaning;
use crate::syntax::kebab;

pub(super) static RULE: Rule = Rule {
    id: "team-means-cross-functional",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("team_means_cross_functional.md"),
    check: Check::Prose(|_| vec![&FUNCTION], check),
};

static FUNCTION: LazyLock<Pattern> = LazyLock::new(|| {
    let functions = "engineering|product|design|ux|ui|qa|quality assurance|testing|test|ops|operations|backend|back-end|frontend|front-end|mobile|architecture|dba";
    Pattern::new(&format!(r"\bthe\s+(?P<function>{functions})\s+team\b"))
});

/// Those around it who have teams of their own.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(their|his|her|customers?|clients?|vendors?|suppliers?|partners?|agency|agencies|at\s+(?-i:[A-Z])\w+)\b")
        .expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&FUNCTION) {
        let function =
            FUNCTION.exact().captures(said.words).map_or("", |found| found.name("function").map_or("", |name| name.as_str()));
        // A group that owns something is a team, whatever it is called; so is one that nobody here could know.
        let teams = subject.model.with_meaning(Meaning::Members).map(|id| subject.model.artifact(id));
        let mut known = teams.map(|team| [kebab(&team.title), team.id.clone()]).peekable();
        let name = kebab(function);
        let is_ours =
            |[title, id]: [String; 2]| [title, id].iter().any(|word| format!("-{word}-").contains(&format!("-{name}-")));
        if said.in_heading || known.peek().is_none() || known.any(is_ours) || OTHERS.is_match(said.sentence) {
            continue;
        }
        let named = subject.language.group_word.as_deref();
        let word = named.unwrap_or("group");
        let other = named.map(|word| format!("; a group of one discipline is a {word}")).unwrap_or_default();
        let draft = Draft::at(said.span, format!("'{}' is a {word} of one discipline, and no team here", said.words))
            .help(format!("Name the person or the team that is meant{other}."));
        sink.report(draft);
    }
}
