//! What a field means, so that a rule can ask for the meaning and never names a kind or field.
//!
//! To add one: a variant here, its word in `WORDS`, and `means:` in the kinds that carry it.

/// The closed list of meanings that rules know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The one person who answers for it.
    AccountableOwner,
    /// The people or teams who do the work.
    ResponsiblePeople,
    /// The team it belongs to.
    OwningTeam,
    /// The value stream it serves.
    ValueStream,
    /// The metrics it is steered by, each with a type.
    Metrics,
    /// The day a person last confirmed it.
    ReviewedOn,
    /// How long a review holds.
    ReviewEvery,
    /// Draft, active, deprecated or archived.
    Status,
    /// The sentence that says why it exists.
    Purpose,
    /// The people in it.
    Members,
    /// The people who agreed to it.
    AgreedBy,
    /// The day it was agreed.
    AgreedOn,
    /// The questions it answers.
    Answers,
    /// What replaced it.
    SupersededBy,
}

const WORDS: &[(&str, Meaning)] = &[
    ("accountable-owner", Meaning::AccountableOwner),
    ("responsible-people", Meaning::ResponsiblePeople),
    ("owning-team", Meaning::OwningTeam),
    ("value-stream", Meaning::ValueStream),
    ("metrics", Meaning::Metrics),
    ("reviewed-on", Meaning::ReviewedOn),
    ("review-every", Meaning::ReviewEvery),
    ("status", Meaning::Status),
    ("purpose", Meaning::Purpose),
    ("members", Meaning::Members),
    ("agreed-by", Meaning::AgreedBy),
    ("agreed-on", Meaning::AgreedOn),
    ("answers", Meaning::Answers),
    ("superseded-by", Meaning::SupersededBy),
];

impl Meaning {
    /// The meaning behind a word of `means:`.
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
    }

    /// The word that kinds write.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(_, meaning)| *meaning == self).map_or("", |(word, _)| word)
    }

    /// Every word, for suggestions and the reference.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(word, _)| *word)
    }
}
