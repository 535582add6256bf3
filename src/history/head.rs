//! Where a repository stands, as Git's own files say it: soon enough asked to be asked all the time.

use std::path::Path;
use std::time::SystemTime;

use crate::source::ListedFile;
use crate::source::disk;

/// The commit at which a repository stands, told from any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The name of a branch or commit.
    stands_at: String,
    /// The commit of the branch, where it has a file of its own.
    branch: Option<String>,
    /// Length and time of the files in which Git keeps many branches.
    packed: [Option<(u64, SystemTime)>; 2],
}

impl Head {
    /// That of the repository around a folder; nothing where there is none.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let whole = folder.canonicalize().ok()?;
        let around = whole.ancestors().find(|folder| folder.join(".git").exists())?;
        let own = match text(around, ".git").strip_prefix("gitdir:") {
            Some(elsewhere) => around.join(elsewhere.trim()),
            None => around.join(".git"),
        };
        let shared = own.join(text(&own, "commondir").trim());
        let stands_at = text(&own, "HEAD");
        let branch = stands_at.strip_prefix("ref:").map(|name| text(&shared, name.trim()));
        let stamp = |file: &str| {
            let found = shared.join(file).metadata().ok()?;
            Some((found.len(), found.modified().ok()?))
        };
        let packed = ["packed-refs", "reftable/tables.list"].map(stamp);
        (!stands_at.is_empty()).then_some(Self { stands_at, branch, packed })
    }
}

/// The text of a file; none where there is no such file.
fn text(folder: &Path, file: &str) -> String {
    disk::read(folder, &ListedFile::new(file)).text.to_string()
}
