//! How a bullet fills a record: ``- Keyword (qualifier): text {#id} `flag` — key: value; key: value``.

/// The words of a bullet. A bullet goes to the field of its parent (or of the section) whose record type has its keyword; one
/// without a keyword goes to the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bullets {
    /// The word before the colon, as the kind writes it.
    pub keyword: Option<String>,
    /// The field that `(qualifier)` after the keyword fills.
    pub qualifier: Option<String>,
    /// The field that the text fills; the principal one unless given.
    pub text: Option<String>,
    /// The enum fields that `` `flags` `` fill.
    pub flags: Vec<String>,
}
