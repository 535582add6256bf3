//! `orgdocs.yaml`: what it says, and what it means. It knows no rule and no kind; words it cannot judge keep their places, and rules
//! report them.
//!
//! To add a setting: a field of [`Config`] with its reading in `read.rs`. To add a threshold: an entry in `expectations.yaml`.

mod expectations;
mod organisation;
mod read;
mod waive;

use crate::finding::Level;
use crate::quantity::Date;
use crate::source::{Patterns, SourceId, Span};
use crate::syntax::typed::Spanned;

pub use expectations::{Expectation, Expectations, catalogue as expectation_catalogue};
pub use organisation::{Organisation, Role};
pub use read::{ORGANISATION_SETTINGS, SETTINGS, read};
pub use waive::ConfigWaiver;

/// The name of the configuration, which also marks the root.
pub const FILE_NAME: &str = "orgdocs.yaml";

/// The themes that orgdocs brings along.
pub const THEMES: [&str; 2] = ["default", "plain"];

/// The configuration of a repository; every field has a meaning when the file is missing.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file, when there is one.
    pub source: Option<SourceId>,
    pub title: Option<String>,
    /// The language of the documents and of the site around them (BCP 47): `en`, `de-CH`.
    pub language: Option<String>,
    /// What the site says about itself in one line.
    pub summary: Option<String>,
    pub as_of: Option<Date>,
    pub profile: Option<Spanned<String>>,
    pub include: Vec<Spanned<String>>,
    pub exclude: Vec<Spanned<String>>,
    /// The folder that links starting with `/` may mean besides the root.
    pub site_root: String,
    /// Where a file's source can be read: `https://…/{path}`.
    pub source_link: Option<String>,
    /// Where a file can be edited: `https://…/{path}`.
    pub edit_link: Option<String>,
    /// Where a commit can be seen: `https://…/{commit}`.
    pub commit_link: Option<String>,
    /// The version of the documents, for the foot of every page.
    pub version: Option<String>,
    /// The public address of the site.
    pub url: Option<String>,
    /// Whether every page has a twin in Markdown and in JSON.
    pub twins: bool,
    /// The name of an embedded theme, or a folder that overrides single templates.
    pub theme: Option<Spanned<String>>,
    pub kinds: Vec<KindSetting>,
    pub rules: Vec<(Spanned<String>, Level)>,
    pub overrides: Vec<Override>,
    pub waive: Vec<ConfigWaiver>,
    pub organisation: Organisation,
    /// What the file could not be read as.
    pub faults: Vec<ConfigFault>,
}

/// A kind whose files are claimed by globs: its own built-in ones, or those written here.
#[derive(Debug, Clone)]
pub struct KindSetting {
    pub name: Spanned<String>,
    pub files: Vec<Spanned<String>>,
}

/// Levels for some paths or kinds.
#[derive(Debug, Clone, Default)]
pub struct Override {
    /// Files, folders and globs; all files when empty.
    pub paths: Vec<Spanned<String>>,
    /// The same, to be asked.
    pub places: Patterns,
    pub kinds: Vec<Spanned<String>>,
    pub rules: Vec<(Spanned<String>, Level)>,
}

/// A mistake in `orgdocs.yaml`, reported by `well-formed-config`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}
