//! What Git says of documents is news as well: pages tell who changed them last.

use std::fs;
use std::process::Command;

use orgdocs::watch::Show;
use orgdocs::workspace::Touched;

use super::client::KILL;
use super::random::{compare_to_first_build, fresh};
use super::saves::watch;
use crate::harness::Repo;
use crate::history::git;

const DAY: &str = "2026-03-02";

fn commit(repo: &Repo) -> String {
    git(repo, &["add", "-A"], DAY);
    git(repo, &["commit", "-q", "-m", "change"], DAY);
    let named = Command::new("git").current_dir(repo.path("")).args(["rev-parse", "--short=8", "HEAD"]).output().unwrap();
    String::from_utf8(named.stdout).unwrap().trim().to_owned()
}

#[test]
fn pages_tell_of_a_commit_when_it_is_there() {
    let repo = Repo::new().file("orgdocs.yaml", "as_of: 2026-04-15\n").file("a.md", "# A\n");
    let root = repo.path("");
    let mut rebuild = fresh(&root);
    rebuild.turn(&Touched::default()).unwrap().unwrap();
    let mut turn = |told: &str| {
        let turn = rebuild.turn(&Touched::default()).unwrap().unwrap_or_else(|| panic!("{told}"));
        compare_to_first_build(&turn.show, &root, || told.to_owned());
        assert!(rebuild.turn(&Touched::default()).unwrap().is_none(), "{told}");
        turn.show
    };
    let tells = |show: &Show, page: &str, commit: &str| String::from_utf8_lossy(show.file(page).unwrap()).contains(commit);
    git(&repo, &["init", "-q"], DAY);
    turn("a repository");
    let first = commit(&repo);
    assert!(tells(&turn("a first commit"), "a.html", &first));
    fs::write(repo.path("a.md"), "# A\n\nMore.\n").unwrap();
    assert!(tells(&turn("an edit"), "a.html", &first));
    fs::write(repo.path("b.md"), "# B\n").unwrap();
    turn("a document");
    let second = commit(&repo);
    let show = turn("a second commit");
    assert!(tells(&show, "a.html", &second) && tells(&show, "b.html", &second));
    git(&repo, &["pack-refs", "--all"], DAY);
    turn("packed names of branches");
    fs::write(repo.path("c.md"), "# C\n").unwrap();
    commit(&repo);
    turn("a commit after that");
}

#[test]
fn a_commit_is_noticed_with_and_without_events() {
    for poll in [false, true] {
        let repo = Repo::new().file("a.md", "# A\n");
        git(&repo, &["init", "-q"], DAY);
        let rebuilds = watch(&repo.path(""), poll);
        commit(&repo);
        assert_eq!(rebuilds.recv_timeout(KILL).unwrap(), "# A\n");
    }
}
