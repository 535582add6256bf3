//! How a bullet fills a record: ``- [Keyword (qualifier):] text {#id} `flag` — key: value; key: value``.

/// The parts of a record that bullets write in their own way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bullets {
    /// The field that a leading `Keyword:` fills, and what each word stands for.
    pub keyword: Option<Keyword>,
    /// The field that `(qualifier)` after the keyword fills.
    pub qualifier: Option<String>,
    /// The field that `` `flags` `` fill; an enum.
    pub flags: Option<String>,
    /// The field that nested bullets fill; a list of records.
    pub children: Option<String>,
}

/// Keywords of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyword {
    pub field: String,
    /// The word in lower case, and the value it stands for.
    pub values: Vec<(String, String)>,
}
