//! Heading anchors, unique as GitHub makes them.

use foldhash::HashMap;

use crate::syntax::slug;

/// The anchors given so far.
#[derive(Debug, Default)]
pub(super) struct Anchors(HashMap<String, u32>);

impl Anchors {
    /// The anchor of a heading: its slug, with `-1`, `-2` … when that is taken.
    pub(super) fn give(&mut self, words: &str) -> String {
        let base = slug(words);
        let Some(mut taken) = self.0.get(&base).copied() else {
            self.0.insert(base.clone(), 0);
            return base;
        };
        let anchor = loop {
            taken += 1;
            let anchor = format!("{base}-{taken}");
            if !self.0.contains_key(&anchor) {
                break anchor;
            }
        };
        self.0.insert(anchor.clone(), 0);
        self.0.insert(base, taken);
        anchor
    }

    /// Takes an anchor that the author wrote.
    pub(super) fn take(&mut self, anchor: &str) {
        self.0.entry(anchor.to_owned()).or_insert(0);
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn repeated_headings_are_numbered() {
        let mut anchors = Anchors::default();
        let given: Vec<String> = ["A", "A", "A-1", "A", "B"].into_iter().map(|words| anchors.give(words)).collect();
        assert_eq!(given, ["a", "a-1", "a-1-1", "a-2", "b"]);
    }
}
