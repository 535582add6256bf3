//! How long to wait for the rest of a save: editors write, rename and remove in several steps.

use std::path::Path;
use std::time::Duration;

use crate::workspace::{Touched, is_document};

/// A save is over when nothing more has happened for so long.
const QUIET: Duration = Duration::from_millis(10);
/// However busy the disk is, we look after so long.
const LONGEST: Duration = Duration::from_millis(30);

/// How long to wait for the next event, so much after the first; nothing when it is time to look. While a file is between two
/// states we wait as long as we may.
pub(super) fn wait(since_first: Duration, between: impl FnOnce() -> bool) -> Option<Duration> {
    let left = LONGEST.checked_sub(since_first).filter(|left| !left.is_zero())?;
    Some(if between() { left } else { QUIET.min(left) })
}

/// Whether a document of the save is missing or empty, as between a rename or a truncation and what follows it.
pub(super) fn is_between(root: &Path, touched: &Touched) -> bool {
    let hollow = |path: &str| std::fs::metadata(root.join(path)).map_or(true, |found| found.is_file() && found.len() == 0);
    touched.paths.iter().any(|path| is_document(path) && hollow(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_moment_ends_a_save_unless_a_file_is_between_two_states() {
        let ms = Duration::from_millis;
        assert_eq!(wait(ms(0), || false), Some(ms(10)));
        assert_eq!(wait(ms(25), || false), Some(ms(5)));
        assert_eq!(wait(ms(5), || true), Some(ms(25)));
        assert_eq!(wait(ms(30), || true), None);
        assert_eq!(wait(ms(300), || false), None);
    }
}
