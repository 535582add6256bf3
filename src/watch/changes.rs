//! When to look at the disk again. An event is only a nudge: what changed is found by walking and comparing.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::history::{Folder, Head};
use crate::workspace::Touched;

use super::events::{self, Events};
use super::window;

/// How often we make sure that the root is still the folder that is watched, and that Git stands where it stood.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// Until the second walk after a folder appeared: what was put into it at once may have come before its watch.
const SECOND_LOOK: Duration = Duration::from_millis(100);
/// The shortest pause between two looks without events.
const POLL: Duration = Duration::from_millis(300);
/// The longest one, however slow the looks are.
const LAZIEST_POLL: Duration = Duration::from_secs(2);
/// Looking without events takes at most this share of the time: one part in so many.
const POLL_SHARE: u32 = 10;

/// What happened to the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something may have changed; these paths have for certain been written.
    Files(Touched),
    /// The root is no longer there. The next change is its return.
    RootGone,
    /// Somebody wants no more of them.
    Stop,
}

/// What the watcher saw in one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Nudge {
    pub(super) touched: Touched,
    pub(super) new_folder: bool,
    /// Nothing was seen: it is the wish to stop.
    pub(super) stop: bool,
}

/// The stream of changes below a folder.
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    folder: Folder,
    head: Option<Head>,
    sender: Sender<Nudge>,
    receiver: Receiver<Nudge>,
    events: Option<Events>,
    gone: bool,
    second_look: bool,
    handed_out: Instant,
}

impl Changes {
    /// Watches a folder: by the system's events, or by looking in intervals. Where the system gives no events we look as well,
    /// and its reason comes back.
    pub fn start(root: &Path, poll: bool) -> (Self, Option<String>) {
        let (sender, receiver) = channel();
        let (events, reason) = match (!poll).then(|| Events::start(root, sender.clone())) {
            None => (None, None),
            Some(Ok(events)) => (Some(events), None),
            Some(Err(reason)) => (None, Some(reason)),
        };
        let folder = Folder::new(root);
        let changes = Self {
            root: root.to_path_buf(),
            head: folder.head(),
            folder,
            sender,
            receiver,
            events,
            gone: false,
            second_look: false,
            handed_out: Instant::now(),
        };
        (changes, reason)
    }

    /// What makes [`Change::Stop`] the next change.
    pub fn stopper(&self) -> impl FnOnce() + Send + 'static {
        let sender = self.sender.clone();
        // Nobody waits for changes any more: they have stopped.
        move || drop(sender.send(Nudge { stop: true, ..Nudge::default() }))
    }

    /// Waits for the next change, and until it is whole.
    #[expect(clippy::should_implement_trait, reason = "changes never end, so they are no iterator")]
    pub fn next(&mut self) -> Change {
        let change = self.wait();
        self.handed_out = Instant::now();
        change
    }

    fn wait(&mut self) -> Change {
        loop {
            if self.gone {
                if self.is_stopped_within(POLL) {
                    return Change::Stop;
                }
                if self.root.is_dir() {
                    self.gone = false;
                    return self.again();
                }
                continue;
            }
            let Some(events) = &self.events else {
                let pause = (self.handed_out.elapsed() * POLL_SHARE).clamp(POLL, LAZIEST_POLL);
                return if self.is_stopped_within(pause) { Change::Stop } else { self.seen(Touched::default()) };
            };
            let patience = if self.second_look { SECOND_LOOK } else { HEARTBEAT };
            match self.receiver.recv_timeout(patience) {
                Ok(first) => {
                    let nudge = collect(first, &self.receiver, &self.root);
                    if nudge.stop {
                        return Change::Stop;
                    }
                    self.second_look = nudge.new_folder;
                    return self.seen(nudge.touched);
                }
                Err(RecvTimeoutError::Timeout) if std::mem::take(&mut self.second_look) => return self.seen(Touched::default()),
                Err(RecvTimeoutError::Timeout) if events.root == events::identity(&self.root) => {
                    let head = self.folder.head();
                    if head != self.head {
                        self.head = head;
                        return Change::Files(Touched::default());
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) if self.root.is_dir() => return self.again(),
                Err(_) => {
                    self.gone = true;
                    return Change::RootGone;
                }
            }
        }
    }

    /// Waits without a look at the disk; whether the wish to stop came meanwhile.
    fn is_stopped_within(&self, pause: Duration) -> bool {
        let end = Instant::now() + pause;
        loop {
            match self.receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(nudge) if nudge.stop => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    fn seen(&mut self, touched: Touched) -> Change {
        let replaced = self.events.as_ref().is_some_and(|events| events.root != events::identity(&self.root));
        if !self.root.is_dir() {
            self.gone = true;
            return Change::RootGone;
        }
        if replaced { self.again() } else { Change::Files(touched) }
    }

    /// Watches the folder that now has the root's name.
    fn again(&mut self) -> Change {
        if self.events.is_some() {
            self.events = Events::start(&self.root, self.sender.clone()).ok();
        }
        Change::Files(Touched { everything: true, ..Touched::default() })
    }
}

/// Everything that belongs to one save.
fn collect(first: Nudge, receiver: &Receiver<Nudge>, root: &Path) -> Nudge {
    let mut nudge = first;
    let start = Instant::now();
    while let Some(wait) = window::wait(start.elapsed(), || window::is_between(root, &nudge.touched)) {
        match receiver.recv_timeout(wait) {
            Ok(more) => nudge.add(more),
            Err(RecvTimeoutError::Timeout) if window::is_between(root, &nudge.touched) => {}
            Err(_) => break,
        }
    }
    nudge
}

impl Nudge {
    fn add(&mut self, more: Self) {
        self.touched.paths.extend(more.touched.paths);
        self.touched.everything |= more.touched.everything;
        self.new_folder |= more.new_folder;
        self.stop |= more.stop;
    }
}
