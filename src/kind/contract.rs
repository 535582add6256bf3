//! What the assets of a group promise to say: `satisfies:` names the field that says it.

use super::Kind;

/// What each slot asks for, in words that finish "does not say".
const SLOTS: [(&str, &str); 8] = [
    ("value", "which value it creates"),
    ("for", "for whom it creates value"),
    ("receives", "which value the company receives"),
    ("costs", "what creating the value costs"),
    ("measure", "how that is measured"),
    ("why", "why these customers, and why in this way"),
    ("evidence", "on which evidence it rests"),
    ("leverage", "where a change would raise value most"),
];

impl Kind {
    /// Whether its documents are assets: they say what value is created, received or aimed for.
    pub fn is_asset(&self) -> bool {
        !self.satisfies.is_empty()
    }

    /// What its documents promise to say, each with the field that says it; `none` is not this kind's part.
    pub fn contract(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let words = |slot: &str| SLOTS.iter().find(|(known, _)| *known == slot).map(|(_, words)| *words);
        let asked = self.satisfies.iter().filter(|(_, field)| field != "none");
        asked.filter_map(move |(slot, field)| Some((words(slot)?, field.as_str())))
    }
}
