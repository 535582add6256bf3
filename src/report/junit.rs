//! JUnit XML, for test dashboards: a suite per file, a case per finding.
//!
//! Errors are failures. Warnings and infos pass, with their text as output, so that a dashboard is as red as the run.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::finding::{Finding, Level};

use super::content::Report;
use super::escape::xml;
use super::place;

/// The report as XML; a run without findings is one passing case.
pub(super) fn render(report: &Report) -> String {
    let mut files: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for reported in report.counted() {
        let path = place::in_git(report, reported.finding.label.span).path;
        files.entry(path).or_default().push(&reported.finding);
    }
    let cases = files.values().map(Vec::len).sum::<usize>().max(1);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"orgdocs\" tests=\"{cases}\" failures=\"{}\">", report.summary.errors);
    if files.is_empty() {
        out.push_str("  <testsuite name=\"orgdocs\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"0\">\n");
        let _ = writeln!(out, "    <testcase classname=\"orgdocs\" name=\"{}\" time=\"0\"/>", xml(&report.summary.line()));
        out.push_str("  </testsuite>\n");
    }
    for (path, findings) in files {
        suite(&mut out, report, &path, &findings);
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(out: &mut String, report: &Report, path: &str, findings: &[&Finding]) {
    let failures = findings.iter().filter(|finding| finding.level == Level::Error).count();
    let (name, tests) = (attribute(path), findings.len());
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\" time=\"0\">"
    );
    for finding in findings {
        case(out, report, finding);
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, report: &Report, finding: &Finding) {
    let at = place::in_git(report, finding.label.span);
    let (rule, message) = (attribute(finding.rule.as_str()), attribute(&finding.message));
    let place = format!("{}:{}:{}", at.path, at.start.line, at.start.column);
    let mut body = format!("{}: {}\n", attribute(&place), message);
    for (word, text) in [("why", Some(&finding.why)), ("help", finding.help.as_ref())] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let _ = writeln!(body, "{word}: {}", attribute(text));
        }
    }
    let name = attribute(&format!("line {}: {}", at.start.line, finding.message));
    let _ = writeln!(out, "    <testcase classname=\"{rule}\" name=\"{name}\" time=\"0\">");
    if finding.level == Level::Error {
        let _ = writeln!(out, "      <failure type=\"error\" message=\"{message}\">{body}</failure>");
    } else {
        let _ = writeln!(out, "      <system-out>{}: {body}</system-out>", finding.level.word());
    }
    out.push_str("    </testcase>\n");
}

/// One line of text, escaped.
fn attribute(text: &str) -> String {
    xml(&super::escape::plain(text))
}
