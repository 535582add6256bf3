//! Words for others that never say who they are.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "inclusive-pronouns",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: false,
    needs_phase: false,
    page: include_str!("inclusive_pronouns.md"),
    check: Check::Prose(|_| vec![&THEM], check),
};

static THEM: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(?:they|them)\b"));

/// What names somebody or something: a noun behind its article, a plural, a name, an indefinite person, or something left out.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let anybody = r"anyone|anybody|someone|somebody|everyone|everybody|nobody|no one|whoever|who|person|people|men|women|children|staff|each|both|one|two|and";
    let noun = r"(?:an?|the|our|my|your|his|her|their|that|any|every|another|some|which|whose)\s+[a-z]";
    Regex::new(&format!(r"(?i)\b(?:{anybody})\b|\b{noun}|\b[a-z]{{3,}}s\b|[a-z,;]\s+(?-i:[A-Z])\w|\u{{fffc}}"))
        .expect("a fixed pattern")
});

/// Words that end like a plural and name nobody.
static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    let words = "this|was|has|does|always|sometimes|unless|perhaps|besides|across|less|yes|thus|plus|minus|towards|afterwards|nevertheless|whereas|says|wants|needs";
    Regex::new(&format!(r"(?i)\b(?:{words})\b")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&THEM) {
        if said.in_heading || said.sentence.ends_with('?') || NAMED.is_match(&NO_NAME.replace_all(&subject.above(&said), "")) {
            continue;
        }
        let draft = Draft::at(said.span, format!("nobody was named before '{}'", said.words))
            .help("Name the people or the team; a reader of one of their pages may be one of them.");
        sink.report(draft);
    }
}
