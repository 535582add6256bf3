//! Template text in active documents.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::words::placeholder;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{Data, Value};
use crate::source::Span;
use crate::syntax::Block;

pub(super) static RULE: Rule = Rule {
    id: "finished-text",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("finished_text.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.artifact.parent.is_some() || !subject.is_active() {
        return;
    }
    let mut seen: Vec<Span> = Vec::new();
    let matters = |name: &str| subject.kind.fields.get(name).is_some_and(|field| field.of.required || field.lead);
    let mut judge = |value: &Value| {
        if let Data::Text(text) = &value.data
            && let Some(found) = placeholder(text)
        {
            seen.push(value.span);
            report(value.span, &text[found], sink);
        }
    };
    for given in &subject.artifact.record.fields {
        if matters(&given.name) {
            given.value.each_value(&mut judge);
        } else if given.value.span == subject.head() {
            judge(&given.value);
        }
    }
    let blocks = subject.document().markdown().map_or(&[][..], |markdown| &markdown.outline.blocks);
    for block in blocks {
        let Block::Heading(heading) = block else { continue };
        let text = subject.slice(heading.text.span);
        if let Some(found) = placeholder(text)
            && !seen.iter().any(|span| heading.span.contains(*span))
        {
            report(heading.text.span, &text[found], sink);
        }
    }
}

fn report(span: Span, words: &str, sink: &mut Sink) {
    let draft = Draft::at(span, format!("'{}' is template text", words.trim())).help("Fill it in, or delete it.");
    sink.report(draft);
}
