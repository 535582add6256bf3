//! GitHub Actions workflow commands, which become annotations on the pull request.
//!
//! GitHub keeps ten errors, ten warnings and ten notices of a step and drops the rest without a word; so the rest goes to the log
//! as plain lines in a group. The job summary is the `markdown` format.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::finding::{Finding, Level};

use super::escape::{command_data, command_property, plain};
use super::{Report, concise, place};

/// How many annotations of one level GitHub keeps per step.
const LIMIT: usize = 10;

/// Annotations up to the limit, then the rest, then the summary line.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    let mut used: BTreeMap<Level, usize> = BTreeMap::new();
    let mut rest = Vec::new();
    for reported in report.counted() {
        let finding = &reported.finding;
        let n = used.entry(finding.level).or_default();
        if *n < LIMIT {
            *n += 1;
            out.push_str(&annotation(report, finding));
        } else {
            rest.push(concise::line(&place::in_git(report, finding.label.span), finding));
        }
    }
    if !rest.is_empty() {
        let _ = writeln!(out, "::group::{} more, beyond the annotations that GitHub shows", rest.len());
        for line in &rest {
            out.push_str(line);
            out.push('\n');
        }
        out.push_str("::endgroup::\n");
    }
    out.push_str(&report.summary.line());
    out.push('\n');
    out
}

fn annotation(report: &Report, finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Off => "notice",
    };
    let at = place::in_git(report, finding.label.span);
    let mut body = plain(&finding.message).into_owned();
    for part in [Some(&finding.why), finding.help.as_ref()].into_iter().flatten().filter(|part| !part.is_empty()) {
        body.push('\n');
        body.push_str(&plain(part));
    }
    let mut out = format!("::{command} file={}", command_property(&plain(&at.path)));
    let _ = write!(out, ",line={},endLine={}", at.start.line, at.end.line);
    // GitHub refuses columns on annotations over several lines.
    if at.start.line == at.end.line {
        let _ = write!(out, ",col={},endColumn={}", at.start.column, at.end.column);
    }
    let title = plain(finding.rule.as_str());
    let _ = writeln!(out, ",title={}::{}", command_property(&title), command_data(&body));
    out
}
