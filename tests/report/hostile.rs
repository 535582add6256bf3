//! Names and texts that try to break out of their format.

use std::sync::Arc;

use orgdocs::finding::{Finding, Label, Level};
use orgdocs::report::{Format, Report, Style, render};
use orgdocs::source::{SourceFile, SourceMap, Span};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::data::{bare, counts};
use super::{schemas, xml};

const PATH: &str = "teams/\n::error file=x::pwned\r\u{1b}]0;t\u{7}\u{202e}|`<b>.md";
const MESSAGE: &str =
    "\n::error::pwned ##[error]x\u{1b}[2J </failure>]]> `a|b` <img src=x> @everyone [x](javascript:1) {0} \u{202e}";

/// What names and titles are made of in the worst case.
const HOSTILE: &[&str] = &[
    "\n",
    "\r",
    "::error::x",
    "##[error]",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{2066}",
    "\0",
    "\u{85}",
    "]]>",
    "a",
    " ",
    "é",
    "<b>",
    "|",
    "\"",
];

fn hostile() -> Report {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(PATH, "a\u{1b}[31m\u{202e}::error::x\t\r\nsecond\n"));
    let mut finding = bare("finished-text", Level::Error, MESSAGE, Span::new(id, 1, 14));
    finding.label.text = String::from(MESSAGE);
    finding.why = String::from(MESSAGE);
    finding.help = Some(MESSAGE.to_owned());
    finding.artifact = Some(MESSAGE.to_owned());
    Report::new(Arc::new(sources), vec![finding], counts())
}

/// Whether a reader of the raw text could be misled: control characters, and marks that turn the order of letters around.
fn has_hazard(text: &str) -> bool {
    let turns = |c| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().any(|c| (c.is_control() && c != '\n') || turns(c))
}

#[test]
fn what_people_and_logs_read_holds_no_command_and_no_escape() {
    for format in [Format::Text, Format::Concise, Format::Github, Format::Markdown] {
        let out = render(&hostile(), format, &Style::PAGE);
        assert!(!has_hazard(&out), "{format}: {out}");
        assert!(!out.contains("##["), "{format}: {out}");
        let commands = out.lines().filter(|line| line.trim_start().starts_with("::")).count();
        assert_eq!(commands, usize::from(format == Format::Github), "{format}: {out}");
    }
}

#[test]
fn a_concise_report_has_a_line_per_finding() {
    assert_eq!(render(&hostile(), Format::Concise, &Style::PAGE).lines().count(), 2);
}

#[test]
fn markdown_stays_one_table_row_without_markup() {
    let out = render(&hostile(), Format::Markdown, &Style::PAGE);
    let rows: Vec<_> = out.lines().filter(|line| line.starts_with("| 1 ")).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].matches('|').count(), 5, "{}", rows[0]);
    assert!(!out.contains("<img") && !out.contains("<b>") && !out.contains("](") && !out.contains("@everyone"), "{out}");
}

#[test]
fn junit_and_json_formats_still_fit_their_schemas() {
    let junit = xml::read(&render(&hostile(), Format::Junit, &Style::PAGE)).unwrap();
    assert_eq!(schemas::faults("junit.schema.json", &junit), [""; 0]);
    for (format, name) in [
        (Format::Json, "orgdocs-report.schema.json"),
        (Format::Sarif, "sarif-2.1.0.json"),
        (Format::Gitlab, "gitlab-code-quality.schema.json"),
    ] {
        let value = serde_json::from_str(&render(&hostile(), format, &Style::PAGE)).unwrap();
        assert_eq!(schemas::faults(name, &value), [""; 0], "{format}");
    }
}

#[test]
fn github_gets_its_limit_of_annotations_and_the_log_gets_the_rest() {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new("a.md", "x\n"));
    let finding = |level| bare("r", level, "m", Span::new(id, 0, 1));
    let mut findings = vec![finding(Level::Error); 25];
    findings.extend(vec![finding(Level::Warning); 12]);
    let out = render(&Report::new(Arc::new(sources), findings, counts()), Format::Github, &Style::PAGE);
    assert_eq!(out.lines().filter(|line| line.starts_with("::error ")).count(), 10);
    assert_eq!(out.lines().filter(|line| line.starts_with("::warning ")).count(), 10);
    assert_eq!(out.lines().filter(|line| line.starts_with("a.md:1:1: ")).count(), 17);
    assert!(out.contains("::group::17 more"));
}

