//! Reads a rule's page: its name, one-line summary, why, and the examples that `verify` runs.
//!
//! The shape is fixed:
//!
//! ````text
//! # rule-name
//!
//! One line that says what the rule asks for.
//!
//! ## Why
//! …
//! ## Bad
//! ```yaml file=teams/payments.yaml
//! …
//! ```
//! ```report
//! the exact terminal output
//! ```
//! ## Good
//! ```yaml file=teams/payments.yaml
//! …
//! ```
//! ## See also
//! …
//! ````

use std::fmt;
use std::ops::Range;

/// A rule's page, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// The title, which is the rule's name.
    pub id: String,
    /// The paragraph under the title, on one line.
    pub summary: String,
    /// The Markdown under `## Why`.
    pub why: String,
    /// Files that break the rule.
    pub bad: Vec<FileBlock>,
    /// What the terminal shows for them.
    pub report: ReportBlock,
    /// Files that keep it.
    pub good: Vec<FileBlock>,
    /// The Markdown under `## See also`; empty when there is none.
    pub see_also: String,
}

/// One file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBlock {
    /// Where it stands in the repository.
    pub path: String,
    /// The word after the fence.
    pub language: String,
    /// The file, with a final newline unless empty.
    pub text: String,
    /// The line of the opening fence in the page, from 1.
    pub line: u32,
}

/// The recorded report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportBlock {
    pub text: String,
    /// The bytes of `text` in the page.
    pub range: Range<usize>,
    /// The line of the opening fence in the page, from 1.
    pub line: u32,
}

/// Why a page is not in the fixed shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFault {
    /// From 1.
    pub line: u32,
    pub message: String,
}

impl fmt::Display for PageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for PageFault {}

/// A fenced block, or a line outside of one.
enum Part<'a> {
    Line(&'a str),
    Fence { info: &'a str, text: &'a str, range: Range<usize> },
}

/// The paragraph under the title, on one line.
pub fn summary_line(page: &str) -> String {
    let lines = page.lines().skip(1).take_while(|line| !line.starts_with("## "));
    lines.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first paragraph under `## Why`, on one line, as findings print it.
pub fn why_line(page: &str) -> String {
    let after = page.split_once("## Why").map_or("", |(_, after)| after);
    let lines = after.lines().skip_while(|line| line.trim().is_empty()).take_while(|line| !line.trim().is_empty());
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

const SECTIONS: [&str; 4] = ["Why", "Bad", "Good", "See also"];

/// Takes a page apart.
pub fn parse(page: &str) -> Result<RulePage, PageFault> {
    let mut id = None;
    let mut section: Option<usize> = None;
    let mut summary: Vec<&str> = Vec::new();
    let mut prose = [String::new(), String::new(), String::new(), String::new()];
    let (mut bad, mut good, mut report) = (Vec::new(), Vec::new(), None);
    for (line, part) in parts(page)? {
        let fault = |message: String| PageFault { line, message };
        match (part, section) {
            (Part::Line(text), None) if text.starts_with("# ") && id.is_none() => id = Some(text[2..].trim().to_owned()),
            (Part::Line(text), _) if text.starts_with("## ") => {
                let name = text[3..].trim();
                let next = SECTIONS.iter().position(|known| *known == name);
                let next = next.ok_or_else(|| fault(format!("the section `{name}` is not one of {}", SECTIONS.join(", "))))?;
                if section.is_some_and(|current| current >= next) {
                    return Err(fault(format!("the section `{name}` is repeated or out of order")));
                }
                section = Some(next);
            }
            (Part::Line(text), None) if id.is_some() => summary.push(text.trim()),
            (Part::Line(text), None) if text.trim().is_empty() => {}
            (Part::Line(_), None) => return Err(fault("a page opens with `# rule-name`".to_owned())),
            (Part::Line(text), Some(at)) => {
                prose[at].push_str(text);
                prose[at].push('\n');
            }
            (Part::Fence { info: "report", text, range }, Some(1)) => {
                if report.replace(ReportBlock { text: text.to_owned(), range, line }).is_some() {
                    return Err(fault("a second report block".to_owned()));
                }
            }
            (Part::Fence { info, text, .. }, Some(1)) => bad.push(file_block(info, text, line)?),
            (Part::Fence { info, text, .. }, Some(2)) => good.push(file_block(info, text, line)?),
            (Part::Fence { .. }, _) => return Err(fault("a code block outside `## Bad` and `## Good`".to_owned())),
        }
    }
    let missing = |what: &str| PageFault { line: 1, message: format!("the page has no {what}") };
    let [why, _, _, see_also] = prose.map(|text| text.trim().to_owned());
    let summary = summary.join(" ").trim().to_owned();
    let id = id.ok_or_else(|| missing("title"))?;
    let checks = [(summary.is_empty(), "summary"), (why.is_empty(), "`## Why`")];
    let blocks = [(bad.is_empty(), "file under `## Bad`"), (good.is_empty(), "file under `## Good`")];
    if let Some((_, what)) = checks.into_iter().chain(blocks).find(|(lacks, _)| *lacks) {
        return Err(missing(what));
    }
    let report = report.ok_or_else(|| missing("report block"))?;
    Ok(RulePage { id, summary, why, bad, report, good, see_also })
}

impl RulePage {
    /// `page`, from which this was read, with another report in its report block and nothing else changed.
    #[must_use]
    pub fn blessed(&self, page: &str, report: &str) -> String {
        let mut report = report.trim_end_matches('\n').to_owned();
        report.push('\n');
        let Range { start, end } = self.report.range.clone();
        format!("{}{report}{}", &page[..start], &page[end..])
    }
}

fn file_block(info: &str, text: &str, line: u32) -> Result<FileBlock, PageFault> {
    let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
    let path = rest.trim().strip_prefix("file=").map(|path| path.trim_matches('"'));
    let path = path.filter(|path| !path.is_empty()).ok_or_else(|| PageFault {
        line,
        message: format!("the block `{info}` needs a path, as in `yaml file=teams/payments.yaml`"),
    })?;
    Ok(FileBlock { path: path.to_owned(), language: language.to_owned(), text: text.to_owned(), line })
}

fn parts(page: &str) -> Result<Vec<(u32, Part<'_>)>, PageFault> {
    let mut parts = Vec::new();
    let mut open: Option<(usize, &str, usize, u32)> = None;
    let mut offset = 0;
    for (number, raw) in (1..).zip(page.split_inclusive('\n')) {
        let text = raw.trim_end_matches(['\n', '\r']);
        let ticks = text.len() - text.trim_start_matches('`').len();
        match open {
            None if ticks >= 3 => open = Some((ticks, text[ticks..].trim(), offset + raw.len(), number)),
            None => parts.push((number, Part::Line(text))),
            Some((length, info, start, line)) if ticks >= length && text.len() == ticks => {
                parts.push((line, Part::Fence { info, text: &page[start..offset], range: start..offset }));
                open = None;
            }
            Some(_) => {}
        }
        offset += raw.len();
    }
    match open {
        Some((.., line)) => Err(PageFault { line, message: "this block is never closed".to_owned() }),
        None => Ok(parts),
    }
}
