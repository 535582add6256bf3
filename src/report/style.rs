//! How a report may look on the terminal at hand.

/// What the terminal can show and what the person asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns; lines are folded to fit, down to [`Style::NARROWEST`].
    pub width: usize,
    /// Box-drawing characters, or plain ASCII.
    pub unicode: bool,
    /// ANSI colour codes.
    pub colour: bool,
    /// A line that says who decided each level.
    pub explain_levels: bool,
}

impl Style {
    /// Columns below which nothing is folded further; the terminal then folds by itself.
    pub const NARROWEST: usize = 20;
    /// How rule pages record reports: 80 columns, Unicode, no colour.
    pub const PAGE: Self = Self { width: 80, unicode: true, colour: false, explain_levels: false };
}

impl Default for Style {
    fn default() -> Self {
        Self::PAGE
    }
}
