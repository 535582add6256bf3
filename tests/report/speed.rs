//! The cost of a finding must not grow with its file.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use orgdocs::finding::{Label, Level};
use orgdocs::report::{Format, Report, Style, render};
use orgdocs::source::{SourceFile, SourceMap, Span};

use super::data::{bare, counts};

/// A minute proves only that drawing is not quadratic: drawn from the whole file, this takes many.
#[test]
fn ten_thousand_findings_in_a_megabyte_are_drawn() {
    let mut sources = SourceMap::default();
    let id =
        sources.add(SourceFile::new("big.md", "- an item of a very long list that is used for this test only\n".repeat(17_000)));
    let findings = (0..10_000_u32).map(|i| {
        let span = Span::new(id, i * 104 + 2, i * 104 + 9);
        let mut finding = bare("some-rule", Level::Error, "an item too many", span);
        finding.related = vec![Label::new(Span::new(id, 1_050_000 - i * 7, 1_050_003 - i * 7), "the other")];
        finding
    });
    let report = Report::new(Arc::new(sources), findings.collect(), counts());
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || done.send(render(&report, Format::Text, &Style::PAGE)));
    let out = wait.recv_timeout(Duration::from_mins(1)).unwrap();
    assert_eq!(out.matches("error[some-rule]").count(), 10_000);
}
