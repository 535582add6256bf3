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
    exceeded: bool,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { steps: STEPS, exceeded: false }
    }

    /// Pays for work.
    ///
    /// # Errors
    /// A plain sentence when nothing is left.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), String> {
        let left = self.steps.checked_sub(steps);
        self.steps = left.unwrap_or(0);
        self.exceeded |= left.is_none();
        if left.is_none() { Err(format!("it takes more than {STEPS} steps")) } else { Ok(()) }
    }

    /// Whether more was asked for than there was.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded
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

/// What an expression takes over many documents beyond what nobody minds, in steps. The sum is the same in whatever order they are
/// asked, so that who adds it up on several threads may stop as soon as it is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Toll(u64);

/// Steps that one evaluation may take for each document that there is: it looks at all of them, and at a few things in each.
const EACH: u64 = 20;
/// Steps of one evaluation that nobody minds, as a count of things to look at.
const FREE: u64 = 1_000;
/// Steps that all documents together may take beyond that.
const BEYOND: u64 = 2_000_000;

impl Toll {
    /// Steps that one evaluation may take.
    pub const AT_ONCE: usize = STEPS;
    /// What is too much whatever else is asked.
    pub const BOUNDLESS: Self = Self(u64::MAX);

    /// For an artifact that took so many steps for so many elements of a list, or for itself alone: each may look at every other.
    pub fn of(steps: usize, elements: usize) -> Self {
        let (steps, elements) = (as_count(steps), as_count(elements));
        Self(steps.saturating_sub(EACH.saturating_mul(elements).saturating_mul(elements.saturating_add(FREE))))
    }

    /// The most that some artifacts may take together in a repository of so many: each may look at all of them.
    pub fn most(asked: usize, all: usize) -> Self {
        Self(BEYOND.saturating_add(EACH.saturating_mul(as_count(asked)).saturating_mul(as_count(all))))
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// In steps.
    pub fn steps(self) -> u64 {
        self.0
    }
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_at_everything_once_is_never_too_much() {
        for documents in [1, 10, 1_000, 10_000, 100_000] {
            let steps = (10 * documents).clamp(20_000, STEPS);
            let all = (0..documents).fold(Toll::default(), |all, _| all.and(Toll::of(steps, 1)));
            assert!(all <= Toll::most(documents, documents), "{documents}");
        }
        assert_eq!(Toll::of(8 * 1_000 * 1_000, 1_000), Toll::default(), "nor what looks at each pair of elements");
        assert!(Toll::BOUNDLESS.and(Toll::of(STEPS, 1)) > Toll::most(100_000, 100_000));
    }
}
