//! What a rule, check or kind is, in words: the same text for `explain` and for whoever asks.

use std::fmt::Write as _;

use crate::finding::{Level, Signal};
use crate::kind::{Base, Check, ComputedBy, Example, Field, FieldType, Kind};
use crate::lint::page::{self, FileBlock};
use crate::lint::{Policy, Profile, Rule, RuleFacts};
use crate::model::Model;
use crate::syntax::{Node, NodeData};

/// A rule: its line, how much it matters, why, a bad example with its report, a good one.
pub fn rule(rule: &Rule, policy: &Policy) -> String {
    let Ok(page) = page::parse(rule.page) else { return rule.page.to_owned() };
    let standing = standing(rule.facts(), policy, None);
    let mut text = format!("{}\n\n{}\n\n{standing}\nWhy\n{}", page.id, page.summary, indented(&page.why));
    text.push_str("\nBad\n");
    blocks(&mut text, &page.bad);
    text.push_str("\nReport\n");
    text.push_str(&indented(&page.report.text));
    text.push_str("\nGood\n");
    blocks(&mut text, &page.good);
    if !page.see_also.trim().is_empty() {
        let _ = write!(text, "\nSee also\n{}", indented(&page.see_also));
    }
    text
}

/// A check of a kind: how much it matters, why, the expression, what makes it fire with the report, and the example on which it is silent.
pub fn check(model: &Model, policy: &Policy, kind: &Kind, check: &Check) -> String {
    let example = super::example_of(model, kind);
    let standing = standing(RuleFacts::of(check), policy, Some(kind));
    let mut text = format!("{}\n\n{standing}\nWhy\n{}", check.id, indented(&check.why));
    let _ = write!(text, "\nMust hold\n{}", indented(check.assert.source()));
    if let Some(when) = &check.when {
        let _ = writeln!(text, "  when {}", when.source());
    }
    let report = super::examples::report_of(model, kind, check, &example);
    text.push_str("\nBad: the example below with\n");
    for (place, value) in &check.bad {
        let _ = writeln!(text, "  {place}: {}", written(value));
    }
    if let Some(report) = report {
        let _ = write!(text, "\nReport\n{}", indented(&report));
    }
    text.push_str("\nGood\n");
    for file in &example.files {
        let _ = write!(text, "  {}\n{}", file.path, indented(&indented(&file.text)));
    }
    text
}

/// Where a rule comes from, what it does here, and how much it matters.
fn standing(rule: RuleFacts<'_>, policy: &Policy, kind: Option<&Kind>) -> String {
    let from =
        kind.map_or_else(|| "orgdocs itself".to_owned(), |kind| format!("the kind {}, for its documents alone", kind.name));
    let (level, by) = policy.level(rule, "", kind.map(|kind| kind.name.as_str()));
    let does = match level {
        Level::Error => "`orgdocs check` fails",
        Level::Warning => "it is reported and `orgdocs check` passes",
        Level::Info => "it is reported as a hint",
        Level::Off => "nothing is reported",
    };
    let matters = match rule.signal {
        Signal::Core => "matters everywhere and is seldom wrong",
        Signal::Useful => "helps most organisations of the right size",
        Signal::Noisy => "often speaks up where all is well",
    };
    let profiles = policy.profiles_with(rule);
    let profiles = match profiles.len() {
        0 => "none; `rules:` in orgdocs.yaml asks for it".to_owned(),
        all if all == Profile::ALL.len() => "all".to_owned(),
        _ => format!(
            "{}; `profile:` in orgdocs.yaml chooses",
            profiles.into_iter().map(Profile::word).collect::<Vec<_>>().join(", ")
        ),
    };
    let (level, signal) = (level.word(), rule.signal.word());
    format!("From: {from}\nLevel: {level} ({by}), so {does}\nWeight: {signal}, which {matters}\nProfiles: {profiles}\n")
}

/// A kind: what it is for, its fields, what is worked out, its checks, and an example.
pub fn kind(kind: &Kind, example: &Example) -> String {
    let mut text = format!("{} ({})\n\n{}\n", kind.name, kind.title, kind.purpose);
    if !kind.origin.is_empty() {
        let _ = writeln!(text, "Origin: {}", kind.origin);
    }
    text.push_str("\nFields (`!` has to be there, `2..5` is a list of two to five, `a | b` is one of them, `ref(team)` is the id of a team)\n");
    for field in kind.fields.iter().filter(|field| !field.envelope) {
        line(&mut text, field);
    }
    for of in kind.types.values().filter(|of| used(kind, &of.name)) {
        let _ = writeln!(text, "\n{}: {}", of.name, of.help);
        of.fields.iter().for_each(|field| line(&mut text, field));
    }
    if !kind.computed().is_empty() {
        text.push_str("\nWorked out\n");
        for computed in kind.computed() {
            let by = match &computed.by {
                ComputedBy::Expression(expr) => format!(" [{}]", expr.source()),
                ComputedBy::Native(_) => String::new(),
            };
            let _ = writeln!(text, "  {}: {}{by}", computed.name, computed.help);
        }
    }
    if !kind.checks().is_empty() {
        text.push_str("\nChecks\n");
        for check in kind.checks() {
            let _ = writeln!(text, "  {}: {}", check.id, check.why);
        }
    }
    text.push_str("\nExample\n");
    for file in &example.files {
        let _ = write!(text, "  {}\n{}", file.path, indented(&indented(&file.text)));
    }
    text
}

fn used(kind: &Kind, name: &str) -> bool {
    let uses = |field: &Field| field.of.base.record() == Some(name);
    kind.fields.iter().any(|field| !field.envelope && uses(field)) || kind.types.values().any(|of| of.fields.iter().any(uses))
}

fn line(text: &mut String, field: &Field) {
    let _ = write!(text, "  {} ({}): {}", field.name, notation(&field.of), field.help);
    if !field.aliases.is_empty() {
        let _ = write!(text, " Also called `{}`.", field.aliases.join("`, `"));
    }
    text.push('\n');
}

/// A type as kinds write it.
pub fn notation(of: &FieldType) -> String {
    let base = base_notation(&of.base);
    let list = of.list.map_or_else(String::new, |bounds| {
        format!(" {}..{}", bounds.least, bounds.most.map(|most| most.to_string()).unwrap_or_default())
    });
    format!("{base}{list}{}", if of.required { "!" } else { "" })
}

fn base_notation(base: &Base) -> String {
    match base {
        Base::Enum(words) => words.iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>().join(" | "),
        Base::Ref(kinds) => format!("ref({})", kinds.join("|")),
        Base::Map(inner) => format!("map({})", base_notation(inner)),
        Base::Record(name) => name.clone(),
        Base::Edge { signed: true } => "edge(signed)".to_owned(),
        Base::Edge { signed: false } => "edge".to_owned(),
        plain => format!("{plain:?}").to_lowercase(),
    }
}

fn blocks(text: &mut String, files: &[FileBlock]) {
    for file in files {
        let _ = write!(text, "  {}\n{}", file.path, indented(&indented(&file.text)));
    }
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
    text.trim_end().lines().map(line).collect()
}

fn written(node: &Node) -> String {
    match &node.data {
        NodeData::Scalar(scalar) => scalar.text.clone(),
        NodeData::Seq(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        NodeData::Map(entries) => {
            let each = entries.iter().map(|entry| format!("{}: {}", entry.key.text, written(&entry.value)));
            format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
        }
    }
}
