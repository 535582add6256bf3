//! Commands that write stay inside the repository, whatever its links, kinds and names say.

use std::fs;
use std::os::unix::fs::symlink;

use crate::harness::Repo;

#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let outside = Repo::new().file("victim.json", "{}\n");
    let before = outside.snapshot();
    let repo = Repo::new().file("a.md", "# A\n\n[B](b.md)\n").file("b.md", "# B\n").file("people/x.yaml", "kind: person\n");
    for name in ["teams", "linked", ".orgdocs"] {
        symlink(outside.path(""), repo.path(name)).unwrap();
    }
    for arguments in [
        &["new", "team", "Payments"][..],
        &["mv", "a.md", "linked/new/a.md", "--write"],
        &["theme", "--eject", "--file", "static/tokens.css"],
        &["check", "--write-baseline"],
    ] {
        let output = repo.run(arguments);
        assert!(output.exits(2).stderr.contains("leads out of the repository"), "{arguments:?}: {output}");
    }
    fs::remove_file(repo.path(".orgdocs")).unwrap();
    fs::create_dir(repo.path(".orgdocs")).unwrap();
    symlink(outside.path("victim.json"), repo.path(".orgdocs/baseline.json")).unwrap();
    repo.run(["check", "--write-baseline"]).exits(2);
    assert_eq!(outside.snapshot(), before);
    assert_eq!(repo.read("a.md"), "# A\n\n[B](b.md)\n");
}

#[test]
fn an_id_and_a_folder_of_a_kind_are_no_way_out() {
    let repo = Repo::new().file("inner/orgdocs.yaml", "title: Inner\n");
    for id in ["../../out", "..", "a/b", "a\nb", "A"] {
        let output = repo.run_in("inner", ["new", "team", "Payments", "--id", id]);
        assert!(output.exits(2).stderr.contains("is no id"), "{id:?}: {output}");
    }
    for (name, plural) in [("note", "../../out"), ("../note", "notes"), ("a b", "notes"), ("<b>", "notes"), ("note", "/")] {
        let kind = format!("kind: {name}\nplural: {plural}\npurpose: A note.\n");
        let repo = Repo::new().file("inner/orgdocs.yaml", "title: Inner\n").file("inner/.orgdocs/kinds/note/kind.yaml", &kind);
        let output = repo.run_in("inner", ["check", "--format", "concise"]);
        assert!(output.stdout.contains("is named in letters, digits and hyphens"), "{name} {plural}: {output}");
        repo.run_in("inner", ["new", "note", "Hello"]);
        repo.run_in("inner", ["build"]).exits(0);
        assert!(!repo.path("out").exists() && repo.path("inner/site/index.html").exists());
    }
}
