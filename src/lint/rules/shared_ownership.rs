//! Work that is pushed away.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Pattern, ProseSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "shared-ownership",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("shared_ownership.md"),
    check: Check::Prose(|_| vec![&PUSHED_AWAY], check),
};

static PUSHED_AWAY: LazyLock<Pattern> = LazyLock::new(|| {
    let not_ours =
        r"(not|isn(?:'|’)t|wasn(?:'|’)t|aren(?:'|’)t|never)\s+(really\s+)?(my|our)\s+(job|problem|responsibility|department)";
    let over = r"(threw|throws?|throwing|thrown|toss|tosses|tossed|tossing|lobs?|lobbed|chuck(s|ed)?)\s+(\S+\s+){0,4}over\s+(the|a)\s+(fence|wall)";
    Pattern::new(&format!(r"\b({not_ours}|{over})\b"))
});

/// What follows where a limit is set and nothing is refused.
static LIMITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(alone|only|to\b|until|unless|before|anymore|any more|either way|but\s+(we|i|it)\b)")
        .expect("a fixed pattern")
});

/// What stands before where the words are what nobody should do or say.
static DISOWNED: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"never|not|n(?:'|’)t|no|nobody|nothing|without|instead of|rather than|stop|stopped|avoid|less|end|ended|if|when|whether|nor|used to|no longer|like|as if|way of|temptation to";
    Regex::new(&format!(r"(?i)(\b({words})|n(?:'|’)t)\b")).expect("a fixed pattern")
});

fn check(subject: &ProseSubject<'_>, sink: &mut Sink) {
    for said in subject.says(&PUSHED_AWAY) {
        if said.in_heading
            || (!said.words.contains("over") && LIMITED.is_match(said.after))
            || DISOWNED.is_match(said.before)
            || said.sentence.ends_with('?')
        {
            continue;
        }
        let draft = Draft::at(said.span, format!("'{}' leaves the work between two teams", said.words))
            .help("Say whose it is, and how the two of you talk about it until it is done.");
        sink.report(draft);
    }
}
