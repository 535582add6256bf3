//! A GitLab code quality report. Shape: GitLab's documentation of the code quality report format.

use serde::Serialize;

use crate::finding::Level;

use super::content::{Report, Reported};
use super::escape::plain;
use super::{json, place};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// The findings that count, as a JSON list.
pub(super) fn render(report: &Report) -> String {
    let issues: Vec<_> = report.counted().map(|reported| issue(report, reported)).collect();
    json::pretty(&issues)
}

fn issue(report: &Report, reported: &Reported) -> Issue {
    let finding = &reported.finding;
    let at = place::in_git(report, finding.label.span);
    let mut description = plain(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        description.push_str(" — ");
        description.push_str(&plain(help));
    }
    Issue {
        description,
        check_name: finding.rule.to_string(),
        fingerprint: reported.finding.fingerprint.clone(),
        severity: match finding.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Info | Level::Off => "info",
        },
        location: Location { path: at.path, lines: Lines { begin: at.start.line, end: at.end.line } },
    }
}
