//! What a parser could not read, recorded with its place; the rules named beside each kind report it.

use crate::source::Span;

/// One fault of a document's syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub span: Span,
    pub kind: FaultKind,
}

/// The faults that syntax alone can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// YAML that no reading accepts, in plain words (`well-formed-yaml`).
    Syntax { message: String },
    /// Front matter without a closing `---` (`well-formed-yaml`).
    UnclosedFrontMatter,
    /// A key given twice in one mapping; `first` is the earlier one (`unique-key`).
    DuplicateKey { key: String, first: Span },
    /// `*name` without `&name` before it (`well-formed-yaml`).
    UnknownAlias { name: String },
    /// A tab where YAML wants spaces (`well-formed-yaml`).
    Tab,
    /// `key: #text`: YAML reads the text as a comment (`quoted-hash`). The span covers the swallowed text; an entry of a list has no
    /// key.
    SwallowedHash { key: String, text: String },
    /// A value that starts with `@` (`bare-handle`). The span covers the handle.
    AtHandle { handle: String },
    /// `[[x]]` read as a list in a list (`bare-id-reference`). The span covers the brackets.
    Wikilink { target: String },
    /// `[[x]], [[y]]`, which is no YAML (`bare-id-reference`). The span covers all of them.
    Wikilinks { targets: Vec<String> },
    /// `$3,200` or `0,5` in a flow collection cut at its comma (`quoted-comma`). The span covers both halves.
    SplitAtComma { text: String },
    /// `key: foo: bar` (`quoted-colon`). The span covers the value.
    SplitAtColon { text: String },
    /// A line of a fenced block that its reader does not know, or that cannot be (`well-formed-fence`).
    Fence { message: String },
    /// A line of a fenced block that says something of a name that the block does not have (`well-formed-fence`).
    FenceName { name: String, nearest: Option<String> },
    /// A budget was used up and the rest of the document was not read (`within-limits`).
    OverLimit(Limit),
}

/// The budgets of one file, each with the number that was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a file.
    Size(u64),
    /// Collections inside collections, or quotes and lists inside each other.
    Depth(u32),
    /// Nodes after following aliases.
    Nodes(u32),
    /// Documents in one YAML file.
    Documents(u32),
}

impl FaultKind {
    /// Whether YAML read a value as something else than was written, and what was written was put back.
    pub fn is_of_yaml(&self) -> bool {
        matches!(self, Self::SwallowedHash { .. } | Self::SplitAtComma { .. })
    }

    /// The fault in plain words, lower case.
    pub fn in_words(&self) -> String {
        match self {
            Self::Syntax { message } | Self::Fence { message } => message.clone(),
            Self::FenceName { name, .. } => format!("'{name}' is not on the map"),
            Self::UnclosedFrontMatter => "the front matter has no end".to_owned(),
            Self::DuplicateKey { key, .. } => format!("'{key}' is given twice"),
            Self::UnknownAlias { name } => format!("'*{name}' repeats something that is not defined before it"),
            Self::Tab => "a tab cannot indent YAML".to_owned(),
            Self::SwallowedHash { key, text } if key.is_empty() => format!("an entry is empty: YAML read '{text}' as a comment"),
            Self::SwallowedHash { key, text } => format!("'{key}' is empty: YAML read '{text}' as a comment"),
            Self::AtHandle { handle } => format!("'{handle}' cannot start a value in YAML"),
            Self::Wikilink { target } => format!("[[{target}]] is a list in a list in YAML"),
            Self::Wikilinks { targets } => format!("[[{}]] cannot be read as YAML", targets.join("]], [[")),
            Self::SplitAtComma { text } => format!("YAML cuts '{text}' at its comma"),
            Self::SplitAtColon { text } => format!("'{text}' has a colon, which begins a new value in YAML"),
            Self::OverLimit(limit) => limit.in_words(),
        }
    }
}

impl Limit {
    /// The limit with its number.
    fn in_words(self) -> String {
        match self {
            Self::Size(bytes) => format!("more than {bytes} bytes"),
            Self::Depth(levels) => format!("more than {levels} levels inside each other"),
            Self::Nodes(nodes) => format!("more than {nodes} values in one document"),
            Self::Documents(documents) => format!("more than {documents} documents in one file"),
        }
    }
}
