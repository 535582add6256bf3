//! The smallest shown thing: one typed value inside a line, a table cell or a fact.

use serde::Serialize;

/// How a value should feel; always shown with a word or an icon too, never by colour alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

impl Tone {
    /// The word used in CSS class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A team's type, drawn in the shapes and colours of Team Topologies' published shape templates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TeamShape {
    StreamAligned,
    Platform,
    Enabling,
    ComplicatedSubsystem,
    #[default]
    Undefined,
}

impl TeamShape {
    /// The word used in CSS class names and in `type:` of a team.
    pub fn word(self) -> &'static str {
        match self {
            Self::StreamAligned => "stream-aligned",
            Self::Platform => "platform",
            Self::Enabling => "enabling",
            Self::ComplicatedSubsystem => "complicated-subsystem",
            Self::Undefined => "undefined",
        }
    }

    /// The type of that name, or `Undefined` for any other word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "stream-aligned" => Self::StreamAligned,
            "platform" => Self::Platform,
            "enabling" => Self::Enabling,
            "complicated-subsystem" => Self::ComplicatedSubsystem,
            _ => Self::Undefined,
        }
    }
}

/// One typed value inside a line. `href`s are relative to the page that shows the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Plain text, escaped when shown.
    Text { text: String },
    /// A quantity; lines up on the right in tables.
    Number { text: String },
    /// Something to type: an id, a field, a path.
    Code { text: String },
    /// A link inside the site.
    Link { text: String, href: String },
    /// A link out of the site.
    External { text: String, href: String },
    /// A person, linked where they have a page.
    Person { text: String, href: Option<String> },
    /// A team chip in the colour of its type.
    Team { text: String, href: Option<String>, shape: TeamShape },
    /// A date: `iso` for machines, `text` for people.
    Date { iso: String, text: String },
    /// A status word.
    Status { text: String, tone: Tone },
    /// The author wrote nothing, or `?`; `text` says which.
    Missing { text: String },
    /// HTML that the caller has sanitised.
    Html { html: String },
    /// A small drawing of [`crate::diagram::spark`], with its meaning in words inside.
    Spark { svg: String },
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A quantity.
    pub fn number(text: impl Into<String>) -> Self {
        Self::Number { text: text.into() }
    }

    /// A link inside the site.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link { text: text.into(), href: href.into() }
    }

    /// Text, linked when there is somewhere to go.
    pub fn maybe_link(text: impl Into<String>, href: Option<&str>) -> Self {
        match href {
            Some(href) => Self::link(text, href),
            None => Self::text(text),
        }
    }

    /// A person, linked where they have a page.
    pub fn person(text: impl Into<String>, href: Option<String>) -> Self {
        Self::Person { text: text.into(), href }
    }
}
