//! What a change makes of files, and how it is shown.

use similar::TextDiff;

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it lies, from the root.
    pub path: String,
    /// Where it lies afterwards, if elsewhere.
    pub moved: Option<String>,
    pub before: String,
    pub after: String,
}

/// Lines around a change that are shown with it.
const AROUND: usize = 3;

impl Change {
    /// The change as a unified diff, with a final newline; empty where nothing changes.
    pub fn unified(&self) -> String {
        let now = self.moved.as_deref().unwrap_or(&self.path);
        let moved = self.moved.as_ref().map(|to| format!("rename from {}\nrename to {to}\n", self.path)).unwrap_or_default();
        if self.before == self.after {
            return moved;
        }
        let diff = TextDiff::from_lines(self.before.as_str(), self.after.as_str());
        let lines =
            diff.unified_diff().context_radius(AROUND).header(&format!("a/{}", self.path), &format!("b/{now}")).to_string();
        format!("{moved}{lines}")
    }
}
