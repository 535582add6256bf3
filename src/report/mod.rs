//! What a run found, written for somebody: a person at a terminal, a pipeline, a reviewer, another program.
//!
//! One file per format, each a pure function from a [`Report`] to a `String`; the caller decides where it goes. Whatever an author
//! wrote is data here: `escape` makes it harmless for the format at hand before it is printed.
//!
//! To add a format: one file with `render(&Report, …) -> String`, one variant of [`Format`], one arm in [`render`].

mod concise;
mod content;
mod drawing;
mod escape;
mod format;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod place;
mod sarif;
mod snippet;
mod style;
mod summary;
pub mod text;
mod view;
mod wrap;

pub use content::{Report, Reported, RuleNote, State};
pub use escape::plain as escape_plain;
pub use format::{Format, FormatTarget};
pub use json::schema as json_schema;
pub use style::Style;
pub use summary::{Counts, Summary};

/// The whole report in one format, with a final newline; `style` matters to formats that people read on a terminal.
#[must_use]
pub fn render(report: &Report, format: Format, style: &Style) -> String {
    match format {
        Format::Text => text::render(report, style),
        Format::Concise => concise::render(report),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report),
        Format::Gitlab => gitlab::render(report),
        Format::Junit => junit::render(report),
        Format::Markdown => markdown::render(report),
    }
}
