//! One file as read.

use std::sync::Arc;

/// Why the whole of a file could not be used; the rule `readable-file` reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// Bytes that are not UTF-8, from this offset on; the text before them is kept.
    NotUtf8 { at: u32 },
    /// A UTF-16 byte order mark opens the file.
    Utf16,
    /// More bytes than a document may have.
    TooLarge { bytes: u64, limit: u64 },
    /// The system refused, in its own words.
    Unreadable { reason: String },
    /// A folder that the system keeps closed, with whatever is in it.
    Closed { reason: String },
    /// A symbolic link that leads out of the repository, or in a circle.
    LeadsOutside,
    /// A pipe, socket or device.
    NotRegular,
}

/// One file: its path, and as much of its text as could be read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the root, with `/` between the parts whatever the system. Built-in sources start with `orgdocs:`.
    pub path: String,
    /// The text, byte for byte; the part before the first fault when there is one.
    pub text: Arc<str>,
    /// What kept the rest from being read.
    pub fault: Option<ReadFault>,
}

impl SourceFile {
    /// A file that was read whole.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into(), fault: None }
    }

    /// The last part of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}
