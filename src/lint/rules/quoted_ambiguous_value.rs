//! Unquoted text that YAML 1.1 reads as a switch or a number.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Data;

pub(super) static RULE: Rule = Rule {
    id: "quoted-ambiguous-value",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("quoted_ambiguous_value.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.artifact.parent.is_some() {
        return;
    }
    let document = subject.document();
    let body = document.markdown().map(|markdown| markdown.body);
    subject.artifact.record.each_value(&mut |value| {
        let Data::Text(text) = &value.data else { return };
        let Some(other) = other_reading(text) else { return };
        let written = subject.slice(value.span);
        if written != &**text || body.is_some_and(|body| body.contains(value.span)) {
            return;
        }
        let draft = Draft::at(value.span, format!("'{text}' can be read as {other}"))
            .help(format!("Quote it: `\"{text}\"`."))
            .fix("quote the value", value.span, format!("\"{text}\""));
        sink.report(draft);
    });
}

/// What a YAML 1.1 reader makes of a plain scalar that we read as text.
fn other_reading(text: &str) -> Option<String> {
    const LONGEST: usize = "00:00:00".len();
    if text.len() > LONGEST {
        return None;
    }
    if ["yes", "on", "true"].iter().any(|word| spells(text, word)) {
        return Some("true".to_owned());
    }
    if ["no", "off", "false"].iter().any(|word| spells(text, word)) {
        return Some("false".to_owned());
    }
    if !text.starts_with(|c: char| matches!(c, '1'..='9')) {
        return None;
    }
    let parts: Vec<&str> = text.split(':').collect();
    let numeral = |part: &&str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let clock = (2..=3).contains(&parts.len()) && parts.iter().all(numeral);
    let of = |part: &&str| part.parse::<u32>().ok();
    let places: Vec<u32> = parts.iter().filter_map(of).collect();
    let below_sixty = places.iter().skip(1).all(|place| *place < 60);
    (clock && below_sixty).then(|| places.iter().fold(0, |sum, place| sum * 60 + place).to_string())
}

/// Whether a text is a word in one of the cases that YAML 1.1 knows: `yes`, `Yes` or `YES`.
fn spells(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word) && (text[1..] == word[1..] || text.bytes().all(|byte| byte.is_ascii_uppercase()))
}
