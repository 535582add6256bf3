//! Differences for people, for a pull request, and for programs.

use std::fmt::Write as _;

use serde_json::json;

use super::{Diff, Difference};

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffFormat {
    Text,
    Markdown,
    Json,
}

/// The version of the JSON shape.
const VERSION: u32 = 1;

impl Diff {
    /// The differences with a final newline; `harmless` neutralises what authors wrote.
    pub fn render(&self, format: DiffFormat, from: &str, to: &str, harmless: &dyn Fn(&str) -> String) -> String {
        match format {
            DiffFormat::Json => format!("{:#}\n", json!({"version": VERSION, "from": from, "to": to, "changes": self.changes})),
            DiffFormat::Text => self.lines(from, to, "", "  ", harmless),
            DiffFormat::Markdown => self.lines(from, to, "**", "  - ", &|text| escaped(&harmless(text))),
        }
    }

    fn lines(&self, from: &str, to: &str, mark: &str, lead: &str, harmless: &dyn Fn(&str) -> String) -> String {
        let mut out = String::new();
        let mut last: Option<&Difference> = None;
        let markdown = !mark.is_empty();
        for change in &self.changes {
            if last.is_none_or(|last| last.artifact != change.artifact) {
                let (address, title) = (harmless(&change.artifact), harmless(&change.title));
                let _ = if markdown {
                    writeln!(out, "- {mark}{title}{mark} ({address})")
                } else {
                    writeln!(out, "{address}  {title}")
                };
            }
            let _ = writeln!(out, "{lead}{}", harmless(&change.sentence));
            last = Some(change);
        }
        let count = match self.changes.len() {
            0 => "nothing changed".to_owned(),
            1 => "1 change".to_owned(),
            n => format!("{n} changes"),
        };
        let gap = if markdown || !self.changes.is_empty() { "\n" } else { "" };
        let _ = writeln!(out, "{gap}{count} from {} to {}", harmless(from), harmless(to));
        out
    }
}

/// Words that Markdown reads as words.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '@' | '!' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
