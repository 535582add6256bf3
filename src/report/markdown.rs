//! GitHub-flavoured Markdown, for a comment on a pull request or a job summary.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::finding::Finding;
use crate::source::SourceMap;

use super::escape::{markdown, markdown_code};
use super::{Report, place};

/// GitHub refuses comments over 65,536 characters; the rest is counted instead.
const ROOM: usize = 60_000;

/// A heading, a table per file, and the summary.
pub(super) fn render(report: &Report) -> String {
    let mut out = format!("### orgdocs: {}\n", report.summary.headline());
    let mut files: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for reported in report.counted() {
        files.entry(place::in_git(report, reported.finding.label.span).path).or_default().push(&reported.finding);
    }
    let mut left_out = 0;
    for (path, findings) in &files {
        let mut table = format!("\n#### {}\n\n| Line | Level | What | Rule |\n|---:|---|---|---|\n", markdown_code(path));
        let (mut rows, total) = (0, out.chars().count());
        for finding in findings {
            let row = row(&report.sources, finding);
            if left_out > 0 || total + table.chars().count() + row.chars().count() > ROOM {
                left_out += 1;
                continue;
            }
            table.push_str(&row);
            rows += 1;
        }
        if rows > 0 {
            out.push_str(&table);
        }
    }
    if left_out > 0 {
        let _ = writeln!(out, "\n{left_out} more did not fit here; `orgdocs check` lists all of them.");
    }
    let _ = writeln!(out, "\n{}.", markdown(&report.summary.line()));
    out
}

fn row(sources: &SourceMap, finding: &Finding) -> String {
    let line = sources.place(finding.label.span).line;
    let mut what = markdown(&finding.message);
    for part in [Some(&finding.why), finding.help.as_ref()].into_iter().flatten().filter(|part| !part.is_empty()) {
        what.push_str("<br>");
        what.push_str(&markdown(part));
    }
    format!("| {line} | {} | {what} | {} |\n", finding.level.word(), markdown_code(finding.rule.as_str()))
}
