//! SARIF 2.1.0, for code scanning: rule help, fingerprints, related places, fixes, baseline and waivers.
//!
//! Shape: OASIS, Static Analysis Results Interchange Format 2.1.0. Columns count characters, places are relative to the root of the Git repository.

mod shape;

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::finding::{Finding, Label, Level, RuleId};
use crate::source::{SourceMap, Span};

use super::content::{Report, Reported, State};
use super::{json, place};
use shape::{
    Change, Content, Descriptor, Driver, Fix, Help, Level as SarifLevel, Location, Log, Message, Physical, Region, Replacement,
    Run, Suppression, Tool, Uri,
};

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The report as one SARIF run.
pub(super) fn render(report: &Report) -> String {
    let mut levels: BTreeMap<&RuleId, Level> = BTreeMap::new();
    for reported in &report.findings {
        let level = levels.entry(&reported.finding.rule).or_insert(reported.finding.level);
        *level = (*level).max(reported.finding.level);
    }
    let order: BTreeMap<&RuleId, usize> = levels.keys().enumerate().map(|(i, rule)| (*rule, i)).collect();
    let rules = levels.iter().map(|(rule, level)| descriptor(report, rule, *level)).collect();
    let results = report.findings.iter().map(|reported| result(report, reported, &order)).collect();
    let driver =
        Driver { name: "orgdocs", version: env!("CARGO_PKG_VERSION"), semantic_version: env!("CARGO_PKG_VERSION"), rules };
    json::pretty(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    })
}

fn descriptor(report: &Report, rule: &RuleId, level: Level) -> Descriptor {
    let finding = report.findings.iter().map(|reported| &reported.finding).find(|finding| finding.rule == *rule);
    let note = report.rules.get(rule);
    let why = finding.map_or("", |finding| finding.why.as_str());
    let short = note.map_or(why, |note| note.summary.as_str());
    Descriptor {
        id: rule.to_string(),
        short_description: text(short).filled(rule.as_str()),
        help: note.map(|note| Help { text: note.summary.clone(), markdown: note.markdown.clone() }),
        help_uri: note.and_then(|note| note.url.clone()),
        default_configuration: SarifLevel { level: word(level) },
    }
}

fn result(report: &Report, reported: &Reported, order: &BTreeMap<&RuleId, usize>) -> shape::Result {
    let finding = &reported.finding;
    let suppressions = match &reported.state {
        State::Waived { reason } => vec![Suppression { kind: "external", justification: reason.clone() }],
        State::New | State::Baselined => vec![],
    };
    shape::Result {
        rule_id: finding.rule.to_string(),
        rule_index: order.get(&finding.rule).copied().unwrap_or_default(),
        level: word(finding.level),
        message: text(&whole_message(finding)),
        locations: vec![location(report, &finding.label, None)],
        related_locations: finding.related.iter().zip(1..).map(|(label, id)| location(report, label, Some(id))).collect(),
        partial_fingerprints: BTreeMap::from([("orgdocs/v1", reported.finding.fingerprint.clone())]),
        baseline_state: if reported.state == State::Baselined { "unchanged" } else { "new" },
        suppressions,
        fixes: finding.fixes.iter().map(|fix| mend(report, fix)).collect(),
    }
}

/// SARIF viewers show one text, so what, why and what to do come together.
fn whole_message(finding: &Finding) -> String {
    let mut parts = vec![finding.message.clone()];
    parts.extend(Some(&finding.why).filter(|why| !why.is_empty()).map(|why| format!("Why: {why}")));
    parts.extend(finding.help.as_ref().map(|help| format!("Help: {help}")));
    parts.join("\n")
}

fn location(report: &Report, label: &Label, id: Option<usize>) -> Location {
    let physical = Physical { artifact_location: uri(report, label.span), region: region(&report.sources, label.span) };
    let message = Some(text(&label.text)).filter(|_| !label.text.is_empty());
    Location { id, physical_location: physical, message }
}

fn mend(report: &Report, fix: &crate::edit::Fix) -> Fix {
    let mut changes: Vec<Change> = Vec::new();
    for edit in &fix.edits {
        let artifact_location = uri(report, edit.span);
        let replacement = Replacement {
            deleted_region: region(&report.sources, edit.span),
            inserted_content: Content { text: edit.text.clone() },
        };
        match changes.iter_mut().find(|change| change.artifact_location == artifact_location) {
            Some(change) => change.replacements.push(replacement),
            None => changes.push(Change { artifact_location, replacements: vec![replacement] }),
        }
    }
    Fix { description: text(&fix.title), artifact_changes: changes }
}

fn uri(report: &Report, span: Span) -> Uri {
    let path = place::in_git(report, span).path;
    Uri { uri: utf8_percent_encode(&path, PATH).to_string(), uri_base_id: "%SRCROOT%" }
}

fn region(sources: &SourceMap, span: Span) -> Region {
    let range = place::range(sources, span);
    Region {
        start_line: range.start.line,
        start_column: range.start.column,
        end_line: range.end.line,
        end_column: range.end.column,
    }
}

/// Viewers read messages for `{0}` and `[links](…)`; authors' words must not become either.
fn text(words: &str) -> Message {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '{' | '}' => out.extend([c, c]),
            '[' | ']' | '\\' => out.extend(['\\', c]),
            '\n' => out.push(c),
            c => out.push_str(&super::escape::plain(c.encode_utf8(&mut [0; 4]))),
        }
    }
    Message { text: out }
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}