#[test]
fn a_file_without_text_is_named() {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new("notes.md", ""));
    let mut finding = bare("readable-file", Level::Error, "`notes.md` is a pipe, not a file", Span::new(id, 0, 0));
    finding.help = Some("Remove it, or exclude it in `orgdocs.yaml`.".to_owned());
    let report = Report::new(Arc::new(sources), vec![finding], counts());
    insta::assert_snapshot!(render(&report, Format::Text, &Style::PAGE), @r#"
error[readable-file]: `notes.md` is a pipe, not a file
  in: notes.md
  help: Remove it, or exclude it in `orgdocs.yaml`.

1 error in 42 documents, as of 2026-04-15
"#);
}

fn finding_at(spans: &[(u32, u32)], texts: &[String], sources: &SourceMap) -> Finding {
    let id = sources.iter().next().unwrap().0;
    let mut labels =
        spans.iter().zip(texts.iter().cycle()).map(|(&(start, len), text)| Label::new(Span::new(id, start, start + len), text));
    let first = labels.next().unwrap();
    let mut finding = bare("some-rule", Level::Warning, &texts[0], first.span);
    finding.label = first;
    finding.related = labels.collect();
    finding
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    // Letters whose width every Unicode version agrees on: the drawing and this test count with different ones.
    #[test]
    fn nothing_but_a_path_is_wider_than_the_terminal(
        text in "([ -~]{0,90}|[ -~\t\r\nÀ-ÿА-я一-龥]{0,30}|👩‍💻|\n|\u{1b}\\[0m|\u{202e}){0,6}",
        spans in prop::collection::vec((0_u32..200, 0_u32..60), 1..4),
        texts in prop::collection::vec("[ -~é日\n\u{1b}]{0,60}", 1..3),
        width in 40_usize..100,
        unicode: bool,
    ) {
        for line in drawn(text, &spans, &texts, &Style { width, unicode, ..Style::PAGE }).lines() {
            prop_assert!(line.width() <= width, "{} > {width}: {line}", line.width());
            prop_assert!(!has_hazard(line), "{line:?}");
            prop_assert!(line.trim_end() == line, "{line:?}");
        }
    }

    #[test]
    fn no_format_prints_what_could_mislead_and_data_formats_keep_it(
        parts in prop::collection::vec(prop::sample::select(HOSTILE), 1..8),
    ) {
        let text = parts.concat();
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(format!("a{text}.md"), format!("{text}\n")));
        let mut finding = bare("some-rule", Level::Error, &text, Span::new(id, 0, 1));
        finding.label.text.clone_from(&text);
        finding.why.clone_from(&text);
        (finding.help, finding.artifact) = (Some(text.clone()), Some(text.clone()));
        let report = Report::new(Arc::new(sources), vec![finding], counts());
        for (format, ..) in Format::ALL {
            let out = render(&report, format, &Style::PAGE);
            prop_assert!(!has_hazard(&out), "{format}: {out:?}");
            let commands = out.lines().filter(|line| line.trim_start().starts_with("::")).count();
            prop_assert_eq!(commands, usize::from(format == Format::Github), "{}: {:?}", format, out);
        }
        let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, &Style::PAGE)).unwrap();
        prop_assert_eq!(json["findings"][0]["message"].as_str(), Some(text.as_str()));
    }

    #[test]
    fn any_text_and_any_range_can_be_written_in_every_format(
        text in any::<String>(),
        message in any::<String>(),
        spans in prop::collection::vec((0_u32..200, 0_u32..60), 1..4),
    ) {
        prop_assert!(!has_hazard(&drawn(text.clone(), &spans, std::slice::from_ref(&message), &Style::PAGE)));
        let mut sources = SourceMap::default();
        sources.add(SourceFile::new("p.md", text));
        let finding = finding_at(&spans, &[message], &sources);
        let report = Report::new(Arc::new(sources), vec![finding], counts());
        for (format, ..) in Format::ALL {
            prop_assert!(render(&report, format, &Style::PAGE).ends_with('\n'));
        }
        prop_assert!(xml::read(&render(&report, Format::Junit, &Style::PAGE)).is_ok());
    }
}

fn drawn(text: String, spans: &[(u32, u32)], texts: &[String], style: &Style) -> String {
    let mut sources = SourceMap::default();
    sources.add(SourceFile::new("p.md", text));
    let finding = finding_at(spans, texts, &sources);
    render(&Report::new(Arc::new(sources), vec![finding], counts()), Format::Text, style)
}
