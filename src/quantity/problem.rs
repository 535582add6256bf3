//! Why a text is not the value it should be.

/// Why a text could not be read, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    /// What is wrong, quoting the author.
    pub message: String,
    pub help: Option<String>,
}

/// The classes of problems that have a rule of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A number where a number with its unit belongs.
    NoUnit,
    /// A share where a share per time belongs.
    NoPeriod,
    NotADate,
    NotANumber,
    /// A number that means one thing in one country and another elsewhere.
    TwoReadings,
    /// A quantity of another dimension.
    WrongDimension,
    Other,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
