//! For programs: everything a report holds, in a versioned schema.
//!
//! Fields may be added within a version; a change that could break a reader raises it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Label, Level};
use crate::source::SourceMap;

use super::content::{Report, Reported, State};
use super::{escape, place};

/// The version of the shape.
const VERSION: u32 = 1;

/// What orgdocs found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "orgdocs report")]
struct Document {
    /// The version of this shape; 1 today.
    version: u32,
    tool: Tool,
    summary: Totals,
    findings: Vec<Item>,
}

/// The program that wrote the report.
#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// What was read, and how many findings of each sort there are.
#[derive(Debug, Serialize, JsonSchema)]
struct Totals {
    documents: usize,
    artifacts: usize,
    pages: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
    baselined: usize,
    /// The date rules compared with, `YYYY-MM-DD`.
    as_of: String,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    rule: String,
    level: Level,
    /// Who decided the level.
    decided_by: String,
    /// `counts`, `baselined` or `waived`.
    state: &'static str,
    /// Why the author waived it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Stays the same while lines move; unique within the report.
    fingerprint: String,
    /// What is wrong.
    message: String,
    /// Why it matters.
    why: String,
    /// What to do.
    help: Option<String>,
    /// The artifact it concerns, as `kind:id`.
    artifact: Option<String>,
    place: Place,
    /// The other ends of a relation.
    related: Vec<Place>,
    fixes: Vec<Mend>,
}

/// A range in a file, and the local fact.
#[derive(Debug, Serialize, JsonSchema)]
struct Place {
    /// Relative to the root of the repository, with `/` between the parts.
    path: String,
    start: Point,
    /// Exclusive.
    end: Point,
    text: String,
}

/// A point in a file.
#[derive(Debug, Serialize, JsonSchema)]
struct Point {
    /// From 1.
    line: u32,
    /// From 1, in characters.
    column: u32,
    /// From 0, in bytes.
    offset: u32,
}

/// Edits that mend the finding together.
#[derive(Debug, Serialize, JsonSchema)]
struct Mend {
    title: String,
    /// Whether it keeps the author's meaning for certain.
    safe: bool,
    edits: Vec<Change>,
}

/// Replaces a range with a text.
#[derive(Debug, Serialize, JsonSchema)]
struct Change {
    path: String,
    start: Point,
    /// Exclusive.
    end: Point,
    replacement: String,
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Document).to_value()
}

/// The report as indented JSON.
pub(super) fn render(report: &Report) -> String {
    let summary = &report.summary;
    let document = Document {
        version: VERSION,
        tool: Tool { name: "orgdocs", version: env!("CARGO_PKG_VERSION") },
        summary: Totals {
            documents: summary.counts.documents,
            artifacts: summary.counts.artifacts,
            pages: summary.counts.pages,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            waived: summary.waived,
            baselined: summary.baselined,
            as_of: summary.counts.as_of.clone(),
        },
        findings: report.findings.iter().map(|reported| item(&report.sources, reported)).collect(),
    };
    pretty(&document)
}

/// Indented JSON with a final newline; a viewer that shows it raw cannot be misled by what authors wrote.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("report structs hold only strings, numbers and lists");
    text.push('\n');
    escape::json(text)
}

fn item(sources: &SourceMap, reported: &Reported) -> Item {
    let finding = &reported.finding;
    let (state, reason) = match &reported.state {
        State::New => ("counts", None),
        State::Baselined => ("baselined", None),
        State::Waived { reason } => ("waived", Some(reason.clone())),
    };
    let change = |edit: &crate::edit::Edit| {
        let Place { path, start, end, .. } = labelled(sources, &Label::new(edit.span, ""));
        Change { path, start, end, replacement: edit.text.clone() }
    };
    let mend =
        |fix: &crate::edit::Fix| Mend { title: fix.title.clone(), safe: fix.safe, edits: fix.edits.iter().map(change).collect() };
    Item {
        rule: finding.rule.to_string(),
        level: finding.level,
        decided_by: finding.decided_by.clone(),
        state,
        reason,
        fingerprint: reported.finding.fingerprint.clone(),
        message: finding.message.clone(),
        why: finding.why.clone(),
        help: finding.help.clone(),
        artifact: finding.artifact.clone(),
        place: labelled(sources, &finding.label),
        related: finding.related.iter().map(|label| labelled(sources, label)).collect(),
        fixes: finding.fixes.iter().map(mend).collect(),
    }
}

fn labelled(sources: &SourceMap, label: &Label) -> Place {
    let range = place::range(sources, label.span);
    Place {
        path: range.path,
        start: Point { line: range.start.line, column: range.start.column, offset: label.span.start },
        end: Point { line: range.end.line, column: range.end.column, offset: label.span.end },
        text: label.text.clone(),
    }
}
