//! How much one expression may take. A kind comes with a repository that somebody else wrote, so it must end, and soon.

/// Nodes visited in one evaluation, elements touched by functions included.
pub(super) const STEPS: usize = 100_000;
/// Levels of nested expressions and of nested values.
pub(super) const DEPTH: usize = 64;
/// Elements of one list.
pub(super) const LIST: usize = 10_000;
/// Bytes of one text.
pub(super) const TEXT: usize = 64 * 1024;
/// Bytes of one expression.
pub(super) const SOURCE: usize = 4 * 1024;

/// What is left of one evaluation.
#[derive(Debug)]
pub(super) struct Budget {
    steps: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { steps: STEPS }
    }

    /// Pays for work.
    ///
    /// # Errors
    /// A plain sentence when nothing is left.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), String> {
        let left = self.steps.checked_sub(steps);
        self.steps = left.unwrap_or(0);
        if left.is_none() { Err(format!("it takes more than {STEPS} steps")) } else { Ok(()) }
    }

    /// How many steps were paid for.
    pub(super) fn spent(&self) -> usize {
        STEPS - self.steps
    }

    /// Pays for a list of that length.
    ///
    /// # Errors
    /// A plain sentence when the list is too long, or nothing is left.
    pub(super) fn list(&mut self, length: usize) -> Result<(), String> {
        list_fits(length)?;
        self.spend(length)
    }

    /// Pays for a text of that many bytes.
    ///
    /// # Errors
    /// A plain sentence when the text is too long, or nothing is left.
    pub(super) fn text(&mut self, length: usize) -> Result<(), String> {
        text_fits(length)?;
        self.spend(length / 64)
    }
}

/// Refuses a list of that length if it is too long.
pub(super) fn list_fits(length: usize) -> Result<(), String> {
    if length > LIST { Err(format!("a list of {length} elements is too long; {LIST} is the limit")) } else { Ok(()) }
}

/// Refuses a text of that many bytes if it is too long.
pub(super) fn text_fits(length: usize) -> Result<(), String> {
    if length > TEXT { Err(format!("a text of {length} bytes is too long; {TEXT} is the limit")) } else { Ok(()) }
}
