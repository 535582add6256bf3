//! Files that are there and say nothing: logs, reports, what a program leaves. Only their coming and going is news.

use std::fs;
use std::io::Write;

use orgdocs::workspace::Touched;

use super::random::{compare_to_first_build, fresh};
use crate::harness::Repo;

const DOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

#[test]
fn only_what_pages_show_is_made_anew() {
    let repo = Repo::new()
        .file("orgdocs.yaml", "title: T\n")
        .file("a.md", "# A\n\n![dot](dot.svg)\n\n[the log](app.log)\n\n[gone](gone.txt)\n")
        .file("dot.svg", DOT)
        .file("other.svg", DOT)
        .file("app.log", "one\n")
        .file(".orgdocs/theme/static/orgdocs.css", "body { margin: 1px }\n");
    let root = repo.path("");
    let mut rebuild = fresh(&root);
    assert!(rebuild.turn(&Touched::default()).unwrap().is_some());
    let mut turn = |path: &str, text: &str| {
        fs::File::options().create(true).append(true).open(root.join(path)).unwrap().write_all(text.as_bytes()).unwrap();
        let paths = if text.is_empty() { [].into() } else { [path.to_owned()].into() };
        let turn = rebuild.turn(&Touched { paths, everything: false }).unwrap();
        if let Some(turn) = &turn {
            compare_to_first_build(&turn.show, &root, || path.to_owned());
        }
        turn.is_some()
    };
    for (path, text) in [("app.log", "two\n"), ("app.log", "three\n"), ("other.svg", "\n"), ("a.md", "")] {
        assert!(!turn(path, text), "{path}");
    }
    for path in ["dot.svg", ".orgdocs/theme/static/orgdocs.css", "a.md", "orgdocs.yaml", "gone.txt", "new.log"] {
        assert!(turn(path, "\n"), "{path}");
        assert!(!turn(path, ""), "{path}");
    }
    assert!(!turn("new.log", "more\n"));
    assert!(turn("a.md", "![other](other.svg)\n"));
    assert!(turn("other.svg", "\n"), "a page shows it now");
}
