//! For people at a terminal: what is wrong, the lines it is about, why it matters, what to do.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style as Ansi};

use crate::finding::{Finding, Level};
use crate::source::SourceMap;

use super::escape::plain as harmless;
use super::style::Style;
use super::wrap::hanging;
use super::{Report, drawing, snippet};

/// Every finding that counts, then the summary line.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let style = Style { width: style.width.max(Style::NARROWEST), ..*style };
    let mut out = String::new();
    for reported in report.counted() {
        finding_into(&mut out, &report.sources, &reported.finding, &style);
        out.push('\n');
    }
    let mark = Ansi::new().bold();
    for (i, line) in hanging("", &report.summary.line(), 0, style.width).iter().enumerate() {
        push(&mut out, if i == 0 { mark } else { Ansi::new() }, line, &style);
        out.push('\n');
    }
    out
}

/// Findings as rule pages record them: 80 columns, Unicode, no colour, a blank line between two, no summary.
#[must_use]
pub fn plain(sources: &SourceMap, findings: &[Finding]) -> String {
    let mut out = String::new();
    for (i, finding) in findings.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        finding_into(&mut out, sources, finding, &Style::PAGE);
    }
    out
}

/// One finding in the given style, for callers that print findings as they come.
#[must_use]
pub fn finding(sources: &SourceMap, finding: &Finding, style: &Style) -> String {
    let mut out = String::new();
    finding_into(&mut out, sources, finding, &Style { width: style.width.max(Style::NARROWEST), ..*style });
    out
}

fn finding_into(out: &mut String, sources: &SourceMap, finding: &Finding, style: &Style) {
    headline(out, finding, style);
    let file = sources.file(finding.label.span.source);
    if file.text.is_empty() {
        let place =
            if finding.label.text.is_empty() { file.path.clone() } else { format!("{} ({})", file.path, finding.label.text) };
        fact(out, "in", &place, style);
    }
    for snippet in snippet::snippets(sources, finding, style) {
        for line in drawing::draw(snippet, finding.level, style) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    if !finding.why.is_empty() {
        fact(out, "why", &finding.why, style);
    }
    if let Some(help) = &finding.help {
        fact(out, "help", help, style);
    }
    if style.explain_levels {
        fact(out, "level", &format!("{}, by {}", finding.level.word(), finding.decided_by), style);
    }
}

fn headline(out: &mut String, finding: &Finding, style: &Style) {
    let colour = match finding.level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Info | Level::Off => AnsiColor::Cyan,
    };
    let lead = format!("{}[{}]", finding.level.word(), harmless(finding.rule.as_str()));
    let text = format!("{lead}: {}", harmless(&finding.message));
    for (i, line) in hanging("", &text, 2, style.width).iter().enumerate() {
        let (tag, rest) = if i == 0 { line.split_at(lead.len().min(line.len())) } else { ("", line.as_str()) };
        push(out, Ansi::new().bold().fg_color(Some(colour.into())), tag, style);
        push(out, Ansi::new().bold(), rest, style);
        out.push('\n');
    }
}

fn fact(out: &mut String, word: &str, text: &str, style: &Style) {
    let lead = format!("  {word}: ");
    for (i, line) in hanging(&lead, &harmless(text), lead.len(), style.width).iter().enumerate() {
        let (tag, rest) = if i == 0 { line.split_at(lead.len() - 1) } else { ("", line.as_str()) };
        push(out, Ansi::new().fg_color(Some(AnsiColor::Cyan.into())), tag, style);
        out.push_str(rest);
        out.push('\n');
    }
}

fn push(out: &mut String, ansi: Ansi, text: &str, style: &Style) {
    if style.colour && !text.is_empty() {
        let _ = write!(out, "{ansi}{text}{ansi:#}");
    } else {
        out.push_str(text);
    }
}
