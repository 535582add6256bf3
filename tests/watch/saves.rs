//! How programs save a file, and that each save is seen once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use orgdocs::watch::{Change, Changes};
use orgdocs::workspace::{Options, Session, Touched};
use tempfile::TempDir;

use super::client::KILL;

/// A save that took longer proves nothing: the system let others run in the middle of it.
const QUICK: Duration = Duration::from_millis(6);
/// Nothing more comes after so long.
const SETTLED: Duration = Duration::from_millis(400);

/// The titles of all pages after each rebuild, or `gone`.
pub(super) fn watch(root: &Path, poll: bool) -> Receiver<String> {
    let (sender, receiver) = channel();
    let (ready, started) = channel();
    let root = root.to_path_buf();
    std::thread::spawn(move || {
        let (mut changes, reason) = Changes::start(&root, poll);
        assert_eq!(reason, None);
        let mut session = Session::new(Options { root, as_of: None, built_at: None });
        session.refresh(&Touched::default()).unwrap();
        ready.send(()).unwrap();
        loop {
            let said = match changes.next() {
                Change::Stop => return,
                Change::RootGone => "gone".to_owned(),
                Change::Files(touched) => match session.refresh_if_changed(&touched) {
                    Ok(Some(workspace)) => {
                        let documents = workspace.model.documents.iter();
                        let texts = documents.map(|document| workspace.model.sources.file(document.source).text.to_string());
                        texts.collect::<Vec<_>>().join("|")
                    }
                    _ => continue,
                },
            };
            if sender.send(said).is_err() {
                return;
            }
        }
    });
    started.recv_timeout(KILL).unwrap();
    receiver
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

fn beside(path: &Path, name: &str) -> PathBuf {
    path.parent().unwrap().join(name)
}

/// Saves a text in the manner of a program; it saved the file before in the same manner.
type Save = fn(&Path, &str);

const SAVES: &[(&str, Save)] = &[
    ("echo", |path, text| write(path, text)),
    ("vim, backup by renaming", |path, text| {
        let (probe, backup) = (beside(path, "4913"), beside(path, "a.md~"));
        write(&probe, "");
        fs::remove_file(&probe).unwrap();
        fs::rename(path, &backup).unwrap();
        write(path, text);
        fs::remove_file(&backup).unwrap();
    }),
    ("vim, backup by copying, with swap file", |path, text| {
        let (swap, backup) = (beside(path, ".a.md.swp"), beside(path, "a.md~"));
        write(&swap, "swap");
        fs::copy(path, &backup).unwrap();
        write(path, text);
        fs::remove_file(&backup).unwrap();
        fs::remove_file(&swap).unwrap();
    }),
    ("VS Code, truncating", |path, text| {
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_len(0).unwrap();
        drop(file);
        fs::write(path, text).unwrap();
    }),
    ("VS Code and others, renaming over", |path, text| {
        let new = beside(path, "a.md.vsctmp");
        write(&new, text);
        fs::rename(&new, path).unwrap();
    }),
    ("JetBrains", |path, text| {
        let (new, old) = (beside(path, "a.md___jb_tmp___"), beside(path, "a.md___jb_old___"));
        write(&new, text);
        fs::rename(path, &old).unwrap();
        fs::rename(&new, path).unwrap();
        fs::remove_file(&old).unwrap();
    }),
    #[cfg(unix)]
    ("emacs", |path, text| {
        let (lock, backup) = (beside(path, ".#a.md"), beside(path, "a.md~"));
        std::os::unix::fs::symlink("me@here.1:2", &lock).unwrap();
        fs::rename(path, &backup).unwrap();
        write(path, text);
        fs::remove_file(&lock).unwrap();
    }),
    ("sed -i", |path, text| {
        let new = beside(path, "sedAb3xYz");
        write(&new, text);
        fs::rename(&new, path).unwrap();
    }),
];

#[test]
fn every_way_to_save_is_one_rebuild() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("teams/a.md");
    fs::create_dir(path.parent().unwrap()).unwrap();
    write(&path, "# zero");
    let rebuilds = watch(folder.path(), false);
    for (name, save) in SAVES {
        let mut round = 0;
        loop {
            round += 1;
            let text = format!("# {name} {round}");
            let start = Instant::now();
            save(&path, &text);
            let quick = start.elapsed() < QUICK;
            let mut seen = vec![rebuilds.recv_timeout(KILL).unwrap()];
            while let Ok(more) = rebuilds.recv_timeout(SETTLED) {
                seen.push(more);
            }
            assert_eq!(seen.last(), Some(&text), "{name}: {seen:?}");
            if quick {
                assert_eq!(seen.len(), 1, "{name}: {seen:?}");
                break;
            }
            assert!(round < 20, "{name}: this machine never saves in {QUICK:?}");
        }
    }
}

#[test]
fn touching_reading_and_saving_the_same_text_are_no_change() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.md");
    write(&path, "# A");
    write(&folder.path().join("orgdocs.yaml"), "title: X\n");
    let rebuilds = watch(folder.path(), false);
    assert_eq!(fs::read_to_string(&path).unwrap(), "# A");
    let new = folder.path().join("new.tmp");
    write(&new, "# A");
    fs::rename(&new, &path).unwrap();
    write(&folder.path().join("orgdocs.yaml"), "title: X\n");
    assert_eq!(rebuilds.recv_timeout(SETTLED), Err(RecvTimeoutError::Timeout));
}

#[test]
fn files_put_into_new_folders_at_once_are_seen() {
    for poll in [false, true] {
        let folder = TempDir::new().unwrap();
        let rebuilds = watch(folder.path(), poll);
        fs::create_dir_all(folder.path().join("x/y/z")).unwrap();
        write(&folder.path().join("x/y/z/n.md"), "# N");
        let deadline = Instant::now() + KILL;
        loop {
            let seen = rebuilds.recv_timeout(deadline.saturating_duration_since(Instant::now())).unwrap();
            if seen == "# N" {
                break;
            }
        }
        let moved = folder.path().join("moved");
        fs::rename(folder.path().join("x"), &moved).unwrap();
        write(&moved.join("y/z/n.md"), "# Moved");
        while rebuilds.recv_timeout(KILL).unwrap() != "# Moved" {}
        fs::remove_dir_all(&moved).unwrap();
        while !rebuilds.recv_timeout(KILL).unwrap().is_empty() {}
    }
}

#[test]
fn a_root_that_goes_and_comes_back_is_watched_on() {
    for poll in [false, true] {
        let outer = TempDir::new().unwrap();
        let (root, away) = (outer.path().join("root"), outer.path().join("away"));
        fs::create_dir(&root).unwrap();
        write(&root.join("a.md"), "# A");
        let rebuilds = watch(&root, poll);
        fs::rename(&root, &away).unwrap();
        assert_eq!(rebuilds.recv_timeout(KILL).unwrap(), "gone");
        fs::create_dir(&root).unwrap();
        write(&root.join("b.md"), "# B");
        while rebuilds.recv_timeout(KILL).unwrap() != "# B" {}
        write(&root.join("b.md"), "# C");
        while rebuilds.recv_timeout(KILL).unwrap() != "# C" {}
    }
}
