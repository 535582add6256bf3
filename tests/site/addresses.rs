//! Where pages stand: nothing is lost, whatever wants the same place.

use orgdocs::model::{DocumentId, Model};
use orgdocs::source::SourceFile;
use orgdocs::workspace;

use crate::harness::Repo;

fn model(files: &[(&str, &str)]) -> Model {
    workspace::from_files(files.iter().map(|(path, text)| SourceFile::new(*path, *text)).collect(), None, Vec::new())
}

fn documents(files: &[(&str, &str)]) -> Vec<String> {
    let model = model(files);
    let addresses = model.addresses();
    (0..model.documents.len()).map(|at| addresses.document(DocumentId::at(at)).unwrap().to_owned()).collect()
}

#[test]
fn what_the_rule_reports_is_what_the_site_moves() {
    let repo = Repo::new().file("orgdocs.yaml", "title: X\n").file("notes/Waiting.md", "# A\n").file("notes/waiting.md", "# B\n");
    let repo = repo.file("people/ada.yaml", "kind: person\nname: Ada\n").file("people/Ada.md", "# Not a person\n");
    let repo = repo.file("rules/README.md", "# Our rules\n").file("404.md", "# Lost\n");
    let out = repo.run(["check", "--format", "concise"]);
    let found: Vec<&str> = out.stdout.lines().filter(|line| line.contains("unique-address")).collect();
    assert_eq!(
        found,
        [
            "notes/waiting.md:1:1: error unique-address: notes/Waiting.md and notes/waiting.md both become notes/waiting.html",
            "people/Ada.md:1:1: error unique-address: people/ada.yaml and people/Ada.md both become people/Ada.html",
        ],
        "{out}"
    );
    repo.run(["build", "--quiet"]).exits(0);
    for page in
        ["notes/Waiting.html", "notes/waiting-page.html", "people/ada.html", "people/Ada-page.html", "rules-page/index-page.html"]
    {
        assert!(repo.path("site").join(page).is_file(), "{page}");
    }
}

#[test]
fn a_readme_introduces_its_folder_and_nothing_is_lost() {
    let team = "---\nkind: team\n---\n# A\n";
    let files = [
        ("README.md", "# Home\n"),
        ("a/README.md", "# A\n"),
        ("findings.md", "# F\n"),
        ("rules/x.md", "# X\n"),
        ("t/a.md", team),
        ("teams/README.md", "# Teams\n"),
        ("teams/a.md", "# Not a team\n"),
    ];
    let expected = [
        "index.html",
        "a/index.html",
        "findings-page.html",
        "rules-page/x-page.html",
        "teams/a.html",
        "teams/index.html",
        "teams/a-page.html",
    ];
    assert_eq!(documents(&files), expected);
    assert_eq!(model(&files).addresses().collisions.len(), 3);
}

#[test]
fn two_artifacts_of_one_id_both_have_pages_and_are_no_collision() {
    let team = "---\nkind: team\nid: a\n---\n# A\n";
    let files = [("x/one.md", team), ("x/two.md", team)];
    assert_eq!(documents(&files), ["teams/a.html", "teams/a-2.html"]);
    assert!(model(&files).addresses().collisions.is_empty());
}

#[test]
fn only_one_page_stands_where_a_kind_has_its_index() {
    let team = "---\nkind: team\nid: index\n---\n# Indexers\n";
    let found = |repo: Repo| {
        let out = repo.run(["check", "--format", "concise"]);
        out.stdout.lines().filter(|line| line.contains("unique-address")).map(str::to_owned).collect::<Vec<_>>()
    };
    let three = Repo::new().file("teams/x.md", team).file("teams/README.md", "# Teams\n").file("teams/index.md", "# All\n");
    assert_eq!(
        found(three),
        [
            "teams/index.md:1:1: error unique-address: teams/README.md and teams/index.md both become teams/index.html",
            "teams/x.md:5:3: error unique-address: teams/README.md and teams/x.md both become teams/index.html",
        ]
    );
    assert_eq!(
        found(Repo::new().file("teams/x.md", team)),
        ["teams/x.md:5:3: error unique-address: teams/x.md would become teams/index.html, which lists all teams"]
    );
    let fine = Repo::new().file("teams/x.md", "---\nkind: team\n---\n# X\n").file("teams/index.md", "# All\n");
    assert!(found(fine).is_empty());
}
