//! The system's file events; the only place that knows the `notify` crate.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{CreateKind, EventKind, ModifyKind, RenameMode};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::disk::{OUTPUT_MARKER, may_matter};
use crate::workspace::Touched;

use super::changes::Nudge;

/// Events of one folder and all below it, as long as it is the same folder.
#[derive(Debug)]
pub(super) struct Events {
    /// The folder that is watched, whatever its name becomes.
    pub(super) root: Option<u64>,
    _watcher: RecommendedWatcher,
}

impl Events {
    /// Begins to watch and to send what is seen, or says in the system's words why that cannot be.
    pub(super) fn start(root: &Path, sender: Sender<Nudge>) -> Result<Self, String> {
        let whole = root.canonicalize().map_err(|error| error.to_string())?;
        let below = whole.clone();
        let hear = move |event: notify::Result<Event>| {
            if let Some(nudge) = nudge(&below, event) {
                // Nobody listens any more when the folder is no longer watched.
                drop(sender.send(nudge));
            }
        };
        let identity = identity(&whole);
        let mut watcher = notify::recommended_watcher(hear).map_err(|error| error.to_string())?;
        watcher.watch(&whole, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
        Ok(Self { root: identity, _watcher: watcher })
    }
}

/// What tells a folder from another of the same name; nothing when it is gone.
#[cfg(unix)]
pub(super) fn identity(root: &Path) -> Option<u64> {
    std::fs::metadata(root).ok().map(|found| std::os::unix::fs::MetadataExt::ino(&found))
}

#[cfg(not(unix))]
pub(super) fn identity(root: &Path) -> Option<u64> {
    std::fs::metadata(root).ok().map(|_| 0)
}

/// What an event means to us; reading a file, and everything that is never listed, means nothing.
fn nudge(root: &Path, event: notify::Result<Event>) -> Option<Nudge> {
    let Ok(event) = event else { return Some(everything()) };
    if event.need_rescan() {
        return Some(everything());
    }
    if event.kind.is_access() {
        return None;
    }
    let inner: Vec<&Path> = event.paths.iter().filter_map(|path| inside(root, path)).collect();
    if inner.is_empty() {
        return None;
    }
    let folder = matches!(event.kind, EventKind::Create(CreateKind::Folder | CreateKind::Any))
        || matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both | RenameMode::Any)));
    let new_folder = folder && event.paths.iter().any(|path| path.is_dir());
    let paths = inner.into_iter().filter(|path| !path.as_os_str().is_empty()).map(spelled).collect();
    Some(Nudge { touched: Touched { paths, everything: false }, new_folder, ..Nudge::default() })
}

fn everything() -> Nudge {
    Nudge { touched: Touched { everything: true, ..Touched::default() }, ..Nudge::default() }
}

/// The path from the root, when a walk could come by it: not below an output of ours.
fn inside<'p>(root: &Path, path: &'p Path) -> Option<&'p Path> {
    let inner = path.strip_prefix(root).ok()?;
    let output = |folder: &Path| !folder.as_os_str().is_empty() && root.join(folder).join(OUTPUT_MARKER).exists();
    (may_matter(inner) && !inner.ancestors().any(output)).then_some(inner)
}

fn spelled(path: &Path) -> String {
    let parts: Vec<_> = PathBuf::from(path).iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, AccessMode, DataChange, Flag};

    fn paths(kind: EventKind, path: &str) -> Option<Vec<String>> {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        nudge(Path::new("/no/such/root"), Ok(event)).map(|nudge| nudge.touched.paths.into_iter().collect())
    }

    #[test]
    fn only_writing_to_what_could_be_listed_counts() {
        let write = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let named = |path: &str| paths(write, &format!("/no/such/root/{path}"));
        assert_eq!(named("teams/a.md"), Some(vec!["teams/a.md".to_owned()]));
        assert_eq!(named(".github/x.yml").map(|paths| paths.len()), Some(1));
        assert_eq!(named(".orgdocs/theme/templates/page.html").map(|paths| paths.len()), Some(1));
        assert_eq!(named(".gitignore").map(|paths| paths.len()), Some(1));
        for quiet in [".git/index", "node_modules/x/readme.md", "vendor/a.md"] {
            assert_eq!(named(quiet), None, "{quiet}");
        }
        assert_eq!(paths(write, "/elsewhere/a.md"), None);
        assert_eq!(paths(EventKind::Access(AccessKind::Open(AccessMode::Read)), "/no/such/root/teams/a.md"), None);
    }

    #[test]
    fn an_overflow_reads_everything() {
        let event = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(nudge(Path::new("/r"), Ok(event)), Some(everything()));
        assert_eq!(nudge(Path::new("/r"), Err(notify::Error::generic("lost"))), Some(everything()));
    }
}
