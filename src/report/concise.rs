//! One line per finding: `path:line:column: level rule: message`.

use crate::finding::Finding;
use crate::source::SourceMap;

use super::escape::plain;
use super::{Report, place};

/// Every finding that counts, one to a line, then the summary line.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for reported in report.counted() {
        out.push_str(&line(&report.sources, &reported.finding));
        out.push('\n');
    }
    out.push_str(&report.summary.line());
    out.push('\n');
    out
}

/// The line of one finding, without a newline.
pub(super) fn line(sources: &SourceMap, finding: &Finding) -> String {
    let at = place::range(sources, finding.label.span);
    let (line, column) = (at.start.line, at.start.column);
    let line = format!("{}:{line}:{column}: {} {}: {}", at.path, finding.level.word(), finding.rule, finding.message);
    plain(&line).into_owned()
}
