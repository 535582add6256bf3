//! One line per finding: `path:line:column: level rule: message`.

use crate::finding::Finding;

use super::escape::plain;
use super::place::Range;
use super::{Report, place};

/// Every finding that counts, one to a line, then the summary line.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for reported in report.counted() {
        out.push_str(&line(&place::range(&report.sources, reported.finding.label.span), &reported.finding));
        out.push('\n');
    }
    out.push_str(&report.summary.line());
    out.push('\n');
    out
}

/// The line of one finding at its place, without a newline.
pub(super) fn line(at: &Range, finding: &Finding) -> String {
    let (line, column) = (at.start.line, at.start.column);
    let line = format!("{}:{line}:{column}: {} {}: {}", at.path, finding.level.word(), finding.rule, finding.message);
    plain(&line).into_owned()
}
